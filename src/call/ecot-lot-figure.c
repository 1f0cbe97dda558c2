/* ecot-lot-figure.c: the figures the limits of a lot may speak of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A call file names figures long before there is a dossier to compute them
 * from; a name nobody computes would be a limit nobody checks.  So would a
 * limit on young people in a lot that asks nobody how many there are.
 */

#include "config.h"

#include "call/ecot-lot.h"

#include <string.h>

#include "call/ecot-cost-options.h"

/* What a lot has to speak of for a figure to be there. */
typedef enum
{
  NOTHING,
  PARTICIPANTS,
  POSTS,
  STAFF,
  EXITS,
} Needs;

static const struct
{
  const char *name;
  EcotUnit    unit;
  Needs       needs;
  const char *asks; /* and what it has to ask of participants, one space between */
} figures[] = {
  { "cost.total", ECOT_UNIT_EUR, NOTHING, NULL },
  { "cost.direct", ECOT_UNIT_EUR, NOTHING, NULL },
  { "cost.direct.staff", ECOT_UNIT_EUR, NOTHING, NULL },
  { "cost.direct.services", ECOT_UNIT_EUR, NOTHING, NULL },
  { "cost.direct.without-services", ECOT_UNIT_EUR, NOTHING, NULL },
  { "cost.indirect", ECOT_UNIT_EUR, NOTHING, NULL },
  { "cost.eligible", ECOT_UNIT_EUR, NOTHING, NULL },
  { "cost.ineligible", ECOT_UNIT_EUR, NOTHING, NULL },
  { "cost.retained", ECOT_UNIT_EUR, NOTHING, NULL },
  { "cost.per-hour", ECOT_UNIT_EUR, NOTHING, NULL },
  { "cost.per-participant", ECOT_UNIT_EUR, PARTICIPANTS, NULL },
  { "funding.total", ECOT_UNIT_EUR, NOTHING, NULL },
  { "funding.matching", ECOT_UNIT_EUR, NOTHING, NULL },
  { "funding.others", ECOT_UNIT_EUR, NOTHING, NULL },
  { "funding.own", ECOT_UNIT_EUR, NOTHING, NULL },
  { "funding.balance", ECOT_UNIT_EUR, NOTHING, NULL },
  { "grant.requested", ECOT_UNIT_EUR, NOTHING, NULL },
  { "grant.rate", ECOT_UNIT_PERCENT, NOTHING, NULL },
  { "hours.total", ECOT_UNIT_HOUR, NOTHING, NULL },
  { "hours.placement.monthly", ECOT_UNIT_HOUR, PARTICIPANTS, "hours" },
  { "hours.placement.monthly.urban", ECOT_UNIT_HOUR, PARTICIPANTS, "hours setting" },
  { "hours.placement.monthly.rural", ECOT_UNIT_HOUR, PARTICIPANTS, "hours setting" },
  { "participants.total", ECOT_UNIT_ONE, PARTICIPANTS, NULL },
  { "participants.young", ECOT_UNIT_ONE, PARTICIPANTS, "young" },
  { "participants.rsa", ECOT_UNIT_ONE, PARTICIPANTS, "rsa" },
  { "participants.women", ECOT_UNIT_ONE, PARTICIPANTS, "women" },
  { "participants.men", ECOT_UNIT_ONE, PARTICIPANTS, "women" },
  { "participants.months", ECOT_UNIT_MONTH, PARTICIPANTS, "months" },
  { "participants.monthly-average", ECOT_UNIT_ONE, PARTICIPANTS, "months" },
  { "posts", ECOT_UNIT_ONE, POSTS, NULL },
  { "staff.fte", ECOT_UNIT_ONE, STAFF, NULL },
  { "staff.cost", ECOT_UNIT_EUR, NOTHING, NULL },
  { "staff.hours", ECOT_UNIT_HOUR, NOTHING, NULL },
  { "staff.count", ECOT_UNIT_ONE, NOTHING, NULL },
  { "exits.total", ECOT_UNIT_ONE, EXITS, NULL },
  { "exits.dynamic", ECOT_UNIT_ONE, EXITS, NULL },
  { "exits.durable", ECOT_UNIT_ONE, EXITS, NULL },
  { "exits.transition", ECOT_UNIT_ONE, EXITS, NULL },
  { "exits.positive", ECOT_UNIT_ONE, EXITS, NULL },
  { "action.months", ECOT_UNIT_MONTH, NOTHING, NULL },
};

static gboolean
speaks_of (const EcotLot *self,
           Needs          needs)
{
  switch (needs)
    {
    case PARTICIPANTS:
      return self->asks_participants;
    case POSTS:
      return self->posts_label != NULL;
    case STAFF:
      return self->staffing_label != NULL;
    case EXITS:
      return self->exits->len > 0;
    case NOTHING:
    default:
      return TRUE;
    }
}

static gboolean
asks_all (const EcotLot *self,
          const char    *words)
{
  g_auto (GStrv) asked = g_strsplit (words != NULL ? words : "", " ", -1);

  for (guint i = 0; asked[i] != NULL; i++)
    if (!ecot_lot_asks_of_participants (self, asked[i]))
      return FALSE;

  return TRUE;
}

/* A flat rate of the lot, or of the regulation its fund is under. */
static gboolean
has_option (const EcotLot *self,
            const char    *id)
{
  g_autoptr (EcotCostOptions) options = ecot_cost_options_new ((EcotLot *)self);

  return ecot_cost_options_find (options, id) != NULL;
}

/* What a category, an option costs: FALSE if @name is of neither family. */
static gboolean
find_cost (const EcotLot *self,
           const char    *name,
           gboolean      *found)
{
  if (g_str_has_prefix (name, "cost.category."))
    *found = ecot_lot_find_category (self, name + strlen ("cost.category.")) != NULL;
  else if (g_str_has_prefix (name, "cost.per-hour.category."))
    *found = ecot_lot_find_category (self, name + strlen ("cost.per-hour.category.")) != NULL;
  else if (g_str_has_prefix (name, "cost.per-participant.category."))
    *found = self->asks_participants && ecot_lot_find_category (self, name + strlen ("cost.per-participant.category.")) != NULL;
  else if (g_str_has_prefix (name, "cost.option."))
    *found = has_option (self, name + strlen ("cost.option."));
  else
    return FALSE;

  return TRUE;
}

/* The figures there are once for each of something in the lot. */
static gboolean
find_family (const EcotLot *self,
             const char    *name,
             EcotUnit      *unit)
{
  gboolean found;

  if (find_cost (self, name, &found))
    {
      *unit = ECOT_UNIT_EUR;
      return found;
    }
  if (g_str_has_prefix (name, "funding."))
    {
      *unit = ECOT_UNIT_EUR;
      return ecot_lot_find_fund (self, name + strlen ("funding.")) != NULL;
    }
  if (g_str_has_prefix (name, "exit."))
    {
      *unit = ECOT_UNIT_ONE;
      return ecot_lot_find_exit (self, name + strlen ("exit.")) != NULL;
    }
  if (g_str_has_prefix (name, "words."))
    {
      *unit = ECOT_UNIT_WORD;
      return ecot_lot_find_section (self, name + strlen ("words.")) != NULL;
    }

  return FALSE;
}

gboolean
ecot_lot_has_figure (const EcotLot *self,
                     const char    *name,
                     EcotUnit      *unit)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_str_equal (figures[i].name, name))
      {
        *unit = figures[i].unit;
        return speaks_of (self, figures[i].needs) && asks_all (self, figures[i].asks);
      }

  return find_family (self, name, unit);
}

gboolean
ecot_figure_counts_whole (const char *name)
{
  static const char *const whole[] = { "participants.total", "participants.women", "participants.men", "participants.unstated",
                                       "participants.young", "participants.rsa", "staff.count", NULL };

  g_return_val_if_fail (name != NULL, FALSE);

  return g_strv_contains (whole, name) || g_str_has_prefix (name, "exits.") || g_str_has_prefix (name, "exit.");
}

char *
ecot_lot_figure_need (const char *name)
{
  static const char *const elements[] = { NULL, "participants", "posts", "staffing", "exit" };

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_str_equal (figures[i].name, name) && figures[i].needs != NOTHING)
      return figures[i].asks != NULL ? g_strdup_printf ("<%s asks=\"%s\">", elements[figures[i].needs], figures[i].asks)
                                     : g_strdup_printf ("<%s>", elements[figures[i].needs]);

  return NULL;
}
