/* A fund drive: what everybody may see of it. Who gave what only where that person agreed, in the order of the records,
 * which is no order of money; who gave nothing is nowhere. */
#include "drive.h"

/* In hundredths of a per cent, half up. */
static BaheValue
progress_of (const Drive *drive)
{
  BaheValue received = sum_money (&drive->money.in);

  if (drive->aim <= 0 || !bahe_is_given (&received))
    return (BaheValue){ 0 };
  gint64 hundredths = (gint64) (((__int128) received.integer * 20000 + drive->aim) / ((__int128) 2 * drive->aim));
  gint32 exponent = -2;
  for (; exponent < 0 && hundredths % 10 == 0; exponent++)
    hundredths /= 10;
  return (BaheValue){ .how = received.how, .integer = hundredths, .exponent = exponent };
}

static guint
money_gifts (const Drive *drive)
{
  guint n = 0;

  for (guint i = 0; i < drive->gifts->len; i++)
    n += ((const Gift *) drive->gifts->pdata[i])->money ? 1 : 0;
  return n;
}

static void
show_ledger (const Drive *drive, BaheOut *out)
{
  Sum left = account_balance (&drive->money);
  guint gifts = money_gifts (drive);

  if (gifts == 0 && drive->goods->len > 0 && drive->aim == 0)
    return;
  out->record (
      out, VIEW_LEDGER,
      (BaheValue[]){ sum_money (&drive->money.in), bahe_known_value (drive->money.in.unknown),
                     bahe_known_value (drive->aim), progress_of (drive), bahe_number_value (gifts),
                     sum_money (&drive->money.out), sum_money (&left), sum_money (&drive->cash),
                     drive->counted >= 0 ? bahe_number_value (drive->counted) : (BaheValue){ 0 },
                     drive->counted >= 0 ? bahe_number_value (drive->counted - drive->cash.known) : (BaheValue){ 0 } });
}

static void
show_goods (const Drive *drive, BaheOut *out)
{
  for (guint i = 0; i < drive->goods->len; i++) {
    const Goods *goods = drive->goods->pdata[i];
    Sum left = account_balance (&goods->account);
    out->record (out, VIEW_GOODS,
                 (BaheValue[]){ bahe_text_value (goods->item), sum_quantity (&goods->account.in, goods->unit),
                                sum_quantity (&goods->account.out, goods->unit), sum_quantity (&left, goods->unit) });
  }
}

static void
show_donors (const Drive *drive, BaheOut *out)
{
  for (guint i = 0; i < drive->gifts->len; i++) {
    const Gift *gift = drive->gifts->pdata[i];
    if (gift->consent)
      out->record (out, VIEW_DONOR,
                   (BaheValue[]){ bahe_known_value (gift->person), bahe_text_value (gift->name), gift->amount,
                                  bahe_text_value (gift->goods) });
  }
}

static void
show_handed (const Drive *drive, BaheOut *out)
{
  for (guint i = 0; i < drive->handed->len; i++) {
    const Handed *one = drive->handed->pdata[i];
    out->record (out, VIEW_HANDED,
                 (BaheValue[]){ one->when, bahe_text_value (one->payee), one->amount, bahe_text_value (one->goods),
                                bahe_number_value (one->first), bahe_number_value (one->second),
                                bahe_text_value (one->voucher) });
  }
}

static void
remind (BaheOut *out, guint what, gint64 times, gint64 fen)
{
  out->record (out, VIEW_REMINDER,
               (BaheValue[]){ bahe_number_value (what), bahe_known_value (times), bahe_known_value (fen) });
}

static void
show_reminders (const Drive *drive, BaheOut *out)
{
  gint64 left = account_balance (&drive->money).known;

  if (drive->levied)
    remind (out, REMIND_LEVY, 0, 0);
  if (drive->money.in.unknown > 0)
    remind (out, REMIND_UNKNOWN, drive->money.in.unknown, 0);
  if (drive->counted >= 0 && drive->counted != drive->cash.known)
    remind (out, REMIND_COUNT, 0, drive->counted - drive->cash.known);
  if (drive->handed->len > 0 && left > 0)
    remind (out, REMIND_KEPT, 0, left);
}

void
drive_view (const void *state, BaheOut *out)
{
  const Drive *drive = state;

  show_ledger (drive, out);
  show_goods (drive, out);
  show_donors (drive, out);
  show_handed (drive, out);
  show_reminders (drive, out);
}
