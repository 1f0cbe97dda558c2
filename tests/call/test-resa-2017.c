/* test-resa-2017.c: what the call of July 2017 says, as the program reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "call/ecot-catalogue.h"

static EcotCatalogue *catalogue;

static EcotLot *
get_lot (const char *name)
{
  g_autoptr (GError) error = NULL;
  EcotLot           *lot = ecot_catalogue_find_lot (catalogue, name, &error);

  g_assert_no_error (error);

  return lot;
}

static void
test_head (void)
{
  EcotLot *one = get_lot ("resa-2017/1");
  EcotLot *two = get_lot ("resa-2017/2");

  g_assert_cmpstr (one->lot, ==, "resa-2017/1");
  g_assert_cmpstr (one->call, ==, "resa-2017");
  g_assert_cmpstr (one->number, ==, "1");
  g_assert_cmpstr (one->issuer_short, ==, "GIP RESA");
  g_assert_cmpstr (one->title, ==, "Coordination et animation d’un évènementiel ESS dans le cadre du mois de l’ESS");
  g_assert_cmpstr (two->title, ==, "Soirée de l’Initiative en Sambre Avesnois");
  g_assert_cmpstr (one->fund, ==, "fse");
  g_assert_false (one->title_inferred);
  g_assert_cmpint (one->rounding, ==, ECOT_ROUNDING_HALF_UP);
}

static void
test_dates (void)
{
  const char *const lots[] = { "resa-2017/1", "resa-2017/2" };

  for (guint i = 0; i < G_N_ELEMENTS (lots); i++)
    {
      EcotLot *lot = get_lot (lots[i]);

      g_assert_cmpuint (lot->sessions->len, ==, 1);
      g_assert_true (ecot_lot_deadline_has_time (lot));
      g_assert_cmpint (ecot_lot_get_deadline (lot), ==, ecot_moment_new (ecot_date_new (2017, 7, 24), 17 * 60));
      g_assert_cmpint (lot->period_start, ==, ecot_date_new (2017, 8, 1));
      g_assert_cmpint (lot->period_end, ==, ecot_date_new (2017, 12, 31));
      g_assert_cmpint (lot->max_months, ==, -1);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = ecot_catalogue_new ();
  for (guint i = 0; i < ecot_catalogue_get_errors (catalogue)->len; i++)
    g_error ("%s", ((GError *)ecot_catalogue_get_errors (catalogue)->pdata[i])->message);

  g_test_add_func ("/ecot/resa-2017/head", test_head);
  g_test_add_func ("/ecot/resa-2017/dates", test_dates);

  status = g_test_run ();
  ecot_catalogue_free (catalogue);
  return status;
}
