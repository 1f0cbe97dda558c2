/* ecot-test-lot.c: lots for tests, from a few lines of a call file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ecot-test-lot.h"

#include "call/ecot-catalogue.h"

#include <string.h>

static EcotLot *
load (GBytes     *bytes,
      const char *name,
      const char *number)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotCall) call = ecot_call_load (bytes, name, &error);
  EcotLot             *lot;

  g_assert_no_error (error);
  lot = ecot_call_find_lot (call, number);
  g_assert_nonnull (lot);

  return ecot_lot_ref (lot);
}

EcotLot *
ecot_test_lot_new (const char *items)
{
  g_autofree char   *text = g_strdup_printf ("<call id='test' title='Essai' issuer='Ville' "
                                               "%s zone='Europe/Paris' text='call-test'>"
                                               "<lot id='1' title='Essai'>%s</lot></call>",
                                           strstr (items, "<fund id='fse'") != NULL ? "fund='fse'" : "", items);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return load (bytes, "test.xml", "1");
}

EcotLot *
ecot_test_lot_load (const char *call,
                    const char *number)
{
  g_autofree char   *name = g_strconcat (call, ".xml", NULL);
  g_autofree char   *path = g_build_filename (g_getenv ("ECOT_DATA_DIR"), "calls", name, NULL);
  g_autoptr (GError) error = NULL;
  char              *text;
  gsize              size;
  g_autoptr (GBytes) bytes = NULL;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, size);

  return load (bytes, name, number);
}

int
ecot_test_run_on_lots (int          *argc,
                       char       ***argv,
                       const char   *path,
                       GTestDataFunc test)
{
  g_autoptr (EcotCatalogue) catalogue = NULL;
  GPtrArray                *lots;

  g_test_init (argc, argv, NULL);
  catalogue = ecot_catalogue_new ();
  lots = ecot_catalogue_get_lots (catalogue);
  g_assert_cmpuint (lots->len, >=, 45);

  for (guint i = 0; i < lots->len; i++)
    {
      g_autofree char *name = g_strconcat (path, "/", ((EcotLot *)lots->pdata[i])->lot, NULL);

      g_test_add_data_func (name, lots->pdata[i], test);
    }

  return g_test_run ();
}
