/* ecot-compose-decisions.c: what the other funders decided, when, and what proves it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Below the financing plan of the budget, whose columns have no room for it.  Who
 * decided nothing yet and has nothing to show for it is left out, as is who refused.
 */

#include "compose/ecot-composer-private.h"

#include "compose/ecot-choices.h"
#include "figure/ecot-funding-plan.h"

#define TITLE "Décisions des financeurs"

static gboolean
is_shown (const EcotComposer *self,
          EcotRecord         *funder)
{
  gint64 day;

  if (g_strcmp0 (ecot_record_get_text (funder, "status"), "refused") == 0)
    return FALSE;

  return ecot_record_get_number (funder, "date", &day) || ecot_record_get_text (funder, "proof") != NULL ||
         ecot_exhibits_count (self->exhibits, funder) > 0;
}

static void
add_funder (EcotComposer *self,
            EcotRecord   *funder)
{
  g_autofree char *name = ecot_funding_plan_name (self->figures, funder);
  g_autofree char *proof = ecot_exhibits_describe_proof (self->exhibits, funder);
  gint64           day;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_lead_row (self, funder);
  ecot_composer_add_text_cell (self, name);
  ecot_composer_add_text_cell (self, ecot_choice_to_label (ECOT_KIND_FUNDER, "status", ecot_record_get_text (funder, "status")));

  if (ecot_record_get_number (funder, "date", &day))
    ecot_report_add_cell_date (self->report, (EcotDate)day);
  else
    ecot_report_add_cell_empty (self->report);

  ecot_composer_add_text_cell (self, proof);
}

void
ecot_compose_decisions (EcotComposer *self)
{
  guint    n = self->input->blank ? 0 : ecot_dossier_get_n (self->dossier, ECOT_KIND_FUNDER);
  gboolean begun = FALSE;

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *funder = ecot_dossier_get_nth (self->dossier, ECOT_KIND_FUNDER, i);

      if (!is_shown (self, funder))
        continue;

      if (!begun)
        {
          ecot_report_add_paragraph (self->report, ECOT_STYLE_STRONG, TITLE);
          ecot_report_keep_with_next (self->report);
          ecot_report_begin_table (self->report, TITLE);
          ecot_report_add_column (self->report, "Financeur", ECOT_ALIGN_START, 36);
          ecot_report_add_column (self->report, "État", ECOT_ALIGN_START, 12);
          ecot_report_add_column (self->report, "Date", ECOT_ALIGN_START, 14);
          ecot_report_add_column (self->report, "Pièce probante", ECOT_ALIGN_START, 38);
          begun = TRUE;
        }

      add_funder (self, funder);
    }
}
