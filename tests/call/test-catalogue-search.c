/* test-catalogue-search.c: the lots somebody looks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "call/ecot-catalogue-search.h"

#include <string.h>

#include "support/ecot-test.h"

static EcotCatalogue *catalogue;

static EcotMoment
read_moment (const char *text)
{
  EcotMoment moment;

  g_assert_true (ecot_moment_parse (text, &moment, NULL));

  return moment;
}

static char *
search (const EcotLotQuery *query)
{
  g_autoptr (GPtrArray) lots = ecot_catalogue_search (catalogue, query);
  g_autoptr (GString)   list = g_string_new (NULL);

  for (guint i = 0; i < lots->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "", ((EcotLot *)lots->pdata[i])->lot);

  return g_strdup (list->str);
}

static void
test_search (void)
{
  static const struct
  {
    EcotLotQuery query;
    const char  *found;
  } cases[] = {
    { { NULL }, "a/1 a/2 b/1 b/2 b/3" },
    { { .words = "" }, "a/1 a/2 b/1 b/2 b/3" },
    { { .words = "ÉVÉNEMENT" }, "a/1" },
    { { .words = "evenement coeur" }, "a/1" },
    { { .words = "coeur evenement demain" }, "" },
    { { .words = "avesnes" }, "a/1 a/2" },
    { { .words = "rve" }, "a/1 a/2" },
    { { .words = "demandeurs" }, "b/1" },
    { { .words = "retrouver emploi" }, "b/1 b/2 b/3" },
    { { .words = "b/2" }, "b/2" },
    { { .words = "l'emploi" }, "b/1 b/2 b/3" },
    { { .words = "mploi" }, "" },
    { { .issuer = "département" }, "b/1 b/2 b/3" },
    { { .issuer = "rve" }, "a/1 a/2" },
    { { .issuer = "evenement" }, "" },
    { { .fund = "fse" }, "a/1 a/2" },
    { { .fund = "FSE" }, "a/1 a/2" },
    { { .fund = "region" }, "a/2" },
    { { .fund = "fs" }, "" },
    { { .territory = "coeur" }, "a/1" },
    { { .territory = "coeur lens" }, "" },
    { { .territory = "lens" }, "b/2" },
    { { .kind = "association" }, "a/1 a/2 b/1 b/3" },
    { { .kind = "siae" }, "b/1 b/3" },
    { { .kind = "other" }, "b/3" },
    { { .issuer = "departement", .kind = "company" }, "b/2 b/3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = search (&cases[i].query);

      g_test_message ("case %u", i);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_states (void)
{
  static const struct
  {
    const char  *lot, *at;
    EcotLotState state;
  } cases[] = {
    /* Until an hour, of which the minute itself is inside. */
    { "a/1", "2030-01-31T12:30", ECOT_LOT_OPEN },
    { "a/1", "2030-01-31T12:31", ECOT_LOT_PASSED },
    { "a/1", "2029-12-31T23:59", ECOT_LOT_AHEAD },
    { "a/1", "2030-01-01T00:00", ECOT_LOT_OPEN },
    /* Until a day, which is inside until it ends. */
    { "b/1", "2030-01-31T23:59", ECOT_LOT_OPEN },
    { "b/1", "2030-02-01T00:00", ECOT_LOT_AHEAD },
    { "b/1", "2030-03-01T00:00", ECOT_LOT_OPEN },
    { "b/1", "2030-04-01T00:00", ECOT_LOT_PASSED },
    /* An opening printed after the closing opens nothing. */
    { "b/2", "2029-01-01T00:00", ECOT_LOT_OPEN },
    { "b/2", "2030-01-31T23:59", ECOT_LOT_OPEN },
    { "b/2", "2030-02-01T00:00", ECOT_LOT_PASSED },
    /* A day no calendar has; none at all. */
    { "b/3", "2030-01-01T00:00", ECOT_LOT_UNDATED },
    { "a/2", "2030-01-01T00:00", ECOT_LOT_UNDATED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EcotLot *lot = ecot_catalogue_find_lot (catalogue, cases[i].lot, NULL);

      g_test_message ("case %u", i);
      g_assert_cmpint (ecot_lot_get_state (lot, read_moment (cases[i].at)), ==, cases[i].state);
    }
}

static void
test_open (void)
{
  static const struct
  {
    const char *at, *found;
  } cases[] = {
    { "2029-12-01T00:00", "a/2 b/2 b/3" },
    { "2030-01-15T00:00", "a/1 a/2 b/1 b/2 b/3" },
    { "2030-02-15T00:00", "a/2 b/3" },
    { "2030-03-15T00:00", "a/2 b/1 b/3" },
  };
  EcotLotQuery     now = { .open = TRUE };
  g_autofree char *found_now = search (&now);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EcotLotQuery     query = { .open = TRUE, .at = read_moment (cases[i].at) };
      g_autofree char *found = search (&query);

      g_assert_cmpstr (found, ==, cases[i].found);
    }

  /* Whatever the day it is, without a day it may be open. */
  g_assert_nonnull (strstr (found_now, "a/2"));
}

static const char *const calls[] = {
  "<call id='a' title='t' issuer='Ville d’Avesnes' issuer-short='RVE' fund='fse'>"
  "<common><fund id='fse' label='FSE'/><eligible id='e' label='e' kinds='association public-body'/><eligible id='f' label='avoir un an'/></common>"
  "<lot id='1' title='Un événement au Cœur de l’été'><session opens='2030-01-01' closes='2030-01-31' closes-time='12:30'/>"
  "<territory id='t' label='Cœur d’Ostrevent'/></lot>"
  "<lot id='2' title='Une fête'><fund id='region' label='Région'/></lot></call>",

  "<call id='b' title='t' issuer='Département du Nord'><common><objective id='o' label='Retrouver l’emploi'/></common>"
  "<lot id='1' title='Un'><session opens='2030-01-01' closes='2030-01-31'/><session opens='2030-03-01' closes='2030-03-31'/>"
  "<audience id='a' label='Demandeurs d’asile'/><eligible id='e' label='e' kinds='association siae'/></lot>"
  "<lot id='2' title='Deux'><session opens='2030-06-01' closes='2030-01-31'/><territory id='t' label='Arrondissement de Lens'/>"
  "<eligible id='e' label='e' kinds='company'/></lot>"
  "<lot id='3' title='Trois'><session closes-printed='30/02/2030'/><eligible id='e' label='e'/></lot></call>",
};

int
main (int   argc,
      char *argv[])
{
  char            *root = ecot_test_folder_new ();
  g_autofree char *folder = g_build_filename (root, "calls", NULL);
  int              status;

  g_setenv ("ECOT_DATA_DIR", root, TRUE);
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.xml", folder, i);

      g_assert_true (g_file_set_contents (path, calls[i], -1, NULL));
    }
  catalogue = ecot_catalogue_new ();
  g_assert_cmpuint (ecot_catalogue_get_errors (catalogue)->len, ==, 0);

  g_test_add_func ("/ecot/catalogue-search/search", test_search);
  g_test_add_func ("/ecot/catalogue-search/states", test_states);
  g_test_add_func ("/ecot/catalogue-search/open", test_open);

  status = g_test_run ();
  ecot_catalogue_free (catalogue);
  ecot_test_folder_remove (root);
  return status;
}
