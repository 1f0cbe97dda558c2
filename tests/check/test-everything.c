/* test-everything.c: a dossier of each lot that uses everything, and every figure of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No figure of any lot is left without a value, so that none is left without its
 * explanation being done again.
 */

#include "support/ecot-test-check.h"

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"
#include "support/ecot-test-reason.h"

#include <string.h>

/* What any lot may hold, whatever it asks. */
static const char *const cells[][2] = {
  { "action/start", "2024-01-01" },
  { "action/end", "2024-12-31" },
  { "budget/category/1/label", "Poste ajouté" },
  { "method/vat", "partial" },
  { "method/vat-share", "50" },

  /* A raise within the year, and a fixed share of a part-time. */
  { "staff/1/role", "Animatrice" },
  { "staff/1/yearly-cost", "38500" },
  { "staff/1/base", "1720" },
  { "staff/1/hours", "120" },
  { "staff/1/raise", "2024-07-01" },
  { "staff/1/raised-cost", "40000" },
  { "staff/1/fte", "0.5" },
  { "staff/2/role", "Encadrant" },
  { "staff/2/yearly-cost", "36000" },
  { "staff/2/base", "other" },
  { "staff/2/base-hours", "1600" },
  { "staff/2/working-time", "80" },
  { "staff/2/share", "25" },
  { "staff/2/time-proof", "letter" },
  { "staff/2/start", "2024-02-10" },
  { "staff/2/fte", "0.25" },

  /* Every part of a line; one of no category, one of the applicant's, one that pays a person. */
  { "budget/line/1/quantity", "3" },
  { "budget/line/1/unit-cost", "33.335" },
  { "budget/line/1/vat-rate", "20" },
  { "budget/line/1/realised", "99.99" },
  { "budget/line/1/period-1", "20" },
  { "budget/line/1/period-2", "20" },
  { "budget/line/1/period-3", "20" },
  { "budget/line/1/period-4", "20" },
  { "budget/line/1/period-5", "10" },
  { "budget/line/1/period-6", "10" },
  { "budget/line/1/paid", "2024-05-02" },
  { "budget/line/2/amount", "1234.56" },
  { "budget/line/2/eligible", "1200" },
  { "budget/line/2/retained", "1100.01" },
  { "budget/line/2/account", "6041" },
  { "budget/line/3/amount", "0.01" },

  { "funding/1/name", "Région" },
  { "funding/1/type", "region" },
  { "funding/1/amount", "300" },
  { "funding/1/status", "obtained" },
  { "funding/1/paid", "2024-06-01" },
  { "funding/2/type", "commune" },
  { "funding/2/amount", "200.5" },
  { "funding/2/status", "promised" },
  { "funding/3/amount", "99" },
  { "funding/3/status", "refused" },
  { "funding/4/type", "in-kind" },
  { "funding/4/amount", "50" },
  { "voluntary/1/account", "864" },
  { "voluntary/1/hours", "30" },
  { "voluntary/1/rate", "11.88" },
  { "voluntary/2/account", "875" },
  { "voluntary/2/amount", "356.4" },
  { "time/1/hours", "120.25" },
  { "time/2/hours", "80" },

  { "participants/1/count", "12" },
  { "participants/1/women", "6" },
  { "participants/1/men", "5" },
  { "participants/1/unstated", "1" },
  { "participants/1/young", "3" },
  { "participants/1/rsa", "7" },
  { "participants/1/months", "6.5" },
  { "participants/1/setting", "urban" },
  { "participants/1/hours", "60" },
  { "participants/2/count", "4" },
  { "participants/2/months", "3" },
  { "participants/2/setting", "rural" },
  { "participants/2/hours", "33.3333" },
  { "posts/count", "8" },
  { "register/1/code", "a" },
  { "register/1/sex", "woman" },
  { "register/2/code", "b" },
  { "register/2/sex", "man" },
  { "register/3/code", "c" },
  { "register/3/sex", "unstated" },

  { "cash/opening", "1500" },
  { "instalment/1/percent", "30" },
  { "instalment/1/date", "2024-03-01" },
  { "aid/1/date", "2023-05-01" },
  { "aid/1/amount", "20000" },
  { "aid/1/regime", "general" },
  { "aid/2/date", "2023-05-01" },
  { "aid/2/amount", "1000" },
  { "aid/2/regime", "sgei" },
};

static void
fill (EcotDossier *dossier,
      const char  *value,
      const char  *format,
      ...)
{
  g_autofree char *path = NULL;
  va_list          list;

  va_start (list, format);
  path = g_strdup_vprintf (format, list);
  va_end (list);
  ecot_test_edit (dossier, path, value);
}

/* Those that no kind of category has. */
static const char *const accounts[] = { "613", "6226", "631", "66", "67", "68", "695" };

static void
fill_lines (EcotDossier   *dossier,
            const EcotLot *lot)
{
  gint64 added = ecot_record_get_id (ecot_dossier_get_nth (dossier, ECOT_KIND_CATEGORY, 0));

  for (guint i = 0; i < lot->categories->len; i++)
    {
      fill (dossier, "2000.75", "budget/line/%u/amount", i + 4);
      fill (dossier, ((EcotCategory *)lot->categories->pdata[i])->id, "budget/line/%u/category", i + 4);
    }

  for (guint i = 0; i < 2; i++)
    {
      gint64           person = ecot_record_get_id (ecot_dossier_get_nth (dossier, ECOT_KIND_MEMBER, i));
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);

      fill (dossier, id, "budget/line/%u/member", lot->categories->len + 4 + i);
    }

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      fill (dossier, "10.01", "budget/line/%u/amount", lot->categories->len + 6 + i);
      fill (dossier, accounts[i], "budget/line/%u/account", lot->categories->len + 6 + i);
    }

  {
    g_autofree char *id = g_strdup_printf ("+%" G_GINT64_FORMAT, added);

    fill (dossier, id, "budget/line/3/category");
  }
}

static void
fill_lot (EcotDossier   *dossier,
          const EcotLot *lot)
{
  g_autoptr (EcotCostOptions) options = ecot_cost_options_new ((EcotLot *)lot);

  for (guint i = 0; i < options->all->len; i++)
    fill (dossier, "15", "cost-option/%s/percent", ((EcotCostOption *)options->all->pdata[i])->id);

  for (guint i = 0; i < lot->funds->len; i++)
    {
      fill (dossier, "47", "fund/%s/percent", ((EcotFund *)lot->funds->pdata[i])->id);
      fill (dossier, "5000", "fund/%s/ceiling", ((EcotFund *)lot->funds->pdata[i])->id);
    }

  /* Where no fund leaves a remainder, own funds are what is typed. */
  if (lot->funds->len == 0)
    ecot_test_edit (dossier, "own-funds/amount", "1000");

  for (guint i = 0; i < lot->exits->len; i++)
    {
      fill (dossier, "2", "exit/%s/planned", ((EcotExit *)lot->exits->pdata[i])->id);
      fill (dossier, "1", "exit/%s/realised", ((EcotExit *)lot->exits->pdata[i])->id);
    }

  for (guint i = 0; i < lot->sections->len; i++)
    fill (dossier, "Trois mots ici", "narrative/%s/text", ((EcotSection *)lot->sections->pdata[i])->id);
}

static void
fill_indicators (EcotDossier   *dossier,
                 const EcotLot *lot)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (ECOT_KIND_INDICATOR);

  for (guint i = 0; i < lot->indicators->len; i++)
    for (guint j = 0; j < kind->n_fields; j++)
      if (kind->fields[j].type == ECOT_VALUE_DECIMAL || kind->fields[j].type == ECOT_VALUE_COUNT)
        fill (dossier, j % 2 == 0 ? "12" : "9", "indicator/%s/%s", ((EcotIndicator *)lot->indicators->pdata[i])->id, kind->fields[j].name);
}

/* Products of which a plan of an action has none: its funders are on accounts 74 and 75. */
static gboolean
is_no_funder (const char *name)
{
  static const char *const products[] = { "account.70", "account.73", "account.76", "account.77", "account.78", "account.79", NULL };

  return g_strv_contains (products, name);
}

/* A class of exits the lot lists none of. */
static gboolean
is_no_exit (EcotFigures *figures,
            const char  *name)
{
  GPtrArray *exits = ecot_figures_get_lot (figures)->exits;

  if (!g_str_has_prefix (name, "exits."))
    return FALSE;

  for (guint i = 0; i < exits->len; i++)
    if (g_strcmp0 (((EcotExit *)exits->pdata[i])->class, name + strlen ("exits.")) == 0)
      return FALSE;

  return g_str_equal (name, "exits.durable") || g_str_equal (name, "exits.transition") || g_str_equal (name, "exits.positive");
}

/* A kind of costs no category of the lot has. */
static gboolean
is_no_kind (EcotFigures *figures,
            const char  *name)
{
  static const char *const kinds[][2] = { { "cost.direct.services", "services" }, { "cost.direct.staff", "staff" } };
  GPtrArray               *categories = ecot_figures_get_lot (figures)->categories;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (name, kinds[i][0]))
      {
        for (guint j = 0; j < categories->len; j++)
          if (g_strcmp0 (((EcotCategory *)categories->pdata[j])->kind, kinds[i][1]) == 0)
            return FALSE;

        return TRUE;
      }

  return FALSE;
}

static void
assert_all_known (EcotFigures *figures)
{
  g_autoptr (GString) without = g_string_new (NULL);

  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    if (!ecot_figures_get (figures, *name).known && !is_no_funder (*name) && !is_no_exit (figures, *name) &&
        !is_no_kind (figures, *name))
      g_string_append_printf (without, " %s", *name);

  g_assert_cmpstr (without->str, ==, "");
}

static void
test_everything (gconstpointer data)
{
  EcotLot                *lot = (EcotLot *)data;
  g_autoptr (EcotDossier) dossier = ecot_dossier_new (lot->lot);
  g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, lot);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    ecot_test_edit (dossier, cells[i][0], cells[i][1]);

  fill_lines (dossier, lot);
  fill_lot (dossier, lot);
  fill_indicators (dossier, lot);
  assert_all_known (figures);
  ecot_test_replay_all (figures);

  /* Once more in whole euros, and with what is typed winning. */
  ecot_test_edit (dossier, "method/whole-euros", "true");
  ecot_test_edit (dossier, "own-funds/amount", "123.45");
  for (guint i = 0; i < lot->funds->len; i++)
    fill (dossier, "99.99", "fund/%s/amount", ((EcotFund *)lot->funds->pdata[i])->id);
  ecot_test_replay_all (figures);
}

int
main (int   argc,
      char *argv[])
{
  return ecot_test_run_on_lots (&argc, &argv, "/check/everything", test_everything);
}
