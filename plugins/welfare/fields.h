/* Fields as the tables of welfare write them. */
#ifndef BAHE_WELFARE_FIELDS_H
#define BAHE_WELFARE_FIELDS_H

#include "common.h"

#define PERSON(NAME, FLAGS, ZH, EN)                                                                                    \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_PERSON, .flags = FLAGS, .label = { ZH, EN }                                             \
  }
#define CHOICE(NAME, FLAGS, CHOICES, ZH, EN)                                                                           \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_CHOICE, .flags = FLAGS, .label = { ZH, EN }, .choices = CHOICES                         \
  }
#define MONEY(NAME, FLAGS, ZH, EN)                                                                                     \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_MONEY, .flags = FLAGS, .label = { ZH, EN }                                              \
  }
#define TEXT(NAME, FLAGS, ZH, EN)                                                                                      \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_TEXT, .flags = FLAGS, .label = { ZH, EN }                                               \
  }
#define WHEN(NAME, FLAGS, ZH, EN)                                                                                      \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_WHEN, .flags = FLAGS, .label = { ZH, EN }                                               \
  }
/* LEAST NULL: no bound. */
#define INTEGER(NAME, FLAGS, LEAST, ZH, EN)                                                                            \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_INTEGER, .flags = FLAGS, .label = { ZH, EN }, .min = LEAST                              \
  }
#define PIECE(NAME, ZH, EN)                                                                                            \
  {                                                                                                                    \
    .name = NAME, .type = BAHE_QUANTITY, .label = { ZH, EN }, .units = GOODS_UNITS                                     \
  }
/* Sealed with the key of the person in the field TO, and kept as long as KEEP says. */
#define PRIVATE(NAME, TYPE, FLAGS, TO, KEEP, ZH, EN)                                                                   \
  {                                                                                                                    \
    .name = NAME, .type = TYPE, .flags = FLAGS, .label = { ZH, EN }, .private_to = TO, .keep = &KEEP                   \
  }

#endif
