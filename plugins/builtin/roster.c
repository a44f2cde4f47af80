/* The roster: people, groups and roles by date. The second stream of every store.
 *
 * Persons and groups share one sequence of numbers. The numbers are given by decide and recorded, so that whoever folds
 * the events again, without this kind's state, knows who is meant.
 */
#include "kinds.h"
#include "roster.h"

static const BaheChoice sexes[] = { { "male", { "男", "male" } }, { "female", { "女", "female" } }, { 0 } };
static const BaheChoice statuses[] = {
  [IN_SERVICE] = { "in-service", { "在职", "in service" } },
  [RETIRED] = { "retired", { "退休", "retired" } },
  [TRANSFERRED] = { "transferred", { "调出", "transferred" } },
  [LEFT] = { "left", { "离职", "left" } },
  [DIED] = { "died", { "去世", "died" } },
  { 0 },
};
/* 国发〔1978〕104号 1: women in posts of workers retire earlier than those in posts of management and of professions.
 */
static const BaheChoice posts[] = {
  { "cadre", { "管理或专业技术岗", "management or profession" } },
  { "worker", { "工人岗", "worker" } },
  { 0 },
};
static const BaheChoice roles[] = {
  { "member", { "会员", "member" } },
  { "group-leader", { "小组长", "group leader" } },
  { "committee", { "委员", "committee member" } },
  { "chair", { "主席", "chair" } },
  { "vice-chair", { "副主席", "vice chair" } },
  { "women", { "女职工委员", "women's committee" } },
  { "audit", { "经审委员", "audit commission" } },
  { "delegate", { "职工代表", "staff delegate" } },
  { 0 },
};

static const BaheField group_added[] = {
  [GROUP_ADDED_GROUP] = { .name = "group",
                          .type = BAHE_INTEGER,
                          .flags = BAHE_REQUIRED,
                          .label = { "编号", "Number" },
                          .min = "1" },
  [GROUP_ADDED_NAME] = { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "小组", "Group" } },
  { 0 },
};
static const BaheField person_added[] = {
  [PERSON_ADDED_PERSON] = { .name = "person",
                            .type = BAHE_INTEGER,
                            .flags = BAHE_REQUIRED,
                            .label = { "编号", "Number" },
                            .min = "1" },
  [PERSON_ADDED_NAME] = { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "姓名", "Name" } },
  [PERSON_ADDED_SEX] = { .name = "sex", .type = BAHE_CHOICE, .label = { "性别", "Sex" }, .choices = sexes },
  [PERSON_ADDED_GROUP] = { .name = "group", .type = BAHE_GROUP, .label = { "小组", "Group" } },
  [PERSON_ADDED_STATUS] = { .name = "status",
                            .type = BAHE_CHOICE,
                            .label = { "人员类别", "Status" },
                            .choices = statuses,
                            .fallback = "in-service" },
  [PERSON_ADDED_MEMBER] = { .name = "member", .type = BAHE_FLAG, .label = { "会员", "Member" }, .fallback = "true" },
  [PERSON_ADDED_SINCE] = { .name = "since", .type = BAHE_WHEN, .label = { "自何时起", "Since" } },
  [PERSON_ADDED_POST] = { .name = "post", .type = BAHE_CHOICE, .label = { "岗位", "Post" }, .choices = posts },
  { 0 },
};
static const BaheField name_added[] = {
  [NAME_ADDED_PERSON] = { .name = "person",
                          .type = BAHE_INTEGER,
                          .flags = BAHE_REQUIRED,
                          .label = { "编号", "Number" },
                          .min = "1" },
  [NAME_ADDED_NAME] = { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "称呼", "Name" } },
  { 0 },
};

static const BaheField add_group[] = {
  [ADD_GROUP_NAME] = { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "小组", "Group" } },
  { 0 },
};
static const BaheField add_person[] = {
  [ADD_NAME] = { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "姓名", "Name" } },
  [ADD_SEX] = { .name = "sex", .type = BAHE_CHOICE, .label = { "性别", "Sex" }, .choices = sexes },
  [ADD_GROUP] = { .name = "group", .type = BAHE_GROUP, .label = { "小组", "Group" } },
  [ADD_STATUS] = { .name = "status",
                   .type = BAHE_CHOICE,
                   .label = { "人员类别", "Status" },
                   .choices = statuses,
                   .fallback = "in-service" },
  [ADD_MEMBER] = { .name = "member", .type = BAHE_FLAG, .label = { "会员", "Member" }, .fallback = "true" },
  [ADD_SINCE] = { .name = "since", .type = BAHE_WHEN, .label = { "自何时起", "Since" } },
  [ADD_NAMESAKE] = { .name = "namesake", .type = BAHE_FLAG, .label = { "同名另一人", "Another of the same name" } },
  [ADD_POST] = { .name = "post", .type = BAHE_CHOICE, .label = { "岗位", "Post" }, .choices = posts },
  { 0 },
};
static const BaheField add_name[] = {
  [ADD_NAME_NAME] = { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "称呼", "Name" } },
  { 0 },
};
static const BaheField join[] = {
  [JOIN_NAME] = { .name = "name", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "称呼", "Name" } },
  [JOIN_PERSON] = { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "姓名", "Person" } },
  { 0 },
};
static const BaheField assign[] = {
  [ASSIGN_PERSON] = { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "姓名", "Person" } },
  [ASSIGN_GROUP] = { .name = "group", .type = BAHE_GROUP, .flags = BAHE_REQUIRED, .label = { "小组", "Group" } },
  [ASSIGN_FROM] = { .name = "from", .type = BAHE_WHEN, .label = { "自何时起", "From" } },
  { 0 },
};
static const BaheField status[] = {
  [STATUS_PERSON] = { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "姓名", "Person" } },
  [STATUS_STATUS] = { .name = "status",
                      .type = BAHE_CHOICE,
                      .flags = BAHE_REQUIRED,
                      .label = { "人员类别", "Status" },
                      .choices = statuses },
  [STATUS_FROM] = { .name = "from", .type = BAHE_WHEN, .label = { "自何时起", "From" } },
  { 0 },
};
static const BaheField role[] = {
  [ROLE_PERSON] = { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "姓名", "Person" } },
  [ROLE_ROLE] = { .name = "role",
                  .type = BAHE_CHOICE,
                  .flags = BAHE_REQUIRED,
                  .label = { "职务", "Role" },
                  .choices = roles },
  [ROLE_FROM] = { .name = "from", .type = BAHE_WHEN, .label = { "自何时起", "From" } },
  [ROLE_TO] = { .name = "to", .type = BAHE_WHEN, .label = { "到何时止", "To" } },
  { 0 },
};
static const BaheField end_role[] = {
  [END_PERSON] = { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "姓名", "Person" } },
  [END_ROLE] = { .name = "role",
                 .type = BAHE_CHOICE,
                 .flags = BAHE_REQUIRED,
                 .label = { "职务", "Role" },
                 .choices = roles },
  [END_TO] = { .name = "to", .type = BAHE_WHEN, .label = { "到何时止", "To" } },
  { 0 },
};
static const BaheField post[] = {
  [POST_PERSON] = { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "姓名", "Person" } },
  [POST_POST] = { .name = "post",
                  .type = BAHE_CHOICE,
                  .flags = BAHE_REQUIRED,
                  .label = { "岗位", "Post" },
                  .choices = posts },
  [POST_FROM] = { .name = "from", .type = BAHE_WHEN, .label = { "自何时起", "From" } },
  [POST_TO] = { .name = "to", .type = BAHE_WHEN, .label = { "到何时止", "To" } },
  { 0 },
};
static const BaheField rename_person[] = {
  [RENAME_WHO] = { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "姓名", "Person" } },
  [RENAME_NAME] = { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "新姓名", "New name" } },
  { 0 },
};
#define BY                                                                                                             \
  {                                                                                                                    \
    .name = "by", .type = BAHE_PERSON, .label = { "办理人", "Done by" }                                                \
  }
static const BaheField read_private[] = {
  [READ_RECORD] = { .name = "record",
                    .type = BAHE_EVENT,
                    .flags = BAHE_REQUIRED,
                    .label = { "哪条记录", "Which record" } },
  [READ_BECAUSE] = { .name = "because",
                     .type = BAHE_TEXT,
                     .flags = BAHE_REQUIRED | BAHE_REMARK,
                     .label = { "为什么要看", "Why it is read" },
                     .min = "2" },
  [READ_BY] = BY,
  { 0 },
};
static const BaheField forget[] = {
  [FORGET_PERSON] = { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "姓名", "Person" } },
  [FORGET_BECAUSE] = { .name = "because",
                       .type = BAHE_TEXT,
                       .flags = BAHE_REQUIRED | BAHE_REMARK,
                       .label = { "原因", "Reason" },
                       .min = "2" },
  [FORGET_BY] = BY,
  [FORGET_RECORD] = { .name = "record",
                      .type = BAHE_EVENT,
                      .label = { "只销毁哪条记录的证明材料", "Only the papers of which record" } },
  { 0 },
};
static const BaheRetention keep_birthday = {
  .source = { "《个人信息保护法》第十九条：在花名册期间用于生日和退休提醒",
              "Personal Information Protection Law, art. 19: for birthdays and retirement, as long as in the roster" },
};
/* Its month and day are enough for a birthday; the year only for retirement. */
static const BaheField birth[] = {
  [BIRTH_PERSON] = { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "姓名", "Person" } },
  [BIRTH_BIRTHDAY] = { .name = "birthday",
                       .type = BAHE_TEXT,
                       .flags = BAHE_REQUIRED,
                       .label = { "生日", "Birthday" },
                       .private_to = "person",
                       .keep = &keep_birthday },
  { 0 },
};
/* 个人信息保护法 13 to 15, 25, 28, 29, 31: informed, for a purpose, of sensitive information apart, and it may be
 * withdrawn. */
static const BaheChoice scopes[] = {
  { "health", { "健康信息（看望、补助）", "health (visits, allowances)" } },
  { "hardship", { "家庭困难情况（建档、帮扶）", "hardship (files, help)" } },
  { "publish", { "公开姓名（捐赠名单、公示）", "being named in public (donors, notices)" } },
  { "photo", { "公开照片", "photos in public" } },
  { "contact", { "生日和联系方式", "birthday and how to be reached" } },
  { 0 },
};
static const BaheChoice ways[] = {
  { "written", { "书面", "in writing" } },
  { "spoken", { "当面口头", "spoken, face to face" } },
  { "own", { "本人自己填写", "filled in by the person" } },
  { "guardian", { "监护人书面", "a guardian, in writing" } },
  { 0 },
};
#define CONSENT_OF                                                                                                     \
  [CONSENT_PERSON] = { .name = "person", .type = BAHE_PERSON, .flags = BAHE_REQUIRED, .label = { "谁", "Who" } },      \
  [CONSENT_SCOPE] = { .name = "scope",                                                                                 \
                      .type = BAHE_CHOICE,                                                                             \
                      .flags = BAHE_REQUIRED,                                                                          \
                      .label = { "同意处理什么", "To what" },                                                          \
                      .choices = scopes }
static const BaheField consent[] = {
  CONSENT_OF,
  [CONSENT_HOW] = { .name = "how",
                    .type = BAHE_CHOICE,
                    .flags = BAHE_REQUIRED,
                    .label = { "怎样同意的", "How it was given" },
                    .choices = ways },
  [CONSENT_FROM] = { .name = "from", .type = BAHE_WHEN, .label = { "哪天同意的", "When" } },
  { 0 },
};
static const BaheField withdraw_consent[] = {
  CONSENT_OF,
  [WITHDRAW_FROM] = { .name = "from", .type = BAHE_WHEN, .label = { "哪天撤回的", "When" } },
  { 0 },
};
static const BaheField settle_consent[] = {
  CONSENT_OF,
  [SETTLE_DONE] = { .name = "done",
                    .type = BAHE_TEXT,
                    .flags = BAHE_REQUIRED,
                    .label = { "办了什么（撤下、更正、销毁，不写内容）", "What was done (taken down, corrected, "
                                                                         "destroyed; not what it said)" } },
  { 0 },
};
static const BaheField rename_group[] = {
  [RENAME_WHO] = { .name = "group", .type = BAHE_GROUP, .flags = BAHE_REQUIRED, .label = { "小组", "Group" } },
  [RENAME_NAME] = { .name = "name", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "新名称", "New name" } },
  { 0 },
};

const BaheEventType builtin_roster_events[] = {
  [GROUP_ADDED] = { .name = "group.added", .label = { "新增小组", "Group added" }, .fields = group_added },
  [PERSON_ADDED] = { .name = "person.added", .label = { "新增人员", "Person added" }, .fields = person_added },
  [NAME_ADDED] = { .name = "name.added", .label = { "新增称呼", "Name added" }, .fields = name_added },
  [NAME_JOINED] = { .name = "name.joined", .label = { "称呼对上本人", "Name joined to a person" }, .fields = join },
  [PERSON_ASSIGNED] = { .name = "person.assigned", .label = { "编入小组", "Put into a group" }, .fields = assign },
  [STATUS_CHANGED] = { .name = "status.changed", .label = { "人员类别变动", "Status changed" }, .fields = status },
  [ROLE_GIVEN] = { .name = "role.given", .label = { "任职", "Role given" }, .fields = role },
  [ROLE_ENDED] = { .name = "role.ended", .label = { "卸任", "Role ended" }, .fields = end_role },
  [PERSON_RENAMED] = { .name = "person.renamed", .label = { "改名", "Person renamed" }, .fields = rename_person },
  [GROUP_RENAMED] = { .name = "group.renamed", .label = { "小组更名", "Group renamed" }, .fields = rename_group },
  [PRIVATE_READ] = { .name = "private.read",
                     .label = { "查看隐私内容", "Private values read" },
                     .fields = read_private },
  [PERSON_FORGOTTEN] = { .name = "person.forgotten",
                         .label = { "销毁隐私内容", "Private values destroyed" },
                         .fields = forget },
  [BIRTH_TOLD] = { .name = "birth.told", .label = { "记下生日", "Birthday told" }, .fields = birth },
  [FORGET_ASKED] = { .name = "forget.asked",
                     .label = { "申请销毁隐私内容", "Asked to destroy private values" },
                     .fields = forget },
  [FORGET_REFUSED] = { .name = "forget.refused",
                       .label = { "不同意销毁隐私内容", "Private values are kept" },
                       .fields = forget },
  [POST_TOLD] = { .name = "post.told", .label = { "岗位", "Post told" }, .fields = post },
  [CONSENT_GIVEN] = { .name = "consent.given", .label = { "同意处理个人信息", "Consent given" }, .fields = consent },
  [CONSENT_WITHDRAWN] = { .name = "consent.withdrawn",
                          .label = { "撤回同意", "Consent withdrawn" },
                          .fields = withdraw_consent },
  [CONSENT_SETTLED] = { .name = "consent.settled",
                        .label = { "撤回以后已办", "Withdrawal settled" },
                        .fields = settle_consent },
  { 0 },
};

const BaheVerb builtin_roster_verbs[] = {
  { .name = "add-group",
    .label = { "新增小组", "Add a group" },
    .role = "officer",
    .fields = add_group,
    .decide = builtin_add_group },
  { .name = "add-person",
    .label = { "新增人员", "Add a person" },
    .role = "officer",
    .fields = add_person,
    .decide = builtin_add_person },
  { .name = "add-name",
    .label = { "只记称呼", "Add a name without a person" },
    .role = "officer",
    .fields = add_name,
    .decide = builtin_add_name },
  { .name = "join",
    .label = { "称呼对上本人", "Join a name to its person" },
    .role = "officer",
    .fields = join,
    .records = "name.joined",
    .decide = builtin_join },
  { .name = "assign",
    .label = { "编入小组", "Put into a group" },
    .role = "officer",
    .fields = assign,
    .records = "person.assigned",
    .decide = builtin_assign },
  { .name = "status",
    .label = { "人员类别变动", "Change the status" },
    .role = "officer",
    .fields = status,
    .records = "status.changed",
    .decide = builtin_status },
  { .name = "role",
    .label = { "任职", "Give a role" },
    .role = "officer",
    .fields = role,
    .records = "role.given",
    .decide = builtin_role },
  { .name = "end-role",
    .label = { "卸任", "End a role" },
    .role = "officer",
    .fields = end_role,
    .records = "role.ended",
    .decide = builtin_end_role },
  { .name = "post",
    .label = { "记岗位", "Tell the class of a post" },
    .role = "officer",
    .fields = post,
    .records = "post.told",
    .decide = builtin_post },
  { .name = "rename",
    .label = { "改名", "Rename a person" },
    .role = "officer",
    .fields = rename_person,
    .records = "person.renamed",
    .decide = builtin_rename },
  { .name = "rename-group",
    .label = { "小组更名", "Rename a group" },
    .role = "officer",
    .fields = rename_group,
    .records = "group.renamed",
    .decide = builtin_rename_group },
  { .name = "read-private",
    .label = { "查看隐私内容", "Read private values" },
    .role = "officer",
    .fields = read_private,
    .decide = builtin_read_private },
  { .name = "birth",
    .label = { "记下生日", "Tell a birthday" },
    .role = "officer",
    .fields = birth,
    .decide = builtin_birth },
  { .name = "consent",
    .label = { "记下同意", "Record a consent" },
    .role = "officer",
    .fields = consent,
    .records = "consent.given",
    .decide = builtin_consent_give },
  { .name = "withdraw-consent",
    .label = { "记下撤回同意", "Record that a consent is withdrawn" },
    .role = "officer",
    .fields = withdraw_consent,
    .records = "consent.withdrawn",
    .decide = builtin_consent_withdraw },
  { .name = "settle-consent",
    .label = { "撤回以后已办", "Settle what was withdrawn" },
    .role = "officer",
    .fields = settle_consent,
    .records = "consent.settled",
    .decide = builtin_consent_settle },
  { .name = "ask-forget",
    .label = { "申请销毁隐私内容", "Ask to destroy private values" },
    .role = "officer",
    .fields = forget,
    .decide = builtin_ask_forget },
  { .name = "forget",
    .label = { "同意销毁隐私内容", "Agree to destroy private values" },
    .role = "administrator",
    .fields = forget,
    .decide = builtin_forget },
  { .name = "refuse-forget",
    .label = { "不同意销毁隐私内容", "Keep private values" },
    .role = "officer",
    .fields = forget,
    .decide = builtin_refuse_forget },
  { 0 },
};

/* ---- what waits for a second person ---------------------------------------------------------------- */

static const BaheField forget_view[] = {
  { .name = "person", .type = BAHE_PERSON, .flags = BAHE_RESTRICTED, .label = { "谁的", "Whose" } },
  { .name = "record",
    .type = BAHE_EVENT,
    .flags = BAHE_RESTRICTED,
    .label = { "只销毁哪条记录的证明材料", "Only the papers of this record" } },
  { .name = "because", .type = BAHE_TEXT, .flags = BAHE_RESTRICTED, .label = { "原因", "Reason" } },
  { .name = "by", .type = BAHE_PERSON, .flags = BAHE_RESTRICTED, .label = { "申请人", "Asked by" } },
  { .name = "due", .type = BAHE_WHEN, .flags = BAHE_RESTRICTED | BAHE_DUE, .label = { "待复核", "To be reviewed" } },
  { 0 },
};
/* A withdrawal waits until what it asks for was done. */
static const BaheField consent_view[] = {
  { .name = "person", .type = BAHE_PERSON, .flags = BAHE_RESTRICTED, .label = { "谁", "Who" } },
  { .name = "scope",
    .type = BAHE_CHOICE,
    .flags = BAHE_RESTRICTED,
    .label = { "同意处理什么", "To what" },
    .choices = scopes },
  { .name = "how",
    .type = BAHE_CHOICE,
    .flags = BAHE_RESTRICTED,
    .label = { "怎样同意的", "How it was given" },
    .choices = ways },
  { .name = "from", .type = BAHE_WHEN, .flags = BAHE_RESTRICTED, .label = { "哪天同意的", "When" } },
  { .name = "withdrawn", .type = BAHE_WHEN, .flags = BAHE_RESTRICTED, .label = { "哪天撤回的", "Withdrawn" } },
  { .name = "due",
    .type = BAHE_WHEN,
    .flags = BAHE_RESTRICTED | BAHE_DUE,
    .label = { "撤回以后待办", "To be acted on" } },
  { 0 },
};
const BaheEventType builtin_roster_views[] = {
  [VIEW_FORGET] = { .name = "forget-asked",
                    .label = { "申请销毁隐私内容，待复核", "Asked to be destroyed, to be reviewed" },
                    .fields = forget_view },
  [VIEW_CONSENT] = { .name = "consent",
                     .label = { "同意处理个人信息", "Consent to what is done with personal information" },
                     .fields = consent_view },
  { 0 },
};

static void
view_asked (const ForgetAsked *asked, BaheOut *out)
{
  const BaheValue row[] = {
    { .how = BAHE_EXACT, .integer = asked->person },
    { .how = asked->record != 0 ? BAHE_EXACT : BAHE_UNSET, .integer = asked->record },
    { .how = BAHE_EXACT, .text = asked->because },
    { .how = BAHE_EXACT, .integer = asked->by },
    { .how = BAHE_EXACT, .integer = asked->when, .last = asked->when },
  };

  out->record (out, VIEW_FORGET, row);
}

static void
view_consent (const Consent *one, BaheOut *out)
{
  BaheValue due = { 0 };

  if (!one->settled)
    due = one->withdrawn;
  const BaheValue row[] = {
    { .how = BAHE_EXACT, .integer = one->person },
    { .how = BAHE_EXACT, .integer = one->scope },
    { .how = BAHE_EXACT, .integer = one->how },
    one->from,
    one->withdrawn,
    due,
  };

  out->record (out, VIEW_CONSENT, row);
}

void
builtin_roster_view (const void *state, BaheOut *out)
{
  const Roster *roster = state;

  for (guint i = 0; i < roster->asked->len; i++)
    view_asked (roster->asked->pdata[i], out);
  for (guint i = 0; i < roster->consents->len; i++)
    view_consent (&g_array_index (roster->consents, Consent, i), out);
}

const BaheRefusal builtin_roster_refusals[] = {
  [SAME_NAME] = { "same-name",
                  { "花名册里已有{name}；如果确是另一人，请填“同名另一人：是”",
                    "The roster has a {name} already; if this is another person, say so with “another of the same "
                    "name”" } },
  [SAME_GROUP] = { "same-group",
                   { "已经有小组“{name}”；请直接用它，或换一个名称",
                     "There is a group {name} already; use it, or choose another name" } },
  [NO_NAME] = { "no-name", { "名称只有空格；请填写文字", "The name is only spaces; write a name" } },
  [NOT_A_NAME] = { "not-a-name",
                   { "{name}不是待对应的称呼，或已经对上本人；请从花名册里选只有称呼的一行",
                     "{name} is not a name waiting for its person; choose one from the roster" } },
  [NOT_A_PERSON] = { "not-a-person",
                     { "{person}只是一个称呼，还不知道是谁；请先对上本人",
                       "{person} is only a name; join it to its person first" } },
  [HAS_DIED] = { "has-died",
                 { "{person}已经去世，不能再办理；日期有误请更正原记录",
                   "{person} has died; if that record is wrong, correct it" } },
  [ROLE_NOT_HELD] = { "role-not-held",
                      { "{person}没有担任{role}；请先查花名册",
                        "{person} does not hold the role {role}; look into the roster" } },
  [ENDS_BEFORE] = { "ends-before",
                    { "到{to}止，早于开始的日子；请改其中一个日子",
                      "It would end on {to}, before it begins; change one of the two days" } },
  [NOT_A_BIRTHDAY] = { "not-a-birthday",
                       { "生日没有看懂；请写公历的月日，如 5月12日，也可连年份，如 1968-05-12；农历写明“农历”，如 "
                         "农历八月十六、农历闰四月初八",
                         "This is no birthday; write month and day, such as 05-12, with the year if you like: "
                         "1968-05-12; one of the lunar calendar as lunar 08-16 or lunar leap 04-08" } },
  [UNDER_AGE] = { "under-age",
                  { "花名册只记职工；未满16岁的人不记姓名和生日，年份有误请核对",
                    "The roster is of staff; of somebody under 16 neither name nor birthday is kept; check the "
                    "year" } },
  [BY_NOBODY] = { "by-nobody",
                  { "没有写谁办理；请在“办理人”里填本人（命令行用 --as）",
                    "Nobody is named who does this; name yourself under “by” (--as on the command line)" } },
  [NOT_YOURSELF] = { "not-yourself", { "办理人要填本人：您不是{by}", "Name yourself under “by”: you are not {by}" } },
  [ASKED_ALREADY] = { "asked-already",
                      { "已经有人申请销毁{person}的隐私内容，正等另一个人同意",
                        "This was asked for {person} already and waits for a second person" } },
  [NOT_ASKED] = { "not-asked",
                  { "还没有人申请销毁{person}的隐私内容；要由一个人申请，另一个人同意",
                    "Nobody has asked for this about {person}; one person asks, another agrees" } },
  [SAME_PERSON] = { "same-person",
                    { "申请的人不能自己同意；请另一个人办理", "Who asked cannot agree; somebody else must" } },
  [CONSENTED_ALREADY] = { "consented-already",
                          { "{person}已经同意过这一项；不用再记", "{person} has agreed to this already" } },
  [NO_CONSENT] = { "no-consent",
                   { "没有记过{person}同意这一项，或已经撤回；请核对",
                     "No consent of {person} to this is recorded, or it was withdrawn; check it" } },
  [WITHDRAWN_BEFORE] = { "withdrawn-before",
                         { "撤回的日子{from}早于同意的日子；请改日期",
                           "It would be withdrawn on {from}, before it was given; change the day" } },
  [NOT_WITHDRAWN] = { "not-withdrawn",
                      { "{person}没有撤回这一项，或已经办过；请核对",
                        "{person} has not withdrawn this, or it was settled; check it" } },
  { 0 },
};
