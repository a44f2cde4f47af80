/* A call for works: what is asked when it is opened, and what its presets answer. */
#include "submission.h"

enum {
  PRESET_OWN,
  PRESET_ESSAY,
  PRESET_PAPER,
  PRESET_WORK,
  PRESET_NEWS,
  PRESET_SUGGESTION,
  PRESET_PROJECT,
  PRESET_WRITTEN,
  N_PRESETS
};

const BaheChoice submission_presets[] = {
  [PRESET_OWN] = { "own", { "自己设置", "Set up by hand" } },
  [PRESET_ESSAY] = { "essay", { "征文", "Essays" } },
  [PRESET_PAPER] = { "paper", { "论文、教案", "Papers and lesson plans" } },
  [PRESET_WORK] = { "work", { "书画等作品", "Works of art" } },
  [PRESET_NEWS] = { "news", { "通讯宣传", "News pieces" } },
  [PRESET_SUGGESTION] = { "suggestion", { "献一策", "Suggestions" } },
  [PRESET_PROJECT] = { "project", { "课题", "Research projects" } },
  [PRESET_WRITTEN] = { "written", { "人人一篇", "A piece from everyone" } },
  { 0 },
};

static const struct {
  guint choosing, everyone;
  Step counts;
} presets[N_PRESETS] = {
  [PRESET_OWN] = { CHOOSING_YES, EVERYONE_NONE, STEP_ACCEPTED },
  [PRESET_ESSAY] = { CHOOSING_YES, EVERYONE_NONE, STEP_ACCEPTED },
  [PRESET_PAPER] = { CHOOSING_NO, EVERYONE_NONE, STEP_ACCEPTED },
  [PRESET_WORK] = { CHOOSING_YES, EVERYONE_NONE, STEP_ACCEPTED },
  [PRESET_NEWS] = { CHOOSING_NO, EVERYONE_NONE, STEP_ACCEPTED },
  [PRESET_SUGGESTION] = { CHOOSING_NO, EVERYONE_IN_SERVICE, STEP_COLLECTED },
  [PRESET_PROJECT] = { CHOOSING_NO, EVERYONE_NONE, STEP_ESTABLISHED },
  [PRESET_WRITTEN] = { CHOOSING_NO, EVERYONE_IN_SERVICE, STEP_COLLECTED },
};

static const BaheChoice everyone[] = {
  [EVERYONE_NONE] = { "nobody", { "自愿交", "Nobody has to" } },
  [EVERYONE_IN_SERVICE] = { "in-service", { "在职人人交", "Everyone in service" } },
  [EVERYONE_WOMEN] = { "women", { "在职女教职工人人交", "All women in service" } },
  { 0 },
};
static const BaheChoice choosing[] = {
  [CHOOSING_YES] = { "yes", { "先选出再报送", "Chosen before sent" } },
  [CHOOSING_NO] = { "no", { "不用选，直接报送", "Sent without choosing" } },
  { 0 },
};
static const BaheChoice counted[] = {
  [STEP_COLLECTED] = { "collected", { "交来的", "Collected" } },
  [STEP_CHOSEN] = { "chosen", { "选出的", "Chosen" } },
  [STEP_SENT] = { "sent", { "报送的", "Sent" } },
  [STEP_ACCEPTED] = { "accepted", { "录取的", "Accepted" } },
  [STEP_AWARDED] = { "awarded", { "获奖的", "Awarded" } },
  [STEP_PUBLISHED] = { "published", { "发表的", "Published" } },
  [STEP_ADOPTED] = { "adopted", { "采纳的", "Adopted" } },
  [STEP_ESTABLISHED] = { "established", { "立项的", "Established" } },
  { 0 },
};

const BaheField submission_setup[] = {
  [SETUP_PRESET] = { .name = "preset",
                     .type = BAHE_CHOICE,
                     .label = { "征集什么（下面不填的按它）", "What is called for" },
                     .choices = submission_presets,
                     .fallback = "own" },
  [SETUP_EVERYONE] = { .name = "everyone",
                       .type = BAHE_CHOICE,
                       .label = { "谁要交", "Who hands in" },
                       .choices = everyone },
  [SETUP_PEOPLE] = { .name = "people",
                     .type = BAHE_PERSON,
                     .flags = BAHE_MANY,
                     .label = { "只要这些人交", "Only these people hand in" } },
  [SETUP_DEADLINE] = { .name = "deadline", .type = BAHE_WHEN, .label = { "截止", "Deadline" } },
  [SETUP_CHOOSING] = { .name = "choosing",
                       .type = BAHE_CHOICE,
                       .label = { "报送以前", "Before sending" },
                       .choices = choosing },
  [SETUP_BLIND] = { .name = "blind",
                    .type = BAHE_FLAG,
                    .label = { "盲评（评完才公开作者）", "Blind: authors are told after the ratings" } },
  [SETUP_FULL] = { .name = "full",
                   .type = BAHE_DECIMAL,
                   .label = { "评分满分", "Full mark of a rating" },
                   .min = "1",
                   .max = "1000",
                   .fallback = "100" },
  [SETUP_COUNTS] = { .name = "counts",
                     .type = BAHE_CHOICE,
                     .label = { "任务数按什么算", "What the quota counts" },
                     .choices = counted },
  [SETUP_LEAST_WORDS] = { .name = "least-words",
                          .type = BAHE_INTEGER,
                          .label = { "至少多少字", "Least length in characters" },
                          .min = "1",
                          .max = "1000000" },
  [SETUP_MOST_WORDS] = { .name = "most-words",
                         .type = BAHE_INTEGER,
                         .label = { "至多多少字", "Greatest length in characters" },
                         .min = "1",
                         .max = "1000000" },
  { 0 },
};

/* Works that the union itself chooses among are read without names unless the officer says otherwise. Recorded when the
 * call is opened, so calls that were opened before this was usual stay as they were. */
const BahePreset submission_usual[] = {
  { "preset", "own", "blind=yes" },
  { "preset", "essay", "blind=yes" },
  { "preset", "work", "blind=yes" },
  { 0 },
};

/* ---- the call as it is written to everybody ---------------------------------------------------------------------- */

const BaheRegulation submission_regulation[] = {
  { "preset=own", { "征集内容", "Called for" }, { "征集内容另行说明。", "What is called for is told separately." } },
  { "!preset=own", { "征集内容", "Called for" }, { "征集{preset}。", "Called for: {preset}." } },
  { "!everyone,!preset=suggestion|written",
    { "谁来交", "Who hands in" },
    { "自愿交，可以几人合写。", "Whoever likes; several may write together." } },
  { "!everyone,preset=suggestion|written",
    { "谁来交", "Who hands in" },
    { "在职教职工每人一件。", "Everyone in service, one piece each." } },
  { "everyone=nobody",
    { "谁来交", "Who hands in" },
    { "自愿交，可以几人合写。", "Whoever likes; several may write together." } },
  { "everyone=in-service",
    { "谁来交", "Who hands in" },
    { "在职教职工每人一件。", "Everyone in service, one piece each." } },
  { "everyone=women",
    { "谁来交", "Who hands in" },
    { "在职女教职工每人一件。", "All women in service, one piece each." } },
  { "people", { "谁来交", "Who hands in" }, { "由{people}交。", "Handed in by {people}." } },
  { "deadline", { "截止", "Deadline" }, { "{deadline}截止。", "By {deadline}." } },
  { "least-words", { "字数", "Length" }, { "至少{least-words}字。", "At least {least-words} characters." } },
  { "most-words", { "字数", "Length" }, { "至多{most-words}字。", "At most {most-words} characters." } },
  { "blind",
    { "评选办法", "Review" },
    { "实行盲评：评选时只看编号和作品，不公开作者；作者选出以后公开，不评自己的作品。",
      "Reviewed without names: works bear numbers, the authors are told once the choice is made, and nobody rates a "
      "work "
      "of their own." } },
  { "!blind", { "评选办法", "Review" }, { "作者公开。", "The authors are known." } },
  { 0 },
};

void
submission_take_preset (Call *call, guint preset, const BaheValue *setup)
{
  guint row = preset < N_PRESETS ? preset : PRESET_OWN;

  call->choosing = bahe_number_or (&setup[SETUP_CHOOSING], presets[row].choosing) == CHOOSING_YES;
  call->everyone = (guint) bahe_number_or (&setup[SETUP_EVERYONE], presets[row].everyone);
  call->counts = (Step) bahe_number_or (&setup[SETUP_COUNTS], presets[row].counts);
}
