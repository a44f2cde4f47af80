/* Choices that several kinds have, and small helpers over values, days and the roster. */
#include "common.h"

#include <string.h>

const BaheChoice welfare_occasions[] = {
  [HOSPITAL] = { "hospital", { "住院", "in hospital" } },
  [ILLNESS] = { "illness", { "生病在家", "ill at home" } },
  [CHILDBIRTH] = { "childbirth", { "生育", "childbirth" } },
  [WEDDING] = { "wedding", { "结婚", "wedding" } },
  [DEATH_MEMBER] = { "death-member", { "会员去世", "death of a member" } },
  [DEATH_KIN] = { "death-kin", { "亲属去世", "death of a relative" } },
  [RETIREMENT] = { "retirement", { "退休", "retirement" } },
  [BIRTHDAY] = { "birthday", { "生日", "birthday" } },
  [FESTIVAL] = { "festival", { "节日", "festival" } },
  [OLD_AGE] = { "old-age", { "高龄祝寿", "old age" } },
  [HARDSHIP] = { "hardship", { "生活困难", "hardship" } },
  [CALAMITY] = { "calamity", { "重大变故", "calamity" } },
  [WARM] = { "warm", { "送温暖", "sending warmth" } },
  [OTHER_OCCASION] = { "other", { "其他事由", "another occasion" } },
  { 0 },
};

/* The first seven are those of 总工办发〔2017〕32号; for the others nothing may be given out of union funds as a
 * festival's. */
const BaheChoice welfare_festivals[] = {
  { "new-year", { "元旦", "New Year" } },
  { "spring-festival", { "春节", "Spring Festival" } },
  { "qingming", { "清明节", "Qingming" } },
  { "labour-day", { "劳动节", "Labour Day" } },
  { "dragon-boat", { "端午节", "Dragon Boat Festival" } },
  { "mid-autumn", { "中秋节", "Mid-Autumn Festival" } },
  { "national-day", { "国庆节", "National Day" } },
  { "women-day", { "三八妇女节", "Women's Day" } },
  { "teachers-day", { "教师节", "Teachers' Day" } },
  { "double-ninth", { "重阳节", "Double Ninth" } },
  { "children-day", { "六一儿童节", "Children's Day" } },
  { "other", { "其他节日", "another festival" } },
  { 0 },
};

const BaheChoice welfare_forms[] = {
  [CASH] = { "cash", { "慰问金", "money" } },
  [GOODS] = { "goods", { "慰问品", "goods" } },
  [CAKE] = { "cake", { "蛋糕", "cake" } },
  [CAKE_COUPON] = { "cake-coupon", { "蛋糕券", "cake coupon" } },
  [CARD] = { "card", { "购物卡", "shopping card" } },
  [VOUCHER] = { "voucher", { "代金券", "voucher" } },
  [SERVICE] = { "service", { "服务", "service" } },
  { 0 },
};

const BaheChoice welfare_relations[] = {
  { "spouse", { "配偶", "spouse" } },
  { "parent", { "父母", "parent" } },
  { "child", { "子女", "child" } },
  { "other", { "其他亲属", "another relative" } },
  { 0 },
};

const BaheChoice welfare_signatures[] = {
  [SIGNED_SELF] = { "signed", { "本人签收", "signed by the person" } },
  [SIGNED_FAMILY] = { "family", { "家属签收", "signed by the family" } },
  [SIGNED_BANK] = { "bank", { "打卡到账", "paid to the bank card" } },
  [SIGNED_WAITING] = { "waiting", { "待签收", "to be signed" } },
  { 0 },
};

const BaheChoice welfare_rules[] = {
  [MEMBERS] = { "members", { "全体在职会员", "all members in service" } },
  [STAFF] = { "staff", { "全体在职教职工", "all staff in service" } },
  [WOMEN] = { "women", { "在职女教职工", "women in service" } },
  [WOMEN_ALL] = { "women-all", { "女教职工（含退休）", "women, the retired included" } },
  [RETIRED] = { "retired", { "退休教职工", "the retired" } },
  [EVERYBODY] = { "everybody", { "全体（含退休）", "everybody, the retired included" } },
  [NAMED] = { "named", { "只给点名的人", "only those named" } },
  { 0 },
};

const BaheRetention welfare_keep_health = {
  .years = 1,
  .source = { "《个人信息保护法》第十九条、第二十八条：健康信息，凭证办结后不再需要",
              "Personal Information Protection Law, arts. 19 and 28: health, not needed once the voucher is closed" },
};
const BaheRetention welfare_keep_voucher = {
  .years = 30,
  .source = { "《会计档案管理办法》：凭证保存30年", "Rules on accounting archives: vouchers are kept for 30 years" },
};
const BaheRetention welfare_keep_file = {
  .years = 5,
  .until = "file.closed",
  .source = { "困难职工档案：脱困结案后3至5年", "Hardship files: three to five years after they are closed" },
};

const BaheRetention welfare_keep_medical = {
  .until = "helped",
  .source = { "《个人信息保护法》第十九条、第二十八条：病历等证明，帮扶的凭证办结即销毁，只留谁看过、哪天",
              "Personal Information Protection Law, arts. 19 and 28: medical papers go once the voucher of the help is "
              "closed; who saw them and when stays" },
};

const BaheField welfare_items[] = {
  [ITEM_FORM] = { .name = "form",
                  .type = BAHE_CHOICE,
                  .flags = BAHE_REQUIRED,
                  .label = { "形式", "Form" },
                  .choices = welfare_forms },
  [ITEM_WHAT] = { .name = "what", .type = BAHE_TEXT, .label = { "名称", "What" } },
  [ITEM_AMOUNT] = { .name = "amount", .type = BAHE_MONEY, .flags = BAHE_ROUGH, .label = { "金额", "Amount" } },
  [ITEM_QUANTITY] = { .name = "quantity",
                      .type = BAHE_QUANTITY,
                      .flags = BAHE_ROUGH,
                      .label = { "数量", "Quantity" },
                      .units = GOODS_UNITS },
  { 0 },
};

/* ---- values ------------------------------------------------------------------------------------ */

gboolean
welfare_given (const BaheValue *value)
{
  return value->how != BAHE_UNSET;
}

gboolean
welfare_is (const BaheValue *value, gint64 choice)
{
  return value->how == BAHE_EXACT && value->integer == choice;
}

gint64
welfare_integer (const BaheValue *value, gint64 otherwise)
{
  return value->how == BAHE_EXACT ? value->integer : otherwise;
}

gboolean
welfare_has (const BaheValue *list, gint64 number)
{
  for (gsize i = 0; i < list->n; i++)
    if (list->items[i].integer == number)
      return TRUE;
  return FALSE;
}

const BaheValue *
welfare_twice (const BaheValue *list)
{
  for (gsize i = 1; i < list->n; i++)
    for (gsize j = 0; j < i; j++)
      if (list->items[i].integer == list->items[j].integer)
        return &list->items[i];
  return NULL;
}

/* ---- days -------------------------------------------------------------------------------------- */

static gint64
midnight (gint64 minute)
{
  return minute - ((minute % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
}

BaheValue
welfare_day_after (gint64 minute, gint64 days)
{
  gint64 first = midnight (minute) + days * MINUTES_A_DAY;

  return (BaheValue){ .how = BAHE_EXACT, .integer = first, .last = first + MINUTES_A_DAY - 1 };
}

gint64
welfare_days_between (gint64 from, gint64 to)
{
  return (midnight (to) - midnight (from)) / MINUTES_A_DAY;
}

/* Civil minutes have no zone; UTC has no other hours than theirs. */
static GDateTime *
civil (gint64 minute)
{
  return g_date_time_new_from_unix_utc (minute * 60);
}

int
welfare_year (gint64 minute)
{
  g_autoptr (GDateTime) day = civil (minute);

  return day != NULL ? g_date_time_get_year (day) : 0;
}

BaheValue
welfare_year_end (gint64 minute)
{
  g_autoptr (GDateTime) last = g_date_time_new_utc (welfare_year (minute), 12, 31, 0, 0, 0);

  return last != NULL ? welfare_day_after (g_date_time_to_unix (last) / 60, 0) : (BaheValue){ 0 };
}

BaheValue
welfare_own_day (const char *name, gint64 from, gint64 until)
{
  return (BaheValue){ .how = BAHE_SEALED, .integer = midnight (from), .last = until, .text = name };
}

BaheValue
welfare_months_after (gint64 minute, guint months)
{
  g_autoptr (GDateTime) day = civil (minute);
  g_autoptr (GDateTime) later = day != NULL ? g_date_time_add_months (day, (int) months) : NULL;

  return later != NULL ? welfare_day_after (g_date_time_to_unix (later) / 60, 0) : (BaheValue){ 0 };
}

/* ---- the roster -------------------------------------------------------------------------------- */

static const BaheValue *
of_person (const BaheAsk *ask, gint64 person, const char *field)
{
  const BaheValue who = bahe_number_value (person);

  return ask->roster (ask, &who, field);
}

BaheValue
welfare_name (const BaheAsk *ask, gint64 person)
{
  const BaheValue *name = of_person (ask, person, "name");

  return name->how != BAHE_UNSET && name->text != NULL ? bahe_text_value (name->text) : bahe_number_value (person);
}

const char *
welfare_status (const BaheAsk *ask, gint64 person)
{
  const BaheValue *status = of_person (ask, person, "status");

  return status->how != BAHE_UNSET && status->text != NULL ? status->text : "";
}

gboolean
welfare_has_died (const BaheAsk *ask, gint64 person)
{
  return strcmp (welfare_status (ask, person), "died") == 0;
}

static gboolean
is_woman (const BaheAsk *ask, gint64 person)
{
  const BaheValue *sex = of_person (ask, person, "sex");

  return sex->how != BAHE_UNSET && g_strcmp0 (sex->text, "female") == 0;
}

static gboolean
rule_takes (const BaheAsk *ask, gint64 rule, gint64 person)
{
  const char *status = welfare_status (ask, person);
  gboolean serves = strcmp (status, "in-service") == 0, retired = strcmp (status, "retired") == 0;

  switch (rule) {
  case MEMBERS:
    return serves && of_person (ask, person, "member")->how != BAHE_UNSET;
  case STAFF:
    return serves;
  case WOMEN:
    return serves && is_woman (ask, person);
  case WOMEN_ALL:
    return (serves || retired) && is_woman (ask, person);
  case RETIRED:
    return retired;
  case EVERYBODY:
    return serves || retired;
  default:
    return FALSE;
  }
}

GArray *
welfare_people (const BaheAsk *ask, gint64 rule, const BaheValue *except)
{
  GArray *people = g_array_new (FALSE, TRUE, sizeof (BaheValue));
  gint64 last = welfare_integer (of_person (ask, 0, "last"), 0);

  for (gint64 person = 1; person <= last; person++)
    if (rule_takes (ask, rule, person) && !welfare_has (except, person)) {
      BaheValue value = bahe_number_value (person);
      g_array_append_val (people, value);
    }
  return people;
}

gboolean
welfare_refuse_person (const BaheAsk *ask, guint refusal, int field, const BaheValue *person, BaheOut *out)
{
  const BaheValue name = welfare_name (ask, person->integer);

  return out->refuse (out, refusal, field, &name);
}

gboolean
welfare_two_people (const BaheValue *people)
{
  return people->n >= 2 && welfare_twice (people) == NULL;
}

/* ---- what was given ---------------------------------------------------------------------------- */

static gboolean
same_thing (const BaheValue *a, const BaheValue *b)
{
  return g_strcmp0 (a[ITEM_WHAT].text, b[ITEM_WHAT].text) == 0 && welfare_given (&a[ITEM_QUANTITY]) &&
         welfare_given (&b[ITEM_QUANTITY]) && g_strcmp0 (a[ITEM_QUANTITY].text, b[ITEM_QUANTITY].text) != 0;
}

WelfareItems
welfare_items_check (const BaheValue *items)
{
  for (gsize i = 0; i < items->n; i++) {
    const BaheValue *item = items->items[i].items;
    if (item[ITEM_AMOUNT].integer < 0 || item[ITEM_QUANTITY].integer < 0)
      return ITEMS_NEGATIVE;
    if (!welfare_given (&item[ITEM_AMOUNT]) && !welfare_given (&item[ITEM_QUANTITY]) &&
        !welfare_given (&item[ITEM_WHAT]))
      return ITEMS_EMPTY;
    for (gsize j = 0; j < i; j++)
      if (same_thing (item, items->items[j].items))
        return ITEMS_MIXED;
  }
  return ITEMS_FINE;
}

gint64
welfare_items_sum (const BaheValue *items, gboolean *unknown)
{
  gint64 sum = 0;

  *unknown = FALSE;
  for (gsize i = 0; i < items->n; i++) {
    const BaheValue *amount = &items->items[i].items[ITEM_AMOUNT];
    if (amount->how == BAHE_UNKNOWN)
      *unknown = TRUE;
    else if (amount->how != BAHE_UNSET)
      sum += amount->integer;
  }
  return sum;
}

/* ---- children ---------------------------------------------------------------------------------- */

/* What classes and numbers are written with: 三（2）班7号. */
static gboolean
is_of_a_class (gunichar letter)
{
  return g_utf8_strchr ("年级班号第学生男女一二三四五六七八九十大中小园", -1, letter) != NULL;
}

gboolean
welfare_is_a_name (const char *text)
{
  guint letters = 0, han = 0;

  for (const char *c = text; c != NULL && *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);
    if (g_unichar_get_script (letter) == G_UNICODE_SCRIPT_HAN)
      han += !is_of_a_class (letter);
    else
      letters += g_unichar_isalpha (letter);
  }
  return han >= 2 || letters > 4;
}

/* ---- keeping ----------------------------------------------------------------------------------- */

WelfareKeep *
welfare_keep_new (void)
{
  WelfareKeep *keep = g_new0 (WelfareKeep, 1);

  keep->kept = g_ptr_array_new_with_free_func (g_free);
  return keep;
}

void
welfare_keep_free (WelfareKeep *keep)
{
  g_ptr_array_unref (keep->kept);
  g_free (keep);
}

BaheValue
welfare_keep (WelfareKeep *keep, const BaheValue *value)
{
  BaheValue copy = *value;

  if (value->text != NULL) {
    char *text = g_strdup (value->text);
    g_ptr_array_add (keep->kept, text);
    copy.text = text;
  }
  if (value->n > 0) {
    BaheValue *items = g_new0 (BaheValue, value->n);
    g_ptr_array_add (keep->kept, items);
    for (gsize i = 0; i < value->n; i++)
      items[i] = welfare_keep (keep, &value->items[i]);
    copy.items = items;
  }
  return copy;
}
