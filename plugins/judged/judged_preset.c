/* Criteria that schools use, for a contest that names none of its own. */
#include "judged.h"

enum {
  PRESET_TOTAL,
  PRESET_COOKING,
  PRESET_COOKING_STAFF,
  PRESET_COOKING_PRACTICE,
  PRESET_SPEECH,
  PRESET_SPEECH_THEME,
  PRESET_SPEECH_TEN,
  PRESET_RECITATION,
  PRESET_COURSEWARE,
  PRESET_LESSON,
  PRESET_CALLIGRAPHY,
  PRESET_CHALK,
  PRESET_THREE_SCRIPTS,
  N_PRESETS
};

const BaheChoice judged_presets[] = {
  [PRESET_TOTAL] = { "total", { "只打一个总分（100）", "One total, of 100" } },
  [PRESET_COOKING] = { "cooking", { "厨艺（色、香、味、形、幼儿膳食适宜）", "Cooking for a kindergarten" } },
  [PRESET_COOKING_STAFF] = { "cooking-staff", { "教工厨艺（八项）", "Staff cooking, eight criteria" } },
  [PRESET_COOKING_PRACTICE] = { "cooking-practice",
                                { "厨艺（观感、味感、营养卫生、实用）", "Cooking: look, taste, health, use" } },
  [PRESET_SPEECH] = { "speech", { "演讲（内容、语言、形象、综合）", "Speech" } },
  [PRESET_SPEECH_THEME] = { "speech-theme", { "演讲（主题、语言、情感、结构、仪态）", "Speech on a theme" } },
  [PRESET_SPEECH_TEN] = { "speech-ten", { "演讲（十分制）", "Speech, of ten" } },
  [PRESET_RECITATION] = { "recitation", { "朗诵（语音、情感、仪态、效果）", "Recitation" } },
  [PRESET_COURSEWARE] = { "courseware", { "课件（教学内容、教学设计、技术性、艺术性）", "Courseware" } },
  [PRESET_LESSON] = { "lesson", { "公开课（内容、安排、素养、效果）", "Lesson" } },
  [PRESET_CALLIGRAPHY] = { "calligraphy", { "书法（笔法、字法、章法、特色）", "Calligraphy" } },
  [PRESET_CHALK] = { "chalk", { "粉笔字（规范、结构、章法、整洁、完整）", "Chalk writing" } },
  [PRESET_THREE_SCRIPTS] = { "three-scripts", { "三笔字（毛笔、钢笔、粉笔各100）", "Brush, pen and chalk" } },
  { 0 },
};

#define MOST_CRITERIA 9

static const struct {
  const char *name;
  guint full;
} presets[N_PRESETS][MOST_CRITERIA] = {
  [PRESET_TOTAL] = { { "总分", 100 } },
  [PRESET_COOKING] = { { "色", 20 }, { "香", 20 }, { "味", 30 }, { "形", 10 }, { "幼儿膳食适宜", 20 } },
  [PRESET_COOKING_STAFF] = { { "色", 10 },
                             { "香", 10 },
                             { "形", 10 },
                             { "味", 40 },
                             { "口感", 5 },
                             { "菜名", 5 },
                             { "卫生用时", 10 },
                             { "营养", 10 } },
  [PRESET_COOKING_PRACTICE] = { { "观感", 20 }, { "味感", 40 }, { "营养卫生", 20 }, { "实用", 20 } },
  [PRESET_SPEECH] = { { "内容", 40 }, { "语言", 35 }, { "形象", 15 }, { "综合", 10 } },
  [PRESET_SPEECH_THEME] = { { "主题", 30 }, { "语言", 25 }, { "情感", 20 }, { "结构", 15 }, { "仪态", 10 } },
  [PRESET_SPEECH_TEN] = { { "内容", 5 }, { "语言", 4 }, { "综合", 1 } },
  [PRESET_RECITATION] = { { "语音", 30 }, { "情感", 30 }, { "仪态", 20 }, { "效果", 20 } },
  [PRESET_COURSEWARE] = { { "教学内容", 20 }, { "教学设计", 40 }, { "技术性", 25 }, { "艺术性", 15 } },
  [PRESET_LESSON] = { { "内容", 40 }, { "安排", 30 }, { "素养", 20 }, { "效果", 10 } },
  [PRESET_CALLIGRAPHY] = { { "笔法", 30 }, { "字法", 30 }, { "章法", 20 }, { "特色", 20 } },
  [PRESET_CHALK] = { { "规范", 30 }, { "结构", 30 }, { "章法", 20 }, { "整洁", 10 }, { "完整", 10 } },
  [PRESET_THREE_SCRIPTS] = { { "毛笔字", 100 }, { "钢笔字", 100 }, { "粉笔字", 100 } },
};

void
judged_preset_each (guint preset, void (*add) (Contest *contest, const char *name, gint64 full, gint64 weight),
                    Contest *contest)
{
  for (guint i = 0; preset < N_PRESETS && i < MOST_CRITERIA && presets[preset][i].name != NULL; i++)
    add (contest, presets[preset][i].name, (gint64) presets[preset][i].full * UNITS, UNITS);
}
