/* A kind: every name in its tables becomes a place, and every row is checked. */
#include "plugin/tables.h"

#include <string.h>

static const char *const open_fields[] = { "kind", "title",   "when",   "part-of", "rule", "params",
                                           "rank", "restart", "awards", "demo",    NULL };
static const char *const entry_fields[] = { "who", "guest", "entrant", "reason", NULL };
static const char *const host_verbs[] = { "open",  "enter", "withdraw", "correct", "cancel", "undo",   "award",
                                          "adopt", "close", "reopen",   "hold",    "reveal", "attach", NULL };
static const char *const host_events[] = { "activity.opened", "entered",          "withdrawn",
                                           "corrected",       "awarded",          "awards.published",
                                           "awards.granted",  "awards.corrected", "rule.adopted",
                                           "closed",          "reopened",         "board.held",
                                           "board.revealed",  "attached",         NULL };
static const char *const roles[] = { "viewer", "judge", "recorder", "officer", "administrator", NULL };

int
bahe_kind_event (const BaheKindInfo *kind, const char *name)
{
  for (guint i = 0; i < kind->n_events; i++)
    if (g_strcmp0 (kind->events[i].table->name, name) == 0)
      return (int) i;
  return -1;
}

int
bahe_kind_view (const BaheKindInfo *kind, const char *name)
{
  for (guint i = 0; i < kind->n_views; i++)
    if (g_strcmp0 (kind->views[i].table->name, name) == 0)
      return (int) i;
  return -1;
}

const BaheVerbInfo *
bahe_kind_verb (const BaheKindInfo *kind, const char *name)
{
  for (guint i = 0; i < kind->n_verbs; i++)
    if (g_strcmp0 (kind->verbs[i].table->name, name) == 0)
      return &kind->verbs[i];
  return NULL;
}

int
bahe_field_index (const BaheField *fields, const char *name)
{
  for (guint i = 0; fields != NULL && fields[i].name != NULL; i++)
    if (g_strcmp0 (fields[i].name, name) == 0)
      return (int) i;
  return -1;
}

guint
bahe_field_count (const BaheField *fields)
{
  guint n = 0;

  while (fields != NULL && fields[n].name != NULL)
    n++;
  return n;
}

/* Nobody signs up for a kind without .entry, so a field that must name an entrant could never be filled in. */
static void
check_entrants (BaheFaults *faults, const BaheKindInfo *kind, const BaheField *fields)
{
  for (const BaheField *field = fields; !kind->entrants && field != NULL && field->name != NULL; field++)
    if (field->type == BAHE_ENTRANT && (field->flags & BAHE_REQUIRED) != 0)
      bahe_fault (faults,
                  _ ("“%s” names an entrant, and without .entry nobody can enter; write .entry = &bahe_nothing, or "
                     "make it BAHE_PERSON"),
                  field->name);
}

/* The row of zeros has neither name nor label. A row that has only lost its name is one to complain of. */
static guint
count_events (const BaheEventType *events)
{
  guint n = 0;

  while (events != NULL && (events[n].name != NULL || events[n].label.zh != NULL || events[n].fields != NULL))
    n++;
  return n;
}

static BaheEventInfo *
resolve_events (BaheFaults *faults, BaheArena *arena, const char *what, const BaheEventType *tables, guint *n)
{
  *n = count_events (tables);
  BaheEventInfo *events = bahe_arena_new (arena, *n + 1, sizeof (BaheEventInfo));
  for (guint i = 0; i < *n; i++) {
    bahe_faults_enter (faults, what, tables[i].name);
    bahe_resolve_event (faults, arena, &tables[i], &events[i]);
    for (guint k = 0; k < i; k++)
      if (tables[i].name != NULL && g_strcmp0 (tables[k].name, tables[i].name) == 0)
        bahe_fault (faults, _ ("an earlier row of this table has the same name; rename one"));
    bahe_faults_leave (faults);
  }
  return events;
}

/* The host knows its own records by their names, whatever kind they stand in. */
static void
check_event_names (BaheFaults *faults, const BaheKindInfo *kind)
{
  for (guint i = 0; i < kind->n_events; i++) {
    const char *name = kind->events[i].table->name;
    if (name == NULL || !g_strv_contains (host_events, name))
      continue;
    bahe_faults_enter (faults, _ ("record"), name);
    bahe_fault (faults, _ ("bahe itself has a record of this name for every activity; rename yours"));
    bahe_faults_leave (faults);
  }
}

static void
resolve_hidden (BaheFaults *faults, BaheKindInfo *kind)
{
  for (guint i = 0; i < kind->n_events; i++) {
    const char *until = kind->events[i].table->hidden_until;
    if (until == NULL)
      continue;
    kind->events[i].hidden_until = bahe_kind_event (kind, until);
    if (kind->events[i].hidden_until >= 0 && kind->events[i].hidden_until != (int) i)
      continue;
    bahe_faults_enter (faults, _ ("record"), kind->events[i].table->name);
    if (kind->events[i].hidden_until >= 0)
      bahe_fault (faults, _ (".hidden_until = “%s” is this record itself, so it would never be hidden; name another"),
                  until);
    else
      bahe_fault (faults, _ (".hidden_until = “%s”: the activity type has no such record; name one of its .events"),
                  until);
    bahe_faults_leave (faults);
  }
}

static gboolean
are_alike (const BaheField *verb, const BaheField *event)
{
  guint i = 0;

  for (; verb[i].name != NULL && event != NULL && event[i].name != NULL; i++)
    if (!g_str_equal (verb[i].name, event[i].name))
      return FALSE;
  return verb[i].name == NULL && event != NULL && event[i].name == NULL;
}

static void
resolve_records (BaheFaults *faults, const BaheKindInfo *kind, const BaheVerb *table, BaheVerbInfo *verb)
{
  if (table->records == NULL) {
    if (table->decide == NULL)
      bahe_fault (faults, _ ("it records nothing; name a record in .records or write .decide"));
    return;
  }
  verb->records = bahe_kind_event (kind, table->records);
  if (verb->records < 0) {
    bahe_fault (faults, _ (".records = “%s”: the activity type has no such record; name one of its .events"),
                table->records);
    return;
  }
  const BaheField *fields = kind->events[verb->records].table->fields;
  bahe_check_same_fields (faults, table->fields, fields);
  verb->alike = table->fields != NULL && are_alike (table->fields, fields);
}

static void
resolve_own (BaheFaults *faults, const BaheVerb *table, BaheVerbInfo *verb)
{
  if (table->own == NULL)
    return;
  verb->own = bahe_field_index (table->fields, table->own);
  if (verb->own < 0) {
    g_autofree char *nearest = bahe_nearest_field (table->fields, table->own);
    bahe_fault (faults, _ (".own = “%s”: the verb has no such field%s"), table->own, nearest);
  } else if ((table->fields[verb->own].flags & BAHE_MANY) || table->fields[verb->own].type == BAHE_ROWS) {
    bahe_fault (faults, _ (".own = “%s” is a list; a seat is one value"), table->own);
  }
}

static void
resolve_verb (BaheFaults *faults, const BaheKindInfo *kind, const BaheVerb *table, BaheVerbInfo *verb)
{
  *verb = (BaheVerbInfo){ .table = table, .n_fields = bahe_field_count (table->fields), .records = -1, .own = -1 };
  bahe_check_name (faults, table->name, "");
  bahe_check_label (faults, &table->label);
  if (table->name != NULL && g_strv_contains (host_verbs, table->name))
    bahe_fault (faults, _ ("bahe itself has a verb of this name for every activity; rename yours"));
  if (table->name != NULL && bahe_kind_verb (kind, table->name) != verb)
    bahe_fault (faults, _ ("an earlier row of this table has the same name; rename one"));
  if (table->role == NULL || !g_strv_contains (roles, table->role))
    bahe_fault (faults,
                _ (".role = “%s”: there is no such role; take viewer, judge, recorder, officer or administrator"),
                table->role == NULL ? "" : table->role);
  if (table->fields == NULL)
    bahe_fault (faults, _ ("it has no fields; write .fields, or &bahe_nothing for none"));
  bahe_check_fields (faults, table->fields, NULL);
  check_entrants (faults, kind, table->fields);
  resolve_own (faults, table, verb);
  resolve_records (faults, kind, table, verb);
}

static void
resolve_verbs (BaheFaults *faults, BaheArena *arena, const BaheKind *table, BaheKindInfo *kind)
{
  guint n = 0;

  while (table->verbs != NULL && (table->verbs[n].name != NULL || table->verbs[n].label.zh != NULL))
    n++;
  kind->verbs = bahe_arena_new (arena, n + 1, sizeof (BaheVerbInfo));
  for (guint i = 0; i < n; i++) {
    kind->verbs[i].table = &table->verbs[i];
    kind->n_verbs = i + 1; /* so that an earlier row of the same name is found first */
    bahe_faults_enter (faults, _ ("verb"), table->verbs[i].name);
    resolve_verb (faults, kind, &table->verbs[i], &kind->verbs[i]);
    bahe_faults_leave (faults);
  }
}

/* {field} in the words of a refusal is a field of some verb of the kind, or {detail}. */
static void
check_placeholders (BaheFaults *faults, const BaheKindInfo *kind, const char *words)
{
  for (const char *open = words; words != NULL && (open = strchr (open, '{')) != NULL; open++) {
    const char *close = strchr (open, '}');
    g_autofree char *name = close == NULL ? g_strdup (open) : g_strndup (open + 1, (gsize) (close - open - 1));
    gboolean known = close != NULL && g_str_equal (name, "detail");
    for (guint i = 0; close != NULL && i < kind->n_verbs; i++)
      known |= bahe_field_index (kind->verbs[i].table->fields, name) >= 0;
    if (!known)
      bahe_fault (faults, _ ("{%s} in its words is no field of any verb here; name a field, or {detail}"), name);
  }
}

static void
check_refusals (BaheFaults *faults, const BaheKind *table, BaheKindInfo *kind)
{
  for (const BaheRefusal *r = table->refusals; r != NULL && (r->name != NULL || r->message.zh != NULL); r++) {
    bahe_faults_enter (faults, _ ("refusal"), r->name);
    bahe_check_name (faults, r->name, "");
    bahe_check_label (faults, &r->message);
    check_placeholders (faults, kind, r->message.zh);
    check_placeholders (faults, kind, r->message.en);
    for (guint k = 0; k < kind->n_refusals; k++)
      if (r->name != NULL && g_strcmp0 (table->refusals[k].name, r->name) == 0)
        bahe_fault (faults, _ ("an earlier row of this table has the same name; rename one"));
    kind->n_refusals++;
    bahe_faults_leave (faults);
  }
}

/* Whether facts of this kind can carry the stage: as text anything, as a choice only its choices. */
static gboolean
has_stage (const BaheKindInfo *kind, const char *stage)
{
  for (guint i = 0; i < kind->n_events; i++)
    for (guint k = 0; k < kind->events[i].n_facts; k++) {
      const BaheFactMap *fact = &kind->events[i].facts[k];
      if (fact->stage.field < 0)
        continue;
      const BaheField *field = &kind->events[i].table->fields[fact->stage.field];
      if (fact->stage.column >= 0)
        field = &field->columns[fact->stage.column];
      if (field->type != BAHE_CHOICE)
        return TRUE;
      for (const BaheChoice *c = field->choices; c != NULL && c->name != NULL; c++)
        if (g_str_equal (c->name, stage))
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_choice (const BaheField *fields, const char *field, const char *choice)
{
  for (; fields != NULL && fields->name != NULL; fields++)
    for (const BaheChoice *c = fields->choices; c != NULL && c->name != NULL; c++)
      if (g_str_equal (fields->name, field) && g_str_equal (c->name, choice))
        return TRUE;
  return FALSE;
}

/* Each "field=choice:rule" names a choice of setup. */
static void
check_setup_rules (BaheFaults *faults, const BaheKind *table)
{
  g_auto (GStrv) parts = g_strsplit (table->setup_rules != NULL ? table->setup_rules : "", "|", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    char *equals = strchr (parts[i], '='), *colon = equals != NULL ? strchr (equals, ':') : NULL;
    if (colon == NULL || !bahe_is_name (colon + 1, "")) {
      bahe_fault (faults, _ (".setup_rules has “%s”; write it as field=choice:rule|field=choice:rule"), parts[i]);
      continue;
    }
    *equals = *colon = '\0';
    if (!has_choice (table->setup, parts[i], equals + 1))
      bahe_fault (faults, _ (".setup_rules names “%s=%s”, which is no choice of setup; look at its fields"), parts[i],
                  equals + 1);
  }
}

static void
check_rules (BaheFaults *faults, const BaheKind *table, const BaheKindInfo *kind)
{
  check_setup_rules (faults, table);
  if (table->rule != NULL && !bahe_is_name (table->rule, ""))
    bahe_fault (faults, _ (".rule = “%s” is no name of a scoring rule; write the file's name without .lua"),
                table->rule);
  if (table->stage_rules == NULL)
    return;
  g_auto (GStrv) pairs = g_strsplit (table->stage_rules, "|", -1);
  for (guint i = 0; pairs[i] != NULL; i++) {
    char *colon = strchr (pairs[i], ':');
    if (colon == NULL || colon == pairs[i] || !bahe_is_name (colon + 1, "")) {
      bahe_fault (faults, _ (".stage_rules has “%s”; write it as stage:rule|stage:rule"), pairs[i]);
      continue;
    }
    *colon = '\0';
    if (!has_stage (kind, pairs[i]))
      bahe_fault (faults, _ (".stage_rules names the stage “%s”, which no fact can have; look at .stage of the facts"),
                  pairs[i]);
    for (guint k = 0; k < i; k++)
      if (g_str_equal (pairs[k], pairs[i]))
        bahe_fault (faults, _ (".stage_rules names the stage “%s” twice; leave one out"), pairs[i]);
  }
}

static void
check_functions (BaheFaults *faults, const BaheKind *table)
{
  if ((table->state_new == NULL) != (table->state_free == NULL))
    bahe_fault (faults, _ (".state_new and .state_free belong together; write both or none"));
  if (table->evolve != NULL && table->state_new == NULL)
    bahe_fault (faults, _ ("it has .evolve but no .state_new to make the state that it changes; write it"));
  if (table->state_new != NULL && table->evolve == NULL)
    bahe_fault (faults, _ ("it has .state_new but no .evolve to change the state; write it"));
  if ((table->views == NULL) != (table->view == NULL))
    bahe_fault (faults, _ (".views and .view belong together; write both or none"));
  if (table->view_deeds != NULL && table->view == NULL)
    bahe_fault (faults, _ ("it has .view_deeds but no .view to give the rows without deeds; write it"));
}

static void
check_views (BaheFaults *faults, const BaheKindInfo *kind)
{
  for (guint i = 0; i < kind->n_views; i++)
    if (kind->views[i].n_facts > 0 || kind->views[i].table->hidden_until != NULL ||
        kind->views[i].table->version != 0) {
      bahe_faults_enter (faults, _ ("view"), kind->views[i].table->name);
      bahe_fault (faults,
                  _ ("a view is never stored: it has no facts, no .hidden_until and no .version; take them away"));
      bahe_faults_leave (faults);
    }
}

/* The years a private value is kept run from a record of the kind, so there must be one of that name. */
static void
check_retention (BaheFaults *faults, const BaheKindInfo *kind, const BaheField *fields)
{
  for (const BaheField *field = fields; field != NULL && field->name != NULL; field++) {
    const char *until = field->keep != NULL ? field->keep->until : NULL;
    if (field->keep != NULL && field->private_to == NULL)
      bahe_fault (faults, _ (".keep of “%s”: it is private to nobody; write .private_to, or take .keep away"),
                  field->name);
    if (until != NULL && bahe_kind_event (kind, until) < 0)
      bahe_fault (faults, _ (".keep of “%s”: there is no record “%s” in this kind from which the years could run"),
                  field->name, until);
    if (field->keep != NULL)
      bahe_check_label (faults, &field->keep->source);
    check_retention (faults, kind, field->columns);
  }
}

static void
resolve_kind (BaheFaults *faults, BaheArena *arena, const BaheKind *table, BaheKindInfo *kind)
{
  static const BaheField nothing;

  bahe_check_name (faults, table->name, "");
  bahe_check_label (faults, &table->label);
  kind->setup = table->setup == NULL ? &nothing : table->setup;
  kind->entry = table->entry == NULL ? &nothing : table->entry;
  kind->entrants = table->entry != NULL;
  kind->category = bahe_resolve_category (faults, table);
  kind->n_setup = bahe_field_count (kind->setup);
  kind->n_entry = bahe_field_count (kind->entry);
  bahe_faults_enter (faults, "setup", NULL);
  bahe_check_fields (faults, kind->setup, open_fields);
  bahe_faults_leave (faults);
  bahe_faults_enter (faults, "entry", NULL);
  bahe_check_fields (faults, kind->entry, entry_fields);
  bahe_faults_leave (faults);

  kind->events = resolve_events (faults, arena, _ ("record"), table->events, &kind->n_events);
  check_event_names (faults, kind);
  resolve_hidden (faults, kind);
  for (guint i = 0; i < kind->n_events; i++)
    check_retention (faults, kind, kind->events[i].table->fields);
  resolve_verbs (faults, arena, table, kind);
  check_refusals (faults, table, kind);
  kind->views = resolve_events (faults, arena, _ ("view"), table->views, &kind->n_views);
  check_views (faults, kind);
  bahe_resolve_figures (faults, arena, table, kind);
  bahe_check_regulation (faults, table, kind);
  bahe_check_printed (faults, table, kind);
  bahe_check_presets (faults, table, kind);
  bahe_check_from (faults, table, kind);
  check_rules (faults, table, kind);
  check_functions (faults, table);
}

BaheKindInfo *
bahe_tables_resolve (const BahePlugin *plugin, const BahePluginInfo *info, BaheArena *arena, guint *n_kinds,
                     BaheFaults *faults)
{
  guint n = 0;

  while (plugin->kinds != NULL && (plugin->kinds[n].name != NULL || plugin->kinds[n].label.zh != NULL))
    n++;
  *n_kinds = n;
  BaheKindInfo *kinds = bahe_arena_new (arena, n + 1, sizeof (BaheKindInfo));
  if (!bahe_is_name (plugin->name, ""))
    bahe_fault (
        faults,
        _ ("the plugin's own name may be 1 to 64 small letters, digits and “-”, beginning with a letter; set .name"));
  if (plugin->version == NULL || plugin->version[0] == '\0')
    bahe_fault (faults, _ ("the plugin has no version; set .version"));
  bahe_faults_enter (faults, "summary", NULL);
  bahe_check_label (faults, &plugin->summary);
  bahe_faults_leave (faults);
  if (n == 0)
    bahe_fault (faults, _ ("the plugin offers no activity type; set .kinds"));
  for (guint i = 0; i < n; i++) {
    kinds[i].table = &plugin->kinds[i];
    kinds[i].plugin = info;
    bahe_faults_enter (faults, _ ("kind"), plugin->kinds[i].name);
    for (guint k = 0; k < i; k++)
      if (g_strcmp0 (plugin->kinds[k].name, plugin->kinds[i].name) == 0)
        bahe_fault (faults, _ ("an earlier row of this table has the same name; rename one"));
    resolve_kind (faults, arena, &plugin->kinds[i], &kinds[i]);
    bahe_faults_leave (faults);
  }
  if (faults->list->len == 0)
    for (guint i = 0; i < n; i++)
      bahe_hash_kind (&kinds[i]);
  return kinds;
}
