/* Where things stand: in the build tree when the program runs from it, else where it was installed; the environment
 * first. */
#ifndef BAHE_APP_PLACE_H
#define BAHE_APP_PLACE_H

#include "base/base.h"

/* Binds the catalogue of messages and chooses Chinese, which --lang may change. Once, before anything is said. */
void bahe_place_language (void);

/* This program's own file. Borrowed. */
const char *bahe_place_executable (void);

/* `given`, else $BAHE_STORE, else bahe/unit.db among the user's data. Free with g_free. */
char *bahe_place_store (const char *given);

/* The folder "quarantine" beside that store. Free with g_free. */
char *bahe_place_quarantine (const char *given);

/* Where `bahe plugin install` puts plugins: the first folder of $BAHE_PLUGINS, else bahe/plugins among the user's data.
 * Borrowed. */
const char *bahe_place_user_plugins (void);

/* $BAHE_PLUGINS (folders with : between), else those of the build tree or the installed one, and the user's own.
 * NULL-terminated; borrowed. */
const char *const *bahe_place_plugins (void);

/* The user's own scripts, then $BAHE_SCRIPTS, else those of the source tree, else the installed ones; then those that
 * stand beside plugins. NULL-terminated; borrowed. */
const char *const *bahe_place_scripts (void);

/* The user's own fund rules, then $BAHE_POLICIES, else those of the source tree, else the installed ones.
 * NULL-terminated; borrowed. */
const char *const *bahe_place_policies (void);

#endif
