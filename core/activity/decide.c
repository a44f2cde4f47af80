/* Calling a kind: the guard around its functions, and the buffer for what they say. */
#include "activity/private.h"

/* "The host calls one at a time": of all kinds and all units, because a plugin may keep nothing but may share code. */
static GRecMutex one_at_a_time;

void
bahe_kind_enter (const BaheKindInfo *info, const char *function)
{
  g_rec_mutex_lock (&one_at_a_time);
  bahe_plugin_enter (info->plugin, function);
}

void
bahe_kind_leave (void)
{
  bahe_plugin_leave ();
  g_rec_mutex_unlock (&one_at_a_time);
}

/* Few verbs and events come to more than one. */
static BaheRecorded *
add_recorded (BaheOutBuffer *buffer)
{
  guint n = buffer->n_recorded++;

  if ((n & (n - 1)) == 0)
    buffer->recorded = g_renew (BaheRecorded, buffer->recorded, MAX (2 * n, 1));
  return &buffer->recorded[n];
}

static void
buffer_record (BaheOut *out, guint event, const BaheValue *values)
{
  BaheOutBuffer *buffer = (BaheOutBuffer *) out;

  if (event >= buffer->n_types) {
    buffer->wrong = TRUE;
    return;
  }
  const BaheField *fields = buffer->types[event].table->fields;
  *add_recorded (buffer) =
      (BaheRecorded){ (int) event, bahe_values_copy (fields != NULL ? fields : &bahe_nothing, values) };
}

static gboolean
buffer_refuse (BaheOut *out, guint refusal, int field, const BaheValue *detail)
{
  BaheOutBuffer *buffer = (BaheOutBuffer *) out;

  buffer->refusal = (int) refusal;
  buffer->field = field;
  if (detail != NULL) {
    g_free (buffer->detail);
    g_free (buffer->detail_text);
    buffer->detail = g_memdup2 (detail, sizeof *detail);
    buffer->detail_text = g_strdup (detail->text);
    buffer->detail->text = buffer->detail_text;
    buffer->detail->items = NULL;
    buffer->detail->n = 0;
  }
  return FALSE;
}

void
bahe_out_init (BaheOutBuffer *buffer, const BaheEventInfo *types, guint n_types)
{
  *buffer = (BaheOutBuffer){
    .out = { .size = sizeof (BaheOut), .record = buffer_record, .refuse = buffer_refuse },
    .types = types,
    .n_types = n_types,
    .refusal = -1,
    .field = -1,
  };
}

void
bahe_out_clear (BaheOutBuffer *buffer)
{
  for (guint i = 0; i < buffer->n_recorded; i++)
    bahe_values_free (buffer->recorded[i].values);
  g_free (buffer->recorded);
  g_free (buffer->detail);
  g_free (buffer->detail_text);
}
