/* ecot-compose-reply.c: the call's reply form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form keeps the call's order and labels to the letter: a changed form is
 * refused.  What the form has no room for but a jury looks for (the indicators
 * one by one, the schedule, the financing plan, the pieces) follows after it.
 */

#include "compose/ecot-composer-private.h"

/* What the call says of the table stays with it. */
static void
add_remark (EcotComposer *self,
            const char   *text)
{
  if (text == NULL)
    return;

  ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL, text);
  ecot_report_keep_with_next (self->report);
}

static void
add_budget (EcotComposer *self)
{
  const char *intro = ecot_lot_label (self->lot, "budget-intro", NULL);
  const char *hourly = ecot_lot_label (self->lot, "budget-hourly", NULL);

  ecot_report_add_heading (self->report, 2,
                           ecot_lot_label (self->lot, "budget", "Budget prévisionnel de l’action"));

  add_remark (self, intro);
  add_remark (self, hourly);
  ecot_compose_form_budget (self);
  ecot_compose_hours (self);
}

static void
compose_form (EcotComposer *self)
{
  ecot_report_add_heading (self->report, 1, ecot_lot_label (self->lot, "reply-title", "Dossier de réponse"));
  ecot_report_add_paragraph (self->report, ECOT_STYLE_STRONG, ecot_composer_action (self));
  ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL, self->lot->issuer);
  ecot_compose_fields (self, 2);
  ecot_compose_territories (self);
  ecot_compose_sections (self, 2, FALSE);
  add_budget (self);
  ecot_compose_sections (self, 2, TRUE);

  ecot_compose_indicator_grid (self);
  ecot_compose_schedule (self);
  ecot_compose_funding_table (self);
  ecot_compose_pieces (self);
}

/* A form is the call's own if the call gives it a name. */
void
ecot_compose_reply (EcotComposer *self)
{
  if (ecot_lot_label (self->lot, "reply-title", NULL) != NULL)
    compose_form (self);
  else
    ecot_compose_dossier (self);
}
