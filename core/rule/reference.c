/* The reference page of the rule language: the names come from the tables that the rule room itself goes by, so that
 * none can be missing; only what each means is written here. */
#include "rule/helper.h"

#include <string.h>

typedef struct {
  const char *name, *form; /* form: how it is written; NULL: the name alone */
  BaheLabel meaning;
} Entry;

static const Entry keys[] = {
  { "title", "{ zh = \"…\", en = \"…\" }", { "榜下显示的名称", "name shown under the board" } },
  { "reads",
    "{ \"match.faults\", \"entrant.weight\" }",
    { "要读哪些内容；有函数的种类不必再写", "what is read; shapes that have a function need not be repeated" } },
  { "params",
    "{ { \"win\", 2, zh = \"胜一场\" }, … }",
    { "可以改的数，按顺序就是设置页；类型同默认值", "the setup form, in order; each has the type of its default" } },
  { "columns",
    "{ \"won\", { \"points\", zh = \"积分\", places = 2, show = false } }",
    { "一行可以有的数，按显示顺序；places 只管显示，不取整，也可以写参数名；clock = true 把秒显示成分:秒",
      "every number of a row, in display order; places only shows, it does not round, and may name a parameter; clock "
      "= true shows seconds as minutes and seconds" } },
  { "match", "function (m, p, c)", { "一场给一方加多少；每场问两次", "what a match adds, asked once from each side" } },
  { "mark", "function (k, p, c)", { "一个评分加多少", "what a mark adds" } },
  { "measure", "function (x, p, c)", { "一个成绩加多少", "what a measure adds" } },
  { "tally", "function (t, p, c)", { "一笔记分加多少", "what a tally adds" } },
  { "score",
    "function (e, p, c)",
    { "一队（人）算成多少；返回 out = \"原因\" 就不排名", "what one entrant comes to; out = \"reason\": not ranked" } },
  { "contest",
    "function (all, p)",
    { "全场才能定的数，返回的 c 交给上面各函数", "what the whole field decides; c above" } },
  { "rank", "{ \"points\", \"-time\", … }", { "名次依次看什么", "what places go by, in order" } },
  { "restart",
    "\"tied\" | \"any\" | \"no\"",
    { "分开以后仍同分的从哪里再比：相互间、从头、不再", "where those still level begin again" } },
  { "awards",
    "{ { zh = \"一等奖\", share = \"10%\" }, …, cap = \"2/3\" }",
    { "奖次；也可以是函数 (rows, p, c)", "awards; or a function (rows, p, c)" } },
  { "tests",
    "{ { \"名字\", facts = { … }, expect = { … } } }",
    { "试例，bahe rule check 逐个算一遍", "examples that bahe rule check runs" } },
};

static const Entry facts[] = {
  { "id", NULL, { "记录的先后", "order of recording" } },
  { "entrant", NULL, { "哪一队（人）", "whose it is" } },
  { "gave", "gave.points", { "这一条给了多少；在 score 和 rank 里可读", "what it gave; in score and rank" } },
  { "round", NULL, { "第几轮", "round" } },
  { "value", NULL, { "分、成绩、数", "the number itself" } },
  { "ours", NULL, { "本方得分（胜局）", "our score" } },
  { "theirs", NULL, { "对方得分", "their score" } },
  { "won", NULL, { "胜", "won" } },
  { "drawn", NULL, { "平", "drawn" } },
  { "lost", NULL, { "负", "lost" } },
  { "opponent",
    "opponent.points",
    { "对手；它的栏在 rank 的函数里可读", "the other side; its columns in rank functions" } },
  { "first", NULL, { "是否写在前面的一方", "whether it is the first side" } },
  { "ends", "ends[1].ours", { "各局比分", "score of each end or set" } },
  { "bye", NULL, { "轮空：true 或给的分", "a bye: true, or its points" } },
  { "forfeit", NULL, { "本方弃权", "we forfeited" } },
  { "judge", NULL, { "哪位评委", "judge" } },
  { "item", NULL, { "哪个评分项", "criterion" } },
  { "what", NULL, { "哪个项目", "what was measured" } },
  { "attempt", NULL, { "第几次", "attempt" } },
  { "reason", NULL, { "哪一类、什么原因", "reason" } },
};

static const Entry columns[] = {
  { "played", NULL, { "场次", "matches played" } },
  { "won", NULL, { "胜", "won" } },
  { "drawn", NULL, { "平", "drawn" } },
  { "lost", NULL, { "负", "lost" } },
  { "scored", NULL, { "得（本方得分之和）", "scored" } },
  { "conceded", NULL, { "失（对方得分之和）", "conceded" } },
  { "diff", NULL, { "净胜：得减失", "difference" } },
};

static const Entry criteria[] = {
  { "lot", NULL, { "记下的抽签；没抽就并列，榜上说谁要抽", "the recorded draw; else the board says who must draw" } },
  { "encounter",
    NULL,
    { "直接对局：都碰过才比；没有全碰过，只有谁也追不上的那个在前", "direct encounter as FIDE has it" } },
  { "buchholz", NULL, { "对手分之和", "sum of the opponents' points" } },
  { "buchholz_cut1", NULL, { "对手分之和，去掉最低的一个", "the same without the lowest" } },
  { "median_buchholz", NULL, { "对手分之和，去掉最高最低", "the same without highest and lowest" } },
  { "modified_median", NULL, { "按本人得分过半与否去掉最低或最高", "the same, cut by one's own score" } },
  { "sonneborn_berger", NULL, { "胜者的分加平者的一半", "points of the beaten, half of the drawn" } },
  { "koya", NULL, { "对得分过半者的得分", "points against those with at least half" } },
  { "cumulative", NULL, { "每轮后积分之和", "sum of the running score" } },
  { "black_wins", NULL, { "作为后一方的胜场", "wins as second side" } },
};

static const Entry forms[] = {
  { "\"points\"", NULL, { "这一栏多的在前", "more of the column" } },
  { "\"-time\"", NULL, { "这一栏少的在前", "less of the column" } },
  { "\"{direction}result\"",
    NULL,
    { "由参数 direction 定：\"less\" 或 true 是少的在前",
      "as the parameter direction says: less of it for \"less\" or true" } },
  { "\"scored/conceded\"", NULL, { "两栏的比", "the exact ratio" } },
  { "\"tied.diff\"", NULL, { "只算现在同分各队相互间的比赛", "only matches among those level now" } },
  { "\"pair.points\"", NULL, { "同上，但恰好两队同分时才看", "the same, only where exactly two are level" } },
  { "{ \"name\", zh = \"…\", by = function (e, tied, p) … end, less = true }", NULL, { "自己写的", "one's own" } },
};

static const Entry awards[] = {
  { "zh", NULL, { "奖的名称", "its name in Chinese" } },
  { "en", NULL, { "英文名称", "its name in English" } },
  { "name", NULL, { "只有一种语言时的名称", "its only name" } },
  { "share", NULL, { "占参赛数多少", "share of the entries" } },
  { "count", NULL, { "取几名", "so many" } },
  { "rest", NULL, { "其余都给", "everybody left" } },
  { "least", NULL, { "达到多少分就给", "from this mark on" } },
  { "round", NULL, { "取几名时怎么取整", "how a share is rounded" } },
  { "running", NULL, { "各奖累计以后再取整", "round the running sum" } },
  { "ties", NULL, { "跨在线上并列的归上一等还是下一等", "who ties across a cut" } },
  { "first", NULL, { "一等奖至少几名", "at least so many first awards" } },
  { "cap", NULL, { "得奖不超过参赛的几分之几", "winners of the entries at most" } },
  { "people", NULL, { "按哪一栏的人数算", "the column that counts people" } },
};

static const Entry helpers[] = {
  { "sum", "sum(list, f)", { "合计", "sum" } },
  { "mean", "mean(list, f)", { "平均；一个也没有是 nil", "mean; nil if empty" } },
  { "median", "median(list, f)", { "中位数", "median" } },
  { "trim", "trim(list, high, low, f)", { "去掉几个最高、几个最低，剩下的那些数", "the numbers that are left without so many highest and lowest" } },
  { "largest", "largest(list, f)", { "最大", "largest" } },
  { "smallest", "smallest(list, f)", { "最小", "smallest" } },
  { "count", "count(list, f)", { "几个", "how many" } },
  { "where", "where(list, \"reason\", \"缺勤\")", { "挑出来；也可给函数", "those that fit; a function does too" } },
  { "by", "by(list, \"judge\")", { "分组，每组有 .key", "groups, each with .key" } },
  { "sort", "sort(list, f)", { "从小到大，不改原来的", "ascending, stable" } },
  { "among", "among(e.matches, tied)", { "只留同分各队相互间的", "matches among the level" } },
  { "annulled",
    "annulled(m, p.withdrawn)",
    { "对手退赛，这场不计：keep 都算，void 都不算，half 对手赛满一半才算",
      "whether a match against one who withdrew does not count: keep, void, half (unless half was played)" } },
  { "insert", "insert(list, value)", { "加到自己的表后面", "appends to an own list" } },
  { "weighted",
    "weighted(marks, p.weights)",
    { "各项乘权重再相加；没写权重的乘一", "values times their weights, summed; 1 where none is given" } },
  { "round",
    "round(x, places, how)",
    { "取整：half_up 四舍五入、half_even、truncate 舍去、up 进一", "half_up, half_even, truncate, up" } },
  { "floor", "floor(x)", { "向下取整", "down" } },
  { "ceil", "ceil(x)", { "向上取整", "up" } },
  { "abs", "abs(x)", { "绝对值", "absolute" } },
  { "max", "max(a, b, …)", { "较大的", "the largest" } },
  { "min", "min(a, b, …)", { "较小的", "the smallest" } },
  { "number", "number(\"1/3\")", { "从文字读数", "from text" } },
  { "band",
    "band(x, { { 10, 0 }, { 30, 0.2 } }, 0.5)",
    { "分档：不超过 10 是 0，不超过 30 是 0.2，再多 0.5", "by bands" } },
  { "ipairs", "ipairs(list)", { "逐个，按顺序", "one by one" } },
  { "pairs", "pairs(table)", { "逐个，按名字排好序", "sorted by key" } },
  { "tostring", "tostring(x)", { "写成文字", "as text" } },
  { "type", "type(x)", { "是哪一种", "its type" } },
  { "error", "error(\"…\")", { "停下来，说明哪里不对", "stops and says why" } },
  { "contains", "contains(text, \"华山\")", { "文字里有没有这几个字", "whether the text has these characters" } },
  { "note", "note(\"…\", x)", { "在名次说明里加一行", "a line in the explanation" } },
};

static const Entry *
find_entry (const Entry *entries, gsize n, const char *name)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (entries[i].name, name))
      return &entries[i];
  return NULL;
}

/* A | in a cell would end it. */
static void
add_row (GString *page, const char *form, const char *meaning)
{
  g_autofree char *cell = g_strdup (form);
  g_auto (GStrv) parts = g_strsplit (cell, "|", -1);
  g_autofree char *safe = g_strjoinv ("\\|", parts);

  g_string_append_printf (page, "| `%s` | %s |\n", safe, meaning);
}

static void
add_keys (GString *page)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  rule_table_add_keys (names);
  for (guint i = 0; i < names->len; i++) {
    const Entry *entry = find_entry (keys, G_N_ELEMENTS (keys), names->pdata[i]);
    g_autofree char *form = g_strdup_printf ("%s = %s", (char *) names->pdata[i], entry != NULL ? entry->form : "");
    add_row (page, form, entry != NULL ? bahe_label (&entry->meaning) : "?");
  }
}

/* The names of a table of the room with what is written above; "?" tells a test that one is not. */
static void
add_names (GString *page, const GPtrArray *names, const Entry *entries, gsize n)
{
  for (guint i = 0; i < names->len; i++) {
    const char *name = names->pdata[i];
    const Entry *entry = find_entry (entries, n, name);
    add_row (page, entry != NULL && entry->form != NULL ? entry->form : name,
             entry != NULL ? bahe_label (&entry->meaning) : "?");
  }
}

static void
begin (GString *page, const char *heading)
{
  g_string_append_printf (page, "\n## %s\n\n| | |\n|---|---|\n", heading);
}

static gboolean
has_name (const GPtrArray *names, const char *name)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *) names, name, g_str_equal, NULL);
}

/* What every shape has stands once, before what each has of its own. */
static void
add_shapes (GString *page)
{
  g_autoptr (GPtrArray) of_match = g_ptr_array_new (), of_tally = g_ptr_array_new (), common = g_ptr_array_new ();

  rule_fact_add_fields (BAHE_MATCH, of_match);
  rule_fact_add_fields (BAHE_TALLY, of_tally);
  for (guint i = 0; i < of_match->len; i++)
    if (has_name (of_tally, of_match->pdata[i]))
      g_ptr_array_add (common, of_match->pdata[i]);
  begin (page, _ ("What can be read of every fact"));
  add_names (page, common, facts, G_N_ELEMENTS (facts));
  add_row (page, "faults", _ ("and whatever else the record has, where reads names it: \"match.faults\""));
  for (guint shape = BAHE_MATCH; shape < RULE_N_SHAPES; shape++) {
    g_autoptr (GPtrArray) names = g_ptr_array_new (), own = g_ptr_array_new ();
    g_autofree char *heading = g_strdup_printf (_ ("Of a %s besides"), rule_shape_name (shape));
    rule_fact_add_fields (shape, names);
    for (guint i = 0; i < names->len; i++)
      if (!has_name (common, names->pdata[i]))
        g_ptr_array_add (own, names->pdata[i]);
    begin (page, heading);
    add_names (page, own, facts, G_N_ELEMENTS (facts));
  }
}

static void
add_criteria (GString *page)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  rule_criterion_add_names (names);
  begin (page, _ ("What places go by"));
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    add_row (page, forms[i].name, bahe_label (&forms[i].meaning));
  add_names (page, names, criteria, G_N_ELEMENTS (criteria));
}

static void
add_helpers (GString *page)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (gsize i = 0; rule_helpers[i] != NULL; i++)
    for (const luaL_Reg *helper = rule_helpers[i]; helper->name != NULL; helper++)
      g_ptr_array_add (names, (gpointer) helper->name);
  begin (page, _ ("Helpers"));
  add_names (page, names, helpers, G_N_ELEMENTS (helpers));
}

char *
bahe_rule_reference (void)
{
  GString *page = g_string_new (NULL);
  g_autoptr (GPtrArray) automatic = g_ptr_array_new (), words = g_ptr_array_new ();

  for (guint i = 0; i < RULE_N_AUTOMATIC; i++)
    g_ptr_array_add (automatic, (gpointer) rule_automatic_name (i));
  rule_award_add_words (words);
  g_string_append_printf (page, "# %s\n", _ ("Scoring rules: the reference page"));
  begin (page, _ ("What the table of a rule has"));
  add_keys (page);
  add_shapes (page);
  begin (page, _ ("Columns that matches fill by themselves"));
  add_names (page, automatic, columns, G_N_ELEMENTS (columns));
  add_criteria (page);
  begin (page, _ ("Awards"));
  add_names (page, words, awards, G_N_ELEMENTS (awards));
  add_helpers (page);
  return g_string_free (page, FALSE);
}
