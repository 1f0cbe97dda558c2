/* test-random.c: whatever a dossier of any lot holds, its findings can be read and
 * followed, and its figures made again from their explanations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ecot-test-check.h"

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"
#include "support/ecot-test-reason.h"

/* Answers to what the lot asks, beside those to what it does not. */
static void
answer_exits (EcotDossier   *dossier,
              const EcotLot *lot,
              GRand         *rand)
{
  const EcotKindSpec    *kind = ecot_schema_get_kind (ECOT_KIND_EXIT);
  g_autoptr (EcotAction) action = ecot_action_new ("Exits");

  for (guint i = 0; i < lot->exits->len; i++)
    {
      g_auto (EcotValue) value = ecot_test_random_value (rand, &kind->fields[0]);

      ecot_dossier_add_set (dossier, action, ECOT_KIND_EXIT, ((EcotExit *)lot->exits->pdata[i])->id, kind->fields[0].name, &value);
    }

  ecot_dossier_perform (dossier, action, NULL);
}

/* Every finding is asserted to name a place, a section and whole sentences. */
static void
test_random (gconstpointer data)
{
  EcotLot                *lot = (EcotLot *)data;
  g_autoptr (GRand)       rand = g_rand_new_with_seed (1901 + g_str_hash (lot->lot));
  g_autoptr (EcotDossier) dossier = ecot_dossier_new (lot->lot);
  g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, lot);

  for (guint n = 0; n < 120; n++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (dossier, rand);
      g_autofree char       *findings = NULL;

      ecot_dossier_perform (dossier, action, NULL);

      if (n % 20 == 0)
        answer_exits (dossier, lot, rand);

      if (n % 10 != 0)
        continue;

      findings = ecot_test_findings (figures, NULL, NULL);
      ecot_test_replay_all (figures);
    }
}

int
main (int   argc,
      char *argv[])
{
  return ecot_test_run_on_lots (&argc, &argv, "/check/random", test_random);
}
