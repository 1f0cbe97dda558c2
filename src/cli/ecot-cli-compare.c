/* ecot-cli-compare.c: the verb compare: cost per hour among the dossiers of one lot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Said only where at least five dossiers of a lot have a cost per hour: with fewer,
 * the others are known by name.
 */

#include "config.h"

#include "cli/ecot-cli-elsewhere.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-spread.h"

typedef struct
{
  const char *file;
  char       *lot;
  char       *name;
  EcotFigure  cost;
} Offer;

static void
offer_clear (Offer *self)
{
  g_free (self->lot);
  g_free (self->name);
}

static int
read_offer (EcotCli    *cli,
            const char *file,
            GArray     *offers)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotDesk) desk = ecot_desk_read (cli->catalogue, file, &error);
  Offer                offer = { .file = file };

  if (desk == NULL)
    return ecot_cli_fail (file, error);

  offer.lot = g_strdup (ecot_desk_get_lot (desk)->lot);
  offer.name = ecot_cli_name_dossier (file, desk);
  offer.cost = ecot_figures_get (ecot_desk_get_figures (desk), "cost.per-hour");
  offer.cost.fault = NULL;
  g_array_append_val (offers, offer);

  return ECOT_CLI_FINE;
}

/* What the offers of @lot cost an hour; FALSE: too few of them say. */
static gboolean
spread_of (GArray     *offers,
           const char *lot,
           EcotSpread *spread)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < offers->len; i++)
    {
      const Offer *offer = &g_array_index (offers, Offer, i);

      if (g_str_equal (offer->lot, lot) && offer->cost.known)
        g_array_append_val (costs, offer->cost.number);
    }

  return ecot_spread ((gint64 *)costs->data, costs->len, spread);
}

/* Where a cost stands, as JSON says it, and as people read it. */
static const char *const standings[][2] = {
  { "below-first-quartile", "sous le premier quartile" },
  { "below-median", "entre le premier quartile et la médiane" },
  { "at-median", "à la médiane" },
  { "above-median", "entre la médiane et le troisième quartile" },
  { "above-third-quartile", "au-dessus du troisième quartile" },
};

static guint
standing_of (gint64            cost,
             const EcotSpread *spread)
{
  if (cost == spread->median)
    return 2;
  if (cost < spread->first_quartile)
    return 0;
  if (cost > spread->third_quartile)
    return 4;

  return cost < spread->median ? 1 : 3;
}

static void
add_amount (JsonBuilder *json,
            const char  *name,
            gint64       amount)
{
  const EcotFigure figure = { .known = TRUE, .unit = ECOT_UNIT_EUR, .number = amount };
  g_autofree char *value = ecot_figure_to_machine (&figure);

  ecot_cli_add_text (json, name, value);
}

static void
add_offer (JsonBuilder *json,
           const Offer *offer,
           GArray      *offers)
{
  EcotSpread       spread;
  gboolean         told = spread_of (offers, offer->lot, &spread);
  g_autofree char *cost = ecot_figure_to_machine (&offer->cost);

  json_builder_begin_object (json);
  ecot_cli_add_file (json, offer->file);
  ecot_cli_add_text (json, "lot", offer->lot);
  ecot_cli_add_text (json, "cost_per_hour", cost);
  json_builder_set_member_name (json, "of");
  json_builder_add_int_value (json, spread.n);
  ecot_cli_add_text (json, "standing", told && offer->cost.known ? standings[standing_of (offer->cost.number, &spread)][0] : NULL);

  if (told)
    {
      add_amount (json, "first_quartile", spread.first_quartile);
      add_amount (json, "median", spread.median);
      add_amount (json, "third_quartile", spread.third_quartile);
    }

  json_builder_end_object (json);
}

static char *
amount_to_french (gint64 amount)
{
  const EcotFigure figure = { .known = TRUE, .unit = ECOT_UNIT_EUR, .number = amount };

  return ecot_figure_to_french (&figure);
}

static void
print_offer (const Offer *offer,
             GArray      *offers)
{
  EcotSpread       spread;
  gboolean         told = spread_of (offers, offer->lot, &spread);
  g_autofree char *cost = ecot_figure_to_french (&offer->cost);
  g_autofree char *first = amount_to_french (spread.first_quartile);
  g_autofree char *median = amount_to_french (spread.median);
  g_autofree char *third = amount_to_french (spread.third_quartile);

  if (!told || !offer->cost.known)
    ecot_cli_print ("%s\t%s\t%s\t", offer->name, offer->lot, cost);
  else
    ecot_cli_print ("%s\t%s\t%s\t%s (%u dossiers : %s, médiane %s, %s)", offer->name, offer->lot, cost,
                    standings[standing_of (offer->cost.number, &spread)][1], spread.n, first, median, third);
}

int
ecot_cli_compare (EcotCli *cli)
{
  g_autoptr (GArray)      offers = g_array_new (FALSE, FALSE, sizeof (Offer));
  g_autoptr (JsonBuilder) json = json_builder_new ();
  int                     status = ECOT_CLI_FINE;

  g_array_set_clear_func (offers, (GDestroyNotify)offer_clear);

  for (guint i = 0; i < cli->n_args; i++)
    {
      int one = read_offer (cli, cli->args[i], offers);

      status = MAX (status, one);
    }

  json_builder_begin_array (json);

  for (guint i = 0; i < offers->len; i++)
    if (cli->json)
      add_offer (json, &g_array_index (offers, Offer, i), offers);
    else
      print_offer (&g_array_index (offers, Offer, i), offers);

  json_builder_end_array (json);

  if (cli->json)
    ecot_cli_print_json (json);

  return status;
}
