/* A standing fund: money comes in, cases are applied for, decided and paid. The balance is never below nothing. */
#ifndef BAHE_FUNDRAISING_FUND_H
#define BAHE_FUNDRAISING_FUND_H

#include "amount.h"
#include "kinds.h"

/* ---- rows of the tables ------------------------------------------------------------------------------------------ */

enum { FUND_SETUP_PURPOSE, FUND_SETUP_RULES, FUND_SETUP_APPROVERS };

enum { TAKEN_IN, CASE_OPENED, CASE_DECIDED, CASE_PAID, CASE_CLOSED };

enum { IN_DONOR, IN_AMOUNT, IN_GROUP, IN_NAME, IN_DRIVE, IN_RECEIPT, IN_HANDLER, IN_CONSENT, IN_NOTE };
enum { CASE_NUMBER, CASE_WHOM, CASE_PERSON, CASE_ASKED, CASE_STORY };
enum { ASK_WHOM, ASK_PERSON, ASK_ASKED, ASK_STORY }; /* the verb: without the number */
enum { DECIDED_CASE, DECIDED_HOW, DECIDED_AMOUNT, DECIDED_BY, DECIDED_REASON };
enum { HOW_APPROVED, HOW_DECLINED };
enum {
  PAID_CASE,
  PAID_AMOUNT,
  PAID_FIRST,
  PAID_SECOND,
  PAID_VOUCHER,
  PAID_NOTE,
  PAID_PHOTO,
  PAID_PERSON,
  PAID_SIGNED,
  PAID_PROOF,
  N_PAID
};
enum { CLOSED_CASE, CLOSED_REASON, CLOSED_PERSON };

enum {
  FUND_NOT_POSITIVE,
  FUND_WHO_ONCE,
  FUND_CONSENT_OF_WHOM,
  NO_SUCH_CASE,
  CASE_IS_CLOSED,
  DECIDED_ALREADY,
  OWN_CASE,
  APPROVED_TWICE,
  AMOUNT_MISSING,
  AMOUNTS_DIFFER,
  REASON_MISSING,
  NOT_APPROVED,
  OVER_APPROVED,
  FUND_OVER_BALANCE,
  FUND_SECOND_MISSING,
  FUND_SAME_HANDLER,
  FUND_VOUCHER_MISSING
};

enum { VIEW_FUND_LEDGER, VIEW_CASE, VIEW_FUND_DONOR };
enum { STATE_ASKED, STATE_APPROVED, STATE_PAID, STATE_DECLINED, STATE_CLOSED };

/* ---- the fund ---------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 number, person; /* person 0: not of the roster */
  char *whom;
  gint64 asked;    /* fen; 0: not said */
  gint64 approved; /* fen */
  GArray *by;      /* gint64: who approved */
  Sum paid;
  gboolean declined, closed;
} Case;

typedef struct {
  gint64 person;
  char *name;
  BaheValue amount;
} Donor; /* who agreed to be named */

typedef struct {
  gint64 approvers; /* how many must approve a case */
  Account money;
  GPtrArray *cases, *donors;
} Fund;

/* NULL: there is none. */
Case *fund_case (const Fund *fund, const BaheValue *number);
gboolean fund_is_approved (const Fund *fund, const Case *one);
gint64 fund_case_state (const Fund *fund, const Case *one);

gboolean fund_decide_in (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean fund_decide_open (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean fund_decide_decide (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean fund_decide_pay (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean fund_decide_close (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

#endif
