/* ecot-rate-row.c: the indirect costs a flat rate of the call makes, and one button that writes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is written by itself: an amount that changes behind one's back is not
 * one's own.  The button says the amount it writes, and is dead when that
 * amount stands there.
 */

#include "config.h"

#include "app/ecot-rate-row.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-button.h"
#include "app/ecot-name.h"
#include "check/ecot-rate.h"

struct _EcotRateRow
{
  GtkBox parent_instance;

  EcotWork           *work; /* not owned: the page holds it */
  const EcotFlatRate *rate;
  GtkLabel           *words;
  GtkButton          *button;
};

G_DEFINE_FINAL_TYPE (EcotRateRow, ecot_rate_row, GTK_TYPE_BOX)

static void
clicked_cb (EcotRateRow *self)
{
  EcotFigures *figures = ecot_work_get_figures (self->work);
  EcotAction  *action = NULL;
  EcotRate     rate;

  if (ecot_rate_measure (figures, self->rate, &rate))
    action = ecot_rate_write (&rate, figures);

  if (action != NULL)
    ecot_work_perform (self->work, action);
}

/* What the rate is, as the text says it or does not. */
static char *
bound_in_words (const EcotFlatRate *rate,
                const char         *amount)
{
  if (g_strcmp0 (rate->mode, "flat") == 0)
    return g_strdup_printf (_ ("exactly %s"), amount);
  if (g_strcmp0 (rate->mode, "ceiling") == 0)
    return g_strdup_printf (_ ("at most %s"), amount);

  /* Translators: %s is an amount */
  return g_strdup_printf (_ ("%s, the text not saying whether at most or exactly"), amount);
}

static void
show_button (EcotRateRow    *self,
             const EcotRate *rate,
             const char     *amount)
{
  g_autoptr (EcotAction) action = ecot_rate_write (rate, ecot_work_get_figures (self->work));
  g_autofree char       *label = g_strdup_printf (_ ("Write %s"), amount);
  g_autofree char       *name = g_strdup_printf (_ ("Write %s of indirect costs"), amount);

  gtk_button_set_label (self->button, label);
  ecot_name_widget (GTK_WIDGET (self->button), name);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), action != NULL && rate->indirect != rate->bound);
  ecot_name_tip (GTK_WIDGET (self->button), action == NULL ? _ ("There are several lines of indirect costs: leave one") : NULL);
}

static void
refresh (EcotRateRow *self)
{
  EcotFigures     *figures = ecot_work_get_figures (self->work);
  char             buf[ECOT_DECIMAL_BUFSIZE], base_buf[ECOT_AMOUNT_BUFSIZE], bound_buf[ECOT_AMOUNT_BUFSIZE];
  g_autofree char *base = NULL;
  g_autofree char *bound = NULL;
  g_autofree char *words = NULL;
  EcotRate         rate;

  if (!ecot_rate_measure (figures, self->rate, &rate))
    {
      gtk_label_set_label (self->words, _ ("Indirect costs cannot be told yet"));
      gtk_widget_set_sensitive (GTK_WIDGET (self->button), FALSE);
      return;
    }

  ecot_amount_format_french (rate.bound, bound_buf);
  base = ecot_rate_describe_base (&rate, figures);
  bound = bound_in_words (self->rate, bound_buf);
  /* Translators: a rate, a base, its amount, what that comes to */
  words = g_strdup_printf (_ ("Indirect costs: %s %% of %s (%s), %s"), ecot_decimal_format_french (self->rate->percent, buf), base,
                           ecot_amount_format_french (rate.base, base_buf), bound);
  gtk_label_set_label (self->words, words);
  show_button (self, &rate, bound_buf);
}

static void
ecot_rate_row_class_init (EcotRateRowClass *klass)
{
}

static void
ecot_rate_row_init (EcotRateRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_natural_wrap_mode (self->words, GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rate-row");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
}

GtkWidget *
ecot_rate_row_new (EcotWork           *work,
                   const EcotFlatRate *rate)
{
  EcotRateRow     *self = g_object_new (ECOT_TYPE_RATE_ROW, NULL);
  g_autofree char *phrase = rate->source != NULL ? ecot_source_phrase (rate->source) : NULL;
  EcotRate         measured;
  GtkWidget       *why;

  self->work = work;
  self->rate = rate;
  ecot_name_tip (GTK_WIDGET (self->words), phrase);
  ecot_rate_measure (ecot_work_get_figures (work), rate, &measured);
  /* Translators: of a rate: what it is taken of */
  why = ecot_figure_button_new (work, measured.figure, _ ("base"));
  gtk_widget_set_valign (why, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (GTK_BOX (self), why, GTK_WIDGET (self->words));
  g_signal_connect_object (work, "figures-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "performed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}
