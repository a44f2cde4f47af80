/* What a big screen shows: docs/http-api.md "Big screens". */
#ifndef BAHE_SERVER_SCENE_H
#define BAHE_SERVER_SCENE_H

#include "server/answer.h"

/* A scene as it was asked for, checked: a new object with its known members. `activity` is the one it has where it says
 * none (0: none); another one than `bound` (0: any) is refused. INVALID naming the field, NOT_ALLOWED, NOT_FOUND. */
json_object *bahe_scene_read (BaheUnit *unit, json_object *asked, gint64 activity, gint64 bound, GError **error);

/* What the scene needs besides the boards, as everybody may see it: a new object, or NULL without an error where it
 * needs nothing. REFUSED where it is held. */
json_object *bahe_scene_data (BaheUnit *unit, json_object *scene, GError **error);

gint64 bahe_scene_activity (json_object *scene); /* 0: none */
/* Whether it goes along when all screens of its activity change. */
gboolean bahe_scene_follows (json_object *scene);

#endif
