/* ecot-fill-form.c: values put into a PDF form, and drawn there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of them or none: what does not fit is told, and no file is made.  Of the form
 * only the fields that are asked for change; what its streams hold is passed on as
 * it is, never decoded.
 */

#include "config.h"

#include "reader/ecot-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "reader/ecot-form-draw.h"

#define VERSION "1.4" /* fonts by glyph, compressed */

typedef struct
{
  EcotFormTree   *tree;
  GHashTable     *by_name; /* name -> GPtrArray of EcotFormNode */
  EcotFormType   *types[ECOT_FORM_N_FACES];
  GVariantBuilder obstacles;
  guint           n_obstacles;
  guint           number; /* of the value that is being put */
  gboolean        cut;
} Filling;

/* What is only drawn again holds nobody up: hidden fields have no area, and nobody misses them. */
static void
object_to (Filling         *self,
           EcotFormObstacle obstacle,
           guint            fits,
           guint            there)
{
  if (self->cut)
    return;

  g_variant_builder_add (&self->obstacles, "(uuuu)", self->number, obstacle, fits, there);
  self->n_obstacles++;
}

static void
set_key (Filling    *self,
         qpdf_oh     dict,
         const char *key,
         qpdf_oh     value)
{
  qpdf_oh_replace_key (self->tree->qpdf, dict, key, value);
}

static qpdf_oh
new_text (Filling    *self,
          const char *text)
{
  return qpdf_oh_new_unicode_string (self->tree->qpdf, text);
}

static guint
get_n_widgets (const EcotFormNode *node)
{
  return node->widgets->len;
}

static qpdf_oh
get_widget (const EcotFormNode *node,
            guint               i)
{
  return g_array_index (node->widgets, qpdf_oh, i);
}

/* {{{ Texts */

/* The face a field asks for; of two fields with one name, the one that was sent for the other. */
static EcotFormType *
find_type (Filling            *self,
           const EcotFormLook *look)
{
  EcotFormType *type = self->types[look->face];

  for (guint i = 0; i < ECOT_FORM_N_FACES && type == NULL; i++)
    type = self->types[i];

  return type;
}

/* A place without area is no place, and one of several is enough. */
static gboolean
count_drawn (Filling              *self,
             gboolean              drawn,
             const EcotFormMisfit *misfit)
{
  if (!drawn && misfit->obstacle != ECOT_FORM_NO_PLACE)
    object_to (self, misfit->obstacle, misfit->fits, misfit->there);

  return drawn || misfit->obstacle != ECOT_FORM_NO_PLACE;
}

/* The size the form asks for is the same in all its places. */
static void
draw_everywhere (Filling            *self,
                 const EcotFormNode *node,
                 const char         *text)
{
  g_auto (EcotFormLook) look = { 0 };
  EcotFormDrawing       drawing = { .tree = self->tree, .node = node, .look = &look, .cut = self->cut };
  guint                 n = 0;

  ecot_form_look_init (&look, self->tree, node);
  drawing.type = find_type (self, &look);

  for (guint i = 0; i < get_n_widgets (node) && (drawing.type != NULL || *text == '\0'); i++)
    {
      EcotFormMisfit misfit;
      gboolean       drawn = ecot_form_draw_text (&drawing, get_widget (node, i), text, &misfit);

      n += count_drawn (self, drawn, &misfit);
    }

  if (n == 0)
    object_to (self, ECOT_FORM_NO_PLACE, 0, 0);
}

static void
put_text (Filling            *self,
          const EcotFormNode *node,
          const char         *text)
{
  set_key (self, node->dict, "/V", new_text (self, text));
  qpdf_oh_remove_key (self->tree->qpdf, node->dict, "/RV"); /* the same with marks, which it no longer is */
  draw_everywhere (self, node, text);
}

/* }}} */
/* {{{ Choices */

/* What is kept or shown for an option, pairs having both. */
static char *
get_option (Filling            *self,
            const EcotFormNode *node,
            int                 i,
            int                 part)
{
  qpdf_data qpdf = self->tree->qpdf;
  qpdf_oh   option = qpdf_oh_get_array_item (qpdf, node->options, i);
  gboolean  pair = qpdf_oh_is_array (qpdf, option) && qpdf_oh_get_array_n_items (qpdf, option) >= 2;

  return ecot_form_get_text (qpdf, pair ? qpdf_oh_get_array_item (qpdf, option, part) : option);
}

static int
count_options (Filling            *self,
               const EcotFormNode *node)
{
  return node->options != 0 && qpdf_oh_is_array (self->tree->qpdf, node->options)
           ? qpdf_oh_get_array_n_items (self->tree->qpdf, node->options)
           : 0;
}

static void
put_combo (Filling            *self,
           const EcotFormNode *node,
           const char         *value)
{
  int              n = count_options (self, node);
  g_autofree char *label = NULL;

  for (int i = 0; i < n && label == NULL; i++)
    {
      g_autofree char *kept = get_option (self, node, i, 0);

      if (g_strcmp0 (kept, value) == 0)
        label = get_option (self, node, i, 1);
    }

  set_key (self, node->dict, "/V", new_text (self, value));
  qpdf_oh_remove_key (self->tree->qpdf, node->dict, "/I");
  draw_everywhere (self, node, label != NULL ? label : value);
}

static void
draw_list (Filling            *self,
           const EcotFormNode *node,
           const EcotFormList *list)
{
  g_auto (EcotFormLook) look = { 0 };
  EcotFormDrawing       drawing = { .tree = self->tree, .node = node, .look = &look, .cut = self->cut };
  guint                 n = 0;

  ecot_form_look_init (&look, self->tree, node);
  drawing.type = find_type (self, &look);

  for (guint i = 0; i < get_n_widgets (node) && drawing.type != NULL; i++)
    {
      EcotFormMisfit misfit;
      guint          top;
      gboolean       drawn = ecot_form_draw_list (&drawing, get_widget (node, i), list, &top, &misfit);

      if (drawn)
        set_key (self, node->dict, "/TI", qpdf_oh_new_integer (self->tree->qpdf, top));
      n += count_drawn (self, drawn, &misfit);
    }

  if (n == 0)
    object_to (self, ECOT_FORM_NO_PLACE, 0, 0);
}

static void
put_list (Filling            *self,
          const EcotFormNode *node,
          const char *const  *values)
{
  qpdf_data              qpdf = self->tree->qpdf;
  int                    n = count_options (self, node);
  qpdf_oh                kept = qpdf_oh_new_array (qpdf), indices = qpdf_oh_new_array (qpdf);
  g_autofree gboolean   *chosen = g_new0 (gboolean, (gsize)n + 1);
  g_autoptr (GPtrArray)  labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) once = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  EcotFormList           list;

  for (int i = 0; i < n; i++)
    {
      g_autofree char *value = get_option (self, node, i, 0);
      char            *label = get_option (self, node, i, 1);

      g_ptr_array_add (labels, label != NULL ? label : g_strdup (""));
      /* Of two that are kept alike, the first: nobody could tell them apart. */
      chosen[i] = value != NULL && g_strv_contains (values, value) && g_hash_table_add (once, g_strdup (value));
      if (!chosen[i])
        continue;
      qpdf_oh_append_item (qpdf, kept, new_text (self, value));
      qpdf_oh_append_item (qpdf, indices, qpdf_oh_new_integer (qpdf, i));
    }
  list = (EcotFormList){ (const char *const *)labels->pdata, chosen, labels->len };

  set_key (self, node->dict, "/V", qpdf_oh_get_array_n_items (qpdf, kept) == 1 ? qpdf_oh_get_array_item (qpdf, kept, 0) : kept);
  set_key (self, node->dict, "/I", indices);
  draw_list (self, node, &list);
}

/* }}} */
/* {{{ Boxes */

/* What the file calls that state of a widget, or NULL. */
static char *
find_state (Filling    *self,
            qpdf_oh     widget,
            const char *state)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  guint                 i;

  ecot_form_add_states (self->tree->qpdf, widget, texts, keys);
  return g_ptr_array_find_with_equal_func (texts, state, g_str_equal, &i) ? g_strdup (keys->pdata[i]) : NULL;
}

/* Each place shows the state if it has a picture of it, else that it is off. */
static void
put_state (Filling            *self,
           const EcotFormNode *node,
           const char         *state)
{
  qpdf_data        qpdf = self->tree->qpdf;
  g_autofree char *value = NULL;

  for (guint i = 0; i < get_n_widgets (node); i++)
    {
      char *key = *state != '\0' ? find_state (self, get_widget (node, i), state) : NULL;

      set_key (self, get_widget (node, i), "/AS", qpdf_oh_new_name (qpdf, key != NULL ? key : "/Off"));
      if (key != NULL)
        {
          g_free (value);
          value = key;
        }
    }

  if (value == NULL && *state != '\0')
    object_to (self, ECOT_FORM_NO_STATE, 0, 0);
  else
    set_key (self, node->dict, "/V", qpdf_oh_new_name (qpdf, value != NULL ? value : "/Off"));
}

/* }}} */
/* {{{ The form */

static void
put (Filling            *self,
     const EcotFormNode *node,
     const char *const  *values)
{
  const char *value = values[0] != NULL ? values[0] : "";

  if (node->kind == ECOT_FORM_TEXT)
    put_text (self, node, value);
  else if (node->kind == ECOT_FORM_COMBO)
    put_combo (self, node, value);
  else if (node->kind == ECOT_FORM_LIST)
    put_list (self, node, values);
  else if (node->kind == ECOT_FORM_CHECK || node->kind == ECOT_FORM_RADIO)
    put_state (self, node, value);
}

static void
index_fields (Filling *self)
{
  for (guint i = 0; i < self->tree->fields->len; i++)
    {
      EcotFormNode *node = self->tree->fields->pdata[i];
      GPtrArray    *same = g_hash_table_lookup (self->by_name, node->name);

      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (self->by_name, node->name, same);
        }
      g_ptr_array_add (same, node);
    }
}

static void
put_all (Filling  *self,
         GVariant *values)
{
  GVariantIter iter;
  const char  *name;
  const char **texts;

  g_variant_iter_init (&iter, values);
  for (; g_variant_iter_next (&iter, "(&s^a&sb)", &name, &texts, &self->cut); self->number++)
    {
      const GPtrArray *nodes = g_hash_table_lookup (self->by_name, name);

      if (nodes == NULL)
        object_to (self, ECOT_FORM_NO_PLACE, 0, 0);
      for (guint i = 0; nodes != NULL && i < nodes->len; i++)
        put (self, nodes->pdata[i], texts);
      g_free (texts);
    }
}

static void
take_types (Filling  *self,
            GVariant *fonts)
{
  for (gsize i = 0; i < g_variant_n_children (fonts); i++)
    {
      g_autoptr (GVariant) font = g_variant_get_child_value (fonts, i);
      EcotFormType        *type = ecot_form_type_new (font);

      if (type->face < ECOT_FORM_N_FACES && self->types[type->face] == NULL)
        self->types[type->face] = type;
      else
        ecot_form_type_free (type);
    }
}

/* Deterministic: the same values into the same form give the same bytes. */
static GBytes *
write_form (Filling *self,
            GError **error)
{
  qpdf_data qpdf = self->tree->qpdf;

  qpdf_oh_remove_key (qpdf, self->tree->form, "/NeedAppearances");
  /* Warnings are of what was damaged and could be mended. */
  if ((qpdf_init_write_memory (qpdf) & QPDF_ERRORS) == 0)
    {
      qpdf_set_decode_level (qpdf, qpdf_dl_none);
      qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
      qpdf_set_minimum_pdf_version (qpdf, VERSION);
      qpdf_write (qpdf);
    }

  if (qpdf_has_error (qpdf))
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER, _ ("this form is damaged and cannot be written again: %s"),
                   qpdf_get_error_message_detail (qpdf, qpdf_get_error (qpdf)));
      return NULL;
    }

  return g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
}

static gboolean
fill (Filling   *self,
      GVariant  *request,
      GPtrArray *answer,
      GError   **error)
{
  g_autoptr (GVariant) values = g_variant_get_child_value (request, 0);
  g_autoptr (GVariant) fonts = g_variant_get_child_value (request, 1);
  g_autoptr (GVariant) obstacles = NULL;
  GBytes              *file;

  index_fields (self);
  take_types (self, fonts);
  put_all (self, values);

  obstacles = g_variant_ref_sink (g_variant_builder_end (&self->obstacles));
  file = self->n_obstacles > 0 ? g_bytes_new (NULL, 0) : write_form (self, error);
  if (file == NULL)
    return FALSE;

  g_ptr_array_add (answer, g_variant_get_data_as_bytes (obstacles));
  g_ptr_array_add (answer, file);
  return TRUE;
}

/* }}} */

gboolean
ecot_fill_form (const GPtrArray *parts,
                GPtrArray       *answer,
                GError         **error)
{
  gsize                    size;
  const char              *data = g_bytes_get_data (parts->pdata[0], &size);
  g_autoptr (EcotFormTree) tree = ecot_form_tree_read (data, size, error);
  g_autoptr (GVariant)     request = g_variant_new_from_bytes (G_VARIANT_TYPE (ECOT_FORM_REQUEST), parts->pdata[1], FALSE);
  g_autoptr (GHashTable)   by_name = NULL;
  Filling                  filling = { .tree = tree };
  gboolean                 done;

  g_variant_ref_sink (request);
  if (tree == NULL)
    return FALSE;

  by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  filling.by_name = by_name;
  g_variant_builder_init (&filling.obstacles, G_VARIANT_TYPE (ECOT_FORM_OBSTACLES));
  done = fill (&filling, request, answer, error);
  for (guint i = 0; i < ECOT_FORM_N_FACES; i++)
    g_clear_pointer (&filling.types[i], ecot_form_type_free);

  return done;
}
