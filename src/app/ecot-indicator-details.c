/* ecot-indicator-details.c: what an indicator had reached, and of whom it is made, folded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody needs any of this to answer a call, and everybody does for the report; so
 * it is folded below its indicator until something is in it.  People may be told
 * apart in three ways; the sum of each stands beside it while one types, and says
 * with a sign when it is not what is planned.
 */

#include "config.h"

#include "app/ecot-indicator-details.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-button.h"
#include "app/ecot-name.h"
#include "figure/ecot-breakdown.h"

#define NUMBER_WIDTH 96
#define REASON_WIDTH 420

/* What a class of people is called, by its field. */
static const struct
{
  const char *field, *title;
} classes[] = {
  { "women", N_ ("Women") },
  { "men", N_ ("Men") },
  { "sex-unstated", N_ ("Not stated") },
  { "under-25", N_ ("Under 25") },
  { "from-25-to-54", N_ ("25 to 54") },
  { "over-54", N_ ("Over 54") },
  { "age-unstated", N_ ("Not stated") },
  { "employed", N_ ("In work") },
  { "unemployed", N_ ("Unemployed") },
  { "inactive", N_ ("Inactive") },
  { "status-unstated", N_ ("Not stated") },
};

static const struct
{
  const char *id, *title;
} ways[] = {
  { "sex", N_ ("By sex") },
  { "age", N_ ("By age") },
  { "status", N_ ("By status") },
};

typedef struct
{
  EcotForm            *form;
  EcotWork            *work;
  const EcotIndicator *indicator;
  GtkGrid             *grid;
  GtkWidget           *messages;
  int                  row;
} Details;

static const char *
title_of_class (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_str_equal (classes[i].field, field))
      return _ (classes[i].title);

  g_return_val_if_reached (field);
}

static const char *
title_of_way (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].id, id))
      return _ (ways[i].title);

  g_return_val_if_reached (id);
}

static void
attach_title (Details    *self,
              const char *title,
              int         column,
              int         row)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, column > 0 ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_margin_top (label, column > 0 ? 0 : 8);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "small");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

/* An input below its title. */
static void
attach_input (Details    *self,
              const char *field,
              const char *title,
              int         width,
              int         column)
{
  g_autofree char *path = g_strdup_printf ("indicator/%s/%s", self->indicator->id, field);
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), title, self->indicator->label);

  attach_title (self, title, column, self->row);
  ecot_form_attach_input (self->form, self->grid, path, name, width, column, self->row + 1, self->messages);
}

static GtkWidget *
attach_figure (Details    *self,
               const char *format,
               const char *caption,
               int         column,
               int         row)
{
  g_autofree char *figure = g_strdup_printf ("%s.%s%s", g_str_equal (format, "cost") ? "cost.per-indicator" : "indicator",
                                             self->indicator->id, g_str_equal (format, "cost") ? "" : format);
  GtkWidget       *button;

  if (!ecot_figures_has (ecot_work_get_figures (self->work), figure))
    return NULL;

  button = ecot_figure_button_new (self->work, figure, caption);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_grid_attach (self->grid, button, column, row, 2, 1);
  return button;
}

/* {{{ The sum of those told apart */

static void
show_state (GtkWidget *button)
{
  EcotFigures     *figures = ecot_work_get_figures (g_object_get_data (G_OBJECT (button), "work"));
  const char      *name = ecot_figure_button_get_figure (ECOT_FIGURE_BUTTON (button));
  const char      *way = strrchr (name, '.');
  g_autofree char *planned_name = g_strdup_printf ("%.*s.planned", (int)(way - name), name);
  EcotFigure       sum = ecot_figures_get (figures, name);
  EcotFigure       planned = ecot_figures_get (figures, planned_name);

  if (!sum.known || !planned.known)
    ecot_figure_button_set_state (ECOT_FIGURE_BUTTON (button), NULL);
  else
    ecot_figure_button_set_state (ECOT_FIGURE_BUTTON (button), sum.number == planned.number ? "success" : "error");
}

static void
attach_sum (Details    *self,
            const char *way,
            int         column)
{
  g_autofree char *suffix = g_strconcat (".by-", way, NULL);
  /* Translators: before the sum of people told apart */
  GtkWidget *button = attach_figure (self, suffix, _ ("together:"), column, self->row + 1);

  if (button == NULL)
    return;

  g_object_set_data (G_OBJECT (button), "work", self->work);
  g_signal_connect_object (self->work, "figures-changed", G_CALLBACK (show_state), button, G_CONNECT_SWAPPED);
  show_state (button);
}

static void
attach_breakdown (Details             *self,
                  const EcotBreakdown *breakdown)
{
  int column = 1;

  attach_title (self, title_of_way (breakdown->id), 0, self->row + 1);

  for (const char *const *field = breakdown->fields; *field != NULL; field++)
    attach_input (self, *field, title_of_class (*field), NUMBER_WIDTH, column++);

  attach_sum (self, breakdown->id, 1 + ECOT_MAX_BREAKDOWN_PARTS);
  self->row += 2;
}

/* }}} */

static void
attach_realised (Details *self)
{
  attach_input (self, "baseline", _ ("At the start"), NUMBER_WIDTH, 1);
  attach_input (self, "realised", _ ("At the end"), NUMBER_WIDTH, 2);
  /* Translators: before what was reached less what was planned */
  attach_figure (self, ".deviation", _ ("difference:"), 3, self->row + 1);
  attach_figure (self, "cost", ecot_indicator_counts_people (self->indicator) ? _ ("cost of one person:") : _ ("cost of one:"), 5, self->row + 1);
  self->row += 2;
}

static void
attach_reason (Details *self)
{
  g_autofree char *path = g_strdup_printf ("indicator/%s/reason", self->indicator->id);
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), _ ("Reason for the difference"), self->indicator->label);
  GtkLayoutChild  *place;

  attach_title (self, _ ("Reason for the difference"), 0, self->row);
  ecot_form_attach_input (self->form, self->grid, path, name, REASON_WIDTH, 1, self->row, self->messages);
  place = gtk_layout_manager_get_layout_child (gtk_widget_get_layout_manager (GTK_WIDGET (self->grid)),
                                               gtk_grid_get_child_at (self->grid, 1, self->row));
  gtk_grid_layout_child_set_column_span (GTK_GRID_LAYOUT_CHILD (place), 6);
  self->row++;
}

static gboolean
is_filled (EcotWork            *work,
           const EcotIndicator *indicator)
{
  EcotRecord         *record = ecot_dossier_get_record (ecot_work_get_dossier (work), ECOT_KIND_INDICATOR, indicator->id);
  const EcotKindSpec *kind = ecot_schema_get_kind (ECOT_KIND_INDICATOR);
  int                 first = ecot_schema_find_field (ECOT_KIND_INDICATOR, "baseline");

  for (guint i = (guint)first; record != NULL && i < kind->n_fields; i++)
    if (!ecot_value_is_empty (ecot_record_get_nth (record, i)))
      return TRUE;

  return FALSE;
}

GtkWidget *
ecot_indicator_details_new (EcotForm            *form,
                            EcotWork            *work,
                            const EcotIndicator *indicator)
{
  gboolean         people = ecot_dossier_counts_people (ecot_work_get_dossier (work), indicator);
  const char      *title = people ? _ ("Reached, who they are, cost of one") : _ ("Reached, cost of one");
  GtkWidget       *expander = gtk_expander_new (title);
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), title, indicator->label);
  Details          self = { form, work, indicator, GTK_GRID (gtk_grid_new ()), ecot_input_make_messages (), 0 };

  gtk_grid_set_column_spacing (self.grid, 12);
  gtk_expander_set_child (GTK_EXPANDER (expander), GTK_WIDGET (self.grid));
  gtk_widget_add_css_class (expander, "indicator-details");
  ecot_name_widget (expander, name);
  attach_realised (&self);
  attach_reason (&self);

  for (guint i = 0; people && i < ECOT_N_BREAKDOWNS; i++)
    attach_breakdown (&self, &ecot_breakdowns[i]);

  gtk_grid_attach (self.grid, self.messages, 0, self.row, 7, 1);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), is_filled (work, indicator));

  return expander;
}
