/* What the board of a stage and group is called. */
#include "activity/private.h"

/* A stage is recorded by the name of a choice; people read its label. */
static const char *
stage_label (const BaheKindInfo *kind, const char *stage)
{
  for (guint e = 0; kind != NULL && e < kind->n_events; e++)
    for (guint f = 0; f < kind->events[e].n_facts; f++) {
      const BaheFactMap *map = &kind->events[e].facts[f];
      if (map->stage.field < 0)
        continue;
      const BaheField *field = &kind->events[e].table->fields[map->stage.field];
      if (map->stage.column >= 0)
        field = &field->columns[map->stage.column];
      for (const BaheChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
        if (g_str_equal (choice->name, stage))
          return bahe_label (&choice->label);
    }
  return stage;
}

char *
bahe_board_heading (const BaheKindInfo *kind, const char *stage, const char *group)
{
  if (stage == NULL)
    return group != NULL ? g_strdup_printf (_ ("group %s"), group) : NULL;
  const char *label = stage_label (kind, stage);
  return group == NULL ? g_strdup (label) : g_strdup_printf (_ ("%s · group %s"), label, group);
}
