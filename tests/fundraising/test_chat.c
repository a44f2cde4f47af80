/* Sixty donations out of a chat: every way in which people write a line, a changed mind, a second paste. */
#include "world.h"

#include <string.h>

#define ROSTER 2

static World world;
static gint64 drive;

static void
begin (void)
{
  static const BahePlugin *const plugins[] = { &bahe_plugin_v1, NULL };
  static const char *const people[] = { "龙娜", "江聪珍", "白凡", "秦爱聪", "孙秀娜", "姜兰", "代伟", "李老师", NULL };

  world_begin (&world, plugins);
  for (guint i = 0; people[i] != NULL; i++) {
    g_autofree char *given = g_strdup_printf ("{'name':'%s','status':'in-service'}", people[i]);
    world_do (&world, ROSTER, "add-person", given);
  }
  world_do (&world, ROSTER, "add-group", "{'name':'低段组'}");
  world_do (&world, ROSTER, "add-group", "{'name':'后勤组'}");
  world_do (&world, ROSTER, "add-person", "{'name':'王芳','group':'低段组','status':'in-service'}");
  world_do (&world, ROSTER, "add-person", "{'name':'王芳','group':'后勤组','status':'in-service','namesake':'yes'}");
  drive = world_open (&world, "{'kind':'fund-drive','title':'慈善一日捐'}", NULL);
}

static void
end (void)
{
  world_verify (&world);
  world_end (&world);
}

/* "N5000 K0 D0": state and fen of each line; `words` of the last. */
static char *
paste (const char *text, gboolean dry_run, gboolean *done, char **words)
{
  const BaheRequest request = { .activity = drive, .verb = "give", .role = BAHE_RECORDER, .dry_run = dry_run };
  static const char letters[] = {
    [BAHE_IMPORT_NEW] = 'N', [BAHE_IMPORT_KNOWN] = 'K', [BAHE_IMPORT_DOUBTFUL] = 'D', [BAHE_IMPORT_WRONG] = 'W'
  };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  GString *states = g_string_new (NULL);

  gboolean recorded = bahe_unit_import (world.unit, &request, text, &rows, &error);
  if (done != NULL)
    *done = recorded;
  else
    assert_no_error (error);
  for (guint i = 0; i < rows->len; i++) {
    const BaheImportRow *row = rows->pdata[i];
    g_string_append_printf (states, "%s%c%" G_GINT64_FORMAT, i > 0 ? " " : "", letters[row->state], row->money);
    if (words != NULL && i + 1 == rows->len)
      *words = g_strdup (row->words);
  }
  return g_string_free (states, FALSE);
}

static const struct {
  const char *line, *states;
} lines[] = {
  { "1. 龙娜 100", "N10000" },
  { "2、江聪珍50元", "N5000" },
  { "３．白凡　５０", "N5000" },
  { "4️⃣秦爱聪 🌹 50元❤️", "N5000" },
  { "⑤姜兰 20.5", "N2050" },
  { "代姜兰50", "N5000" },
  { "龙娜代李老师50", "N5000" },
  { "代伟 30", "N3000" },
  { "@龙娜: 1,200元", "N120000" },
  { "龙娜捐款五十元", "N5000" },
  { "龙娜 约100元 加油", "N10000" },
  { "龙娜\t100", "N10000" },
  { "王芳（后勤组） 50", "N5000" },
  { "王芳 50", "D0" },
  { "孙秀娜+1", "D0" },
  { "李铁 50", "D0" },
  { "龙娜", "" },
  { "龙娜 50\n江聪珍", "N5000 D0" },
  { "#接龙\n慈善一日捐，自愿参加\n1. 龙娜 50", "N5000" },
  { "龙娜 0", "D0" },
};

START_TEST (given_a_line_of_a_chat_when_pasted_then_it_is_read_as_people_mean_it)
{
  g_autofree char *states = paste (lines[_i].line, TRUE, NULL, NULL);

  ck_assert_msg (g_str_equal (states, lines[_i].states), "%s: %s, not %s", lines[_i].line, states, lines[_i].states);
}
END_TEST

START_TEST (given_a_changed_mind_when_pasted_then_the_last_line_counts)
{
  g_autofree char *states = paste ("1. 龙娜 100\n2. 白凡 50\n3. 龙娜 200", FALSE, NULL, NULL);
  g_autofree char *rows = world_rows (&world, drive, 0);

  ck_assert_str_eq (states, "K0 N5000 N20000");
  assert_has (rows, "20000");
  assert_has_not (rows, "10000");
}
END_TEST

START_TEST (given_a_second_paste_when_somebody_was_added_then_only_that_line_is_new)
{
  g_autofree char *words = NULL;
  gboolean done = TRUE;

  g_free (paste ("1. 龙娜 100\n2. 白凡 50", FALSE, NULL, NULL));
  g_autofree char *more = paste ("1. 龙娜 100\n2. 白凡 50\n3. 姜兰 30", FALSE, NULL, NULL);
  ck_assert_str_eq (more, "K0 K0 N3000");
  g_autofree char *other = paste ("1. 龙娜 100\n2. 白凡 80", FALSE, &done, &words);
  ck_assert_str_eq (other, "K0 D8000");
  ck_assert (!done);
  assert_has (words, "50元");
}
END_TEST

START_TEST (given_a_paste_with_one_doubt_when_it_is_recorded_then_nothing_is)
{
  gboolean done = TRUE;
  g_autofree char *states = paste ("龙娜 100\n王芳 50", FALSE, &done, NULL);
  g_autofree char *rows = world_rows (&world, drive, 0);

  ck_assert (!done);
  ck_assert_str_eq (states, "N10000 D0");
  assert_has_not (rows, "10000");
}
END_TEST

START_TEST (given_a_line_in_doubt_when_it_is_pasted_then_it_is_told_without_names_of_the_program)
{
  g_autofree char *unknown = NULL, *again = NULL;

  g_free (paste ("李铁 50", TRUE, NULL, &unknown));
  g_free (paste ("龙娜 100", FALSE, NULL, NULL));
  g_free (paste ("白凡 20\n龙娜 80", TRUE, NULL, &again));
  assert_has (unknown, "李铁");
  assert_has_not (unknown, "donor");
  assert_has (again, "龙娜");
  assert_has_not (again, "request");
}
END_TEST

START_TEST (given_a_table_with_headings_when_pasted_then_it_is_still_a_table)
{
  g_autofree char *states = paste ("捐款人,金额,方式\n龙娜,100,扫码\n白凡,50元,现金\n", FALSE, NULL, NULL);

  ck_assert_str_eq (states, "N10000 N5000");
}
END_TEST

/* Whoever looks without a session learns no name that was not agreed to. */
START_TEST (given_donations_when_everybody_looks_then_only_those_are_named_who_agreed)
{
  g_autoptr (GError) error = NULL;

  world_do (&world, drive, "give", "{'donor':'龙娜','amount':'100'}");
  world_do (&world, drive, "give", "{'donor':'白凡','amount':'50','consent':'yes'}");
  json_object *views = bahe_unit_views (world.unit, drive, NULL, &error);
  assert_no_error (error);
  const char *text = json_object_to_json_string (views);
  assert_has (text, "白凡");
  assert_has_not (text, "龙娜");
  assert_has_not (text, "江聪珍");
  json_object_put (views);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("chat");
  TCase *lines_case = tcase_create ("lines"), *pastes = tcase_create ("pastes");

  tcase_add_checked_fixture (lines_case, begin, end);
  tcase_add_checked_fixture (pastes, begin, end);
  tcase_set_timeout (lines_case, 60);
  tcase_add_loop_test (lines_case, given_a_line_of_a_chat_when_pasted_then_it_is_read_as_people_mean_it, 0,
                       G_N_ELEMENTS (lines));
  tcase_add_test (pastes, given_a_changed_mind_when_pasted_then_the_last_line_counts);
  tcase_add_test (pastes, given_a_second_paste_when_somebody_was_added_then_only_that_line_is_new);
  tcase_add_test (pastes, given_a_paste_with_one_doubt_when_it_is_recorded_then_nothing_is);
  tcase_add_test (pastes, given_a_line_in_doubt_when_it_is_pasted_then_it_is_told_without_names_of_the_program);
  tcase_add_test (pastes, given_a_table_with_headings_when_pasted_then_it_is_still_a_table);
  tcase_add_test (pastes, given_donations_when_everybody_looks_then_only_those_are_named_who_agreed);
  suite_add_tcase (suite, lines_case);
  suite_add_tcase (suite, pastes);
  return run_suite (suite);
}
