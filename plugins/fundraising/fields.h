/* Fields that several tables have. */
#ifndef BAHE_FUNDRAISING_FIELDS_H
#define BAHE_FUNDRAISING_FIELDS_H

#define GOODS_UNITS "件|床|套|双|条|箱|包|袋|盒|本|册|个|只|张|把|台|辆|支|瓶|桶|斤|公斤|吨|米"

#define FIELD_MONEY(field, more, zh, en)                                                                               \
  {                                                                                                                    \
    .name = field, .type = BAHE_MONEY, .flags = (more), .label = { zh, en }                                            \
  }
#define FIELD_PERSON(field, more, zh, en)                                                                              \
  {                                                                                                                    \
    .name = field, .type = BAHE_PERSON, .flags = (more), .label = { zh, en }                                           \
  }
#define FIELD_TEXT(field, more, zh, en)                                                                                \
  {                                                                                                                    \
    .name = field, .type = BAHE_TEXT, .flags = (more), .label = { zh, en }                                             \
  }
#define FIELD_FLAG(field, zh, en)                                                                                      \
  {                                                                                                                    \
    .name = field, .type = BAHE_FLAG, .label = { zh, en }                                                              \
  }
#define FIELD_PHOTOS(field, zh, en)                                                                                    \
  {                                                                                                                    \
    .name = field, .type = BAHE_FILE, .flags = BAHE_MANY, .label = { zh, en }                                          \
  }
#define FIELD_NUMBER(field, zh, en)                                                                                    \
  {                                                                                                                    \
    .name = field, .type = BAHE_INTEGER, .label = { zh, en }                                                           \
  }

#endif
