/* People and groups, folded from the events of the roster's stream by the names of their fields, not through the
 * plugin's state: names in verbs must resolve even where the plugin is refused, and boards ask for names on threads
 * that run no plugin.
 *
 * Internal to core/activity. A BaheRoster is filled by one thread; once filled, reading it is safe on any.
 *
 * Persons and groups share one sequence of numbers, so #12 is one of them and never both, and a number is never given
 * twice, not even after its event was cancelled.
 */
#ifndef BAHE_ACTIVITY_ROSTER_H
#define BAHE_ACTIVITY_ROSTER_H

#include "plugin/plugin.h"
#include "store/store.h"

#include <json-c/json.h>

#define BAHE_UNIT_STREAM 1
#define BAHE_ROSTER_STREAM 2

typedef struct BaheRoster BaheRoster;

/* The effective history of the roster's stream up to a seq (0: to the end): corrected values stand in the old ones'
 * place. A store without a roster gives an empty one. */
BaheRoster *bahe_roster_fold (BaheView *view, gint64 until_seq, GError **error);
void bahe_roster_free (BaheRoster *roster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheRoster, bahe_roster_free)

/* Takes in what was appended since (until_seq 0), reading only that; folds all again where a correction came, or where
 * the last event it knows is not the store's any more (work that was undone). For a roster folded to the end. */
gboolean bahe_roster_catch_up (BaheRoster *roster, BaheView *view, GError **error);

/* The number of the person or group that `words` name: a name (王芳), a name with its group (王芳（低段组）), a former
 * name, or a number (#12). `type` BAHE_PERSON, BAHE_GROUP, or BAHE_ENTRANT for either. A name that was joined to a
 * person gives that person. NOT_FOUND with the nearest name; AMBIGUOUS lists all of that name as they are told apart.
 */
gboolean bahe_roster_find (const BaheRoster *roster, BaheType type, const char *words, gint64 *number, GError **error);

/* The name to show, with the group or number where another has the same: 王芳（低段组）. NULL: no such number. Free
 * with g_free. */
char *bahe_roster_name (const BaheRoster *roster, gint64 number);

/* The person whom a name without a person was joined to; else the number itself. */
gint64 bahe_roster_resolve (const BaheRoster *roster, gint64 number);

/* One thing about a person or group on a day (minute; G_MAXINT64: at the end of what is known). FALSE with *value unset
 * if there is none. of either: "name", and "number", which of a name that was joined to a person is that person's;
 * of a person: "sex" (text male, female), "status" (text in-service, retired, transferred,
 * left, died), "post" (text cadre, worker: the class of the post, which the age of retirement of a woman goes by),
 * "group" (integer: its number, text: its name), "roles" (text, names with commas), and one for each role held that day
 * ("member": flag); of a group: integers over those in service in it that day: "size", "women", "men" of number 0, the
 * unit: "size", "women", "men", "retired", and "last", the highest number ever given Choices have the index of their
 * row as integer besides. Texts live as long as the roster. */
gboolean bahe_roster_field (const BaheRoster *roster, gint64 number, const char *field, gint64 day, BaheValue *value);

/* {"people":[{number,name,shown,group,group_number,sex,status,roles,only_name}],"groups":[{number,name,shown,size,women,men,leaders}],
 *  "joined":[{number,name,joined_to}],"size":81,"women":58,"men":23,"retired":14} on a day, each in order of number.
 * People who had not come by then are left out; names that were joined to a person stand in "joined" alone. A new
 * object. */
json_object *bahe_roster_json (const BaheRoster *roster, const BaheKindInfo *kind, gint64 day);

#endif
