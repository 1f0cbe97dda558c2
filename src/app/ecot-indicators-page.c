/* ecot-indicators-page.c: what is promised, against what the call wants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-indicators-page.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-form-page.h"

/* As printed: "at least 35", a bare "10", nothing. */
static char *
target_in_words (const EcotIndicator *indicator)
{
  char             number[ECOT_DECIMAL_BUFSIZE];
  const char      *unit = indicator->unit != NULL ? indicator->unit : "";
  g_autofree char *text = NULL;

  ecot_decimal_format_french (indicator->target, number);

  switch (indicator->relation)
    {
    case ECOT_RELATION_AT_LEAST:
      text = g_strdup_printf (_ ("at least %s %s"), number, unit);
      break;

    case ECOT_RELATION_AT_MOST:
      text = g_strdup_printf (_ ("at most %s %s"), number, unit);
      break;

    case ECOT_RELATION_EQUAL:
    case ECOT_RELATION_UNSTATED:
      text = g_strdup_printf ("%s %s", number, unit);
      break;

    case ECOT_RELATION_NONE:
    default:
      text = g_strdup ("—");
    }

  return g_strdup (g_strstrip (text));
}

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
attach_indicator (GtkGrid             *grid,
                  EcotForm            *form,
                  const EcotIndicator *indicator,
                  int                  row)
{
  g_autofree char *planned = g_strdup_printf ("indicator/%s/planned", indicator->id);
  g_autofree char *proof = g_strdup_printf ("indicator/%s/proof", indicator->id);
  /* Translators: what is planned for an indicator; what proves it */
  g_autofree char *planned_name = g_strdup_printf (_ ("Planned: %s"), indicator->label);
  g_autofree char *proof_name = g_strdup_printf (_ ("Proof: %s"), indicator->label);
  g_autofree char *target = target_in_words (indicator);

  attach_label (grid, indicator->label, "indicator", 0, row);
  attach_label (grid, target, "indicator", 1, row);
  ecot_form_attach_input (form, grid, planned, planned_name, 90, 2, row);
  ecot_form_attach_input (form, grid, proof, proof_name, 190, 3, row);
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
    attach_indicator (grid, form, g_ptr_array_index (indicators, i), (int)i + 1);

  ecot_form_add_text (form, _ ("What the action will reach. The number wanted is the call’s, as it is printed."), "intro");
  ecot_form_add_widget (form, GTK_WIDGET (grid));

  return page;
}
