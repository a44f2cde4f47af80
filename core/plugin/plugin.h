/* core/plugin — finds, checks and loads plugins; resolves the names in their tables; reads and writes values by their fields.
 *
 * Owns the table of kinds. A plugin's modules stay mapped until the process ends. Filled once at start, then read-only and
 * safe on any thread; quarantine is the one thing that changes later and is locked.
 */
#ifndef BAHE_PLUGIN_ROOM_H
#define BAHE_PLUGIN_ROOM_H

#include "base/base.h"

#include <json-c/json.h>

/* ---- the resolved tables ---------------------------------------------------------------------------------------- */

typedef struct { /* a BaheFact whose names became places; −1: none */
  BaheShape shape;
  int rows; /* field of the event that holds the rows; the slots are then columns of it, or fields of the event */
  struct {
    int field;      /* of the event (`rows` for a column); −1: none */
    int column;     /* of rows; −1: the field itself */
  } entrant, value, other, against, faults, other_faults, ended, parts, by, about, stage, group, round;
} BaheFactMap;

typedef struct {
  const BaheEventType *table;
  guint n_fields;
  BaheFactMap *facts;
  guint n_facts;
  int hidden_until; /* event of this kind; −1: never hidden */
} BaheEventInfo;

typedef struct {
  const BaheVerb *table;
  guint n_fields;
  int records;    /* event of this kind; −1 */
  gboolean alike; /* the fields of that event are the verb's, one by one */
  int own;        /* field; −1 */
  gboolean host;  /* one of the host's own verbs (enter, withdraw …): core/activity makes those; a kind's own are FALSE, and
                   * a kind that calls a verb as the host does is refused */
} BaheVerbInfo;

typedef struct {
  const BaheFigure *table;
  int event, view;   /* of whose fields it speaks; −1: not of this */
  int field, column; /* −1: none */
  struct { int field, column; } by[8];
  guint n_by;
} BaheFigureInfo;

typedef struct BahePluginInfo BahePluginInfo;

/* The tables below are copies in rows of this host's size, so that a plugin built with shorter ones can be read like any other. */

typedef struct { /* a kind, ready to run; borrowed from the BahePlugins */
  const BaheKind *table;
  const BahePluginInfo *plugin;
  const BaheField *setup, *entry; /* never NULL: &bahe_nothing. entrants: whether the kind has any */
  gboolean entrants;
  BaheCategory category;
  guint n_setup, n_entry;
  BaheEventInfo *events;
  guint n_events;
  BaheVerbInfo *verbs; /* the kind's own */
  guint n_verbs;
  guint n_refusals;
  BaheFigureInfo *figures;
  guint n_figures;
  BaheEventInfo *views;
  guint n_views;
  guint8 hash[32]; /* of everything declared that projections depend on */
} BaheKindInfo;

struct BahePluginInfo {
  const BahePlugin *table;
  const char *path; /* NULL: built in */
  BaheKindInfo *kinds;
  guint n_kinds;
};

/* "giving", and the heading of a list of such activities, in the language of the thread. */
const char *bahe_category_name (BaheCategory category);
const char *bahe_category_label (BaheCategory category);
/* The fields that a figure's places are of: those of its event or view. Not for expressions. */
const BaheField *bahe_figure_fields (const BaheKindInfo *kind, const BaheFigureInfo *figure);
/* Whether a figure is made of two others when it is asked for, and so has no entries of its own. */
gboolean bahe_is_expression (const BaheFigure *figure);
int bahe_kind_event (const BaheKindInfo *kind, const char *name);  /* −1: none */
int bahe_kind_view (const BaheKindInfo *kind, const char *name);   /* −1: none */
const BaheVerbInfo *bahe_kind_verb (const BaheKindInfo *kind, const char *name);
int bahe_field_index (const BaheField *fields, const char *name);  /* −1: none */
guint bahe_field_count (const BaheField *fields);                  /* NULL: 0 */
/* Whether it may be a name in a table: 1 to 64 of a–z, 0–9, '-', '_' and the characters of `besides`, beginning with a letter. */
gboolean bahe_is_name (const char *name, const char *besides);

/* ---- finding and loading ------------------------------------------------------------------------------------------ */

typedef struct BahePlugins BahePlugins;

BahePlugins *bahe_plugins_new (void);
void bahe_plugins_free (BahePlugins *plugins);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BahePlugins, bahe_plugins_free)

/* A table linked into the host. Checked like any other. */
gboolean bahe_plugins_add (BahePlugins *plugins, const BahePlugin *table, GError **error);

/* Loads one file: the folder must not be writable by others; the file is first opened in a child process (an ELF
 * constructor may crash), its data checked before any function of it is called. PLUGIN errors name file, table, row and
 * what to do: missing symbol, wrong magic, other major, short struct, duplicate kind, a name that does not resolve. */
gboolean bahe_plugins_load (BahePlugins *plugins, const char *path, GError **error);

/* Every *.so of these folders (NULL-terminated), in order of name; those refused are listed by bahe_plugins_refused and do no harm. */
void bahe_plugins_load_folders (BahePlugins *plugins, const char *const *folders);

typedef struct {
  char *path, *reason;
} BahePluginRefused;
const GPtrArray *bahe_plugins_refused (const BahePlugins *plugins);

/* All faults of a table, a char * each, without loading it for use: what `bahe plugin check` prints. Empty: none. */
GPtrArray *bahe_plugin_faults (const BahePlugin *table);
/* The same for a file, looked at in a child process. */
GPtrArray *bahe_plugin_check_file (const char *path);
/* The same, and what of it is taken by plugins that are loaded: names of plugins, kinds and figures. One in a file of the same name
 * does not count, as this one would take its place. */
GPtrArray *bahe_plugin_check_beside (const BahePlugins *plugins, const char *path);

const GPtrArray *bahe_plugins_list (const BahePlugins *plugins); /* of BahePluginInfo */
/* NULL if there is no such kind, or its plugin is quarantined. */
const BaheKindInfo *bahe_plugins_kind (const BahePlugins *plugins, const char *name);
/* Every kind that bahe_plugins_kind finds, in order of loading: an array of const BaheKindInfo *. Free with g_ptr_array_unref. */
GPtrArray *bahe_plugins_kinds (const BahePlugins *plugins);

/* ---- calling a plugin, guarded ---------------------------------------------------------------------------------------- */

/* Runs `call` so that a crash or a call of more than 5 s inside it ends up as a file of quarantine beside the store and a
 * process that dies with the plugin's name, so that the next start (within 2 s under a supervisor) leaves it out:
 * memory a plugin wrote cannot be trusted after its crash. Cheap: a few thread-local stores. `function` is borrowed until the
 * call is left. Calls may be nested; `plugin` NULL says that the host is at work inside one, whose faults are its own. */
void bahe_plugin_enter (const BahePluginInfo *plugin, const char *function);
void bahe_plugin_leave (void);
/* Where crashes are written (a folder, made if need be), and the handlers and watchdog that write them; those are started
 * by the first call, in the language messages then have. A later call names another folder. PLUGIN if it cannot be opened. */
gboolean bahe_plugin_guard_start (const char *folder, GError **error);
/* Reads that folder: each plugin named there (by its file's hash) is refused until it is changed or released, whether it is
 * loaded before or after. What is built in is never left out: a host without its roster is none. */
void bahe_plugins_quarantine_read (BahePlugins *plugins, const char *folder);
/* Takes a plugin out of quarantine from the next start on. NOT_FOUND if it is not in it. */
gboolean bahe_plugin_release (const char *folder, const char *plugin_name, GError **error);

/* ---- values ------------------------------------------------------------------------------------------------------------- */

/* Names in what is given ("后勤组", "王芳（低段组）") become numbers, and back. Filled by core/activity. All may be NULL. */
typedef struct {
  gpointer data;
  gint64 today; /* minute, for dates without a year */
  /* The number of what `words` name, for fields of type entrant, person, group, activity, event. NOT_FOUND or AMBIGUOUS (listing). */
  gboolean (*find) (gpointer data, BaheType type, const char *words, gint64 *number, GError **error);
  /* The name to show; NULL: none. Free with g_free. */
  char *(*name) (gpointer data, BaheType type, gint64 number);
  /* Whether the content of a file came with what is given. NULL: it is not asked. */
  gboolean (*brought) (gpointer data, const char *hash);
} BaheNames;

typedef struct BaheValues BaheValues; /* an owned array of BaheValue, one a field */
void bahe_values_free (BaheValues *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheValues, bahe_values_free)
const BaheValue *bahe_values_get (const BaheValues *values);
/* A deep copy of what a plugin handed out. */
BaheValues *bahe_values_copy (const BaheField *fields, const BaheValue *values);

/* What a form, an option, a cell or an API call gives, an object of field name → text or JSON value, checked by the fields:
 * required, type, bounds, choices, units, rough words (2760多, 约30, 近百 with ROUGH), rows (array of objects or of arrays, or text
 * "甲 9.5; 乙 9.1"), lists (array, or text split at 、，, or ;). Money: text is yuan ("12.50", "12元5角"), a JSON integer is fen, as in a
 * body. A sealed value of a private field passes through, so that a stored body with some values changed can be parsed again.
 * INVALID names every bad field with its label, what was given (not of private fields) and what fits, a line each; unknown names are
 * refused with the nearest. A number where a name fits must be one that names->name can show (not of events). If all that is wrong
 * is that a name or number was not found, or could be several: NOT_FOUND, AMBIGUOUS.
 * Fallbacks are filled in, but not for what is required: those are for events older than the field. `given` NULL: {}. */
BaheValues *bahe_values_parse (const BaheField *fields, json_object *given, const BaheNames *names, GError **error);

/* Adds to what is given for a setup what its presets say of fields that are not given, as text. */
void bahe_presets_fill (const BaheKindInfo *kind, json_object *given);

/* The body of an event: JSON of field name → value; unset fields are left out. Decimals are text ("9.50"), money (fen) and integers
 * numbers, choices their names, whens text ("2026-09-01..2026-09-10", or {"when":…,"said":"9月初"} if the words were others),
 * persons and entrants numbers, rough values {"how":"about","value":…} (about, at-least, nearly, unknown), quantities
 * {"value":"400","unit":"斤"}, files {"name","type","size","blake2b"} (from before content was kept: the name alone), rows arrays of
 * objects, sealed {"sealed":"…"}, of files also "blake2b", a list with the hash of each content as it is stored. INVALID names
 * the field of a value that its type cannot hold, as a plugin may hand out. */
typedef struct { /* asked for fields with private_to, never for others */
  gpointer data;
  /* `place`: "PLACE/field" or "PLACE/rows/2/column" (rows from 1); `plain`: the JSON of the value. Free with g_free. */
  char *(*value) (gpointer data, gint64 person, const char *place, const char *plain, GError **error);
  /* Stores the content of the file with this hash sealed, `place` being "PLACE/field#1" (files from 1): the hash of that. */
  char *(*file) (gpointer data, gint64 person, const char *place, const char *hash, GError **error);
} BaheSealing;
/* `sealing` NULL: private fields are refused. */
json_object *bahe_values_to_json (const BaheField *fields, const BaheValue *values, const BaheSealing *sealing,
                                  const char *place, GError **error);

/* A stored body back to values. Fields it does not have get their fallback; names are shown through `names`; sealed stay sealed. */
BaheValues *bahe_values_from_json (const BaheField *fields, json_object *body, const BaheNames *names, GError **error);

/* Both at once for plain values, as most records have: appends to `body` what bahe_values_to_json gives, as it is stored, and gives
 * what bahe_values_from_json reads of it without names. NULL: a value is not plain (numbers, money, flags, choices, references and texts
 * are, where nothing is private, rough, a list or left to a fallback), and `body` is as it was. */
BaheValues *bahe_values_store_plain (const BaheField *fields, const BaheValue *values, GString *body);

/* integer × 10^exponent as text with exactly its digits: 950, −2 → "9.50". Free with g_free. */
char *bahe_exact_text (gint64 integer, int exponent);

/* The word for it in a stored body: "about", "at-least", "nearly", "unknown"; NULL for others. */
const char *bahe_how_name (guint32 how);

/* For people, in the language of messages: "约 2760 元", "2026年6月2日", "后勤组". Free with g_free. */
char *bahe_value_show (const BaheField *field, const BaheValue *value);
/* The same, behind what is there. */
void bahe_value_write (GString *words, const BaheField *field, const BaheValue *value);

/* The facts that an event of this type with these values gives by its maps; `each` copies. `n` counts on from what it holds.
 * Where no entrant is given there is no fact; a match without the other side is a bye; money is in yuan. `by` and `about` of a
 * person, group or entrant are its number in digits, of a choice its name. `more`: numbers are JSON numbers with exactly their
 * digits (9.50), whens text, choices names, persons numbers, private values {"sealed":true}; what is unset or unknown is left out. */
typedef void (*BaheGiveFact) (const BaheFactRow *fact, gpointer data);
void bahe_event_facts (const BaheEventInfo *event, const BaheValue *values, gint64 seq, guint *n, BaheGiveFact each,
                       gpointer data);

#endif
