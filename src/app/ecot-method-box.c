/* ecot-method-box.c: how amounts are counted: VAT, whole euros, periods
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Said once for the whole budget and seldom changed, hence folded; its title says what
 * is in it.
 */

#include "config.h"

#include "app/ecot-method-box.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-input.h"
#include "app/ecot-name.h"

struct _EcotMethodBox
{
  GtkBox parent_instance;

  EcotWork *work; /* not owned: the page holds it */
  /* Not an expander: in GTK 4.8 Shift+Tab does not get past one to what stands before it. */
  GtkToggleButton *toggle;
  GtkImage        *arrow;
  GtkLabel        *title;
  GtkBox          *content;
  GPtrArray       *inputs; /* of EcotInput, in the order one goes through them */
};

G_DEFINE_FINAL_TYPE (EcotMethodBox, ecot_method_box, GTK_TYPE_BOX)

static GtkWidget *
add_input (EcotMethodBox *self,
           const char    *path,
           const char    *label,
           const char    *help)
{
  GtkWidget *input = ecot_input_new (self->work, path, label, help, FALSE);

  g_ptr_array_add (self->inputs, input);
  gtk_widget_set_valign (input, GTK_ALIGN_START);
  return input;
}

static void
add_method (EcotMethodBox *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  gtk_box_append (GTK_BOX (row), add_input (self, "method/vat", _ ("VAT of the amounts"), NULL));
  gtk_box_append (GTK_BOX (row), add_input (self, "method/vat-share", _ ("Part got back (%)"), NULL));
  gtk_box_append (GTK_BOX (row), add_input (self, "method/whole-euros", _ ("Whole euros"), NULL));
  gtk_box_append (self->content, row);
}

static void
attach_title (GtkGrid    *grid,
              const char *title,
              int         column)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "small");
  gtk_grid_attach (grid, label, column, 0, 1, 1);
}

/* What is wrong with any of the three is said below their row. */
static void
attach_cell (EcotMethodBox *self,
             GtkGrid       *grid,
             guint          period,
             const char    *field,
             const char    *title,
             int            column,
             GtkWidget     *messages)
{
  g_autofree char *path = g_strdup_printf ("period/%u/%s", period, field);
  /* Translators: which period, and what of it */
  g_autofree char *name = g_strdup_printf (_ ("Period %u: %s"), period, title);
  GtkWidget       *input = add_input (self, path, name, NULL);

  ecot_input_hide_title (ECOT_INPUT (input));
  ecot_input_put_message (ECOT_INPUT (input), messages);
  gtk_widget_set_hexpand (input, column == 1);
  gtk_grid_attach (grid, input, column, 2 * (int)period, 1, 1);
}

static void
add_period (EcotMethodBox *self,
            GtkGrid       *grid,
            guint          period)
{
  GtkWidget       *messages = ecot_input_make_messages ();
  g_autofree char *text = g_strdup_printf ("%u", period);
  GtkWidget       *number = gtk_label_new (text);

  gtk_grid_attach (grid, number, 0, 2 * (int)period, 1, 1);
  attach_cell (self, grid, period, "label", _ ("name"), 1, messages);
  attach_cell (self, grid, period, "start", _ ("first day"), 2, messages);
  attach_cell (self, grid, period, "end", _ ("last day"), 3, messages);
  gtk_grid_attach (grid, messages, 1, 2 * (int)period + 1, 3, 1);
}

static void
add_periods (EcotMethodBox *self)
{
  GtkGrid   *grid = GTK_GRID (gtk_grid_new ());
  GtkWidget *text = gtk_label_new (_ ("Periods, as years, over which lines are split: each one described here has its column in the table."));

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, "dim-label");
  gtk_box_append (self->content, text);

  gtk_grid_set_column_spacing (grid, 8);
  gtk_grid_set_row_spacing (grid, 2);
  attach_title (grid, _ ("Period"), 1);
  attach_title (grid, _ ("First day"), 2);
  attach_title (grid, _ ("Last day"), 3);

  for (guint i = 1; i <= ECOT_N_PERIODS; i++)
    add_period (self, grid, i);

  gtk_box_append (self->content, GTK_WIDGET (grid));
}

static void
append (GString    *title,
        const char *words)
{
  g_string_append_printf (title, "%s%s", title->len > 0 ? ", " : "", words);
}

/* "VAT got back in part, whole euros, 3 periods" */
static char *
describe (EcotDossier *dossier)
{
  static const char *const regimes[][2] = {
    { "included", N_ ("VAT kept as a cost") },
    { "recoverable", N_ ("VAT got back") },
    { "partial", N_ ("VAT got back in part") },
  };
  const char *regime = ecot_dossier_get_text (dossier, ECOT_KIND_METHOD, NULL, "vat");
  guint       n = ecot_dossier_get_n (dossier, ECOT_KIND_PERIOD);
  GString    *title = g_string_new (NULL);
  gint64      whole = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (regimes); i++)
    if (g_strcmp0 (regime, regimes[i][0]) == 0)
      append (title, _ (regimes[i][1]));

  if (ecot_dossier_get_number (dossier, ECOT_KIND_METHOD, NULL, "whole-euros", &whole) && whole)
    append (title, _ ("whole euros"));

  if (n > 0)
    {
      g_autofree char *periods = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u period", "%u periods", n), n);

      append (title, periods);
    }

  return g_string_free (title, FALSE);
}

static void
show_title (EcotMethodBox *self)
{
  g_autofree char *what = describe (ecot_work_get_dossier (self->work));
  /* Translators: VAT got back, whole euros … */
  g_autofree char *title = g_strdup_printf (_ ("_How amounts are counted: %s"), *what != '\0' ? what : _ ("VAT, whole euros, periods"));

  gtk_label_set_text_with_mnemonic (self->title, title);
  ecot_name_widget (GTK_WIDGET (self->toggle), title[0] == '_' ? title + 1 : title);
}

/* Not at each key of another cell. */
static void
performed_cb (EcotMethodBox *self,
              EcotAction    *action)
{
  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    {
      EcotKind kind = ecot_action_get_edit (action, i)->kind;

      if (kind == ECOT_KIND_METHOD || kind == ECOT_KIND_PERIOD)
        {
          show_title (self);
          return;
        }
    }
}

static void
ecot_method_box_finalize (GObject *object)
{
  g_ptr_array_unref (ECOT_METHOD_BOX (object)->inputs);

  G_OBJECT_CLASS (ecot_method_box_parent_class)->finalize (object);
}

static void
ecot_method_box_class_init (EcotMethodBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_method_box_finalize;
}

static void
toggled_cb (EcotMethodBox *self)
{
  gtk_image_set_from_icon_name (self->arrow, gtk_toggle_button_get_active (self->toggle) ? "pan-down-symbolic" : "pan-end-symbolic");
}

static void
add_toggle (EcotMethodBox *self)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->toggle = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  self->arrow = GTK_IMAGE (gtk_image_new ());
  self->title = GTK_LABEL (gtk_label_new (NULL));

  gtk_box_append (GTK_BOX (face), GTK_WIDGET (self->arrow));
  gtk_box_append (GTK_BOX (face), GTK_WIDGET (self->title));
  gtk_button_set_child (GTK_BUTTON (self->toggle), face);
  gtk_button_set_has_frame (GTK_BUTTON (self->toggle), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->toggle), GTK_ALIGN_START);
  gtk_label_set_mnemonic_widget (self->title, GTK_WIDGET (self->toggle));
  g_signal_connect_object (self->toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->toggle));
  toggled_cb (self);
}

static void
ecot_method_box_init (EcotMethodBox *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->inputs = g_ptr_array_new ();
  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 230);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->content));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  add_toggle (self);
  g_object_bind_property (self->toggle, "active", scroller, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self), scroller);
}

GtkWidget *
ecot_method_box_new (EcotWork *work)
{
  EcotMethodBox *self = g_object_new (ECOT_TYPE_METHOD_BOX, NULL);

  g_return_val_if_fail (ECOT_IS_WORK (work), NULL);

  self->work = work;
  add_method (self);
  add_periods (self);
  show_title (self);
  g_signal_connect_object (work, "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

gboolean
ecot_method_box_go_to (EcotMethodBox *self,
                       const char    *path)
{
  g_return_val_if_fail (ECOT_IS_METHOD_BOX (self), FALSE);

  for (guint i = 0; i < self->inputs->len; i++)
    if (g_str_equal (ecot_input_get_path (self->inputs->pdata[i]), path))
      {
        gtk_toggle_button_set_active (self->toggle, TRUE);
        ecot_input_focus (self->inputs->pdata[i]);
        return TRUE;
      }

  return FALSE;
}
