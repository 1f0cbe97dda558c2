/* test-shelf.c: what the dossiers of a machine know of one another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/ecot-shelf.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "desk/ecot-desk-shelf.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test.h"

static char *
shelf_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "ecot", "shelf.sqlite", NULL);
}

static void
clear_shelf (void)
{
  g_autofree char *path = shelf_path ();

  g_unlink (path);
}

/* A dossier that was saved, with one person and, if @hours, a cost per hour. */
static EcotDesk *
save (EcotCatalogue *catalogue,
      const char    *folder,
      const char    *name,
      const char    *person,
      const char    *share,
      const char    *hours)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  EcotDesk          *desk = ecot_desk_new (catalogue, "resa-2017/1", &error);
  EcotDossier       *dossier;

  g_assert_no_error (error);
  dossier = ecot_desk_get_dossier (desk);
  ecot_test_set (dossier, "action/title", name);
  ecot_test_set (dossier, "action/start", "2017-10-01");
  ecot_test_set (dossier, "action/end", "2018-03-31");
  ecot_test_append (dossier, ECOT_KIND_MEMBER, "name", person, "share", share, NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "1000.00", NULL);
  ecot_test_append (dossier, ECOT_KIND_TIME, "hours", hours, NULL);
  g_assert_true (ecot_store_publish (ecot_desk_get_store (desk), path, &error));
  g_assert_no_error (error);
  g_assert_true (ecot_desk_shelve (desk));

  return desk;
}

static guint
count_elsewhere (EcotDesk *desk)
{
  GListModel *findings;
  guint       n = 0;

  ecot_desk_look_around (desk);

  while (g_main_context_iteration (NULL, FALSE))
    ;

  findings = ecot_desk_get_findings (desk);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (EcotFinding) finding = g_list_model_get_item (findings, i);

      n += g_str_equal (ecot_finding_get_rule (finding), "member.elsewhere") ? 1 : 0;
    }

  return n;
}

static void
test_people (void)
{
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();
  g_autofree char          *folder = ecot_test_folder_new ();
  g_autofree char          *other = g_build_filename (folder, "two.ecot", NULL);
  g_autofree char          *path = shelf_path ();
  g_autoptr (EcotDesk)      one = NULL;
  g_autoptr (EcotDesk)      two = NULL;
  struct stat               info;

  g_test_summary ("A person of 60 % and 50 % is a warning in both dossiers, until one of them is gone");
  clear_shelf ();

  one = save (catalogue, folder, "one.ecot", "Lise Aubry", "60", NULL);
  g_assert_cmpuint (count_elsewhere (one), ==, 0);
  two = save (catalogue, folder, "two.ecot", "AUBRY lise", "50", NULL);
  g_assert_cmpuint (count_elsewhere (one), ==, 1);
  g_assert_cmpuint (count_elsewhere (two), ==, 1);

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  ecot_test_set (ecot_desk_get_dossier (one), "staff/1/share", "50");
  g_assert_cmpuint (count_elsewhere (one), ==, 0);
  ecot_test_set (ecot_desk_get_dossier (one), "staff/1/share", NULL);
  g_assert_cmpuint (count_elsewhere (one), ==, 0);
  ecot_test_set (ecot_desk_get_dossier (one), "staff/1/share", "50.0001");
  g_assert_cmpuint (count_elsewhere (one), ==, 1);

  g_assert_cmpint (g_unlink (other), ==, 0);
  g_assert_cmpuint (count_elsewhere (one), ==, 0);

  ecot_test_folder_remove (g_steal_pointer (&folder));
}

static void
test_costs (void)
{
  static const char *const  hours[] = { "10", "20", "25", "40", "50" };
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();
  g_autofree char          *folder = ecot_test_folder_new ();
  EcotSpread                spread;

  g_test_summary ("A cost per hour stands among others from five dossiers on");
  clear_shelf ();

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      g_autofree char     *name = g_strdup_printf ("%u.ecot", i);
      g_autoptr (EcotDesk) desk = save (catalogue, folder, name, NULL, NULL, hours[i]);
      g_autofree char     *words = ecot_desk_describe_cost (desk);

      g_assert_cmpint (ecot_desk_spread_cost (desk, &spread), ==, i == 4);
      g_assert_true ((words != NULL) == (i == 4));
    }

  g_assert_cmpint (spread.median, ==, 4000);
  g_assert_cmpint (spread.first_quartile, ==, 2250);
  g_assert_cmpint (spread.third_quartile, ==, 7500);

  ecot_test_folder_remove (g_steal_pointer (&folder));
}

/* {{{ What others left in it */

/* "leftover.issuer: Département …" of the presentation once one rests, or "". */
static char *
leftover_of (EcotDesk   *desk,
             const char *text)
{
  EcotLateChecks *late = ecot_desk_get_late_checks (desk);
  GPtrArray      *findings;

  ecot_test_set (ecot_desk_get_dossier (desk), "narrative/presentation/text", text);
  ecot_desk_look_around (desk);
  while (!ecot_late_checks_is_settled (late))
    g_main_context_iteration (NULL, TRUE);

  findings = ecot_late_checks_get_findings (late);
  return findings->len > 0 ? g_strdup_printf ("%s: %s", ecot_finding_get_rule (findings->pdata[0]), ecot_finding_get_found (findings->pdata[0]))
                           : g_strdup ("");
}

static void
assert_leftover (EcotDesk   *desk,
                 const char *text,
                 const char *expected)
{
  g_autofree char *found = leftover_of (desk, text);

  g_assert_cmpstr (found, ==, expected);
}

/* Another funder by its name, its call by its title; not if it pays for this action, too, or is the one who asks. */
static void
test_funders (void)
{
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();
  g_autoptr (GError)        error = NULL;
  g_autoptr (EcotDesk)      desk = ecot_desk_new (catalogue, "resa-2017/1", &error);
  EcotDossier              *dossier = ecot_desk_get_dossier (desk);
  const char               *other = "Nous demandons l’aide du Département du Pas-de-Calais.";
  g_autofree char          *own = g_strdup_printf ("Nous demandons l’aide du %s.", ecot_desk_get_lot (desk)->issuer);

  g_test_summary ("Row 61: another funder in a text is found in the window, a funder of this dossier is not");

  g_assert_no_error (error);
  clear_shelf ();
  assert_leftover (desk, other, "leftover.issuer: Département du Pas-de-Calais");
  assert_leftover (desk, own, "");
  ecot_test_append (dossier, ECOT_KIND_FUNDER, "name", "Département du Pas-de-Calais", "amount", "100.00", NULL);
  assert_leftover (desk, other, "");
  ecot_test_set (dossier, "funding/1/name", "Département du Nord");
  assert_leftover (desk, other, "leftover.issuer: Département du Pas-de-Calais");
  assert_leftover (desk, "Le Pas-de-Calais et le département du Nord sont voisins.", "");
}

/* One that was opened and never saved here is known as well; forgotten, it is not. */
static void
test_opened (void)
{
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();
  g_autofree char          *folder = ecot_data_dir ();
  g_autofree char          *path = g_build_filename (folder, "examples", "rallye-ess.xml", NULL);
  g_autoptr (GError)        error = NULL;
  g_autoptr (EcotDesk)      opened = ecot_desk_read (catalogue, path, &error);
  g_autoptr (EcotDesk)      desk = ecot_desk_new (catalogue, "resa-2017/2", NULL);
  const char               *text = "Le Rallye ESS aura lieu en novembre.";

  g_test_summary ("Row 61: the title of a dossier that was only opened is found, until one forgets");

  g_assert_no_error (error);
  clear_shelf ();
  assert_leftover (desk, text, "");
  g_assert_true (ecot_desk_shelve (opened));
  assert_leftover (desk, text, "leftover.action: Rallye ESS");
  ecot_shelf_clear ();
  assert_leftover (desk, text, "");
}

/* }}} */

/* Whatever stands in the file, one may go on. */
static void
test_damaged (void)
{
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();
  g_autofree char          *folder = ecot_test_folder_new ();
  g_autofree char          *path = shelf_path ();
  g_autoptr (EcotDesk)      desk = NULL;
  g_autoptr (GPtrArray)     entries = NULL;
  g_autoptr (GError)        error = NULL;

  clear_shelf ();
  desk = save (catalogue, folder, "one.ecot", "Lise Aubry", "60", NULL);
  g_assert_true (g_file_set_contents (path, "this is no database, and longer than any header of one would be; a hundred bytes are enough for that", -1, NULL));
  g_assert_true (ecot_desk_shelve (desk));
  entries = ecot_shelf_list (&error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpuint (((EcotShelfEntry *)entries->pdata[0])->people->len, ==, 1);

  ecot_test_folder_remove (g_steal_pointer (&folder));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = ecot_test_folder_new ();
  int              status;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/shelf/people", test_people);
  g_test_add_func ("/shelf/costs", test_costs);
  g_test_add_func ("/shelf/damaged", test_damaged);
  g_test_add_func ("/shelf/funders", test_funders);
  g_test_add_func ("/shelf/opened", test_opened);

  status = g_test_run ();
  ecot_test_folder_remove (g_steal_pointer (&home));
  return status;
}
