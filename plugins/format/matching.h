/* The heaviest matching of a general graph: who should be paired with whom when each pair has a worth. */
#ifndef BAHE_FORMAT_MATCHING_H
#define BAHE_FORMAT_MATCHING_H

#include <glib.h>

/* `weights` is n × n, symmetric; 0 or less: these two may not be paired. No weight above G_MAXINT64 / 8. Sets
 * partners[i] to i's partner, −1 for none, so that the sum of the weights is greatest. Edmonds' blossoms with dual
 * variables, in the time of n³. */
void bahe_heaviest_matching (const gint64 *weights, guint n, int *partners);

#endif
