/* The facts of an event type: each slot's name becomes the place of a field or a column. */
#include "plugin/tables.h"

#include <string.h>

typedef enum { ONE_ENTRANT, NUMBER, WHOLE, ENDING, SCORES, ANY_ONE, NAMED } SlotFits;
enum {
  MATCH = 1 << BAHE_MATCH,
  MARK = 1 << BAHE_MARK,
  MEASURE = 1 << BAHE_MEASURE,
  TALLY = 1 << BAHE_TALLY,
  LOT = 1 << BAHE_LOT,
  MEMBER = 1 << BAHE_MEMBER,
  ALL = MATCH | MARK | MEASURE | TALLY | LOT | MEMBER
};

#define SLOT(slot, slot_fits, slot_shapes, slot_needed)                                                                \
  {                                                                                                                    \
    .name = #slot, .fits = slot_fits, .shapes = slot_shapes, .needed = slot_needed,                                    \
    .text = G_STRUCT_OFFSET (BaheFact, slot), .place = G_STRUCT_OFFSET (BaheFactMap, slot)                             \
  }

static const struct {
  const char *name;
  SlotFits fits;
  guint shapes, needed; /* bits of the shapes that may, and that must have it */
  gsize text, place;
} slots[] = {
  SLOT (entrant, ONE_ENTRANT, ALL, ALL),
  SLOT (value, NUMBER, ALL & ~MEMBER, MARK | MEASURE | LOT),
  SLOT (other, ONE_ENTRANT, MATCH, MATCH),
  SLOT (against, NUMBER, MATCH, 0),
  SLOT (faults, NUMBER, ALL & ~(LOT | MEMBER), 0),
  SLOT (other_faults, NUMBER, MATCH, 0),
  SLOT (ended, ENDING, MATCH, 0),
  SLOT (parts, SCORES, MATCH, 0),
  SLOT (by, ANY_ONE, ALL & ~(LOT | MEMBER), 0),
  SLOT (about, ANY_ONE, ALL & ~(LOT | MEMBER), 0),
  SLOT (stage, NAMED, ALL, 0),
  SLOT (group, NAMED, ALL, 0),
  SLOT (round, WHOLE, ALL, 0),
};

typedef struct { /* as the members of BaheFactMap */
  int field, column;
} Place;
G_STATIC_ASSERT (sizeof (Place) == sizeof ((BaheFactMap *) 0)->entrant);

static const char *const shape_names[] = { NULL, "match", "mark", "measure", "tally", "lot", "member" };

static void
check_endings (BaheFaults *faults, const BaheField *field)
{
  static const char *const endings[] = { "played", "forfeit", "retired", "bye", "void", NULL };

  for (const BaheChoice *c = field->choices; c != NULL && c->name != NULL; c++)
    if (!g_strv_contains (endings, c->name))
      bahe_fault (faults,
                  _ ("“%s” of the field “%s” is no way for a match to end; the choices are played, forfeit, retired, "
                     "bye, void"),
                  c->name, field->name);
}

static gboolean
are_scores (const BaheField *field)
{
  return field->type == BAHE_ROWS && bahe_field_count (field->columns) >= 2 &&
         bahe_is_number_type (field->columns[0].type) && bahe_is_number_type (field->columns[1].type);
}

/* What the slot wants, if `field` is not that; NULL if it is. */
static const char *
slot_wants (SlotFits fits, const BaheField *field)
{
  if (fits == SCORES)
    return are_scores (field) ? NULL : _ ("rows whose first two columns are the two scores");
  if ((field->flags & BAHE_MANY) != 0 || field->type == BAHE_ROWS)
    return _ ("one value; a list is given with .rows, one fact a row");
  switch (fits) {
  case ONE_ENTRANT:
    return field->type == BAHE_ENTRANT ? NULL : _ ("a field of type BAHE_ENTRANT");
  case NUMBER:
    return bahe_is_number_type (field->type) || field->type == BAHE_FLAG ? NULL : _ ("a number");
  case WHOLE:
    return field->type == BAHE_INTEGER ? NULL : _ ("a field of type BAHE_INTEGER");
  case ENDING:
    return field->type == BAHE_CHOICE ? NULL : _ ("a field of type BAHE_CHOICE");
  case NAMED:
    return field->type == BAHE_TEXT || field->type == BAHE_CHOICE || field->type == BAHE_INTEGER
               ? NULL
               : _ ("a text, a choice or an integer");
  default:
    return field->type == BAHE_FILE ? _ ("something other than a file") : NULL;
  }
}

static Place
resolve_slot (BaheFaults *faults, guint slot, const char *name, const BaheField *fields, int rows)
{
  const BaheField *columns = rows < 0 ? NULL : fields[rows].columns;
  int column = slots[slot].fits == SCORES ? -1 : bahe_field_index (columns, name);
  Place place = { .field = column >= 0 ? rows : bahe_field_index (fields, name), .column = column };

  if (place.field < 0) {
    g_autofree char *nearest = bahe_nearest_field (columns != NULL ? columns : fields, name);
    bahe_fault (faults, _ (".%s = “%s”: the record has no such field%s"), slots[slot].name, name, nearest);
    return place;
  }
  const BaheField *field = column >= 0 ? &columns[column] : &fields[place.field];
  const char *wants = slot_wants (slots[slot].fits, field);
  if (wants != NULL)
    bahe_fault (faults, _ (".%s = “%s” does not fit: it takes %s"), slots[slot].name, name, wants);
  else if (slots[slot].fits == ENDING)
    check_endings (faults, field);
  if ((field->flags & BAHE_REMARK) != 0)
    bahe_fault (faults, _ (".%s = “%s” is a remark, which no fact carries; take BAHE_REMARK away there"),
                slots[slot].name, name);
  if (field->private_to != NULL || fields[place.field].private_to != NULL)
    bahe_fault (faults,
                _ (".%s = “%s” is private to a person, and facts see only that it was given; name another field"),
                slots[slot].name, name);
  return place;
}

static void
resolve_fact (BaheFaults *faults, const BaheFact *table, const BaheField *fields, BaheFactMap *fact)
{
  fact->shape = table->shape;
  fact->rows = table->rows == NULL ? -1 : bahe_field_index (fields, table->rows);
  if (table->rows != NULL && (fact->rows < 0 || fields[fact->rows].type != BAHE_ROWS)) {
    g_autofree char *nearest = bahe_nearest_field (fields, table->rows);
    bahe_fault (faults, _ (".rows = “%s”: the record has no field of that name with the type BAHE_ROWS%s"), table->rows,
                nearest);
    fact->rows = -1;
  }
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++) {
    const char *name = G_STRUCT_MEMBER (const char *, table, slots[i].text);
    Place *place = G_STRUCT_MEMBER_P (fact, slots[i].place);
    guint shape = 1u << table->shape;

    *place = (Place){ .field = -1, .column = -1 };
    if (name != NULL && (slots[i].shapes & shape) == 0)
      bahe_fault (faults, _ (".%s = “%s”: a %s has no such slot; take it away"), slots[i].name, name,
                  shape_names[table->shape]);
    else if (name != NULL)
      *place = resolve_slot (faults, i, name, fields, fact->rows);
    else if ((slots[i].needed & shape) != 0)
      bahe_fault (faults, _ ("a %s needs .%s, the name of a field"), shape_names[table->shape], slots[i].name);
  }
}

static void
resolve_facts (BaheFaults *faults, BaheArena *arena, const BaheEventType *table, BaheEventInfo *event)
{
  while (table->facts != NULL && table->facts[event->n_facts].shape != 0)
    event->n_facts++;
  event->facts = bahe_arena_new (arena, event->n_facts + 1, sizeof (BaheFactMap));
  for (guint i = 0; i < event->n_facts; i++) {
    bahe_faults_enter_row (faults, _ ("fact"), i + 1);
    memset (&event->facts[i], 0xff, sizeof (BaheFactMap)); /* −1 everywhere: later checks look at faulty facts too */
    if (table->facts[i].shape < BAHE_MATCH || table->facts[i].shape > BAHE_MEMBER)
      bahe_fault (faults, _ ("shape %d is not known here; take one of BaheShape"), (int) table->facts[i].shape);
    else
      resolve_fact (faults, &table->facts[i], table->fields, &event->facts[i]);
    bahe_faults_leave (faults);
  }
}

static void
check_layouts (BaheFaults *faults, const BaheEventType *event)
{
  if (event->version == 0 && (event->before != NULL || event->upgrade != NULL))
    bahe_fault (
        faults,
        _ ("version 0 is the first layout, it has none before; set .version or take .before and .upgrade away"));
  if (event->version == 0)
    return;
  if (event->before == NULL || event->upgrade == NULL)
    bahe_fault (faults, _ ("version %u needs .before, the layout of version %u, and .upgrade from it"), event->version,
                event->version - 1);
  else if (event->before->version != event->version - 1)
    bahe_fault (faults, _ (".before is version %u; before version %u comes %u"), event->before->version, event->version,
                event->version - 1);
  else {
    bahe_faults_enter_row (faults, _ ("version"), event->before->version);
    bahe_check_fields (faults, event->before->fields, NULL);
    check_layouts (faults, event->before);
    bahe_faults_leave (faults);
  }
}

void
bahe_resolve_event (BaheFaults *faults, BaheArena *arena, const BaheEventType *table, BaheEventInfo *event)
{
  event->table = table;
  event->hidden_until = -1;
  event->n_fields = bahe_field_count (table->fields);
  bahe_check_name (faults, table->name, ".");
  bahe_check_label (faults, &table->label);
  if (table->fields == NULL)
    bahe_fault (faults, _ ("it has no fields; write .fields, or &bahe_nothing for none"));
  bahe_check_fields (faults, table->fields, NULL);
  resolve_facts (faults, arena, table, event);
  check_layouts (faults, table);
}
