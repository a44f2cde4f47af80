#include "plugin/tables.h"

#include <string.h>

void
bahe_faults_init (BaheFaults *faults)
{
  faults->list = g_ptr_array_new_with_free_func (g_free);
  faults->where = g_ptr_array_new_with_free_func (g_free);
}

void
bahe_faults_clear (BaheFaults *faults)
{
  g_clear_pointer (&faults->list, g_ptr_array_unref);
  g_clear_pointer (&faults->where, g_ptr_array_unref);
}

void
bahe_faults_enter (BaheFaults *faults, const char *what, const char *name)
{
  g_autofree char *valid = name == NULL ? NULL : g_utf8_make_valid (name, (gssize) strnlen (name, 80));

  g_ptr_array_add (faults->where, valid == NULL ? g_strdup (what) : g_strdup_printf ("%s %s", what, valid));
}

void
bahe_faults_enter_row (BaheFaults *faults, const char *what, guint row)
{
  g_ptr_array_add (faults->where, g_strdup_printf ("%s %u", what, row));
}

void
bahe_faults_leave (BaheFaults *faults)
{
  g_ptr_array_set_size (faults->where, (int) faults->where->len - 1);
}

void
bahe_fault (BaheFaults *faults, const char *format, ...)
{
  GString *fault = g_string_new (NULL);

  for (guint i = 0; i < faults->where->len; i++)
    g_string_append_printf (fault, "%s%s", i == 0 ? "" : ", ", (char *) faults->where->pdata[i]);
  if (faults->where->len > 0)
    g_string_append (fault, ": ");

  va_list arguments;
  va_start (arguments, format);
  g_string_append_vprintf (fault, format, arguments);
  va_end (arguments);
  g_autofree char *words = g_string_free (fault, FALSE); /* what is quoted of a table may be anything */
  g_ptr_array_add (faults->list, g_utf8_make_valid (words, -1));
}
