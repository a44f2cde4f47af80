/* The kinds of this plugin: visits, benefits, hardship files, re-employment. */
#ifndef BAHE_WELFARE_KINDS_H
#define BAHE_WELFARE_KINDS_H

#include "benefit.h"
#include "dossier.h"
#include "mediation.h"
#include "reemployment.h"
#include "visit.h"

#endif
