/* A file of a record as an answer. */
#ifndef BAHE_SERVER_FILE_H
#define BAHE_SERVER_FILE_H

#include "server/route.h"

/* What is asked for by …/{word: record}/{word: field}?n=&original=1. INVALID: that is no number. */
gboolean bahe_file_asked (const BaheCall *call, BaheFileAsk *ask, GError **error);
/* Takes name and content. Always TRUE. */
gboolean bahe_file_reply (BaheReply *reply, BaheFile *file);

#endif
