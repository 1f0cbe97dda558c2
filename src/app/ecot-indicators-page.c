/* ecot-indicators-page.c: what is promised, against what the call wants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-indicators-page.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-form-page.h"

static void
attach_label (GtkGrid    *grid,
              const char *text,
              const char *class,
              int column,
              int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
widen (GtkGrid *grid,
       int      row)
{
  GtkWidget      *answer = gtk_grid_get_child_at (grid, 2, row);
  GtkLayoutChild *place = gtk_layout_manager_get_layout_child (gtk_widget_get_layout_manager (GTK_WIDGET (grid)), answer);

  gtk_grid_layout_child_set_column_span (GTK_GRID_LAYOUT_CHILD (place), 2);
}

/* What is asked for in words, a place, is answered in words. */
static void
attach_answer (GtkGrid             *grid,
               EcotForm            *form,
               const EcotIndicator *indicator,
               int                  row,
               GtkWidget           *messages)
{
  g_autofree char *comment = g_strdup_printf ("indicator/%s/comment", indicator->id);
  g_autofree char *planned = g_strdup_printf ("indicator/%s/planned", indicator->id);
  g_autofree char *proof = g_strdup_printf ("indicator/%s/proof", indicator->id);
  /* Translators: what is planned for an indicator; what proves it */
  g_autofree char *planned_name = g_strdup_printf (_ ("Planned: %s"), indicator->label);
  g_autofree char *proof_name = g_strdup_printf (_ ("Proof: %s"), indicator->label);

  if (indicator->relation == ECOT_RELATION_NONE)
    {
      ecot_form_attach_input (form, grid, comment, planned_name, 342, 2, row, messages);
      widen (grid, row);
      return;
    }

  ecot_form_attach_input (form, grid, planned, planned_name, 90, 2, row, messages);
  ecot_form_attach_input (form, grid, proof, proof_name, 240, 3, row, messages);
}

static void
attach_indicator (GtkGrid             *grid,
                  EcotForm            *form,
                  const EcotIndicator *indicator,
                  int                  row)
{
  GtkWidget *messages = ecot_input_make_messages ();

  attach_label (grid, indicator->label, "indicator", 0, row);
  attach_label (grid, indicator->printed != NULL ? indicator->printed : "", "indicator", 1, row);
  attach_answer (grid, form, indicator, row, messages);
  gtk_grid_attach (grid, messages, 0, row + 1, 4, 1);
}

GtkWidget *
ecot_indicators_page_new (EcotWork *work)
{
  GtkWidget *page = ecot_form_page_new (work, _ ("Indicators"));
  EcotForm  *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  GPtrArray *indicators = ecot_work_get_lot (work)->indicators;
  GtkGrid   *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 12);
  attach_label (grid, _ ("Indicator"), "grid-title", 0, 0);
  attach_label (grid, _ ("Wanted"), "grid-title", 1, 0);
  attach_label (grid, _ ("Planned"), "grid-title", 2, 0);
  attach_label (grid, _ ("Proof"), "grid-title", 3, 0);

  for (guint i = 0; i < indicators->len; i++)
    attach_indicator (grid, form, g_ptr_array_index (indicators, i), 2 * (int)i + 1);

  ecot_form_add_text (form, _ ("What the action will reach. What is wanted is the call’s, as it is printed."), "intro");
  ecot_form_add_widget (form, GTK_WIDGET (grid));

  return page;
}
