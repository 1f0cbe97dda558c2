/* ecot-compose-volunteers.c: what volunteers and gifts are worth, and how it was counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No method is imposed, but the one that was used has to be told and verifiable:
 * hours, the value of one, the product, and what proves the hours.  Uses and
 * resources balance, and stay out of the cost and of the grant.
 */

#include "compose/ecot-composer-private.h"
#include "figure/ecot-account-table.h"

/* Accounts of uses begin so, those of resources otherwise. */
#define USES "86"

static void
add_text (EcotComposer *self,
          EcotRecord   *record,
          const char   *field)
{
  ecot_cell_set_field (ecot_composer_add_text_cell (self, ecot_record_get_text (record, field)), field);
}

/* Of hours, or of what one is worth. */
static void
add_decimal (EcotComposer *self,
             EcotRecord   *record,
             const char   *field)
{
  EcotCell *cell;
  gint64    number;

  if (!ecot_record_get_number (record, field, &number))
    cell = ecot_report_add_cell_empty (self->report);
  else if (g_str_equal (field, "rate"))
    cell = ecot_report_add_cell_unit_cost (self->report, number);
  else
    cell = ecot_report_add_cell_decimal (self->report, number);

  ecot_composer_call_cell (cell, "record", ecot_record_get_id (record), field);
  ecot_cell_set_field (cell, field);
}

/* Typed, or hours × the value of one. */
static void
add_amount (EcotComposer *self,
            EcotRecord   *record)
{
  EcotFigure       amount = { 0 };
  gboolean         known = ecot_figures_get_computed (self->figures, record, "amount", &amount) && amount.known;
  EcotCell        *cell = known ? ecot_report_add_cell_amount (self->report, amount.number) : ecot_report_add_cell_empty (self->report);
  gint64           typed, id = ecot_record_get_id (record);
  g_autofree char *hours = g_strdup_printf ("record.%" G_GINT64_FORMAT ".hours", id);
  g_autofree char *rate = g_strdup_printf ("record.%" G_GINT64_FORMAT ".rate", id);
  g_autofree char *formula = ecot_composer_product_formula (ecot_figures_get_rounding (self->figures), hours, rate);

  ecot_composer_call_cell (cell, "record", ecot_record_get_id (record), "amount");
  if (known && !ecot_record_get_number (record, "amount", &typed))
    ecot_cell_set_formula (cell, formula);
  else
    ecot_cell_set_field (cell, "amount");
}

static void
add_contribution (EcotComposer *self,
                  EcotRecord   *record)
{
  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row (self, record);
  add_text (self, record, "label");
  add_text (self, record, "account");
  add_decimal (self, record, "hours");
  add_decimal (self, record, "rate");
  add_amount (self, record);
  add_text (self, record, "proof");
}

/* Uses, then resources, each with its total: a contribution without account stands first, where it is missed. */
static void
add_side (EcotComposer *self,
          gboolean      use,
          const char   *title,
          const char   *label,
          const char   *figure)
{
  guint     n = ecot_dossier_get_n (self->dossier, ECOT_KIND_VOLUNTARY);
  gint64    first = 0, last = 0;
  EcotCell *total;

  ecot_report_begin_table (self->report, title);
  ecot_report_set_element (self->report, "contribution");
  ecot_composer_add_column (self, title, "label", ECOT_ALIGN_START, 34);
  ecot_composer_add_column (self, "Compte", "account", ECOT_ALIGN_CENTER, 9);
  ecot_composer_add_column (self, "Heures", "hours", ECOT_ALIGN_NUMBER, 11);
  ecot_report_set_column_type (self->report, ECOT_CELL_DECIMAL);
  ecot_composer_add_column (self, "Valeur de l’heure", "rate", ECOT_ALIGN_NUMBER, 11);
  ecot_report_set_column_type (self->report, ECOT_CELL_DECIMAL);
  ecot_composer_add_column (self, "Montant", "amount", ECOT_ALIGN_NUMBER, 14);
  ecot_report_set_column_type (self->report, ECOT_CELL_AMOUNT);
  ecot_composer_add_column (self, "Pièce probante", "proof", ECOT_ALIGN_START, 21);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (self->dossier, ECOT_KIND_VOLUNTARY, i);
      const char *account = ecot_record_get_text (record, "account");

      if (account == NULL || g_str_has_prefix (account, USES) != use)
        continue;

      add_contribution (self, record);
      first = first != 0 ? first : ecot_record_get_id (record);
      last = ecot_record_get_id (record);
    }

  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  ecot_cell_set_span (ecot_report_add_cell_text (self->report, label), 4);
  total = ecot_composer_add_figure_cell (self, figure);
  ecot_cell_set_anchor (total, figure);
  if (first != 0 && total->type == ECOT_CELL_AMOUNT)
    {
      g_autofree char *formula = g_strdup_printf ("ROUND(SUM({record.%" G_GINT64_FORMAT ".amount}:{record.%" G_GINT64_FORMAT ".amount});2)", first, last);

      ecot_cell_set_formula (total, formula);
    }
  ecot_report_add_cell_empty (self->report);
}

static gboolean
is_first (EcotComposer *self,
          guint         row,
          const char   *method)
{
  for (guint i = 0; i < row; i++)
    if (g_strcmp0 (ecot_record_get_text (ecot_dossier_get_nth (self->dossier, ECOT_KIND_VOLUNTARY, i), "method"), method) == 0)
      return FALSE;

  return TRUE;
}

/* Each method once, in the order it is met. */
static void
add_methods (EcotComposer *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_VOLUNTARY), n_methods = 0;

  ecot_compose_part (self, "Méthode de valorisation");
  ecot_report_begin_list (self->report, FALSE);
  for (guint i = 0; i < n; i++)
    {
      const char *method = ecot_record_get_text (ecot_dossier_get_nth (self->dossier, ECOT_KIND_VOLUNTARY, i), "method");

      if (method == NULL || !is_first (self, i, method))
        continue;

      ecot_report_add_item (self->report, method);
      n_methods++;
    }

  if (n_methods == 0)
    ecot_report_add_answer (self->report, NULL, NULL);
}

static gboolean
is_used (const EcotComposer *self,
         const char         *code)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_VOLUNTARY);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (ecot_record_get_text (ecot_dossier_get_nth (self->dossier, ECOT_KIND_VOLUNTARY, i), "account"), code) == 0)
      return TRUE;

  return FALSE;
}

static void
add_used (EcotComposer            *self,
          const EcotAccountColumn *column)
{
  for (guint i = 0; i < column->rows->len; i++)
    {
      const EcotAccountRow *row = column->rows->pdata[i];
      g_autofree char      *item = row->code != NULL && is_used (self, row->code) ? g_strdup_printf ("%s : %s", row->code, row->label) : NULL;

      if (item != NULL)
        ecot_report_add_item (self->report, item);
    }
}

/* Those that stand above, as the rule in force calls them: 870 and 875 changed places in 2020. */
static void
add_accounts (EcotComposer *self)
{
  g_autoptr (EcotAccountTable) table = ecot_account_table_new (self->figures, FALSE);

  ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL, "Comptes :");
  ecot_report_keep_with_next (self->report);
  ecot_report_begin_list (self->report, FALSE);
  add_used (self, &table->uses);
  add_used (self, &table->resources);
}

void
ecot_compose_volunteers (EcotComposer *self)
{
  g_autofree char *balance = ecot_composer_figure (self, "voluntary.balance");

  ecot_compose_head (self, NULL, ecot_lot_label (self->lot, "volunteers-title", "Valorisation des contributions volontaires"));
  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY,
                             "Ces contributions sont évaluées à part : elles n’entrent ni dans le coût de l’action, ni dans son financement, "
                             "ni dans le taux de la subvention.");

  add_side (self, TRUE, "Emplois (comptes 86)", "Total des emplois", "voluntary.uses");
  add_side (self, FALSE, "Ressources (comptes 87)", "Total des ressources", "voluntary.resources");

  if (balance != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s : %s", ecot_figures_get_label (self->figures, "voluntary.balance"), balance);

      ecot_report_add_paragraph (self->report, ECOT_STYLE_STRONG, text);
    }

  add_methods (self);
  add_accounts (self);
  ecot_compose_signature (self, ECOT_SIGN_HERE, TRUE);
}
