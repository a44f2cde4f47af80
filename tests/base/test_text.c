/* Text as people type it, and ids. */
#include "../suite.h"
#include "base/base.h"

#include <string.h>

START_TEST (spellings_of_one_name_share_a_key)
{
  static const char *const same[][2] = {
    { "陶　然", "陶然" }, { "１２班", "12班" }, { "Ａbc", "aBC" }, { "王芳（低段组）", "王芳(低段组)" }
  };
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++) {
    g_autofree char *a = bahe_text_key (same[i][0]), *b = bahe_text_key (same[i][1]);
    ck_assert_str_eq (a, b);
  }
  g_autofree char *c = bahe_text_key ("王芳"), *d = bahe_text_key ("王芬");
  ck_assert_str_ne (c, d);
}
END_TEST

START_TEST (cleaning_keeps_what_was_typed_inside)
{
  g_autofree char *clean = bahe_text_clean ("　陶　然 ", NULL);
  ck_assert_str_eq (clean, "陶　然");
  static const char *const kept[][2] = {
    { "\t 大家，一起：拉。\n", "大家，一起：拉。" },
    { "Ünï\r\n", "Ünï" },
    { "か\u3099", "が" },
    { "e\u0301", "é" },
    { "\ufeff一二", "一二" },
    { "鿿龥一", "鿿龥一" },
    { "豈", "豈" },
    { "～！", "～！" },
    { " ", "" },
    { "", "" },
    { "a\tb\nc", "a\tb\nc" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++) {
    g_autofree char *one = bahe_text_clean (kept[i][0], NULL);
    ck_assert_str_eq (one, kept[i][1]);
  }
  static const char *const broken[] = { "一\xe4\xb8", "\xe4", "中\x7f", "中\x0b国", "\xe4\xb8\x41" };
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    ck_assert_ptr_null (bahe_text_clean (broken[i], NULL));
  g_autofree char *rare = bahe_text_clean ("𬭚", NULL);
  ck_assert_str_eq (rare, "𬭚");
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (bahe_text_clean ("a\x01"
                                       "b",
                                       &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_INVALID));
  ck_assert_ptr_null (bahe_text_clean ("\xff", NULL));
}
END_TEST

/* `text` is in NFC and valid UTF-8, wherever it was said to be so at a glance. */
static gboolean
check_usual (const char *text)
{
  const char *start;
  gsize length;

  if (!bahe_text_usual (text, &start, &length))
    return FALSE;
  ck_assert (g_utf8_validate (text, -1, NULL));
  g_autofree char *inner = g_strndup (start, length), *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  ck_assert_str_eq (composed, text);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  ck_assert_str_eq (inner, stripped);
  ck_assert_ptr_null (strstr (text, "\u3000"));
  return TRUE;
}

START_TEST (what_is_clean_at_a_glance_is_clean)
{
  for (gunichar code = 1; code < 0x20000; code++) {
    char letter[7] = "", text[64];
    if (code >= 0xd800 && code <= 0xdfff)
      continue;
    g_unichar_to_utf8 (code, letter);
    /* at both places of a pair, at the ends, and before and behind what it could be composed with */
    g_snprintf (text, sizeof text, "%s一%s龥鿿%s字e%sa%s", letter, letter, letter, letter, letter);
    ck_assert (check_usual (text) || !(code >= 0x4000 && code <= 0x9fff));
    g_snprintf (text, sizeof text, " %s ", letter);
    check_usual (text);
  }
  for (guint first = 0x80; first < 0x100; first++)
    for (guint second = 1; second < 0x100; second++) {
      const char text[] = { '\xe4', '\xb8', '\x80', (char) first, (char) second, '\x80', '\xe4', '\xb8', '\x80', 0 };
      check_usual (text);
      check_usual (text + 3);
    }
}
END_TEST

START_TEST (a_name_is_found_by_the_letters_its_pinyin_begins_with)
{
  static const char *const initials[][2] = { { "王芳", "WF" },       { "陶　然", "TR" },  { "单小明", "SXM" },
                                             { "欧阳修文", "OYXW" }, { "Anna Li", "AL" }, { "王芳（#12）", "WF12" },
                                             { "西安", "XA" },       { "", "" } };
  for (gsize i = 0; i < G_N_ELEMENTS (initials); i++) {
    g_autofree char *found = bahe_text_initials (initials[i][0]);
    ck_assert_str_eq (found, initials[i][1]);
  }
}
END_TEST

START_TEST (wide_characters_take_two_columns)
{
  ck_assert_uint_eq (bahe_text_width ("后勤组"), 6);
  ck_assert_uint_eq (bahe_text_width ("A后"), 3);
  ck_assert_uint_eq (bahe_text_width ("e\xcc\x81"), 1);
}
END_TEST

START_TEST (a_file_is_read_in_each_encoding_an_office_sends)
{
  static const char gb18030[] = "\xba\xf3\xc7\xda\xd7\xe9";
  g_autofree char *a = bahe_text_decode (gb18030, strlen (gb18030), NULL);
  g_autofree char *b = bahe_text_decode ("\xef\xbb\xbf后勤组", 12, NULL);
  g_autofree char *c = bahe_text_decode ("\xff\xfe\x0e\x54", 4, NULL);

  ck_assert_str_eq (a, "后勤组");
  ck_assert_str_eq (b, "后勤组");
  ck_assert_str_eq (c, "后");
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (bahe_text_decode ("ok\n\xff\xff\xff", 6, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "2"));
}
END_TEST

START_TEST (a_slip_of_the_hand_finds_its_word)
{
  static const char *const words[] = { "points", "played", "积分", "净胜局" };
  ck_assert_str_eq (bahe_text_nearest ("pionts", words, 4), "points");
  ck_assert_str_eq (bahe_text_nearest ("净胜", words, 4), "净胜局");
  ck_assert_ptr_null (bahe_text_nearest ("weather", words, 4));
}
END_TEST

START_TEST (ids_are_versioned_ordered_and_round_trip)
{
  char last[37] = "";
  for (int i = 0; i < 5000; i++) {
    BaheId id = bahe_id_new (), again;
    g_autofree char *text = bahe_id_format (&id);
    ck_assert_int_eq (text[14], '7');
    ck_assert (strcmp (text, last) > 0);
    ck_assert (bahe_id_parse (text, &again, NULL));
    ck_assert_mem_eq (&id, &again, sizeof id);
    g_strlcpy (last, text, sizeof last);
  }
  BaheId id;
  static const char *const wrong[] = { "",
                                       "1",
                                       "0190b6a01c2d7e3f8a4b5c6d7e8f9a0b",
                                       "0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f9a0",
                                       "0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f9a0bb",
                                       "0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f9a0g" };
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    ck_assert_msg (!bahe_id_parse (wrong[i], &id, NULL), "%s", wrong[i]);
}
END_TEST

START_TEST (an_error_has_its_exit_code)
{
  ck_assert_int_eq (bahe_error_exit_code (NULL), 0);
  g_autoptr (GError) refused = g_error_new (BAHE_ERROR, BAHE_ERROR_REFUSED, "no");
  g_autoptr (GError) invalid = g_error_new (BAHE_ERROR, BAHE_ERROR_INVALID, "what");
  ck_assert_int_eq (bahe_error_exit_code (refused), 1);
  ck_assert_int_eq (bahe_error_exit_code (invalid), 2);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("text");
  TCase *tests = tcase_create ("text");

  tcase_add_test (tests, spellings_of_one_name_share_a_key);
  tcase_add_test (tests, cleaning_keeps_what_was_typed_inside);
  tcase_add_test (tests, what_is_clean_at_a_glance_is_clean);
  tcase_add_test (tests, a_name_is_found_by_the_letters_its_pinyin_begins_with);
  tcase_add_test (tests, wide_characters_take_two_columns);
  tcase_add_test (tests, a_file_is_read_in_each_encoding_an_office_sends);
  tcase_add_test (tests, a_slip_of_the_hand_finds_its_word);
  tcase_add_test (tests, ids_are_versioned_ordered_and_round_trip);
  tcase_add_test (tests, an_error_has_its_exit_code);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
