/* ecot-lot-figure.c: the figures the limits of a lot may speak of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A call file names figures long before there is a dossier to compute them
 * from; a name nobody computes would be a limit nobody checks.
 */

#include "config.h"

#include "call/ecot-lot.h"

#include <string.h>

static const struct
{
  const char *name;
  EcotUnit    unit;
} figures[] = {
  { "cost.total", ECOT_UNIT_EUR },
  { "cost.direct", ECOT_UNIT_EUR },
  { "cost.direct.staff", ECOT_UNIT_EUR },
  { "cost.direct.services", ECOT_UNIT_EUR },
  { "cost.direct.without-services", ECOT_UNIT_EUR },
  { "cost.indirect", ECOT_UNIT_EUR },
  { "cost.per-hour", ECOT_UNIT_EUR },
  { "cost.per-participant", ECOT_UNIT_EUR },
  { "funding.total", ECOT_UNIT_EUR },
  { "funding.matching", ECOT_UNIT_EUR },
  { "funding.others", ECOT_UNIT_EUR },
  { "funding.own", ECOT_UNIT_EUR },
  { "funding.balance", ECOT_UNIT_EUR },
  { "grant.requested", ECOT_UNIT_EUR },
  { "grant.rate", ECOT_UNIT_PERCENT },
  { "hours.total", ECOT_UNIT_HOUR },
  { "hours.placement.monthly", ECOT_UNIT_HOUR },
  { "hours.placement.monthly.urban", ECOT_UNIT_HOUR },
  { "hours.placement.monthly.rural", ECOT_UNIT_HOUR },
  { "participants.total", ECOT_UNIT_ONE },
  { "participants.young", ECOT_UNIT_ONE },
  { "participants.rsa", ECOT_UNIT_ONE },
  { "participants.women", ECOT_UNIT_ONE },
  { "participants.men", ECOT_UNIT_ONE },
  { "participants.months", ECOT_UNIT_MONTH },
  { "participants.monthly-average", ECOT_UNIT_ONE },
  { "posts", ECOT_UNIT_ONE },
  { "staff.fte", ECOT_UNIT_ONE },
  { "exits.total", ECOT_UNIT_ONE },
  { "exits.dynamic", ECOT_UNIT_ONE },
  { "exits.durable", ECOT_UNIT_ONE },
  { "exits.transition", ECOT_UNIT_ONE },
  { "exits.positive", ECOT_UNIT_ONE },
  { "action.months", ECOT_UNIT_MONTH },
};

/* The figures there are once for each of something in the lot. */
static gboolean
find_family (const EcotLot *self,
             const char    *name,
             EcotUnit      *unit)
{
  if (g_str_has_prefix (name, "cost.category."))
    {
      *unit = ECOT_UNIT_EUR;
      return ecot_lot_find_category (self, name + strlen ("cost.category.")) != NULL;
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
        return TRUE;
      }

  return find_family (self, name, unit);
}
