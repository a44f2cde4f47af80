/* Certificates: numbers that can be read aloud, and codes that only who holds the paper knows. */
#include "activity/award.h"

#include <string.h>
#include <unistd.h>

#define CODE_LETTERS 8

/* Crockford's: no I, L, O or U, so that what is read off paper is never two letters. */
static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

char *
bahe_certificate_code (gint64 activity, guint64 random)
{
  char code[CODE_LETTERS + 1] = { 0 };

  for (guint i = 0; i < CODE_LETTERS; i++, random >>= 5)
    code[i] = letters[random & 31];
  return g_strdup_printf ("%" PRId64 "-%s", activity, code);
}

/* Codes are recorded, so nothing has to be able to make them again. */
static char *
fresh_code (gint64 activity)
{
  guint64 random = 0;

  if (getentropy (&random, sizeof random) != 0)
    random = ((guint64) g_random_int () << 32) | g_random_int ();
  return bahe_certificate_code (activity, random);
}

static guint
certificates_of (const BaheFold *fold)
{
  guint n = 0;

  for (size_t l = 0; l < json_object_array_length (fold->awarded); l++) {
    json_object *rows = bahe_json_member (json_object_array_get_idx (fold->awarded, l), "rows");
    for (size_t i = 0; rows != NULL && i < json_object_array_length (rows); i++)
      n += bahe_json_text (json_object_array_get_idx (rows, i), "number") != NULL;
  }
  return n;
}

json_object *
bahe_certificates_for (BaheAct *act, json_object *rows)
{
  json_object *certificates = json_object_new_array ();
  guint before = certificates_of (act->fold);
  int year = 0, month, day, hour, minute;

  bahe_minute_split (act->when.first, &year, &month, &day, &hour, &minute);
  for (size_t i = 0; rows != NULL && i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i), *one = json_object_new_object ();
    g_autofree char *code = fresh_code (act->activity);
    g_autofree char *number = g_strdup_printf ("%d-%03" PRId64 "-%02zu", year, act->activity, before + i + 1);
    json_object_object_add (one, "entrant", json_object_get (bahe_json_member (row, "entrant")));
    bahe_json_add_text (one, "number", number);
    bahe_json_add_text (one, "code", code);
    json_object_array_add (certificates, one);
  }
  return certificates;
}

/* ---- checking one --------------------------------------------------------------------------------- */

static char
plain_letter (char c)
{
  c = g_ascii_toupper (c);
  return c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
}

/* "52-K7M29QXR" however it was typed: the last letters are the secret, the digits before them the activity. 0: none. */
static gint64
read_code (const char *typed, char **code)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *at = typed; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (plain, plain_letter (*at));
  if (plain->len <= CODE_LETTERS || plain->len > CODE_LETTERS + 18)
    return 0;
  g_autofree char *digits = g_strndup (plain->str, plain->len - CODE_LETTERS);
  gint64 activity = 0;
  if (!g_ascii_string_to_signed (digits, 10, 1, G_MAXINT64, &activity, NULL))
    return 0;
  *code = g_strdup_printf ("%" PRId64 "-%s", activity, plain->str + plain->len - CODE_LETTERS);
  return activity;
}

/* 王※: who holds the paper can compare, and nobody else learns a name. Free with g_free. */
static char *
masked (const char *name)
{
  GString *masked = g_string_new (NULL);

  for (const char *at = name; *at != '\0' && !g_str_has_prefix (at, "（"); at = g_utf8_next_char (at))
    if (at == name)
      g_string_append_unichar (masked, g_utf8_get_char (at));
    else
      g_string_append (masked, "※");
  return g_string_free (masked, FALSE);
}

/* Groups are no persons. */
static char *
masked_name (BaheNaming *naming, const BaheFold *fold, gint64 number)
{
  const BaheEntrant *entrant = bahe_fold_entrant (fold, number);
  g_autofree char *name = entrant != NULL ? bahe_entrant_name (naming, entrant) : g_strdup ("");

  return entrant == NULL || entrant->type == BAHE_GROUP ? g_steal_pointer (&name) : masked (name);
}

static json_object *
certificate_json (BaheNaming *naming, const BaheFold *fold, json_object *list, json_object *row)
{
  json_object *json = json_object_new_object ();
  const char *state = bahe_json_text (row, "state");
  g_autofree char *who = masked_name (naming, fold, bahe_json_integer (row, "entrant"));

  bahe_json_add_text (json, "number", bahe_json_text (row, "number"));
  bahe_json_add_text (json, "state", state != NULL ? state : "valid");
  bahe_json_add_text (json, "title", fold->title);
  bahe_json_add_text (json, "award", bahe_awarded_name (row));
  bahe_json_add_text (json, "receiver", who);
  bahe_json_add_text (json, "given", bahe_json_text (list, "given"));
  return json;
}

static json_object *
find_certificate (BaheNaming *naming, const BaheFold *fold, const char *code)
{
  for (size_t l = 0; l < json_object_array_length (fold->awarded); l++) {
    json_object *list = json_object_array_get_idx (fold->awarded, l), *rows = bahe_json_member (list, "rows");
    for (size_t i = 0; rows != NULL && i < json_object_array_length (rows); i++) {
      json_object *row = json_object_array_get_idx (rows, i);
      if (g_strcmp0 (bahe_json_text (row, "code"), code) == 0)
        return certificate_json (naming, fold, list, row);
    }
  }
  return NULL;
}

/* Of one that a record gave, what who holds the paper may compare. */
static json_object *
certified_json (const BaheFold *fold, json_object *row)
{
  static const char *const told[] = { "number", "state", "award", "given" };
  json_object *json = json_object_new_object ();
  const char *receiver = bahe_json_text (row, "receiver");
  g_autofree char *who = masked (receiver != NULL ? receiver : "");

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    bahe_json_add_text (json, told[i], bahe_json_text (row, told[i]));
  bahe_json_add_text (json, "title", fold->title);
  bahe_json_add_text (json, "receiver", who);
  return json;
}

static json_object *
find_certified (BaheNaming *naming, const BaheFold *fold, const char *code)
{
  g_autoptr (BaheJson) all = bahe_certified_list (naming, fold);
  g_autoptr (GError) unreadable = NULL; /* then it is none */

  for (size_t i = 0; i < json_object_array_length (all); i++) {
    json_object *row = json_object_array_get_idx (all, i);
    if (g_strcmp0 (bahe_json_text (row, "code"), code) == 0)
      return certified_json (fold, row);
  }
  g_autoptr (BaheJson) row = bahe_certified_void (naming, fold, code, &unreadable);
  return row != NULL ? certified_json (fold, row) : NULL;
}

static json_object *
look_up (BaheUnit *unit, BaheView *view, gint64 activity, const char *code)
{
  g_autoptr (GError) missing = NULL; /* no such activity is no such certificate */
  BaheFold *fold = bahe_unit_take_fold (unit, view, activity, &missing);
  json_object *found = NULL;

  if (fold == NULL)
    return NULL;
  {
    g_auto (BaheNaming) naming = { 0 };
    if (bahe_naming_init (&naming, unit, view, fold, 0, &missing))
      found = find_certificate (&naming, fold, code);
    if (found == NULL && missing == NULL)
      found = find_certified (&naming, fold, code);
  }
  bahe_unit_give_fold (unit, fold);
  return found;
}

json_object *
bahe_unit_certificate (BaheUnit *unit, const char *typed, GError **error)
{
  g_autofree char *code = NULL;
  gint64 activity = read_code (typed, &code);
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  if (view == NULL)
    return NULL;

  json_object *found = activity != 0 ? look_up (unit, view, activity, code) : NULL;
  if (found == NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("there is no certificate with this check code; compare it with the paper letter by letter"));
  else
    bahe_json_add_text (found, "code", code);
  return found;
}

/* ---- all of an activity ----------------------------------------------------------------------------- */

static void
add_awarded (BaheNaming *naming, const BaheFold *fold, json_object *list, json_object *to)
{
  json_object *rows = bahe_json_member (list, "rows");

  for (size_t i = 0; rows != NULL && i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    if (bahe_json_text (row, "code") == NULL)
      continue;
    json_object *json = certificate_json (naming, fold, list, row);
    const BaheEntrant *entrant = bahe_fold_entrant (fold, bahe_json_integer (row, "entrant"));
    g_autofree char *name = entrant != NULL ? bahe_entrant_name (naming, entrant) : g_strdup ("?");
    bahe_json_add_text (json, "receiver", name);
    bahe_json_add_text (json, "code", bahe_json_text (row, "code"));
    json_object_array_add (to, json);
  }
}

/* Of a held board nothing is told. */
static gpointer
certificates_json (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query, GError **error)
{
  g_auto (BaheNaming) naming = { 0 };

  if (!bahe_naming_init (&naming, unit, view, fold, 0, error))
    return NULL;
  json_object *all = bahe_certified_list (&naming, fold);
  for (size_t l = 0; !bahe_hold_applies (fold, query) && l < json_object_array_length (fold->awarded); l++)
    add_awarded (&naming, fold, json_object_array_get_idx (fold->awarded, l), all);
  return all;
}

json_object *
bahe_unit_certificates (BaheUnit *unit, gint64 activity, GError **error)
{
  const BaheBoardQuery officer = { .role = BAHE_OFFICER };

  return bahe_boards_look (unit, activity, &officer, certificates_json, error);
}
