/* The verdict on a record, kept with it; and the exception, entered into the unit's list. */
#include "activity/policy.h"

#include <inttypes.h>
#include <string.h>

/* ---- one policy --------------------------------------------------------------------------------- */

typedef struct {
  BaheAct *act;
  const BaheJudged *judged;
  BaheNaming *naming;
  json_object *force;                 /* amounts of the day */
  json_object *findings, *by;         /* of all policies */
  json_object *kept;                  /* the findings as they are recorded: nothing private in their words */
  gboolean blocked, check, excusable; /* excusable: all that block may be exceptions */
} Trial;

static const char *
text_or (const char *text, const char *otherwise)
{
  return text != NULL ? text : otherwise;
}

static json_object *
activity_json (const BaheFold *fold)
{
  json_object *object = json_object_new_object ();
  gint64 material = 0;

  for (size_t i = 0; i < json_object_array_length (fold->awarded); i++) {
    json_object *body = json_object_array_get_idx (fold->awarded, i), *told = bahe_json_member (body, "material");
    if (told == NULL || json_object_get_boolean (told))
      material += (gint64) json_object_array_length (bahe_json_member (body, "rows"));
  }
  json_object_object_add (object, "number", json_object_new_int64 (fold->activity));
  bahe_json_add_text (object, "title", text_or (fold->title, ""));
  json_object_object_add (object, "prizes", json_object_new_int64 (material));
  json_object_object_add (object, "demo", json_object_new_boolean (fold->demo));
  return object;
}

/* Cells of the views that the policy reads, by their values. */
static json_object *
views_json (Trial *trial, json_object *wanted, GError **error)
{
  BaheBoardQuery query = { .role = BAHE_OFFICER };
  g_autoptr (BaheJson) all = bahe_views_json (trial->act->unit, trial->act->view, trial->act->fold, &query, error);
  if (all == NULL)
    return NULL;

  json_object *views = json_object_new_object ();
  for (size_t i = 0; i < json_object_array_length (wanted); i++) {
    const char *name = json_object_get_string (json_object_array_get_idx (wanted, i));
    json_object *rows = bahe_json_member (all, name), *plain = json_object_new_array ();
    for (size_t k = 0; rows != NULL && k < json_object_array_length (rows); k++) {
      json_object *row = json_object_new_object (), *cells = json_object_array_get_idx (rows, k);
      json_object_object_foreach (cells, column, cell)
      {
        json_object *value = bahe_json_member (cell, "value");
        json_object_object_add (row, column, json_object_get (value != NULL ? value : bahe_json_member (cell, "text")));
      }
      json_object_array_add (plain, row);
    }
    json_object_object_add (views, name, plain);
  }
  return views;
}

static json_object *
record_json (Trial *trial, const BahePack *pack, json_object *row, GError **error)
{
  const BaheFold *fold = trial->act->fold;
  const BaheJudged *judged = trial->judged;
  g_autoptr (BaheJson) record = bahe_json_copy (pack->known);
  g_autoptr (BaheJson) roles = bahe_policy_roles (judged->values, row);

  json_object_object_foreach (roles, name, value)
  {
    json_object_object_add (record, name, json_object_get (value));
  }
  bahe_json_add_text (record, "kind", text_or (fold->kind, ""));
  bahe_json_add_text (record, "event", judged->event);
  bahe_json_add_text (record, "verb", trial->act->request->verb);
  json_object_object_add (record, "date", bahe_policy_day (judged->when->first));
  json_object_object_add (record, "activity", activity_json (fold));
  json_object_object_add (record, "setup",
                          fold->info != NULL && fold->setup != NULL
                              ? bahe_policy_values (fold->info->setup, bahe_values_get (fold->setup))
                              : json_object_new_object ());
  json_object_object_add (record, "profile", json_object_get (trial->force));
  BaheHistoryAsk ask = { .view = trial->act->view,
                         .naming = trial->naming,
                         .plugins = trial->act->unit->plugins,
                         .activity = fold->activity,
                         .except = judged->except,
                         .year = bahe_reporting_year (judged->when->first, fold->first_month) };
  json_object *history = bahe_policy_history_of (pack->policy, &ask, record, error);
  if (history == NULL)
    return NULL;
  json_object_object_add (record, "history", history);
  json_object *wanted = bahe_policy_views (pack->policy), *views = NULL;
  if (wanted != NULL && (views = views_json (trial, wanted, error)) == NULL)
    return NULL;
  json_object_object_add (record, "views", views != NULL ? views : json_object_new_object ());
  return json_object_get (record);
}

/* ---- what a finding comes to -------------------------------------------------------------------- */

static const char *
severity_of (json_object *item)
{
  const char *told = bahe_json_text (item, "severity");
  json_object *confirmed = bahe_json_member (item, "confirmed");

  if (g_strcmp0 (told, "block") == 0)
    return confirmed == NULL || json_object_get_boolean (confirmed) ? "block" : "check";
  return g_strcmp0 (told, "info") == 0 ? "info" : "check";
}

static gboolean
may_be_excused (json_object *item)
{
  json_object *told = bahe_json_member (item, "exception");

  return told == NULL || json_object_get_boolean (told);
}

/* What is recorded of a finding that private values led to: which item and how grave, in words without them. */
static json_object *
without_private (json_object *finding, json_object *item)
{
  json_object *kept = bahe_json_copy (finding), *label = bahe_json_member (item, "label");
  const char *name = text_or (bahe_json_text (finding, "item"), "");
  g_autofree char *zh =
      g_strdup_printf ("“%s”：与不公开的内容有关，这里不写数", text_or (bahe_json_text (label, "zh"), name));
  g_autofree char *en = g_strdup_printf ("%s: this depends on what is private, so no numbers stand here",
                                         text_or (bahe_json_text (label, "en"), name));

  json_object_object_del (kept, "given");
  json_object_object_del (kept, "allowed");
  bahe_json_add_text (kept, "zh", zh);
  bahe_json_add_text (kept, "en", en);
  return kept;
}

static gboolean
holds (json_object *findings, json_object *finding)
{
  for (size_t i = 0; i < json_object_array_length (findings); i++)
    if (json_object_equal (json_object_array_get_idx (findings, i), finding))
      return TRUE;
  return FALSE;
}

/* `open`: what the policy finds without what is private; NULL: nothing private was there. */
static void
add_finding (Trial *trial, const BahePack *pack, json_object *finding, json_object *open)
{
  json_object *item = bahe_json_member (trial->force, bahe_json_text (finding, "item"));
  const char *severity = severity_of (item);
  json_object *confirmed = bahe_json_member (item, "confirmed");
  json_object *kept = bahe_json_copy (finding);

  bahe_json_add_text (kept, "policy", pack->name);
  bahe_json_add_text (kept, "severity", severity);
  bahe_json_add_text (kept, "level", bahe_json_text (item, "level"));
  json_object_object_add (kept, "cite", json_object_get (bahe_json_member (item, "cite")));
  if (confirmed != NULL && !json_object_get_boolean (confirmed))
    json_object_object_add (kept, "confirmed", json_object_new_boolean (FALSE));
  if (g_str_equal (severity, "block")) {
    trial->blocked = TRUE;
    trial->excusable = trial->excusable && may_be_excused (item);
    json_object_object_add (kept, "exception", json_object_new_boolean (may_be_excused (item)));
  }
  trial->check = trial->check || g_str_equal (severity, "check");
  json_object_array_add (trial->findings, kept);
  json_object_array_add (trial->kept,
                         open == NULL || holds (open, finding) ? json_object_get (kept) : without_private (kept, item));
}

/* A policy that cannot come to an end is no reason to stop a union's work, and none to say that all is well. */
static void
add_failure (Trial *trial, const BahePack *pack, const GError *error)
{
  json_object *kept = json_object_new_object ();
  g_autofree char *zh = g_strdup_printf ("经费规定“%s”没有判断完：%s", pack->name, error->message);
  g_autofree char *en = g_strdup_printf ("the fund rule “%s” came to no end: %s", pack->name, error->message);

  bahe_json_add_text (kept, "policy", pack->name);
  bahe_json_add_text (kept, "severity", "check");
  bahe_json_add_text (kept, "zh", zh);
  bahe_json_add_text (kept, "en", en);
  json_object_array_add (trial->findings, kept);
  json_object_array_add (trial->kept, json_object_get (kept));
  trial->check = TRUE;
}

static void
note_pack (Trial *trial, const BahePack *pack)
{
  json_object *one = json_object_new_object ();

  bahe_json_add_text (one, "name", pack->name);
  bahe_json_add_text (one, "hash", pack->hash);
  json_object_array_add (trial->by, one);
}

/* What the policy finds where what is private is not known; NULL: it knows nothing private.
 * A finding that is not among these was led to by private values. */
static json_object *
open_findings (const Trial *trial, const BahePack *pack, json_object *row, json_object *record)
{
  if (json_object_equal (trial->judged->values, trial->judged->open))
    return NULL;
  g_autoptr (BaheJson) without = bahe_json_copy (record);
  g_autoptr (BaheJson) roles = bahe_policy_roles (trial->judged->open, row);
  json_object_object_foreach (roles, name, value)
  {
    json_object_object_add (without, name, json_object_get (value));
  }
  json_object *findings = bahe_policy_judge (pack->policy, without, NULL);
  return findings != NULL ? findings : json_object_new_array ();
}

static gboolean
try_pack (Trial *trial, const BahePack *pack, json_object *row, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  g_autoptr (BaheJson) record = record_json (trial, pack, row, &wrong);
  g_autoptr (BaheJson) findings = record != NULL ? bahe_policy_judge (pack->policy, record, &wrong) : NULL;
  guint8 hash[BAHE_HASH_SIZE];

  note_pack (trial, pack);
  if (!bahe_transaction_put_script (trial->act->transaction, pack->text, hash, error))
    return FALSE;
  if (findings == NULL)
    add_failure (trial, pack, wrong);
  g_autoptr (BaheJson) open = findings != NULL ? open_findings (trial, pack, row, record) : NULL;
  for (size_t i = 0; findings != NULL && i < json_object_array_length (findings); i++)
    add_finding (trial, pack, json_object_array_get_idx (findings, i), open);
  return TRUE;
}

/* ---- the verdict -------------------------------------------------------------------------------- */

static const char *
finding_words (json_object *finding)
{
  BaheLabel label = { bahe_json_text (finding, "zh"), bahe_json_text (finding, "en") };

  return bahe_label (&label);
}

char *
bahe_policy_words (json_object *verdict, const char *severity)
{
  json_object *findings = bahe_json_member (verdict, "findings");
  GString *words = g_string_new (NULL);

  for (size_t i = 0; findings != NULL && i < json_object_array_length (findings); i++) {
    json_object *finding = json_object_array_get_idx (findings, i), *cite = bahe_json_member (finding, "cite");
    BaheLabel source = { bahe_json_text (cite, "zh"), bahe_json_text (cite, "en") };
    if (!g_str_equal (text_or (bahe_json_text (finding, "severity"), ""), severity))
      continue;
    if (words->len > 0)
      g_string_append (words, _ ("; "));
    g_string_append (words, text_or (finding_words (finding), ""));
    if (bahe_json_member (finding, "confirmed") != NULL)
      g_string_append (words, _ (" (amount not confirmed)"));
    if (cite != NULL && *text_or (bahe_label (&source), "") != '\0')
      g_string_append_printf (words, _ (" (%s)"), bahe_label (&source));
  }
  return g_string_free (words, words->len == 0);
}

static json_object *
verdict_json (const Trial *trial, json_object *findings, json_object *profiles, const char *result)
{
  json_object *verdict = json_object_new_object ();

  bahe_json_add_text (verdict, "verdict", result);
  json_object_object_add (verdict, "findings", json_object_get (findings));
  json_object_object_add (verdict, "by", json_object_get (trial->by));
  json_object_object_add (verdict, "profiles", json_object_get (profiles));
  return verdict;
}

static gboolean
say_blocked (const Trial *trial, json_object *verdict, GError **error)
{
  g_autofree char *words = bahe_policy_words (verdict, "block");

  if (trial->act->request->exception != NULL && trial->excusable)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_BLOCKED, _ ("Blocked: %s. Only an officer may record an exception"),
                 words);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_BLOCKED,
                 trial->excusable ? _ ("Blocked: %s. If this is an exception, give its reason (--exception REASON)")
                                  : _ ("Blocked: %s. No exception is possible here"),
                 words);
  return FALSE;
}

static int
gravity (const char *result)
{
  const char *const order[] = { "pass", "check", "exception", "block" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_strcmp0 (order[i], result) == 0)
      return (int) i;
  return -1;
}

/* A verb may write several records: its answer has all findings and the gravest result. */
static void
tell (BaheAct *act, json_object *verdict)
{
  json_object *findings = bahe_json_member (verdict, "findings"), *all;

  if (act->verdict == NULL) {
    act->verdict = bahe_json_copy (verdict);
    return;
  }
  all = bahe_json_member (act->verdict, "findings");
  for (size_t i = 0; i < json_object_array_length (findings); i++)
    json_object_array_add (all, bahe_json_copy (json_object_array_get_idx (findings, i)));
  if (gravity (bahe_json_text (verdict, "verdict")) > gravity (bahe_json_text (act->verdict, "verdict")))
    bahe_json_add_text (act->verdict, "verdict", bahe_json_text (verdict, "verdict"));
}

static gboolean
conclude (Trial *trial, json_object *profiles, json_object **verdict, GError **error)
{
  const BaheRequest *request = trial->act->request;
  gboolean reason = request->exception != NULL && *request->exception != '\0';
  gboolean excused = trial->blocked && trial->excusable && reason && request->role >= BAHE_OFFICER;
  const char *result = excused ? "exception" : trial->blocked ? "block" : trial->check ? "check" : "pass";
  gboolean recorded = (!trial->blocked || excused) && !request->dry_run;
  g_autoptr (BaheJson) whole = verdict_json (trial, trial->findings, profiles, result);

  *verdict = verdict_json (trial, trial->kept, profiles, result);
  tell (trial->act, recorded ? *verdict : whole);
  return !trial->blocked || excused || request->dry_run || say_blocked (trial, whole, error);
}

static gboolean
put_profiles (BahePolicies *policies, BaheAct *act, const BaheUnitRules *rules, GError **error)
{
  g_autoptr (GPtrArray) chain = bahe_profile_chain (policies, rules->profile);
  guint8 hash[BAHE_HASH_SIZE];

  for (guint i = 0; i < chain->len; i++)
    if (!bahe_transaction_put_script (act->transaction, ((const BaheProfile *) chain->pdata[i])->text, hash, error))
      return FALSE;
  return TRUE;
}

static gboolean
try_all (BahePolicies *policies, BaheAct *act, const BaheJudged *judged, const GPtrArray *packs, const char *kind,
         json_object **verdict, GError **error)
{
  g_auto (BaheUnitRules) rules = { 0 };
  g_autoptr (BaheJson) findings = json_object_new_array (), by = json_object_new_array ();
  g_autoptr (BaheJson) kept = json_object_new_array ();
  Trial trial = { .act = act, .judged = judged, .findings = findings, .by = by, .kept = kept, .excusable = TRUE };

  trial.naming = bahe_act_naming (act, error);
  if (trial.naming == NULL || !bahe_unit_rules_read (policies, act->view, &rules, error))
    return FALSE;
  g_autoptr (BaheJson) force = bahe_profile_on (policies, &rules, judged->when->first);
  trial.force = force;
  for (guint i = 0; i < packs->len; i++) {
    json_object *row = bahe_pack_row (packs->pdata[i], kind, judged->event);
    if (row != NULL && !try_pack (&trial, packs->pdata[i], row, error))
      return FALSE;
  }
  if (json_object_array_length (by) == 0)
    return TRUE;
  g_autoptr (BaheJson) profiles = bahe_profile_hashes (policies, &rules);
  return put_profiles (policies, act, &rules, error) && conclude (&trial, profiles, verdict, error);
}

static gboolean
judges_event (const GPtrArray *packs, const char *kind, const char *event)
{
  for (guint i = 0; i < packs->len; i++)
    if (bahe_pack_row (packs->pdata[i], kind, event) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether anything judges such records: what most verbs ask, and nothing more. */
static GPtrArray *
judges (BaheAct *act, const char *kind, const char *event)
{
  BahePolicies *policies = act->unit->policies;
  GPtrArray *packs = policies != NULL ? bahe_policies_of (policies, act->unit->plugins, kind) : NULL;

  return packs != NULL && judges_event (packs, kind, event) ? packs : NULL;
}

gboolean
bahe_policy_verdict (BaheAct *act, const BaheJudged *judged, json_object **verdict, GError **error)
{
  const char *kind = judged->host ? "*" : act->fold->kind;
  gboolean done = TRUE;

  *verdict = NULL;
  if (act->unit->policies == NULL)
    return TRUE;
  g_mutex_lock (&act->unit->policies->lock);
  GPtrArray *packs = judges (act, kind, judged->event);
  if (packs != NULL)
    done = try_all (act->unit->policies, act, judged, packs, kind, verdict, error);
  g_mutex_unlock (&act->unit->policies->lock);
  return done;
}

/* ---- records of a kind -------------------------------------------------------------------------- */

static gboolean
is_judged (BaheAct *act, const char *kind, const char *event)
{
  if (act->unit->policies == NULL)
    return FALSE;
  g_mutex_lock (&act->unit->policies->lock);
  gboolean judged = judges (act, kind, event) != NULL;
  g_mutex_unlock (&act->unit->policies->lock);
  return judged;
}

static gboolean
judge_values (BaheAct *act, BaheJudged *judged, const BaheField *fields, const BaheValue *values, json_object *body,
              GError **error)
{
  g_autoptr (BaheJson) given = bahe_policy_values (fields, values), open = bahe_policy_open_values (fields, values);
  json_object *verdict = NULL;

  judged->values = given;
  judged->open = open;
  gboolean done = bahe_policy_verdict (act, judged, &verdict, error);
  if (verdict != NULL)
    json_object_object_add (body, "_policy", verdict);
  return done;
}

gboolean
bahe_policy_judges_own (BaheAct *act, const char *event)
{
  return is_judged (act, act->fold->kind, event);
}

gboolean
bahe_policy_judge_own (BaheAct *act, int event, const BaheValue *values, json_object *body, GError **error)
{
  const BaheEventType *table = act->fold->info->events[event].table;
  BaheJudged judged = { .event = table->name, .when = &act->when };

  return !is_judged (act, act->fold->kind, table->name) ||
         judge_values (act, &judged, table->fields, values, body, error);
}

gboolean
bahe_policy_judge_correction (BaheAct *act, const char *type, gint64 seq, json_object *effective, const BaheSpan *when,
                              json_object *body, GError **error)
{
  const BaheKindInfo *info = act->fold->info;
  int event = info != NULL ? bahe_kind_event (info, type) : -1;
  BaheJudged judged = { .event = type, .when = when, .except = seq };

  if (event < 0 || !is_judged (act, act->fold->kind, type))
    return TRUE;
  g_autoptr (BaheValues) values = bahe_event_values (info, event, effective, NULL, error);
  return values != NULL &&
         judge_values (act, &judged, info->events[event].table->fields, bahe_values_get (values), body, error);
}

/* ---- records of the host ------------------------------------------------------------------------ */

gboolean
bahe_policy_append_host (BaheAct *act, const char *type, json_object *body, GError **error)
{
  const BaheField *fields = bahe_host_event_fields (type);
  BaheJudged judged = { .event = type, .host = TRUE, .when = &act->when };

  if (is_judged (act, "*", type)) {
    g_autoptr (BaheValues) values = bahe_values_from_json (fields, body, NULL, error);
    if (values == NULL || !judge_values (act, &judged, fields, bahe_values_get (values), body, error))
      return FALSE;
  }
  return bahe_act_append (act, type, body, error) && bahe_policy_claim (act, body, error);
}

/* ---- exceptions --------------------------------------------------------------------------------- */

static json_object *
claim_body (BaheAct *act, json_object *verdict)
{
  json_object *body = json_object_new_object ();
  json_object *findings = bahe_json_member (verdict, "findings");

  json_object_object_add (body, "activity", json_object_new_int64 (act->activity));
  json_object_object_add (body, "event", json_object_new_int64 (act->last_seq));
  for (size_t i = 0; i < json_object_array_length (findings); i++) {
    json_object *finding = json_object_array_get_idx (findings, i);
    if (!g_str_equal (text_or (bahe_json_text (finding, "severity"), ""), "block"))
      continue;
    bahe_json_add_text (body, "item", bahe_json_text (finding, "item"));
    bahe_json_add_text (body, "words", bahe_json_text (finding, "zh"));
    bahe_json_add_text (body, "words-en", bahe_json_text (finding, "en"));
    break;
  }
  bahe_json_add_text (body, "reason", act->request->exception);
  if (act->request->actor != 0)
    json_object_object_add (body, "by", json_object_new_int64 (act->request->actor));
  return body;
}

gboolean
bahe_policy_claim (BaheAct *act, json_object *body, GError **error)
{
  json_object *verdict = act->verdict != NULL ? bahe_json_member (body, "_policy") : NULL;
  gint64 activity = act->activity;
  gsize said = act->words->len;

  if (g_strcmp0 (bahe_json_text (verdict, "verdict"), "exception") != 0)
    return TRUE;
  g_autoptr (BaheJson) claim = claim_body (act, verdict);
  act->activity = BAHE_UNIT_STREAM;
  act->fold = bahe_act_fold (act, BAHE_UNIT_STREAM, error);
  gboolean claimed = act->fold != NULL && bahe_act_append (act, BAHE_TYPE_CLAIMED, claim, error);
  g_string_truncate (act->words, said);
  g_string_append_printf (act->words, _ ("; exception %" PRId64 ", to be reviewed"), act->last_seq);
  act->activity = activity;
  act->fold = NULL;
  if (!claimed)
    return FALSE;
  act->fold = bahe_act_fold (act, activity, error);
  return act->fold != NULL;
}
