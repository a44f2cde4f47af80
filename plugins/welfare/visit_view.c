/* What is seen of visits: the public totals, and for who works on them the duties, the records and what is unequal. */
#include "visit.h"

#include <string.h>

#define LEAST_COMPARED 5 /* of fewer visits nothing is compared: it would be about persons */

/* ---- for everybody ----------------------------------------------------------------------------- */

/* Adds a quantity to the sum of the same thing in the same unit. */
static void
add_goods (GArray *goods, const BaheValue *item)
{
  const BaheValue *more = &item[ITEM_QUANTITY];

  for (guint i = 0; i < goods->len; i++) {
    BaheValue *cells = g_array_index (goods, BaheValue *, i), *sum = &cells[1];
    if (g_strcmp0 (cells[0].text, item[ITEM_WHAT].text) != 0 || g_strcmp0 (sum->text, more->text) != 0)
      continue;
    gint64 added = more->integer;
    for (gint32 exponent = more->exponent; exponent > sum->exponent; exponent--)
      added *= 10;
    for (; sum->exponent > more->exponent; sum->exponent--)
      sum->integer *= 10;
    sum->integer += added;
    if (more->how != BAHE_EXACT)
      sum->how = more->how;
    return;
  }
  BaheValue *cells = g_new0 (BaheValue, 2);
  cells[0] = item[ITEM_WHAT];
  cells[1] = *more;
  g_array_append_val (goods, cells);
}

typedef struct {
  gint64 times, money;
  gboolean unknown;
  GArray *goods; /* BaheValue *, two cells each */
} Total;

static void
add_visit (Total *total, const Visit *visit)
{
  const BaheValue *items = &visit->values[VISIT_ITEMS];
  gboolean unknown = FALSE;

  total->times += visit->values[VISITED_TIMES].integer;
  total->money += welfare_items_sum (items, &unknown);
  total->unknown |= unknown || welfare_given (&visit->values[VISIT_WITHHELD]);
  for (gsize i = 0; i < items->n; i++)
    if (welfare_given (&items->items[i].items[ITEM_QUANTITY]) &&
        items->items[i].items[ITEM_QUANTITY].how != BAHE_UNKNOWN)
      add_goods (total->goods, items->items[i].items);
}

static BaheValue
money_value (const Total *total)
{
  if (total->money == 0)
    return (BaheValue){ .how = total->unknown ? BAHE_UNKNOWN : BAHE_UNSET };
  return (BaheValue){ .how = total->unknown ? BAHE_AT_LEAST : BAHE_EXACT, .integer = total->money };
}

static void
show_total (gint64 occasion, const Total *total, BaheOut *out)
{
  g_autofree BaheValue *rows = g_new0 (BaheValue, total->goods->len + 1);

  for (guint i = 0; i < total->goods->len; i++)
    rows[i] = bahe_list_value (g_array_index (total->goods, BaheValue *, i), 2);
  const BaheValue row[] = { bahe_number_value (occasion), bahe_number_value (total->times), money_value (total),
                            bahe_list_value (rows, total->goods->len) };
  out->record (out, VIEW_GIVEN, row);
}

static void
view_given (const Visits *visits, BaheOut *out)
{
  for (gint64 occasion = 0; occasion < N_OCCASIONS; occasion++) {
    Total total = { .goods = g_array_new (FALSE, FALSE, sizeof (BaheValue *)) };
    for (guint i = 0; i < visits->visits->len; i++) {
      const Visit *visit = visits->visits->pdata[i];
      if (visit->values[VISIT_OCCASION].integer == occasion)
        add_visit (&total, visit);
    }
    if (total.times > 0)
      show_total (occasion, &total, out);
    for (guint i = 0; i < total.goods->len; i++)
      g_free (g_array_index (total.goods, BaheValue *, i));
    g_array_unref (total.goods);
  }
}

/* ---- duties ------------------------------------------------------------------------------------ */

enum { CARE_VISIT, CARE_CONGRATULATE, CARE_CONDOLE, CARE_FAREWELL, CARE_FESTIVAL, CARE_HELP };
static const gint64 cares[N_OCCASIONS] = {
  [HOSPITAL] = CARE_VISIT,       [ILLNESS] = CARE_VISIT,         [CHILDBIRTH] = CARE_CONGRATULATE,
  [WEDDING] = CARE_CONGRATULATE, [DEATH_MEMBER] = CARE_CONDOLE,  [DEATH_KIN] = CARE_CONDOLE,
  [RETIREMENT] = CARE_FAREWELL,  [BIRTHDAY] = CARE_CONGRATULATE, [FESTIVAL] = CARE_FESTIVAL,
  [OLD_AGE] = CARE_CONGRATULATE, [HARDSHIP] = CARE_HELP,         [CALAMITY] = CARE_HELP,
  [WARM] = CARE_VISIT,           [OTHER_OCCASION] = CARE_VISIT,
};

enum { STATE_WAITING, STATE_VISITED, STATE_LATE, STATE_TWICE, STATE_PASSED };

static gboolean
waits_for_own_day (const Expected *expected)
{
  return expected->own_day && expected->visits == 0 && !expected->passed;
}

static gint64
state_of (const Expected *expected)
{
  if (expected->visits == 0)
    return expected->passed ? STATE_PASSED : STATE_WAITING;
  if (expected->visits > 1)
    return STATE_TWICE;
  return welfare_days_between (expected->due, expected->visited) > 0 ? STATE_LATE : STATE_VISITED;
}

/* Who still waits for a day of their own, of the list that `first` is on. */
static GArray *
waiting_with (const Visits *visits, const Expected *first)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (BaheValue));

  for (guint i = 0; i < visits->expected->len; i++) {
    const Expected *expected = visits->expected->pdata[i];
    const BaheValue person = bahe_number_value (expected->person);
    if (waits_for_own_day (expected) && expected->occasion == first->occasion && expected->from == first->from &&
        expected->due == first->due)
      g_array_append_val (people, person);
  }
  return people;
}

/* A row a list: whose day it is, the host alone can tell. */
static void
view_own_days (const Visits *visits, BaheOut *out)
{
  for (guint i = 0; i < visits->expected->len; i++) {
    const Expected *expected = visits->expected->pdata[i];
    if (!waits_for_own_day (expected))
      continue;
    g_autoptr (GArray) people = waiting_with (visits, expected);
    const BaheValue row[] = {
      bahe_number_value (cares[expected->occasion]),
      bahe_list_value ((const BaheValue *) (void *) people->data, people->len),
      welfare_own_day (expected->occasion == BIRTHDAY ? "birthday" : "retirement", expected->from, expected->due),
    };
    if (g_array_index (people, BaheValue, 0).integer == expected->person)
      out->record (out, VIEW_OWN_DAY, row);
  }
}

static void
view_expected (const Visits *visits, BaheOut *out)
{
  for (guint i = 0; i < visits->expected->len; i++) {
    const Expected *expected = visits->expected->pdata[i];
    gint64 state = state_of (expected), late = welfare_days_between (expected->due, expected->visited);
    gboolean dead = expected->occasion == DEATH_MEMBER, visited = expected->visits > 0;
    const BaheValue nothing = { 0 }, person = bahe_number_value (expected->person);
    const BaheValue row[] = {
      dead ? nothing : person,
      dead ? person : nothing,
      bahe_number_value (cares[expected->occasion]),
      state == STATE_WAITING ? welfare_day_after (expected->due, 0) : nothing,
      visited ? welfare_day_after (expected->visited, 0) : nothing,
      visited && late > 0 ? bahe_number_value (late) : nothing,
      bahe_known_value (expected->visits),
      bahe_number_value (state),
    };
    if (!waits_for_own_day (expected))
      out->record (out, VIEW_EXPECTED, row);
  }
}

static void
view_visits (const Visits *visits, BaheOut *out)
{
  for (guint i = 0; i < visits->visits->len; i++) {
    const Visit *visit = visits->visits->pdata[i];
    const BaheValue *values = visit->values;
    const BaheValue row[] = {
      values[VISITED_NUMBER], visit->when,
      values[VISIT_PEOPLE],   values[VISITED_TIMES],
      values[VISIT_OCCASION], values[VISIT_AGE],
      values[VISIT_ITEMS],    values[VISIT_VISITORS],
      values[VISIT_OTHERS],   values[VISIT_RECEIVER],
      values[VISIT_VOUCHER],  values[VISIT_SIGNED],
    };
    out->record (out, VIEW_VISIT, row);
  }
}

/* ---- 20 people, 16 quilts ---------------------------------------------------------------------- */

/* Weights are shared out; of pieces everybody gets one or not. */
static gboolean
is_pieces (const BaheValue *quantity)
{
  static const char *const weights[] = { "斤", "公斤", "克" };

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    if (g_strcmp0 (quantity->text, weights[i]) == 0)
      return FALSE;
  return quantity->how == BAHE_EXACT && quantity->exponent == 0 && quantity->integer > 0;
}

static GArray *
who_got_none (const Visit *visit, const GArray *got)
{
  const BaheValue *people = &visit->values[VISIT_PEOPLE];
  GArray *none = g_array_new (FALSE, FALSE, sizeof (BaheValue));

  for (gsize i = 0; got != NULL && i < people->n; i++) {
    gboolean has = FALSE;
    for (guint k = 0; k < got->len; k++)
      has = has || g_array_index (got, gint64, k) == people->items[i].integer;
    if (!has)
      g_array_append_val (none, people->items[i]);
  }
  return none;
}

static void
show_short (const Visit *visit, const BaheValue *item, BaheOut *out)
{
  const BaheValue *quantity = &item[ITEM_QUANTITY];
  gint64 people = visit->values[VISITED_TIMES].integer;

  if (!is_pieces (quantity) || quantity->integer >= people)
    return;
  const GArray *got = item[ITEM_WHAT].text != NULL ? g_hash_table_lookup (visit->got, item[ITEM_WHAT].text) : NULL;
  g_autoptr (GArray) none = who_got_none (visit, got);
  const BaheValue row[] = {
    visit->values[VISITED_NUMBER],
    item[ITEM_WHAT],
    *quantity,
    bahe_number_value (people),
    bahe_number_value (people - quantity->integer),
    bahe_list_value ((const BaheValue *) (void *) none->data, none->len),
    bahe_number_value (got != NULL),
  };
  out->record (out, VIEW_SHORT, row);
}

static void
view_short (const Visits *visits, BaheOut *out)
{
  for (guint i = 0; i < visits->visits->len; i++) {
    const Visit *visit = visits->visits->pdata[i];
    const BaheValue *items = &visit->values[VISIT_ITEMS];
    for (gsize k = 0; k < items->n && visit->values[VISITED_TIMES].integer > 1; k++)
      show_short (visit, items->items[k].items, out);
  }
}

/* ---- whether all are treated alike ------------------------------------------------------------- */

typedef struct {
  gint64 key; /* status, or number of a group */
  gint64 visits, money, waited, reported;
} Class;

/* Visits of one person each, apart by what the roster said of them then. */
static GArray *
classes_of (const Visits *visits, gint64 occasion, guint field)
{
  GArray *classes = g_array_new (FALSE, TRUE, sizeof (Class));

  for (guint i = 0; i < visits->visits->len; i++) {
    const Visit *visit = visits->visits->pdata[i];
    gboolean unknown = FALSE;
    if (visit->values[VISIT_OCCASION].integer != occasion || !welfare_given (&visit->values[field]))
      continue;
    gint64 money = welfare_items_sum (&visit->values[VISIT_ITEMS], &unknown), key = visit->values[field].integer;
    guint at = 0;
    while (at < classes->len && g_array_index (classes, Class, at).key != key)
      at++;
    if (at == classes->len)
      g_array_append_val (classes, ((Class){ .key = key }));
    Class *class = &g_array_index (classes, Class, at);
    class->visits++;
    class->money += money;
    class->waited += MAX (visit->waited, 0);
    class->reported += visit->waited >= 0;
  }
  return classes;
}

static gint64
mean (gint64 sum, gint64 n)
{
  return n > 0 ? (2 * sum + n) / (2 * n) : 0;
}

static gint64
mean_wait (const Class *class)
{
  return mean (class->waited, class->reported);
}

/* Takes out the small ones; whether those that are left differ. */
static gboolean
differ (GArray *classes)
{
  for (guint i = classes->len; i > 0; i--)
    if (g_array_index (classes, Class, i - 1).visits < LEAST_COMPARED)
      g_array_remove_index (classes, i - 1);
  for (guint i = 1; i < classes->len; i++) {
    const Class *a = &g_array_index (classes, Class, 0), *b = &g_array_index (classes, Class, i);
    if (mean (a->money, a->visits) != mean (b->money, b->visits) || mean_wait (a) != mean_wait (b))
      return TRUE;
  }
  return FALSE;
}

static void
view_alike (const Visits *visits, BaheOut *out)
{
  static const guint fields[] = { VISITED_STATUS, VISITED_GROUP };
  const BaheValue nothing = { 0 };

  for (gint64 occasion = 0; occasion < N_OCCASIONS; occasion++)
    for (gsize f = 0; f < G_N_ELEMENTS (fields); f++) {
      g_autoptr (GArray) classes = classes_of (visits, occasion, fields[f]);
      gboolean unequal = differ (classes);
      for (guint i = 0; unequal && i < classes->len; i++) {
        const Class *class = &g_array_index (classes, Class, i);
        const BaheValue key = bahe_number_value (class->key);
        const BaheValue row[] = {
          bahe_number_value (cares[occasion]),
          fields[f] == VISITED_STATUS ? key : nothing,
          fields[f] == VISITED_GROUP ? key : nothing,
          bahe_number_value (class->visits),
          bahe_number_value (mean (class->money, class->visits)),
          class->reported > 0 ? bahe_number_value (mean_wait (class)) : nothing,
        };
        out->record (out, VIEW_ALIKE, row);
      }
    }
}

/* What a unit has settled, for a page that offers amounts. */
static void
view_standards (const Visits *visits, BaheOut *out)
{
  for (gint64 occasion = 0; occasion < N_OCCASIONS; occasion++) {
    const BaheValue row[] = { bahe_number_value (occasion), bahe_number_value (visits->days[occasion]),
                              bahe_known_value (visits->usual[occasion]) };
    if (visits->usual[occasion] != 0)
      out->record (out, VIEW_STANDARD, row);
  }
}

void
visit_view (const void *state, BaheOut *out)
{
  view_given (state, out);
  view_expected (state, out);
  view_own_days (state, out);
  view_visits (state, out);
  view_short (state, out);
  view_alike (state, out);
  view_standards (state, out);
}
