/* Boards that were made, for the next who asks alike: of one activity, seen by one role, in one language.
 *
 * What is kept holds as long as nothing was committed, by whatever process. Its size is bounded. */
#ifndef BAHE_SERVER_MADE_H
#define BAHE_SERVER_MADE_H

#include "activity/activity.h"

typedef struct BaheMade BaheMade;

typedef struct {
  gatomicrefcount holders;
  gint64 seq;    /* of the last record that they were made from */
  gboolean held; /* while it lasts, those who record see other views than everybody */
  GBytes *json;
} BaheMadeBoards;
void bahe_made_boards_unref (BaheMadeBoards *boards);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheMadeBoards, bahe_made_boards_unref)

/* The unit must outlive it. Both on the main thread. */
BaheMade *bahe_made_new (BaheUnit *unit);
void bahe_made_free (BaheMade *made);
BaheUnit *bahe_made_unit (const BaheMade *made);

/* The boards as they are now, if they are kept; NULL: they have to be made. Main thread, in a turn of its loop. */
BaheMadeBoards *bahe_made_find (BaheMade *made, gint64 activity, BaheRole role, BaheLanguage language);
/* Makes them, in the language of this thread, and keeps them. Any thread. Errors as of bahe_unit_boards_json. */
BaheMadeBoards *bahe_made_boards (BaheMade *made, gint64 activity, BaheRole role, GError **error);

#endif
