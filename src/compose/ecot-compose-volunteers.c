/* ecot-compose-volunteers.c: what volunteers and gifts are worth, and how it was counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No method is imposed, but the one that was used has to be told and verifiable:
 * hours, the value of one, the product, and what proves the hours.  Uses and
 * resources balance, and stay out of the cost and of the grant.
 */

#include "compose/ecot-composer-private.h"

typedef struct
{
  const char *code, *label;
  gboolean    use;
} Account;

static const Account accounts[] = {
  { "860", "Secours en nature", TRUE },
  { "861", "Mise à disposition gratuite de biens et services", TRUE },
  { "862", "Prestations", TRUE },
  { "864", "Personnel bénévole", TRUE },
  { "870", "Bénévolat", FALSE },
  { "871", "Prestations en nature", FALSE },
  { "875", "Dons en nature", FALSE },
};

static const Account *
find_account (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (accounts); i++)
    if (g_str_equal (accounts[i].code, code))
      return &accounts[i];

  return NULL;
}

static void
add_decimal (EcotComposer *self,
             EcotRecord   *record,
             const char   *field)
{
  gint64 number;

  if (ecot_record_get_number (record, field, &number))
    ecot_report_add_cell_decimal (self->report, number);
  else
    ecot_report_add_cell_empty (self->report);
}

static void
add_contribution (EcotComposer *self,
                  EcotRecord   *record)
{
  EcotFigure amount = { 0 };

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_said_cell (self, ecot_record_get_text (record, "label"));
  ecot_composer_add_text_cell (self, ecot_record_get_text (record, "account"));
  add_decimal (self, record, "hours");
  add_decimal (self, record, "rate");
  if (ecot_figures_get_computed (self->figures, record, "amount", &amount) && amount.known)
    ecot_report_add_cell_amount (self->report, amount.number);
  else
    ecot_report_add_cell_empty (self->report);
  ecot_composer_add_text_cell (self, ecot_record_get_text (record, "proof"));
}

/* Uses, then resources, each with its total: a contribution without account stands first, where it is missed. */
static void
add_side (EcotComposer *self,
          gboolean      use,
          const char   *title,
          const char   *label,
          const char   *figure)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_VOLUNTARY);

  ecot_report_begin_table (self->report, title);
  ecot_report_add_column (self->report, title, ECOT_ALIGN_START, 34);
  ecot_report_add_column (self->report, "Compte", ECOT_ALIGN_CENTER, 9);
  ecot_report_add_column (self->report, "Heures", ECOT_ALIGN_NUMBER, 11);
  ecot_report_add_column (self->report, "Valeur de l’heure", ECOT_ALIGN_NUMBER, 11);
  ecot_report_add_column (self->report, "Montant", ECOT_ALIGN_NUMBER, 14);
  ecot_report_add_column (self->report, "Pièce probante", ECOT_ALIGN_START, 21);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord    *record = ecot_dossier_get_nth (self->dossier, ECOT_KIND_VOLUNTARY, i);
      const Account *account = find_account (ecot_record_get_text (record, "account"));

      if (account != NULL && account->use == use)
        add_contribution (self, record);
    }

  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  ecot_cell_set_span (ecot_report_add_cell_text (self->report, label), 4);
  ecot_composer_add_figure_cell (self, figure);
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

static void
add_accounts (EcotComposer *self)
{
  ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL, "Comptes :");
  ecot_report_keep_with_next (self->report);
  ecot_report_begin_list (self->report, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autofree char *item = g_strdup_printf ("%s : %s", accounts[i].code, accounts[i].label);

      ecot_report_add_item (self->report, item);
    }
}

void
ecot_compose_volunteers (EcotComposer *self)
{
  g_autofree char *balance = ecot_composer_figure (self, "voluntary.balance");

  ecot_compose_head (self, ecot_lot_label (self->lot, "volunteers-title", "Valorisation des contributions volontaires"), NULL);
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
  ecot_compose_signature (self, "Signature du représentant légal et cachet de la structure", TRUE);
}
