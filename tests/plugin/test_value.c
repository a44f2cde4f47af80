/* Values: what people and programs give, what is stored, what is shown. */
#include "../suite.h"
#include "plugin/plugin.h"

#include <string.h>

static const BaheChoice endings[] = { { "played", { "赛完", "played" } }, { "forfeit", { "弃权", "forfeit" } }, { 0 } };
static const BaheField gift_columns[] = {
  { .name = "who", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "谁", "Who" } },
  { .name = "mark", .type = BAHE_DECIMAL, .flags = BAHE_REQUIRED, .label = { "分", "Mark" }, .min = "0", .max = "10" },
  { .name = "note", .type = BAHE_TEXT, .label = { "备注", "Note" }, .fallback = "none" },
  { 0 },
};
enum {
  TITLE,
  COUNT,
  MARK,
  COST,
  GOODS,
  WHEN,
  FLAG,
  ENDED,
  WHO,
  TEAM,
  PEOPLE,
  FILE_NAME,
  GIFTS,
  ILLNESS,
  ANY_UNIT,
  ROUGH_MARK
};
static const BaheField fields[] = {
  [TITLE] = { .name = "title", .type = BAHE_TEXT, .label = { "名称", "Title" }, .max = "6" },
  [COUNT] = { .name = "count",
              .type = BAHE_INTEGER,
              .flags = BAHE_ROUGH,
              .label = { "人数", "People" },
              .min = "0",
              .max = "5000" },
  [MARK] = { .name = "mark", .type = BAHE_DECIMAL, .label = { "分", "Mark" }, .min = "-1", .max = "10.5" },
  [COST] = { .name = "cost", .type = BAHE_MONEY, .flags = BAHE_ROUGH, .label = { "花费", "Cost" }, .min = "0" },
  [GOODS] = { .name = "goods",
              .type = BAHE_QUANTITY,
              .flags = BAHE_ROUGH,
              .label = { "物品", "Goods" },
              .units = "斤|桶|件" },
  [WHEN] = { .name = "on", .type = BAHE_WHEN, .label = { "日期", "Date" } },
  [FLAG] = { .name = "rain", .type = BAHE_FLAG, .label = { "下雨", "Rain" } },
  [ENDED] = { .name = "ended",
              .type = BAHE_CHOICE,
              .label = { "结束方式", "Ended" },
              .choices = endings,
              .fallback = "played" },
  [WHO] = { .name = "who", .type = BAHE_PERSON, .label = { "谁", "Who" } },
  [TEAM] = { .name = "team", .type = BAHE_ENTRANT, .label = { "队", "Team" } },
  [PEOPLE] = { .name = "people", .type = BAHE_PERSON, .flags = BAHE_MANY, .label = { "人员", "People" } },
  [FILE_NAME] = { .name = "photo", .type = BAHE_FILE, .label = { "照片", "Photo" } },
  [GIFTS] = { .name = "gifts", .type = BAHE_ROWS, .label = { "物", "Gifts" }, .columns = gift_columns },
  [ILLNESS] = { .name = "illness",
                .type = BAHE_TEXT,
                .label = { "病情", "Illness" },
                .private_to = "who",
                .max = "20" },
  [ANY_UNIT] = { .name = "load", .type = BAHE_QUANTITY, .label = { "重", "Load" } },
  [ROUGH_MARK] = { .name = "rough", .type = BAHE_DECIMAL, .flags = BAHE_ROUGH, .label = { "约分", "Rough" } },
  { 0 },
};

static const char *const people[] = { "王芳", "张伟", "李娜" };

static gboolean
find (gpointer data, BaheType type, const char *words, gint64 *number, GError **error)
{
  if (g_str_equal (words, "二王芳")) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_AMBIGUOUS, "two of that name");
    return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (g_str_equal (people[i], words)) {
      *number = i + 1;
      return TRUE;
    }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, "nobody is called %s", words);
  return FALSE;
}

static char *
name_of (gpointer data, BaheType type, gint64 number)
{
  return number <= (gint64) G_N_ELEMENTS (people) ? g_strdup (people[number - 1]) : NULL;
}

static BaheNames names = { .find = find, .name = name_of };

static BaheValues *
parse (const char *given, GError **error)
{
  json_object *json = json_tokener_parse (given);
  ck_assert_msg (json != NULL, "%s", given);
  BaheValues *values = bahe_values_parse (fields, json, &names, error);
  json_object_put (json);
  return values;
}

static BaheValues *
parse_well (const char *given)
{
  g_autoptr (GError) error = NULL;
  BaheValues *values = parse (given, &error);
  ck_assert_msg (values != NULL, "%s: %s", given, error == NULL ? "" : error->message);
  return values;
}

/* What is said of `given`, which must be wrong. */
static char *
parse_badly (const char *given, BaheErrorCode code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheValues) values = parse (given, &error);
  ck_assert_msg (values == NULL, "%s was taken", given);
  ck_assert_msg (g_error_matches (error, BAHE_ERROR, code), "%s", error->message);
  return g_strdup (error->message);
}

static char *
body_of (const BaheValues *values)
{
  g_autoptr (GError) error = NULL;
  json_object *json = bahe_values_to_json (fields, bahe_values_get (values), NULL, NULL, &error);
  ck_assert_msg (json != NULL, "%s", error == NULL ? "" : error->message);
  char *text = g_strdup (json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN));
  json_object_put (json);
  return text;
}

/* Given as a text in one field: stored as `stored`, shown as `shown`; and the stored body read back stores the same. */
typedef struct {
  guint field;
  const char *given, *stored, *shown;
} Case;

static const Case cases[] = {
  { TITLE, "  拔河　赛 ", "\"拔河　赛\"", "拔河　赛" },
  { COUNT, "１２", "12", "12" },
  { COUNT, "1,200", "1200", "1200" },
  { COUNT, "约30", "{\"how\":\"about\",\"value\":30}", "about 30" },
  { COUNT, "大约 30", "{\"how\":\"about\",\"value\":30}", "about 30" },
  { COUNT, "30左右", "{\"how\":\"about\",\"value\":30}", "about 30" },
  { COUNT, "470余", "{\"how\":\"at-least\",\"value\":470}", "at least 470" },
  { COUNT, "至少30", "{\"how\":\"at-least\",\"value\":30}", "at least 30" },
  { COUNT, "30+", "{\"how\":\"at-least\",\"value\":30}", "at least 30" },
  { COUNT, "近百", "{\"how\":\"nearly\",\"value\":100}", "nearly 100" },
  { COUNT, "近一百二十", "{\"how\":\"nearly\",\"value\":120}", "nearly 120" },
  { COUNT, "两千三百余", "{\"how\":\"at-least\",\"value\":2300}", "at least 2300" },
  { COUNT, "十来", "{\"how\":\"about\",\"value\":10}", "about 10" },
  { COUNT, "不详", "{\"how\":\"unknown\"}", "unknown" },
  { MARK, "9.50", "\"9.50\"", "9.50" },
  { MARK, "９．５", "\"9.5\"", "9.5" },
  { MARK, "-0.05", "\"-0.05\"", "-0.05" },
  { COST, "12.50", "1250", "12.50 yuan" },
  { COST, "3400元", "340000", "3400 yuan" },
  { COST, "￥3,400", "340000", "3400 yuan" },
  { COST, "12元5角", "1250", "12.50 yuan" },
  { COST, "12块5", "1250", "12.50 yuan" },
  { COST, "3元5角2分", "352", "3.52 yuan" },
  { COST, "5角", "50", "0.50 yuan" },
  { COST, "1.2万元", "1200000", "12000 yuan" },
  { COST, "2760多元", "{\"how\":\"at-least\",\"value\":276000}", "at least 2760 yuan" },
  { COST, "2760元多", "{\"how\":\"at-least\",\"value\":276000}", "at least 2760 yuan" },
  { COST, "约 2760 元", "{\"how\":\"about\",\"value\":276000}", "about 2760 yuan" },
  { COST, "未填金额", "{\"how\":\"unknown\"}", "amount unknown" },
  { GOODS, "400斤", "{\"value\":\"400\",\"unit\":\"斤\"}", "400 斤" },
  { GOODS, "2.5 桶", "{\"value\":\"2.5\",\"unit\":\"桶\"}", "2.5 桶" },
  { GOODS, "400多斤", "{\"how\":\"at-least\",\"value\":{\"value\":\"400\",\"unit\":\"斤\"}}", "at least 400 斤" },
  { WHEN, "2026-06-02", "\"2026-06-02\"", NULL },
  { WHEN, "2026年9月初", "{\"when\":\"2026-09-01..2026-09-10\",\"said\":\"2026年9月初\"}", NULL },
  { FLAG, "是", "true", "yes" },
  { FLAG, "✓", "true", "yes" },
  { FLAG, "0", "false", "no" },
  { FLAG, "FALSE", "false", "no" },
  { ENDED, "弃权", "\"forfeit\"", "forfeit" },
  { ENDED, "Forfeit", "\"forfeit\"", "forfeit" },
  { WHO, "张伟", "2", "张伟" },
  { TEAM, "李娜", "3", "李娜" },
  { PEOPLE, "王芳、张伟，李娜", "[1,2,3]", "王芳, 张伟, 李娜" },
  { FILE_NAME, "a1b2.jpg", "\"a1b2.jpg\"", "a1b2.jpg" },
  { GIFTS, "甲 9.5; 乙 9.1 好",
    "[{\"who\":\"甲\",\"mark\":\"9.5\",\"note\":\"none\"},{\"who\":\"乙\",\"mark\":\"9.1\",\"note\":\"好\"}]",
    "甲 9.5 none; 乙 9.1 好" },
  { GIFTS, "李 四\t9", "[{\"who\":\"李 四\",\"mark\":\"9\",\"note\":\"none\"}]", "李 四 9 none" },
  { ANY_UNIT, "3 袋", "{\"value\":\"3\",\"unit\":\"袋\"}", "3 袋" },
  { ROUGH_MARK, "约9.50", "{\"how\":\"about\",\"value\":\"9.50\"}", "about 9.50" },
};

START_TEST (what_people_write_is_stored_and_shown)
{
  const Case *c = &cases[_i];
  json_object *given = json_object_new_object ();
  json_object_object_add (given, fields[c->field].name, json_object_new_string (c->given));
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheValues) values = bahe_values_parse (fields, given, &names, &error);
  ck_assert_msg (values != NULL, "%s: %s", c->given, error == NULL ? "" : error->message);
  json_object_put (given);

  json_object *body = bahe_values_to_json (fields, bahe_values_get (values), NULL, NULL, &error);
  ck_assert_msg (body != NULL, "%s", error == NULL ? "" : error->message);
  json_object *stored = NULL;
  ck_assert (json_object_object_get_ex (body, fields[c->field].name, &stored));
  ck_assert_str_eq (json_object_to_json_string_ext (stored, JSON_C_TO_STRING_PLAIN), c->stored);
  g_autofree char *shown = bahe_value_show (&fields[c->field], &bahe_values_get (values)[c->field]);
  if (c->shown != NULL)
    ck_assert_str_eq (shown, c->shown);

  g_autoptr (BaheValues) again = bahe_values_from_json (fields, body, &names, &error);
  ck_assert_msg (again != NULL, "%s", error == NULL ? "" : error->message);
  g_autofree char *first = body_of (values), *second = body_of (again);
  ck_assert_str_eq (second, first);
  g_autoptr (BaheValues) given_again = bahe_values_parse (fields, body, &names, &error);
  ck_assert_msg (given_again != NULL, "%s", error == NULL ? "" : error->message);
  g_autofree char *third = body_of (given_again);
  ck_assert_str_eq (third, first);
  json_object_put (body);
}
END_TEST

/* Given as JSON in one field: refused with these words. */
typedef struct {
  const char *given, *words;
} Bad;

static const Bad bad[] = {
  { "{\"count\":\"12人\"}", "People: “12人” does not fit: give a whole number in digits" },
  { "{\"count\":\"12\xe4\"}", "People: “12\xef\xbf\xbd” does not fit" }, /* cut within a letter */
  { "{\"count\":\"1.5\"}", "People: “1.5” does not fit: give a whole number" },
  { "{\"count\":12.5}", "People: “12.5” does not fit: give a whole number" },
  { "{\"count\":\"一百二十\"}", "People: " },
  { "{\"count\":\"近一百二\"}", "People: " },
  { "{\"count\":-1}", "it must be from 0 to 5000" },
  { "{\"count\":\"约6000\"}", "it must be from 0 to 5000" },
  { "{\"count\":\"99999999999999999999\"}", "People: " },
  { "{\"count\":true}", "true and false fit only a yes-or-no field" },
  { "{\"count\":{\"how\":\"about\"}}", "beside “how” must be one exact number" },
  { "{\"count\":{\"how\":\"maybe\",\"value\":3}}", "an exact number is needed" },
  { "{\"mark\":\"约9\"}", "Mark: “约9” does not fit: an exact number is needed" },
  { "{\"mark\":{\"how\":\"about\",\"value\":\"9\"}}", "an exact number is needed" },
  { "{\"mark\":\"9分\"}", "give a number in digits, like 9.50" },
  { "{\"mark\":\"10.51\"}", "it must be from -1 to 10.5" },
  { "{\"mark\":\"1/3\"}", "give a number in digits" },
  { "{\"mark\":\"1e3\"}", "give a number in digits" },
  { "{\"mark\":[1,2]}", "one value is wanted here, not a list" },
  { "{\"cost\":\"12.505\"}", "at most two decimals" },
  { "{\"cost\":\"5分3角\"}", "at most two decimals" },
  { "{\"cost\":\"12元元\"}", "at most two decimals" },
  { "{\"cost\":12.5}", "give money as text" },
  { "{\"cost\":\"-1\"}", "it must be 0 or more" },
  { "{\"goods\":\"400\"}", "the unit must be one of 斤, 桶, 件" },
  { "{\"goods\":\"400公斤\"}", "the unit must be one of 斤, 桶, 件" },
  { "{\"load\":\"3\"}", "give a number and its unit" },
  { "{\"on\":\"哪天\"}", "Date: “哪天” does not fit" },
  { "{\"rain\":\"也许\"}", "give yes or no" },
  { "{\"rain\":2}", "give yes or no" },
  { "{\"ended\":\"赛\"}", "choose one of played, forfeit" },
  { "{\"title\":\"一二三四五六七\"}", "from 0 to 6 characters fit" },
  { "{\"title\":\"a\\u0007b\"}", "Title: " },
  { "{\"who\":0}", "give a number from 1 on" },
  { "{\"gifts\":\"甲\"}", "row 1, Mark: it must be given" },
  { "{\"gifts\":\"甲 9; 乙 11\"}", "row 2, Mark: it must be from 0 to 10" },
  { "{\"gifts\":\"甲 九\"}", "row 1, Mark: give a number" },
  { "{\"gifts\":\"甲 9 好 多\"}", "row 1 has 4 parts, more than the 3 columns" },
  { "{\"gifts\":[[\"甲\",9,\"好\",1]]}", "a list not longer than they are" },
  { "{\"gifts\":[{\"who\":\"甲\",\"mark\":\"x\"}]}", "row 1, Mark: give a number" },
  { "{\"gifts\":[3]}", "a row must be an object" },
  { "{\"tittle\":\"x\"}", "there is no field “tittle” here; did you mean “title”?" },
  { "{\"ended\":{\"sealed\":\"abc\"}}", "an object of this form does not fit" },
};

START_TEST (what_does_not_fit_is_refused_by_name)
{
  g_autofree char *words = parse_badly (bad[_i].given, BAHE_ERROR_INVALID);
  ck_assert_msg (strstr (words, bad[_i].words) != NULL, "%s: %s", bad[_i].given, words);
}
END_TEST

START_TEST (every_bad_field_is_named_at_once)
{
  g_autofree char *words =
      parse_badly ("{\"count\":\"x\",\"mark\":\"y\",\"rain\":\"z\",\"nope\":1}", BAHE_ERROR_INVALID);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  ck_assert_uint_eq (g_strv_length (lines), 4);
  ck_assert (g_str_has_prefix (lines[0], "People: "));
  ck_assert (g_str_has_prefix (lines[1], "Mark: "));
  ck_assert (g_str_has_prefix (lines[2], "Rain: "));
}
END_TEST

START_TEST (names_that_are_unknown_or_doubtful_keep_their_code)
{
  g_autofree char *unknown = parse_badly ("{\"who\":\"赵六\"}", BAHE_ERROR_NOT_FOUND);
  ck_assert_ptr_nonnull (strstr (unknown, "nobody is called 赵六"));
  g_autofree char *doubtful = parse_badly ("{\"who\":\"二王芳\"}", BAHE_ERROR_AMBIGUOUS);
  ck_assert_ptr_nonnull (strstr (doubtful, "two of that name"));
  g_autofree char *number = parse_badly ("{\"people\":[1,99]}", BAHE_ERROR_NOT_FOUND);
  ck_assert_ptr_nonnull (strstr (number, "nothing here has the number 99"));
  g_autofree char *both = parse_badly ("{\"who\":\"二王芳\",\"count\":\"x\"}", BAHE_ERROR_INVALID);
  ck_assert_ptr_nonnull (both);
}
END_TEST

START_TEST (what_is_required_must_be_given_and_fallbacks_are_filled_in)
{
  static const BaheField few[] = {
    { .name = "team", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "队", "Team" } },
    { .name = "faults", .type = BAHE_INTEGER, .label = { "犯规", "Faults" }, .fallback = "0" },
    { .name = "left", .type = BAHE_INTEGER, .label = { "剩余", "Left" } },
    { 0 },
  };
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (bahe_values_parse (few, NULL, NULL, &error));
  ck_assert_str_eq (error->message, "Team: it must be given");

  json_object *given = json_tokener_parse ("{\"team\":\"  \"}");
  g_clear_error (&error);
  ck_assert_ptr_null (bahe_values_parse (few, given, NULL, &error));
  json_object_put (given);

  given = json_tokener_parse ("{\"team\":\"一组\",\"left\":null}");
  g_autoptr (BaheValues) values = bahe_values_parse (few, given, NULL, NULL);
  json_object_put (given);
  ck_assert_ptr_nonnull (values);
  ck_assert_uint_eq (bahe_values_get (values)[1].how, BAHE_EXACT);
  ck_assert_int_eq (bahe_values_get (values)[1].integer, 0);
  ck_assert_uint_eq (bahe_values_get (values)[2].how, BAHE_UNSET);
}
END_TEST

START_TEST (an_event_older_than_a_field_gets_its_fallback)
{
  json_object *body = json_tokener_parse ("{\"gifts\":[{\"who\":\"甲\",\"mark\":\"9.10\"}],\"gone\":1}");
  g_autoptr (BaheValues) values = bahe_values_from_json (fields, body, NULL, NULL);
  json_object_put (body);
  ck_assert_ptr_nonnull (values);
  const BaheValue *v = bahe_values_get (values);
  ck_assert_uint_eq (v[ENDED].how, BAHE_EXACT);
  ck_assert_int_eq (v[ENDED].integer, 0);
  ck_assert_int_eq (v[GIFTS].items[0].items[1].integer, 910);
  ck_assert_int_eq (v[GIFTS].items[0].items[1].exponent, -2);
  ck_assert_str_eq (v[GIFTS].items[0].items[2].text, "none");
}
END_TEST

START_TEST (json_is_taken_in_its_own_types)
{
  g_autoptr (BaheValues) values = parse_well (
      "{\"count\":7,\"mark\":9.50,\"cost\":1250,\"rain\":true,\"who\":2,\"people\":[1,\"李娜\"],\"title\":2026,"
      "\"gifts\":[[\"甲\",9.5],{\"who\":\"乙\",\"mark\":\"8\"}],\"goods\":{\"value\":\"2\",\"unit\":\"件\"}}");
  const BaheValue *v = bahe_values_get (values);
  ck_assert_int_eq (v[COUNT].integer, 7);
  ck_assert_int_eq (v[MARK].integer, 950);
  ck_assert_int_eq (v[MARK].exponent, -2);
  ck_assert_int_eq (v[COST].integer, 1250);
  ck_assert_int_eq (v[FLAG].integer, 1);
  ck_assert_str_eq (v[WHO].text, "张伟");
  ck_assert_uint_eq (v[PEOPLE].n, 2);
  ck_assert_int_eq (v[PEOPLE].items[1].integer, 3);
  ck_assert_str_eq (v[TITLE].text, "2026");
  ck_assert_uint_eq (v[GIFTS].n, 2);
  ck_assert_int_eq (v[GIFTS].items[1].items[1].integer, 8);
  ck_assert_str_eq (v[GOODS].text, "件");
}
END_TEST

typedef struct {
  gint64 person;
  char *place, *plain;
} Sealed;

static char *
seal (gpointer data, gint64 person, const char *place, const char *plain, GError **error)
{
  Sealed *sealed = data;
  sealed->person = person;
  sealed->place = g_strdup (place);
  sealed->plain = g_strdup (plain);
  return g_strdup ("c2VhbGVk");
}

START_TEST (a_private_value_is_sealed_for_its_person_and_place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheValues) values = parse_well ("{\"who\":\"张伟\",\"illness\":\"流感\"}");
  Sealed sealed = { 0 };
  const BaheSealing sealing = { &sealed, seal, NULL };
  json_object *body = bahe_values_to_json (fields, bahe_values_get (values), &sealing, "event/0", &error);
  ck_assert_ptr_nonnull (body);
  ck_assert_int_eq (sealed.person, 2);
  ck_assert_str_eq (sealed.place, "event/0/illness");
  ck_assert_str_eq (sealed.plain, "\"流感\"");
  ck_assert_ptr_null (strstr (json_object_to_json_string (body), "流感"));
  g_free (sealed.place);
  g_free (sealed.plain);

  g_autoptr (BaheValues) read = bahe_values_from_json (fields, body, &names, &error);
  ck_assert_uint_eq (bahe_values_get (read)[ILLNESS].how, BAHE_SEALED);
  g_autofree char *shown = bahe_value_show (&fields[ILLNESS], &bahe_values_get (read)[ILLNESS]);
  ck_assert_str_eq (shown, "given");
  g_autoptr (BaheValues) copy = bahe_values_copy (fields, bahe_values_get (read));
  json_object *again = bahe_values_to_json (fields, bahe_values_get (copy), NULL, NULL, &error);
  ck_assert_msg (again != NULL, "a sealed value needs no seal");
  ck_assert (json_object_equal (again, body));
  json_object_put (again);
  ck_assert_ptr_null (bahe_values_parse (fields, body, &names, &error)); /* only the host seals */
  ck_assert_ptr_nonnull (strstr (error->message, "give the value itself"));
  json_object_put (body);
}
END_TEST

START_TEST (a_private_value_is_never_written_plain_or_repeated)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheValues) values = parse_well ("{\"who\":\"张伟\",\"illness\":\"流感\"}");
  ck_assert_ptr_null (bahe_values_to_json (fields, bahe_values_get (values), NULL, "", &error));
  ck_assert_ptr_nonnull (strstr (error->message, "Illness (illness): it is private"));
  g_clear_error (&error);
  Sealed sealed = { 0 };
  const BaheSealing sealing = { &sealed, seal, NULL };
  g_autoptr (BaheValues) nobody = parse_well ("{\"illness\":\"流感\"}");
  ck_assert_ptr_null (bahe_values_to_json (fields, bahe_values_get (nobody), &sealing, "", &error));
  ck_assert_ptr_nonnull (strstr (error->message, "the person it is about must be given too"));
  ck_assert_ptr_null (sealed.plain);
  g_autofree char *words =
      parse_badly ("{\"illness\":\"一二三四五六七八九十一二三四五六七八九十一\"}", BAHE_ERROR_INVALID);
  ck_assert_ptr_null (strstr (words, "一二三"));
}
END_TEST

START_TEST (values_a_plugin_may_not_hand_out_are_refused)
{
  static const BaheValue unset = { 0 };
  BaheValue values[G_N_ELEMENTS (fields)] = { 0 };
  static const struct {
    guint field;
    BaheValue value;
  } wrong[] = {
    { ENDED, { .how = BAHE_EXACT, .integer = 2 } }, { ENDED, { .how = BAHE_EXACT, .integer = -1 } },
    { WHO, { .how = BAHE_EXACT, .integer = 0 } },   { MARK, { .how = BAHE_EXACT, .integer = 1, .exponent = -40 } },
    { MARK, { .how = BAHE_ABOUT, .integer = 1 } },  { COUNT, { .how = BAHE_EXACT, .integer = 1, .exponent = 2 } },
    { TITLE, { .how = 77, .text = "x" } },          { PEOPLE, { .how = BAHE_EXACT, .items = &unset, .n = 1 } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    values[wrong[i].field] = wrong[i].value;
    ck_assert_ptr_null (bahe_values_to_json (fields, values, NULL, NULL, &error));
    ck_assert_msg (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_INVALID), "case %u", i);
    ck_assert_ptr_nonnull (strstr (error->message, fields[wrong[i].field].name));
    values[wrong[i].field] = (BaheValue){ 0 };
  }
}
END_TEST

static gboolean
is_same (const BaheValue *a, const BaheValue *b)
{
  return a->how == b->how && a->integer == b->integer && a->last == b->last && a->exponent == b->exponent &&
         a->n == b->n && g_strcmp0 (a->text, b->text) == 0;
}

/* Stores the values in short, if that may be, and holds it against the long way. */
static gboolean
check_plain (const BaheField *of, const BaheValue *values)
{
  g_autoptr (GString) body = g_string_new ("before");
  g_autoptr (BaheValues) stored = bahe_values_store_plain (of, values, body);
  g_autoptr (GError) error = NULL;

  if (stored == NULL) {
    ck_assert_str_eq (body->str, "before");
    return FALSE;
  }
  json_object *tree = bahe_values_to_json (of, values, NULL, NULL, &error);
  ck_assert_msg (tree != NULL, "%s", error == NULL ? "" : error->message);
  ck_assert_str_eq (body->str + strlen ("before"),
                    json_object_to_json_string_ext (tree, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
  g_autoptr (BaheValues) read = bahe_values_from_json (of, tree, NULL, &error);
  ck_assert_msg (read != NULL, "%s", error == NULL ? "" : error->message);
  for (guint i = 0; of[i].name != NULL; i++)
    ck_assert_msg (is_same (&bahe_values_get (stored)[i], &bahe_values_get (read)[i]), "%s", of[i].name);
  json_object_put (tree);
  return TRUE;
}

START_TEST (what_is_stored_in_short_is_as_by_the_long_way)
{
  static const guint32 hows[] = { BAHE_UNSET, BAHE_EXACT, BAHE_ABOUT, BAHE_UNKNOWN, BAHE_SEALED };
  static const gint64 integers[] = { G_MININT64, -5, 0, 1, 3, G_MAXINT64 };
  static const char *const texts[] = {
    NULL, "", " ", "汉字，\"引\"\\/\b\f\n\r\t\x01\x1f\x7f，是一段足够长的文字，比三十二个字节还要长", "王芳"
  };
  guint plain[G_N_ELEMENTS (fields)] = { 0 };

  for (guint f = 0; fields[f].name != NULL; f++)
    for (guint c = 0; c < G_N_ELEMENTS (hows) * G_N_ELEMENTS (integers) * G_N_ELEMENTS (texts) * 2; c++) {
      const BaheField one[] = { fields[f], { 0 } };
      const BaheValue value = { .how = hows[c / 2 % 5],
                                .integer = integers[c / 10 % 6],
                                .exponent = c % 2 == 0 ? 0 : -2,
                                .text = texts[c / 60],
                                .last = 7 };
      plain[f] += check_plain (one, &value) && value.how == BAHE_EXACT;
    }
  for (guint f = 0; fields[f].name != NULL; f++)
    ck_assert_msg ((plain[f] > 0) == (f != GOODS && f != WHEN && f != PEOPLE && f != FILE_NAME && f != GIFTS &&
                                      f != ILLNESS && f != ANY_UNIT),
                   "%s", fields[f].name);
  const BaheField few[] = { fields[TITLE], fields[COUNT], fields[COST], fields[WHO], { 0 } };
  const BaheValue of_few[] = { { .how = BAHE_EXACT, .text = "拔河" },
                               { .how = BAHE_EXACT, .integer = -12 },
                               { .how = BAHE_UNSET },
                               { .how = BAHE_EXACT, .integer = 2, .text = "张伟" } };
  ck_assert (check_plain (few, of_few));
}
END_TEST

START_TEST (a_copy_outlives_what_it_was_made_of)
{
  BaheValues *values =
      parse_well ("{\"title\":\"春\",\"people\":[1,2],\"gifts\":[[\"甲\",\"9.5\"]],\"goods\":\"4斤\"}");
  g_autofree char *first = body_of (values);
  g_autoptr (BaheValues) copy = bahe_values_copy (fields, bahe_values_get (values));
  bahe_values_free (values);
  g_autofree char *second = body_of (copy);
  ck_assert_str_eq (second, first);
}
END_TEST

START_TEST (values_are_shown_in_chinese_too)
{
  bahe_language_set (BAHE_ZH);
  g_autoptr (BaheValues) values = parse_well ("{\"ended\":\"forfeit\",\"who\":1}");
  g_autofree char *ended = bahe_value_show (&fields[ENDED], &bahe_values_get (values)[ENDED]);
  ck_assert_str_eq (ended, "弃权");
  bahe_language_set (BAHE_EN);
}
END_TEST

int
main (void)
{
  bahe_language_set (BAHE_EN);
  Suite *suite = suite_create ("values");
  TCase *tests = tcase_create ("values");
  tcase_add_loop_test (tests, what_people_write_is_stored_and_shown, 0, G_N_ELEMENTS (cases));
  tcase_add_loop_test (tests, what_does_not_fit_is_refused_by_name, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tests, every_bad_field_is_named_at_once);
  tcase_add_test (tests, names_that_are_unknown_or_doubtful_keep_their_code);
  tcase_add_test (tests, what_is_required_must_be_given_and_fallbacks_are_filled_in);
  tcase_add_test (tests, an_event_older_than_a_field_gets_its_fallback);
  tcase_add_test (tests, json_is_taken_in_its_own_types);
  tcase_add_test (tests, a_private_value_is_sealed_for_its_person_and_place);
  tcase_add_test (tests, a_private_value_is_never_written_plain_or_repeated);
  tcase_add_test (tests, values_a_plugin_may_not_hand_out_are_refused);
  tcase_add_test (tests, what_is_stored_in_short_is_as_by_the_long_way);
  tcase_add_test (tests, a_copy_outlives_what_it_was_made_of);
  tcase_add_test (tests, values_are_shown_in_chinese_too);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
