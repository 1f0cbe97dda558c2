/* ecot-read-attachment.c: a file inside a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The associated files of the document (ISO 32000-2, 14.13) are looked through for
 * one of the name that is wanted.  What else the PDF holds is not looked at.
 */

#include "config.h"

#include "reader/ecot-reading.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "base/ecot-error.h"

/* More than that are no dossier's. */
#define MAX_FILES 1000

static gboolean
is_named (qpdf_data   qpdf,
          qpdf_oh     file,
          const char *name)
{
  static const char *const keys[] = { "/UF", "/F" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      qpdf_oh value = qpdf_oh_get_key (qpdf, file, keys[i]);

      if (qpdf_oh_is_string (qpdf, value))
        return g_strcmp0 (qpdf_oh_get_utf8_value (qpdf, value), name) == 0;
    }

  return FALSE;
}

static gboolean
append_content (qpdf_data  qpdf,
                qpdf_oh    file,
                GPtrArray *answer)
{
  qpdf_oh        embedded = qpdf_oh_get_key (qpdf, file, "/EF");
  qpdf_oh        stream;
  QPDF_BOOL      filtered = QPDF_FALSE;
  unsigned char *data = NULL;
  gsize          size = 0;

  if (!qpdf_oh_is_dictionary (qpdf, embedded))
    return FALSE;

  stream = qpdf_oh_get_key (qpdf, embedded, "/F");
  if (!qpdf_oh_is_stream (qpdf, stream) ||
      qpdf_oh_get_stream_data (qpdf, stream, qpdf_dl_generalized, &filtered, &data, &size) != QPDF_SUCCESS || !filtered)
    return FALSE;

  g_ptr_array_add (answer, g_bytes_new_with_free_func (data, size, free, data));
  return TRUE;
}

static gboolean
find (qpdf_data   qpdf,
      const char *name,
      GPtrArray  *answer)
{
  qpdf_oh files = qpdf_oh_get_key (qpdf, qpdf_get_root (qpdf), "/AF");
  int     n = qpdf_oh_is_array (qpdf, files) ? qpdf_oh_get_array_n_items (qpdf, files) : 0;

  for (int i = 0; i < MIN (n, MAX_FILES); i++)
    {
      qpdf_oh file = qpdf_oh_get_array_item (qpdf, files, i);

      if (qpdf_oh_is_dictionary (qpdf, file) && is_named (qpdf, file, name))
        return append_content (qpdf, file, answer);
    }

  return FALSE;
}

/* Empty where it has none. */
static void
append_title (qpdf_data  qpdf,
              GPtrArray *answer)
{
  qpdf_oh     info = qpdf_oh_get_key (qpdf, qpdf_get_trailer (qpdf), "/Info");
  qpdf_oh     title = qpdf_oh_is_dictionary (qpdf, info) ? qpdf_oh_get_key (qpdf, info, "/Title") : 0;
  const char *text = title != 0 && qpdf_oh_is_string (qpdf, title) ? qpdf_oh_get_utf8_value (qpdf, title) : "";

  g_ptr_array_add (answer, g_bytes_new (text, strlen (text)));
}

static gboolean
read_file (const GPtrArray *parts,
           gboolean         titled,
           GPtrArray       *answer,
           GError         **error)
{
  qpdf_data        qpdf = qpdf_init ();
  gsize            size;
  const char      *data = g_bytes_get_data (parts->pdata[0], &size);
  g_autofree char *name = g_strndup (g_bytes_get_data (parts->pdata[1], NULL), g_bytes_get_size (parts->pdata[1]));
  gboolean         found = FALSE, readable;

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  readable = qpdf_read_memory (qpdf, "file", data, size, NULL) < QPDF_ERRORS;
  if (readable)
    found = find (qpdf, name, answer);
  if (found && titled)
    append_title (qpdf, answer);
  qpdf_cleanup (&qpdf);

  if (!readable)
    g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER, _ ("this is no PDF, or a damaged or locked one; ask for another copy of it"));
  else if (!found)
    g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                         _ ("this PDF has no dossier inside; only a PDF that Écot wrote has, and a printed or scanned one has lost it"));

  return found;
}

gboolean
ecot_read_attachment (const GPtrArray *parts,
                      GPtrArray       *answer,
                      GError         **error)
{
  return read_file (parts, FALSE, answer, error);
}

gboolean
ecot_read_paper (const GPtrArray *parts,
                 GPtrArray       *answer,
                 GError         **error)
{
  return read_file (parts, TRUE, answer, error);
}
