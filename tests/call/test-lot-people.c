/* test-lot-people.c: which units count people, and which indicators count at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "call/ecot-lot.h"
#include "support/ecot-test.h"

static void
test_units (void)
{
  static const struct
  {
    const char *unit;
    gboolean    people;
  } cases[] = {
    { "personnes", TRUE },
    { "Personne", TRUE },
    { "  participants ", TRUE },
    { "participant·e·s", TRUE },
    { "usager(s)", TRUE },
    { "bénéficiaires du RSA", TRUE },
    { "BÉNÉFICIAIRES", TRUE },
    { "participants aux webinaires", TRUE },
    { "demandeurs d’emploi", TRUE },
    { "élus", TRUE },
    { "participations", FALSE },
    { "personnels", FALSE },
    { "personnes × jours", FALSE },
    { "personnes/jour", FALSE },
    { "personnes-jours", FALSE },
    { "personnes par mois", FALSE },
    { "journées de participants", FALSE },
    { "repas", FALSE },
    { "familles", FALSE },
    { "acteurs", FALSE },
    { "étapes par participant", FALSE },
    { "35", FALSE },
    { "«»", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (ecot_unit_counts_people (cases[i].unit) != cases[i].people)
      g_error ("“%s” is taken for %s", cases[i].unit, cases[i].people ? "no people" : "people");
}

static void
test_indicators (void)
{
  static const struct
  {
    EcotIndicator indicator;
    gboolean      said, total, people;
  } cases[] = {
    { { .unit = (char *)"personnes" }, FALSE, TRUE, TRUE },
    { { .unit = (char *)"participants", .basis = (char *)"sur la base de 35 pour 1 ETP", .of = (char *)"staff.fte" }, FALSE, TRUE, TRUE },
    { { .unit = (char *)"structures", .relation = ECOT_RELATION_AT_LEAST }, FALSE, TRUE, FALSE },
    { { .unit = (char *)"entretiens", .basis = (char *)"par participants" }, FALSE, FALSE, FALSE },
    { { .unit = (char *)"personnes", .basis = (char *)"en moyenne par mois" }, FALSE, FALSE, FALSE },
    { { .unit = (char *)"étapes par participant" }, FALSE, FALSE, FALSE },
    { { .unit = (char *)"personnes", .qualitative = TRUE }, TRUE, FALSE, FALSE },
    { { .label = (char *)"Lieu" }, TRUE, FALSE, FALSE },
    { { .label = (char *)"Répartition", .figure = (char *)"exits.total" }, FALSE, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (ecot_indicator_is_said (&cases[i].indicator), ==, cases[i].said);
      g_assert_cmpint (ecot_indicator_is_total (&cases[i].indicator), ==, cases[i].total);
      g_assert_cmpint (ecot_indicator_counts_people (&cases[i].indicator), ==, cases[i].people);
    }
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/lot-people/units", test_units);
  g_test_add_func ("/lot-people/indicators", test_indicators);

  return g_test_run ();
}
