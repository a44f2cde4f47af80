/* How core/plugin reads the tables of a plugin: copied into the host's own row sizes, checked, names turned into
 * places. Internal to the room.
 */
#ifndef BAHE_PLUGIN_TABLES_H
#define BAHE_PLUGIN_TABLES_H

#include "plugin/arena.h"
#include "plugin/plugin.h"

/* ---- faults
 * ----------------------------------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *list;  /* char *: every fault found, each with the place it is at */
  GPtrArray *where; /* char *: "kind tug-of-war", "verb result": where the checks are now */
} BaheFaults;

void bahe_faults_init (BaheFaults *faults);
void bahe_faults_clear (BaheFaults *faults);
/* Says which row is being checked; `name` may be NULL. The words of `what` are those of messages. */
void bahe_faults_enter (BaheFaults *faults, const char *what, const char *name);
void bahe_faults_enter_row (BaheFaults *faults, const char *what, guint row);
void bahe_faults_leave (BaheFaults *faults);
void bahe_fault (BaheFaults *faults, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* ---- tables
 * ------------------------------------------------------------------------------------------------------------ */

/* Magic, size, major and strides: nothing else of the table may be looked at before this is TRUE. */
gboolean bahe_tables_check_header (const BahePlugin *plugin, BaheFaults *faults);

/* The same tables in rows of the host's size, members that the plugin does not have being zero. Texts stay the
 * plugin's. */
const BahePlugin *bahe_tables_copy (const BahePlugin *plugin, BaheArena *arena, BaheFaults *faults);

/* Whole check of copied tables; the resolved kinds are made in the arena. Functions of the plugin are not called. */
BaheKindInfo *bahe_tables_resolve (const BahePlugin *plugin, const BahePluginInfo *info, BaheArena *arena,
                                   guint *n_kinds, BaheFaults *faults);

/* ---- parts of the check
 * -------------------------------------------------------------------------------------------------- */

void bahe_check_name (BaheFaults *faults, const char *name, const char *besides);
void bahe_check_label (BaheFaults *faults, const BaheLabel *label);
/* The fields of a form or an event; none of them may be called by a name of `reserved` (NULL-terminated; may be NULL).
 */
void bahe_check_fields (BaheFaults *faults, const BaheField *fields, const char *const *reserved);
/* FALSE, with a fault, if the verb's values cannot become the event as they are. */
gboolean bahe_check_same_fields (BaheFaults *faults, const BaheField *verb, const BaheField *event);

gboolean bahe_is_number_type (BaheType type);
/* " — did you mean “x”?" or "". Free with g_free. */
char *bahe_nearest_field (const BaheField *fields, const char *name);
char *bahe_did_you_mean (const char *nearest);

void bahe_resolve_event (BaheFaults *faults, BaheArena *arena, const BaheEventType *table, BaheEventInfo *event);
/* The rows that are printed before a contest; views are those of the resolved kind. */
void bahe_check_regulation (BaheFaults *faults, const BaheKind *table, const BaheKindInfo *kind);
void bahe_check_printed (BaheFaults *faults, const BaheKind *table, const BaheKindInfo *kind);
/* What presets name of the setup, and whether it can hold what they say. */
void bahe_check_presets (BaheFaults *faults, const BaheKind *table, const BaheKindInfo *kind);
/* Whether .from names rows of activities. */
void bahe_check_from (BaheFaults *faults, const BaheKind *table, const BaheKindInfo *kind);
BaheCategory bahe_resolve_category (BaheFaults *faults, const BaheKind *table);
void bahe_resolve_figures (BaheFaults *faults, BaheArena *arena, const BaheKind *table, BaheKindInfo *kind);

/* BLAKE2b over everything in the tables that facts and figures are made by. */
void bahe_hash_kind (BaheKindInfo *kind);

#endif
