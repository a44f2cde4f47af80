/* Values as functions of a plugin make and read them. Only inline functions: a plugin still imports nothing from the
 * host. */
#ifndef BAHE_VALUE_H
#define BAHE_VALUE_H

#include <bahe/plugin.h>

/* Whether a value says something: it was given, and not as unknown. */
static inline gboolean
bahe_is_given (const BaheValue *value)
{
  return value->how != BAHE_UNSET && value->how != BAHE_UNKNOWN;
}

/* The integer of a number, flag, choice, entrant, person …; `otherwise` where none was given. */
static inline gint64
bahe_number_or (const BaheValue *value, gint64 otherwise)
{
  return bahe_is_given (value) ? value->integer : otherwise;
}

/* A number, flag, choice, entrant or person. */
static inline BaheValue
bahe_number_value (gint64 number)
{
  return (BaheValue){ .how = BAHE_EXACT, .integer = number };
}

/* The same, unset for 0: an entrant or person that is not known. */
static inline BaheValue
bahe_known_value (gint64 number)
{
  return number != 0 ? bahe_number_value (number) : (BaheValue){ 0 };
}

/* A text, borrowed; unset for NULL and for "". */
static inline BaheValue
bahe_text_value (const char *text)
{
  return text != NULL && *text != '\0' ? (BaheValue){ .how = BAHE_EXACT, .text = text } : (BaheValue){ 0 };
}

/* A list, borrowed; unset where it is empty. */
static inline BaheValue
bahe_list_value (const BaheValue *items, gsize n)
{
  return n != 0 ? (BaheValue){ .how = BAHE_EXACT, .items = items, .n = n } : (BaheValue){ 0 };
}

#endif
