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

static void
recorded_free (gpointer data)
{
  BaheRecorded *recorded = data;

  bahe_values_free (recorded->values);
  g_free (recorded);
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
  BaheRecorded *recorded = g_new0 (BaheRecorded, 1);
  recorded->event = (int) event;
  recorded->values = bahe_values_copy (fields != NULL ? fields : &bahe_nothing, values);
  g_ptr_array_add (buffer->recorded, recorded);
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
    .recorded = g_ptr_array_new_with_free_func (recorded_free),
    .refusal = -1,
    .field = -1,
  };
}

void
bahe_out_clear (BaheOutBuffer *buffer)
{
  g_ptr_array_unref (buffer->recorded);
  g_free (buffer->detail);
  g_free (buffer->detail_text);
}
