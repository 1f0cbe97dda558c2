/* ecot-read-pages.c: a file to attach, made pages of ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answer is a word ("fine", or why the file is refused), and, where it is fine, a
 * PDF of sheets on which there is nothing but what is to be seen, how each sheet lies,
 * and what was left behind.  What the file is, its first bytes say, not its name.
 */

#include "config.h"

#include "reader/ecot-read-pages.h"

#include <string.h>

#include "reader/ecot-reading.h"
#include "reader/ecot-sheet.h"

typedef enum
{
  KIND_OTHER,
  KIND_PDF,
  KIND_JPEG,
  KIND_PNG,
} Kind;

/* The head of a PDF may stand anywhere in the first 1024 bytes (ISO 32000-1, annex H, 3.4.1). */
static gboolean
has_pdf_head (const char *data,
              gsize       size)
{
  return g_strstr_len (data, (gssize)MIN (size, 1024), "%PDF-") != NULL;
}

static Kind
sniff (GBytes *file)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (file, &size);

  if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return KIND_JPEG;
  if (size > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return KIND_PNG;

  return size > 8 && has_pdf_head ((const char *)data, size) ? KIND_PDF : KIND_OTHER;
}

static qpdf_data
new_document (void)
{
  qpdf_data qpdf = qpdf_init ();

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  return qpdf;
}

static void
add_word (GPtrArray  *answer,
          const char *word)
{
  g_ptr_array_add (answer, g_bytes_new (word, strlen (word)));
}

static const char *
read_kind (qpdf_data in,
           qpdf_data out,
           GBytes   *file,
           GString  *sheets,
           GString  *lost)
{
  switch (sniff (file))
    {
    case KIND_PDF:
      return ecot_pages_from_pdf (in, out, file, sheets, lost);
    case KIND_JPEG:
      return ecot_pages_from_jpeg (out, file, sheets);
    case KIND_PNG:
      return ecot_pages_from_png (out, file, sheets);
    case KIND_OTHER:
    default:
      return "other";
    }
}

gboolean
ecot_read_pages (const GPtrArray *parts,
                 GPtrArray       *answer,
                 GError         **error)
{
  qpdf_data           in = new_document (), out = new_document ();
  g_autoptr (GString) sheets = g_string_new (NULL);
  g_autoptr (GString) lost = g_string_new (NULL);
  const char         *refused;
  GBytes             *pdf = NULL;

  qpdf_empty_pdf (out);
  refused = read_kind (in, out, parts->pdata[0], sheets, lost);
  if (refused == NULL)
    pdf = ecot_sheet_write (out);
  if (refused == NULL && pdf == NULL)
    refused = "damaged";

  add_word (answer, refused != NULL ? refused : "fine");
  if (pdf != NULL)
    {
      g_ptr_array_add (answer, pdf);
      add_word (answer, sheets->str);
      add_word (answer, lost->str);
    }

  /* What is copied is read from the source until the end. */
  qpdf_cleanup (&out);
  qpdf_cleanup (&in);
  return TRUE;
}
