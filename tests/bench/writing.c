/* writing.c: what writing a paper costs beside deflating its bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * writing FILE [TIMES]
 *
 * Every paper of a dossier is written as .odt in this process, then what is in it is deflated by zlib
 * at level 6, part by part: the shortest of the times of each, divided, a line a paper.  Composing the paper is
 * not in it, nor is starting the program.
 */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <zip.h>
#include <zlib.h>

#include "desk/ecot-desk.h"
#include "odf/ecot-odf.h"

static gint64
processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* The parts of @package, inflated. */
static GPtrArray *
take_apart (GBytes *package)
{
  GPtrArray    *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  zip_source_t *source = zip_source_buffer_create (g_bytes_get_data (package, NULL), g_bytes_get_size (package), 0, NULL);
  zip_t        *zip = zip_open_from_source (source, ZIP_RDONLY, NULL);
  zip_int64_t   n = zip_get_num_entries (zip, 0);

  for (zip_int64_t i = 0; i < n; i++)
    {
      zip_stat_t  stat;
      zip_file_t *file = zip_fopen_index (zip, (zip_uint64_t)i, 0);
      guint8     *data;

      zip_stat_index (zip, (zip_uint64_t)i, 0, &stat);
      data = g_malloc (stat.size + 1);
      zip_fread (file, data, stat.size);
      zip_fclose (file);
      g_ptr_array_add (parts, g_bytes_new_take (data, stat.size));
    }

  zip_close (zip);
  return parts;
}

static gint64
time_deflating (GPtrArray *parts)
{
  gint64 begun = processor_time ();

  for (guint i = 0; i < parts->len; i++)
    {
      gsize             length;
      const void       *data = g_bytes_get_data (parts->pdata[i], &length);
      uLongf            size = compressBound (length);
      g_autofree Bytef *deflated = g_malloc (size);

      compress2 (deflated, &size, data, length, 6);
    }

  return processor_time () - begun;
}

static void
time_paper (EcotDesk   *desk,
            const char *id,
            guint       times)
{
  g_autoptr (EcotReport) report = ecot_desk_compose (desk, id, NULL);
  gint64                 writing = G_MAXINT64, deflating = G_MAXINT64;
  gsize                  size = 0;

  for (guint i = 0; i < times; i++)
    {
      gint64                begun = processor_time ();
      g_autoptr (GBytes)    package = ecot_odf_write_text (report, NULL, NULL);
      gint64                took = processor_time () - begun;
      g_autoptr (GPtrArray) parts = take_apart (package);

      writing = MIN (writing, took);
      deflating = MIN (deflating, time_deflating (parts));
      size = g_bytes_get_size (package);
    }

  printf (".odt of “%s”, %" G_GSIZE_FORMAT " bytes: writing ÷ zlib level 6 of what is in it: %.2f\n", id, size,
          (double)writing / (double)MAX (deflating, 1));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();
  g_autoptr (EcotDesk)      desk = NULL;
  g_autoptr (GPtrArray)     papers = NULL;
  g_autoptr (GError)        error = NULL;
  guint                     times = argc > 2 ? (guint)atoi (argv[2]) : 9;

  if (argc < 2 || (desk = ecot_desk_read (catalogue, argv[1], &error)) == NULL)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "writing FILE [TIMES]");
      return 1;
    }

  papers = ecot_papers_list (ecot_desk_get_lot (desk), ecot_desk_get_dossier (desk));
  for (guint i = 0; i < papers->len; i++)
    if (((const EcotPaper *)papers->pdata[i])->text)
      time_paper (desk, ((const EcotPaper *)papers->pdata[i])->id, times);

  return 0;
}
