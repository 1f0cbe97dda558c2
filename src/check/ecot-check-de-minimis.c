/* ecot-check-de-minimis.c: small aid stays small
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Regulations (EU) 2023/2831 and 2023/2832, and those before them: the ceilings are
 * data (data/rules/de-minimis.xml).
 */

#include "check/ecot-check-private.h"

#include "figure/ecot-de-minimis.h"

static void
check_sum (EcotCheck           *self,
           const EcotAidLedger *ledger,
           const EcotAidSum    *sum)
{
  g_auto (EcotGap) gap = { NULL };
  g_autofree char *date = ecot_date_to_french (ledger->date);
  EcotFindingSpec  spec = { .rule = "de-minimis.ceiling", .item = sum->regime->id, .level = ECOT_LEVEL_ERROR, .where = "de-minimis/regime" };

  if (sum->rule == NULL || sum->room >= 0)
    return;

  gap = ecot_gap_amounts (sum->total, sum->rule->ceiling);
  ecot_gap_lend (&gap, &spec);
  ecot_check_add (self, &spec, "%s : %s au %s (%s), soit %s de plus que le plafond de %s (%s, %s).",
                  sum->regime->label, gap.found, date, ledger->date_reason, gap.difference, gap.expected,
                  sum->rule->regulation, sum->rule->article);
}

/* Without a day or an amount nobody knows whether it counts. */
static void
check_row (EcotCheck  *self,
           EcotRecord *aid)
{
  static const char *const fields[] = { "date", "amount" };
  guint                    number = ecot_dossier_get_position (self->dossier, aid) + 1;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *where = ecot_dossier_make_path (self->dossier, aid, fields[i]);
      EcotFindingSpec  spec = { .rule = i == 0 ? "aid.date" : "aid.amount", .level = ECOT_LEVEL_WARNING, .where = where, .found = "vide" };

      spec.expected = i == 0 ? "la date d’octroi" : "un montant";
      if (ecot_value_is_empty (ecot_record_get (aid, fields[i])))
        ecot_check_add (self, &spec, i == 0 ? "L’aide de minimis %u n’a pas de date d’octroi : elle n’est pas comptée." : "L’aide de minimis %u n’a pas de montant : elle n’est pas comptée.",
                        number);
    }
}

void
ecot_check_de_minimis (EcotCheck *self)
{
  g_autoptr (EcotAidLedger) ledger = ecot_aid_ledger_new (self->figures);

  if (!ledger->fed)
    return;

  for (guint i = 0; i < ecot_dossier_get_n (self->dossier, ECOT_KIND_AID); i++)
    check_row (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_AID, i));

  for (guint i = 0; i < ledger->sums->len; i++)
    check_sum (self, ledger, &g_array_index (ledger->sums, EcotAidSum, i));
}
