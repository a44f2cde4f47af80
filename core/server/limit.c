#define G_LOG_DOMAIN "bahe-server"

#include "server/limit.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define TRIES_OF_ONE 10
#define SECONDS_OF_ONE 60 /* until one has another try */
/* With ten codes open, whoever tries all day and night from as many addresses as they like finds one of them with a
 * chance of one and a half in a hundred. */
#define TRIES_OF_ALL 60
#define SECONDS_OF_ALL 60
#define MOST_ADDRESSES 4096
#define WARN_EVERY (60 * G_USEC_PER_SEC)

typedef struct {
  double tokens;
  gint64 as_of; /* monotonic */
} Bucket;

struct BaheLimit {
  GMutex lock;
  GHashTable *of_one; /* address → Bucket */
  Bucket of_all;
  gint64 warned; /* monotonic: a guesser must not fill the log */
};

BaheLimit *
bahe_limit_new (void)
{
  BaheLimit *limit = g_new0 (BaheLimit, 1);

  g_mutex_init (&limit->lock);
  limit->of_one = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  limit->of_all = (Bucket){ TRIES_OF_ALL, g_get_monotonic_time () };
  return limit;
}

void
bahe_limit_free (BaheLimit *limit)
{
  if (limit == NULL)
    return;
  g_hash_table_unref (limit->of_one);
  g_mutex_clear (&limit->lock);
  g_free (limit);
}

static void
refill (Bucket *bucket, double most, double seconds)
{
  gint64 now = g_get_monotonic_time ();

  bucket->tokens = MIN (most, bucket->tokens + (double) (now - bucket->as_of) / G_USEC_PER_SEC / seconds);
  bucket->as_of = now;
}

static gboolean
is_full (gpointer from, gpointer bucket, gpointer data)
{
  refill (bucket, TRIES_OF_ONE, SECONDS_OF_ONE);
  return ((const Bucket *) bucket)->tokens >= TRIES_OF_ONE;
}

/* One who has an IPv6 address has 2^64 of them: those of one network count as one. */
static char *
who_of (const char *from)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (from);

  if (address == NULL || g_inet_address_get_family (address) != G_SOCKET_FAMILY_IPV6)
    return g_strdup (from);
  const guint8 *bytes = g_inet_address_to_bytes (address);
  static const guint8 mapped[12] = { [10] = 0xff, [11] = 0xff };
  if (memcmp (bytes, mapped, sizeof mapped) == 0)
    return g_strdup_printf ("%u.%u.%u.%u", bytes[12], bytes[13], bytes[14], bytes[15]);
  return g_strdup_printf ("%02x%02x:%02x%02x:%02x%02x:%02x%02x", bytes[0], bytes[1], bytes[2], bytes[3], bytes[4],
                          bytes[5], bytes[6], bytes[7]);
}

static Bucket *
bucket_of (BaheLimit *limit, const char *from)
{
  g_autofree char *who = who_of (from);
  Bucket *bucket = g_hash_table_lookup (limit->of_one, who);

  if (bucket != NULL)
    return bucket;
  if (g_hash_table_size (limit->of_one) >= MOST_ADDRESSES)
    g_hash_table_foreach_remove (limit->of_one, is_full, NULL);
  bucket = g_new0 (Bucket, 1);
  *bucket = (Bucket){ TRIES_OF_ONE, g_get_monotonic_time () };
  g_hash_table_insert (limit->of_one, g_steal_pointer (&who), bucket);
  return bucket;
}

static guint
wait_of (const Bucket *bucket, double seconds)
{
  return bucket->tokens >= 1 ? 0 : (guint) ceil ((1 - bucket->tokens) * seconds);
}

static void
warn (BaheLimit *limit, const char *from)
{
  gint64 now = g_get_monotonic_time ();

  if (limit->warned != 0 && now - limit->warned < WARN_EVERY)
    return;
  limit->warned = now;
  g_warning ("codes are being guessed%s, lately from %s", limit->of_all.tokens < 1 ? " from several addresses" : "",
             from);
}

guint
bahe_limit_take (BaheLimit *limit, const char *from)
{
  g_mutex_lock (&limit->lock);
  Bucket *one = bucket_of (limit, from);
  refill (one, TRIES_OF_ONE, SECONDS_OF_ONE);
  refill (&limit->of_all, TRIES_OF_ALL, SECONDS_OF_ALL);
  guint wait = MAX (wait_of (one, SECONDS_OF_ONE), wait_of (&limit->of_all, SECONDS_OF_ALL));
  if (wait > 0) {
    warn (limit, from);
  } else {
    one->tokens--;
    limit->of_all.tokens--;
  }
  g_mutex_unlock (&limit->lock);
  return wait;
}

void
bahe_limit_give_back (BaheLimit *limit, const char *from)
{
  g_mutex_lock (&limit->lock);
  Bucket *one = bucket_of (limit, from);
  one->tokens = MIN (TRIES_OF_ONE, one->tokens + 1);
  limit->of_all.tokens = MIN (TRIES_OF_ALL, limit->of_all.tokens + 1);
  g_mutex_unlock (&limit->lock);
}
