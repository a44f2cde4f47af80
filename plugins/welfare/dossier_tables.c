/* 困难职工档案 as tables: what is asked, recorded, refused, counted and shown. */
#include "dossier.h"
#include "fields.h"

#define HEADS                                                                                                          \
  {                                                                                                                    \
    .name = "heads", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "家庭人口", "Heads" }, .min = "1",       \
    .max = "30"                                                                                                        \
  }

const BaheField dossier_setup[] = {
  [DOSSIER_DIBAO] = { .name = "dibao",
                      .type = BAHE_MONEY,
                      .flags = BAHE_REQUIRED,
                      .label = { "当地低保标准（每人每月）", "Subsistence level (a head and month)" },
                      .min = "1",
                      .max = "100000" },
  [DOSSIER_MULTIPLE] = { .name = "multiple",
                         .type = BAHE_DECIMAL,
                         .label = { "相对困难：低保的几倍以内", "Relative difficulty: below so many times it" },
                         .min = "1",
                         .max = "5",
                         .fallback = "2" },
  [DOSSIER_MONTHS] = { .name = "check-months",
                       .type = BAHE_INTEGER,
                       .label = { "每隔几个月核查", "Checked every so many months" },
                       .min = "1",
                       .max = "60",
                       .fallback = "12" },
  [DOSSIER_FOLLOW] = { .name = "follow-months",
                       .type = BAHE_INTEGER,
                       .label = { "结案几个月后回访", "Followed up so many months after closing" },
                       .min = "1",
                       .max = "60",
                       .fallback = "6" },
  { 0 },
};

/* ---- what is recorded -------------------------------------------------------------------------- */

static const BaheChoice categories[] = {
  [DEEP] = { "deep", { "深度困难", "deep difficulty" } },
  [RELATIVE] = { "relative", { "相对困难", "relative difficulty" } },
  [ACCIDENT] = { "accident", { "意外致困", "difficulty by accident" } },
  [NO_CATEGORY] = { "none", { "不再困难", "no longer in difficulty" } },
  { 0 },
};
static const BaheChoice closing[] = {
  { "better", { "脱困", "out of difficulty" } },
  { "left", { "调离", "left" } },
  { "died", { "去世", "died" } },
  { "other", { "其他", "other" } },
  { 0 },
};
static const BaheChoice after[] = {
  [STATE_FINE] = { "fine", { "未再困难", "still fine" } },
  [STATE_AGAIN] = { "again", { "又有困难", "in difficulty again" } },
  { 0 },
};
static const BaheChoice pupil_reasons[] = {
  { "single-parent", { "单亲", "one parent" } },
  { "no-parents", { "无亲", "no parents" } },
  { "poor", { "家庭贫困", "a poor family" } },
  { "other", { "其他", "other" } },
  { 0 },
};

#define PAPERS                                                                                                         \
  PRIVATE ("papers", BAHE_FILE, BAHE_MANY, "person", welfare_keep_file, "证明材料（申请书、收入证明，不放病历）",      \
           "Papers (application, income; nothing medical)")
#define MEDICAL                                                                                                        \
  PRIVATE ("medical", BAHE_FILE, BAHE_MANY, "person", welfare_keep_medical, "病历、医药费发票（帮扶以后就销毁）",      \
           "Medical papers and bills (destroyed once help was given)")
#define FILE_FIELDS                                                                                                    \
  [FILE_PERSON] = PERSON ("person", BAHE_REQUIRED, "谁家", "Whose household"),                                         \
  [FILE_HOUSEHOLD] = PERSON ("household", BAHE_MANY, "同户的本单位教职工", "Others of the household in the roster"),   \
  [FILE_HEADS] = HEADS,                                                                                                \
  [FILE_INCOME] =                                                                                                      \
      PRIVATE ("income", BAHE_MONEY, BAHE_REQUIRED, "person", welfare_keep_file, "家庭月收入", "Income a month"),      \
  [FILE_RIGID] =                                                                                                       \
      PRIVATE ("rigid", BAHE_MONEY, 0, "person", welfare_keep_file, "月刚性支出", "What must be spent a month"),       \
  [FILE_ACCIDENT] = { .name = "accident", .type = BAHE_FLAG, .label = { "意外致困", "By accident" } },                 \
  [FILE_CAUSE] = PRIVATE ("cause", BAHE_TEXT, 0, "person", welfare_keep_file, "致困原因", "Cause"),                    \
  [FILE_PROOF] = PRIVATE ("proof", BAHE_TEXT, 0, "person", welfare_keep_file, "看过的证明", "Proofs seen"),            \
  [FILE_VERIFIERS] = PERSON ("verifiers", BAHE_MANY, "入户核实人", "Who verified it at home"), [FILE_PAPERS] = PAPERS, \
  [FILE_MEDICAL] = MEDICAL

static const BaheField file_fields[] = { FILE_FIELDS, { 0 } };
static const BaheField filed_fields[] = {
  FILE_FIELDS,
  [FILED_NUMBER] = INTEGER ("file", BAHE_REQUIRED, "1", "档案号", "File"),
  [FILED_PER_HEAD] = PRIVATE ("per-head", BAHE_MONEY, 0, "person", welfare_keep_file, "人均", "A head"),
  [FILED_CATEGORY] = CHOICE ("category", BAHE_REQUIRED, categories, "困难类别", "Category"),
  [FILED_NEXT] = WHEN ("next", BAHE_REQUIRED, "下次核查", "Next check"),
  { 0 },
};

#define CHECK_FIELDS                                                                                                   \
  [CHECK_PERSON] = PERSON ("person", BAHE_REQUIRED, "谁家", "Whose household"), [CHECK_HEADS] = HEADS,                 \
  [CHECK_INCOME] =                                                                                                     \
      PRIVATE ("income", BAHE_MONEY, BAHE_REQUIRED, "person", welfare_keep_file, "家庭月收入", "Income a month"),      \
  [CHECK_RIGID] =                                                                                                      \
      PRIVATE ("rigid", BAHE_MONEY, 0, "person", welfare_keep_file, "月刚性支出", "What must be spent a month"),       \
  [CHECK_ACCIDENT] = { .name = "accident", .type = BAHE_FLAG, .label = { "意外致困", "By accident" } },                \
  [CHECK_NOTE] = PRIVATE ("note", BAHE_TEXT, 0, "person", welfare_keep_file, "核查情况", "What was found"),            \
  [CHECK_PAPERS] = PAPERS, [CHECK_MEDICAL] = MEDICAL

static const BaheField check_fields[] = { CHECK_FIELDS, { 0 } };
static const BaheField checked_fields[] = {
  CHECK_FIELDS,
  [CHECKED_PER_HEAD] = PRIVATE ("per-head", BAHE_MONEY, 0, "person", welfare_keep_file, "人均", "A head"),
  [CHECKED_CATEGORY] = CHOICE ("category", BAHE_REQUIRED, categories, "困难类别", "Category"),
  [CHECKED_NEXT] = WHEN ("next", BAHE_REQUIRED, "下次核查", "Next check"),
  { 0 },
};

static const BaheField help_fields[] = {
  [HELP_PERSON] = PERSON ("person", BAHE_REQUIRED, "谁家", "Whose household"),
  [HELP_MEASURE] = { .name = "measure", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "帮扶措施", "Measure" } },
  [HELP_AMOUNT] = { .name = "amount", .type = BAHE_MONEY, .label = { "金额", "Amount" } },
  [HELP_HANDLERS] = PERSON ("handlers", BAHE_MANY, "经手人", "Handlers"),
  [HELP_NOTE] = PRIVATE ("note", BAHE_TEXT, 0, "person", welfare_keep_file, "备注", "Note"),
  { 0 },
};

#define CLOSE_FIELDS                                                                                                   \
  [CLOSE_PERSON] = PERSON ("person", BAHE_REQUIRED, "谁家", "Whose household"),                                        \
  [CLOSE_REASON] = CHOICE ("reason", BAHE_REQUIRED, closing, "结案原因", "Why it is closed"),                          \
  [CLOSE_NOTE] = PRIVATE ("note", BAHE_TEXT, 0, "person", welfare_keep_file, "备注", "Note")

static const BaheField close_fields[] = { CLOSE_FIELDS, { 0 } };
static const BaheField closed_fields[] = {
  CLOSE_FIELDS,
  [CLOSED_FOLLOW] = WHEN ("follow", BAHE_REQUIRED, "应在何时前回访", "To be followed up"),
  { 0 },
};
static const BaheField follow_fields[] = {
  [FOLLOW_PERSON] = PERSON ("person", BAHE_REQUIRED, "谁家", "Whose household"),
  [FOLLOW_STATE] = CHOICE ("state", BAHE_REQUIRED, after, "现在怎样", "How it is now"),
  [FOLLOW_NOTE] = PRIVATE ("note", BAHE_TEXT, 0, "person", welfare_keep_file, "回访情况", "What was found"),
  { 0 },
};
static const BaheField pupil_fields[] = {
  [PUPIL_CODE] = { .name = "pupil",
                   .type = BAHE_TEXT,
                   .flags = BAHE_REQUIRED,
                   .label = { "学生（编号或姓的首字母，不写姓名）", "Pupil (number or initials, no name)" } },
  [PUPIL_CLASS] = { .name = "class", .type = BAHE_TEXT, .label = { "班级", "Class" } },
  [PUPIL_REASON] = CHOICE ("reason", 0, pupil_reasons, "家庭情况", "Family"),
  { 0 },
};
static const BaheField pupil_visit_fields[] = {
  [PUPIL_VISITED_CODE] = { .name = "pupil",
                           .type = BAHE_TEXT,
                           .flags = BAHE_REQUIRED,
                           .label = { "学生（编号或姓的首字母，不写姓名）", "Pupil (number or initials, no name)" } },
  [PUPIL_VISITORS] = PERSON ("visitors", BAHE_REQUIRED | BAHE_MANY, "家访的人", "Who went"),
  { 0 },
};

const BaheEventType dossier_events[] = {
  [FILED] = { .name = "filed", .label = { "建档", "Filed" }, .fields = filed_fields },
  [CHECKED] = { .name = "checked", .label = { "核查", "Checked" }, .fields = checked_fields },
  [HELPED] = { .name = "helped", .label = { "帮扶", "Helped" }, .fields = help_fields },
  [CLOSED] = { .name = "file.closed", .label = { "结案", "File closed" }, .fields = closed_fields },
  [FOLLOWED_UP] = { .name = "followed-up", .label = { "回访", "Followed up" }, .fields = follow_fields },
  [PUPIL_FILED] = { .name = "pupil.filed", .label = { "困难学生", "Pupil in difficulty" }, .fields = pupil_fields },
  [PUPIL_VISITED] = { .name = "pupil.visited", .label = { "家访", "Home visit" }, .fields = pupil_visit_fields },
  { 0 },
};

const BaheVerb dossier_verbs[] = {
  { .name = "file",
    .label = { "建档", "Open a file" },
    .role = "officer",
    .fields = file_fields,
    .decide = dossier_decide_file },
  { .name = "check",
    .label = { "年度核查", "Yearly check" },
    .role = "officer",
    .fields = check_fields,
    .decide = dossier_decide_check },
  { .name = "help",
    .label = { "记帮扶", "Record help" },
    .role = "officer",
    .fields = help_fields,
    .records = "helped",
    .decide = dossier_decide_help },
  { .name = "close-file",
    .label = { "结案", "Close a file" },
    .role = "officer",
    .fields = close_fields,
    .decide = dossier_decide_close },
  { .name = "follow-up",
    .label = { "回访", "Follow up" },
    .role = "officer",
    .fields = follow_fields,
    .records = "followed-up",
    .decide = dossier_decide_follow },
  { .name = "pupil",
    .label = { "记困难学生", "Record a pupil in difficulty" },
    .role = "officer",
    .fields = pupil_fields,
    .records = "pupil.filed",
    .decide = dossier_decide_pupil },
  { .name = "visit-pupil",
    .label = { "记家访", "Record a home visit" },
    .role = "officer",
    .fields = pupil_visit_fields,
    .records = "pupil.visited",
    .decide = dossier_decide_visit_pupil },
  { 0 },
};

const BaheFigure dossier_figures[] = {
  { .name = "dossier-files",
    .label = { "建档户数", "Files opened" },
    .unit = { "户", "households" },
    .event = "filed",
    .how = BAHE_COUNT,
    .by = "category" },
  { .name = "dossier-checks",
    .label = { "核查户次", "Checks" },
    .unit = { "户次", "checks" },
    .event = "checked",
    .how = BAHE_COUNT,
    .by = "category" },
  { .name = "dossier-closed",
    .label = { "结案户数", "Files closed" },
    .unit = { "户", "households" },
    .event = "file.closed",
    .how = BAHE_COUNT,
    .by = "reason" },
  { .name = "dossier-help",
    .label = { "帮扶次数", "Times helped" },
    .unit = { "次", "times" },
    .event = "helped",
    .how = BAHE_COUNT },
  { .name = "dossier-amount",
    .label = { "帮扶金额", "Money of help" },
    .event = "helped",
    .how = BAHE_SUM,
    .field = "amount" },
  { .name = "dossier-pupils",
    .label = { "困难学生数", "Pupils in difficulty" },
    .unit = { "名", "pupils" },
    .event = "pupil.filed",
    .how = BAHE_COUNT,
    .by = "reason" },
  { .name = "home-visits",
    .label = { "家访次数", "Home visits" },
    .unit = { "次", "visits" },
    .event = "pupil.visited",
    .how = BAHE_COUNT },
  { 0 },
};

/* ---- what is shown ----------------------------------------------------------------------------- */

static const BaheChoice states[] = {
  { "open", { "在档", "open" } },
  { "to-close", { "已不困难，请结案", "no longer in difficulty, to be closed" } },
  { "closed", { "已结案，待回访", "closed, to be followed up" } },
  { "followed", { "已回访", "followed up" } },
  { 0 },
};
static const BaheField file_view[] = {
  INTEGER ("file", BAHE_RESTRICTED, NULL, "档案号", "File"),
  PERSON ("person", BAHE_RESTRICTED | BAHE_LIVING, "谁家", "Whose household"),
  CHOICE ("category", BAHE_RESTRICTED, categories, "困难类别", "Category"),
  INTEGER ("heads", BAHE_RESTRICTED, NULL, "家庭人口", "Heads"),
  INTEGER ("helps", BAHE_RESTRICTED, NULL, "帮扶次数", "Times helped"),
  WHEN ("next", BAHE_RESTRICTED | BAHE_DUE, "应在何时前", "Due"),
  CHOICE ("state", BAHE_RESTRICTED, states, "状态", "State"),
  { 0 },
};
static const BaheField count_view[] = {
  INTEGER ("files", 0, NULL, "在档户数", "Open files"),
  INTEGER ("pupils", 0, NULL, "困难学生", "Pupils in difficulty"),
  { 0 },
};
static const BaheField pupil_view[] = {
  { .name = "pupil", .type = BAHE_TEXT, .flags = BAHE_RESTRICTED, .label = { "学生", "Pupil" } },
  { .name = "class", .type = BAHE_TEXT, .flags = BAHE_RESTRICTED, .label = { "班级", "Class" } },
  CHOICE ("reason", BAHE_RESTRICTED, pupil_reasons, "家庭情况", "Family"),
  INTEGER ("visits", BAHE_RESTRICTED, NULL, "家访次数", "Home visits"),
  { 0 },
};
const BaheEventType dossier_views[] = {
  [VIEW_FILE] = { .name = "file", .label = { "困难职工档案", "Hardship files" }, .fields = file_view },
  [VIEW_COUNT] = { .name = "count", .label = { "在档数", "How many" }, .fields = count_view },
  [VIEW_DOSSIER_PUPIL] = { .name = "pupil", .label = { "困难学生", "Pupils in difficulty" }, .fields = pupil_view },
  { 0 },
};

const BaheRefusal dossier_refusals[] = {
  [SECOND_FILE] = { "second-file",
                    { "{person}家已有在档的档案，一户一档；请在原来的档案里核查",
                      "{person}'s household has an open file already, and it has only one; check that one" } },
  [IN_OTHER_FILE] = { "in-other-file",
                      { "{detail}家已有在档的档案，一户一档；请核对同户的人",
                        "{detail}'s household has an open file already; check who lives together" } },
  [NOT_IN_DIFFICULTY] = { "not-in-difficulty",
                          { "人均{detail}"
                            "元，不低于当地低保的规定倍数，不符合建档条件；遇意外致困请勾“意外致困”并写明证明",
                            "{detail} yuan a head is not below the limit; where an accident is the cause, say so and "
                            "which proofs were seen" } },
  [DOSSIER_NEGATIVE] = { "negative-amount", { "金额不能是负数；请核对", "Amounts cannot be below 0; check them" } },
  [DOSSIER_AFTER_DEATH] = { "after-death",
                            { "花名册里{person}已去世，不再建档",
                              "By the roster {person} has died; no file is opened any more" } },
  [DOSSIER_VERIFIERS] = { "second-verifier",
                          { "建档前要两人入户核实；请填两个核实人", "Two people verify it at home first; name both" } },
  [NO_FILE] = { "no-file", { "{person}家没有档案；请先建档", "{person}'s household has no file; open one first" } },
  [FILE_OPEN] = { "file-open",
                  { "{person}家的档案还没有结案；结案以后再回访",
                    "{person}'s file is open; follow up once it is closed" } },
  [CLOSED_ALREADY] = { "closed-already",
                       { "{person}家的档案已经结案；又有困难请重新建档",
                         "{person}'s file is closed; open a new one if need be" } },
  [DOSSIER_PUPIL_NAME] = { "pupil-name",
                           { "不记学生姓名；请写编号（如三2班7号）或姓名首字母",
                             "Pupils' names are not kept; write a number, or initials" } },
  [PUPIL_TWICE] = { "pupil-twice",
                    { "已经记过学生{pupil}；请核对编号", "Pupil {pupil} is recorded already; check the number" } },
  [NO_PUPIL] = { "no-pupil",
                 { "没有记过学生{pupil}；请先记困难学生", "Pupil {pupil} is not recorded; do that first" } },
  [DOSSIER_HANDLERS] = { "second-handler",
                         { "要有两个人；请填两个不同的人", "Two people are needed; name two different ones" } },
  { 0 },
};
