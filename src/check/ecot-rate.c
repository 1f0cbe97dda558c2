/* ecot-rate.c: what a flat rate of the call makes of the costs of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rounded as the call rounds where the rate is the amount itself; rounded down
 * where it is a maximum, so that the bound is the last amount it allows.
 */

#include "check/ecot-rate.h"

#include <string.h>

#include "check/ecot-check-private.h"

static const char *
figure_of_base (const EcotFlatRate *rate)
{
  if (g_strcmp0 (rate->base, "direct-staff") == 0)
    return "cost.direct.staff";

  if (g_strcmp0 (rate->base, "direct-without-services") == 0)
    return "cost.direct.without-services";

  return "cost.direct";
}

/* Whether the base would hold the costs of @kind, were they not left out. */
static gboolean
base_holds (const EcotFlatRate *rate,
            const char         *kind)
{
  if (g_strcmp0 (rate->base, "direct-staff") == 0)
    return strcmp (kind, "staff") == 0;

  return strcmp (kind, "indirect") != 0 &&
         (g_strcmp0 (rate->base, "direct-without-services") != 0 || strcmp (kind, "services") != 0);
}

static gboolean
leaves_out (const EcotFlatRate *rate,
            const char         *kind)
{
  g_auto (GStrv) kinds = g_strsplit (rate->exclude != NULL ? rate->exclude : "", " ", -1);

  return g_strv_contains ((const char *const *)kinds, kind) && base_holds (rate, kind);
}

static gboolean
subtract_category (EcotFigures *figures,
                   const char  *id,
                   EcotAmount  *base)
{
  g_autofree char *name = g_strconcat ("cost.category.", id, NULL);
  EcotFigure       figure = ecot_figures_get (figures, name);

  return figure.fault == NULL && (!figure.known || ecot_amount_subtract (*base, figure.number, base, NULL));
}

/* Takes the kinds the call leaves out from the base; categories the applicant added are of
 * the kind "other". */
static gboolean
subtract_excluded (EcotFigures        *figures,
                   const EcotFlatRate *rate,
                   EcotAmount         *base)
{
  GPtrArray *categories = ecot_figures_get_lot (figures)->categories;
  guint      n_added = leaves_out (rate, "other") ? ecot_dossier_get_n (ecot_figures_get_dossier (figures), ECOT_KIND_CATEGORY) : 0;

  for (guint i = 0; i < categories->len; i++)
    {
      const EcotCategory *category = categories->pdata[i];

      if (leaves_out (rate, category->kind) && !subtract_category (figures, category->id, base))
        return FALSE;
    }

  for (guint i = 0; i < n_added; i++)
    {
      EcotRecord      *added = ecot_dossier_get_nth (ecot_figures_get_dossier (figures), ECOT_KIND_CATEGORY, i);
      g_autofree char *id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (added));

      if (!subtract_category (figures, id, base))
        return FALSE;
    }

  return TRUE;
}

/* What costs nothing bears no indirect costs: a base that is not there is zero. */
gboolean
ecot_rate_measure (EcotFigures        *figures,
                   const EcotFlatRate *rate,
                   EcotRate           *self)
{
  EcotRounding rounding;
  EcotFigure   base;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), FALSE);
  g_return_val_if_fail (rate != NULL && self != NULL, FALSE);

  base = ecot_figures_get (figures, figure_of_base (rate));
  *self = (EcotRate){ .rate = rate, .figure = figure_of_base (rate), .base = base.number, .flat = g_strcmp0 (rate->mode, "flat") == 0 };
  rounding = self->flat ? ecot_figures_get_lot (figures)->rounding : ECOT_ROUNDING_DOWN;

  return base.fault == NULL && subtract_excluded (figures, rate, &self->base) &&
         ecot_figures_get_number (figures, "cost.indirect", &self->indirect) &&
         ecot_amount_percent (self->base, rate->percent, rounding, &self->bound, NULL);
}

gboolean
ecot_rate_is_kept (const EcotRate *self)
{
  return self->flat ? self->indirect == self->bound : self->indirect <= self->bound;
}

EcotRecord *
ecot_rate_find_line (EcotFigures *figures)
{
  EcotRecord *only;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);

  ecot_figures_count_indirect (figures, &only);

  return only;
}

static EcotAction *
new_action (EcotAmount bound)
{
  g_autofree char *amount = ecot_amount_to_french (bound);
  g_autofree char *label = g_strdup_printf ("Mettre %s", amount);
  g_autofree char *typeset = ecot_text_typeset (label);

  return ecot_action_new (typeset);
}

/* What the line was the product of goes, or the two would differ. */
static EcotAction *
write_line (EcotRecord      *line,
            const EcotValue *amount)
{
  EcotAction *action = new_action (amount->number);

  ecot_action_set (action, line, "quantity", &ECOT_VALUE_EMPTY);
  ecot_action_set (action, line, "unit-cost", &ECOT_VALUE_EMPTY);
  ecot_action_set (action, line, "amount", amount);

  return action;
}

static const EcotCategory *
find_category (const EcotLot *lot)
{
  for (guint i = 0; i < lot->categories->len; i++)
    if (g_strcmp0 (((const EcotCategory *)lot->categories->pdata[i])->kind, "indirect") == 0)
      return lot->categories->pdata[i];

  return NULL;
}

static EcotAction *
write_new_line (const EcotRate     *self,
                EcotFigures        *figures,
                const EcotCategory *category,
                const EcotValue    *amount)
{
  EcotDossier       *dossier = ecot_figures_get_dossier (figures);
  EcotAction        *action = new_action (amount->number);
  gint64             id = ecot_dossier_reserve_id (dossier);
  g_autofree char   *base = ecot_rate_describe_base (self, figures);
  g_autofree char   *percent = ecot_decimal_to_french (self->rate->percent);
  g_autofree char   *words = g_strdup_printf ("%s %% de %s", percent, base);
  g_autofree char   *typeset = ecot_text_typeset (words);
  g_auto (EcotValue) detail = ecot_value_text (ECOT_VALUE_TEXT, typeset);
  g_auto (EcotValue) place = ecot_value_text (ECOT_VALUE_CHOICE, category->id);

  ecot_action_insert (action, ECOT_KIND_LINE, id, NULL, ecot_dossier_get_n (dossier, ECOT_KIND_LINE));
  ecot_action_set_new (action, ECOT_KIND_LINE, id, "category", &place);
  ecot_action_set_new (action, ECOT_KIND_LINE, id, "detail", &detail);
  ecot_action_set_new (action, ECOT_KIND_LINE, id, "amount", amount);

  return action;
}

EcotAction *
ecot_rate_write (const EcotRate *self,
                 EcotFigures    *figures)
{
  g_auto (EcotValue)  amount = ecot_value_number (ECOT_VALUE_AMOUNT, self->bound);
  const EcotCategory *category;
  EcotRecord         *line;
  guint               n;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);

  n = ecot_figures_count_indirect (figures, &line);
  category = find_category (ecot_figures_get_lot (figures));

  if (n == 1)
    return write_line (line, &amount);

  return n == 0 && category != NULL ? write_new_line (self, figures, category, &amount) : NULL;
}

char *
ecot_rate_describe_base (const EcotRate *self,
                         EcotFigures    *figures)
{
  static const char *const kinds[][2] = {
    { "staff", "le personnel" },
    { "services", "les prestations" },
    { "supplies", "les fournitures" },
    { "participants", "les dépenses liées aux participants" },
    { "operating", "le fonctionnement" },
    { "in-kind", "les contributions en nature" },
    { "other", "les autres dépenses" },
  };
  const char           *label = ecot_figures_get_label (figures, self->figure);
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  g_autofree char      *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (leaves_out (self->rate, kinds[i][0]))
      g_ptr_array_add (left_out, (gpointer)kinds[i][1]);

  if (left_out->len == 0)
    return g_strdup_printf (g_strcmp0 (self->rate->base, "unstated") == 0 ? "« %s », l’appel ne disant pas de quoi" : "« %s »", label);

  g_ptr_array_add (left_out, NULL);
  list = ecot_text_join ((const char *const *)left_out->pdata);
  return g_strdup_printf ("« %s » sans %s", label, list);
}
