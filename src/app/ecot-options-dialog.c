/* ecot-options-dialog.c: real costs and each flat rate side by side, and one to choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table is worked out once, when it opens: it lies over the window, so that
 * nothing changes behind it.
 */

#include "config.h"

#include "app/ecot-options-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-name.h"
#include "base/ecot-text.h"
#include "figure/ecot-options.h"

struct _EcotOptionsDialog
{
  GtkWindow parent_instance;

  EcotWork *work;
  EcotWays *ways;
  GtkGrid  *table;
};

G_DEFINE_FINAL_TYPE (EcotOptionsDialog, ecot_options_dialog, GTK_TYPE_WINDOW)

static void
choose_clicked_cb (EcotOptionsDialog *self,
                   GtkWidget         *button)
{
  const EcotWay   *way = g_object_get_data (G_OBJECT (button), "way");
  g_autofree char *label = g_strdup_printf (_ ("Choose: %s"), way->label);

  ecot_work_perform (self->work, ecot_way_choose (way, ecot_work_get_figures (self->work), label));
  gtk_window_destroy (GTK_WINDOW (self));
}

static GtkWidget *
make_label (const char *text,
            float       xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static void
attach_title (EcotOptionsDialog *self,
              const char        *title,
              int                column)
{
  GtkWidget *label = make_label (title, column > 0 && column < 4 ? 1 : 0);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "small");
  gtk_grid_attach (self->table, label, column, 0, 1, 1);
}

static void
attach_amount (EcotOptionsDialog *self,
               const EcotFigure  *figure,
               int                column,
               int                row)
{
  g_autofree char *text = ecot_figure_to_french (figure);
  GtkWidget       *label = make_label (text, 1);

  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->table, label, column, row, 1, 1);
}

/* "15 % of direct costs of staff (20 000,00 €) makes 3 000,00 €", article 54: under the name of the way. */
static void
append_option (GString       *text,
               const EcotWay *way,
               guint          i)
{
  const EcotCostOption *option = way->options->pdata[i];
  g_autofree char      *what = ecot_cost_option_describe_base (option);
  g_autofree char      *base = ecot_figure_to_french (&way->bases[i]);
  g_autofree char      *amount = ecot_figure_to_french (&way->amounts[i]);
  char                  buf[ECOT_DECIMAL_BUFSIZE];

  /* Translators: a rate, its base, the amount of that, what it comes to */
  g_string_append_printf (text, _ ("\n%s %% of %s (%s) makes %s"), ecot_decimal_format_french (way->percents[i], buf), what, base, amount);
  if (option->article != NULL)
    g_string_append_printf (text, "\n%s", option->article);
  else if (option->source != NULL)
    g_string_append_printf (text, "\n« %s »", option->source->quote);
  if (option->condition != NULL)
    g_string_append_printf (text, "\n%s", option->condition);
  if (option->check != NULL)
    g_string_append_printf (text, "\n%s", option->check);
}

static GtkWidget *
make_words (const EcotWay *way)
{
  g_autoptr (GString) text = g_string_new (way->label);
  PangoAttrList      *attributes = pango_attr_list_new ();
  PangoAttribute     *bold = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);
  g_autofree char    *typeset = NULL;
  GtkWidget          *label;

  for (guint i = 0; i < way->options->len; i++)
    append_option (text, way, i);

  typeset = ecot_text_typeset (text->str);
  label = make_label (typeset, 0);
  bold->end_index = (guint)strcspn (typeset, "\n");
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_width_chars (GTK_LABEL (label), 36);
  return label;
}

static GtkWidget *
make_proofs (const EcotWay *way)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget          *label;

  for (guint i = 0; i < way->keep->len; i++)
    g_string_append_printf (text, "%s+ %s", text->len > 0 ? "\n" : "", (const char *)way->keep->pdata[i]);
  for (guint i = 0; i < way->spare->len; i++)
    g_string_append_printf (text, "%s− %s", text->len > 0 ? "\n" : "", (const char *)way->spare->pdata[i]);

  label = make_label (text->str, 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, "small");
  return label;
}

static GtkWidget *
make_button (EcotOptionsDialog *self,
             const EcotWay     *way)
{
  GtkWidget       *button = gtk_button_new_with_label (way->chosen ? _ ("Chosen") : _ ("Choose"));
  g_autofree char *name = g_strdup_printf (way->chosen ? _ ("Chosen: %s") : _ ("Choose: %s"), way->label);

  ecot_name_widget (button, name);
  gtk_widget_set_sensitive (button, !way->chosen);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "way", (gpointer)way);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (choose_clicked_cb), self);
  return button;
}

static void
attach_way (EcotOptionsDialog *self,
            const EcotWay     *way,
            int                row)
{
  gtk_grid_attach (self->table, make_words (way), 0, row, 1, 1);
  attach_amount (self, &way->total, 1, row);
  attach_amount (self, &way->grant, 2, row);
  attach_amount (self, &way->own, 3, row);
  gtk_grid_attach (self->table, make_proofs (way), 4, row, 1, 1);
  gtk_grid_attach (self->table, make_button (self, way), 5, row, 1, 1);
}

static void
append_break_evens (EcotOptionsDialog *self,
                    GtkBox            *box)
{
  for (guint i = 0; i < self->ways->break_evens->len; i++)
    {
      const EcotBreakEven *even = &g_array_index (self->ways->break_evens, EcotBreakEven, i);
      char                 amount[ECOT_AMOUNT_BUFSIZE], share[ECOT_DECIMAL_BUFSIZE];
      g_autofree char     *text = NULL;
      GtkWidget           *label;

      if (even->first->options->len > 1 || even->second->options->len > 1 || !even->has_share)
        continue;

      /* Translators: two ways, an amount, its share of staff costs in percent */
      text = g_strdup_printf (_ ("%s and %s cost the same when other direct costs are %s (%s %% of staff)"), even->first->label, even->second->label,
                              ecot_amount_format_french (even->other, amount), ecot_decimal_format_french (even->share, share));
      label = make_label (text, 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "small");
      gtk_box_append (box, label);
    }
}

static gboolean
close_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
ecot_options_dialog_dispose (GObject *object)
{
  EcotOptionsDialog *self = ECOT_OPTIONS_DIALOG (object);

  g_clear_pointer (&self->ways, ecot_ways_free);
  g_clear_object (&self->work);

  G_OBJECT_CLASS (ecot_options_dialog_parent_class)->dispose (object);
}

static void
ecot_options_dialog_class_init (EcotOptionsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_options_dialog_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, close_cb, NULL);
}

static void
ecot_options_dialog_init (EcotOptionsDialog *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Compare simplified costs"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 1120, 640);
  self->table = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->table, 16);
  gtk_grid_set_row_spacing (self->table, 12);
}

static void
fill (EcotOptionsDialog *self,
      GtkBox            *box)
{
  static const char *const titles[] = { N_ ("Way"), N_ ("Cost"), N_ ("Grant"), N_ ("Own money"), N_ ("Proofs to keep (+), no longer needed (−)") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    attach_title (self, _ (titles[i]), (int)i);
  for (guint i = 0; i < self->ways->ways->len; i++)
    attach_way (self, self->ways->ways->pdata[i], (int)i + 1);

  gtk_box_append (box, make_label (_ ("A comparison changes nothing. Lines that an option replaces are left out of its cost."), 0));
  gtk_box_append (box, GTK_WIDGET (self->table));
  append_break_evens (self, box);
}

GtkWidget *
ecot_options_dialog_new (GtkWindow *over,
                         EcotWork  *work)
{
  EcotOptionsDialog *self = g_object_new (ECOT_TYPE_OPTIONS_DIALOG, "transient-for", over, NULL);
  GtkWidget         *scroll = gtk_scrolled_window_new ();
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->work = g_object_ref (work);
  self->ways = ecot_ways_new (ecot_work_get_figures (work), NULL);
  gtk_widget_add_css_class (box, "move-dialog");
  fill (self, GTK_BOX (box));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  gtk_window_set_child (GTK_WINDOW (self), scroll);

  return GTK_WIDGET (self);
}
