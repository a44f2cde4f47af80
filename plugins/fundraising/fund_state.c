/* A standing fund: what each record leaves behind, and what everybody may see of it. */
#include "fund.h"

static void
free_case (gpointer data)
{
  Case *one = data;

  g_free (one->whom);
  g_array_unref (one->by);
  g_free (one);
}

static void
free_donor (gpointer data)
{
  g_free (((Donor *) data)->name);
  g_free (data);
}

void *
fund_state_new (const BaheValue *setup)
{
  Fund *fund = g_new0 (Fund, 1);

  fund->approvers = bahe_number_or (&setup[FUND_SETUP_APPROVERS], 1);
  fund->cases = g_ptr_array_new_with_free_func (free_case);
  fund->donors = g_ptr_array_new_with_free_func (free_donor);
  return fund;
}

void
fund_state_free (void *state)
{
  Fund *fund = state;

  g_ptr_array_unref (fund->cases);
  g_ptr_array_unref (fund->donors);
  g_free (fund);
}

Case *
fund_case (const Fund *fund, const BaheValue *number)
{
  for (guint i = 0; i < fund->cases->len; i++)
    if (((Case *) fund->cases->pdata[i])->number == number->integer)
      return fund->cases->pdata[i];
  return NULL;
}

gboolean
fund_is_approved (const Fund *fund, const Case *one)
{
  return !one->declined && one->by->len >= fund->approvers;
}

gint64
fund_case_state (const Fund *fund, const Case *one)
{
  if (one->declined)
    return STATE_DECLINED;
  if (one->closed)
    return STATE_CLOSED;
  if (!fund_is_approved (fund, one))
    return STATE_ASKED;
  return one->paid.known >= one->approved ? STATE_PAID : STATE_APPROVED;
}

/* ---- records ----------------------------------------------------------------------------------------------------- */

static gboolean
evolve_in (Fund *fund, const BaheValue *v)
{
  if ((bahe_is_given (&v[IN_AMOUNT]) && v[IN_AMOUNT].integer <= 0) || !account_in (&fund->money, &v[IN_AMOUNT], FALSE))
    return FALSE;
  if (flag_of (&v[IN_CONSENT])) {
    Donor *donor = g_new0 (Donor, 1);
    *donor = (Donor){ bahe_number_or (&v[IN_DONOR], 0), g_strdup (v[IN_NAME].text), v[IN_AMOUNT] };
    donor->amount.text = NULL;
    g_ptr_array_add (fund->donors, donor);
  }
  return TRUE;
}

static gboolean
evolve_opened (Fund *fund, const BaheValue *v)
{
  if (fund_case (fund, &v[CASE_NUMBER]) != NULL)
    return FALSE;
  Case *one = g_new0 (Case, 1);
  *one = (Case){ .number = v[CASE_NUMBER].integer,
                 .person = bahe_number_or (&v[CASE_PERSON], 0),
                 .whom = g_strdup (v[CASE_WHOM].text),
                 .asked = bahe_number_or (&v[CASE_ASKED], 0),
                 .by = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_ptr_array_add (fund->cases, one);
  return TRUE;
}

static gboolean
has_approved (const Case *one, gint64 person)
{
  for (guint i = 0; i < one->by->len; i++)
    if (g_array_index (one->by, gint64, i) == person)
      return TRUE;
  return FALSE;
}

static gboolean
evolve_decided (Fund *fund, const BaheValue *v)
{
  Case *one = fund_case (fund, &v[DECIDED_CASE]);
  gint64 by = v[DECIDED_BY].integer, amount = bahe_number_or (&v[DECIDED_AMOUNT], 0);

  if (one == NULL || one->declined || one->closed || fund_is_approved (fund, one) || by == one->person)
    return FALSE;
  if (v[DECIDED_HOW].integer == HOW_DECLINED) {
    one->declined = TRUE;
    return TRUE;
  }
  if (amount <= 0 || has_approved (one, by) || (one->by->len > 0 && amount != one->approved))
    return FALSE;
  one->approved = amount;
  g_array_append_val (one->by, by);
  return TRUE;
}

static gboolean
evolve_paid (Fund *fund, const BaheValue *v)
{
  Case *one = fund_case (fund, &v[PAID_CASE]);
  gint64 amount = v[PAID_AMOUNT].integer, first = v[PAID_FIRST].integer, second = v[PAID_SECOND].integer;
  Sum paid = one != NULL ? one->paid : (Sum){ 0 };

  if (one == NULL || one->closed || !fund_is_approved (fund, one) || amount <= 0 || first == second)
    return FALSE;
  if (one->person != 0 && (first == one->person || second == one->person))
    return FALSE;
  if (!sum_add_money (&paid, &v[PAID_AMOUNT]) || paid.known > one->approved ||
      !account_out (&fund->money, &v[PAID_AMOUNT], FALSE, FALSE))
    return FALSE;
  one->paid = paid;
  return TRUE;
}

gboolean
fund_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Fund *fund = state;
  Case *one;

  switch (event->type) {
  case TAKEN_IN:
    return evolve_in (fund, event->values);
  case CASE_OPENED:
    return evolve_opened (fund, event->values);
  case CASE_DECIDED:
    return evolve_decided (fund, event->values);
  case CASE_PAID:
    return evolve_paid (fund, event->values);
  case CASE_CLOSED:
    one = fund_case (fund, &event->values[CLOSED_CASE]);
    if (one == NULL || one->closed)
      return FALSE;
    one->closed = TRUE;
    return TRUE;
  default:
    return FALSE;
  }
}

/* ---- views ------------------------------------------------------------------------------------------------------- */

static gint64
helped (const Fund *fund)
{
  gint64 n = 0;

  for (guint i = 0; i < fund->cases->len; i++)
    n += ((const Case *) fund->cases->pdata[i])->paid.known > 0 ? 1 : 0;
  return n;
}

void
fund_view (const void *state, BaheOut *out)
{
  const Fund *fund = state;
  Sum left = account_balance (&fund->money);

  out->record (out, VIEW_FUND_LEDGER,
               (BaheValue[]){ sum_money (&fund->money.in), bahe_known_value (fund->money.in.unknown),
                              sum_money (&fund->money.out), sum_money (&left), bahe_number_value (helped (fund)) });
  for (guint i = 0; i < fund->cases->len; i++) {
    const Case *one = fund->cases->pdata[i];
    out->record (out, VIEW_CASE,
                 (BaheValue[]){ bahe_number_value (one->number), bahe_text_value (one->whom),
                                bahe_number_value (fund_case_state (fund, one)), bahe_known_value (one->asked),
                                bahe_known_value (one->approved), bahe_known_value (one->paid.known) });
  }
  for (guint i = 0; i < fund->donors->len; i++) {
    const Donor *donor = fund->donors->pdata[i];
    out->record (out, VIEW_FUND_DONOR,
                 (BaheValue[]){ bahe_known_value (donor->person), bahe_text_value (donor->name), donor->amount });
  }
}
