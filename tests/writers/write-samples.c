/* write-samples.c: the sample papers as files, for tools that judge them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * write-samples FOLDER [NAME…]
 */

#include "base/ecot-error.h"
#include "support/ecot-test-report.h"
#include "writers.h"

static gboolean
write_sample (const char *folder,
              const char *name,
              EcotReport *report,
              guint       writer,
              GError    **error)
{
  g_autofree char   *file = g_strdup_printf ("%s.%s", name, writers[writer].name);
  g_autofree char   *path = g_build_filename (folder, file, NULL);
  g_autoptr (GBytes) bytes = writers[writer].write (report, NULL, error);
  gsize              size;
  const void        *data;

  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
  return g_file_set_contents (path, data, (gssize)size, error);
}

int
main (int   argc,
      char *argv[])
{
  g_return_val_if_fail (argc >= 2, 2);

  for (guint i = 0; i < ecot_test_n_reports; i++)
    {
      g_autoptr (EcotReport) report = NULL;

      if (argc > 2 && !g_strv_contains ((const char *const *)argv + 2, ecot_test_reports[i].name))
        continue;

      report = ecot_test_reports[i].create ();
      for (guint j = 0; j < G_N_ELEMENTS (writers); j++)
        {
          g_autoptr (GError) error = NULL;

          if (write_sample (argv[1], ecot_test_reports[i].name, report, j, &error))
            continue;

          /* A PDF is not written with a character no font here has. */
          if (g_error_matches (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE))
            g_message ("%s.%s: %s", ecot_test_reports[i].name, writers[j].name, error->message);
          else
            g_error ("%s.%s: %s", ecot_test_reports[i].name, writers[j].name, error->message);
        }
    }

  return 0;
}
