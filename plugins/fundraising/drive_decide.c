/* A fund drive: what is let through, and what it becomes. */
#include "drive.h"

#include <string.h>

static const BaheValue unknown = { .how = BAHE_UNKNOWN };

gboolean
drive_decide_launch (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Drive *drive = ask->state;

  if (drive->launched)
    return out->refuse (out, LAUNCHED_ALREADY, -1, NULL);
  out->record (out, LAUNCHED,
               (BaheValue[]){ [LAUNCH_APPEAL] = given[LAUNCH_APPEAL],
                              [LAUNCH_SUGGESTED] = given[LAUNCH_SUGGESTED],
                              [LAUNCH_APPRAISED] = given[LAUNCH_APPRAISED],
                              [LAUNCH_LASTING] = given[LAUNCH_LASTING],
                              [LAUNCH_BENEFICIARY] = bahe_text_value (drive->beneficiary),
                              [LAUNCH_TARGET] = drive->target,
                              [LAUNCH_DAYS] = drive->days });
  return TRUE;
}

/* ---- gifts ------------------------------------------------------------------------------------------------------- */

/* Who gave is said once; one donor is one person, and only a donor can agree to be named. */
static gboolean
donor_fits (const BaheValue *given, BaheOut *out)
{
  guint named =
      bahe_is_given (&given[GIFT_DONOR]) + bahe_is_given (&given[GIFT_GROUP]) + bahe_is_given (&given[GIFT_NAME]);
  gboolean one = bahe_is_given (&given[GIFT_DONOR]) || bahe_is_given (&given[GIFT_NAME]);

  if (named > 1)
    return out->refuse (out, WHO_ONCE, GIFT_DONOR, NULL);
  if (flag_of (&given[GIFT_CONSENT]) && !one)
    return out->refuse (out, CONSENT_OF_WHOM, GIFT_CONSENT, NULL);
  if (one && is_set (&given[GIFT_PEOPLE]) && bahe_number_or (&given[GIFT_PEOPLE], 0) != 1)
    return out->refuse (out, PEOPLE_OF_WHOM, GIFT_PEOPLE, NULL);
  return TRUE;
}

static BaheValue
people_of (const BaheValue *given)
{
  if (bahe_is_given (&given[GIFT_DONOR]) || bahe_is_given (&given[GIFT_NAME]))
    return bahe_number_value (1);
  return is_set (&given[GIFT_PEOPLE]) ? given[GIFT_PEOPLE] : unknown;
}

static gboolean
not_twice (const Drive *drive, const BaheValue *given, gboolean money, BaheOut *out)
{
  const Gift *before = drive_gift_of (drive, &given[GIFT_DONOR], &given[GIFT_NAME], money);
  const BaheValue *who = bahe_is_given (&given[GIFT_DONOR]) ? &given[GIFT_DONOR] : &given[GIFT_NAME];

  if (before == NULL || flag_of (&given[GIFT_AGAIN]))
    return TRUE;
  g_autofree char *what = !money                            ? g_strdup (before->goods)
                          : bahe_is_given (&before->amount) ? fen_text (before->amount.integer)
                                                            : g_strdup ("");
  return refuse_with (out, GAVE_ALREADY, GIFT_DONOR,
                      g_strdup_printf ("%s %s", who->text != NULL ? who->text : "", what));
}

gboolean
drive_decide_give (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const BaheValue *amount = &given[GIFT_WHAT];
  BaheValue values[GIFT_METHOD + 1];

  if (bahe_is_given (amount) && amount->integer <= 0)
    return refuse_with (out, NOT_POSITIVE, GIFT_WHAT, fen_text (amount->integer));
  if (!donor_fits (given, out) || !not_twice (ask->state, given, TRUE, out))
    return FALSE;
  memcpy (values, given, sizeof values);
  values[GIFT_PEOPLE] = people_of (given);
  if (!is_set (amount))
    values[GIFT_WHAT] = unknown;
  out->record (out, GIVEN, values);
  return TRUE;
}

/* Of rows of goods, given or handed on: above nothing, each sort once and in its own unit. */
static gboolean
row_fits (const Drive *drive, const BaheValue *rows, gsize at, int field, BaheOut *out)
{
  const BaheValue *row = rows->items[at].items, *quantity = &row[GOODS_QUANTITY];
  const char *item = row[GOODS_ITEM].text;
  const Goods *goods = drive_goods (drive, item);
  gint64 thousandths = 1;

  if (bahe_is_given (quantity) && (!quantity_thousandths (quantity, &thousandths) || thousandths <= 0))
    return refuse_with (out, NOT_POSITIVE, field, g_strdup_printf ("%s", item));
  for (gsize i = 0; i < at; i++)
    if (g_strcmp0 (rows->items[i].items[GOODS_ITEM].text, item) == 0)
      return refuse_with (out, ITEM_TWICE, field, g_strdup (item));
  if (goods != NULL && goods->unit != NULL && bahe_is_given (quantity) && g_strcmp0 (goods->unit, quantity->text) != 0)
    return refuse_with (
        out, MIXED_UNITS, field,
        g_strdup_printf ("%s：%s ≠ %s", item, goods->unit, quantity->text != NULL ? quantity->text : ""));
  return TRUE;
}

gboolean
drive_decide_goods (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Drive *drive = ask->state;
  const BaheValue *rows = &given[GIFT_WHAT];
  BaheValue values[GIFT_NOTE + 1];

  if (!donor_fits (given, out) || !not_twice (drive, given, FALSE, out))
    return FALSE;
  for (gsize i = 0; i < rows->n; i++)
    if (!row_fits (drive, rows, i, GIFT_WHAT, out))
      return FALSE;
  memcpy (values, given, sizeof values);
  values[GIFT_PEOPLE] = people_of (given);
  out->record (out, GOODS_GIVEN, values);
  return TRUE;
}

/* ---- counting and handing on ------------------------------------------------------------------------------------- */

gboolean
drive_decide_count (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (given[COUNT_FIRST].integer == given[COUNT_SECOND].integer)
    return out->refuse (out, SAME_COUNTER, COUNT_SECOND, NULL);
  return TRUE;
}

static gboolean
handlers_fit (const BaheValue *given, BaheOut *out)
{
  if (!bahe_is_given (&given[HAND_SECOND]))
    return out->refuse (out, SECOND_MISSING, HAND_SECOND, NULL);
  if (given[HAND_FIRST].integer == given[HAND_SECOND].integer)
    return out->refuse (out, SAME_HANDLER, HAND_SECOND, NULL);
  if (!bahe_is_given (&given[HAND_VOUCHER]))
    return out->refuse (out, VOUCHER_MISSING, HAND_VOUCHER, NULL);
  return TRUE;
}

static gboolean
amounts_fit (const Drive *drive, const BaheValue *given, BaheOut *out)
{
  const BaheValue *amount = &given[HAND_AMOUNT], *rows = &given[HAND_ITEMS];
  Account money = drive->money;

  if (bahe_is_given (amount) && amount->integer <= 0)
    return refuse_with (out, NOT_POSITIVE, HAND_AMOUNT, fen_text (amount->integer));
  if (is_set (amount) && !account_out (&money, amount, FALSE, FALSE))
    return refuse_with (out, OVER_BALANCE, HAND_AMOUNT, fen_text (account_balance (&drive->money).known));
  for (gsize i = 0; i < rows->n; i++) {
    const BaheValue *row = rows->items[i].items;
    const Goods *goods = drive_goods (drive, row[GOODS_ITEM].text);
    if (goods == NULL)
      return refuse_with (out, NO_SUCH_GOODS, HAND_ITEMS, g_strdup (row[GOODS_ITEM].text));
    if (!row_fits (drive, rows, i, HAND_ITEMS, out))
      return FALSE;
    Account account = goods->account;
    if (!account_out (&account, &row[GOODS_QUANTITY], FALSE, TRUE)) {
      g_autofree char *left = pieces_text (account_balance (&goods->account).known, goods->unit);
      return refuse_with (out, OVER_BALANCE, HAND_ITEMS, g_strdup_printf ("%s%s", goods->item, left));
    }
  }
  return TRUE;
}

/* What is left of money and of each sort of goods becomes what is handed over. FALSE: nothing is left. */
static gboolean
hand_all (const Drive *drive, const BaheValue *given, BaheOut *out)
{
  guint n = 0;
  g_autofree BaheValue *rows = g_new0 (BaheValue, drive->goods->len + 1);
  g_autofree BaheValue (*cells)[2] = g_malloc0_n (drive->goods->len + 1, sizeof *cells);
  Sum money = account_balance (&drive->money);
  BaheValue values[N_HAND];

  memcpy (values, given, sizeof values);
  if (money.known > 0 || money.unknown > 0)
    values[HAND_AMOUNT] = sum_money (&money);
  for (guint i = 0; i < drive->goods->len; i++) {
    const Goods *goods = drive->goods->pdata[i];
    Sum left = account_balance (&goods->account);
    if (left.known == 0 && left.unknown == 0)
      continue;
    cells[n][GOODS_ITEM] = bahe_text_value (goods->item);
    cells[n][GOODS_QUANTITY] = sum_quantity (&left, goods->unit);
    rows[n] = bahe_list_value (cells[n], 2);
    n++;
  }
  values[HAND_ITEMS] = bahe_list_value (rows, n);
  if (n == 0 && !is_set (&values[HAND_AMOUNT]))
    return out->refuse (out, NOTHING_LEFT, HAND_ALL, NULL);
  out->record (out, HANDED_OVER, values);
  return TRUE;
}

gboolean
drive_decide_hand_over (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Drive *drive = ask->state;
  gboolean some = is_set (&given[HAND_AMOUNT]) || given[HAND_ITEMS].n > 0, all = flag_of (&given[HAND_ALL]);

  if (!handlers_fit (given, out))
    return FALSE;
  if (all && some)
    return out->refuse (out, ALL_OR_SOME, HAND_ALL, NULL);
  if (all)
    return hand_all (drive, given, out);
  if (!some)
    return out->refuse (out, NOTHING_HANDED, HAND_AMOUNT, NULL);
  if (!amounts_fit (drive, given, out))
    return FALSE;
  out->record (out, HANDED_OVER, given);
  return TRUE;
}
