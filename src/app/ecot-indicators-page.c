/* ecot-indicators-page.c: what is promised, against what the call wants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row has what the call prints, and below it what that comes to in this
 * dossier: a target for one full-time post is multiplied as one types.  What is
 * not counted is answered in words, after what is.  What was reached, and of whom
 * it is made, is folded below each.
 */

#include "config.h"

#include "app/ecot-indicators-page.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-button.h"
#include "app/ecot-form-page.h"
#include "app/ecot-indicator-details.h"
#include "app/ecot-note-button.h"
#include "base/ecot-rounding.h"

#define WANTED_CHARS 24

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

static GtkWidget *
append_detail (GtkBox     *box,
               const char *text,
               const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  gtk_widget_add_css_class (label, "small");
  gtk_box_append (box, label);

  return label;
}

/* The labels of the indicators it adds up, or NULL.  (transfer full) */
static char *
parts_in_words (const EcotLot       *lot,
                const EcotIndicator *indicator)
{
  g_auto (GStrv)        ids = indicator->parts != NULL ? g_strsplit (indicator->parts, " ", -1) : NULL;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char      *list = NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const EcotIndicator *part = ecot_lot_find_indicator (lot, ids[i]);

      if (part != NULL)
        g_ptr_array_add (labels, part->label);
    }

  if (labels->len == 0)
    return NULL;

  g_ptr_array_add (labels, NULL);
  list = g_strjoinv (", ", (char **)labels->pdata);

  /* Translators: an indicator that is the total of others: their labels */
  return g_strdup_printf (_ ("the total of: %s"), list);
}

/* "pour 1 ETP · par an", or NULL.  (transfer full) */
static char *
basis_in_words (const EcotIndicator *indicator)
{
  if (indicator->basis != NULL && indicator->frequency != NULL)
    return g_strdup_printf ("%s · %s", indicator->basis, indicator->frequency);

  return g_strdup (indicator->basis != NULL ? indicator->basis : indicator->frequency);
}

static GtkWidget *
make_label (EcotWork            *work,
            const EcotIndicator *indicator)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *label = gtk_label_new (indicator->label);
  GtkWidget       *notes = ecot_note_button_new (work, indicator->id);
  g_autofree char *parts = parts_in_words (ecot_work_get_lot (work), indicator);
  /* Translators: the supporting documents the call wants for an indicator */
  g_autofree char *proof = indicator->proof != NULL ? g_strdup_printf (_ ("shown by: %s"), indicator->proof) : NULL;
  g_autofree char *phrase = ecot_sources_in_words (indicator->source);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "indicator");
  gtk_widget_set_tooltip_text (label, phrase);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), label);

  if (parts != NULL)
    append_detail (GTK_BOX (box), parts, "dim-label");
  if (proof != NULL)
    append_detail (GTK_BOX (box), proof, "dim-label");
  if (notes != NULL)
    gtk_box_append (GTK_BOX (box), notes);

  return box;
}

/* As printed; where only the number was kept, with its relation. */
static char *
wanted_in_words (const EcotIndicator *indicator)
{
  char             buf[ECOT_DECIMAL_BUFSIZE];
  g_autofree char *number = NULL;

  if (indicator->printed != NULL || indicator->relation == ECOT_RELATION_NONE)
    return g_strdup (indicator->printed != NULL ? indicator->printed : "");

  number = g_strdup_printf ("%s%s%s", ecot_decimal_format_french (indicator->target, buf), indicator->unit != NULL ? " " : "", indicator->unit != NULL ? indicator->unit : "");

  if (indicator->relation == ECOT_RELATION_AT_MOST)
    return g_strdup_printf (_ ("at most %s"), number);
  if (indicator->relation == ECOT_RELATION_EQUAL)
    return g_strdup_printf (_ ("exactly %s"), number);

  return indicator->relation == ECOT_RELATION_AT_LEAST ? g_strdup_printf (_ ("at least %s"), number) : g_steal_pointer (&number);
}

/* What the target of one comes to for as many as the dossier has. */
static void
show_product (GtkLabel *label,
              EcotWork *work)
{
  const EcotIndicator *indicator = g_object_get_data (G_OBJECT (label), "indicator");
  EcotFigures         *figures = ecot_work_get_figures (work);
  EcotFigure           of = ecot_figures_get (figures, indicator->of);
  EcotFigure           product = { .known = TRUE, .unit = ECOT_UNIT_ONE };
  g_autofree char     *number = NULL;
  g_autofree char     *count = NULL;
  g_autofree char     *text = NULL;

  if (of.known && ecot_round_quotient ((EcotWide)indicator->target * of.number, ECOT_DECIMAL_ONE, ECOT_ROUNDING_HALF_UP, &product.number, NULL))
    {
      number = ecot_figure_to_french (&product);
      count = ecot_figure_to_french (&of);
      /* Translators: a target multiplied: the product, what it is multiplied by, what that is */
      text = g_strdup_printf (_ ("that is %s for %s (%s)"), number, count, ecot_figures_get_label (figures, indicator->of));
    }

  gtk_label_set_label (label, text != NULL ? text : "");
}

static void
figures_changed_cb (GtkLabel *label,
                    EcotWork *work)
{
  show_product (label, work);
}

static GtkWidget *
make_wanted (EcotWork            *work,
             const EcotIndicator *indicator)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *wanted = wanted_in_words (indicator);
  g_autofree char *basis = basis_in_words (indicator);
  GtkWidget       *label = gtk_label_new (wanted);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "indicator");
  gtk_label_set_max_width_chars (GTK_LABEL (label), WANTED_CHARS);
  gtk_widget_set_visible (label, *wanted != '\0');
  gtk_box_append (GTK_BOX (box), label);

  if (basis != NULL)
    gtk_label_set_max_width_chars (GTK_LABEL (append_detail (GTK_BOX (box), basis, "dim-label")), WANTED_CHARS);

  if (indicator->of != NULL && ecot_figures_has (ecot_work_get_figures (work), indicator->of))
    {
      label = append_detail (GTK_BOX (box), NULL, "numeric");
      gtk_label_set_max_width_chars (GTK_LABEL (label), WANTED_CHARS);
      g_object_set_data (G_OBJECT (label), "indicator", (gpointer)indicator);
      g_signal_connect_object (work, "figures-changed", G_CALLBACK (figures_changed_cb), label, G_CONNECT_SWAPPED);
      show_product (GTK_LABEL (label), work);
    }

  return box;
}

static void
attach_input (GtkGrid             *grid,
              EcotForm            *form,
              const EcotIndicator *indicator,
              const char          *field,
              const char          *name,
              int                  width,
              int                  column,
              int                  row,
              GtkWidget           *messages)
{
  g_autofree char *path = g_strdup_printf ("indicator/%s/%s", indicator->id, field);

  ecot_form_attach_input (form, grid, path, name, width, column, row, messages);
}

static void
widen (GtkGrid *grid,
       int      row)
{
  GtkWidget      *answer = gtk_grid_get_child_at (grid, 2, row);
  GtkLayoutChild *place = gtk_layout_manager_get_layout_child (gtk_widget_get_layout_manager (GTK_WIDGET (grid)), answer);

  gtk_grid_layout_child_set_column_span (GTK_GRID_LAYOUT_CHILD (place), 2);
}

/* The number the dossier counts itself, with its "why?", below the one that is planned. */
static void
attach_counted (GtkGrid             *grid,
                EcotWork            *work,
                const EcotIndicator *indicator,
                int                  row)
{
  GtkWidget *button;

  if (indicator->figure == NULL || !ecot_figures_has (ecot_work_get_figures (work), indicator->figure))
    return;

  button = ecot_figure_button_new (work, indicator->figure, _ ("counted:"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_grid_attach (grid, button, 2, row, 2, 1);
}

static void
attach_answer (GtkGrid             *grid,
               EcotForm            *form,
               const EcotIndicator *indicator,
               int                  row,
               GtkWidget           *messages)
{
  /* Translators: what is planned for an indicator; what proves it */
  g_autofree char *planned = g_strdup_printf (_ ("Planned: %s"), indicator->label);
  g_autofree char *proof = g_strdup_printf (_ ("Proof: %s"), indicator->label);

  if (ecot_indicator_is_said (indicator))
    {
      attach_input (grid, form, indicator, "comment", planned, 322, 2, row, messages);
      widen (grid, row);
      return;
    }

  attach_input (grid, form, indicator, "planned", planned, 90, 2, row, messages);

  attach_input (grid, form, indicator, "proof", proof, 220, 3, row, messages);
}

static void
attach_indicator (GtkGrid             *grid,
                  EcotForm            *form,
                  EcotWork            *work,
                  const EcotIndicator *indicator,
                  int                  row)
{
  GtkWidget *messages = ecot_input_make_messages ();

  gtk_grid_attach (grid, make_label (work, indicator), 0, row, 1, 2);
  gtk_grid_attach (grid, make_wanted (work, indicator), 1, row, 1, 2);
  attach_answer (grid, form, indicator, row, messages);
  attach_counted (grid, work, indicator, row + 1);

  if (ecot_indicator_is_said (indicator))
    {
      gtk_grid_attach (grid, messages, 0, row + 2, 4, 1);
      return;
    }

  /* What is wrong stands on the line of what is folded, beside its title. */
  gtk_grid_attach (grid, ecot_indicator_details_new (form, work, indicator), 0, row + 2, 4, 1);
  gtk_widget_set_valign (messages, GTK_ALIGN_START);
  gtk_grid_attach (grid, messages, 1, row + 2, 3, 1);
}

/* The indicators that are said (@said), or those that are counted.  Returns whether there are any. */
static gboolean
attach_indicators (GtkGrid  *grid,
                   EcotForm *form,
                   EcotWork *work,
                   gboolean  said,
                   int      *row)
{
  GPtrArray *indicators = ecot_work_get_lot (work)->indicators;
  int        first = *row;

  for (guint i = 0; i < indicators->len; i++)
    if (ecot_indicator_is_said (g_ptr_array_index (indicators, i)) == said)
      {
        attach_indicator (grid, form, work, g_ptr_array_index (indicators, i), *row);
        *row += 3;
      }

  return *row > first;
}

/* Whether the call says anything beside the names. */
static gboolean
has_wanted (GPtrArray *indicators)
{
  for (guint i = 0; i < indicators->len; i++)
    {
      const EcotIndicator *indicator = g_ptr_array_index (indicators, i);

      if (indicator->printed != NULL || indicator->relation != ECOT_RELATION_NONE || indicator->basis != NULL || indicator->frequency != NULL)
        return TRUE;
    }

  return FALSE;
}

static GtkGrid *
start_grid (EcotWork *work,
            gboolean  said)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 12);
  attach_label (grid, _ ("Indicator"), "grid-title", 0, 0);
  attach_label (grid, has_wanted (ecot_work_get_lot (work)->indicators) ? _ ("Wanted") : "", "grid-title", 1, 0);
  attach_label (grid, said ? _ ("Answer") : _ ("Planned"), "grid-title", 2, 0);

  if (!said)
    attach_label (grid, _ ("Proof"), "grid-title", 3, 0);

  return grid;
}

GtkWidget *
ecot_indicators_page_new (EcotWork *work)
{
  GtkWidget *page = ecot_form_page_new (work, _ ("Indicators"));
  EcotForm  *form = ecot_form_page_get_form (ECOT_FORM_PAGE (page));
  GtkGrid   *counted = start_grid (work, FALSE), *said = start_grid (work, TRUE);
  int        row = 1, said_row = 1;
  gboolean   has_counted = attach_indicators (counted, form, work, FALSE, &row);
  gboolean   has_said = attach_indicators (said, form, work, TRUE, &said_row);

  g_object_ref_sink (counted);
  g_object_ref_sink (said);
  ecot_form_widen (form);
  ecot_form_add_text (form, _ ("What the action will reach. What is wanted is the call’s, as it is printed."), "intro");
  ecot_form_add_notes (form, "indicator");

  if (has_counted)
    ecot_form_add_widget (form, GTK_WIDGET (counted));
  if (has_said && has_counted)
    ecot_form_add_group (form, _ ("In words"));
  if (has_said)
    ecot_form_add_widget (form, GTK_WIDGET (said));

  g_object_unref (counted);
  g_object_unref (said);

  return page;
}
