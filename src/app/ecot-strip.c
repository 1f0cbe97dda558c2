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
#include "app/ecot-limit-list.h"
#include "app/ecot-lot-words.h"
#include "app/ecot-name.h"
#include "app/ecot-steady-label.h"
#include "base/ecot-fold.h"

struct _EcotStrip
{
  GtkWidget parent_instance;

  EcotWork         *work;  /* not owned: the window owns both */
  EcotLot          *lot;   /* of which the next is */
  const EcotLimit  *limit; /* the one that bears most on the budget, or NULL */
  EcotFigureButton *total_button;
  EcotFigureButton *balance_button;

  GtkWidget       *scrolled;
  GtkBox          *numbers;
  GtkLevelBar     *bar;
  EcotSteadyLabel *limit_label;
  GtkButton       *errors;
  EcotSteadyLabel *errors_label;
  GtkImage        *errors_icon;
};

G_DEFINE_FINAL_TYPE (EcotStrip, ecot_strip, GTK_TYPE_WIDGET)

static void
show_limit (EcotStrip *self)
{
  EcotFigures     *figures = ecot_work_get_figures (self->work);
  char             buf[ECOT_AMOUNT_BUFSIZE];
  g_autofree char *words = NULL;

  if (self->limit == NULL)
    return;

  gtk_level_bar_set_value (self->bar, ecot_limit_fraction (figures, self->limit));

  /* A ceiling of the total stands beside the total; what is counted by people is said whole. */
  if (self->limit->of != NULL)
    words = ecot_limit_state_in_words (figures, self->limit);

  ecot_steady_label_set_text (self->limit_label, words != NULL ? words : ecot_amount_format_french (self->limit->value, buf));
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
  show_limit (self);
  show_balance (self);
}

/* The check says whether the limit holds, and nobody else. */
static void
show_limit_state (EcotStrip *self)
{
  g_autoptr (EcotFinding) finding = self->limit != NULL ? ecot_limit_find_finding (self->work, self->limit) : NULL;

  ecot_figure_button_set_state (self->total_button, finding != NULL ? "error" : NULL);

  if (finding != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->bar), "over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "over");
}

static void
findings_changed_cb (EcotStrip *self)
{
  guint            n = ecot_work_count_errors (self->work, NULL);
  g_autofree char *text = n == 0 ? g_strdup (_ ("no error")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u error", "%u errors", n), n);

  show_limit_state (self);
  ecot_steady_label_set_text (self->errors_label, text);
  ecot_name_icon (self->errors_icon, n == 0 ? "object-select-symbolic" : "dialog-warning-symbolic");
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
ecot_strip_finalize (GObject *object)
{
  g_clear_pointer (&ECOT_STRIP (object)->lot, ecot_lot_unref);

  G_OBJECT_CLASS (ecot_strip_parent_class)->finalize (object);
}

static void
ecot_strip_class_init (EcotStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = ecot_strip_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, numbers);
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, bar);
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, limit_label);
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, errors);
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, errors_label);
  gtk_widget_class_bind_template_child (widget_class, EcotStrip, errors_icon);
}

static void
ecot_strip_init (EcotStrip *self)
{
  g_type_ensure (ECOT_TYPE_STEADY_LABEL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The ceiling of the total; without one, the most of the grant there is for something
 * counted, as a participant and month. */
static const EcotLimit *
find_limit (const EcotLot *lot)
{
  const EcotLimit *found = ecot_lot_find_ceiling (lot);

  for (guint i = 0; found == NULL && i < lot->limits->len; i++)
    {
      const EcotLimit *limit = g_ptr_array_index (lot->limits, i);

      if (limit->relation == ECOT_RELATION_AT_MOST && limit->of != NULL && limit->unit == ECOT_UNIT_EUR && !limit->announced)
        found = limit;
    }

  return found;
}

static void
set_limit (EcotStrip *self)
{
  g_clear_pointer (&self->lot, ecot_lot_unref);
  self->lot = ecot_lot_ref (ecot_work_get_lot (self->work));
  self->limit = find_limit (self->lot);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), self->limit != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->limit_label), self->limit != NULL);

  if (self->limit != NULL)
    {
      g_autofree char *name = self->limit->message != NULL ? ecot_capitalise (self->limit->message) : g_strdup (_ ("The most the call allows"));

      gtk_widget_set_tooltip_text (GTK_WIDGET (self->limit_label), name);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->bar), name);
    }
}

static void
add_figures (EcotStrip *self)
{
  EcotLot *lot = ecot_work_get_lot (self->work);

  self->total_button = add_figure (self, "cost.total", _ ("Total"));
  gtk_box_reorder_child_after (self->numbers, GTK_WIDGET (self->total_button), NULL);
  gtk_box_reorder_child_after (self->numbers, GTK_WIDGET (self->bar), GTK_WIDGET (self->total_button));
  gtk_box_reorder_child_after (self->numbers, GTK_WIDGET (self->limit_label), GTK_WIDGET (self->bar));
  set_limit (self);
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

  figures_changed_cb (self);
}

/* Another version of the call may have other figures. */
static void
moved_cb (EcotStrip *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->numbers));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (ECOT_IS_FIGURE_BUTTON (child))
        gtk_box_remove (self->numbers, child);
      child = next;
    }

  add_figures (self);
}

void
ecot_strip_set_work (EcotStrip *self,
                     EcotWork  *work)
{
  g_return_if_fail (ECOT_IS_STRIP (self));
  g_return_if_fail (self->work == NULL);

  self->work = work;
  add_figures (self);
  g_signal_connect_object (work, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "figures-changed", G_CALLBACK (figures_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "findings-changed", G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  findings_changed_cb (self);
}
