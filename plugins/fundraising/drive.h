/* A fund drive: the tables' rows by name, and the drive as its records have left it. */
#ifndef BAHE_FUNDRAISING_DRIVE_H
#define BAHE_FUNDRAISING_DRIVE_H

#include "amount.h"
#include "kinds.h"

/* ---- rows of the tables ------------------------------------------------------------------------------------------ */

enum { SETUP_BENEFICIARY, SETUP_TARGET, SETUP_DAYS };

enum { LAUNCHED, GIVEN, GOODS_GIVEN, COUNTED, HANDED_OVER };

enum {
  LAUNCH_APPEAL,
  LAUNCH_SUGGESTED,
  LAUNCH_APPRAISED,
  LAUNCH_LASTING,
  LAUNCH_BENEFICIARY, /* this and what follows: of the setup */
  LAUNCH_TARGET,
  LAUNCH_DAYS
};
enum { SUGGESTED_RANK, SUGGESTED_AMOUNT };
/* Both gifts begin alike; what was given stands second. */
enum {
  GIFT_DONOR,
  GIFT_WHAT, /* money, or rows of goods */
  GIFT_GROUP,
  GIFT_NAME,
  GIFT_PEOPLE,
  GIFT_RECEIPT,
  GIFT_HANDLER,
  GIFT_CONSENT,
  GIFT_AGAIN,
  GIFT_NOTE,
  GIFT_METHOD
};
enum { METHOD_CASH, METHOD_BOX, METHOD_TRANSFER, METHOD_SCAN };
enum { GOODS_ITEM, GOODS_QUANTITY };
enum { COUNT_TOTAL, COUNT_FIRST, COUNT_SECOND };
enum {
  HAND_PAYEE,
  HAND_AMOUNT,
  HAND_ITEMS,
  HAND_ALL,
  HAND_FIRST,
  HAND_SECOND,
  HAND_VOUCHER,
  HAND_NOTE,
  HAND_PHOTO,
  N_HAND
};

enum {
  LAUNCHED_ALREADY,
  NOT_POSITIVE,
  WHO_ONCE,
  GAVE_ALREADY,
  CONSENT_OF_WHOM,
  PEOPLE_OF_WHOM,
  MIXED_UNITS,
  ITEM_TWICE,
  SAME_COUNTER,
  NOTHING_HANDED,
  ALL_OR_SOME,
  SECOND_MISSING,
  SAME_HANDLER,
  VOUCHER_MISSING,
  OVER_BALANCE,
  NO_SUCH_GOODS,
  NOTHING_LEFT
};

enum { VIEW_LEDGER, VIEW_GOODS, VIEW_DONOR, VIEW_HANDED, VIEW_REMINDER };
enum { REMIND_LEVY, REMIND_UNKNOWN, REMIND_COUNT, REMIND_KEPT };

/* ---- the drive --------------------------------------------------------------------------------------------------- */

typedef struct { /* one sort of goods, in one unit */
  char *item, *unit;
  Account account;
} Goods;

typedef struct { /* who gave, and what everybody may see of it */
  gint64 person, group;
  char *name, *goods;
  BaheValue amount;
  gboolean consent, money;
} Gift;

typedef struct {
  BaheValue when, amount;
  char *when_words, *payee, *goods, *voucher;
  gint64 first, second;
} Handed;

typedef struct {
  char *beneficiary;
  BaheValue target, days; /* of the setup */
  gboolean launched;
  gboolean levied; /* amounts were suggested by rank */
  gint64 aim;      /* fen; 0: none */
  Account money;
  Sum cash;       /* what must be in the box or the till: notes and coins */
  gint64 counted; /* fen, as last counted; −1: not counted */
  GPtrArray *goods, *gifts, *handed;
} Drive;

Goods *drive_goods (const Drive *drive, const char *item);
/* A gift of the same person or name, of money or of goods as `money` says. NULL: none yet. */
const Gift *drive_gift_of (const Drive *drive, const BaheValue *person, const BaheValue *name, gboolean money);
gboolean drive_is_cash (const BaheValue *method);
/* "冬衣3件、棉被2床" of rows of goods. Free with g_free. */
char *drive_goods_text (const BaheValue *rows);

gboolean drive_decide_launch (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean drive_decide_give (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean drive_decide_goods (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean drive_decide_count (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean drive_decide_hand_over (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

#endif
