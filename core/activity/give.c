/* What one event gives: facts by the maps of its type, entries of the kind's figures. */
#include "activity/private.h"

/* ---- facts -------------------------------------------------------------------------------------- */

typedef struct {
  BaheSink *sink;
  GError *error;
} Giving;

static void
give_fact (const BaheFactRow *fact, gpointer data)
{
  Giving *giving = data;

  if (giving->error == NULL)
    giving->sink->fact (giving->sink, fact, &giving->error);
}

static gboolean
give_facts (const BaheFold *fold, int event, const BaheValue *values, gint64 seq, guint *n, BaheSink *sink,
            GError **error)
{
  Giving giving = { .sink = sink };

  bahe_event_facts (&fold->info->events[event], values, seq, n, give_fact, &giving);
  if (giving.error == NULL)
    return TRUE;
  g_propagate_error (error, giving.error);
  return FALSE;
}

/* ---- figures ------------------------------------------------------------------------------------ */

typedef struct {
  const BaheFold *fold;
  const BaheFigureInfo *figure;
  const BaheField *fields;
  const BaheValue *values;
  const BaheValue *row; /* of the rows that the figure looks into; NULL: none */
  int rows;             /* the field that holds them; −1: none */
  const BaheSpan *when; /* of the record or row */
  BaheFigureEntry entry;
  guint *n;
  BaheSink *sink;
} Counting;

/* An entrant is told apart by who it is, so that one person counts once over many activities. */
static char *
identity (const Counting *counting, const BaheField *field, const BaheValue *value)
{
  if (value->how == BAHE_SEALED)
    return g_strdup ("sealed");
  switch (field->type) {
  case BAHE_TEXT:
    return bahe_text_key (value->text != NULL ? value->text : "");
  case BAHE_CHOICE:
    return g_strdup (field->choices[value->integer].name);
  case BAHE_ENTRANT: {
    const BaheEntrant *entrant = bahe_fold_entrant (counting->fold, value->integer);
    if (entrant == NULL || entrant->type == BAHE_TEXT)
      return g_strdup_printf ("guest %" PRId64 ".%" PRId64, counting->fold->activity, value->integer);
    return g_strdup_printf ("%s %" PRId64, entrant->type == BAHE_GROUP ? "group" : "person", entrant->who);
  }
  case BAHE_DECIMAL:
  case BAHE_QUANTITY: {
    g_auto (BaheNumber) number = bahe_number_scaled (value->integer, value->exponent);
    return bahe_number_format (&number, -1);
  }
  case BAHE_FILE:
    return g_strdup (value->n > 0 ? value->items[0].text : value->text != NULL ? value->text : "");
  default:
    return g_strdup_printf ("%" PRId64, value->integer);
  }
}

static json_object *
key_part (const Counting *counting, const BaheField *field, const BaheValue *value)
{
  if (value == NULL || value->how == BAHE_UNSET || value->how == BAHE_UNKNOWN)
    return NULL;
  switch (field->type) {
  case BAHE_TEXT:
    return json_object_new_string (value->how == BAHE_SEALED || value->text == NULL ? "" : value->text);
  case BAHE_CHOICE:
  case BAHE_DECIMAL:
  case BAHE_QUANTITY: {
    g_autofree char *text = identity (counting, field, value);
    return json_object_new_string (text);
  }
  case BAHE_FLAG:
    return json_object_new_boolean (value->integer != 0);
  case BAHE_WHEN: {
    BaheSpan span = { value->integer, value->last };
    g_autofree char *text = bahe_span_format (&span);
    return json_object_new_string (text);
  }
  default:
    return json_object_new_int64 (value->integer);
  }
}

/* The value that a place of the figure's declaration names; NULL: none. */
static const BaheValue *
look_at (const Counting *counting, int field, int column, const BaheField **declared)
{
  if (field < 0)
    return NULL;
  if (column < 0) {
    *declared = &counting->fields[field];
    return &counting->values[field];
  }
  *declared = &counting->fields[field].columns[column];
  return counting->row != NULL && field == counting->rows ? &counting->row->items[column] : NULL;
}

/* As JSON: [] where it counts by nothing, which is borrowed; else in `made` too, to be freed. */
static const char *
key_text (const Counting *counting, char **made)
{
  if (counting->figure->n_by == 0)
    return "[]";
  g_autoptr (BaheJson) key = json_object_new_array ();

  for (guint i = 0; i < counting->figure->n_by; i++) {
    const BaheField *declared = NULL;
    const BaheValue *value =
        look_at (counting, counting->figure->by[i].field, counting->figure->by[i].column, &declared);
    json_object_array_add (key, key_part (counting, declared, value));
  }
  return *made = g_strdup (bahe_json_plain (key));
}

static gboolean
adds_up (BaheHowMany how)
{
  return how == BAHE_SUM || how == BAHE_LATEST;
}

/* Money is kept in fen and summed in yuan; of a time the month counts. */
static BaheAmount
amount_of (const BaheField *field, const BaheValue *value)
{
  int year, month, day, hour, minute;

  if (field->type == BAHE_WHEN) {
    bahe_minute_split (value->integer, &year, &month, &day, &hour, &minute);
    return (BaheAmount){ .integer = month, .set = TRUE };
  }
  return (BaheAmount){ .integer = value->integer,
                       .exponent = (gint8) (field->type == BAHE_MONEY ? -2 : value->exponent),
                       .set = TRUE };
}

static gboolean
give_entry (Counting *counting, const BaheField *field, const BaheValue *value, GError **error)
{
  static const BaheField own_time = { .name = "when", .type = BAHE_WHEN };
  BaheHowMany how = counting->figure->table->how;
  BaheValue time = { .how = BAHE_EXACT, .integer = counting->when->first, .last = counting->when->last };
  if (how == BAHE_LATEST && field == NULL) {
    field = &own_time;
    value = &time;
  }
  /* A record that does not say it is not counted by it; without a field each record counts. */
  if ((how != BAHE_COUNT || field != NULL) && (value == NULL || value->how == BAHE_UNSET))
    return TRUE;

  g_autofree char *key = NULL;
  g_autofree char *distinct = how == BAHE_DISTINCT ? identity (counting, field, value) : NULL;
  BaheFigureEntry entry = counting->entry;
  entry.key = key_text (counting, &key);
  entry.distinct = distinct;
  entry.n = (*counting->n)++;
  entry.how = value != NULL && value->how != BAHE_UNSET ? (BaheHow) value->how : BAHE_EXACT;
  if (!adds_up (how)) {
    entry.how = BAHE_EXACT;
    entry.amount = (BaheAmount){ .integer = 1, .set = TRUE };
  } else if (value->how != BAHE_UNKNOWN && value->how != BAHE_SEALED) {
    entry.amount = amount_of (field, value);
  }
  if (adds_up (how) && field->type == BAHE_QUANTITY)
    entry.unit = value->text;
  else if (adds_up (how) && field->type == BAHE_MONEY)
    entry.unit = "元";
  return counting->sink->figure (counting->sink, &entry, error);
}

/* One entry, or one for each of a list. */
static gboolean
give_entries (Counting *counting, GError **error)
{
  const BaheField *field = NULL;
  const BaheValue *value = look_at (counting, counting->figure->field, counting->figure->column, &field);

  if (value == NULL || (field->flags & BAHE_MANY) == 0 || field->type == BAHE_ROWS)
    return give_entry (counting, field, value, error);
  for (gsize i = 0; i < value->n; i++)
    if (!give_entry (counting, field, &value->items[i], error))
      return FALSE;
  return TRUE;
}

/* The rows a figure goes through: those of its field or of what it counts by. */
static int
rows_of (const BaheFigureInfo *figure)
{
  if (figure->column >= 0)
    return figure->field;
  for (guint i = 0; i < figure->n_by; i++)
    if (figure->by[i].column >= 0)
      return figure->by[i].field;
  return -1;
}

static gboolean
give_figure (Counting *counting, GError **error)
{
  counting->rows = rows_of (counting->figure);
  counting->row = NULL;
  if (counting->rows < 0)
    return give_entries (counting, error);

  const BaheValue *rows = &counting->values[counting->rows];
  for (gsize i = 0; i < rows->n; i++) {
    counting->row = &rows->items[i];
    if (!give_entries (counting, error))
      return FALSE;
  }
  return TRUE;
}

typedef struct { /* what figures are given of: a record or a row of a view, the other −1 */
  int event, view;
  const BaheValue *values;
  const BaheSpan *when;
  gint64 seq;
} Source;

static gboolean
give_figures (const BaheFold *fold, const Source *source, guint *n, BaheSink *sink, GError **error)
{
  for (guint i = 0; i < fold->info->n_figures; i++) {
    const BaheFigureInfo *figure = &fold->info->figures[i];
    if (bahe_is_expression (figure->table) || figure->event != source->event || figure->view != source->view)
      continue;
    Counting counting = {
      .fold = fold,
      .figure = figure,
      .fields = bahe_figure_fields (fold->info, figure),
      .values = source->values,
      .when = source->when,
      .n = n,
      .sink = sink,
      .entry = { .figure = figure->table->name,
                 .activity = fold->activity,
                 .year = bahe_reporting_year (source->when->first, fold->first_month),
                 .seq = source->seq },
    };
    if (!give_figure (&counting, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
bahe_give (const BaheFold *fold, int event, const BaheValue *values, const BaheSpan *when, gint64 seq, guint *n_fact,
           guint *n_figure, BaheSink *sink, GError **error)
{
  if (sink == NULL)
    return TRUE;
  if (sink->fact != NULL && !give_facts (fold, event, values, seq, n_fact, sink, error))
    return FALSE;
  /* A demonstration stands outside the year's figures. */
  const Source source = { event, -1, values, when, seq };
  return sink->figure == NULL || fold->demo || give_figures (fold, &source, n_figure, sink, error);
}

gboolean
bahe_give_row (const BaheFold *fold, int view, const BaheValue *values, guint *n_figure, BaheSink *sink, GError **error)
{
  const BaheField *fields = fold->info->views[view].table->fields;
  int day = bahe_field_index (fields, "when"), evidence = bahe_field_index (fields, "evidence");
  BaheSpan when = fold->when;

  if (day >= 0 && fields[day].type == BAHE_WHEN && values[day].how != BAHE_UNSET)
    when = (BaheSpan){ values[day].integer, values[day].last };
  const Source source = { -1, view, values, &when, evidence >= 0 ? values[evidence].integer : fold->seq };
  return give_figures (fold, &source, n_figure, sink, error);
}
