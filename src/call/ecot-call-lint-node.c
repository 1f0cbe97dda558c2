/* ecot-call-lint-node.c: what the rules of the linter ask of a node
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values were judged when the file was read: here they only have to be had.
 */

#include "config.h"

#include "call/ecot-call-lint-private.h"

#include "base/ecot-fold.h"

gboolean
ecot_lint_is (const EcotCallNode *node,
              const char         *element)
{
  return g_str_equal (node->spec->name, element);
}

const GPtrArray *
ecot_lint_all (const EcotLint *self,
               const char     *element)
{
  GPtrArray *all = g_hash_table_lookup (self->by_element, element);

  if (all == NULL)
    {
      all = g_ptr_array_new ();
      g_hash_table_insert (self->by_element, g_strdup (element), all);
    }

  return all;
}

const EcotCallNode *
ecot_lint_first (const EcotLint *self,
                 const char     *element)
{
  const GPtrArray *all = ecot_lint_all (self, element);

  return all->len > 0 ? all->pdata[0] : NULL;
}

const EcotCallNode *
ecot_lint_find (const EcotLint *self,
                const char     *element,
                const char     *id)
{
  g_autofree char *name = g_strconcat (element, " ", id, NULL);

  return g_hash_table_lookup (self->named, name);
}

GHashTable *
ecot_lint_group (const GPtrArray *nodes,
                 const char      *attribute)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < nodes->len; i++)
    {
      const char *value = ecot_call_node_get (nodes->pdata[i], attribute);
      GPtrArray  *group = value != NULL ? g_hash_table_lookup (groups, value) : NULL;

      if (value == NULL)
        continue;

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, (gpointer)value, group);
        }
      g_ptr_array_add (group, nodes->pdata[i]);
    }

  return groups;
}

const char *
ecot_lint_fold (EcotLint   *self,
                const char *text)
{
  char *folded = g_hash_table_lookup (self->folds, text);

  if (folded == NULL)
    {
      folded = ecot_fold (text);
      g_hash_table_insert (self->folds, (gpointer)text, folded);
    }

  return folded;
}

const EcotCallNode *
ecot_lint_source (const EcotCallNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    if (ecot_lint_is (node->children->pdata[i], "source"))
      return node->children->pdata[i];

  return NULL;
}

const char *
ecot_lint_name (const EcotCallNode *node)
{
  const char *id = ecot_call_node_get (node, "id");

  return id != NULL ? id : node->spec->name;
}

EcotDate
ecot_lint_date (const EcotCallNode *node,
                const char         *attribute)
{
  const char *text = ecot_call_node_get (node, attribute);
  EcotDate    date = ECOT_DATE_NONE;

  if (text != NULL)
    ecot_date_parse (text, &date, NULL);

  return date;
}

gboolean
ecot_lint_flag (const EcotCallNode *node,
                const char         *attribute)
{
  return g_strcmp0 (ecot_call_node_get (node, attribute), "true") == 0;
}

int
ecot_lint_count (const EcotCallNode *node,
                 const char         *attribute)
{
  const char *text = ecot_call_node_get (node, attribute);

  return text != NULL ? (int)g_ascii_strtoll (text, NULL, 10) : 0;
}

EcotDecimal
ecot_lint_number (const EcotCallNode *node,
                  const char         *attribute)
{
  const char *text = ecot_call_node_get (node, attribute);
  EcotDecimal number;

  return text != NULL && ecot_decimal_parse (text, &number, NULL) ? number : -1;
}

EcotRelation
ecot_lint_relation (const EcotCallNode *node,
                    gint64             *value,
                    EcotUnit           *unit)
{
  for (EcotRelation relation = ECOT_RELATION_UNSTATED; relation <= ECOT_RELATION_EQUAL; relation++)
    {
      const char *attribute = relation == ECOT_RELATION_UNSTATED ? "target" : ecot_relation_to_id (relation);
      const char *text = ecot_call_node_get (node, attribute);

      if (text != NULL && ecot_word_parse_quantity (text, value, unit))
        return relation;
    }

  return ECOT_RELATION_NONE;
}

char **
ecot_lint_words (const EcotCallNode *node,
                 const char         *attribute)
{
  const char *list = ecot_call_node_get (node, attribute);

  return g_strsplit (list != NULL ? list : "", " ", -1);
}
