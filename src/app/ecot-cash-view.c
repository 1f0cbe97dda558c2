/* ecot-cash-view.c: cash and small aid, as the funding page shows them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both are worked out from the whole dossier, so that they are made again only
 * while they are seen.
 */

#include "config.h"

#include "app/ecot-cash-view.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-chart-view.h"
#include "figure/ecot-cash.h"
#include "figure/ecot-de-minimis.h"

#define ECOT_TYPE_PLANNED_VIEW (ecot_planned_view_get_type ())

G_DECLARE_FINAL_TYPE (EcotPlannedView, ecot_planned_view, ECOT, PLANNED_VIEW, GtkBox)

struct _EcotPlannedView
{
  GtkBox parent_instance;

  EcotWork  *work; /* not owned: the page holds it */
  GtkWidget *chart;
  GtkWidget *text;
  char *(*fill) (EcotPlannedView *self);
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (EcotPlannedView, ecot_planned_view, GTK_TYPE_BOX)

static void
refresh (EcotPlannedView *self)
{
  g_autofree char *text = NULL;

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;

  text = self->fill (self);
  gtk_label_set_text (GTK_LABEL (self->text), text);
}

static void
ecot_planned_view_map (GtkWidget *widget)
{
  EcotPlannedView *self = ECOT_PLANNED_VIEW (widget);

  GTK_WIDGET_CLASS (ecot_planned_view_parent_class)->map (widget);

  if (self->stale)
    refresh (self);
}

static void
ecot_planned_view_class_init (EcotPlannedViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = ecot_planned_view_map;
}

static void
ecot_planned_view_init (EcotPlannedView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->stale = TRUE;
  self->text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
}

static GtkWidget *
make_view (EcotWork *work,
           char *(*fill) (EcotPlannedView *self),
           gboolean charted)
{
  EcotPlannedView *self = g_object_new (ECOT_TYPE_PLANNED_VIEW, NULL);

  self->work = work;
  self->fill = fill;
  if (charted)
    {
      self->chart = ecot_chart_view_new (FALSE);
      gtk_box_append (GTK_BOX (self), self->chart);
    }
  gtk_box_append (GTK_BOX (self), self->text);
  g_signal_connect_object (work, "figures-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "performed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* {{{ Cash */

static void
show_curve (EcotPlannedView    *self,
            const EcotCashPlan *plan)
{
  g_autoptr (EcotChart) chart = NULL;

  if (plan->months->len > 1)
    {
      chart = ecot_chart_new (ECOT_CHART_CURVE, "Trésorerie à la fin de chaque mois");
      for (guint i = 0; i < plan->months->len; i++)
        {
          const EcotCashMonth *month = &g_array_index (plan->months, EcotCashMonth, i);

          ecot_chart_add_balance (chart, month->month, month->balance);
        }
      ecot_chart_freeze (chart);
    }

  ecot_chart_view_set_chart (ECOT_CHART_VIEW (self->chart), chart);
}

/* French, as all content is. */
static char *
fill_cash (EcotPlannedView *self)
{
  g_autoptr (EcotCashPlan) plan = ecot_cash_plan_new (ecot_work_get_figures (self->work));
  g_autoptr (GString)      text = g_string_new (plan->fault);

  show_curve (self, plan);

  if (plan->months->len > 0)
    {
      const EcotCashMonth *lowest = &g_array_index (plan->months, EcotCashMonth, plan->lowest);
      g_autofree char     *month = ecot_cash_of_month (lowest->month);
      char                 buf[ECOT_AMOUNT_BUFSIZE];

      g_string_append_printf (text, "Point le plus bas\u00a0: %s, à la fin %s.", ecot_amount_format_french (lowest->balance, buf), month);
      for (guint i = 0; i < plan->remarks->len; i++)
        g_string_append_printf (text, "\n%s", (const char *)plan->remarks->pdata[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

GtkWidget *
ecot_cash_view_new (EcotWork *work)
{
  return make_view (work, fill_cash, TRUE);
}

/* }}} */
/* {{{ Small aid */

static char *
fill_aid (EcotPlannedView *self)
{
  g_autoptr (EcotAidLedger) ledger = ecot_aid_ledger_new (ecot_work_get_figures (self->work));
  g_autoptr (GString)       text = g_string_new (ledger->fault);
  char                      date[ECOT_DATE_BUFSIZE], total[ECOT_AMOUNT_BUFSIZE], room[ECOT_AMOUNT_BUFSIZE];

  for (guint i = 0; i < ledger->sums->len; i++)
    {
      const EcotAidSum *sum = &g_array_index (ledger->sums, EcotAidSum, i);

      if (sum->rule == NULL)
        continue;

      if (text->len == 0)
        g_string_append_printf (text, "Au %s (%s)", ecot_date_format_french (ledger->date, date), ledger->date_reason);
      g_string_append_printf (text, "\n%s\u00a0: %s, reste %s (%s).", sum->regime->label, ecot_amount_format_french (sum->total, total),
                              ecot_amount_format_french (sum->room, room), sum->rule->regulation);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

GtkWidget *
ecot_aid_view_new (EcotWork *work)
{
  return make_view (work, fill_aid, FALSE);
}

/* }}} */
