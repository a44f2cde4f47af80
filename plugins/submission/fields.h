/* Fields that several tables have. */
#ifndef BAHE_SUBMISSION_FIELDS_H
#define BAHE_SUBMISSION_FIELDS_H

#define FIELD_WORK                                                                                                     \
  {                                                                                                                    \
    .name = "work", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "作品编号", "Work number" }, .min = "1",  \
    .max = "100000"                                                                                                    \
  }
#define FIELD_WORKS                                                                                                    \
  {                                                                                                                    \
    .name = "works", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED | BAHE_MANY,                                         \
    .label = { "作品编号", "Work numbers" }, .min = "1", .max = "100000"                                               \
  }
#define FIELD_LEVEL                                                                                                    \
  {                                                                                                                    \
    .name = "level", .type = BAHE_CHOICE, .label = { "级别", "Level" }, .choices = submission_levels                   \
  }
#define FIELD_GRADE                                                                                                    \
  {                                                                                                                    \
    .name = "grade", .type = BAHE_CHOICE, .label = { "等次", "Grade" }, .choices = submission_grades,                  \
    .fallback = "unknown"                                                                                              \
  }
#define FIELD_EVIDENCE                                                                                                 \
  {                                                                                                                    \
    .name = "evidence", .type = BAHE_EVENT, .flags = BAHE_MANY, .label = { "依据哪条记录", "Records that show it" }    \
  }
#define FIELD_FILE                                                                                                     \
  {                                                                                                                    \
    .name = "file", .type = BAHE_FILE, .flags = BAHE_MANY, .label = { "文件", "Files" }                                \
  }

extern const BaheChoice submission_levels[], submission_grades[];
extern const BaheField submission_collect_fields[], submission_award_fields[], submission_publish_fields[],
    submission_rate_fields[], submission_adopt_fields[], submission_establish_fields[], submission_conclude_fields[],
    submission_plan_fields[];

#endif
