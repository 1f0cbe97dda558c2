/* test-stream.c: an OpenDocument file put into its place as it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <malloc.h>
#include <string.h>

#include "base/ecot-progress.h"
#include "parts.h"
#include "support/ecot-test-report.h"

static const struct
{
  const char    *name;
  EcotWriterFunc write;
  EcotStreamFunc stream;
} formats[] = {
  { "text", ecot_odf_write_text, ecot_odf_write_text_to },
  { "spreadsheet", ecot_odf_write_spreadsheet, ecot_odf_write_spreadsheet_to },
};

/* A file that takes so many bytes. */
typedef struct
{
  GByteArray   *bytes;
  gsize         room;
  gsize         longest; /* piece */
  guint         n_pieces;
  gsize         held;        /* memory of this process at most */
  GCancellable *cancellable; /* to cancel once half of @room is taken, or NULL */
} File;

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no room");
  return FALSE;
}

static gsize
count_held (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static gboolean
put (gpointer      data,
     gconstpointer piece,
     gsize         size,
     GError      **error)
{
  File *file = data;

  if (file->bytes->len + size > file->room)
    return fail (error);

  g_byte_array_append (file->bytes, piece, (guint)size);
  file->longest = MAX (file->longest, size);
  file->n_pieces++;
  file->held = MAX (file->held, count_held ());
  if (file->cancellable != NULL && file->bytes->len > file->room / 2)
    g_cancellable_cancel (file->cancellable);
  return TRUE;
}

static gboolean
put_at (gpointer      data,
        guint64       offset,
        gconstpointer piece,
        gsize         size,
        GError      **error)
{
  File *file = data;

  g_assert_cmpuint (offset + size, <=, file->bytes->len);
  memcpy (file->bytes->data + offset, piece, size);
  return TRUE;
}

static void
file_init (File *file,
           gsize room)
{
  *file = (File){ .bytes = g_byte_array_new (), .room = room };
}

static void
file_clear (File *file)
{
  g_byte_array_unref (file->bytes);
}

static EcotReport *
report_new (guint n_lines)
{
  EcotReport *report = ecot_test_report_budget (n_lines);

  if (!ecot_report_is_frozen (report))
    ecot_report_freeze (report);
  return report;
}

static void
test_same (void)
{
  g_autoptr (EcotReport) report = report_new (3000);

  g_test_summary ("In pieces or whole, a file has the same bytes, and little is held of it at a time");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) whole = formats[i].write (report, NULL, NULL);
      g_autoptr (GBytes) pieces = NULL;
      g_autoptr (GError) error = NULL;
      File               file;
      const EcotSink     sink = { put, put_at, &file };
      gsize              held = count_held ();

      file_init (&file, G_MAXUINT);
      g_assert_true (formats[i].stream (ecot_report_ref (report), &sink, NULL, &error));
      g_assert_no_error (error);
      pieces = g_bytes_new (file.bytes->data, file.bytes->len);
      g_assert_true (g_bytes_equal (whole, pieces));
      g_assert_cmpuint (file.longest, <=, 64 << 10);
      g_assert_cmpuint (file.n_pieces, >, 10);
      g_test_message ("%s: %" G_GSIZE_FORMAT " kB held", formats[i].name, (file.held - MIN (held, file.held)) >> 10);
      g_assert_cmpuint (file.held, <, held + (1 << 20));
      file_clear (&file);
    }
}

static void
assert_refused (guint       format,
                EcotReport *report,
                gsize       room)
{
  g_autoptr (GError) error = NULL;
  File               file;
  const EcotSink     sink = { put, put_at, &file };

  file_init (&file, room);
  g_assert_false (formats[format].stream (ecot_report_ref (report), &sink, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (file.bytes->len, <=, room);
  file_clear (&file);
}

static void
test_full (void)
{
  g_autoptr (EcotReport) report = report_new (400);

  g_test_summary ("A disk that is full says so, wherever in the file that is");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) whole = formats[i].write (report, NULL, NULL);
      gsize              size = g_bytes_get_size (whole);
      const gsize        rooms[] = { 0, 37, 38, 200, size / 3, size - 3000, size - 1000, size - 22, size - 1 };

      for (guint j = 0; j < G_N_ELEMENTS (rooms); j++)
        assert_refused (i, report, rooms[j]);
    }
}

static void
test_cancel (void)
{
  g_autoptr (EcotReport) report = report_new (3000);

  g_test_summary ("Who does not want a file any more need not wait for its end");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes)       whole = formats[i].write (report, NULL, NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError)       error = NULL;
      File                     file;
      const EcotSink           sink = { put, put_at, &file };

      file_init (&file, g_bytes_get_size (whole));
      file.cancellable = cancellable;
      g_assert_false (formats[i].stream (ecot_report_ref (report), &sink, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (file.bytes->len, <, g_bytes_get_size (whole) * 9 / 10);
      file_clear (&file);
    }
}

static void
test_progress (void)
{
  g_autoptr (EcotReport) report = report_new (1000);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GBytes)       bytes = formats[i].write (report, cancellable, NULL);

      g_assert_cmpint (ecot_progress_ask (cancellable), >, 980);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/odf/stream/same", test_same);
  g_test_add_func ("/ecot/odf/stream/full", test_full);
  g_test_add_func ("/ecot/odf/stream/cancel", test_cancel);
  g_test_add_func ("/ecot/odf/stream/progress", test_progress);

  return g_test_run ();
}
