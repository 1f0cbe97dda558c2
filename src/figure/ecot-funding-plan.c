/* ecot-funding-plan.c: who pays, line by line, with shares that add up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "figure/ecot-funding-plan.h"

#include "base/ecot-apportion.h"
#include "base/ecot-text.h"
#include "figure/ecot-figures-private.h"

static void
row_free (EcotPlanRow *self)
{
  g_free (self->label);
  g_free (self->figure);
  g_free (self);
}

static void
add_row (GPtrArray  *rows,
         const char *label,
         const char *figure,
         EcotAmount  amount)
{
  EcotPlanRow *row;

  if (amount == 0)
    return;

  row = g_new0 (EcotPlanRow, 1);
  row->label = ecot_text_typeset (label);
  row->figure = g_strdup (figure);
  row->amount = amount;
  g_ptr_array_add (rows, row);
}

static void
add_figure (GPtrArray   *rows,
            EcotFigures *figures,
            const char  *name)
{
  gint64 amount;

  if (ecot_figures_get_number (figures, name, &amount))
    add_row (rows, ecot_figures_get_label (figures, name), name, amount);
}

char *
ecot_funding_plan_name (EcotFigures *figures,
                        EcotRecord  *funder)
{
  const EcotAccounts *accounts = ecot_accounts_get (NULL);
  const char         *name, *type;
  EcotDate            day;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);
  g_return_val_if_fail (funder != NULL, NULL);

  name = ecot_record_get_text (funder, "name");
  type = ecot_record_get_text (funder, "type");
  if (name != NULL)
    return g_strdup (name);
  if (!ecot_accounts_is_earned (accounts, type))
    return g_strdup ("Autre financeur");

  day = ecot_accounts_get_day (ecot_figures_get_dossier (figures));
  return ecot_text_typeset (ecot_account_get_label (ecot_accounts_find_type (accounts, type), day));
}

static void
add_funder (GPtrArray   *rows,
            EcotFigures *figures,
            EcotRecord  *funder,
            gboolean     obtained)
{
  g_autofree char *name = ecot_funding_plan_name (figures, funder);
  const char      *status = ecot_record_get_text (funder, "status");
  gint64           amount;

  if (g_strcmp0 (status, "refused") != 0 && (!obtained || g_strcmp0 (status, "obtained") == 0) &&
      ecot_record_get_number (funder, "amount", &amount))
    add_row (rows, name, NULL, amount);
}

static void
fill_shares (GPtrArray *rows)
{
  g_autofree gint64 *amounts = g_new0 (gint64, MAX (rows->len, 1));
  g_autofree gint64 *shares = g_new0 (gint64, MAX (rows->len, 1));
  g_autofree gint64 *absorbed = g_new0 (gint64, MAX (rows->len, 1));

  for (guint i = 0; i < rows->len; i++)
    amounts[i] = ((EcotPlanRow *)rows->pdata[i])->amount;

  if (rows->len == 0 || !ecot_apportion_percents (amounts, rows->len, shares, absorbed, NULL))
    return;

  for (guint i = 0; i < rows->len; i++)
    {
      EcotPlanRow *row = rows->pdata[i];

      row->share = shares[i];
      row->absorbed = absorbed[i];
    }
}

GPtrArray *
ecot_funding_plan_new (EcotFigures *figures,
                       gboolean     obtained)
{
  GPtrArray     *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  const EcotLot *lot;
  EcotDossier   *dossier;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), rows);

  lot = ecot_figures_get_lot (figures);
  dossier = ecot_figures_get_dossier (figures);

  for (guint i = 0; i < lot->funds->len; i++)
    {
      g_autofree char *name = g_strconcat ("funding.", ((const EcotFund *)lot->funds->pdata[i])->id, NULL);

      add_figure (rows, figures, name);
    }

  if (lot->funds->len == 0)
    add_figure (rows, figures, "grant.requested");

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_FUNDER); i++)
    add_funder (rows, figures, ecot_dossier_get_nth (dossier, ECOT_KIND_FUNDER, i), obtained);

  add_figure (rows, figures, "funding.own");
  fill_shares (rows);

  return rows;
}

char *
ecot_funding_plan_describe (const GPtrArray *rows)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char    *sentence = NULL;
  guint               n = 0;

  g_return_val_if_fail (rows != NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const EcotPlanRow *row = rows->pdata[i];
      char               buf[ECOT_DECIMAL_BUFSIZE];

      if (row->absorbed != 0)
        g_string_append_printf (names, "%s« %s » (%s%s)", n++ > 0 ? ", " : "", row->label, row->absorbed > 0 ? "+" : "",
                                ecot_decimal_format_french (row->absorbed, buf));
    }

  if (n == 0)
    return NULL;

  sentence = g_strdup_printf ("Pour faire 100,00 %% exactement, l’arrondi est pris par %s.", names->str);
  return ecot_text_typeset (sentence);
}
