/* 一事一档: papers and photos made outside bahe, put into the file of their activity. They change no state and no
 * board. */
#include "activity/private.h"

static const BaheChoice papers[] = {
  { "call", { "通知", "Call" } },
  { "photos", { "照片", "Photos" } },
  { "other", { "其他材料", "Other papers" } },
  { 0 },
};
const BaheField bahe_attach_fields[] = {
  { .name = "paper",
    .type = BAHE_CHOICE,
    .flags = BAHE_REQUIRED,
    .label = { "什么材料", "What it is" },
    .choices = papers },
  { .name = "files", .type = BAHE_FILE, .flags = BAHE_REQUIRED | BAHE_MANY, .label = { "文件", "Files" } },
  { .name = "note", .type = BAHE_TEXT, .flags = BAHE_REMARK, .label = { "说明", "Note" } },
  { 0 },
};
const BaheVerb bahe_verb_attach = {
  .name = "attach", .label = { "放进档案", "Put into the file" }, .role = "recorder", .fields = bahe_attach_fields
};

gboolean
bahe_do_attach (BaheAct *act, GError **error)
{
  BaheNaming *naming = bahe_act_naming (act, error);
  g_autoptr (BaheValues) values =
      naming != NULL ? bahe_values_parse (bahe_attach_fields, act->request->given, &naming->names, error) : NULL;
  g_autoptr (BaheJson) body =
      values != NULL ? bahe_act_body (act, bahe_attach_fields, bahe_values_get (values), error) : NULL;

  return body != NULL && bahe_act_append (act, BAHE_TYPE_ATTACHED, body, error);
}
