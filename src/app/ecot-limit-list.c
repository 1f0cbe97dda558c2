/* ecot-limit-list.c: limits of the call, each with how near the dossier is to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a limit holds is the check's to say: a row is red when there is a
 * finding about it, and for nothing else.  The bar and the quotient beside it
 * are for the eye.
 */

#include "config.h"

#include "app/ecot-limit-list.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-figure-button.h"
#include "app/ecot-name.h"
#include "app/ecot-note-button.h"
#include "base/ecot-fold.h"
#include "base/ecot-rounding.h"

typedef struct
{
  const EcotLimit  *limit; /* the lot's */
  EcotFigureButton *button;
  GtkLevelBar      *bar;
  GtkLabel         *words;
} Row;

struct _EcotLimitList
{
  GtkGrid parent_instance;

  EcotWork *work; /* not owned: the page holds it */
  GArray   *rows;
};

G_DEFINE_FINAL_TYPE (EcotLimitList, ecot_limit_list, GTK_TYPE_GRID)

static void
ecot_limit_list_finalize (GObject *object)
{
  g_array_unref (ECOT_LIMIT_LIST (object)->rows);

  G_OBJECT_CLASS (ecot_limit_list_parent_class)->finalize (object);
}

static void
ecot_limit_list_class_init (EcotLimitListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_limit_list_finalize;
}

static void
ecot_limit_list_init (EcotLimitList *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  gtk_grid_set_column_spacing (GTK_GRID (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "limit-list");
}

char *
ecot_limit_value_in_words (const EcotLimit *limit)
{
  EcotFigure value = { .known = TRUE, .unit = limit->unit, .number = limit->value };

  return ecot_figure_to_french (&value);
}

char *
ecot_limit_in_words (const EcotLimit *limit)
{
  g_autofree char *value = ecot_limit_value_in_words (limit);

  if (limit->announced)
    return g_strdup (_ ("announced, not printed"));
  if (limit->relation == ECOT_RELATION_AT_MOST)
    return g_strdup_printf (_ ("at most %s"), value);
  if (limit->relation == ECOT_RELATION_EQUAL)
    return g_strdup_printf (_ ("exactly %s"), value);

  return g_strdup_printf (_ ("at least %s"), value);
}

/* What one unit of @limit's `of` is divided into: a share has its percents besides. */
static EcotWide
scale_of (const EcotLimit *limit)
{
  return limit->unit == ECOT_UNIT_PERCENT ? 100 * ECOT_DECIMAL_ONE : ECOT_DECIMAL_ONE;
}

/* "182,35 €" of an amount for so many months, NULL where nothing divides. */
static char *
quotient_in_words (const EcotLimit *limit,
                   EcotFigure       figure,
                   EcotFigure       of)
{
  EcotFigure quotient = { .known = TRUE, .unit = limit->unit };

  if (limit->of == NULL || !figure.known || !of.known || of.number <= 0 ||
      !ecot_round_quotient ((EcotWide)figure.number * scale_of (limit), of.number, ECOT_ROUNDING_HALF_UP, &quotient.number, NULL))
    return NULL;

  return ecot_figure_to_french (&quotient);
}

/* More of them than a bar has pixels: what nobody sees asks for no sizes. */
#define BAR_STEPS 200

/* A level bar takes a double: of no consequence for numbers. */
double
ecot_limit_fraction (EcotFigures     *figures,
                     const EcotLimit *limit)
{
  EcotFigure figure = ecot_figures_get (figures, limit->figure);
  EcotFigure of = limit->of != NULL ? ecot_figures_get (figures, limit->of) : (EcotFigure){ 0 };
  double     bound = (double)limit->value;

  if (limit->of != NULL)
    bound *= (double)of.number / (double)scale_of (limit);

  return figure.known && !limit->announced && bound > 0 ? (double)(int)(CLAMP ((double)figure.number / bound, 0, 1) * BAR_STEPS) / BAR_STEPS : 0;
}

char *
ecot_limit_state_in_words (EcotFigures     *figures,
                           const EcotLimit *limit)
{
  EcotFigure       figure = ecot_figures_get (figures, limit->figure);
  EcotFigure       of = limit->of != NULL ? ecot_figures_get (figures, limit->of) : (EcotFigure){ 0 };
  g_autofree char *quotient = quotient_in_words (limit, figure, of);
  g_autofree char *bound = ecot_limit_in_words (limit);

  return quotient != NULL ? g_strdup_printf ("%s (%s)", quotient, bound) : g_steal_pointer (&bound);
}

static void
show_row (EcotLimitList *self,
          Row           *row)
{
  EcotFigures     *figures = ecot_work_get_figures (self->work);
  g_autofree char *words = ecot_limit_state_in_words (figures, row->limit);

  gtk_label_set_label (row->words, words);
  gtk_level_bar_set_value (row->bar, ecot_limit_fraction (figures, row->limit));
}

static void
figures_changed_cb (EcotLimitList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, &g_array_index (self->rows, Row, i));
}

EcotFinding *
ecot_limit_find_finding (EcotWork        *work,
                         const EcotLimit *limit)
{
  g_autofree char *rule = g_strdup_printf ("limit.%s", limit->id);
  EcotFinding     *finding = ecot_work_find_limit (work, rule);

  return finding != NULL ? g_object_ref (finding) : NULL;
}

static void
findings_changed_cb (EcotLimitList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row                    *row = &g_array_index (self->rows, Row, i);
      g_autoptr (EcotFinding) finding = ecot_limit_find_finding (self->work, row->limit);
      const char             *state = finding == NULL ? NULL : ecot_finding_get_level (finding) == ECOT_LEVEL_ERROR ? "error"
                                                                                                                    : "warning";

      if (row->button != NULL)
        ecot_figure_button_set_state (row->button, state);

      ecot_name_tip (GTK_WIDGET (row->words), finding != NULL ? ecot_finding_get_message (finding) : NULL);

      if (state != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (row->bar), "over");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (row->bar), "over");
    }
}

static char *
title_of (EcotLimitList   *self,
          const EcotLimit *limit)
{
  const char *name = limit->message != NULL ? limit->message : ecot_figures_get_label (ecot_work_get_figures (self->work), limit->figure);

  return ecot_capitalise (name != NULL ? name : limit->id);
}

static GtkWidget *
make_label (const char *text,
            float       xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);

  return label;
}

static void
add_row (EcotLimitList   *self,
         const EcotLimit *limit)
{
  g_autofree char *title = title_of (self, limit);
  g_autofree char *phrase = limit->source != NULL ? ecot_source_phrase (limit->source) : NULL;
  GtkWidget       *name = make_label (title, 0);
  GtkWidget       *bar = gtk_level_bar_new ();
  GtkWidget       *words = make_label (NULL, 0);
  GtkWidget       *notes = ecot_note_button_new (self->work, limit->id);
  int              n = 2 * (int)self->rows->len;
  Row              row = { .limit = limit, .bar = GTK_LEVEL_BAR (bar), .words = GTK_LABEL (words) };

  gtk_widget_set_hexpand (name, TRUE);
  ecot_name_tip (name, phrase);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 90, -1);
  gtk_widget_set_opacity (bar, limit->announced ? 0 : 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_label_set_width_chars (GTK_LABEL (words), 26);
  gtk_widget_add_css_class (words, "numeric");
  gtk_widget_add_css_class (words, "small");
  gtk_grid_attach (GTK_GRID (self), name, 0, n, 1, 1);
  gtk_grid_attach (GTK_GRID (self), bar, 2, n, 1, 1);
  gtk_grid_attach (GTK_GRID (self), words, 3, n, 1, 1);

  if (ecot_figures_has (ecot_work_get_figures (self->work), limit->figure))
    {
      row.button = ECOT_FIGURE_BUTTON (ecot_figure_button_new (self->work, limit->figure, NULL));
      gtk_widget_set_halign (GTK_WIDGET (row.button), GTK_ALIGN_END);
      gtk_grid_attach (GTK_GRID (self), GTK_WIDGET (row.button), 1, n, 1, 1);
    }

  if (notes != NULL)
    gtk_grid_attach (GTK_GRID (self), notes, 0, n + 1, 4, 1);

  g_array_append_val (self->rows, row);
}

static gboolean
is_wanted (const EcotLimit   *limit,
           const char *const *figures,
           const char *const *bases)
{
  return ecot_starts_with_any (limit->figure, figures) || (bases != NULL && limit->of != NULL && ecot_starts_with_any (limit->of, bases));
}

GtkWidget *
ecot_limit_list_new (EcotWork          *work,
                     const char *const *figures,
                     const char *const *bases)
{
  EcotLimitList *self = g_object_ref_sink (g_object_new (ECOT_TYPE_LIMIT_LIST, NULL));
  GPtrArray     *limits = ecot_work_get_lot (work)->limits;

  self->work = work;

  for (guint i = 0; i < limits->len; i++)
    if (is_wanted (g_ptr_array_index (limits, i), figures, bases))
      add_row (self, g_ptr_array_index (limits, i));

  if (self->rows->len == 0)
    {
      g_object_unref (self);
      return NULL;
    }

  g_signal_connect_object (work, "figures-changed", G_CALLBACK (figures_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "findings-changed", G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  figures_changed_cb (self);
  findings_changed_cb (self);
  g_object_force_floating (G_OBJECT (self));

  return GTK_WIDGET (self);
}
