/* ecot-check-place.c: where the window goes to change a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A figure is not a place: what feeds it is.
 */

#include "check/ecot-check-private.h"

#include <string.h>

static char *
fund_place (EcotCheck  *self,
            const char *fund)
{
  gint64      amount;
  const char *field = ecot_dossier_get_number (self->dossier, ECOT_KIND_FUND, fund, "amount", &amount) ? "amount" : "percent";

  return g_strdup_printf ("fund/%s/%s", fund, field);
}

const EcotFund *
ecot_check_find_fund (EcotCheck  *self,
                      const char *figure)
{
  if (!g_str_has_prefix (figure, "funding."))
    return NULL;

  return ecot_lot_find_fund (self->lot, figure + strlen ("funding."));
}

static gboolean
is_of_class (const EcotExit *way_out,
             const char *class)
{
  return strcmp (class, "total") == 0 || g_strcmp0 (way_out->class, class) == 0 ||
         (strcmp (class, "dynamic") == 0 && g_strcmp0 (way_out->class, "other") != 0);
}

/* The first exit that counts in exits.@class. */
static char *
exits_place (EcotCheck *self,
             const char *class)
{
  for (guint i = 0; i < self->lot->exits->len; i++)
    {
      const EcotExit *way_out = self->lot->exits->pdata[i];

      if (is_of_class (way_out, class))
        return g_strdup_printf ("exit/%s/planned", way_out->id);
    }

  return g_strdup ("participants");
}

/* Families of figures and what feeds them.  The first prefix that fits decides. */
static const struct
{
  const char *prefix, *place;
} places[] = {
  { "cost.per-hour", "time" },
  { "hours.placement.", "participants" },
  { "hours.", "time" },
  { "participants.", "participants" },
  { "action.months", "action/end" },
  { "posts", "posts/count" },
  { "staff.", "staff" },
  { "funding.", "own-funds/amount" },
  { "grant.", "own-funds/amount" },
};

char *
ecot_check_place_of_figure (EcotCheck  *self,
                            const char *figure)
{
  const EcotFund *fund = ecot_check_find_fund (self, figure);

  if (fund != NULL)
    return fund_place (self, fund->id);

  if (g_str_has_prefix (figure, "cost.option."))
    return g_strdup_printf ("cost-option/%s/percent", figure + strlen ("cost.option."));

  if (g_str_has_prefix (figure, "words."))
    return g_strdup_printf ("narrative/%s/text", figure + strlen ("words."));

  if (g_str_has_prefix (figure, "exit."))
    return g_strdup_printf ("exit/%s/planned", figure + strlen ("exit."));

  if (g_str_has_prefix (figure, "exits."))
    return exits_place (self, figure + strlen ("exits."));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (figure, places[i].prefix))
      return g_strdup (places[i].place);

  return g_strdup ("budget");
}
