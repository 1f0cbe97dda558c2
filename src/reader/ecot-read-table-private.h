/* ecot-read-table-private.h: the kinds of table the reader knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For ecot-read-table*.c only.  Each returns FALSE with a sentence that does not
 * name the file.
 */

#pragma once

#include "reader/ecot-table-stream.h"

G_BEGIN_DECLS

/* Sets @error to @sentence and returns FALSE. */
gboolean ecot_read_table_refuse (GError    **error,
                                 const char *sentence);

/* A zip file that should be an OpenDocument spreadsheet. */
gboolean ecot_read_table_package (const char *data,
                                  gsize       size,
                                  GByteArray *stream,
                                  GError    **error);
/* The content.xml of one, or a flat .fods. */
gboolean ecot_read_table_content (GBytes     *content,
                                  const char *name,
                                  GByteArray *stream,
                                  GError    **error);
/* Its meta.xml: properties, into the stream. */
gboolean ecot_read_table_meta (GBytes     *meta,
                               GByteArray *stream,
                               GError    **error);
/* Plain text with separators. */
gboolean ecot_read_table_plain (const char *data,
                                gsize       size,
                                GByteArray *stream,
                                GError    **error);

/* Any of the encodings as UTF-8; @encoding is its name.  %NULL if this is no text.
 * (transfer full) */
char *ecot_read_table_decode (const char  *data,
                              gsize        size,
                              const char **encoding,
                              GError     **error);

G_END_DECLS
