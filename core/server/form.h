/* What pages make forms from: fields, verbs and kinds as JSON, from their tables alone. */
#ifndef BAHE_SERVER_FORM_H
#define BAHE_SERVER_FORM_H

#include "activity/activity.h"

/* [field]: docs/http-api.md "A field is". NULL: []. */
json_object *bahe_form_fields (const BaheField *fields);
/* [{name, label, role, own, host, fields}] that this role may do in the activity. */
json_object *bahe_form_verbs (const BaheActivity *activity, const gboolean *offered, BaheRole role);
/* {name, label, order}: of kinds that belong together, the lowest first. */
json_object *bahe_form_category (BaheCategory category);
/* {name, label, category, setup, entry} */
json_object *bahe_form_kind (const BaheKindInfo *kind);

#endif
