/* ecot-form-tree.c: the fields of a PDF form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields form a tree, hand down what they do not say (ISO 32000-1, 12.7.3.1), and
 * stand on pages as widgets.  A stranger made it: it may go in circles, be deeper or
 * longer than any form, or say everything in the wrong type.  Each object is visited
 * once, and there are bounds.
 *
 * What cannot be filled right is refused as a whole: a form of XFA shows other
 * fields than these, and a change breaks what was signed or locked.
 */

#include "config.h"

#include "reader/ecot-form-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"

#define MAX_DEPTH       32
#define MAX_NODES       40000
#define MAX_ANNOTATIONS 400000
#define MAX_PAGES       10000
#define MAX_TEXT        100000 /* bytes */

typedef struct
{
  EcotFormTree *tree;
  GHashTable   *seen; /* numbers of objects */
  guint         n_nodes;
  gboolean      too_much;
} Walk;

/* What a field hands down. */
typedef struct
{
  const char *name;
  qpdf_oh     type, value, flags, look, options, max_length, alignment;
} Legacy;

/* {{{ Values */

/* Names may have bytes of any encoding; old programs wrote Latin 1.  By hand: the C library reads that from a file of
 * its own, and no file is open to who reads strangers'. */
static char *
make_text (const char *bytes)
{
  gsize               length = MIN (strlen (bytes), MAX_TEXT);
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_utf8_validate (bytes, (gssize)length, NULL))
    return g_strndup (bytes, length);

  for (gsize i = 0; i < length; i++)
    g_string_append_unichar (text, (guchar)bytes[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
ecot_form_get_text (qpdf_data qpdf,
                    qpdf_oh   object)
{
  const char      *text = NULL;
  g_autofree char *valid = NULL;

  if (object != 0 && qpdf_oh_is_string (qpdf, object))
    text = qpdf_oh_get_utf8_value (qpdf, object);
  else if (object != 0 && qpdf_oh_is_name (qpdf, object))
    text = qpdf_oh_get_name (qpdf, object) + 1;

  if (text == NULL)
    return NULL;

  valid = make_text (text);
  return ecot_text_clean (valid, -1);
}

static double
get_number (qpdf_data qpdf,
            qpdf_oh   object)
{
  double number = qpdf_oh_is_number (qpdf, object) ? qpdf_oh_get_numeric_value (qpdf, object) : 0;

  return number > -1e6 && number < 1e6 ? number : 0;
}

static guint
get_count (qpdf_data qpdf,
           qpdf_oh   object)
{
  long long count = object != 0 && qpdf_oh_is_integer (qpdf, object) ? qpdf_oh_get_int_value (qpdf, object) : 0;

  return (guint)CLAMP (count, 0, G_MAXINT);
}

gboolean
ecot_form_get_box (qpdf_data qpdf,
                   qpdf_oh   widget,
                   double    box[4])
{
  qpdf_oh rect = qpdf_oh_get_key (qpdf, widget, "/Rect");
  double  at[4];

  if (!qpdf_oh_is_array (qpdf, rect) || qpdf_oh_get_array_n_items (qpdf, rect) != 4)
    return FALSE;

  for (int i = 0; i < 4; i++)
    at[i] = get_number (qpdf, qpdf_oh_get_array_item (qpdf, rect, i));

  box[0] = MIN (at[0], at[2]);
  box[1] = MIN (at[1], at[3]);
  box[2] = MAX (at[0], at[2]) - box[0];
  box[3] = MAX (at[1], at[3]) - box[1];
  return box[2] > 0 && box[3] > 0;
}

/* }}} */
/* {{{ The tree */

static void
node_free (gpointer data)
{
  EcotFormNode *node = data;

  g_free (node->name);
  g_array_unref (node->widgets);
  g_free (node);
}

static qpdf_oh
inherit (qpdf_data   qpdf,
         qpdf_oh     dict,
         const char *key,
         qpdf_oh     before)
{
  return qpdf_oh_has_key (qpdf, dict, key) ? qpdf_oh_get_key (qpdf, dict, key) : before;
}

static Legacy
take_legacy (qpdf_data     qpdf,
             qpdf_oh       dict,
             const Legacy *parent)
{
  return (Legacy){
    .type = inherit (qpdf, dict, "/FT", parent->type),
    .value = inherit (qpdf, dict, "/V", parent->value),
    .flags = inherit (qpdf, dict, "/Ff", parent->flags),
    .look = inherit (qpdf, dict, "/DA", parent->look),
    .options = inherit (qpdf, dict, "/Opt", parent->options),
    .max_length = inherit (qpdf, dict, "/MaxLen", parent->max_length),
    .alignment = inherit (qpdf, dict, "/Q", parent->alignment),
  };
}

/* ISO 32000-1, tables 221, 226, 228 and 230. */
#define BIT(n) (1u << ((n)-1))

static EcotFormKind
find_kind (qpdf_data qpdf,
           qpdf_oh   type,
           guint     bits)
{
  const char *name = type != 0 && qpdf_oh_is_name (qpdf, type) ? qpdf_oh_get_name (qpdf, type) : "";

  if (strcmp (name, "/Tx") == 0)
    return ECOT_FORM_TEXT;
  if (strcmp (name, "/Ch") == 0)
    return (bits & BIT (18)) != 0 ? ECOT_FORM_COMBO : ECOT_FORM_LIST;
  if (strcmp (name, "/Sig") == 0)
    return ECOT_FORM_SIGNATURE;
  if (strcmp (name, "/Btn") != 0)
    return ECOT_FORM_UNKNOWN;
  if ((bits & BIT (17)) != 0)
    return ECOT_FORM_BUTTON;

  return (bits & BIT (16)) != 0 ? ECOT_FORM_RADIO : ECOT_FORM_CHECK;
}

static EcotFormFlags
find_flags (EcotFormKind kind,
            guint        bits)
{
  static const struct
  {
    EcotFormKind  kind; /* N_KINDS: any */
    guint         bit;
    EcotFormFlags flag;
  } meanings[] = {
    { ECOT_FORM_N_KINDS, 1, ECOT_FORM_READ_ONLY },
    { ECOT_FORM_N_KINDS, 2, ECOT_FORM_REQUIRED },
    { ECOT_FORM_TEXT, 13, ECOT_FORM_MULTILINE },
    { ECOT_FORM_TEXT, 14, ECOT_FORM_PASSWORD },
    { ECOT_FORM_TEXT, 21, ECOT_FORM_FILE },
    { ECOT_FORM_TEXT, 25, ECOT_FORM_COMB },
    { ECOT_FORM_COMBO, 19, ECOT_FORM_EDITABLE },
    { ECOT_FORM_LIST, 22, ECOT_FORM_MULTIPLE },
  };
  guint flags = 0;

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if ((meanings[i].kind == ECOT_FORM_N_KINDS || meanings[i].kind == kind) && (bits & BIT (meanings[i].bit)) != 0)
      flags |= meanings[i].flag;

  return flags;
}

static gboolean
has_script (qpdf_data qpdf,
            qpdf_oh   dict)
{
  qpdf_oh actions = qpdf_oh_get_key (qpdf, dict, "/AA");

  return qpdf_oh_is_dictionary (qpdf, actions) && qpdf_oh_has_key (qpdf, actions, "/C");
}

/* A comb is as long as it says, and never has lines (ISO 32000-1, table 228). */
static void
finish_node (qpdf_data     qpdf,
             EcotFormNode *node,
             const Legacy *legacy)
{
  guint bits = get_count (qpdf, legacy->flags);
  guint most = get_count (qpdf, legacy->max_length);

  node->kind = find_kind (qpdf, legacy->type, bits);
  node->flags = find_flags (node->kind, bits);
  node->max_length = node->kind == ECOT_FORM_TEXT ? most : 0;
  node->alignment = get_count (qpdf, legacy->alignment);
  if (node->alignment > 2)
    node->alignment = 0;
  if (most == 0 || most > 1000 || (node->flags & (ECOT_FORM_MULTILINE | ECOT_FORM_PASSWORD | ECOT_FORM_FILE)) != 0)
    node->flags &= (guint)~ECOT_FORM_COMB;
  if (has_script (qpdf, node->dict))
    node->flags |= ECOT_FORM_CALCULATED;
}

static EcotFormNode *
add_node (Walk         *walk,
          qpdf_oh       dict,
          const Legacy *legacy)
{
  EcotFormNode *node = g_new0 (EcotFormNode, 1);

  node->name = g_strdup (legacy->name);
  node->dict = dict;
  node->value = legacy->value;
  node->look = legacy->look;
  node->options = legacy->options;
  node->widgets = g_array_new (FALSE, FALSE, sizeof (qpdf_oh));
  finish_node (walk->tree->qpdf, node, legacy);
  g_ptr_array_add (walk->tree->fields, node);
  return node;
}

/* Whether it has not been here before, and may go on. */
static gboolean
enter (Walk   *walk,
       qpdf_oh object)
{
  qpdf_data qpdf = walk->tree->qpdf;

  if (++walk->n_nodes > MAX_NODES)
    walk->too_much = TRUE;

  if (walk->too_much || !qpdf_oh_is_dictionary (qpdf, object))
    return FALSE;

  return !qpdf_oh_is_indirect (qpdf, object) ||
         g_hash_table_add (walk->seen, GINT_TO_POINTER (qpdf_oh_get_object_id (qpdf, object)));
}

static char *
join_name (Walk       *walk,
           qpdf_oh     dict,
           const char *parent)
{
  g_autofree char *own = ecot_form_get_text (walk->tree->qpdf, qpdf_oh_get_key (walk->tree->qpdf, dict, "/T"));

  if (own == NULL)
    return g_strdup (parent);

  return *parent != '\0' ? g_strconcat (parent, ".", own, NULL) : g_steal_pointer (&own);
}

static void visit (Walk         *walk,
                   qpdf_oh       dict,
                   const Legacy *parent,
                   guint         depth);

/* Kids with a name are fields, those without the places of this one. */
static void
visit_kids (Walk         *walk,
            qpdf_oh       dict,
            qpdf_oh       kids,
            const Legacy *legacy,
            guint         depth)
{
  qpdf_data     qpdf = walk->tree->qpdf;
  int           n = qpdf_oh_get_array_n_items (qpdf, kids);
  EcotFormNode *node = NULL;

  for (int i = 0; i < n && !walk->too_much; i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (qpdf, kids, i);

      if (qpdf_oh_is_dictionary (qpdf, kid) && qpdf_oh_has_key (qpdf, kid, "/T"))
        visit (walk, kid, legacy, depth + 1);
      else if (enter (walk, kid))
        {
          if (node == NULL)
            node = add_node (walk, dict, legacy);
          g_array_append_val (node->widgets, kid);
        }
    }
}

static void
visit (Walk         *walk,
       qpdf_oh       dict,
       const Legacy *parent,
       guint         depth)
{
  qpdf_data        qpdf = walk->tree->qpdf;
  g_autofree char *name = NULL;
  Legacy           legacy;
  qpdf_oh          kids;

  if (depth > MAX_DEPTH)
    walk->too_much = TRUE;
  if (!enter (walk, dict))
    return;

  name = join_name (walk, dict, parent->name);
  legacy = take_legacy (qpdf, dict, parent);
  legacy.name = name;
  kids = qpdf_oh_get_key (qpdf, dict, "/Kids");

  if (qpdf_oh_is_array (qpdf, kids))
    visit_kids (walk, dict, kids, &legacy, depth);
  else
    {
      EcotFormNode *node = add_node (walk, dict, &legacy);

      if (qpdf_oh_has_key (qpdf, dict, "/Rect"))
        g_array_append_val (node->widgets, dict);
    }
}

static gboolean
read_fields (EcotFormTree *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Walk                   walk = { .tree = self, .seen = seen };
  qpdf_oh                fields = qpdf_oh_get_key (self->qpdf, self->form, "/Fields");
  int                    n = qpdf_oh_is_array (self->qpdf, fields) ? qpdf_oh_get_array_n_items (self->qpdf, fields) : 0;
  const Legacy           none = {
              .name = "",
              .look = inherit (self->qpdf, self->form, "/DA", 0),
              .alignment = inherit (self->qpdf, self->form, "/Q", 0),
  };

  for (int i = 0; i < n && !walk.too_much; i++)
    visit (&walk, qpdf_oh_get_array_item (self->qpdf, fields, i), &none, 1);

  return !walk.too_much;
}

static gboolean
read_pages (EcotFormTree *self)
{
  guint n_annotations = 0;
  int   n = qpdf_get_num_pages (self->qpdf);

  if (n < 0 || n > MAX_PAGES)
    return FALSE;

  self->n_pages = (guint)n;
  for (int i = 0; i < n; i++)
    {
      qpdf_oh page = qpdf_get_page_n (self->qpdf, (gsize)i);
      qpdf_oh all = qpdf_oh_get_key (self->qpdf, page, "/Annots");
      int     n_here = qpdf_oh_is_array (self->qpdf, all) ? qpdf_oh_get_array_n_items (self->qpdf, all) : 0;

      for (int j = 0; j < n_here; j++)
        {
          qpdf_oh widget = qpdf_oh_get_array_item (self->qpdf, all, j);

          if (++n_annotations > MAX_ANNOTATIONS)
            return FALSE;
          g_hash_table_insert (self->pages, GINT_TO_POINTER (qpdf_oh_get_object_id (self->qpdf, widget)), GINT_TO_POINTER (i + 1));
          qpdf_oh_release (self->qpdf, widget);
        }
    }

  return TRUE;
}

/* }}} */
/* {{{ What is refused */

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER, sentence);
  return FALSE;
}

static gboolean
open_pdf (qpdf_data   qpdf,
          const char *data,
          gsize       size,
          GError    **error)
{
  gboolean readable;

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  readable = qpdf_read_memory (qpdf, "file", data, size, NULL) < QPDF_ERRORS;

  if (!readable && qpdf_has_error (qpdf) && qpdf_get_error_code (qpdf, qpdf_get_error (qpdf)) == qpdf_e_password)
    return refuse (error, _ ("this form is locked with a password; ask whoever sent it for one that is not, or fill it by hand"));
  if (!readable)
    return refuse (error, _ ("this is no PDF, or a damaged one; ask for another copy of it"));
  if (qpdf_is_encrypted (qpdf))
    return refuse (error, _ ("this form is protected by encryption, which a filled copy would break; ask for one that is not, or fill it by hand"));

  return TRUE;
}

static gboolean
find_form (EcotFormTree *self,
           GError      **error)
{
  qpdf_oh root = qpdf_get_root (self->qpdf);

  self->form = qpdf_oh_get_key (self->qpdf, root, "/AcroForm");
  if (!qpdf_oh_is_dictionary (self->qpdf, self->form))
    return refuse (error, _ ("this PDF has no fields to fill; print it, or type over it with a PDF editor"));
  if (qpdf_oh_has_key (self->qpdf, self->form, "/XFA"))
    return refuse (error, _ ("this form is of the kind XFA, which only Adobe’s programs show; ask for it as a form without XFA, or print it"));
  if (qpdf_oh_has_key (self->qpdf, root, "/Perms"))
    return refuse (error, _ ("this form is certified or has rights of use, which a filled copy would break; fill it with the program it was made for"));

  return TRUE;
}

static gboolean
is_signed (EcotFormTree *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const EcotFormNode *node = self->fields->pdata[i];

      if (node->kind == ECOT_FORM_SIGNATURE && node->value != 0 && qpdf_oh_is_dictionary (self->qpdf, node->value))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_form (EcotFormTree *self,
           GError      **error)
{
  qpdf_oh asks;

  if (!find_form (self, error))
    return FALSE;
  if (!read_pages (self) || !read_fields (self))
    return refuse (error, _ ("this form has more fields, levels or pages than any form a person fills; it is damaged, or made to do harm"));
  if (self->fields->len == 0)
    return refuse (error, _ ("this PDF has no fields to fill; print it, or type over it with a PDF editor"));
  if (is_signed (self))
    return refuse (error, _ ("this form is signed already, and filling it would break the signature; fill the form that nobody has signed yet"));

  asks = qpdf_oh_get_key (self->qpdf, self->form, "/NeedAppearances");
  self->asks_to_draw = qpdf_oh_is_bool (self->qpdf, asks) && qpdf_oh_get_bool_value (self->qpdf, asks);
  return TRUE;
}

/* }}} */

EcotFormTree *
ecot_form_tree_read (const char *data,
                     gsize       size,
                     GError    **error)
{
  g_autoptr (EcotFormTree) self = g_new0 (EcotFormTree, 1);

  self->qpdf = qpdf_init ();
  self->fields = g_ptr_array_new_with_free_func (node_free);
  self->pages = g_hash_table_new (NULL, NULL);

  if (!open_pdf (self->qpdf, data, size, error) || !read_form (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
ecot_form_tree_free (EcotFormTree *self)
{
  g_ptr_array_unref (self->fields);
  g_hash_table_unref (self->pages);
  qpdf_cleanup (&self->qpdf);
  g_free (self);
}

void
ecot_form_add_states (qpdf_data  qpdf,
                      qpdf_oh    widget,
                      GPtrArray *texts,
                      GPtrArray *keys)
{
  qpdf_oh looks = qpdf_oh_get_key (qpdf, widget, "/AP");
  qpdf_oh normal = qpdf_oh_is_dictionary (qpdf, looks) ? qpdf_oh_get_key (qpdf, looks, "/N") : 0;

  if (normal == 0 || !qpdf_oh_is_dictionary (qpdf, normal))
    return;

  qpdf_oh_begin_dict_key_iter (qpdf, normal);
  while (qpdf_oh_dict_more_keys (qpdf))
    {
      g_autofree char *key = g_strdup (qpdf_oh_dict_next_key (qpdf));
      g_autofree char *text = ecot_form_get_text (qpdf, qpdf_oh_new_name (qpdf, key));

      if (strcmp (key, "/Off") == 0 || text == NULL)
        continue;
      if (keys != NULL)
        g_ptr_array_add (keys, g_steal_pointer (&key));
      g_ptr_array_add (texts, g_steal_pointer (&text));
    }
}
