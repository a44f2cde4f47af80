#include "store/private.h"

#include <sodium.h>
#include <string.h>

/* The chain, so that anybody can check it with any BLAKE2b: each link is the 32-byte hash of the hash before, then each
 * column as its length in 8 bytes and its bytes. Integers are 8 bytes. All numbers are little-endian. NULL is the
 * length 2^64 − 1 alone. Columns in order: seq, id, part, activity, version, type, actor, first, last, words, recorded,
 * body, digest. The link before the first event is the hash of 32 zero bytes, then unit id, epoch, zone and format of
 * the store. */

typedef struct { /* columns are gathered, because many small updates cost more than the hash itself */
  crypto_generichash_state state;
  gsize n;
  guint8 gathered[1024];
} Link;

static void
link_long (Link *link, const void *bytes, gsize length)
{
  crypto_generichash_update (&link->state, link->gathered, link->n);
  link->n = 0;
  crypto_generichash_update (&link->state, bytes, length);
}

static inline void
link_plain (Link *link, const void *bytes, gsize length)
{
  if (length > sizeof link->gathered - link->n) {
    link_long (link, bytes, length);
    return;
  }
  memcpy (link->gathered + link->n, bytes, length);
  link->n += length;
}

static void
link_begin (Link *link, const guint8 before[BAHE_HASH_SIZE])
{
  link->n = 0;
  crypto_generichash_init (&link->state, NULL, 0, BAHE_HASH_SIZE);
  link_plain (link, before, BAHE_HASH_SIZE);
}

static void
link_end (Link *link, guint8 hash[BAHE_HASH_SIZE])
{
  crypto_generichash_update (&link->state, link->gathered, link->n);
  crypto_generichash_final (&link->state, hash, BAHE_HASH_SIZE);
}

static inline void
link_bytes (Link *link, const void *bytes, gsize length)
{
  guint64 prefix = GUINT64_TO_LE ((guint64) length);

  link_plain (link, &prefix, sizeof prefix);
  link_plain (link, bytes, length);
}

static void
link_text (Link *link, const char *text)
{
  guint64 none = G_MAXUINT64;

  if (text == NULL)
    link_plain (link, &none, sizeof none);
  else
    link_bytes (link, text, strlen (text));
}

static inline void
link_integer (Link *link, gint64 integer)
{
  gint64 bytes = GINT64_TO_LE (integer);

  link_bytes (link, &bytes, sizeof bytes);
}

void
bahe_chain_start (const BaheStore *store, guint8 hash[BAHE_HASH_SIZE])
{
  static const guint8 nothing[BAHE_HASH_SIZE] = { 0 };
  Link link;

  link_begin (&link, nothing);
  link_text (&link, store->unit_id);
  link_integer (&link, store->epoch);
  link_text (&link, store->zone);
  link_integer (&link, store->made_format);
  link_end (&link, hash);
}

void
bahe_chain_link (const BaheEventRow *event, guint8 hash[BAHE_HASH_SIZE])
{
  Link link;

  link_begin (&link, hash);
  link_integer (&link, event->seq);
  link_bytes (&link, event->id.bytes, sizeof event->id.bytes);
  link_integer (&link, event->part);
  link_integer (&link, event->activity);
  link_integer (&link, event->version);
  link_text (&link, event->type);
  link_integer (&link, event->actor);
  link_integer (&link, event->when.first);
  link_integer (&link, event->when.last);
  link_text (&link, event->when_words);
  link_integer (&link, event->recorded);
  link_bytes (&link, event->body, event->body_length);
  link_bytes (&link, event->digest, sizeof event->digest);
  link_end (&link, hash);
}

void
bahe_hash (const void *bytes, gsize length, const guint8 *key, gsize key_length, guint8 hash[BAHE_HASH_SIZE])
{
  crypto_generichash (hash, BAHE_HASH_SIZE, bytes, length, key, key_length);
}
