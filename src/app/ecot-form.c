/* ecot-form.c: inputs in groups under headings, on a page that scrolls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of the form has six columns.  A cell takes as many as its name says,
 * so that a form of the call looks like a form and not like a list.
 */

#include "config.h"

#include "app/ecot-form.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-clamp.h"
#include "base/ecot-fold.h"
#include "app/ecot-name.h"
#include "app/ecot-note-button.h"

#define COLUMNS     6
#define PAGE_WIDTH  760
#define WIDE_WIDTH  1044
#define FULL_WIDTH  1800
#define GRID_HEIGHT 420

struct _EcotForm
{
  GtkWidget parent_instance;

  EcotWork   *work;
  GHashTable *inputs; /* path -> EcotInput */
  GPtrArray  *order;  /* the same, as they were added */
  GPtrArray  *grids;
  GArray     *ways;
  GtkWidget  *first; /* where one begins to type: an input or a table */
  GtkGrid    *grid;  /* of the group being filled */
  int         row, column;
  GtkWidget  *messages; /* of the row being filled, below it */
  guint       n_beside; /* inputs that share them */

  GtkWidget *scrolled;
  GtkBox    *box;
};

G_DEFINE_FINAL_TYPE (EcotForm, ecot_form, GTK_TYPE_WIDGET)

typedef struct
{
  GtkWidget   *widget;
  EcotFormGoTo go_to;
} Way;

static const struct
{
  const char *field;
  int         span;
} spans[] = {
  { "acronym", 2 },
  { "siret", 3 },
  { "rna", 3 },
  { "employees", 2 },
  { "postcode", 2 },
  { "commune", 4 },
  { "telephone", 3 },
  { "fax", 3 },
  { "email", 3 },
  { "website", 3 },
  { "role", 3 },
  { "start", 2 },
  { "end", 2 },
  { "event", 2 },
  { "place", 3 },
  { "date", 2 },
  { "proof", 2 },
  { "covered", 3 },
  { "count", 3 },
  { "amount", 3 },
  { "percent", 3 },
  { "sent", 3 },
  { "channel", 3 },
  { "joined", 2 },
  { "met", 2 },
  { "file", 4 },
};

static int
span_of (const char *path)
{
  const char *field = strrchr (path, '/') + 1;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (g_str_equal (spans[i].field, field))
      return spans[i].span;

  return COLUMNS;
}

static void
start_grid (EcotForm *self,
            GtkBox   *box)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_box_append (box, GTK_WIDGET (self->grid));
  self->row = 0;
  self->column = 0;
  self->messages = NULL;
}

static void
ecot_form_dispose (GObject *object)
{
  EcotForm *self = ECOT_FORM (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->inputs, g_hash_table_unref);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_pointer (&self->grids, g_ptr_array_unref);
  g_clear_pointer (&self->ways, g_array_unref);
  g_clear_object (&self->work);

  G_OBJECT_CLASS (ecot_form_parent_class)->dispose (object);
}

static void
ecot_form_class_init (EcotFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ecot_form_init (EcotForm *self)
{
  GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->inputs = g_hash_table_new (g_str_hash, g_str_equal);
  self->order = g_ptr_array_new ();
  self->grids = g_ptr_array_new ();
  self->ways = g_array_new (FALSE, FALSE, sizeof (Way));
  self->scrolled = gtk_scrolled_window_new ();
  /* Sideways only where the points to see leave no room: a window must not outgrow its screen. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_hexpand (self->scrolled, TRUE);
  gtk_widget_set_vexpand (self->scrolled, TRUE);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "form");
  gtk_widget_set_layout_manager (holder, ecot_clamp_new (PAGE_WIDTH));
  gtk_widget_set_parent (GTK_WIDGET (self->box), holder);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), holder);
  /* Tables are as high as their rows, and the page scrolls. */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scrolled))), GTK_SCROLL_NATURAL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
ecot_form_add_text (EcotForm   *self,
                    const char *text,
                    const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  g_return_val_if_fail (ECOT_IS_FORM (self), NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, class);
  ecot_form_add_widget (self, label);

  return label;
}

GtkWidget *
ecot_form_new (EcotWork   *work,
               const char *title)
{
  EcotForm *self = g_object_new (ECOT_TYPE_FORM, NULL);

  self->work = g_object_ref (work);

  if (title != NULL)
    ecot_form_add_text (self, title, "title-3");

  return GTK_WIDGET (self);
}

static void
set_width (EcotForm *self,
           int       width)
{
  ecot_clamp_set_width (ECOT_CLAMP (gtk_widget_get_layout_manager (gtk_widget_get_parent (GTK_WIDGET (self->box)))), width);
}

void
ecot_form_widen (EcotForm *self)
{
  g_return_if_fail (ECOT_IS_FORM (self));

  set_width (self, WIDE_WIDTH);
}

void
ecot_form_fill (EcotForm *self)
{
  g_return_if_fail (ECOT_IS_FORM (self));

  set_width (self, FULL_WIDTH);
}

void
ecot_form_add_widget (EcotForm  *self,
                      GtkWidget *widget)
{
  g_return_if_fail (ECOT_IS_FORM (self));

  gtk_box_append (self->box, widget);
  self->grid = NULL;
}

void
ecot_form_add_group (EcotForm   *self,
                     const char *title)
{
  g_return_if_fail (ECOT_IS_FORM (self));

  ecot_form_add_text (self, title, "title-4");
}

void
ecot_form_add_phrase (EcotForm         *self,
                      const EcotSource *source)
{
  g_autofree char *phrase = NULL;

  g_return_if_fail (ECOT_IS_FORM (self));

  if (source == NULL || source->quote == NULL)
    return;

  phrase = ecot_source_phrase (source);
  ecot_form_add_text (self, phrase, "call-phrase");
}

/* In the line of inputs being filled, if there is one: it goes on below. */
void
ecot_form_add_notes (EcotForm   *self,
                     const char *about)
{
  GtkWidget *notes;

  g_return_if_fail (ECOT_IS_FORM (self));

  notes = ecot_note_button_new (self->work, about);

  if (notes != NULL && self->grid != NULL)
    ecot_form_attach_widget (self, notes, COLUMNS);
  else if (notes != NULL)
    ecot_form_add_widget (self, notes);
}

static EcotInput *
make_input (EcotForm   *self,
            const char *path,
            const char *label,
            const char *help,
            gboolean    required)
{
  GtkWidget *input = ecot_input_new (self->work, path, label, help, required);

  if (input == NULL)
    return NULL;

  gtk_widget_set_hexpand (input, TRUE);
  g_hash_table_replace (self->inputs, (gpointer)ecot_input_get_path (ECOT_INPUT (input)), input);
  g_ptr_array_add (self->order, input);
  self->first = self->first != NULL ? self->first : input;

  return ECOT_INPUT (input);
}

EcotInput *
ecot_form_attach_input (EcotForm   *self,
                        GtkGrid    *grid,
                        const char *path,
                        const char *name,
                        int         width,
                        int         column,
                        int         row,
                        GtkWidget  *messages)
{
  EcotInput *input;

  g_return_val_if_fail (ECOT_IS_FORM (self), NULL);

  input = make_input (self, path, name, NULL, FALSE);

  if (input == NULL)
    return NULL;

  ecot_input_hide_title (input);
  gtk_widget_set_hexpand (GTK_WIDGET (input), FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (input), width, -1);
  gtk_grid_attach (grid, GTK_WIDGET (input), column, row, 1, 1);
  ecot_input_put_message (input, messages);
  return input;
}

EcotInput *
ecot_form_add_input (EcotForm   *self,
                     const char *path,
                     const char *label,
                     const char *help,
                     gboolean    required)
{
  EcotInput *input;
  int        span = span_of (path);

  g_return_val_if_fail (ECOT_IS_FORM (self), NULL);

  input = make_input (self, path, label, help, required);

  if (input == NULL)
    return NULL;

  ecot_form_attach_widget (self, GTK_WIDGET (input), span);

  return input;
}

/* An input alone on its line has room for its message; those beside each other
 * share lines of the whole width, as many as they are. */
static void
share_messages (EcotForm  *self,
                EcotInput *input)
{
  if (self->messages == NULL)
    {
      self->messages = ecot_input_make_messages ();
      self->n_beside = 0;
      gtk_grid_attach (self->grid, self->messages, 0, self->row + 1, COLUMNS, 1);
    }

  ecot_input_reserve_messages (self->messages, ++self->n_beside);
  ecot_input_put_message (input, self->messages);
}

void
ecot_form_attach_widget (EcotForm  *self,
                         GtkWidget *widget,
                         int        span)
{
  g_return_if_fail (ECOT_IS_FORM (self));

  if (self->grid == NULL)
    start_grid (self, self->box);

  if (self->column + span > COLUMNS)
    {
      self->column = 0;
      self->row += 2;
      self->messages = NULL;
    }

  gtk_grid_attach (self->grid, widget, self->column, self->row, span, 1);
  self->column += span;

  if (span < COLUMNS && ECOT_IS_INPUT (widget))
    share_messages (self, ECOT_INPUT (widget));
}

EcotGrid *
ecot_form_add_grid (EcotForm           *self,
                    const EcotGridSpec *spec,
                    const char         *name)
{
  GtkWidget *pane;

  g_return_val_if_fail (ECOT_IS_FORM (self), NULL);

  pane = ecot_grid_pane_new (self->work, spec, name, GRID_HEIGHT);
  ecot_form_add_widget (self, pane);
  g_ptr_array_add (self->grids, ecot_grid_pane_get_grid (ECOT_GRID_PANE (pane)));
  self->first = self->first != NULL ? self->first : pane;

  return ecot_grid_pane_get_grid (ECOT_GRID_PANE (pane));
}

/* The fields of the kinds that have no input yet, into the grid being filled. */
static guint
add_missing (EcotForm          *self,
             const char *const *prefixes)
{
  guint n = 0;

  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      g_autofree char    *name = g_strndup (prefixes[i], strlen (prefixes[i]) - 1);
      const EcotKindSpec *kind = ecot_schema_get_kind (ecot_schema_find_kind (name));

      for (guint j = 0; j < kind->n_fields; j++)
        {
          g_autofree char *path = g_strconcat (prefixes[i], kind->fields[j].name, NULL);

          if (!g_hash_table_contains (self->inputs, path) && ecot_form_add_input (self, path, NULL, NULL, FALSE) != NULL)
            n++;
        }
    }

  return n;
}

/* What the call does not ask for is kept at hand, folded. */
static void
add_others (EcotForm          *self,
            const char *const *prefixes)
{
  GtkWidget *expander = gtk_expander_new_with_mnemonic (_ ("_Other information"));
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_expander_set_child (GTK_EXPANDER (expander), inner);
  gtk_widget_add_css_class (expander, "others");
  ecot_name_widget (expander, _ ("Other information"));
  start_grid (self, GTK_BOX (inner));

  if (add_missing (self, prefixes) > 0)
    ecot_form_add_widget (self, expander);
  else
    g_object_unref (g_object_ref_sink (expander));

  self->grid = NULL;
}

/* The call's phrase, unless it is but the label again. */
static const char *
help_of (const EcotCallField *field)
{
  const char      *quote = field->source != NULL ? field->source->quote : NULL;
  g_autofree char *label = ecot_fold (field->label);

  return quote != NULL && !ecot_fold_matches (label, quote) ? quote : NULL;
}

void
ecot_form_add_fields (EcotForm          *self,
                      const char *const *prefixes)
{
  GPtrArray  *fields = ecot_work_get_lot (self->work)->fields;
  const char *group = NULL;
  gboolean    asked = FALSE;

  g_return_if_fail (ECOT_IS_FORM (self));

  for (guint i = 0; i < fields->len; i++)
    {
      const EcotCallField *field = g_ptr_array_index (fields, i);

      if (field->place == NULL || !ecot_starts_with_any (field->place, prefixes))
        continue;

      asked = TRUE;

      if (field->group != NULL && g_strcmp0 (field->group, group) != 0)
        {
          ecot_form_add_group (self, field->group);
          group = field->group;
        }

      ecot_form_add_input (self, field->place, field->label, help_of (field), field->required);
      ecot_form_add_notes (self, field->id);
    }

  /* Where nothing is asked the fields are all there is. */
  if (asked)
    add_others (self, prefixes);
  else
    add_missing (self, prefixes);
}

/* The first input of a record or a kind. */
static EcotInput *
find_first (EcotForm   *self,
            const char *path,
            gsize       length)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      const char *own = ecot_input_get_path (g_ptr_array_index (self->order, i));

      if (strncmp (own, path, length) == 0 && own[length] == '/')
        return g_ptr_array_index (self->order, i);
    }

  return NULL;
}

/* The input of a cell; of a record or a kind named alone, or of a cell that has none,
 * the first of its record. */
static EcotInput *
find_input (EcotForm   *self,
            const char *path)
{
  EcotInput  *input = g_hash_table_lookup (self->inputs, path);
  const char *slash = strrchr (path, '/');

  if (input == NULL)
    input = find_first (self, path, strlen (path));
  if (input == NULL && slash != NULL)
    input = find_first (self, path, (gsize)(slash - path));

  return input;
}

void
ecot_form_add_way (EcotForm    *self,
                   GtkWidget   *widget,
                   EcotFormGoTo go_to)
{
  Way way = { widget, go_to };

  g_return_if_fail (ECOT_IS_FORM (self));
  g_return_if_fail (go_to != NULL);

  g_array_append_val (self->ways, way);
}

gboolean
ecot_form_go_to (EcotForm   *self,
                 const char *path)
{
  EcotInput *input;
  GtkWidget *expander;

  g_return_val_if_fail (ECOT_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->grids->len; i++)
    if (ecot_grid_go_to_path (g_ptr_array_index (self->grids, i), path))
      return TRUE;

  for (guint i = 0; i < self->ways->len; i++)
    if (g_array_index (self->ways, Way, i).go_to (g_array_index (self->ways, Way, i).widget, path))
      return TRUE;

  input = find_input (self, path);

  if (input == NULL)
    return FALSE;

  expander = gtk_widget_get_ancestor (GTK_WIDGET (input), GTK_TYPE_EXPANDER);

  if (expander != NULL)
    gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);

  ecot_input_focus (input);

  return TRUE;
}

void
ecot_form_begin_at (EcotForm  *self,
                    GtkWidget *widget)
{
  g_return_if_fail (ECOT_IS_FORM (self));

  self->first = self->first != NULL ? self->first : widget;
}

void
ecot_form_begin (EcotForm *self)
{
  g_return_if_fail (ECOT_IS_FORM (self));

  gtk_widget_child_focus (self->first != NULL ? self->first : GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
