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
write_file (const char *folder,
            const char *name,
            const char *ending,
            GBytes     *bytes,
            GError    **error)
{
  g_autofree char *file = g_strdup_printf ("%s.%s", name, ending);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  gsize            size;
  const void      *data = g_bytes_get_data (bytes, &size);

  return g_file_set_contents (path, data, (gssize)size, error);
}

static gboolean
write_sample (const char *folder,
              const char *name,
              EcotReport *report,
              guint       writer,
              GError    **error)
{
  g_autoptr (GBytes) bytes = writers[writer].write (report, NULL, error);

  return bytes != NULL && write_file (folder, name, writers[writer].name, bytes, error);
}

/* A paper that has a box to sign in, with a field for a certificate there. */
static void
write_to_sign (const char *folder,
               const char *name,
               EcotReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ecot_pdf_write_to_sign (report, NULL, &error);
  g_autofree char   *called = g_strconcat (name, "-to-sign", NULL);

  if (bytes != NULL && !write_file (folder, called, "pdf", bytes, &error))
    g_error ("%s: %s", called, error->message);
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
      write_to_sign (argv[1], ecot_test_reports[i].name, report);
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
