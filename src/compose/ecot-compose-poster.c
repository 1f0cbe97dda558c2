/* ecot-compose-poster.c: the sheet of A3 that says who pays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever is paid by a fund of the European Union hangs up a sheet of at least A3,
 * with the emblem, the name of the Union and what its money is for, where everybody
 * passes.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

const EcotFund *
ecot_lot_find_european_fund (const EcotLot *lot)
{
  static const char *const funds[] = { "fse", "fse-plus", "feder", "feader", "feampa", "ftj", "fami", NULL };

  for (guint i = 0; i < lot->funds->len; i++)
    {
      const EcotFund *fund = lot->funds->pdata[i];

      if (g_strv_contains (funds, fund->id))
        return fund;
    }

  return NULL;
}

static void
add_fund (EcotComposer   *self,
          const EcotFund *fund)
{
  const char *line = ecot_lot_label (self->lot, "publicity-line", NULL);

  ecot_report_add_paragraph (self->report, ECOT_STYLE_POSTER, line != NULL ? line : "Action cofinancée par l’Union européenne");
  if (line == NULL)
    ecot_report_add_paragraph (self->report, ECOT_STYLE_POSTER, fund->label);
}

static void
add_dates (EcotComposer *self)
{
  g_autofree char *start = ecot_composer_place (self, "action/start");
  g_autofree char *end = ecot_composer_place (self, "action/end");
  const char      *place = ecot_composer_text (self, ECOT_KIND_ACTION, NULL, "place");
  g_autofree char *text = start != NULL && end != NULL ? g_strdup_printf ("du %s au %s", start, end) : NULL;

  if (text != NULL)
    ecot_report_add_paragraph (self->report, ECOT_STYLE_POSTER, text);
  if (place != NULL)
    ecot_report_add_paragraph (self->report, ECOT_STYLE_POSTER, place);
}

static void
add_amounts (EcotComposer   *self,
             const EcotFund *fund)
{
  g_autofree char *figure = g_strconcat ("funding.", fund->id, NULL);
  g_autofree char *total = ecot_composer_figure (self, "cost.total");
  g_autofree char *share = ecot_composer_figure (self, figure);
  g_autofree char *cost = NULL, *paid = NULL;

  if (total == NULL || share == NULL)
    return;

  /* A line each: one would be too long for the sheet. */
  cost = g_strdup_printf ("Coût de l’action : %s", total);
  paid = g_strdup_printf ("dont %s de l’Union européenne", share);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_POSTER, cost);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_POSTER, paid);
}

void
ecot_compose_poster (EcotComposer *self)
{
  const EcotFund *fund = ecot_lot_find_european_fund (self->lot);
  const char     *applicant = ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name");

  g_assert (fund != NULL);

  ecot_report_edit_info (self->report)->poster = TRUE;
  ecot_report_add_emblem (self->report);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_POSTER_TITLE, ecot_composer_action (self));
  add_fund (self, fund);
  if (applicant != NULL)
    ecot_report_add_paragraph (self->report, ECOT_STYLE_POSTER, applicant);
  add_dates (self);
  add_amounts (self, fund);
}
