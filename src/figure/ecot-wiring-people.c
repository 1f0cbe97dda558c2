/* ecot-wiring-people.c: participants, posts, staff and exits as figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A lot has these figures where it speaks of what feeds them, and nowhere else:
 * a dossier of RESA counts nobody.
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

static const struct
{
  const char *name;
  EcotUnit    unit;
  const char *label;
} participants[] = {
  [ECOT_ASPECT_TOTAL] = { "participants.total", ECOT_UNIT_ONE, "Nombre de participants" },
  [ECOT_ASPECT_WOMEN] = { "participants.women", ECOT_UNIT_ONE, "Femmes parmi les participants" },
  [ECOT_ASPECT_MEN] = { "participants.men", ECOT_UNIT_ONE, "Hommes parmi les participants" },
  [ECOT_ASPECT_UNSTATED] = { "participants.unstated", ECOT_UNIT_ONE, "Participants dont le sexe n’est pas précisé" },
  [ECOT_ASPECT_YOUNG] = { "participants.young", ECOT_UNIT_ONE, "Jeunes parmi les participants" },
  [ECOT_ASPECT_RSA] = { "participants.rsa", ECOT_UNIT_ONE, "Bénéficiaires du RSA parmi les participants" },
  [ECOT_ASPECT_MONTHS] = { "participants.months", ECOT_UNIT_MONTH, "Mois d’accompagnement, tous participants ensemble" },
};

/* The sums that averages of placement hours are made of. */
static const struct
{
  EcotUnit    unit;
  const char *label;
} placement[ECOT_N_ASPECTS] = {
  [ECOT_ASPECT_HOURS_BY_MONTHS] = { ECOT_UNIT_HOUR, "Heures de mise à disposition, tous mois ensemble" },
  [ECOT_ASPECT_MONTHS_OF_HOURS] = { ECOT_UNIT_MONTH, "Mois d’accompagnement des participants dont les heures sont saisies" },
  [ECOT_ASPECT_HOURS_BY_COUNT] = { ECOT_UNIT_HOUR, "Heures de mise à disposition d’un mois" },
  [ECOT_ASPECT_COUNT_OF_HOURS] = { ECOT_UNIT_ONE, "Participants dont les heures sont saisies" },
};

static const struct
{
  const char *name, *label;
} averages[ECOT_N_SETTINGS] = {
  [ECOT_SETTING_ALL] = { "hours.placement.monthly", "Heures de mise à disposition par participant et par mois" },
  [ECOT_SETTING_URBAN] = { "hours.placement.monthly.urban", "Heures de mise à disposition par participant et par mois, en milieu urbain" },
  [ECOT_SETTING_RURAL] = { "hours.placement.monthly.rural", "Heures de mise à disposition par participant et par mois, en milieu rural" },
};

static EcotNode *
sum_of_groups (EcotNode *sum)
{
  sum->records = ECOT_KIND_GROUP;
  return sum;
}

/* {{{ The length of the action */

static void
wire_months (EcotFigures *self)
{
  EcotNode *months = ecot_figures_add (self, "action.months", ECOT_REASON_MONTHS, ECOT_UNIT_MONTH, "Durée de l’action");

  months->no_result = "L’action finit avant de commencer : elle n’a pas de durée.";
  ecot_graph_connect (self->graph, months, ecot_figures_add_cell (self, "action/start", ECOT_UNIT_NONE, "Date de début"));
  ecot_graph_connect (self->graph, months, ecot_figures_add_cell (self, "action/end", ECOT_UNIT_NONE, "Date de fin"));
}

/* }}} */
/* {{{ Participants */

static void
wire_quotient (EcotFigures *self,
               const char  *name,
               EcotUnit     unit,
               const char  *label,
               const char  *first,
               const char  *second,
               const char  *no_result)
{
  EcotNode *quotient = ecot_figures_add (self, name, ECOT_REASON_QUOTIENT, unit, label);

  quotient->no_result = no_result;
  ecot_figures_connect (self, name, first);
  ecot_figures_connect (self, name, second);
}

static void
wire_participants (EcotFigures *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (participants); i++)
    {
      EcotNode *sum = ecot_figures_add (self, participants[i].name, ECOT_REASON_SUM, participants[i].unit, participants[i].label);

      sum->source = self->lot->participants_source;
      self->groups[ECOT_SETTING_ALL][i] = sum_of_groups (sum);
    }

  wire_quotient (self, "participants.monthly-average", ECOT_UNIT_ONE, "Participants accompagnés par mois, en moyenne",
                 "participants.months", "action.months",
                 "La durée de l’action n’est pas positive : il n’y a pas de moyenne par mois.");
  wire_quotient (self, "cost.per-participant", ECOT_UNIT_EUR, "Coût par participant",
                 "cost.total", "participants.total",
                 "Le nombre de participants n’est pas positif : le coût par participant ne peut pas être calculé.");
}

static EcotNode *
add_average (EcotFigures *self,
             EcotSetting  setting,
             EcotAspect   hours,
             EcotAspect   weight)
{
  EcotNode *average = ecot_graph_add (self->graph, ECOT_REASON_QUOTIENT, ECOT_UNIT_HOUR,
                                      hours == ECOT_ASPECT_HOURS_BY_MONTHS ? "Moyenne pondérée par les mois" : "Moyenne par participant");

  average->no_result = "Les heures saisies sont celles de zéro participant : il n’y a pas de moyenne.";
  ecot_graph_connect (self->graph, average, self->groups[setting][hours]);
  ecot_graph_connect (self->graph, average, self->groups[setting][weight]);
  return average;
}

static void
wire_placement (EcotFigures *self,
                EcotSetting  setting)
{
  EcotNode *figure = ecot_figures_add (self, averages[setting].name, ECOT_REASON_SAME, ECOT_UNIT_HOUR, averages[setting].label);

  figure->source = self->lot->participants_source;

  for (guint i = ECOT_ASPECT_HOURS_BY_MONTHS; i < ECOT_N_ASPECTS; i++)
    self->groups[setting][i] = sum_of_groups (ecot_graph_add (self->graph, ECOT_REASON_SUM, placement[i].unit, placement[i].label));

  ecot_graph_connect (self->graph, figure, add_average (self, setting, ECOT_ASPECT_HOURS_BY_MONTHS, ECOT_ASPECT_MONTHS_OF_HOURS));
  ecot_graph_connect (self->graph, figure, add_average (self, setting, ECOT_ASPECT_HOURS_BY_COUNT, ECOT_ASPECT_COUNT_OF_HOURS));
}

/* }}} */
/* {{{ Exits */

/* The classes of exits, and whether they are dynamic. */
static const struct
{
  const char *class, *name, *label;
} exits[] = {
  { "durable", "exits.durable", "Sorties vers l’emploi durable" },
  { "transition", "exits.transition", "Sorties vers l’emploi de transition" },
  { "positive", "exits.positive", "Sorties positives" },
};

/* The same way out, as it came about. */
static void
wire_realised_exit (EcotFigures    *self,
                    const EcotExit *way_out,
                    EcotNode       *planned)
{
  g_autofree char *name = g_strdup_printf ("exit.%s.realised", way_out->id);
  g_autofree char *deviation = g_strdup_printf ("exit.%s.deviation", way_out->id);
  g_autofree char *place = g_strdup_printf ("exit/%s/realised", way_out->id);
  g_autofree char *label = g_strdup_printf ("Réalisé pour « %s »", way_out->label);
  g_autofree char *gap = g_strdup_printf ("Écart entre réalisé et prévu de « %s »", way_out->label);
  EcotNode        *realised;

  if (g_hash_table_contains (self->by_name, name) || g_hash_table_contains (self->by_name, deviation))
    return;

  realised = ecot_figures_add_typed (self, name, place, ECOT_UNIT_ONE, label);
  realised->source = way_out->source;
  ecot_figures_wire_deviation (self, deviation, gap, planned, realised);
}

static void
wire_exit (EcotFigures    *self,
           const EcotExit *way_out)
{
  g_autofree char *name = g_strconcat ("exit.", way_out->id, NULL);
  g_autofree char *place = g_strdup_printf ("exit/%s/planned", way_out->id);
  EcotNode        *planned;

  if (g_hash_table_contains (self->by_name, name))
    return;

  planned = ecot_figures_add_typed (self, name, place, ECOT_UNIT_ONE, way_out->label);
  planned->source = way_out->source;
  ecot_figures_connect (self, "exits.total", name);

  for (guint i = 0; i < G_N_ELEMENTS (exits); i++)
    if (g_strcmp0 (way_out->class, exits[i].class) == 0)
      ecot_figures_connect (self, exits[i].name, name);

  wire_realised_exit (self, way_out, planned);
}

static void
wire_exits (EcotFigures *self)
{
  ecot_figures_add (self, "exits.total", ECOT_REASON_SUM, ECOT_UNIT_ONE, "Sorties prévues");
  ecot_figures_add (self, "exits.dynamic", ECOT_REASON_SUM, ECOT_UNIT_ONE, "Sorties dynamiques");

  for (guint i = 0; i < G_N_ELEMENTS (exits); i++)
    {
      ecot_figures_add (self, exits[i].name, ECOT_REASON_SUM, ECOT_UNIT_ONE, exits[i].label);
      ecot_figures_connect (self, "exits.dynamic", exits[i].name);
    }

  for (guint i = 0; i < self->lot->exits->len; i++)
    wire_exit (self, self->lot->exits->pdata[i]);
}

/* }}} */

static void
wire_staffing (EcotFigures *self)
{
  EcotNode *fte = ecot_figures_add (self, "staff.fte", ECOT_REASON_SUM, ECOT_UNIT_ONE, "Équivalents temps plein de l’équipe");

  fte->records = ECOT_KIND_MEMBER;
  fte->source = self->lot->staffing_source;
}

static gboolean
speaks_of_duration (const EcotLot *lot)
{
  for (guint i = 0; i < lot->limits->len; i++)
    {
      const EcotLimit *limit = lot->limits->pdata[i];

      if (g_str_equal (limit->figure, "action.months") || g_strcmp0 (limit->of, "action.months") == 0)
        return TRUE;
    }

  return lot->asks_participants;
}

void
ecot_figures_wire_people (EcotFigures *self)
{
  const EcotLot *lot = self->lot;

  if (speaks_of_duration (lot))
    wire_months (self);

  if (lot->asks_participants)
    wire_participants (self);

  if (lot->posts_label != NULL)
    ecot_figures_add_typed (self, "posts", "posts/count", ECOT_UNIT_ONE, "Postes d’insertion")->source = lot->posts_source;

  if (lot->staffing_label != NULL)
    wire_staffing (self);

  if (ecot_lot_asks_exits (lot))
    wire_exits (self);

  for (guint setting = 0; setting < ECOT_N_SETTINGS && ecot_lot_asks_of_participants (lot, "hours"); setting++)
    if (setting == ECOT_SETTING_ALL || ecot_lot_asks_of_participants (lot, "setting"))
      wire_placement (self, setting);
}
