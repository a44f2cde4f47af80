/* Memory that is freed at once: the values of one event, the tables of one plugin. Not for threads at the same time. */
#ifndef BAHE_PLUGIN_ARENA_H
#define BAHE_PLUGIN_ARENA_H

#include <glib.h>

typedef struct BaheArenaBlock BaheArenaBlock;

typedef struct { /* all zeros: empty */
  BaheArenaBlock *blocks;
  gsize used, room; /* of the first block */
} BaheArena;

void bahe_arena_clear (BaheArena *arena);

/* `n` × `size` bytes of zeros, aligned for any type; never NULL. */
gpointer bahe_arena_new (BaheArena *arena, gsize n, gsize size);
/* NULL gives NULL. */
const char *bahe_arena_text (BaheArena *arena, const char *text);
const char *bahe_arena_text_of (BaheArena *arena, const char *text, gsize length);

#endif
