#include "plugin/arena.h"

#include <string.h>

enum { FIRST_BLOCK = 1008 /* with its head what malloc keeps at hand */, LARGEST_STEP = 64 * 1024, ALIGNMENT = 16 };

struct BaheArenaBlock {
  BaheArenaBlock *next;
  gsize size;
  _Alignas(ALIGNMENT) guint8 bytes[];
};

void
bahe_arena_clear (BaheArena *arena)
{
  while (arena->blocks != NULL) {
    BaheArenaBlock *block = arena->blocks;
    arena->blocks = block->next;
    g_free (block);
  }
  *arena = (BaheArena){ 0 };
}

static void
add_block (BaheArena *arena, gsize at_least)
{
  gsize size = arena->blocks == NULL ? FIRST_BLOCK : MIN (2 * arena->blocks->size, LARGEST_STEP);
  size = MAX (size, at_least);

  BaheArenaBlock *block = g_malloc (sizeof *block + size);
  block->next = arena->blocks;
  block->size = size;
  arena->blocks = block;
  arena->used = 0;
  arena->room = size;
}

static gpointer
take (BaheArena *arena, gsize size)
{
  gsize bytes = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

  if (arena->room - arena->used < bytes || arena->blocks == NULL)
    add_block (arena, bytes);
  gpointer at = arena->blocks->bytes + arena->used;
  arena->used += bytes;
  return at;
}

gpointer
bahe_arena_new (BaheArena *arena, gsize n, gsize size)
{
  return memset (take (arena, n * size), 0, n * size);
}

const char *
bahe_arena_text (BaheArena *arena, const char *text)
{
  if (text == NULL)
    return NULL;
  return bahe_arena_text_of (arena, text, strlen (text));
}

const char *
bahe_arena_text_of (BaheArena *arena, const char *text, gsize length)
{
  char *copy = take (arena, length + 1);

  copy[length] = '\0';
  return memcpy (copy, text, length);
}
