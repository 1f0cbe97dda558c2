/* test-random.c: whatever a dossier holds, its findings can be read and followed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ecot-test-check.h"

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"

static const struct
{
  const char *call, *lot;
} lots[] = {
  { "resa-2017", "1" },
  { "pas-de-calais-2024", "d10" },
  { "pas-de-calais-2024", "d01" },
  { "agape-2021", "GP1" },
};

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
  guint                   i = GPOINTER_TO_UINT (data);
  g_autoptr (GRand)       rand = g_rand_new_with_seed (1901 + i);
  g_autoptr (EcotLot)     lot = ecot_test_lot_load (lots[i].call, lots[i].lot);
  g_autoptr (EcotDossier) dossier = ecot_dossier_new (lot->lot);
  g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, lot);

  for (guint n = 0; n < 300; n++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (dossier, rand);
      g_autofree char       *findings = NULL;

      ecot_dossier_perform (dossier, action, NULL);

      if (n % 20 == 0)
        answer_exits (dossier, lot, rand);

      if (n % 10 == 0)
        findings = ecot_test_findings (figures, NULL, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lots); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/random/%s-%s", lots[i].call, lots[i].lot);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_random);
    }

  return g_test_run ();
}
