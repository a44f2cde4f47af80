/* Fund drives and standing funds by script, each refusal by name, and what must hold for every sequence of verbs: what
 * came in is what went out and the balance, goods stand apart, no balance is below nothing. */
#include "../kit_test.h"

#define VERBS 250

static const char *const scripts[] = { "drive", "rough", "goods", "fund", "domain" };

START_TEST (given_a_script_when_run_then_all_comes_as_it_says)
{
  say_script ("fundraising", scripts[_i]);
}
END_TEST

/* ---- one named refusal a test ------------------------------------------------------------------------------------ */

#define DRIVE "kind fund-drive\npeople male A B C\nwhen give A 10000\n"
#define FUND                                                                                                           \
  "kind fund\npeople male A B C\nwhen take-in amount=10000\nwhen apply X person=C\n"                                   \
  "when decide 1 approved amount=20000 by=A\n"

static const char *const refusals[] = {
  DRIVE "when give B -500\nrefused not-positive",
  DRIVE "when give B 0\nrefused not-positive",
  DRIVE "when give B 100 group=1\nrefused who-once",
  DRIVE "when give A 5000\nrefused gave-already",
  DRIVE "when give A 5000 again=yes\nthen given donor=A amount=5000",
  DRIVE "when give amount=100 consent=yes\nrefused consent-of-whom",
  DRIVE "when give B 100 people=2\nrefused people-of-whom",
  DRIVE "when goods B \"衣 1件\"\nwhen goods C \"衣 1套\"\nrefused mixed-units",
  DRIVE "when count 10000 B B\nrefused same-counter",
  DRIVE "when hand-over X 100 first=A voucher=1\nrefused second-missing",
  DRIVE "when hand-over X 100 first=A second=A voucher=1\nrefused same-handler",
  DRIVE "when hand-over X 100 first=A second=B\nrefused voucher-missing",
  DRIVE "when hand-over X 10001 first=A second=B voucher=1\nrefused over-balance",
  DRIVE "when hand-over X -1 first=A second=B voucher=1\nrefused not-positive",
  DRIVE "when hand-over X first=A second=B voucher=1\nrefused nothing-handed",
  DRIVE "when hand-over X 100 all=yes first=A second=B voucher=1\nrefused all-or-some",
  DRIVE "when launch suggested=\"校长 20000;教师 5000\"\nview reminder what=levy",
  DRIVE "when launch appraised=yes\nview reminder what=levy",
  FUND "when take-in amount=-1\nrefused not-positive",
  FUND "when take-in A 100 name=Y\nrefused who-once",
  FUND "when take-in amount=100 consent=yes\nrefused consent-of-whom",
  FUND "when pay 1 20000 first=A second=B voucher=1\nrefused over-balance",
  FUND "when pay 1 100 first=A voucher=1\nrefused second-missing",
  FUND "when pay 1 100 first=A second=A voucher=1\nrefused same-handler",
  FUND "when pay 1 100 first=A second=B\nrefused voucher-missing",
  FUND "when pay 1 100 first=A second=C voucher=1\nrefused own-case",
  FUND "when pay 1 0 first=A second=B voucher=1\nrefused not-positive",
  FUND "when apply Z\nwhen decide 2 approved by=A\nrefused amount-missing",
};

START_TEST (given_a_ledger_when_something_is_wrong_then_it_is_refused_by_name)
{
  say ("%s", refusals[_i]);
}
END_TEST

/* ---- any sequence of verbs --------------------------------------------------------------------------------------- */

static guint compared;

/* The number of a cell in the first line of a dump that begins so, in thousandths; 0: nothing there, −1: no such line.
 */
static gint64
cell (const char *dump, const char *line, const char *name)
{
  g_autofree char *begin = g_strconcat ("\n", line, NULL), *key = g_strconcat (" ", name, "=", NULL);
  const char *at = g_str_has_prefix (dump, line) ? dump : strstr (dump, begin);

  if (at == NULL)
    return -1;
  g_autofree char *one = g_strndup (at + 1, strcspn (at + 1, "\n"));
  const char *value = strstr (one, key);
  if (value == NULL)
    return 0;
  value += strlen (key);
  ck_assert_msg (*value != '-', "%s", one);
  value += strcspn (value, "0123456789");
  return (gint64) (g_ascii_strtod (value, NULL) * 1000 + 0.5);
}

/* ---- the test's own book ----------------------------------------------------------------------------------------- */

enum { MONEY, CLOTHES, QUILTS, N_SORTS };
enum { IN, OUT, NEITHER };

/* What one record put in or took out, in thousandths (of a fen, a piece, a quilt): written down when it was recorded or
 * corrected, and added up here. Nothing that the ledger shows goes into it. */
typedef struct {
  int way;
  gint64 amounts[N_SORTS];
  gboolean all; /* all that there is, at that moment */
  gboolean cancelled;
} Entry;

static GArray *book; /* of Entry: record n stands at n − 1 */

/* The records that do not fit any more, as the kit names them: "5 6", or "none". Free with g_free. */
static char *
conflicts (void)
{
  g_autoptr (GError) named = NULL;

  if (bahe_kit_say (kit, "conflicts none", &named))
    return g_strdup ("none");
  const char *numbers = strstr (named->message, "in conflict: ");
  ck_assert_msg (numbers != NULL, "%s", named->message);
  return g_strdup (numbers + strlen ("in conflict: "));
}

/* What came in and went out, by the book alone, and that at no moment more had gone out than had come in. */
static void
add_up (gint64 sums[2][N_SORTS])
{
  g_autofree char *words = conflicts ();
  g_auto (GStrv) void_ones = g_strsplit_set (words, " \n", -1);

  memset (sums, 0, 2 * sizeof *sums);
  for (guint i = 0; i < book->len; i++) {
    const Entry *entry = &g_array_index (book, Entry, i);
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    if (entry->cancelled || entry->way == NEITHER || g_strv_contains ((const char *const *) void_ones, number))
      continue;
    for (guint sort = 0; sort < N_SORTS; sort++) {
      sums[entry->way][sort] += entry->amounts[sort];
      ck_assert_msg (sums[OUT][sort] <= sums[IN][sort], "record %u took out more than there was", i + 1);
    }
  }
}

static void
check_ledger (void)
{
  static const char *const ledgers[N_SORTS] = { "  ledger ", "  goods item=衣 ", "  goods item=被 " };
  g_autofree char *dump = bahe_kit_dump (kit);
  gint64 sums[2][N_SORTS];

  add_up (sums);
  for (guint i = 0; i < N_SORTS; i++) {
    gint64 in = cell (dump, ledgers[i], "received"), out = cell (dump, ledgers[i], "handed");
    if (in < 0 && sums[IN][i] == 0)
      continue;
    ck_assert_msg (in == sums[IN][i], "%s: by the book %" G_GINT64_FORMAT " came in\n%s", ledgers[i], sums[IN][i],
                   dump);
    ck_assert_msg (out == sums[OUT][i], "%s: by the book %" G_GINT64_FORMAT " went out\n%s", ledgers[i], sums[OUT][i],
                   dump);
    ck_assert_msg (cell (dump, ledgers[i], "balance") == sums[IN][i] - sums[OUT][i], "%s\n%s", ledgers[i], dump);
    compared += in > 0;
  }
  bahe_kit_fold (kit);
  g_autofree char *again = bahe_kit_dump (kit);
  ck_assert_str_eq (dump, again);
}

/* ---- verbs ------------------------------------------------------------------------------------------------------- */

#define MONEY_OF(fen)                                                                                                  \
  {                                                                                                                    \
    [MONEY] = (fen) *G_GINT64_CONSTANT (1000)                                                                          \
  }
#define GOODS_OF(clothes, quilts)                                                                                      \
  {                                                                                                                    \
    [CLOTHES] = (clothes) *G_GINT64_CONSTANT (1000), [QUILTS] = (quilts)                                               \
  }

static char *
random_drive (GRand *random, Entry *entry)
{
  int n = g_rand_int_range (random, 1, 40), who = g_rand_int_range (random, 1, 6);

  switch (g_rand_int_range (random, 0, 8)) {
  case 0:
    *entry = (Entry){ IN, MONEY_OF (100 * n) };
    return g_strdup_printf ("give P%d %d again=yes", who, 100 * n);
  case 1:
    *entry = (Entry){ IN, MONEY_OF (100 * n) };
    return g_strdup_printf ("give group=%d amount=%d people=%d", who, 100 * n, who);
  case 2:
    *entry = (Entry){ IN, MONEY_OF (n) };
    return g_strdup_printf ("give amount=%d method=box", n);
  case 3:
    *entry = (Entry){ IN, GOODS_OF (n, 0) };
    return g_strdup_printf ("goods P%d \"衣 %d%s\" again=yes", who, n, n == 7 ? "套" : "件");
  case 4:
    *entry = (Entry){ IN, GOODS_OF (n, n * 1000 + 500) };
    return g_strdup_printf ("goods items=\"衣 %d件;被 %d.5床\"", n, n);
  case 5:
    *entry = (Entry){ OUT, MONEY_OF (150 * n) };
    return g_strdup_printf ("hand-over X %d first=P1 second=P2 voucher=%d", 150 * n, n);
  case 6:
    *entry = (Entry){ OUT, GOODS_OF (n, 0) };
    return g_strdup_printf ("hand-over X items=\"衣 %d件\" first=P1 second=P%d voucher=%d", n, who, n);
  default:
    *entry = (Entry){ n == 1 ? OUT : NEITHER, .all = n == 1 };
    return g_strdup (n == 1 ? "hand-over X all=yes first=P1 second=P2 voucher=1" : "count 100 P1 P2");
  }
}

static char *
random_fund (GRand *random, Entry *entry)
{
  int n = g_rand_int_range (random, 1, 40), of = g_rand_int_range (random, 1, 8);

  *entry = (Entry){ NEITHER };
  switch (g_rand_int_range (random, 0, 5)) {
  case 0:
    *entry = (Entry){ IN, MONEY_OF (100 * n) };
    return g_strdup_printf ("take-in amount=%d", 100 * n);
  case 1:
    return g_strdup_printf ("apply X person=P%d", n % 5 + 1);
  case 2:
    return g_strdup_printf ("decide %d %s amount=%d by=P%d reason=x", of, n == 1 ? "declined" : "approved", 200 * n,
                            n % 5 + 1);
  case 3:
    return n == 1 ? g_strdup_printf ("close-case %d", of) : g_strdup_printf ("apply Y%d", n);
  default:
    *entry = (Entry){ OUT, MONEY_OF (100 * n) };
    return g_strdup_printf ("pay %d %d first=P1 second=P2 voucher=%d", of, 100 * n, n);
  }
}

/* Written down where it was let through. */
static void
try_verb (const char *verb, Entry entry)
{
  g_autoptr (GError) error = NULL;
  gint64 sums[2][N_SORTS];

  add_up (sums);
  for (guint i = 0; i < N_SORTS && entry.all; i++)
    entry.amounts[i] = sums[IN][i] - sums[OUT][i];
  bahe_kit_try (kit, verb, &error);
  ck_assert_msg (error == NULL, "%s: %s", verb, error != NULL ? error->message : "");
  if (bahe_kit_events (kit) > book->len)
    g_array_append_val (book, entry);
  ck_assert_uint_eq (bahe_kit_events (kit), book->len);
}

/* Another amount, or other goods, of any record; of one that has neither it is no correction, which is no matter here.
 */
static void
correct_record (guint record, gint64 fen, gint64 clothes)
{
  Entry *entry = &g_array_index (book, Entry, record - 1);
  g_autofree char *line = clothes > 0
                              ? g_strdup_printf ("correct %u items=\"衣 %" G_GINT64_FORMAT "件\"", record, clothes)
                              : g_strdup_printf ("correct %u amount=%" G_GINT64_FORMAT, record, fen);
  g_autoptr (GError) none = NULL;

  if (!bahe_kit_say (kit, line, &none))
    return;
  if (clothes > 0) {
    entry->amounts[CLOTHES] = clothes * 1000;
    entry->amounts[QUILTS] = 0;
  } else {
    entry->amounts[MONEY] = fen * 1000;
  }
}

static void
do_something (GRand *random, gboolean fund)
{
  int chance = g_rand_int_range (random, 0, 12);
  guint record = book->len > 0 ? (guint) g_rand_int_range (random, 1, (gint32) book->len + 1) : 0;
  int n = g_rand_int_range (random, 1, 40);
  Entry entry;
  g_autofree char *verb = fund ? random_fund (random, &entry) : random_drive (random, &entry);

  if (chance == 0 && record > 0) {
    say ("cancel %u", record);
    g_array_index (book, Entry, record - 1).cancelled = TRUE;
  } else if (chance == 1 && record > 0) {
    correct_record (record, 150 * n, n % 3 == 0 ? n : 0);
  } else {
    try_verb (verb, entry);
  }
}

START_TEST (given_any_sequence_of_verbs_corrections_and_cancellations_then_in_is_out_and_balance)
{
  gboolean fund = _i == 1;

  compared = 0;
  for (guint32 seed = 0; seed < 10; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    book = g_array_new (FALSE, TRUE, sizeof (Entry));
    say ("kind %s\npeople male P1 P2 P3 P4 P5", fund ? "fund" : "fund-drive");
    for (guint step = 0; step < VERBS; step++) {
      do_something (random, fund);
      if (step % 10 == 0)
        check_ledger ();
    }
    check_ledger ();
    g_array_unref (book);
  }
  ck_assert_uint_gt (compared, 200);
}
END_TEST

START_TEST (given_any_corrected_amounts_then_in_is_out_and_balance)
{
  for (guint32 seed = 0; seed < 10; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    book = g_array_new (FALSE, TRUE, sizeof (Entry));
    say ("kind fund-drive\npeople male P1 P2");
    for (guint i = 0; i < 20; i++) {
      int fen = g_rand_int_range (random, 1, 1000);
      g_autofree char *verb = g_strdup_printf ("give amount=%d", fen);
      try_verb (verb, (Entry){ IN, MONEY_OF (fen) });
    }
    try_verb ("hand-over X 100 first=P1 second=P2 voucher=1", (Entry){ OUT, MONEY_OF (100) });
    try_verb ("hand-over X all=yes first=P1 second=P2 voucher=2", (Entry){ OUT, .all = TRUE });
    for (guint i = 0; i < 40; i++) {
      correct_record ((guint) g_rand_int_range (random, 1, 21), g_rand_int_range (random, 1, 2000), 0);
      check_ledger ();
    }
    g_array_unref (book);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("fundraising");
  TCase *script = case_with_kit (suite, "scripts"), *property = case_with_kit (suite, "properties");

  tcase_add_loop_test (script, given_a_script_when_run_then_all_comes_as_it_says, 0, G_N_ELEMENTS (scripts));
  tcase_add_loop_test (script, given_a_ledger_when_something_is_wrong_then_it_is_refused_by_name, 0,
                       G_N_ELEMENTS (refusals));
  tcase_add_loop_test (property, given_any_sequence_of_verbs_corrections_and_cancellations_then_in_is_out_and_balance,
                       0, 2);
  tcase_add_test (property, given_any_corrected_amounts_then_in_is_out_and_balance);
  return run_suite (suite);
}
