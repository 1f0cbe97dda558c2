/* ecot-paper-source.c: the dossier a PDF carries inside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desk/ecot-paper-source-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "compose/ecot-papers.h"
#include "reader/ecot-reader.h"

#define MAX_PDF ((gsize)256 * 1024 * 1024)

GPtrArray *
ecot_paper_source_read (const char   *path,
                        gboolean      title,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autofree char      *shown = g_filename_display_name (path);
  g_autoptr (GBytes)    bytes = ecot_read_contents (path, MAX_PDF, error);
  g_autoptr (GPtrArray) question = ecot_parts_new ();
  g_autoptr (GPtrArray) answer = NULL;

  if (bytes == NULL)
    return NULL;

  g_ptr_array_add (question, g_bytes_ref (bytes));
  g_ptr_array_add (question, g_bytes_new_static (ECOT_SOURCE_NAME, strlen (ECOT_SOURCE_NAME)));
  answer = ecot_reader_run (title ? "paper" : "attachment", question, shown, cancellable, error);
  if (answer == NULL)
    return NULL;

  if (answer->len != (title ? 2 : 1))
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                   _ ("%s: the file could not be read to its end; it is damaged, or made to do harm"), shown);
      return NULL;
    }

  return g_steal_pointer (&answer);
}
