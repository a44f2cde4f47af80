/* plugins/builtin — the kinds every unit has: unit, roster, plain activity, session. Tables like any plugin's, linked
 * into the host, which loads them with bahe_plugins_add. They import nothing from it. */
#ifndef BAHE_BUILTIN_H
#define BAHE_BUILTIN_H

#include <bahe/plugin.h>

extern const BahePlugin bahe_builtin_plugin;

#endif
