/* ecot-compose-dossier.c: the reply to a call that prints no form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything the lot asks, in the order an examiner reads: who, where, what,
 * for whom, with what result, at what cost.  Which parts there are depends on
 * what the lot has, never on which call it is.
 */

#include "compose/ecot-composer-private.h"

static void
add_figure_field (EcotComposer *self,
                  const char   *name,
                  const char   *label,
                  guint         width)
{
  g_autofree char *value = ecot_composer_figure (self, name);

  ecot_report_add_field (self->report, label, value, width);
}

static void
add_cell_field (EcotComposer *self,
                const char   *place,
                const char   *label,
                guint         width)
{
  g_autofree char *value = ecot_composer_place (self, place);

  ecot_report_add_field (self->report, label, value, width);
}

static void
add_title_block (EcotComposer *self)
{
  const EcotLot   *lot = self->lot;
  g_autofree char *name = g_strdup_printf ("%s — %s", lot->number, lot->title);

  ecot_report_begin_fields (self->report);
  ecot_report_add_field (self->report, "Appel à projets", lot->call_title, 12);
  ecot_report_add_field (self->report, "Lot", name, 12);
  ecot_report_add_field (self->report, "Adressé à", lot->issuer, 12);
  ecot_report_add_field (self->report, "Candidat", ecot_composer_text (self, ECOT_KIND_APPLICANT, NULL, "name"), 12);
  ecot_report_add_field (self->report, "Intitulé de l’action", ecot_composer_text (self, ECOT_KIND_ACTION, NULL, "title"), 12);
  add_cell_field (self, "action/start", "Début", 3);
  add_cell_field (self, "action/end", "Fin", 3);
  add_cell_field (self, "action/place", "Lieu", 6);
  add_figure_field (self, "cost.total", "Coût total", 6);
  add_figure_field (self, "grant.requested", "Aide demandée", 6);
}

static void
add_narrative (EcotComposer *self)
{
  if (self->lot->sections->len == 0)
    return;

  ecot_compose_part (self, "Présentation de l’action");
  ecot_compose_sections (self, 3, FALSE);
  ecot_compose_sections (self, 3, TRUE);
}

static void
add_budget (EcotComposer *self)
{
  static const char *const prefixes[] = { "cost.", "hours.total", NULL };
  static const char *const with_staff[] = { "cost.", "hours.total", "staff.", NULL };

  if (self->lot->budget_source == NULL && self->lot->categories->len == 0)
    return;

  ecot_compose_part (self, ecot_lot_label (self->lot, "budget", "Budget prévisionnel de l’action"));
  ecot_compose_cost_table (self);
  ecot_compose_budget_chart (self);
  ecot_compose_hours (self);
  /* Where the team has a part of its own, what it costs and works stands there. */
  ecot_compose_limits (self, "Ce que fixe l’appel pour le coût", ecot_composer_has_team (self) ? prefixes : with_staff);
}

static void
add_funding (EcotComposer *self)
{
  static const char *const prefixes[] = { "funding.", "grant.", NULL };

  ecot_compose_funding_table (self);
  ecot_compose_limits (self, "Ce que fixe l’appel pour le financement", prefixes);
}

void
ecot_compose_dossier (EcotComposer *self)
{
  ecot_report_add_heading (self->report, 1, ecot_lot_label (self->lot, "dossier-title", "Dossier de réponse"));
  add_title_block (self);
  ecot_report_add_contents (self->report);

  self->part = 1;
  if (self->lot->fields->len > 0)
    ecot_compose_part (self, "Le candidat");
  ecot_compose_fields (self, 3);
  ecot_compose_territories (self);
  ecot_compose_options (self);
  ecot_compose_conditions (self);
  add_narrative (self);
  ecot_compose_participants (self);
  ecot_compose_team (self);
  ecot_compose_exits (self);
  ecot_compose_targets (self);
  ecot_compose_schedule (self);
  ecot_compose_schedule_chart (self);
  add_budget (self);
  add_funding (self);
  ecot_compose_performance (self);
  ecot_compose_pieces (self);
  ecot_compose_due (self);
  ecot_compose_part (self, "Signature");
  ecot_compose_signature (self, ECOT_SIGN_HERE, TRUE);
}
