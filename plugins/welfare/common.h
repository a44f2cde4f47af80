/* What the kinds of welfare share: choices, values, days, and what the roster says of a person. */
#ifndef BAHE_WELFARE_COMMON_H
#define BAHE_WELFARE_COMMON_H

#include <bahe/plugin.h>
#include <bahe/value.h>

#define MINUTES_A_DAY G_GINT64_CONSTANT (1440)

/* Why somebody is visited or given something. The names are those that fund rules read. */
enum {
  HOSPITAL,
  ILLNESS,
  CHILDBIRTH,
  WEDDING,
  DEATH_MEMBER,
  DEATH_KIN,
  RETIREMENT,
  BIRTHDAY,
  FESTIVAL,
  OLD_AGE,
  HARDSHIP,
  CALAMITY,
  WARM,
  OTHER_OCCASION,
  N_OCCASIONS
};
enum { CASH, GOODS, CAKE, CAKE_COUPON, CARD, VOUCHER, SERVICE };
enum { SELF, FAMILY };
enum { SIGNED_SELF, SIGNED_FAMILY, SIGNED_BANK, SIGNED_WAITING };
/* For whom, by the roster of the day. */
enum { MEMBERS, STAFF, WOMEN, WOMEN_ALL, RETIRED, EVERYBODY, NAMED };

extern const BaheChoice welfare_occasions[], welfare_festivals[], welfare_forms[], welfare_relations[], welfare_rules[];
extern const BaheChoice welfare_signatures[];

#define GOODS_UNITS "斤|公斤|克|桶|件|份|盒|箱|袋|束|个|张|首|床|本|双|瓶|套|条|篮|只|枚|次"

/* What was given: several in one visit, each with its own unit. The columns are those that fund rules read. */
enum { ITEM_FORM, ITEM_WHAT, ITEM_AMOUNT, ITEM_QUANTITY, N_ITEM };
extern const BaheField welfare_items[];

/* How long what is private here is kept. */
extern const BaheRetention welfare_keep_health, welfare_keep_voucher, welfare_keep_file, welfare_keep_medical;

gboolean welfare_given (const BaheValue *value);
gboolean welfare_is (const BaheValue *value, gint64 choice);
gint64 welfare_integer (const BaheValue *value, gint64 otherwise);
gboolean welfare_has (const BaheValue *list, gint64 number);
/* Somebody who stands twice in a list; NULL: nobody. */
const BaheValue *welfare_twice (const BaheValue *list);

/* The whole day so many days after the day of a minute. */
BaheValue welfare_day_after (gint64 minute, gint64 days);
/* Whole days from the day of one minute to that of another. */
gint64 welfare_days_between (gint64 from, gint64 to);
int welfare_year (gint64 minute);
/* The last day of a minute's year. */
BaheValue welfare_year_end (gint64 minute);
/* A day that is everybody's own, "birthday" or "retirement", between two minutes. */
BaheValue welfare_own_day (const char *name, gint64 from, gint64 until);
/* The same day so many months later, the last of the month where there is none. */
BaheValue welfare_months_after (gint64 minute, guint months);

/* The name of a person or group, for a refusal: a number without what it was given as says nothing to people. */
BaheValue welfare_name (const BaheAsk *ask, gint64 person);
/* "in-service", "retired", …, or "" where the roster says nothing; as of the day of what is asked. */
const char *welfare_status (const BaheAsk *ask, gint64 person);
gboolean welfare_has_died (const BaheAsk *ask, gint64 person);
/* BaheValue of the people of the roster on that day for whom `rule` is, without those in `except`, in order of number.
 * Not NULL. */
GArray *welfare_people (const BaheAsk *ask, gint64 rule, const BaheValue *except);

/* Refuses with the name of somebody; FALSE. */
gboolean welfare_refuse_person (const BaheAsk *ask, guint refusal, int field, const BaheValue *person, BaheOut *out);
/* Two or more, nobody twice: each is witness of the other. */
gboolean welfare_two_people (const BaheValue *people);
/* Whether a text is the name of a child rather than initials or a number: minors' names are not kept. */
gboolean welfare_is_a_name (const char *text);

/* What is wrong with a list of goods and money: the first that holds, −1 if nothing is. */
typedef enum { ITEMS_FINE = -1, ITEMS_NEGATIVE, ITEMS_MIXED, ITEMS_EMPTY } WelfareItems;
WelfareItems welfare_items_check (const BaheValue *items);
/* Sum of the amounts given, in fen; *unknown: an amount is not known, or goods without a price. */
gint64 welfare_items_sum (const BaheValue *items, gboolean *unknown);

/* A list of values that stays: texts and items are copied. */
typedef struct {
  GPtrArray *kept; /* what to free */
} WelfareKeep;
WelfareKeep *welfare_keep_new (void);
void welfare_keep_free (WelfareKeep *keep);
BaheValue welfare_keep (WelfareKeep *keep, const BaheValue *value);

#endif
