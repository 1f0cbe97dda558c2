/* ecot-register.c: the participants of the register, each counted once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * European rules count a person once an operation.  Two rows are the same person
 * where name and birth are, without case or accents; where there is no name, where
 * the code is.  The row with the lowest id counts, whatever the order of the rows
 * and of the edits that led there, so that a dossier counts the same after it was
 * read again.
 *
 * A row that does not say who it is about is somebody still, unless it is empty.
 */

#include "figure/ecot-register.h"

#include "base/ecot-fold.h"

struct _EcotRegister
{
  GHashTable *keys;    /* id -> who it is */
  GHashTable *persons; /* who -> GTree of the ids, so that any number of rows may be one person */
};

EcotRegister *
ecot_register_new (void)
{
  EcotRegister *self = g_new0 (EcotRegister, 1);

  self->keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_tree_unref);
  return self;
}

void
ecot_register_free (EcotRegister *self)
{
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->persons);
  g_free (self);
}

/* Who the row is about; NULL: it does not say.  (transfer full) */
static char *
make_key (EcotRecord *entry)
{
  const char      *name = ecot_record_get_text (entry, "name");
  const char      *code = ecot_record_get_text (entry, "code");
  g_autofree char *folded = NULL;
  gint64           birth;

  if (name != NULL && ecot_record_get_number (entry, "birth", &birth))
    {
      folded = ecot_fold_name (name);
      return g_strdup_printf ("%" G_GINT64_FORMAT " %s", birth, folded);
    }

  if (name != NULL || code == NULL)
    return NULL;

  folded = ecot_fold (code);
  return g_strconcat ("code ", folded, NULL);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  gint64 one = *(const gint64 *)a, two = *(const gint64 *)b;

  return (one > two) - (one < two);
}

static gint64
first_of (GTree *ids)
{
  return *(const gint64 *)g_tree_node_key (g_tree_node_first (ids));
}

/* Returns the row that counts instead from now on, or 0. */
static gint64
take_out (EcotRegister *self,
          gint64        id,
          const char   *key)
{
  GTree   *ids = g_hash_table_lookup (self->persons, key);
  gboolean counted = first_of (ids) == id;

  g_tree_remove (ids, &id);

  if (g_tree_nnodes (ids) > 0)
    return counted ? first_of (ids) : 0;

  g_hash_table_remove (self->persons, key);
  return 0;
}

/* Returns the row that counted until now, or 0. */
static gint64
put_in (EcotRegister *self,
        gint64        id,
        const char   *key)
{
  GTree *ids = g_hash_table_lookup (self->persons, key);
  gint64 counted = 0;

  if (ids != NULL)
    counted = first_of (ids);
  else
    {
      ids = g_tree_new_full (compare_ids, NULL, g_free, NULL);
      g_hash_table_insert (self->persons, g_strdup (key), ids);
    }

  g_tree_insert (ids, g_memdup2 (&id, sizeof id), NULL);
  return counted != 0 && id < counted ? counted : 0;
}

static void
set_key (EcotRegister *self,
         gint64        id,
         const char   *key,
         gint64        others[2])
{
  const char *before = g_hash_table_lookup (self->keys, &id);

  others[0] = others[1] = 0;

  if (g_strcmp0 (before, key) == 0)
    return;

  if (before != NULL)
    others[0] = take_out (self, id, before);

  g_hash_table_remove (self->keys, &id);

  if (key == NULL)
    return;

  others[1] = put_in (self, id, key);
  g_hash_table_insert (self->keys, g_memdup2 (&id, sizeof id), g_strdup (key));
}

void
ecot_register_follow (EcotRegister *self,
                      EcotRecord   *entry,
                      gint64        others[2])
{
  g_autofree char *key = make_key (entry);

  set_key (self, ecot_record_get_id (entry), key, others);
}

void
ecot_register_drop (EcotRegister *self,
                    gint64        id,
                    gint64        others[2])
{
  set_key (self, id, NULL, others);
}

gint64
ecot_register_find_first (EcotRegister *self,
                          gint64        id)
{
  const char *key = g_hash_table_lookup (self->keys, &id);

  return key != NULL ? first_of (g_hash_table_lookup (self->persons, key)) : id;
}
