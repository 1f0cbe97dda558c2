/* ecot-wiring-staff.c: what the people of the staff cost, and an hour of each category
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any lot may have a staff.  What it costs is no cost of its own: a budget line
 * that names a person takes it into the budget.
 *
 * The hours of the action are those of the rows of time; only where none of them
 * says any, those of the staff.  The two are never added up: they are the same hours.
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

static void
add_sum (EcotFigures *self,
         const char  *name,
         EcotUnit     unit,
         const char  *label)
{
  ecot_figures_add (self, name, ECOT_REASON_SUM, unit, label)->records = ECOT_KIND_MEMBER;
}

static void
wire_hours (EcotFigures *self)
{
  EcotNode *time = ecot_figures_add_unlisted (self, "hours.time", ECOT_REASON_SUM, ECOT_UNIT_HOUR, "Heures des lignes de temps");

  time->records = ECOT_KIND_TIME;
  ((EcotNode *)g_hash_table_lookup (self->by_name, "hours.total"))->stands_for = TRUE;
  ecot_figures_connect (self, "hours.total", "hours.time");
  ecot_figures_connect (self, "hours.total", "staff.hours");
}

/* What a category costs ÷ so many hours or people: a category may come while there are any. */
EcotNode *
ecot_figures_ensure_category_part (EcotFigures *self,
                                   const char  *prefix,
                                   const char  *id)
{
  gboolean         hour = strcmp (prefix, ECOT_PER_HOUR_OF_CATEGORY) == 0;
  g_autofree char *name = g_strconcat (prefix, id, NULL);
  EcotNode        *quotient = g_hash_table_lookup (self->by_name, name);

  if (quotient != NULL)
    return quotient;

  quotient = ecot_figures_add_unlisted (self, name, ECOT_REASON_QUOTIENT, ECOT_UNIT_EUR, NULL);
  quotient->no_result = hour ? "Le total des heures n’est pas positif : le coût horaire de ce poste ne peut pas être calculé."
                             : "Le nombre de participants n’est pas positif : le coût par participant de ce poste ne peut pas être calculé.";
  ecot_graph_connect (self->graph, quotient, ecot_figures_ensure_category (self, id));
  ecot_figures_connect (self, name, hour ? "hours.total" : "participants.total");
  return quotient;
}

void
ecot_figures_wire_staff (EcotFigures *self)
{
  add_sum (self, "staff.cost", ECOT_UNIT_EUR, "Coût de l’équipe");
  add_sum (self, "staff.hours", ECOT_UNIT_HOUR, "Heures de l’équipe");
  add_sum (self, "staff.count", ECOT_UNIT_ONE, "Personnes de l’équipe");
  wire_hours (self);
}
