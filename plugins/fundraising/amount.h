/* Amounts as a ledger holds them: whole fen or thousandths of a piece, each total with how well it is known. The rules
 * are those of the host's figures: something at least makes a total at least, an amount nobody wrote down makes it at
 * least and is counted, and two kinds of doubt that pull apart make it about. */
#ifndef BAHE_FUNDRAISING_AMOUNT_H
#define BAHE_FUNDRAISING_AMOUNT_H

#include <bahe/plugin.h>
#include <bahe/value.h>

#define THOUSANDTHS 1000 /* of a piece */
#define MOST_AMOUNT ((gint64) 1000000000000000)

typedef struct {
  gint64 known; /* fen, or thousandths */
  guint times;  /* how many amounts were added, unknown ones included */
  guint unknown;
  gboolean at_least, about, nearly;
} Sum;

/* FALSE, and nothing is added: the amount is below nothing, too fine or too large. */
gboolean sum_add_money (Sum *sum, const BaheValue *money);
gboolean sum_add_quantity (Sum *sum, const BaheValue *quantity);
/* Whether everything in it is known to the last fen. */
gboolean sum_is_exact (const Sum *sum);

typedef struct { /* what came in and went out; in = out + balance, always */
  Sum in, out;
  Sum open_in, open_out; /* of these what came and went since all was last handed on: that settled the doubts before */
} Account;

/* The amounts are money, or a quantity where `pieces` says so. FALSE: as sum_add_money, or more would go out than is
 * known to have come in. `all` settles the account where nothing is left, however roughly it was known. */
gboolean account_in (Account *account, const BaheValue *amount, gboolean pieces);
gboolean account_out (Account *account, const BaheValue *amount, gboolean all, gboolean pieces);
Sum account_balance (const Account *account);

/* Unset where nothing was added. */
BaheValue sum_money (const Sum *sum);
BaheValue sum_quantity (const Sum *sum, const char *unit);
/* "3400元", "3400.50元". Free with g_free. */
char *fen_text (gint64 fen);
/* "470件". Free with g_free. */
char *pieces_text (gint64 thousandths, const char *unit);
/* FALSE: too fine or too large. */
gboolean quantity_thousandths (const BaheValue *quantity, gint64 *thousandths);

gboolean is_set (const BaheValue *value); /* given, or said to be unknown */
gboolean flag_of (const BaheValue *value);
/* Always FALSE; the words are freed. */
gboolean refuse_with (BaheOut *out, guint refusal, int field, char *words);

#endif
