/* What decide may look at: the roster on the day, the board before this verb, a seed for lots. */
#include "activity/private.h"

#include <string.h>
#include <unistd.h>

struct BaheAsking {
  BaheAsk ask; /* first: an ask is one of these */
  BaheNaming *naming;
  const BaheFold *fold;
  BaheValue when;
  const BaheField *fields;
  const BaheValue *given;
  GPtrArray *kept;   /* answers handed out */
  GPtrArray *boards; /* NULL: not made yet */
};

static BaheType type_in_rows (const BaheField *field, const BaheValue *rows, const BaheValue *value);

/* A value does not say of which type it is, but it stands in what was given: there its field is known. 0: it is not
 * from there. */
static BaheType
type_in (const BaheField *fields, const BaheValue *values, const BaheValue *value)
{
  for (guint i = 0; fields != NULL && fields[i].name != NULL; i++) {
    const BaheValue *here = &values[i];
    if (fields[i].type == BAHE_ROWS) {
      BaheType type = type_in_rows (&fields[i], here, value);
      if (type != 0)
        return type;
    } else if (value == here || (here->n > 0 && value >= here->items && value < here->items + here->n)) {
      return fields[i].type;
    }
  }
  return 0;
}

static BaheType
type_in_rows (const BaheField *field, const BaheValue *rows, const BaheValue *value)
{
  for (gsize r = 0; r < rows->n; r++) {
    BaheType type = type_in (field->columns, rows->items[r].items, value);
    if (type != 0)
      return type;
  }
  return 0;
}

static const BaheValue *
keep (BaheAsking *asking, const BaheValue *value)
{
  BaheValue *copy = g_memdup2 (value, sizeof *value);

  g_ptr_array_add (asking->kept, copy);
  return copy;
}

static const BaheValue *
ask_roster (const BaheAsk *ask, const BaheValue *who, const char *field)
{
  BaheAsking *asking = (BaheAsking *) ask;
  BaheValue value = { .how = BAHE_UNSET };
  gint64 number = who->integer;

  if (type_in (asking->fields, asking->given, who) == BAHE_ENTRANT) {
    const BaheEntrant *entrant = bahe_fold_entrant (asking->fold, number);
    number = entrant != NULL ? entrant->who : 0;
    if (number == 0)
      return keep (asking, &value);
  }
  bahe_roster_field (asking->naming->roster, number, field, asking->when.integer, &value);
  return keep (asking, &value);
}

static const BaheValue *
ask_entrant (const BaheAsk *ask, gint64 number, const char *field)
{
  BaheAsking *asking = (BaheAsking *) ask;
  BaheValue value = { .how = BAHE_UNSET };
  const BaheEntrant *entrant = bahe_fold_entrant (asking->fold, number);

  if (entrant != NULL && strcmp (field, "sort") == 0)
    value = (BaheValue){ .how = BAHE_EXACT,
                         .text = entrant->type == BAHE_PERSON  ? "person"
                                 : entrant->type == BAHE_GROUP ? "group"
                                                               : "guest" };
  else if (entrant != NULL && entrant->who != 0 && strcmp (field, "number") == 0)
    value = (BaheValue){ .how = BAHE_EXACT, .integer = bahe_roster_resolve (asking->naming->roster, entrant->who) };
  else if (entrant != NULL && entrant->who != 0)
    bahe_roster_field (asking->naming->roster, entrant->who, field, asking->when.integer, &value);
  return keep (asking, &value);
}

static const BaheBoard *
board_of (BaheAsking *asking, const char *stage, const char *group)
{
  if (asking->boards == NULL) {
    g_autoptr (GError) error = NULL;
    BaheFactSource source = { .view = asking->naming->view };
    BaheBoardQuery query = { .role = BAHE_OFFICER, .reveal = TRUE };
    asking->boards = bahe_boards_make (asking->naming, asking->fold, &source, &query, &error);
    if (asking->boards == NULL) {
      g_warning ("board for a decision: %s", error->message);
      asking->boards = g_ptr_array_new ();
    }
  }
  for (guint i = 0; i < asking->boards->len; i++) {
    const BaheBoardOf *of = asking->boards->pdata[i];
    if (g_strcmp0 (of->stage, stage) == 0 && g_strcmp0 (of->group, group) == 0)
      return of->board;
  }
  return NULL;
}

static const BaheStanding *
ask_standing (const BaheAsk *ask, const char *stage, const char *group, gsize *n)
{
  BaheAsking *asking = (BaheAsking *) ask;
  const BaheBoard *board = board_of (asking, stage, group);

  *n = 0;
  if (board == NULL)
    return NULL;
  BaheStanding *standing = g_new0 (BaheStanding, bahe_board_size (board) + 1);
  g_ptr_array_add (asking->kept, standing);
  for (gsize i = 0; i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    if (row->out == NULL)
      standing[(*n)++] = (BaheStanding){ .entrant = row->entrant, .rank = row->place };
  }
  return standing;
}

static guint64
fresh_seed (void)
{
  guint64 seed = 0;

  if (getentropy (&seed, sizeof seed) != 0)
    seed = ((guint64) g_random_int () << 32) | g_random_int ();
  return seed;
}

BaheAsking *
bahe_asking_new (BaheNaming *naming, const BaheFold *fold, gint64 actor, const BaheSpan *when, const BaheField *fields,
                 const BaheValue *given)
{
  BaheAsking *asking = g_new0 (BaheAsking, 1);

  asking->naming = naming;
  asking->fold = fold;
  asking->fields = fields;
  asking->given = given;
  asking->when = (BaheValue){ .how = BAHE_EXACT, .integer = when->first, .last = when->last };
  asking->kept = g_ptr_array_new_with_free_func (g_free);
  asking->ask = (BaheAsk){
    .size = sizeof (BaheAsk),
    .state = fold->state,
    .actor = actor,
    .when = &asking->when,
    .seed = fresh_seed (),
    .roster = ask_roster,
    .standing = ask_standing,
    .entrant = ask_entrant,
  };
  return asking;
}

const BaheAsk *
bahe_asking_ask (const BaheAsking *asking)
{
  return &asking->ask;
}

void
bahe_asking_free (BaheAsking *asking)
{
  if (asking == NULL)
    return;
  g_ptr_array_unref (asking->kept);
  g_clear_pointer (&asking->boards, g_ptr_array_unref);
  g_free (asking);
}
