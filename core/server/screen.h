/* Big screens and who drives them. A screen has a name that only it and its remotes know, four digits by which a phone
 * becomes its remote, and a scene. All of it is memory: after a restart a screen says its name and scene again. Lives
 * on the main context. */
#ifndef BAHE_SERVER_SCREEN_H
#define BAHE_SERVER_SCREEN_H

#include "server/stream.h"

typedef struct BaheScreens BaheScreens;

/* Unit and streams must outlive it. */
BaheScreens *bahe_screens_new (BaheUnit *unit, BaheStreams *streams);
void bahe_screens_free (BaheScreens *screens);

#endif
