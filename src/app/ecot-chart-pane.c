/* ecot-chart-pane.c: a chart that follows the dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawn anew once the figures have settled, and only while it is looked at: what
 * nobody sees costs a keystroke nothing.
 */

#include "config.h"

#include "app/ecot-chart-pane.h"

typedef struct
{
  GtkWidget    *view; /* whose data this is */
  EcotWork     *work; /* not owned: the page holds it */
  EcotChartMake make;
} Pane;

static void
refresh (Pane *pane)
{
  EcotChart *chart = pane->make (ecot_work_get_figures (pane->work));

  ecot_chart_view_set_chart (ECOT_CHART_VIEW (pane->view), chart);
  gtk_widget_set_visible (pane->view, chart != NULL);
  g_clear_pointer (&chart, ecot_chart_unref);
}

static void
figures_changed_cb (GtkWidget *view)
{
  Pane *pane = g_object_get_data (G_OBJECT (view), "pane");

  /* One that shows nothing is not mapped, and has to look whether it does now. */
  if (gtk_widget_get_mapped (view) || !gtk_widget_get_visible (view))
    refresh (pane);
}

static void
map_cb (GtkWidget *view)
{
  refresh (g_object_get_data (G_OBJECT (view), "pane"));
}

GtkWidget *
ecot_chart_pane_new (EcotWork     *work,
                     EcotChartMake make)
{
  Pane *pane = g_new (Pane, 1);

  g_return_val_if_fail (ECOT_IS_WORK (work) && make != NULL, NULL);

  *pane = (Pane){ ecot_chart_view_new (TRUE), work, make };
  gtk_widget_set_margin_top (pane->view, 12);
  g_object_set_data_full (G_OBJECT (pane->view), "pane", pane, g_free);
  g_signal_connect_object (work, "figures-changed", G_CALLBACK (figures_changed_cb), pane->view, G_CONNECT_SWAPPED);
  g_signal_connect (pane->view, "map", G_CALLBACK (map_cb), NULL);
  refresh (pane);

  return pane->view;
}
