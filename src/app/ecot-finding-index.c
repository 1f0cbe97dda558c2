/* ecot-finding-index.c: the findings by place, by limit, and how many errors there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * After every edit each cell on screen asks for its finding, each chapter for its
 * errors.  A dossier may have ten thousand findings of which an edit changes two,
 * so nothing here walks through them: what goes is taken out, what comes is put in.
 *
 * What is about a row of a list is kept by its record, for its place changes with every line put before it.
 */

#include "app/ecot-finding-index.h"

#include <string.h>

#define LIMIT "limit."

struct _EcotFindingIndex
{
  GListModel *list;   /* not owned */
  GPtrArray  *rows;   /* the list as it was last told: what it lets go has to be known */
  GHashTable *places; /* path, or record and field -> GPtrArray of EcotFinding */
  GHashTable *limits; /* rule -> GPtrArray of EcotFinding */
  GHashTable *errors; /* "budget", "budget/line" -> how many */
  guint       n_errors;
};

static GHashTable *
lists_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
}

static void
put_in (GHashTable  *lists,
        const char  *key,
        EcotFinding *finding)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (lists, g_strdup (key), list);
    }

  g_ptr_array_add (list, finding);
}

static void
take_out (GHashTable  *lists,
          const char  *key,
          EcotFinding *finding)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  g_ptr_array_remove (list, finding);
  if (list->len == 0)
    g_hash_table_remove (lists, key);
}

/* No path begins so. */
static char *
key_of_cell (gint64      row,
             const char *field)
{
  return g_strdup_printf ("#%" G_GINT64_FORMAT "/%s", row, field);
}

static char *
key_of (EcotFinding *finding)
{
  const char *field = NULL;
  gint64      row = ecot_finding_get_row (finding, &field);

  return row != 0 ? key_of_cell (row, field) : g_strdup (ecot_finding_get_where (finding));
}

/* {{{ Errors by chapter and by list */

static void
count_root (EcotFindingIndex *self,
            const char       *where,
            gsize             length,
            int               by)
{
  g_autofree char *root = g_strndup (where, length);
  int              n = GPOINTER_TO_INT (g_hash_table_lookup (self->errors, root)) + by;

  g_hash_table_insert (self->errors, g_steal_pointer (&root), GINT_TO_POINTER (n));
}

static void
count_error (EcotFindingIndex *self,
             EcotFinding      *finding,
             int               by)
{
  const char *where = ecot_finding_get_where (finding);
  const char *slash = strchr (where, '/');

  if (ecot_finding_get_level (finding) != ECOT_LEVEL_ERROR)
    return;

  self->n_errors += (guint)by;
  count_root (self, where, slash != NULL ? (gsize)(slash - where) : strlen (where), by);

  if (slash != NULL)
    count_root (self, where, (gsize)(slash - where) + 1 + strcspn (slash + 1, "/"), by);
}

/* }}} */

static void
add (EcotFindingIndex *self,
     EcotFinding      *finding)
{
  g_autofree char *key = key_of (finding);

  put_in (self->places, key, finding);
  if (g_str_has_prefix (ecot_finding_get_rule (finding), LIMIT))
    put_in (self->limits, ecot_finding_get_rule (finding), finding);

  count_error (self, finding, 1);
}

static void
drop (EcotFindingIndex *self,
      EcotFinding      *finding)
{
  g_autofree char *key = key_of (finding);

  take_out (self->places, key, finding);
  if (g_str_has_prefix (ecot_finding_get_rule (finding), LIMIT))
    take_out (self->limits, ecot_finding_get_rule (finding), finding);

  count_error (self, finding, -1);
}

EcotFindingIndex *
ecot_finding_index_new (GListModel *findings)
{
  EcotFindingIndex *self = g_new0 (EcotFindingIndex, 1);

  self->list = findings;
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = lists_new ();
  self->limits = lists_new ();
  self->errors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ecot_finding_index_splice (self, 0, 0, g_list_model_get_n_items (findings));

  return self;
}

void
ecot_finding_index_free (EcotFindingIndex *self)
{
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->limits);
  g_hash_table_unref (self->errors);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
ecot_finding_index_splice (EcotFindingIndex *self,
                           guint             position,
                           guint             n_removed,
                           guint             n_added)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (position + n_removed <= self->rows->len);

  for (guint i = 0; i < n_removed; i++)
    drop (self, self->rows->pdata[position + i]);

  if (n_removed > 0)
    g_ptr_array_remove_range (self->rows, position, n_removed);

  for (guint i = 0; i < n_added; i++)
    {
      EcotFinding *finding = g_list_model_get_item (self->list, position + i);

      g_ptr_array_insert (self->rows, (int)(position + i), finding);
      add (self, finding);
    }
}

static EcotFinding *
find_worst (EcotFindingIndex *self,
            const char       *key)
{
  GPtrArray   *found = g_hash_table_lookup (self->places, key);
  EcotFinding *worst = NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (worst == NULL || ecot_finding_get_level (worst) < ecot_finding_get_level (found->pdata[i]))
      worst = found->pdata[i];

  return worst;
}

EcotFinding *
ecot_finding_index_find (EcotFindingIndex *self,
                         const char       *path)
{
  g_return_val_if_fail (self != NULL, NULL);

  return path != NULL ? find_worst (self, path) : NULL;
}

EcotFinding *
ecot_finding_index_find_cell (EcotFindingIndex *self,
                              gint64            row,
                              const char       *field)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  key = key_of_cell (row, field);
  return find_worst (self, key);
}

EcotFinding *
ecot_finding_index_find_limit (EcotFindingIndex *self,
                               const char       *rule)
{
  GPtrArray *found;

  g_return_val_if_fail (self != NULL, NULL);

  found = g_hash_table_lookup (self->limits, rule);
  return found != NULL ? found->pdata[0] : NULL;
}

guint
ecot_finding_index_count_errors (EcotFindingIndex *self,
                                 const char       *root)
{
  g_return_val_if_fail (self != NULL, 0);

  return root == NULL ? self->n_errors : (guint)GPOINTER_TO_INT (g_hash_table_lookup (self->errors, root));
}
