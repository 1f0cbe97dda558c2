/* ecot-call.c: a call file read into lots
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A dossier keeps the bytes of the call it answers, so that it is judged years
 * later by the same words: the call therefore keeps them exactly.
 */

#include "config.h"

#include "call/ecot-call.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "call/ecot-call-private.h"

#define MAX_LOTS 200
/* What all lots see together: what is common counts for each, because each gets its
 * own structures.  The largest call known has 23 000. */
#define MAX_ELEMENTS 100000

struct _EcotCall
{
  char      *id;
  char      *title;
  GBytes    *bytes;
  GPtrArray *lots; /* of EcotLot */
};

static void
clear (EcotCall *self)
{
  g_free (self->id);
  g_free (self->title);
  g_bytes_unref (self->bytes);
  g_ptr_array_unref (self->lots);
}

EcotCall *
ecot_call_ref (EcotCall *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ecot_call_unref (EcotCall *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear);
}

static EcotCall *
call_new (const EcotCallNode *root,
          GBytes             *bytes)
{
  EcotCall *self = g_atomic_rc_box_new0 (EcotCall);

  self->id = g_strdup (ecot_call_node_get (root, "id"));
  self->title = g_strdup (ecot_call_node_get (root, "title"));
  self->bytes = g_bytes_ref (bytes);
  self->lots = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_lot_unref);

  return self;
}

static gboolean
check_audience (const EcotCall     *self,
                const EcotCallNode *common,
                const char         *name,
                GError            **error)
{
  const char    *lots = ecot_call_node_get (common, "for");
  g_auto (GStrv) ids = g_strsplit (lots != NULL ? lots : "", " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (ecot_call_find_lot ((EcotCall *)self, ids[i]) == NULL)
      return ecot_call_node_fail (common, name, error, _ ("“common” is for lot “%s”, and there is no such lot"), ids[i]);

  return TRUE;
}

static gboolean
add_lot (EcotCall           *self,
         const EcotCallNode *root,
         const EcotCallNode *node,
         const char         *name,
         GError            **error)
{
  const char *id = ecot_call_node_get (node, "id");
  EcotLot    *lot;

  if (ecot_call_find_lot (self, id) != NULL)
    return ecot_call_node_fail (node, name, error, _ ("“lot %s” is there twice"), id);

  lot = ecot_call_read_lot (root, node, name, error);
  if (lot == NULL)
    return FALSE;

  g_ptr_array_add (self->lots, lot);
  return TRUE;
}

static guint
count_elements (const EcotCallNode *node)
{
  guint n = 1;

  for (guint i = 0; i < node->children->len; i++)
    n += count_elements (node->children->pdata[i]);

  return n;
}

/* How many lots a common part is for, as far as can be told before they are read. */
static guint
count_readers (const EcotCallNode *common,
               guint               n_lots)
{
  const char *lots = ecot_call_node_get (common, "for");
  guint       n = 1;

  if (lots == NULL)
    return n_lots;

  for (const char *p = lots; *p != '\0'; p++)
    n += *p == ' ';

  return MIN (n, n_lots);
}

/* Before anything is made of it: a file of 1 MB could ask for a thousand times that. */
static gboolean
check_size (const EcotCallNode *root,
            const char         *name,
            GError            **error)
{
  guint   n_lots = 0;
  guint64 n = 0;

  for (guint i = 0; i < root->children->len; i++)
    n_lots += g_str_equal (((EcotCallNode *)root->children->pdata[i])->spec->name, "lot");
  if (n_lots > MAX_LOTS)
    return ecot_call_node_fail (root, name, error, _ ("a call has at most %d lots, and this one has %u"), MAX_LOTS, n_lots);

  for (guint i = 0; i < root->children->len; i++)
    {
      const EcotCallNode *node = root->children->pdata[i];
      guint               readers = g_str_equal (node->spec->name, "lot") ? 1 : count_readers (node, n_lots);

      n += (guint64)count_elements (node) * readers;
      if (n > MAX_ELEMENTS)
        return ecot_call_node_fail (node, name, error, _ ("the lots have more than %d elements together, those of “common” counted for each"), MAX_ELEMENTS);
    }

  return TRUE;
}

static gboolean
read_lots (EcotCall           *self,
           const EcotCallNode *root,
           const char         *name,
           GError            **error)
{
  for (guint i = 0; i < root->children->len; i++)
    {
      const EcotCallNode *node = root->children->pdata[i];

      if (g_str_equal (node->spec->name, "lot") && !add_lot (self, root, node, name, error))
        return FALSE;
    }

  for (guint i = 0; i < root->children->len; i++)
    {
      const EcotCallNode *node = root->children->pdata[i];

      if (g_str_equal (node->spec->name, "common") && !check_audience (self, node, name, error))
        return FALSE;
    }

  return self->lots->len > 0 || ecot_call_node_fail (root, name, error, _ ("a call needs at least one lot"));
}

/* One list for all lots: what is common is never multiplied. */
static void
share_places (EcotCall *self)
{
  g_autoptr (GPtrArray)  places = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->lots->len; i++)
    {
      EcotLot *lot = self->lots->pdata[i];

      for (guint j = 0; j < lot->territories->len; j++)
        {
          const EcotTerritory *territory = lot->territories->pdata[j];

          if (g_hash_table_add (seen, territory->label))
            g_ptr_array_add (places, territory->label);
        }

      g_ptr_array_unref (lot->places);
      lot->places = g_ptr_array_ref (places);
    }
}

EcotCall *
ecot_call_load (GBytes     *bytes,
                const char *name,
                GError    **error)
{
  g_autoptr (EcotCallNode) root = NULL;
  g_autoptr (EcotCall)     self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (g_bytes_get_size (bytes) > ECOT_MAX_CALL_SIZE)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL, _ ("%s:1: a call file is at most 8 MiB large"), name);
      return NULL;
    }

  root = ecot_call_node_read (bytes, name, error);
  if (root == NULL)
    return NULL;

  self = call_new (root, bytes);
  if (!check_size (root, name, error) || !read_lots (self, root, name, error))
    return NULL;

  share_places (self);
  return g_steal_pointer (&self);
}

EcotCall *
ecot_call_read (const char *path,
                GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char   *shown = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  shown = g_filename_display_name (path);
  bytes = ecot_read_contents (path, ECOT_MAX_CALL_SIZE, error);
  return bytes != NULL ? ecot_call_load (bytes, shown, error) : NULL;
}

const char *
ecot_call_get_id (EcotCall *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
ecot_call_get_title (EcotCall *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

GBytes *
ecot_call_get_bytes (EcotCall *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

GPtrArray *
ecot_call_get_lots (EcotCall *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lots;
}

EcotLot *
ecot_call_find_lot (EcotCall   *self,
                    const char *number)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (number != NULL, NULL);

  for (guint i = 0; i < self->lots->len; i++)
    {
      EcotLot *lot = self->lots->pdata[i];

      if (g_str_equal (lot->number, number))
        return lot;
    }

  return NULL;
}
