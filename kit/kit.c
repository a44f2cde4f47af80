/* An activity without a host: its events, its state, what its functions are handed and what they say. */
#include "private.h"

#include <string.h>

typedef struct {
  BaheOut out; /* first: the functions are handed this */
  BaheKit *kit;
  GArray *recorded; /* of Record: what decide says */
  int refusal;      /* −1: none */
  gboolean wrong;   /* recorded what cannot be */
} Saying;

typedef struct {
  BaheAsk ask; /* first */
  BaheKit *kit;
  BaheValue answer;
} Asking;

BaheKit *
bahe_kit_new (const BahePlugin *plugin)
{
  BaheKit *kit = g_new0 (BaheKit, 1);

  kit->plugin = plugin;
  kit->memory = g_ptr_array_new_with_free_func (g_free);
  kit->entrants = g_ptr_array_new_with_free_func (g_free);
  kit->persons = g_ptr_array_new_with_free_func (g_free);
  kit->roster = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  kit->standings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  kit->records = g_array_new (FALSE, FALSE, sizeof (Record));
  kit->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  kit->deeds = g_ptr_array_new_with_free_func (g_free);
  kit->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return kit;
}

static void
drop_state (BaheKit *kit)
{
  if (kit->state != NULL && kit->kind->state_free != NULL)
    kit->kind->state_free (kit->state);
  kit->state = NULL;
  g_ptr_array_set_size (kit->facts, 0);
}

void
bahe_kit_free (BaheKit *kit)
{
  drop_state (kit);
  g_ptr_array_unref (kit->memory);
  g_ptr_array_unref (kit->entrants);
  g_ptr_array_unref (kit->persons);
  g_hash_table_unref (kit->roster);
  g_hash_table_unref (kit->standings);
  g_array_unref (kit->records);
  g_ptr_array_unref (kit->facts);
  g_ptr_array_unref (kit->deeds);
  g_ptr_array_unref (kit->rows);
  g_free (kit);
}

const BaheEventType *
kit_event_type (const BaheKit *kit, guint type)
{
  return type >= BAHE_ENTERED ? NULL : &kit->kind->events[type];
}

int
kit_event_named (const BaheKit *kit, const char *name)
{
  for (int i = 0; kit->kind->events != NULL && kit->kind->events[i].name != NULL; i++)
    if (g_strcmp0 (kit->kind->events[i].name, name) == 0)
      return i;
  return -1;
}

/* ---- folding
 * --------------------------------------------------------------------------------------------------------------- */

static gboolean
refuse_nothing (BaheOut *out, guint refusal, int field, const BaheValue *detail)
{
  g_error ("only decide refuses");
  return FALSE;
}

static void
record_fact (BaheOut *out, guint event, const BaheValue *values)
{
  BaheKit *kit = ((Saying *) out)->kit;

  kit_give_facts (kit, &kit->kind->events[event], values);
}

static gboolean
evolve (BaheKit *kit, guint place)
{
  Record *record = &g_array_index (kit->records, Record, place);
  BaheEvent event = {
    .size = sizeof event, .type = record->type, .seq = place + 1, .when = &record->when, .values = record->values
  };
  Saying saying = { .out = { .size = sizeof (BaheOut), .record = record_fact, .refuse = refuse_nothing }, .kit = kit };
  const BaheEventType *type = kit_event_type (kit, record->type);

  record->conflict = kit->kind->evolve != NULL && !kit->kind->evolve (kit->state, &event, &saying.out);
  if (!record->conflict && type != NULL)
    kit_give_facts (kit, type, record->values);
  return !record->conflict;
}

void
bahe_kit_fold (BaheKit *kit)
{
  drop_state (kit);
  if (kit->kind->state_new != NULL)
    kit->state = kit->kind->state_new (kit->setup);
  for (guint i = 0; i < kit->records->len; i++) {
    g_array_index (kit->records, Record, i).conflict = FALSE;
    if (!g_array_index (kit->records, Record, i).cancelled)
      evolve (kit, i);
  }
}

void
kit_open (BaheKit *kit, const BaheKind *kind, const BaheValue *setup)
{
  drop_state (kit);
  kit->kind = kind;
  kit->setup = setup;
  kit->then = 0;
  kit->refusal = NULL;
  kit->seed = 1;
  kit->when = (BaheValue){ .how = BAHE_EXACT };
  g_array_set_size (kit->records, 0);
  g_ptr_array_set_size (kit->entrants, 0);
  g_ptr_array_set_size (kit->deeds, 0);
  g_hash_table_remove_all (kit->standings);
  bahe_kit_fold (kit);
}

gboolean
kit_append (BaheKit *kit, guint type, const BaheField *fields, const BaheValue *values)
{
  Record record = { .type = type, .fields = fields, .values = values, .when = kit->when };

  if (type < BAHE_ENTERED)
    record.values = kit_seal (kit, fields, values);
  g_array_append_val (kit->records, record);
  return evolve (kit, kit->records->len - 1);
}

/* ---- looking
 * ----------------------------------------------------------------------------------------------------------------- */

static void
record_row (BaheOut *out, guint view, const BaheValue *values)
{
  BaheKit *kit = ((Saying *) out)->kit;

  g_ptr_array_add (kit->rows, kit_row_words (kit, &kit->kind->views[view], values));
}

void
kit_look (BaheKit *kit)
{
  Saying saying = { .out = { .size = sizeof (BaheOut), .record = record_row, .refuse = refuse_nothing }, .kit = kit };

  g_ptr_array_set_size (kit->rows, 0);
  if (kit->kind->view_deeds != NULL)
    kit->kind->view_deeds (kit->state, (const BaheDeed *const *) kit->deeds->pdata, kit->deeds->len, &saying.out);
  else if (kit->kind->view != NULL)
    kit->kind->view (kit->state, &saying.out);
}

char *
bahe_kit_dump (BaheKit *kit)
{
  kit_look (kit);
  g_autofree char *facts = kit_join (kit->facts), *rows = kit_join (kit->rows);
  return g_strconcat (facts, rows, NULL);
}

guint
bahe_kit_events (const BaheKit *kit)
{
  return kit->records->len;
}

/* ---- deciding
 * ------------------------------------------------------------------------------------------------------------------ */

static const BaheValue *
ask_roster (const BaheAsk *ask, const BaheValue *who, const char *field)
{
  Asking *asking = (Asking *) ask;
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", who->integer, field);
  const char *text = g_hash_table_lookup (asking->kit->roster, key);

  asking->answer = (BaheValue){ 0 };
  if (text != NULL)
    asking->answer = (BaheValue){ .how = BAHE_EXACT, .integer = g_ascii_strtoll (text, NULL, 10), .text = text };
  return &asking->answer;
}

/* An entrant is the person of the same name, or a group where the roster says sort=group; else a guest. */
static const BaheValue *
ask_entrant (const BaheAsk *ask, gint64 entrant, const char *field)
{
  Asking *asking = (Asking *) ask;
  const BaheKit *kit = asking->kit;
  const char *name = entrant >= 1 && entrant <= kit->entrants->len ? kit->entrants->pdata[entrant - 1] : "";
  gboolean asks_sort = g_str_equal (field, "sort");

  asking->answer = asks_sort ? (BaheValue){ .how = BAHE_EXACT, .text = "guest" } : (BaheValue){ 0 };
  for (guint i = 0; i < kit->persons->len; i++) {
    const BaheValue who = { .how = BAHE_EXACT, .integer = FIRST_PERSON + i };
    if (strcmp (kit->persons->pdata[i], name) != 0)
      continue;
    if (g_str_equal (field, "number"))
      asking->answer = who;
    else if (ask_roster (ask, &who, field)->how == BAHE_UNSET && asks_sort)
      asking->answer = (BaheValue){ .how = BAHE_EXACT, .text = "person" };
  }
  return &asking->answer;
}

static const BaheStanding *
ask_standing (const BaheAsk *ask, const char *stage, const char *group, gsize *n)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", stage != NULL ? stage : "-", group != NULL ? group : "-");
  const GArray *standing = g_hash_table_lookup (((Asking *) ask)->kit->standings, key);

  *n = standing == NULL ? 0 : standing->len;
  return standing == NULL ? NULL : (const BaheStanding *) standing->data;
}

static guint
count_events (const BaheKind *kind)
{
  guint n = 0;

  while (kind->events != NULL && kind->events[n].name != NULL)
    n++;
  return n;
}

static void
record_event (BaheOut *out, guint event, const BaheValue *values)
{
  Saying *saying = (Saying *) out;
  const BaheEventType *type = event < count_events (saying->kit->kind) ? &saying->kit->kind->events[event] : NULL;
  saying->wrong |= type == NULL || (values == NULL && kit_count_fields (type->fields) > 0);
  if (saying->wrong)
    return;
  Record record = { .type = event, .fields = type->fields };

  record.values = kit_copy_values (saying->kit, values, kit_count_fields (type->fields));
  g_array_append_val (saying->recorded, record);
}

static gboolean
refuse (BaheOut *out, guint refusal, int field, const BaheValue *detail)
{
  ((Saying *) out)->refusal = (int) refusal;
  return FALSE;
}

static gboolean
breach (GError **error, const char *what)
{
  g_set_error_literal (error, KIT_ERROR, KIT_ERROR_CONTRACT, what);
  return FALSE;
}

static guint
count_refusals (const BaheKind *kind)
{
  guint n = 0;

  while (kind->refusals != NULL && kind->refusals[n].name != NULL)
    n++;
  return n;
}

/* Asks decide, and holds it to the contract; what is to be recorded ends up in `saying`. */
static gboolean
decide (BaheKit *kit, const BaheVerb *verb, const BaheValue *values, Saying *saying, GError **error)
{
  Asking asking = { .ask = { .size = sizeof (BaheAsk),
                             .state = kit->state,
                             .when = &kit->when,
                             .seed = kit->seed,
                             .roster = ask_roster,
                             .standing = ask_standing,
                             .entrant = ask_entrant },
                    .kit = kit };
  gboolean offered = verb->now == NULL || verb->now (kit->state);
  gboolean yes = verb->decide == NULL || verb->decide (&asking.ask, values, &saying->out);

  if (saying->wrong)
    return breach (error, "decide recorded a type that .events does not have, or no values");
  if (yes == (saying->refusal >= 0))
    return breach (error, yes ? "decide refused and returned TRUE" : "decide returned FALSE without a refusal");
  if (yes && !offered)
    return breach (error, "decide let a verb through that now does not offer");
  if (!yes && saying->recorded->len > 0)
    return breach (error, "decide refused after it had recorded");
  if (yes && saying->recorded->len == 0 && kit_event_named (kit, verb->records) >= 0)
    record_event (&saying->out, (guint) kit_event_named (kit, verb->records), values);
  if (!yes && saying->refusal >= (int) count_refusals (kit->kind))
    return breach (error, "decide refused with a number that no row of .refusals has");
  if (yes && saying->recorded->len == 0)
    return breach (error, "decide let the verb through and nothing is recorded");
  return TRUE;
}

static const BaheVerb *
verb_named (const BaheKit *kit, const char *name)
{
  for (const BaheVerb *verb = kit->kind->verbs; verb != NULL && verb->name != NULL; verb++)
    if (strcmp (verb->name, name) == 0)
      return verb;
  return NULL;
}

gboolean
kit_do (BaheKit *kit, char **words, GError **error)
{
  const BaheVerb *verb = verb_named (kit, words[0]);
  g_autoptr (GArray) recorded = g_array_new (FALSE, FALSE, sizeof (Record));
  g_autoptr (GError) invalid = NULL;
  Saying saying = { .out = { .size = sizeof (BaheOut), .record = record_event, .refuse = refuse },
                    .kit = kit,
                    .recorded = recorded,
                    .refusal = -1 };

  kit->then = kit->records->len;
  kit->answered = FALSE;
  kit->refusal = "invalid";
  kit->why = NULL;
  if (verb == NULL) {
    g_set_error (error, KIT_ERROR, KIT_ERROR_SCRIPT, "there is no verb %s", words[0]);
    return FALSE;
  }
  const BaheValue *values = kit_parse_values (kit, verb->fields, NULL, words + 1, &invalid);
  if (values == NULL) {
    kit->why = kit_text (kit, invalid->message);
    return TRUE;
  }
  if (!decide (kit, verb, values, &saying, error))
    return FALSE;
  kit->refusal = saying.refusal < 0 ? NULL : kit->kind->refusals[saying.refusal].name;
  for (guint i = 0; i < recorded->len; i++) {
    const Record *record = &g_array_index (recorded, Record, i);
    if (!kit_append (kit, record->type, record->fields, record->values))
      return breach (error, "decide records what evolve does not take");
  }
  return TRUE;
}
