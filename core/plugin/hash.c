/* The hash of what facts and figures of a kind are made by: when it differs, they are made anew from the events. */
#include "plugin/tables.h"

#include <sodium.h>
#include <string.h>

static void
add_text (crypto_generichash_state *hash, const char *text)
{
  guint32 length = text == NULL ? G_MAXUINT32 : (guint32) strlen (text);

  crypto_generichash_update (hash, (const guint8 *) &length, sizeof length);
  if (text != NULL)
    crypto_generichash_update (hash, (const guint8 *) text, length);
}

static void
add_number (crypto_generichash_state *hash, gint64 number)
{
  crypto_generichash_update (hash, (const guint8 *) &number, sizeof number);
}

static void
add_fields (crypto_generichash_state *hash, const BaheField *fields)
{
  add_number (hash, bahe_field_count (fields));
  for (const BaheField *f = fields; f != NULL && f->name != NULL; f++) {
    add_text (hash, f->name);
    add_number (hash, f->type);
    add_number (hash, f->flags);
    add_text (hash, f->fallback);
    add_text (hash, f->units);
    add_text (hash, f->private_to);
    for (const BaheChoice *c = f->choices; c != NULL && c->name != NULL; c++)
      add_text (hash, c->name);
    add_fields (hash, f->columns);
  }
}

static void
add_event (crypto_generichash_state *hash, const BaheEventInfo *event)
{
  add_text (hash, event->table->name);
  add_number (hash, event->table->version);
  add_text (hash, event->table->hidden_until);
  add_fields (hash, event->table->fields);
  add_number (hash, event->n_facts);
  for (guint i = 0; i < event->n_facts; i++)
    crypto_generichash_update (hash, (const guint8 *) &event->facts[i], sizeof (BaheFactMap));
}

/* The functions of a plugin cannot be hashed; its name and version stand for them, since evolve may give facts. */
void
bahe_hash_kind (BaheKindInfo *kind)
{
  crypto_generichash_state hash;

  crypto_generichash_init (&hash, NULL, 0, sizeof kind->hash);
  add_text (&hash, kind->plugin->table->name);
  add_text (&hash, kind->plugin->table->version);
  add_text (&hash, kind->table->name);
  add_number (&hash, kind->table->evolve != NULL);
  for (guint i = 0; i < kind->n_events; i++)
    add_event (&hash, &kind->events[i]);
  for (guint i = 0; i < kind->n_figures; i++) {
    add_text (&hash, kind->figures[i].table->name);
    add_number (&hash, kind->figures[i].table->how);
    add_text (&hash, kind->figures[i].table->event);
    if (kind->figures[i].table->view != NULL)
      add_text (&hash, kind->figures[i].table->view);
    add_text (&hash, kind->figures[i].table->field);
    add_text (&hash, kind->figures[i].table->by);
  }
  crypto_generichash_final (&hash, kind->hash, sizeof kind->hash);
}
