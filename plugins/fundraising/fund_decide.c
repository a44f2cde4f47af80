/* A standing fund: what is let through. */
#include "fund.h"

#include <string.h>

gboolean
fund_decide_in (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  guint named = bahe_is_given (&given[IN_DONOR]) + bahe_is_given (&given[IN_GROUP]) + bahe_is_given (&given[IN_NAME]);
  const BaheValue *amount = &given[IN_AMOUNT];

  if (bahe_is_given (amount) && amount->integer <= 0)
    return refuse_with (out, FUND_NOT_POSITIVE, IN_AMOUNT, fen_text (amount->integer));
  if (named > 1)
    return out->refuse (out, FUND_WHO_ONCE, IN_DONOR, NULL);
  if (flag_of (&given[IN_CONSENT]) && !bahe_is_given (&given[IN_DONOR]) && !bahe_is_given (&given[IN_NAME]))
    return out->refuse (out, FUND_CONSENT_OF_WHOM, IN_CONSENT, NULL);
  return TRUE;
}

gboolean
fund_decide_open (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Fund *fund = ask->state;
  gint64 number = 0;

  for (guint i = 0; i < fund->cases->len; i++)
    number = MAX (number, ((const Case *) fund->cases->pdata[i])->number);
  out->record (out, CASE_OPENED,
               (BaheValue[]){ bahe_number_value (number + 1), given[ASK_WHOM], given[ASK_PERSON], given[ASK_ASKED],
                              given[ASK_STORY] });
  return TRUE;
}

/* A case that may still be worked on; NULL: refused. */
static const Case *
open_case (const BaheAsk *ask, const BaheValue *number, int field, BaheOut *out)
{
  const Case *one = fund_case (ask->state, number);

  if (one == NULL)
    out->refuse (out, NO_SUCH_CASE, field, NULL);
  else if (one->closed)
    out->refuse (out, CASE_IS_CLOSED, field, NULL);
  else
    return one;
  return NULL;
}

static gboolean
not_own (const Case *one, const BaheValue *person, int field, BaheOut *out)
{
  return one->person == 0 || one->person != bahe_number_or (person, 0) || out->refuse (out, OWN_CASE, field, person);
}

gboolean
fund_decide_decide (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Fund *fund = ask->state;
  const Case *one = open_case (ask, &given[DECIDED_CASE], DECIDED_CASE, out);
  const BaheValue *amount = &given[DECIDED_AMOUNT];

  if (one == NULL || !not_own (one, &given[DECIDED_BY], DECIDED_BY, out))
    return FALSE;
  if (one->declined || fund_is_approved (fund, one))
    return out->refuse (out, DECIDED_ALREADY, DECIDED_CASE, NULL);
  if (given[DECIDED_HOW].integer == HOW_DECLINED)
    return bahe_is_given (&given[DECIDED_REASON]) || out->refuse (out, REASON_MISSING, DECIDED_REASON, NULL);
  if (!bahe_is_given (amount))
    return out->refuse (out, AMOUNT_MISSING, DECIDED_AMOUNT, NULL);
  if (amount->integer <= 0)
    return refuse_with (out, FUND_NOT_POSITIVE, DECIDED_AMOUNT, fen_text (amount->integer));
  for (guint i = 0; i < one->by->len; i++)
    if (g_array_index (one->by, gint64, i) == given[DECIDED_BY].integer)
      return out->refuse (out, APPROVED_TWICE, DECIDED_BY, NULL);
  if (one->by->len > 0 && amount->integer != one->approved)
    return refuse_with (out, AMOUNTS_DIFFER, DECIDED_AMOUNT, fen_text (one->approved));
  return TRUE;
}

static gboolean
handlers_fit (const Case *one, const BaheValue *given, BaheOut *out)
{
  if (!bahe_is_given (&given[PAID_SECOND]))
    return out->refuse (out, FUND_SECOND_MISSING, PAID_SECOND, NULL);
  if (given[PAID_FIRST].integer == given[PAID_SECOND].integer)
    return out->refuse (out, FUND_SAME_HANDLER, PAID_SECOND, NULL);
  if (!not_own (one, &given[PAID_FIRST], PAID_FIRST, out) || !not_own (one, &given[PAID_SECOND], PAID_SECOND, out))
    return FALSE;
  return bahe_is_given (&given[PAID_VOUCHER]) || out->refuse (out, FUND_VOUCHER_MISSING, PAID_VOUCHER, NULL);
}

gboolean
fund_decide_pay (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Fund *fund = ask->state;
  const Case *one = open_case (ask, &given[PAID_CASE], PAID_CASE, out);
  gint64 amount = given[PAID_AMOUNT].integer;

  if (one == NULL)
    return FALSE;
  if (!fund_is_approved (fund, one))
    return out->refuse (out, NOT_APPROVED, PAID_CASE, NULL);
  if (amount <= 0)
    return refuse_with (out, FUND_NOT_POSITIVE, PAID_AMOUNT, fen_text (amount));
  if (amount > one->approved - one->paid.known)
    return refuse_with (out, OVER_APPROVED, PAID_AMOUNT, fen_text (one->approved - one->paid.known));
  gint64 left = account_balance (&fund->money).known;
  if (amount > left)
    return refuse_with (out, FUND_OVER_BALANCE, PAID_AMOUNT, fen_text (left));
  if (!handlers_fit (one, given, out))
    return FALSE;
  BaheValue values[N_PAID];
  memcpy (values, given, sizeof values);
  gboolean private = bahe_is_given (&values[PAID_SIGNED]) || bahe_is_given (&values[PAID_PROOF]);
  if (!bahe_is_given (&values[PAID_PERSON]) && private)
    values[PAID_PERSON] = bahe_known_value (one->person); /* whose key seals it */
  out->record (out, CASE_PAID, values);
  return TRUE;
}

gboolean
fund_decide_close (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Case *one = open_case (ask, &given[CLOSED_CASE], CLOSED_CASE, out);

  if (one == NULL)
    return FALSE;
  out->record (out, CASE_CLOSED,
               (BaheValue[]){ given[CLOSED_CASE], given[CLOSED_REASON], bahe_known_value (one->person) });
  return TRUE;
}
