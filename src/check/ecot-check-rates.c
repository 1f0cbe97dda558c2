/* ecot-check-rates.c: indirect costs against the flat rate of the call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rate that is a maximum (ceiling) is compared by multiplying out.  A rate
 * that is the amount itself (flat) gives one amount, rounded as the call
 * rounds, and indirect costs are that or they are not at a flat rate.  Where
 * the text only says « 20 % », the rate is read as a maximum, no more than a
 * warning, over the widest base there is.
 *
 * A call with several rates offers a choice: one that is kept is enough.
 */

#include "check/ecot-check-private.h"

#include <string.h>

typedef struct
{
  EcotAmount indirect, base, bound;
  gboolean   flat;
} EcotRateCheck;

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
subtract_category (EcotCheck  *self,
                   const char *id,
                   EcotAmount *base)
{
  g_autofree char *name = g_strconcat ("cost.category.", id, NULL);
  EcotFigure       figure = ecot_figures_get (self->figures, name);

  return figure.fault == NULL && (!figure.known || ecot_amount_subtract (*base, figure.number, base, NULL));
}

/* Takes the kinds the call leaves out from the base; categories the applicant added are of
 * the kind "other". */
static gboolean
subtract_excluded (EcotCheck          *self,
                   const EcotFlatRate *rate,
                   EcotAmount         *base)
{
  guint n_added = leaves_out (rate, "other") ? ecot_dossier_get_n (self->dossier, ECOT_KIND_CATEGORY) : 0;

  for (guint i = 0; i < self->lot->categories->len; i++)
    {
      const EcotCategory *category = self->lot->categories->pdata[i];

      if (leaves_out (rate, category->kind) && !subtract_category (self, category->id, base))
        return FALSE;
    }

  for (guint i = 0; i < n_added; i++)
    {
      EcotRecord      *added = ecot_dossier_get_nth (self->dossier, ECOT_KIND_CATEGORY, i);
      g_autofree char *id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (added));

      if (!subtract_category (self, id, base))
        return FALSE;
    }

  return TRUE;
}

/* What costs nothing bears no indirect costs: a base that is not there is zero. */
static gboolean
prepare (EcotCheck          *self,
         const EcotFlatRate *rate,
         EcotRateCheck      *check)
{
  EcotFigure base = ecot_figures_get (self->figures, figure_of_base (rate));

  check->flat = g_strcmp0 (rate->mode, "flat") == 0;
  check->base = base.number;

  return base.fault == NULL &&
         subtract_excluded (self, rate, &check->base) &&
         ecot_figures_get_number (self->figures, "cost.indirect", &check->indirect) &&
         ecot_amount_percent (check->base, rate->percent, check->flat ? self->lot->rounding : ECOT_ROUNDING_DOWN,
                              &check->bound, NULL);
}

/* Rounded down, the bound is the last amount the rate allows. */
static gboolean
is_kept (const EcotRateCheck *check)
{
  return check->flat ? check->indirect == check->bound : check->indirect <= check->bound;
}

/* The only line of indirect costs, or NULL. */
static EcotRecord *
find_indirect_line (EcotCheck *self)
{
  EcotRecord *only = NULL;
  guint       n = ecot_dossier_get_n (self->dossier, ECOT_KIND_LINE);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord         *line = ecot_dossier_get_nth (self->dossier, ECOT_KIND_LINE, i);
      const char         *id = ecot_record_get_text (line, "category");
      const EcotCategory *category = id != NULL ? ecot_lot_find_category (self->lot, id) : NULL;

      if (category == NULL || g_strcmp0 (category->kind, "indirect") != 0)
        continue;

      if (only != NULL)
        return NULL;

      only = line;
    }

  return only;
}

/* With one line of indirect costs it can take the amount; what it was the
 * product of goes, or the two would differ. */
static EcotAction *
fix_line (EcotRecord *line,
          EcotAmount  bound)
{
  g_autofree char   *amount = ecot_amount_to_french (bound);
  g_autofree char   *label = g_strdup_printf ("Mettre %s", amount);
  g_autofree char   *typeset = ecot_text_typeset (label);
  EcotAction        *fix = ecot_action_new (typeset);
  g_auto (EcotValue) value = ecot_value_number (ECOT_VALUE_AMOUNT, bound);

  ecot_action_set (fix, line, "quantity", &ECOT_VALUE_EMPTY);
  ecot_action_set (fix, line, "unit-cost", &ECOT_VALUE_EMPTY);
  ecot_action_set (fix, line, "amount", &value);
  return fix;
}

/* The base in words: « Coûts directs », hors fournitures. */
static char *
describe_base (EcotCheck          *self,
               const EcotFlatRate *rate)
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
  const char           *label = ecot_figures_get_label (self->figures, figure_of_base (rate));
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  g_autofree char      *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (leaves_out (rate, kinds[i][0]))
      g_ptr_array_add (left_out, (gpointer)kinds[i][1]);

  if (left_out->len == 0)
    return g_strdup_printf (g_strcmp0 (rate->base, "unstated") == 0 ? "« %s », l’appel ne disant pas de quoi" : "« %s »", label);

  g_ptr_array_add (left_out, NULL);
  list = ecot_text_join ((const char *const *)left_out->pdata);
  return g_strdup_printf ("« %s » sans %s", label, list);
}

static void
report (EcotCheck           *self,
        const EcotFlatRate  *rate,
        const EcotRateCheck *check)
{
  EcotRecord      *line = find_indirect_line (self);
  g_autofree char *where = line != NULL ? ecot_dossier_make_path (self->dossier, line, "amount") : g_strdup ("budget");
  g_autofree char *percent = ecot_decimal_to_french (rate->percent);
  g_autofree char *name = describe_base (self, rate);
  g_autofree char *base = ecot_amount_to_french (check->base);
  g_auto (EcotGap) gap = ecot_gap_amounts (check->indirect, check->bound);
  EcotFindingSpec  spec = {
     .rule = "flat-rate",
     .item = rate->id,
     .level = g_strcmp0 (rate->mode, "unstated") == 0 ? ECOT_LEVEL_WARNING : ECOT_LEVEL_ERROR,
     .where = where,
     .source = rate->source,
     .fix = line != NULL ? fix_line (line, check->bound) : NULL,
  };

  ecot_gap_lend (&gap, &spec);
  ecot_check_add (self, &spec,
                  check->flat ? "Les coûts indirects sont de %s ; au taux forfaitaire, %s %% de %s (%s) font %s."
                              : "Les coûts indirects sont de %s ; %s %% de %s (%s) font %s au plus.",
                  gap.found, percent, name, base, gap.expected);
}

void
ecot_check_rates (EcotCheck *self)
{
  GPtrArray    *rates = self->lot->flat_rates;
  EcotRateCheck check;

  for (guint i = 0; i < rates->len; i++)
    if (!prepare (self, rates->pdata[i], &check) || check.indirect == 0 || is_kept (&check))
      return;

  if (rates->len > 0 && prepare (self, rates->pdata[0], &check))
    report (self, rates->pdata[0], &check);
}
