/* One record of a verb: folded, appended with what it gives, and said. */
#include "activity/private.h"

#include <string.h>

/* ---- names and bodies --------------------------------------------------------------------------- */

char *
bahe_act_place (const BaheAct *act)
{
  g_autofree char *id = bahe_id_format (&act->request->id);

  return g_strdup_printf ("%s:%u", id, act->part);
}

BaheNaming *
bahe_act_naming (BaheAct *act, GError **error)
{
  gboolean begun = act->naming->roster != NULL;

  if (!begun && !bahe_naming_init (act->naming, act->unit, act->view, act->fold, 0, error))
    return NULL;
  /* What this verb itself recorded may have changed the roster. */
  if (begun && act->activity == BAHE_ROSTER_STREAM && !bahe_roster_catch_up (act->naming->roster, act->view, error))
    return NULL;
  act->naming->fold = act->fold;
  act->naming->files = act->files;
  return act->naming;
}

static char *
seal_value (gpointer act, gint64 person, const char *place, const char *plain, GError **error)
{
  return bahe_store_seal (((BaheAct *) act)->unit->store, person, place, plain, error);
}

BaheSealing
bahe_act_sealing (BaheAct *act)
{
  return (BaheSealing){ act, seal_value, bahe_act_seal_file };
}

json_object *
bahe_act_body (BaheAct *act, const BaheField *fields, const BaheValue *values, GError **error)
{
  g_autofree char *place = bahe_fields_private (fields) ? bahe_act_place (act) : NULL;
  const BaheSealing sealing = bahe_act_sealing (act);

  return bahe_values_to_json (fields, values, &sealing, place, error);
}

/* ---- folding ------------------------------------------------------------------------------------- */

/* Facts cannot be made without the plugin: the stamp of nothing has them built when it is back. */
static gboolean
mark_unbuilt (BaheAct *act, GError **error)
{
  const guint8 nothing[BAHE_HASH_SIZE] = { 0 };

  return bahe_transaction_set_projection_hash (act->transaction, act->activity, nothing, error);
}

/* The stream is folded again with the new values; rows that change are closed as of the correction and written anew. */
static gboolean
refold (BaheAct *act, gint64 seq, GError **error)
{
  g_autoptr (BaheRows) before = bahe_rows_new (), after = bahe_rows_new ();

  bahe_act_forget_fold (act->unit, act->activity);
  act->fold = NULL;
  BaheFold *fold = bahe_fold_load (act->unit, act->view, act->activity, 0, NULL, bahe_rows_sink (after), error);
  if (fold == NULL)
    return FALSE;
  fold->projection_checked = TRUE;
  bahe_act_keep_fold (act->unit, fold);
  act->fold = fold;
  if (!bahe_projection_row (act->transaction, act->fold, error))
    return FALSE;
  if (fold->info == NULL)
    return mark_unbuilt (act, error);
  return bahe_rows_read (before, act->view, act->activity, 0, error) &&
         bahe_rows_write_changes (before, after, act->transaction, act->activity, seq, error);
}

static gboolean
start_fold (BaheAct *act, GError **error)
{
  act->fold = bahe_fold_load (act->unit, act->view, act->activity, 0, NULL, NULL, error);
  if (act->fold == NULL)
    return FALSE;
  act->fold->projection_checked = TRUE;
  bahe_act_keep_fold (act->unit, act->fold);
  return bahe_projection_stamp (act->transaction, act->fold, error);
}

typedef struct { /* an event to be appended */
  BaheEventRow row;
  json_object *body;       /* NULL: it is one of the kind's own, given by its values */
  int own;                 /* which then; else −1 */
  const BaheValue *values; /* as they are read of its body */
} Record;

static Record
record_of (const BaheAct *act, const char *type, const GString *text)
{
  Record record = { .own = -1,
                    .row = { .id = act->request->id,
                             .part = act->part,
                             .activity = act->activity,
                             .type = type,
                             .actor = act->request->actor,
                             .when = act->when,
                             .when_words = act->request->when,
                             .body = text->str,
                             .body_length = text->len } };

  memcpy (record.row.digest, act->digest, sizeof record.row.digest);
  return record;
}

/* Evolves before it is written, so that what the event gives is written with it. */
static gboolean
fold_first (BaheAct *act, Record *record, GError **error)
{
  BaheEventRow *row = &record->row;
  BaheStoreSink sink;

  if (!bahe_transaction_place (act->transaction, row, error))
    return FALSE;
  bahe_store_sink_init (&sink, act->transaction, act->activity, row->seq);
  if (record->own >= 0 ? !bahe_fold_apply_own (act->fold, row, record->own, record->values, &sink.sink, error)
                       : !bahe_fold_apply_body (act->fold, row, record->body, &sink.sink, error))
    return FALSE;
  if (!bahe_fold_in_conflict (act->fold, row->seq))
    return bahe_transaction_append (act->transaction, row, error) &&
           (act->fold->info != NULL || mark_unbuilt (act, error));
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
               _ ("\"%s\" is not possible now, after what is recorded already in \"%s\""),
               bahe_event_title (act->fold->info, row->type), act->fold->title);
  return FALSE;
}

static gboolean
append_and_fold (BaheAct *act, Record *record, GError **error)
{
  if (act->fold == NULL)
    return bahe_transaction_append (act->transaction, &record->row, error) && start_fold (act, error);
  if (record->own < 0 && g_str_equal (record->row.type, BAHE_TYPE_CORRECTED))
    return bahe_transaction_append (act->transaction, &record->row, error) && refold (act, record->row.seq, error);
  return fold_first (act, record, error);
}

/* ---- appending ---------------------------------------------------------------------------------- */

/* Its words are put behind those of the records before. */
static gboolean
say (BaheAct *act, const Record *record, GError **error)
{
  BaheNaming *naming = bahe_act_naming (act, error);

  if (naming == NULL)
    return FALSE;
  if (act->words->len > 0)
    g_string_append (act->words, _ ("; "));
  if (record->own >= 0) {
    bahe_event_write_own (act->words, naming, act->fold, record->own, record->values);
    return TRUE;
  }
  g_autofree char *words = bahe_event_words (naming, act->fold, record->row.type, record->body);
  g_string_append (act->words, words);
  return TRUE;
}

static gboolean
append (BaheAct *act, Record *record, GError **error)
{
  g_array_append_val (act->touched, act->activity);
  if (!append_and_fold (act, record, error))
    return FALSE;
  if (act->part++ == 0)
    act->first_seq = record->row.seq;
  act->last_seq = record->row.seq;
  return say (act, record, error);
}

gboolean
bahe_act_append (BaheAct *act, const char *type, json_object *body, GError **error)
{
  g_autoptr (GString) text = bahe_json_stored (body);
  Record record = record_of (act, type, text);

  record.body = body;
  return bahe_act_keep_files (act, body, error) && append (act, &record, error);
}

gboolean
bahe_act_append_own (BaheAct *act, int event, const GString *body, const BaheValue *values, GError **error)
{
  Record record = record_of (act, act->fold->info->events[event].table->name, body);

  record.own = event;
  record.values = values;
  return append (act, &record, error);
}
