/* Figures: the entries that events gave, gathered by what was asked, each traceable to its events. */
#include "report/paper.h"
#include "report/private.h"

/* ---- gathering ------------------------------------------------------------------------------- */

typedef struct {
  char *title;
  const char *kind; /* interned */
} Activity;

typedef struct { /* one line of the answer */
  const BaheDeclared *declared;
  char *order; /* by which lines are sorted */
  json_object *group;
  char *of; /* the group for people: 广播操训练 · 第几次 2 */
  char *unit;
  BaheSum sum;
  GHashTable *distinct; /* NULL: no figure of distinct things */
  gint64 latest;        /* seq of the record that a latest value is of */
  json_object *events;
} Line;

typedef struct {
  BaheUnit *unit;
  const BaheFigureAsk *ask;
  GArray *figures;        /* BaheDeclared */
  GHashTable *activities; /* number → Activity */
  GHashTable *entrants;   /* activity → its bahe_unit_entrants */
  json_object *roster;
  GHashTable *lines; /* order → Line */
  GHashTable *whens; /* activity → its bahe_unit_whens, where a period was asked for */
} Gathering;

static void
activity_free (gpointer data)
{
  g_free (((Activity *) data)->title);
  g_free (data);
}

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->order);
  g_free (line->unit);
  g_free (line->of);
  json_object_put (line->group);
  json_object_put (line->events);
  bahe_number_clear (&line->sum.total);
  g_clear_pointer (&line->distinct, g_hash_table_unref);
  g_free (line);
}

static void
put_json (gpointer object)
{
  json_object_put (object);
}

static void
gathering_clear (Gathering *gathering)
{
  g_clear_pointer (&gathering->figures, g_array_unref);
  g_hash_table_unref (gathering->activities);
  g_hash_table_unref (gathering->entrants);
  g_hash_table_unref (gathering->lines);
  g_hash_table_unref (gathering->whens);
  json_object_put (gathering->roster);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathering, gathering_clear)

static gboolean
take_activity (const BaheActivityRow *row, gpointer data, GError **error)
{
  Gathering *gathering = data;
  Activity *activity = g_new0 (Activity, 1);

  activity->title = g_strdup (row->title);
  activity->kind = g_intern_string (row->kind);
  g_hash_table_replace (gathering->activities, g_memdup2 (&row->number, sizeof row->number), activity);
  return TRUE;
}

/* ---- names of what is counted by ------------------------------------------------------------- */

/* The member `text` of the row of an array whose "number" it is; NULL: there is none. Borrowed. */
static const char *
text_of_number (json_object *rows, gint64 number, const char *text)
{
  for (gsize i = 0; rows != NULL && i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    if (json_object_get_int64 (bahe_paper_member (row, "number")) == number)
      return json_object_get_string (bahe_paper_member (row, text));
  }
  return NULL;
}

/* A name that was joined to a person is that person. */
static gint64
resolved (const Gathering *gathering, gint64 number)
{
  const char *person = text_of_number (bahe_paper_member (gathering->roster, "joined"), number, "joined_to");

  return person != NULL ? g_ascii_strtoll (person, NULL, 10) : number;
}

static json_object *
entrants_of (Gathering *gathering, gint64 activity)
{
  json_object *entrants = g_hash_table_lookup (gathering->entrants, &activity);

  if (entrants == NULL) {
    entrants = bahe_unit_entrants (gathering->unit, activity, NULL);
    if (entrants == NULL)
      entrants = json_object_new_array ();
    g_hash_table_replace (gathering->entrants, g_memdup2 (&activity, sizeof activity), entrants);
  }
  return entrants;
}

/* The field (or column of rows) that a declared figure is counted by at that place. */
static const BaheField *
by_field (const BaheDeclared *declared, int place)
{
  const BaheField *fields = bahe_figure_fields (declared->kind, declared->figure);
  int column = declared->figure->by[place].column;
  const BaheField *field = &fields[declared->figure->by[place].field];

  return column >= 0 ? &field->columns[column] : field;
}

static const char *
choice_label (const BaheField *field, const char *name)
{
  for (const BaheChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
    if (g_str_equal (choice->name, name))
      return bahe_label (&choice->label);
  return name;
}

/* What a part of an entry's key is called; `number` is changed to that of the person a name was joined to. */
static const char *
part_text (Gathering *gathering, const BaheField *field, const BaheFigureEntry *entry, json_object *part,
           gint64 *number)
{
  const char *text = json_object_get_string (part), *shown = NULL;

  *number = json_object_is_type (part, json_type_int) ? json_object_get_int64 (part) : 0;
  if (text == NULL)
    return _ ("not filled in");
  if (field->type == BAHE_CHOICE)
    return choice_label (field, text);
  if (field->type == BAHE_PERSON)
    *number = resolved (gathering, *number);
  if (field->type == BAHE_PERSON || field->type == BAHE_GROUP)
    shown = text_of_number (bahe_paper_member (gathering->roster, field->type == BAHE_PERSON ? "people" : "groups"),
                            *number, "shown");
  if (field->type == BAHE_ENTRANT)
    shown = text_of_number (entrants_of (gathering, entry->activity), *number, "name");
  return shown != NULL ? shown : text;
}

typedef struct { /* what a line is told apart by, while it is looked for */
  json_object *key, *group;
  GString *order, *of;
} Place;

static void
place_clear (Place *place)
{
  json_object_put (place->key);
  json_object_put (place->group);
  g_string_free (place->order, TRUE);
  g_string_free (place->of, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static void
add_field (Gathering *gathering, const BaheDeclared *declared, const BaheFigureEntry *entry, const char *by,
           Place *place)
{
  int part = bahe_figure_by_place (declared->figure->table, by);
  const BaheField *field = by_field (declared, part);
  gint64 number = 0;
  const char *text = part_text (gathering, field, entry, json_object_array_get_idx (place->key, (gsize) part), &number);

  json_object_object_add (place->group, by, json_object_new_string (text));
  g_string_append_printf (place->of, "%s %s", bahe_label (&field->label), text);
  if (field->type == BAHE_ENTRANT) /* entrants have their numbers in one activity only */
    g_string_append_printf (place->order, "\x1f%012" G_GINT64_FORMAT, entry->activity);
  g_string_append_printf (place->order, "\x1f%012" G_GINT64_FORMAT "\x1f%s", number, text);
}

static void
add_by (Gathering *gathering, const BaheDeclared *declared, const BaheFigureEntry *entry, const char *by, Place *place)
{
  const Activity *activity = g_hash_table_lookup (gathering->activities, &entry->activity);

  if (place->of->len > 0)
    g_string_append (place->of, " · ");
  if (g_str_equal (by, "activity")) {
    const char *title = activity != NULL ? activity->title : "?";
    json_object_object_add (place->group, by, json_object_new_string (title));
    g_string_append (place->of, title);
    g_string_append_printf (place->order, "\x1f%012" G_GINT64_FORMAT, entry->activity);
  } else if (g_str_equal (by, "year")) {
    json_object_object_add (place->group, by, json_object_new_int (entry->year));
    g_string_append_printf (place->of, "%d", entry->year);
    g_string_append_printf (place->order, "\x1f%06d", entry->year);
  } else {
    add_field (gathering, declared, entry, by, place);
  }
}

/* ---- lines ----------------------------------------------------------------------------------- */

/* The declaration that an entry came from: that of its activity's kind. NULL: it was not asked for. */
static const BaheDeclared *
declared_of (const Gathering *gathering, const BaheFigureEntry *entry)
{
  const Activity *activity = g_hash_table_lookup (gathering->activities, &entry->activity);

  for (guint i = 0; activity != NULL && i < gathering->figures->len; i++) {
    const BaheDeclared *declared = &g_array_index (gathering->figures, BaheDeclared, i);
    if (g_str_equal (declared->figure->table->name, entry->figure) &&
        g_str_equal (declared->kind->table->name, activity->kind))
      return declared;
  }
  return NULL;
}

/* Kinds that call a figure by the same name and label count it together. */
static void
start_order (const BaheDeclared *declared, const char *unit, GString *order)
{
  const BaheFigure *figure = declared->figure->table;

  g_string_printf (order, "%s\x1f%s\x1f%s", figure->name, bahe_label (&figure->label), unit != NULL ? unit : "");
}

/* The unit that the table gives to what it counts; NULL: none. Borrowed. */
static const char *
unit_of (const BaheFigure *figure)
{
  return figure->unit.zh != NULL ? bahe_label (&figure->unit) : NULL;
}

static Line *
line_new (const Gathering *gathering, const BaheDeclared *declared, const char *unit, const Place *place)
{
  Line *line = g_new0 (Line, 1);

  line->declared = declared;
  line->order = g_strdup (place->order->str);
  line->group = json_object_get (place->group);
  line->of = g_strdup (place->of->str);
  line->unit = g_strdup (unit != NULL ? unit : unit_of (declared->figure->table));
  line->sum.total = BAHE_NUMBER_INT (0);
  line->sum.counted = declared->figure->table->how != BAHE_SUM && declared->figure->table->how != BAHE_LATEST;
  if (declared->figure->table->how == BAHE_DISTINCT)
    line->distinct = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (gathering->ask->explain)
    line->events = json_object_new_array ();
  return line;
}

static Line *
line_of (Gathering *gathering, const BaheDeclared *declared, const BaheFigureEntry *entry)
{
  g_auto (Place)
      place = { json_tokener_parse (entry->key), json_object_new_object (), g_string_new (NULL), g_string_new (NULL) };

  start_order (declared, entry->unit, place.order);
  for (gsize i = 0; gathering->ask->by != NULL && gathering->ask->by[i] != NULL; i++)
    add_by (gathering, declared, entry, gathering->ask->by[i], &place);
  Line *line = g_hash_table_lookup (gathering->lines, place.order->str);
  if (line == NULL) {
    line = line_new (gathering, declared, entry->unit, &place);
    g_hash_table_insert (gathering->lines, line->order, line);
  }
  return line;
}

/* What is told apart, with names taken for the persons they were joined to. */
static char *
distinct_text (const Gathering *gathering, const BaheDeclared *declared, const char *distinct)
{
  const BaheField *fields = bahe_figure_fields (declared->kind, declared->figure);
  const BaheField *field = &fields[declared->figure->field];
  gboolean entrant = g_str_has_prefix (distinct, "person ");

  if (declared->figure->column >= 0)
    field = &field->columns[declared->figure->column];
  if (field->type != BAHE_PERSON && !entrant)
    return g_strdup (distinct);
  gint64 number = g_ascii_strtoll (entrant ? distinct + strlen ("person ") : distinct, NULL, 10);
  return g_strdup_printf ("person %" PRId64, resolved (gathering, number));
}

static void
explain (const Gathering *gathering, Line *line, const BaheFigureEntry *entry)
{
  const Activity *activity = g_hash_table_lookup (gathering->activities, &entry->activity);
  json_object *event = json_object_new_object ();
  BaheSum one = { .total = BAHE_NUMBER_INT (0) };

  bahe_sum_add (&one, entry);
  g_autofree char *text = bahe_sum_text (&one, entry->unit);
  bahe_number_clear (&one.total);
  json_object_object_add (event, "seq", json_object_new_int64 (entry->seq));
  json_object_object_add (event, "activity", json_object_new_int64 (entry->activity));
  json_object_object_add (event, "title", json_object_new_string (activity != NULL ? activity->title : "?"));
  json_object_object_add (event, "how", json_object_new_string (bahe_sum_how_name (entry->how)));
  json_object_object_add (event, "text", json_object_new_string (text));
  json_object_array_add (line->events, event);
}

/* Of a latest value what came before goes; FALSE: it is older than what is there. */
static gboolean
make_way (Line *line, const BaheFigureEntry *entry)
{
  if (entry->seq < line->latest)
    return FALSE;
  line->latest = entry->seq;
  bahe_number_clear (&line->sum.total);
  line->sum = (BaheSum){ .total = BAHE_NUMBER_INT (0) };
  if (line->events != NULL) {
    json_object_put (line->events);
    line->events = json_object_new_array ();
  }
  return TRUE;
}

/* *in: whether the record happened in the period asked for. */
static gboolean
in_period (Gathering *gathering, const BaheFigureEntry *entry, gboolean *in, GError **error)
{
  const BaheSpan *period = &gathering->ask->period;
  GHashTable *whens = g_hash_table_lookup (gathering->whens, &entry->activity);

  *in = TRUE;
  if (period->last == 0)
    return TRUE;
  if (whens == NULL) {
    whens = bahe_unit_whens (gathering->unit, entry->activity, error);
    if (whens == NULL)
      return FALSE;
    g_hash_table_insert (gathering->whens, g_memdup2 (&entry->activity, sizeof entry->activity), whens);
  }
  const gint64 *when = g_hash_table_lookup (whens, &entry->seq);
  *in = when != NULL && *when >= period->first && *when <= period->last;
  return TRUE;
}

static gboolean
take_entry (const BaheFigureEntry *entry, gpointer data, GError **error)
{
  Gathering *gathering = data;
  const BaheDeclared *declared = declared_of (gathering, entry);
  gboolean in = FALSE;

  if (declared == NULL)
    return TRUE;
  if (!in_period (gathering, entry, &in, error))
    return FALSE;
  if (!in)
    return TRUE;
  Line *line = line_of (gathering, declared, entry);
  if (declared->figure->table->how == BAHE_LATEST && !make_way (line, entry))
    return TRUE;
  if (line->events != NULL)
    explain (gathering, line, entry);
  if (line->distinct == NULL) {
    bahe_sum_add (&line->sum, entry);
  } else if (entry->distinct != NULL &&
             g_hash_table_add (line->distinct, distinct_text (gathering, declared, entry->distinct))) {
    bahe_sum_add (&line->sum, entry);
  }
  return TRUE;
}

/* A figure asked for in total that nothing was recorded for says so: a count is 0, a sum is not recorded. */
static void
add_empty_lines (Gathering *gathering)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, gathering->lines);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_hash_table_add (there, (gpointer) ((const Line *) value)->declared->figure->table->name);
  for (guint i = 0; i < gathering->figures->len && gathering->ask->by == NULL; i++) {
    const BaheDeclared *declared = &g_array_index (gathering->figures, BaheDeclared, i);
    const BaheFigureEntry nothing = { .key = "[]" };
    if (g_hash_table_add (there, (gpointer) declared->figure->table->name))
      line_of (gathering, declared, &nothing);
  }
}

/* ---- the answer ------------------------------------------------------------------------------ */

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(const Line *const *) a)->order, (*(const Line *const *) b)->order);
}

static json_object *
line_json (const Line *line)
{
  const BaheFigure *figure = line->declared->figure->table;
  json_object *object = json_object_new_object ();
  g_autofree char *value = bahe_sum_value (&line->sum, line->unit);
  g_autofree char *text = bahe_sum_text (&line->sum, line->unit);

  json_object_object_add (object, "figure", json_object_new_string (figure->name));
  json_object_object_add (object, "label", json_object_new_string (bahe_label (&figure->label)));
  json_object_object_add (object, "group", json_object_get (line->group));
  json_object_object_add (object, "of", json_object_new_string (line->of));
  json_object_object_add (object, "value", value != NULL ? json_object_new_string (value) : NULL);
  json_object_object_add (object, "how", json_object_new_string (bahe_sum_how_name (bahe_sum_how (&line->sum))));
  json_object_object_add (object, "unknown", json_object_new_int64 (line->sum.unknown));
  if (line->unit != NULL)
    json_object_object_add (object, "unit", json_object_new_string (line->unit));
  json_object_object_add (object, "text", json_object_new_string (text));
  if (line->events != NULL)
    json_object_object_add (object, "events", json_object_get (line->events));
  return object;
}

static json_object *
lines_json (const Gathering *gathering)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  json_object *array = json_object_new_array ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, gathering->lines);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (lines, value);
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    json_object_array_add (array, line_json (lines->pdata[i]));
  return array;
}

/* The name that all figures asked for have; NULL: several. Borrowed. */
static const char *
only_name (const GArray *figures)
{
  const char *name = figures->len > 0 ? g_array_index (figures, BaheDeclared, 0).figure->table->name : NULL;

  for (guint i = 1; i < figures->len; i++)
    if (!g_str_equal (g_array_index (figures, BaheDeclared, i).figure->table->name, name))
      return NULL;
  return name;
}

static gboolean
gather (Gathering *gathering, GError **error)
{
  const BaheFigureAsk *ask = gathering->ask;
  const BaheFigureQuery query = {
    .figure = only_name (gathering->figures), .activity = ask->activity, .as_of = ask->as_of, .year = ask->year
  };
  {
    g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (gathering->unit), error);
    if (view == NULL || !bahe_view_each_activity (view, take_activity, gathering, error))
      return FALSE;
  }
  return bahe_unit_each_figure_entry (gathering->unit, &query, take_entry, gathering, error);
}

/* The lines of figures that are counted or summed. Takes the array. */
static json_object *
counted_lines (BaheUnit *unit, const BaheFigureAsk *ask, GArray *figures, GError **error)
{
  g_auto (Gathering) gathering = {
    .unit = unit,
    .ask = ask,
    .activities = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, activity_free),
    .entrants = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, put_json),
    .lines = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, line_free),
    .whens = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_hash_table_unref),
    .figures = figures,
  };

  gathering.roster = bahe_unit_roster (unit, G_MAXINT64, error);
  if (gathering.roster == NULL || !gather (&gathering, error))
    return NULL;
  add_empty_lines (&gathering);
  return lines_json (&gathering);
}

/* The lines of the figure of that name, of this kind alone. */
static json_object *
part_lines (BaheUnit *unit, const BaheFigureAsk *ask, const BaheKindInfo *kind, const char *name, GError **error)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (BaheDeclared));

  for (guint i = 0; i < kind->n_figures; i++) {
    BaheDeclared declared = { kind, &kind->figures[i] };
    if (g_str_equal (declared.figure->table->name, name))
      g_array_append_val (figures, declared);
  }
  return counted_lines (unit, ask, figures, error);
}

static gboolean
add_expression (BaheUnit *unit, const BaheFigureAsk *ask, const BaheDeclared *declared, json_object *lines,
                GError **error)
{
  const BaheFigure *figure = declared->figure->table;
  json_object *of = part_lines (unit, ask, declared->kind, figure->of, error);
  json_object *over = of != NULL ? part_lines (unit, ask, declared->kind, figure->over, error) : NULL;

  if (over != NULL) {
    json_object *made = bahe_expression_lines (figure, of, over, ask->year != 0);
    for (gsize i = 0; i < json_object_array_length (made); i++)
      json_object_array_add (lines, json_object_get (json_object_array_get_idx (made, i)));
    json_object_put (made);
  }
  json_object_put (of);
  json_object_put (over);
  return over != NULL;
}

json_object *
bahe_figures (BaheUnit *unit, const BaheFigureAsk *ask, GError **error)
{
  g_autoptr (GArray) declared = bahe_figures_declared (unit, ask->name, error);
  g_autoptr (GArray) expressions = g_array_new (FALSE, FALSE, sizeof (BaheDeclared));

  if (declared == NULL || !bahe_figures_keep_by (declared, ask->by, error))
    return NULL;
  for (guint i = declared->len; i > 0; i--) {
    BaheDeclared one = g_array_index (declared, BaheDeclared, i - 1);
    if (!bahe_is_expression (one.figure->table))
      continue;
    g_array_prepend_val (expressions, one);
    g_array_remove_index (declared, i - 1);
  }
  json_object *lines = counted_lines (unit, ask, g_steal_pointer (&declared), error);
  for (guint i = 0; lines != NULL && i < expressions->len; i++)
    if (!add_expression (unit, ask, &g_array_index (expressions, BaheDeclared, i), lines, error)) {
      json_object_put (lines);
      return NULL;
    }
  return lines;
}
