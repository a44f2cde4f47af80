/* The papers that were drawn last, so that a whole group that opens one picture costs one drawing. Safe on any thread.
 */
#ifndef BAHE_SERVER_PAPER_H
#define BAHE_SERVER_PAPER_H

#include <glib.h>

typedef struct BahePapers BahePapers;

BahePapers *bahe_papers_new (void);
void bahe_papers_free (BahePapers *papers);

#endif
