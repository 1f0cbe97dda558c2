/* ecot-compose-attestations.c: declarations on honour, each on a paper of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Short texts of our own that name what they rest on: no official wording is copied, and
 * none is invented.  Every name, amount and day in them is a field of the dossier.
 *
 * - The republican commitment, required with a request by the law of 24 August 2021 and
 *   signed since the decree 2021-1947 is in force, 2 January 2022: in calls that close then or later.
 * - De minimis aid, Regulations (EU) 2023/2831 and 2023/2832 and those before: where the
 *   dossier speaks of such aid, and for nobody whom it does not concern.
 * - Conflicts of interest: where the call speaks of them, or money of the Union buys.
 */

#include "compose/ecot-composer-private.h"

#include "base/ecot-fold.h"
#include "figure/ecot-de-minimis.h"

/* {{{ Which lots and dossiers have them */

gboolean
ecot_lot_asks_commitment (const EcotLot *lot)
{
  EcotMoment closes = ecot_lot_get_deadline (lot);
  EcotDate   day = closes != 0 ? ecot_moment_get_date (closes) : lot->period_end;

  return day >= ecot_date_new (2022, 1, 2);
}

static gboolean
speak_of_conflicts (GPtrArray *obligations)
{
  for (guint i = 0; i < obligations->len; i++)
    {
      g_autofree char *folded = ecot_fold (((const EcotObligation *)obligations->pdata[i])->label);

      if (ecot_fold_matches (folded, "conflit interet"))
        return TRUE;
    }

  return FALSE;
}

gboolean
ecot_lot_asks_interests (const EcotLot *lot)
{
  return ecot_lot_find_european_fund (lot) != NULL || speak_of_conflicts (lot->obligations);
}

gboolean
ecot_dossier_had_aid (EcotDossier *dossier)
{
  return ecot_dossier_get_n (dossier, ECOT_KIND_AID) > 0 || ecot_dossier_get_text (dossier, ECOT_KIND_DE_MINIMIS, NULL, "regime") != NULL;
}

/* }}} */

static void
sign (EcotComposer *self)
{
  ecot_compose_signature (self, ECOT_SIGN_HERE, TRUE);
}

static void
add_body (EcotComposer *self,
          const char   *text)
{
  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY, text);
}

void
ecot_compose_commitment (EcotComposer *self)
{
  ecot_report_add_heading (self->report, 1, ecot_lot_label (self->lot, "commitment-title", "Contrat d’engagement républicain"));
  ecot_compose_opening (self, "atteste sur l’honneur que la structure :");
  ecot_report_begin_list (self->report, TRUE);
  ecot_report_add_item (self->report, "a souscrit le contrat d’engagement républicain que la loi du 24 août 2021 demande avec toute demande de subvention ;");
  ecot_report_add_item (self->report, "en respecte les engagements, et les respectera pendant toute l’action.");
  add_body (self, "Le texte du contrat n’est pas reproduit ici : un exemplaire signé est joint à la demande.");
  sign (self);
}

/* {{{ Conflicts of interest */

static void
add_purchase (EcotComposer *self,
              EcotRecord   *line)
{
  EcotFigure       amount = ecot_figures_get_line (self->figures, line);
  g_autofree char *detail = ecot_composer_line_detail (self, line);

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row (self, line);
  ecot_composer_add_said_cell (self, detail);
  ecot_composer_add_text_cell (self, ecot_record_get_text (line, "proof"));
  if (amount.known)
    ecot_cell_set_figure (ecot_report_add_cell_amount (self->report, amount.number), "amount");
  else
    ecot_report_add_cell_empty (self->report);
}

/* What is bought of others, category by category, each with the total that the budget says. */
static void
add_purchases (EcotComposer        *self,
               const EcotLineGroup *group)
{
  const char *kind = ecot_composer_group_kind (self, group);

  if (g_str_equal (kind, "staff") || g_str_equal (kind, "indirect") || group->lines->len == 0)
    return;

  ecot_report_begin_table (self->report, group->label);
  ecot_report_add_column (self->report, group->label, ECOT_ALIGN_START, 50);
  ecot_report_add_column (self->report, "Pièce probante", ECOT_ALIGN_START, 30);
  ecot_report_add_column (self->report, "Montant", ECOT_ALIGN_NUMBER, 20);
  for (guint i = 0; i < group->lines->len; i++)
    add_purchase (self, group->lines->pdata[i]);

  if (group->figure == NULL)
    return;

  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  ecot_cell_set_span (ecot_composer_add_text_cell (self, "Total"), 2);
  ecot_composer_add_figure_cell (self, group->figure);
}

void
ecot_compose_interests (EcotComposer *self)
{
  g_autoptr (GPtrArray) groups = ecot_composer_group_lines (self);

  ecot_report_add_heading (self->report, 1, ecot_lot_label (self->lot, "interests-title", "Déclaration d’absence de conflit d’intérêts"));
  ecot_compose_opening (self, "déclare sur l’honneur, pour moi-même et pour toute personne qui choisit les prestataires et fournisseurs de l’action :");
  ecot_report_begin_list (self->report, TRUE);
  ecot_report_add_item (self->report, "n’avoir avec eux aucun lien familial, financier ou d’affaires, ni aucun autre intérêt qui pèserait sur le choix ;");
  ecot_report_add_item (self->report, "n’avoir accepté d’eux, ni accepter, aucun avantage ;");
  ecot_report_add_item (self->report, "ne prendre aucune part à un choix où un tel lien apparaîtrait, et le signaler sans attendre à l’organisme qui finance l’action.");

  if (groups->len > 0 && ecot_dossier_get_n (self->dossier, ECOT_KIND_LINE) > 0)
    ecot_compose_part (self, "Dépenses concernées");

  for (guint i = 0; i < groups->len; i++)
    add_purchases (self, groups->pdata[i]);

  sign (self);
}

/* }}} */
/* {{{ De minimis */

static const char *
regime_label (const EcotAidLedger *ledger,
              const char          *id)
{
  for (guint i = 0; id != NULL && i < ledger->sums->len; i++)
    if (g_str_equal (g_array_index (ledger->sums, EcotAidSum, i).regime->id, id))
      return g_array_index (ledger->sums, EcotAidSum, i).regime->label;

  return id;
}

static void
add_aid (EcotComposer        *self,
         const EcotAidLedger *ledger,
         EcotRecord          *aid)
{
  gint64   amount, day;
  gboolean dated = ecot_record_get_number (aid, "date", &day);
  char     date[ECOT_DATE_BUFSIZE];

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row (self, aid);
  ecot_composer_add_said_cell (self, ecot_record_get_text (aid, "funder"));
  ecot_composer_add_text_cell (self, dated ? ecot_date_format_french ((EcotDate)day, date) : NULL);
  ecot_composer_add_text_cell (self, regime_label (ledger, ecot_record_get_text (aid, "regime")));
  if (ecot_record_get_number (aid, "amount", &amount))
    ecot_cell_set_figure (ecot_report_add_cell_amount (self->report, amount), "amount");
  else
    ecot_report_add_cell_empty (self->report);
}

static void
add_aids (EcotComposer        *self,
          const EcotAidLedger *ledger)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_AID);

  if (n == 0)
    {
      add_body (self, "La structure, avec les entreprises qui n’en font qu’une avec elle, n’a reçu aucune aide de minimis.");
      return;
    }

  add_body (self, "La structure, avec les entreprises qui n’en font qu’une avec elle, a reçu les aides de minimis que voici, et aucune autre :");
  ecot_report_begin_table (self->report, "Aides de minimis reçues");
  ecot_report_add_column (self->report, "Organisme", ECOT_ALIGN_START, 34);
  ecot_report_add_column (self->report, "Octroyée le", ECOT_ALIGN_START, 20);
  ecot_report_add_column (self->report, "Règlement", ECOT_ALIGN_START, 28);
  ecot_report_add_column (self->report, "Montant", ECOT_ALIGN_NUMBER, 18);
  for (guint i = 0; i < n; i++)
    add_aid (self, ledger, ecot_dossier_get_nth (self->dossier, ECOT_KIND_AID, i));
}

static void
add_sum (EcotComposer     *self,
         const EcotAidSum *sum)
{
  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, sum->regime->label);
  ecot_report_add_cell_amount (self->report, sum->had);
  ecot_report_add_cell_amount (self->report, sum->asked);
  if (sum->rule != NULL)
    ecot_report_add_cell_amount (self->report, sum->rule->ceiling);
  else
    ecot_report_add_cell_empty (self->report);
  ecot_composer_add_said_cell (self, sum->rule != NULL ? sum->rule->regulation : NULL);
}

static void
add_sums (EcotComposer        *self,
          const EcotAidLedger *ledger)
{
  char             date[ECOT_DATE_BUFSIZE];
  g_autofree char *title = NULL;

  if (ledger->fault != NULL || ledger->date == ECOT_DATE_NONE)
    return;

  title = g_strdup_printf ("Ce qui compte au %s (%s)", ecot_date_format_french (ledger->date, date), ledger->date_reason);

  ecot_compose_part (self, title);
  ecot_report_begin_table (self->report, title);
  ecot_report_add_column (self->report, "Règlement", ECOT_ALIGN_START, 24);
  ecot_report_add_column (self->report, "Reçu", ECOT_ALIGN_NUMBER, 16);
  ecot_report_add_column (self->report, "Demandé", ECOT_ALIGN_NUMBER, 16);
  ecot_report_add_column (self->report, "Plafond", ECOT_ALIGN_NUMBER, 16);
  ecot_report_add_column (self->report, "Texte", ECOT_ALIGN_START, 28);
  for (guint i = 0; i < ledger->sums->len; i++)
    add_sum (self, &g_array_index (ledger->sums, EcotAidSum, i));
}

void
ecot_compose_de_minimis (EcotComposer *self)
{
  g_autoptr (EcotAidLedger) ledger = ecot_aid_ledger_new (self->figures);

  ecot_report_add_heading (self->report, 1, ecot_lot_label (self->lot, "de-minimis-title", "Déclaration d’aides de minimis"));
  ecot_compose_opening (self, "déclare sur l’honneur :");
  add_aids (self, ledger);
  add_sums (self, ledger);
  add_body (self, "Je m’engage à signaler toute aide de minimis que la structure recevrait avant la décision, et à garder cette déclaration dix exercices.");
  sign (self);
}

/* }}} */
