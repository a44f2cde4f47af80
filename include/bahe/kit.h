/* bahe/kit.h — given these events / when this verb / then these events or this refusal: kinds tested without the host.
 *
 * For the author of a plugin: `bahe-given FILE.so SCRIPT.txt …` runs scripts, and a test in C links with bahe-kit and
 * calls bahe_kit_say. Needs nothing but bahe/plugin.h and GLib. A script is lines of words; a word with spaces stands in
 * quotes; # begins a remark. Values are name=value, or bare in the order of the fields; lists are split at 、 or ,; rows
 * at ; with spaces between columns; days are 2026-06-02, minutes "2026-06-02 14:30"; money is in fen; of a rough field ~5
 * is about, ≥5 at least, ≤5 nearly, ? unknown. Events count from 1, entries too. As in the
 * host, decide sees private values and all else sees that they were given: sealed.
 *
 *   kind tug-of-war format=league         a new activity of this kind, with its setup
 *   people male 张三 李四                  persons and their sex in the roster
 *   roster 张三 group=3                    what the roster says of a person or a number; 0: the unit
 *                                         an entrant is the person of that name, a group where it says sort=group here,
 *                                         else a guest
 *   enter H weight=612.5                  one entrant;  teams H D Z X  enters several
 *   withdraw H
 *   seed 7                                what lots are drawn with
 *   on 2026-06-02                         the day of the verbs and events that follow; until then none
 *   standing group A H=1 D=2              what the board of that stage and group (or -) would say
 *   deed award 张三 教学比武 record=40 award=一等奖 on=2026-05-01
 *                                         a prize (honour: from outside, part: taking part) of another activity, with activity=,
 *                                         entrant=, group=, first= as BaheDeed has them;  undone 40  takes it away again
 *   given end.recorded match=1 …          an event that is there already, whatever decide would say
 *   when end red 48                       a verb; it must be let through, unless the next line is
 *   refused not-drawn                     … and this is the refusal
 *   then end.recorded winner=red          the next event that the verb recorded, with at least these values
 *   correct 3 winner=blue   cancel 3      the third event has other values, or none, and all is folded again
 *   conflicts 5 6                         the events that no longer fit;  conflicts none
 *   fact match H-D 2:1 round=1            a fact that has all these words;  no fact …
 *   facts 6 match                         how many facts have these words
 *   view match number=1 red=H             a row of a view with these values;  no view …
 */
#ifndef BAHE_KIT_H
#define BAHE_KIT_H

#include <bahe/plugin.h>

G_BEGIN_DECLS

typedef struct BaheKit BaheKit;

/* A kit for a plugin whose tables are in order (`bahe plugin check`); `plugin` must outlive it. */
BaheKit *bahe_kit_new (const BahePlugin *plugin);
void bahe_kit_free (BaheKit *kit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheKit, bahe_kit_free)

/* Does lines of a script. The error names the first line where something else came than was said. */
gboolean bahe_kit_say (BaheKit *kit, const char *lines, GError **error);

/* Tries a verb, as `when` does, without wanting an answer: NULL if it was let through, else the name of the refusal, or
 * "invalid" where the values do not fit the fields. Borrowed. An error is a breach of the contract: decide that gives
 * no reason or records what evolve does not take. */
const char *bahe_kit_try (BaheKit *kit, const char *words, GError **error);

/* How many events there are, entries and withdrawals included. */
guint bahe_kit_events (const BaheKit *kit);

/* All facts and view rows as text, to compare. Free with g_free. */
char *bahe_kit_dump (BaheKit *kit);
/* Forgets the state and folds every event again. */
void bahe_kit_fold (BaheKit *kit);

G_END_DECLS

#endif
