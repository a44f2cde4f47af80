/* Fields that more than one table of this kind has. */
#ifndef BAHE_MATCH_FIELDS_H
#define BAHE_MATCH_FIELDS_H

#include "draw/rows.h"

extern const BaheChoice match_result_endings[];
extern const BaheField match_score_columns[];

#define FIELD_POINTS(which, zh, en) FIELD_SCORE (which, zh, en, "999")
#define FIELD_CARDS(which, zh, en) FIELD_SCORE (which, zh, en, "99")
#define FIELD_SETS                                                                                                     \
  {                                                                                                                    \
    .name = "sets", .type = BAHE_ROWS, .label = { "各局比分", "Score of each set" }, .columns = match_score_columns    \
  }
#define FIELD_WINNER                                                                                                   \
  {                                                                                                                    \
    .name = "winner", .type = BAHE_ENTRANT, .label = {                                                                 \
      "胜方（打平后点球、加赛，或对方因伤退赛才填）",                                                                  \
      "Winner (only after penalties or a play-off, or if the other retired)"                                           \
    }                                                                                                                  \
  }

#endif
