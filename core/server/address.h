/* Which row of the tables an address is of. The rows are taken apart once, when the server begins. */
#ifndef BAHE_SERVER_ADDRESS_H
#define BAHE_SERVER_ADDRESS_H

#include "server/route.h"

typedef struct BaheAddresses BaheAddresses;

typedef struct {                /* what an address means; all zeros: nothing */
  const BaheRoute *route;       /* NULL: there is no row of that address and method */
  gint64 activity;              /* of {activity}; 0 */
  char *words[BAHE_MOST_WORDS]; /* of the {word}s, in order */
  char *allowed;                /* without a row: the methods that rows of the address have; NULL: none has it */
} BaheAddress;

/* `tables`: a NULL-terminated list of lists that end with a row of zeros; all stay borrowed. */
BaheAddresses *bahe_addresses_new (const BaheRoute *const *tables);
void bahe_addresses_free (BaheAddresses *addresses);

/* `path` without its query, percent signs still in it. */
void bahe_addresses_find (const BaheAddresses *addresses, const char *method, const char *path, BaheAddress *address);
void bahe_address_clear (BaheAddress *address);

#endif
