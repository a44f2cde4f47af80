/* A fund drive: what each record leaves behind. In is out and balance after every one of them. */
#include "drive.h"

static void
free_goods (gpointer data)
{
  Goods *goods = data;

  g_free (goods->item);
  g_free (goods->unit);
  g_free (goods);
}

static void
free_gift (gpointer data)
{
  Gift *gift = data;

  g_free (gift->name);
  g_free (gift->goods);
  g_free (gift);
}

static void
free_handed (gpointer data)
{
  Handed *handed = data;

  g_free (handed->when_words);
  g_free (handed->payee);
  g_free (handed->goods);
  g_free (handed->voucher);
  g_free (handed);
}

void *
drive_state_new (const BaheValue *setup)
{
  Drive *drive = g_new0 (Drive, 1);

  *drive = (Drive){
    .beneficiary = g_strdup (setup[SETUP_BENEFICIARY].text),
    .target = setup[SETUP_TARGET],
    .days = setup[SETUP_DAYS],
    .aim = bahe_number_or (&setup[SETUP_TARGET], 0),
    .counted = -1,
    .goods = g_ptr_array_new_with_free_func (free_goods),
    .gifts = g_ptr_array_new_with_free_func (free_gift),
    .handed = g_ptr_array_new_with_free_func (free_handed),
  };
  drive->days.text = g_intern_string (setup[SETUP_DAYS].text); /* a unit: one of few */
  return drive;
}

void
drive_state_free (void *state)
{
  Drive *drive = state;

  g_free (drive->beneficiary);
  g_ptr_array_unref (drive->goods);
  g_ptr_array_unref (drive->gifts);
  g_ptr_array_unref (drive->handed);
  g_free (drive);
}

/* ---- what is asked of it ----------------------------------------------------------------------------------------- */

Goods *
drive_goods (const Drive *drive, const char *item)
{
  for (guint i = 0; i < drive->goods->len; i++)
    if (g_strcmp0 (((Goods *) drive->goods->pdata[i])->item, item) == 0)
      return drive->goods->pdata[i];
  return NULL;
}

const Gift *
drive_gift_of (const Drive *drive, const BaheValue *person, const BaheValue *name, gboolean money)
{
  for (guint i = 0; i < drive->gifts->len; i++) {
    const Gift *gift = drive->gifts->pdata[i];
    if (gift->money != money)
      continue;
    if (bahe_is_given (person) ? gift->person == person->integer
                               : bahe_is_given (name) && g_strcmp0 (gift->name, name->text) == 0)
      return gift;
  }
  return NULL;
}

gboolean
drive_is_cash (const BaheValue *method)
{
  return !bahe_is_given (method) || method->integer == METHOD_CASH || method->integer == METHOD_BOX;
}

static const char *
how_word (guint32 how)
{
  return how == BAHE_AT_LEAST ? "至少" : how == BAHE_ABOUT ? "约" : how == BAHE_NEARLY ? "近" : "";
}

char *
drive_goods_text (const BaheValue *rows)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < rows->n; i++) {
    const BaheValue *row = rows->items[i].items, *quantity = &row[GOODS_QUANTITY];
    gint64 thousandths = 0;
    g_autofree char *pieces = bahe_is_given (quantity) && quantity_thousandths (quantity, &thousandths)
                                  ? pieces_text (thousandths, quantity->text)
                                  : g_strdup ("若干");
    g_string_append_printf (text, "%s%s%s%s", i > 0 ? "、" : "", row[GOODS_ITEM].text, how_word (quantity->how),
                            pieces);
  }
  return g_string_free (text, FALSE);
}

/* ---- gifts ------------------------------------------------------------------------------------------------------- */

static void
take_gift (Drive *drive, const BaheValue *v, gboolean money)
{
  Gift *gift = g_new0 (Gift, 1);

  *gift = (Gift){
    .person = bahe_number_or (&v[GIFT_DONOR], 0),
    .group = bahe_number_or (&v[GIFT_GROUP], 0),
    .name = g_strdup (v[GIFT_NAME].text),
    .consent = flag_of (&v[GIFT_CONSENT]),
    .amount = money ? v[GIFT_WHAT] : (BaheValue){ 0 },
    .goods = money ? NULL : drive_goods_text (&v[GIFT_WHAT]),
    .money = money,
  };
  gift->amount.text = NULL;
  g_ptr_array_add (drive->gifts, gift);
}

static gboolean
evolve_given (Drive *drive, const BaheValue *v)
{
  const BaheValue *amount = &v[GIFT_WHAT];
  Account money = drive->money;
  Sum cash = drive->cash;

  if ((bahe_is_given (amount) && amount->integer <= 0) || !account_in (&money, amount, FALSE))
    return FALSE;
  if (drive_is_cash (&v[GIFT_METHOD]) && !sum_add_money (&cash, amount))
    return FALSE;
  drive->money = money;
  drive->cash = cash;
  take_gift (drive, v, TRUE);
  return TRUE;
}

static gboolean
row_fits (const Drive *drive, const BaheValue *rows, gsize at)
{
  const BaheValue *row = rows->items[at].items, *quantity = &row[GOODS_QUANTITY];
  const Goods *goods = drive_goods (drive, row[GOODS_ITEM].text);
  Account account = goods != NULL ? goods->account : (Account){ 0 };

  for (gsize i = 0; i < at; i++)
    if (g_strcmp0 (rows->items[i].items[GOODS_ITEM].text, row[GOODS_ITEM].text) == 0)
      return FALSE;
  if (goods != NULL && bahe_is_given (quantity) && g_strcmp0 (goods->unit, quantity->text) != 0)
    return FALSE;
  return (!bahe_is_given (quantity) || quantity->integer > 0) && account_in (&account, quantity, TRUE);
}

static gboolean
evolve_goods (Drive *drive, const BaheValue *v)
{
  const BaheValue *rows = &v[GIFT_WHAT];

  for (gsize i = 0; i < rows->n; i++)
    if (!row_fits (drive, rows, i))
      return FALSE;
  for (gsize i = 0; i < rows->n; i++) {
    const BaheValue *row = rows->items[i].items;
    Goods *goods = drive_goods (drive, row[GOODS_ITEM].text);
    if (goods == NULL) {
      goods = g_new0 (Goods, 1);
      goods->item = g_strdup (row[GOODS_ITEM].text);
      g_ptr_array_add (drive->goods, goods);
    }
    if (goods->unit == NULL)
      goods->unit = g_strdup (row[GOODS_QUANTITY].text);
    account_in (&goods->account, &row[GOODS_QUANTITY], TRUE);
  }
  take_gift (drive, v, FALSE);
  return TRUE;
}

/* ---- handing on -------------------------------------------------------------------------------------------------- */

/* The account as it is after this row went out; FALSE: it cannot go out. */
static gboolean
goods_after (const Drive *drive, const BaheValue *row, gboolean all, Account *after)
{
  const Goods *goods = drive_goods (drive, row[GOODS_ITEM].text);
  const BaheValue *quantity = &row[GOODS_QUANTITY];

  if (goods == NULL || (bahe_is_given (quantity) && g_strcmp0 (goods->unit, quantity->text) != 0))
    return FALSE;
  *after = goods->account;
  return account_out (after, quantity, all, TRUE);
}

static void
take_handed (Drive *drive, const BaheEvent *event)
{
  const BaheValue *v = event->values;
  Handed *handed = g_new0 (Handed, 1);

  *handed = (Handed){
    .when = *event->when,
    .amount = v[HAND_AMOUNT],
    .when_words = g_strdup (event->when->text),
    .payee = g_strdup (v[HAND_PAYEE].text),
    .goods = v[HAND_ITEMS].n > 0 ? drive_goods_text (&v[HAND_ITEMS]) : NULL,
    .voucher = g_strdup (v[HAND_VOUCHER].text),
    .first = v[HAND_FIRST].integer,
    .second = v[HAND_SECOND].integer,
  };
  handed->amount.text = NULL;
  handed->when.text = handed->when_words;
  g_ptr_array_add (drive->handed, handed);
}

static gboolean
evolve_handed (Drive *drive, const BaheEvent *event)
{
  const BaheValue *v = event->values, *amount = &v[HAND_AMOUNT], *rows = &v[HAND_ITEMS];
  gboolean all = flag_of (&v[HAND_ALL]);
  Account money = drive->money;
  g_autofree Account *after = g_new0 (Account, rows->n + 1);

  if (v[HAND_FIRST].integer == v[HAND_SECOND].integer)
    return FALSE;
  if (is_set (amount) && !account_out (&money, amount, all, FALSE))
    return FALSE;
  for (gsize i = 0; i < rows->n; i++) {
    for (gsize j = 0; j < i; j++)
      if (g_strcmp0 (rows->items[i].items[GOODS_ITEM].text, rows->items[j].items[GOODS_ITEM].text) == 0)
        return FALSE;
    if (!goods_after (drive, rows->items[i].items, all, &after[i]))
      return FALSE;
  }
  drive->money = money;
  for (gsize i = 0; i < rows->n; i++)
    drive_goods (drive, rows->items[i].items[GOODS_ITEM].text)->account = after[i];
  take_handed (drive, event);
  return TRUE;
}

static gboolean
evolve_launched (Drive *drive, const BaheValue *v)
{
  if (drive->launched)
    return FALSE;
  drive->launched = TRUE;
  drive->levied = v[LAUNCH_SUGGESTED].n > 0 || flag_of (&v[LAUNCH_APPRAISED]);
  return TRUE;
}

static gboolean
evolve_counted (Drive *drive, const BaheValue *v)
{
  if (v[COUNT_FIRST].integer == v[COUNT_SECOND].integer)
    return FALSE;
  drive->counted = v[COUNT_TOTAL].integer;
  return TRUE;
}

gboolean
drive_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Drive *drive = state;

  switch (event->type) {
  case LAUNCHED:
    return evolve_launched (drive, event->values);
  case GIVEN:
    return evolve_given (drive, event->values);
  case GOODS_GIVEN:
    return evolve_goods (drive, event->values);
  case COUNTED:
    return evolve_counted (drive, event->values);
  case HANDED_OVER:
    return evolve_handed (drive, event);
  default:
    return FALSE;
  }
}
