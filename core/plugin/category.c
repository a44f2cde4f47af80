/* What an officer looks for an activity under: the page groups by it, and knows no kind. */
#include "plugin/tables.h"

static const struct {
  const char *name, *label;
} categories[] = {
  [BAHE_CONTEST] = { "contest", N_ ("Contests") },          [BAHE_SELECTION] = { "selection", N_ ("Selections") },
  [BAHE_SUBMISSION] = { "submission", N_ ("Submissions") }, [BAHE_GIVING] = { "giving", N_ ("Giving") },
  [BAHE_PAIRING] = { "pairing", N_ ("Mentoring") },         [BAHE_CARE] = { "care", N_ ("Care") },
  [BAHE_OTHER] = { "other", N_ ("Other activities") },
};

BaheCategory
bahe_resolve_category (BaheFaults *faults, const BaheKind *table)
{
  if (table->category > BAHE_OTHER)
    bahe_fault (faults, _ (".category = %u is none of BaheCategory in bahe/plugin.h"), table->category);
  if (table->category != 0)
    return (BaheCategory) table->category;
  return table->rule != NULL ? BAHE_CONTEST : BAHE_OTHER;
}

const char *
bahe_category_name (BaheCategory category)
{
  return categories[category].name;
}

const char *
bahe_category_label (BaheCategory category)
{
  return _ (categories[category].label);
}
