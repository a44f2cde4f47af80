/* The host's own verbs: tables like any other, so that forms, options and imports are made from them; and what they do.
 */
#include "activity/private.h"

#include <string.h>

/* ---- tables ------------------------------------------------------------------------------------- */

static const BaheChoice restarts[] = {
  { "tied", { "相互比较重新开始", "among the tied again" } },
  { "any", { "每次都从头比较", "from the top every time" } },
  { "no", { "不重新开始", "never" } },
  { 0 },
};

static const BaheField open_fields[] = {
  { .name = "kind", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "活动类型", "Activity type" } },
  { .name = "title", .type = BAHE_TEXT, .label = { "名称", "Title" } },
  { .name = "part-of", .type = BAHE_ACTIVITY, .label = { "属于哪项活动", "Part of" } },
  { .name = "rule", .type = BAHE_TEXT, .label = { "评分办法", "Scoring rule" } },
  { .name = "params", .type = BAHE_TEXT, .label = { "评分办法的参数", "Parameters of the rule" } },
  { .name = "rank", .type = BAHE_TEXT, .label = { "比较次序", "Order of criteria" } },
  { .name = "restart", .type = BAHE_CHOICE, .label = { "分出先后之后", "After a split" }, .choices = restarts },
  { .name = "awards", .type = BAHE_TEXT, .label = { "奖次", "Awards" } },
  { .name = "demo", .type = BAHE_FLAG, .label = { "演示（不计入全年）", "Demonstration (outside the year)" } },
  { 0 },
};
static const BaheField enter_fields[] = {
  { .name = "who", .type = BAHE_TEXT, .label = { "会员或工会小组", "Member or union group" } },
  { .name = "guest", .type = BAHE_TEXT, .label = { "花名册以外的人或队", "Somebody outside the roster" } },
  { 0 },
};
static const BaheField withdraw_fields[] = {
  { .name = "entrant", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "参赛者", "Who" } },
  { .name = "reason", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "原因", "Reason" } },
  { 0 },
};
static const BaheField correct_fields[] = {
  { .name = "event", .type = BAHE_EVENT, .flags = BAHE_REQUIRED, .label = { "哪条记录", "Which record" } },
  { .name = "values", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "改成", "New values" } },
  { .name = "reason", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "原因", "Reason" } },
  { 0 },
};
static const BaheField cancel_fields[] = {
  { .name = "event", .type = BAHE_EVENT, .flags = BAHE_REQUIRED, .label = { "哪条记录", "Which record" } },
  { .name = "reason", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "原因", "Reason" } },
  { 0 },
};
static const BaheField undo_fields[] = {
  { .name = "event", .type = BAHE_EVENT, .label = { "哪条记录（不填为最近一条）", "Which record (else your last)" } },
  { 0 },
};
static const BaheField adopt_fields[] = {
  { .name = "rule", .type = BAHE_TEXT, .label = { "评分办法", "Scoring rule" } },
  { .name = "source", .type = BAHE_TEXT, .label = { "评分办法全文", "Text of the rule" } },
  { .name = "stage", .type = BAHE_TEXT, .label = { "阶段", "Stage" } },
  { .name = "params", .type = BAHE_TEXT, .label = { "评分办法的参数", "Parameters of the rule" } },
  { .name = "rank", .type = BAHE_TEXT, .label = { "比较次序", "Order of criteria" } },
  { .name = "restart", .type = BAHE_CHOICE, .label = { "分出先后之后", "After a split" }, .choices = restarts },
  { .name = "awards", .type = BAHE_TEXT, .label = { "奖次", "Awards" } },
  { 0 },
};

static const BaheField reveal_fields[] = {
  { .name = "places",
    .type = BAHE_INTEGER,
    .label = { "再揭晓几个名次（从最后一名往前）", "How many more places, from the last" },
    .min = "1",
    .max = "1000",
    .fallback = "1" },
  { .name = "all", .type = BAHE_FLAG, .label = { "全部揭晓", "All at once" } },
  { 0 },
};

static const BaheVerb verb_open = {
  .name = "open", .label = { "办活动", "Open an activity" }, .role = "officer", .fields = open_fields
};
static const BaheVerb verb_enter = {
  .name = "enter", .label = { "报名", "Sign up" }, .role = "recorder", .fields = enter_fields
};
static const BaheVerb verb_withdraw = {
  .name = "withdraw", .label = { "退赛", "Withdraw" }, .role = "recorder", .fields = withdraw_fields
};
static const BaheVerb verb_correct = {
  .name = "correct", .label = { "更正", "Correct" }, .role = "officer", .fields = correct_fields
};
static const BaheVerb verb_cancel = {
  .name = "cancel", .label = { "作废", "Void" }, .role = "officer", .fields = cancel_fields
};
static const BaheVerb verb_undo = {
  .name = "undo", .label = { "撤销", "Undo" }, .role = "judge", .fields = undo_fields
};
static const BaheVerb verb_adopt = {
  .name = "adopt", .label = { "启用评分办法", "Adopt a scoring rule" }, .role = "officer", .fields = adopt_fields
};
static const BaheVerb verb_close = {
  .name = "close", .label = { "结束活动", "Close" }, .role = "officer", .fields = &bahe_nothing
};
static const BaheVerb verb_reopen = {
  .name = "reopen", .label = { "重新开始活动", "Reopen" }, .role = "officer", .fields = &bahe_nothing
};

static const BaheVerb verb_hold = {
  .name = "hold", .label = { "封榜", "Hold the board" }, .role = "officer", .fields = &bahe_nothing
};
static const BaheVerb verb_reveal = {
  .name = "reveal", .label = { "揭晓", "Reveal" }, .role = "officer", .fields = reveal_fields
};

static const BaheVerb *const all_verbs[] = { &verb_open,
                                             &verb_enter,
                                             &verb_withdraw,
                                             &verb_correct,
                                             &verb_cancel,
                                             &verb_undo,
                                             &bahe_verb_award,
                                             &bahe_verb_publish_awards,
                                             &bahe_verb_grant_awards,
                                             &bahe_verb_correct_awards,
                                             &verb_adopt,
                                             &verb_close,
                                             &verb_reopen,
                                             &verb_hold,
                                             &verb_reveal,
                                             &bahe_verb_attach,
                                             NULL };

const BaheVerb *const *
bahe_host_verbs (void)
{
  return all_verbs;
}

const BaheVerb *
bahe_host_verb_table (const char *name)
{
  for (const BaheVerb *const *verb = all_verbs; *verb != NULL; verb++)
    if ((*verb)->name[0] == name[0] && g_str_equal ((*verb)->name, name))
      return *verb;
  return NULL;
}

static void
add_fields (GArray *all, const BaheField *fields)
{
  g_array_append_vals (all, fields, bahe_field_count (fields));
}

BaheField *
bahe_verb_fields (const BaheKindInfo *kind, const char *verb)
{
  const BaheVerb *host = bahe_host_verb_table (verb);
  const BaheVerbInfo *own = host == NULL && kind != NULL ? bahe_kind_verb (kind, verb) : NULL;
  if (host == NULL && own == NULL)
    return NULL;

  GArray *all = g_array_new (TRUE, TRUE, sizeof (BaheField));
  const BaheField *first = host != NULL ? host->fields : own->table->fields;
  if (first != NULL)
    add_fields (all, first);
  if (host == &verb_open && kind != NULL)
    add_fields (all, kind->setup);
  else if (host == &verb_enter && kind != NULL)
    add_fields (all, kind->entry);
  return (BaheField *) (gpointer) g_array_free (all, FALSE);
}

gboolean
bahe_activity_takes (const BaheActivity *activity, const BaheVerb *host_verb)
{
  const BaheKindInfo *info = activity->info;

  if (host_verb == &verb_open)
    return FALSE;
  if (host_verb == &verb_enter || host_verb == &verb_withdraw)
    return info != NULL && info->entrants && !activity->closed;
  if (host_verb == &verb_hold || host_verb == &verb_reveal)
    return info != NULL && info->table->rule != NULL && activity->held == (host_verb == &verb_reveal);
  if (host_verb == &bahe_verb_award || host_verb == &verb_adopt)
    return info != NULL && info->table->rule != NULL;
  if (host_verb == &bahe_verb_publish_awards || host_verb == &bahe_verb_grant_awards)
    return activity->award_lists_given < activity->award_lists;
  if (host_verb == &bahe_verb_correct_awards)
    return activity->award_lists_given > 0;
  if (host_verb == &verb_close)
    return !activity->closed && (info == NULL || !bahe_kind_is_single (info));
  return host_verb != &verb_reopen || activity->closed;
}

/* ---- JSON among what was given ------------------------------------------------------------------ */

static json_object *
split_list (const char *text)
{
  json_object *list = json_object_new_array ();
  g_auto (GStrv) words = g_regex_split_simple ("[,，、;；]", text, 0, 0);

  for (char **word = words; *word != NULL; word++) {
    g_autofree char *clean = bahe_text_clean (*word, NULL);
    if (clean != NULL && *clean != '\0')
      json_object_array_add (list, json_object_new_string (clean));
  }
  return list;
}

gboolean
bahe_take_json (json_object *given, const char *name, json_object **value, GError **error)
{
  json_object *member = bahe_json_member (given, name);

  *value = NULL;
  if (member == NULL)
    return TRUE;
  *value = json_object_get (member);
  json_object_object_del (given, name);
  if (!json_object_is_type (*value, json_type_string))
    return TRUE;

  g_autofree char *text = g_strdup (json_object_get_string (*value));
  g_strstrip (text);
  g_clear_pointer (value, json_object_put);
  if (*text == '\0')
    return TRUE;
  if (*text != '{' && *text != '[') {
    *value = split_list (text);
    return TRUE;
  }
  g_autoptr (GError) wrong = NULL;
  *value = bahe_json_parse (text, strlen (text), name, &wrong);
  if (*value == NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, "%s", wrong->message);
  return *value != NULL;
}

/* ---- enter and withdraw ------------------------------------------------------------------------- */

static gboolean
refuse_closed (BaheAct *act, GError **error)
{
  if (!act->fold->closed)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("\"%s\" is closed; reopen it to add to it"), act->fold->title);
  return FALSE;
}

static gboolean
takes_entrants (BaheAct *act, GError **error)
{
  const BaheKindInfo *info = act->fold->info;

  if (info == NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_PLUGIN,
                 _ ("the plugin for \"%s\" is missing or refused: its records can be read, but nothing can be added; "
                    "see `bahe plugin list`"),
                 act->fold->kind);
  else if (!info->entrants)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("nobody signs up for \"%s\""), act->fold->title);
  return info != NULL && info->entrants;
}

/* {"group":3}, {"person":5} or {"guest":"…"}. */
static json_object *
who_of (BaheNaming *naming, const char *who, const char *guest, GError **error)
{
  g_autoptr (BaheJson) object = json_object_new_object ();
  gint64 number = 0;

  if ((who == NULL) == (guest == NULL)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("say who signs up: either \"who\", a name in the roster, or \"guest\", somebody outside it"));
    return NULL;
  }
  if (guest != NULL) {
    bahe_json_add_text (object, "guest", guest);
    return g_steal_pointer (&object);
  }
  if (bahe_roster_find (naming->roster, BAHE_GROUP, who, &number, NULL)) {
    json_object_object_add (object, "group", json_object_new_int64 (number));
    return g_steal_pointer (&object);
  }
  if (!bahe_roster_find (naming->roster, BAHE_PERSON, who, &number, error)) {
    g_prefix_error (error, _ ("Who signs up: "));
    return NULL;
  }
  json_object_object_add (object, "person", json_object_new_int64 (number));
  return g_steal_pointer (&object);
}

static gboolean
same_guest (const char *a, const char *b)
{
  g_autofree char *left = bahe_text_key (a != NULL ? a : ""), *right = bahe_text_key (b != NULL ? b : "");

  return g_str_equal (left, right);
}

/* Whoever is in already does not sign up again, unless the entries differ: two dishes of one cook. */
static gboolean
refuse_second_entry (BaheAct *act, BaheNaming *naming, json_object *body, GError **error)
{
  json_object *who = bahe_json_member (body, "who");
  const char *guest = bahe_json_text (who, "guest");
  gint64 number = bahe_json_integer (who, "group") + bahe_json_integer (who, "person");

  for (guint i = 0; i < act->fold->entrants->len; i++) {
    const BaheEntrant *entrant = act->fold->entrants->pdata[i];
    gboolean same = guest != NULL ? entrant->type == BAHE_TEXT && same_guest (entrant->guest, guest)
                                  : entrant->type != BAHE_TEXT && entrant->who == number;
    if (!same || entrant->out != NULL)
      continue;
    g_autoptr (BaheJson) others = bahe_json_copy (entrant->fields);
    json_object_object_del (others, "entrant");
    json_object_object_del (others, "who");
    g_autoptr (BaheJson) mine = bahe_json_copy (body);
    json_object_object_del (mine, "entrant");
    json_object_object_del (mine, "who");
    if (!json_object_equal (others, mine))
      continue;
    g_autofree char *name = bahe_entrant_name (naming, entrant);
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("%s has signed up already, as number %" PRId64), name,
                 entrant->number);
    return FALSE;
  }
  return TRUE;
}

static gboolean
do_enter (BaheAct *act, GError **error)
{
  if (!takes_entrants (act, error) || !refuse_closed (act, error))
    return FALSE;
  const BaheKindInfo *info = act->fold->info;
  g_autofree BaheField *fields = bahe_verb_fields (info, "enter");
  BaheNaming *naming = bahe_act_naming (act, error);
  if (naming == NULL)
    return FALSE;
  g_autoptr (BaheValues) values = bahe_values_parse (fields, act->request->given, &naming->names, error);
  if (values == NULL)
    return FALSE;

  const BaheValue *v = bahe_values_get (values);
  const char *who = v[0].how != BAHE_UNSET ? v[0].text : NULL, *guest = v[1].how != BAHE_UNSET ? v[1].text : NULL;
  g_autoptr (BaheJson) body = bahe_act_body (act, info->entry, v + bahe_field_count (enter_fields), error);
  json_object *entered = body != NULL ? who_of (naming, who, guest, error) : NULL;
  if (entered == NULL)
    return FALSE;
  json_object_object_add (body, "entrant", json_object_new_int64 (act->fold->last_entrant + 1));
  json_object_object_add (body, "who", entered);
  return refuse_second_entry (act, naming, body, error) && bahe_act_append (act, BAHE_TYPE_ENTERED, body, error);
}

static gboolean
do_withdraw (BaheAct *act, GError **error)
{
  BaheNaming *naming = bahe_act_naming (act, error);
  if (naming == NULL || !takes_entrants (act, error) || !refuse_closed (act, error))
    return FALSE;
  g_autoptr (BaheValues) values = bahe_values_parse (withdraw_fields, act->request->given, &naming->names, error);
  if (values == NULL)
    return FALSE;

  const BaheEntrant *entrant = bahe_fold_entrant (act->fold, bahe_values_get (values)[0].integer);
  if (entrant == NULL || entrant->out != NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("%s has withdrawn already"),
                 bahe_values_get (values)[0].text != NULL ? bahe_values_get (values)[0].text : "");
    return FALSE;
  }
  g_autoptr (BaheJson) body = bahe_act_body (act, withdraw_fields, bahe_values_get (values), error);
  return body != NULL && bahe_act_append (act, BAHE_TYPE_WITHDRAWN, body, error);
}

/* ---- close and reopen --------------------------------------------------------------------------- */

static gboolean
turn (BaheAct *act, gboolean closed, const char *type, GError **error)
{
  g_autoptr (BaheJson) body = json_object_new_object ();
  g_autoptr (BaheValues) nothing = bahe_values_parse (&bahe_nothing, act->request->given, NULL, error);

  if (nothing == NULL)
    return FALSE;
  if (act->fold->closed == closed) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
                 closed ? _ ("\"%s\" is closed already") : _ ("\"%s\" is not closed"), act->fold->title);
    return FALSE;
  }
  return bahe_act_append (act, type, body, error);
}

static gboolean
do_close (BaheAct *act, GError **error)
{
  return turn (act, TRUE, BAHE_TYPE_CLOSED, error);
}

static gboolean
do_reopen (BaheAct *act, GError **error)
{
  return turn (act, FALSE, BAHE_TYPE_REOPENED, error);
}

BaheHostDo
bahe_host_verb (const BaheVerb *table)
{
  static const struct {
    const BaheVerb *verb;
    BaheHostDo act;
  } doers[] = {
    { &verb_open, bahe_do_open },
    { &verb_enter, do_enter },
    { &verb_withdraw, do_withdraw },
    { &verb_correct, bahe_do_correct },
    { &verb_cancel, bahe_do_cancel },
    { &verb_undo, bahe_do_undo },
    { &bahe_verb_award, bahe_do_award },
    { &bahe_verb_publish_awards, bahe_do_publish_awards },
    { &bahe_verb_grant_awards, bahe_do_grant_awards },
    { &bahe_verb_correct_awards, bahe_do_correct_awards },
    { &verb_adopt, bahe_do_adopt },
    { &verb_close, do_close },
    { &verb_reopen, do_reopen },
    { &verb_hold, bahe_do_hold },
    { &verb_reveal, bahe_do_reveal },
    { &bahe_verb_attach, bahe_do_attach },
  };

  for (guint i = 0; i < G_N_ELEMENTS (doers); i++)
    if (doers[i].verb == table)
      return doers[i].act;
  return NULL;
}
