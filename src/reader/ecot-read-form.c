/* ecot-read-form.c: the fields of a PDF form, told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader/ecot-reading.h"

#include <string.h>

#include "reader/ecot-form-tree.h"

#define MAX_OPTIONS 2000

static gboolean
contains (const GPtrArray *texts,
          const char      *text)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *)texts, text, g_str_equal, NULL);
}

/* What is shown for a state: the text of that number, where the field has texts (ISO 32000-1, table 227). */
static char *
label_state (EcotFormTree       *tree,
             const EcotFormNode *node,
             const char         *state)
{
  gsize digits = strspn (state, "0123456789");
  char *label = NULL;
  int   i;

  if (node->options == 0 || !qpdf_oh_is_array (tree->qpdf, node->options) || digits == 0 || state[digits] != '\0' || digits > 5)
    return g_strdup (state);

  i = atoi (state);
  if (i < qpdf_oh_get_array_n_items (tree->qpdf, node->options))
    label = ecot_form_get_text (tree->qpdf, qpdf_oh_get_array_item (tree->qpdf, node->options, i));

  return label != NULL ? label : g_strdup (state);
}

static void
list_states (EcotFormTree       *tree,
             const EcotFormNode *node,
             GPtrArray          *keys,
             GPtrArray          *labels)
{
  for (guint i = 0; i < node->widgets->len; i++)
    {
      g_autoptr (GPtrArray) here = g_ptr_array_new_with_free_func (g_free);

      ecot_form_add_states (tree->qpdf, g_array_index (node->widgets, qpdf_oh, i), here, NULL);
      for (guint j = 0; j < here->len && keys->len < MAX_OPTIONS; j++)
        if (!contains (keys, here->pdata[j]))
          {
            g_ptr_array_add (keys, g_strdup (here->pdata[j]));
            g_ptr_array_add (labels, label_state (tree, node, here->pdata[j]));
          }
    }
}

/* An option is a text, or a pair: what is kept, what is shown. */
static void
list_options (EcotFormTree       *tree,
              const EcotFormNode *node,
              GPtrArray          *keys,
              GPtrArray          *labels)
{
  qpdf_data qpdf = tree->qpdf;
  int       n = node->options != 0 && qpdf_oh_is_array (qpdf, node->options) ? qpdf_oh_get_array_n_items (qpdf, node->options) : 0;

  for (int i = 0; i < MIN (n, MAX_OPTIONS); i++)
    {
      qpdf_oh          option = qpdf_oh_get_array_item (qpdf, node->options, i);
      gboolean         pair = qpdf_oh_is_array (qpdf, option) && qpdf_oh_get_array_n_items (qpdf, option) >= 2;
      g_autofree char *key = ecot_form_get_text (qpdf, pair ? qpdf_oh_get_array_item (qpdf, option, 0) : option);
      g_autofree char *label = pair ? ecot_form_get_text (qpdf, qpdf_oh_get_array_item (qpdf, option, 1)) : NULL;

      if (key == NULL)
        continue;
      g_ptr_array_add (labels, g_strdup (label != NULL ? label : key));
      g_ptr_array_add (keys, g_steal_pointer (&key));
    }
}

static gboolean
is_button (const EcotFormNode *node)
{
  return node->kind == ECOT_FORM_CHECK || node->kind == ECOT_FORM_RADIO;
}

/* What a box shows counts more than what is said of it. */
static void
list_shown (EcotFormTree       *tree,
            const EcotFormNode *node,
            GPtrArray          *values)
{
  for (guint i = 0; i < node->widgets->len; i++)
    {
      qpdf_oh          shown = qpdf_oh_get_key (tree->qpdf, g_array_index (node->widgets, qpdf_oh, i), "/AS");
      g_autofree char *text = ecot_form_get_text (tree->qpdf, shown);

      if (text != NULL && strcmp (text, "Off") != 0 && !contains (values, text))
        g_ptr_array_add (values, g_steal_pointer (&text));
    }
}

static void
list_values (EcotFormTree       *tree,
             const EcotFormNode *node,
             GPtrArray          *values)
{
  gboolean many = node->value != 0 && qpdf_oh_is_array (tree->qpdf, node->value);
  int      n = many ? qpdf_oh_get_array_n_items (tree->qpdf, node->value) : 1;

  if (is_button (node))
    {
      list_shown (tree, node, values);
      return;
    }

  for (int i = 0; node->value != 0 && i < MIN (n, MAX_OPTIONS); i++)
    {
      g_autofree char *text = ecot_form_get_text (tree->qpdf, many ? qpdf_oh_get_array_item (tree->qpdf, node->value, i) : node->value);

      if (text != NULL && *text != '\0')
        g_ptr_array_add (values, g_steal_pointer (&text));
    }
}

static GVariant *
pack_strings (const GPtrArray *texts)
{
  return g_variant_new_strv ((const char *const *)texts->pdata, (gssize)texts->len);
}

static guint
find_page (EcotFormTree *tree,
           qpdf_oh       widget)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (tree->pages, GINT_TO_POINTER (qpdf_oh_get_object_id (tree->qpdf, widget))));
}

/* The first place it has on a page. */
static GVariant *
pack_place (EcotFormTree       *tree,
            const EcotFormNode *node,
            guint              *page)
{
  double box[4] = { 0 };

  *page = 0;
  for (guint i = 0; i < node->widgets->len && *page == 0; i++)
    {
      qpdf_oh widget = g_array_index (node->widgets, qpdf_oh, i);

      *page = find_page (tree, widget);
      ecot_form_get_box (tree->qpdf, widget, box);
    }

  return g_variant_new ("(iiii)", (int)(box[0] * 100), (int)(box[1] * 100), (int)(box[2] * 100), (int)(box[3] * 100));
}

static gboolean
is_bare (EcotFormTree       *tree,
         const EcotFormNode *node)
{
  for (guint i = 0; i < node->widgets->len; i++)
    {
      qpdf_oh looks = qpdf_oh_get_key (tree->qpdf, g_array_index (node->widgets, qpdf_oh, i), "/AP");

      if (!qpdf_oh_is_dictionary (tree->qpdf, looks) || !qpdf_oh_has_key (tree->qpdf, looks, "/N"))
        return TRUE;
    }

  return FALSE;
}

static GVariant *
pack_field (EcotFormTree       *tree,
            const EcotFormNode *node)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *tip = ecot_form_get_text (tree->qpdf, qpdf_oh_get_key (tree->qpdf, node->dict, "/TU"));
  g_auto (EcotFormLook) look = { 0 };
  guint                 flags = node->flags, page;
  GVariant             *place;

  if (is_button (node))
    list_states (tree, node, keys, labels);
  else if (node->kind == ECOT_FORM_COMBO || node->kind == ECOT_FORM_LIST)
    list_options (tree, node, keys, labels);

  list_values (tree, node, values);
  if (values->len > 0 && is_bare (tree, node))
    flags |= ECOT_FORM_BARE;
  ecot_form_look_init (&look, tree, node);
  place = pack_place (tree, node, &page);

  return g_variant_new ("(ssuuuu@as@as@asu@(iiii)uu)", node->name, tip != NULL ? tip : "", node->kind, flags, node->max_length,
                        node->alignment, pack_strings (keys), pack_strings (labels), pack_strings (values), page, place,
                        look.face, (guint)(look.size * 100 + 0.5));
}

gboolean
ecot_read_form (const GPtrArray *parts,
                GPtrArray       *answer,
                GError         **error)
{
  gsize                    size;
  const char              *data = g_bytes_get_data (parts->pdata[0], &size);
  g_autoptr (EcotFormTree) tree = ecot_form_tree_read (data, size, error);
  g_autoptr (GVariant)     told = NULL;
  GVariantBuilder          fields;

  if (tree == NULL)
    return FALSE;

  g_variant_builder_init (&fields, G_VARIANT_TYPE ("a" ECOT_FORM_FIELD));
  for (guint i = 0; i < tree->fields->len; i++)
    g_variant_builder_add_value (&fields, pack_field (tree, tree->fields->pdata[i]));

  told = g_variant_ref_sink (g_variant_new (ECOT_FORM_ANSWER, tree->n_pages, tree->asks_to_draw, &fields));
  g_ptr_array_add (answer, g_variant_get_data_as_bytes (told));
  return TRUE;
}
