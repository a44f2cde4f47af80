/* Inside core/activity only: fund rules at work.
 *
 *   policy_pack.c     the files: found, compiled when a kind they judge records something
 *   policy_profile.c  amounts in force on a day: national, province, city, the unit's own
 *   policy_record.c   a record as a policy sees it           policy_history.c  what this year has had already
 *   policy.c          the verdict, kept with the record; exceptions
 *   policy_allowed.c  what somebody may still be given       policy_look.c     lists for people
 */
#ifndef BAHE_ACTIVITY_POLICY_H
#define BAHE_ACTIVITY_POLICY_H

#include "activity/private.h"
#include "rule/policy.h"

#define BAHE_TYPE_CLAIMED "exception.claimed"
#define BAHE_TYPE_REVIEWED "exception.reviewed"
#define BAHE_TYPE_PROFILE "profile.chosen"
#define BAHE_TYPE_AMOUNT "amount.set"

typedef struct {
  char *name, *path, *text, *fault; /* fault: why it cannot be used, with file and line; NULL: none */
  char *hash;                       /* in hexadecimal */
  gboolean compiled;                /* tried at least */
  BahePolicy *policy;
  json_object *known; /* every role that it may be asked for, each null */
} BahePack;

typedef struct {
  char *name, *path, *text, *fault, *hash;
  json_object *table;
} BaheProfile;

struct BahePolicies {
  char **folders;
  GMutex lock;         /* of everything below, and of the policies themselves */
  GPtrArray *packs;    /* of BahePack; NULL: not read yet */
  GPtrArray *profiles; /* of BaheProfile */
  GHashTable *of_kind; /* interned name of a kind, "*" for the host's own records → GPtrArray of BahePack (borrowed) */
};

BahePolicies *bahe_policies_new (const char *const *folders);
void bahe_policies_free (BahePolicies *policies);

/* Those that judge records of the kind ("*": the host's own); NULL: none. Borrowed. Under the lock, as all below. */
GPtrArray *bahe_policies_of (BahePolicies *policies, BahePlugins *plugins, const char *kind);
/* All of them, compiled. */
GPtrArray *bahe_policies_all (BahePolicies *policies, BahePlugins *plugins);
/* The row of `judges` that is about these records; NULL: none. Borrowed. */
json_object *bahe_pack_row (const BahePack *pack, const char *kind, const char *event);
/* NULL: there is none of that name. */
const BaheProfile *bahe_policies_profile (BahePolicies *policies, const char *name);

/* ---- policy_profile.c --------------------------------------------------------------------------- */

typedef struct {
  char *profile;        /* the name that counts; never NULL */
  gboolean chosen;      /* the unit chose it; else by its region, or the nation's */
  json_object *amounts; /* [{"item","most","from" (minute),"cite"}] of the unit's own */
} BaheUnitRules;
void bahe_unit_rules_clear (BaheUnitRules *rules);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BaheUnitRules, bahe_unit_rules_clear)
gboolean bahe_unit_rules_read (BahePolicies *policies, BaheView *view, BaheUnitRules *rules, GError **error);
/* {"item":{most, list, severity, cite, level, region, confirmed, exception} or null, …} on that day. A new object. */
json_object *bahe_profile_on (BahePolicies *policies, const BaheUnitRules *rules, gint64 minute);
/* [{"name","hash"}] of the profiles that it was made of. */
json_object *bahe_profile_hashes (BahePolicies *policies, const BaheUnitRules *rules);
/* Profile and those above it, from the nation's down; borrowed profiles. */
GPtrArray *bahe_profile_chain (BahePolicies *policies, const char *name);

/* ---- policy_record.c ---------------------------------------------------------------------------- */

/* {"name":value} as a policy reads it: money in yuan, days as {year, month, dom, day, text}, what is not known null. */
json_object *bahe_policy_values (const BaheField *fields, const BaheValue *values);
/* The same with what is private as if it were not known. */
json_object *bahe_policy_open_values (const BaheField *fields, const BaheValue *values);
json_object *bahe_policy_day (gint64 minute);
/* Names as the row of `judges` renames them: "fields" is role → field. A new object. */
json_object *bahe_policy_roles (json_object *values, json_object *row);

/* ---- policy_history.c --------------------------------------------------------------------------- */

typedef struct { /* whose year it is */
  BaheView *view;
  const BaheNaming *naming;
  BahePlugins *plugins;
  gint64 activity, except; /* except: a record that does not count, as it is being corrected; 0: none */
  int year;
} BaheHistoryAsk;
/* {"name":{"sum","count","unknown"}} for what the policy declares, by the roles of the record. A new object. */
json_object *bahe_policy_history_of (const BahePolicy *policy, const BaheHistoryAsk *ask, json_object *record,
                                     GError **error);

/* ---- policy.c ----------------------------------------------------------------------------------- */

typedef struct { /* a record about to be written, or written and now corrected */
  const char *event;
  gboolean host;       /* of the host's own types */
  json_object *values; /* names → values as bahe_policy_values gives them; borrowed */
  json_object *open;   /* the same without what is private; borrowed */
  const BaheSpan *when;
  gint64 except;
} BaheJudged;

/* The verdict for the body's "_policy", or NULL where nothing judges it; it stands unsealed, and so says nothing that
 * private values told the policy. FALSE: BLOCKED in words. */
gboolean bahe_policy_verdict (BaheAct *act, const BaheJudged *judged, json_object **verdict, GError **error);
/* Whether anything judges such records of the kind's own. */
gboolean bahe_policy_judges_own (BaheAct *act, const char *event);
/* The verdict on a kind's own record, put into its body. */
gboolean bahe_policy_judge_own (BaheAct *act, int event, const BaheValue *values, json_object *body, GError **error);
/* Judges a record of the host's own, appends it, and enters the exception if it is one. */
gboolean bahe_policy_append_host (BaheAct *act, const char *type, json_object *body, GError **error);
/* Of a correction to a kind's record: `body` is that of the correction. */
gboolean bahe_policy_judge_correction (BaheAct *act, const char *type, gint64 seq, json_object *effective,
                                       const BaheSpan *when, json_object *body, GError **error);
/* After the append of a record that was written as an exception: enters it into the unit's list. */
gboolean bahe_policy_claim (BaheAct *act, json_object *body, GError **error);
/* The findings of a verdict that the words of `severity` hold for, as one text in the language of messages; NULL: none.
 */
char *bahe_policy_words (json_object *verdict, const char *severity);

#endif
