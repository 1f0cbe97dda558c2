/* ecot-strip.c: the numbers that never leave the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Total against the ceiling, each fund's share, balance, hours, cost per hour,
 * errors.  The lot says which of them there are; they are made once and only
 * change their text.
 */

#include "config.h"

#include "app/ecot-strip.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-button.h"
#include "app/ecot-lot-words.h"

struct _EcotStrip
{
  GtkWidget parent_instance;

  EcotWork         *work; /* not owned: the window owns both */
  const EcotLimit  *ceiling;
  EcotFigureButton *total_button;
  EcotFigureButton *balance_button;

  GtkWidget   *scrolled;
  GtkBox      *numbers;
  GtkLevelBar *bar;
  GtkLabel    *ceiling_label;
  GtkButton   *errors;
  GtkLabel    *errors_label;
  GtkImage    *errors_icon;
};

G_DEFINE_FINAL_TYPE (EcotStrip, ecot_strip, GTK_TYPE_WIDGET)

/* A level bar takes a double between 0 and 1: of no consequence for money. */
static void
show_total (EcotStrip *self)
{
  gint64 total = 0;

  ecot_figures_get_number (ecot_work_get_figures (self->work), "cost.total", &total);

  if (self->ceiling == NULL || self->ceiling->value <= 0)
    return;

  gtk_level_bar_set_value (self->bar, CLAMP ((double)total / (double)self->ceiling->value, 0, 1));
  ecot_figure_button_set_state (self->total_button, total > self->ceiling->value ? "error" : NULL);

  if (total > self->ceiling->value)
    gtk_widget_add_css_class (GTK_WIDGET (self->bar), "over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "over");
}

static void
show_balance (EcotStrip *self)
{
  EcotFigure balance = ecot_figures_get (ecot_work_get_figures (self->work), "funding.balance");

  ecot_figure_button_set_state (self->balance_button, !balance.known ? NULL : balance.number == 0 ? "success"
                                                                                                  : "warning");
}

static void
figures_changed_cb (EcotStrip *self)
{
  show_total (self);
  show_balance (self);
}

static guint
count_errors (EcotStrip *self)
{
  GListModel *findings = ecot_work_get_findings (self->work);
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (EcotFinding) finding = g_list_model_get_item (findings, i);

      n += ecot_finding_get_level (finding) == ECOT_LEVEL_ERROR ? 1 : 0;
    }

  return n;
}

static void
findings_changed_cb (EcotStrip *self)
{
  guint            n = count_errors (self);
  g_autofree char *text = n == 0 ? g_strdup (_ ("no error")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u error", "%u errors", n), n);

  gtk_label_set_label (self->errors_label, text);
  gtk_image_set_from_icon_name (self->errors_icon, n == 0 ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->errors), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  if (n == 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->errors), "warning");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->errors), "warning");
}

static EcotFigureButton *
add_figure (EcotStrip  *self,
            const char *figure,
            const char *caption)
{
  GtkWidget *button;

  if (!ecot_figures_has (ecot_work_get_figures (self->work), figure))
    return NULL;

  button = ecot_figure_button_new (self->work, figure, caption);
  gtk_box_append (self->numbers, button);

  return ECOT_FIGURE_BUTTON (button);
}

static void
add_funds (EcotStrip *self)
{
  GPtrArray *funds = ecot_work_get_lot (self->work)->funds;

  for (guint i = 0; i < funds->len; i++)
    {
      const EcotFund   *fund = g_ptr_array_index (funds, i);
      g_autofree char  *figure = g_strdup_printf ("funding.%s", fund->id);
      g_autofree char  *caption = g_utf8_strup (fund->id, -1);
      char              buf[ECOT_DECIMAL_BUFSIZE];
      EcotFigureButton *button;

      button = add_figure (self, figure, caption);

      if (button != NULL && fund->max_percent >= 0)
        {
          /* Translators: a fund, then the most it pays, in percent */
          g_autofree char *tip = g_strdup_printf (_ ("%s: at most %s %%"), fund->label, ecot_decimal_format_french (fund->max_percent, buf));

          gtk_widget_set_tooltip_text (GTK_WIDGET (button), tip);
        }
    }
}

static void
ecot_strip_dispose (GObject *object)
{
  g_clear_pointer (&ECOT_STRIP (object)->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (ecot_strip_parent_class)->dispose (object);
}

static void
ecot_strip_class_init (EcotStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_strip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, numbers);
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, bar);
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, ceiling_label);
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, errors);
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, errors_label);
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, errors_icon);
}

static void
ecot_strip_init (EcotStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_ceiling (EcotStrip *self)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  gtk_widget_set_visible (GTK_WIDGET (self->bar), self->ceiling != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->ceiling_label), self->ceiling != NULL);

  if (self->ceiling == NULL)
    return;

  gtk_label_set_label (self->ceiling_label, ecot_amount_format_french (self->ceiling->value, buf));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->ceiling_label), _ ("The most the call allows"));
}

void
ecot_strip_set_work (EcotStrip *self,
                     EcotWork  *work)
{
  EcotLot *lot;

  g_return_if_fail (ECOT_IS_STRIP (self));
  g_return_if_fail (self->work == NULL);

  self->work = work;
  lot = ecot_work_get_lot (work);
  self->ceiling = ecot_lot_find_ceiling (lot);
  self->total_button = add_figure (self, "cost.total", _ ("Total"));
  gtk_box_reorder_child_after (self->numbers, GTK_WIDGET (self->total_button), NULL);
  gtk_box_reorder_child_after (self->numbers, GTK_WIDGET (self->bar), GTK_WIDGET (self->total_button));
  gtk_box_reorder_child_after (self->numbers, GTK_WIDGET (self->ceiling_label), GTK_WIDGET (self->bar));
  show_ceiling (self);
  add_funds (self);
  self->balance_button = add_figure (self, "funding.balance", _ ("Balance"));

  if (lot->asks_hours)
    {
      EcotFigureButton *button;

      add_figure (self, "hours.total", NULL);
      button = add_figure (self, "cost.per-hour", NULL);

      if (button != NULL)
        ecot_figure_button_set_suffix (button, _ ("/h"));
    }

  g_signal_connect_object (work, "figures-changed", G_CALLBACK (figures_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "findings-changed", G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  figures_changed_cb (self);
  findings_changed_cb (self);
}
