/* ecot-xml-decode-private.h: a document as UTF-8, piece by piece
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the reader only.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns FALSE to be given no more. */
typedef gboolean (*EcotXmlTake) (gpointer    data,
                                 const char *text,
                                 gsize       length);

/**
 * ecot_xml_decode:
 * @bytes: a whole document
 * @take: called with valid UTF-8, without a byte order mark, in order
 * @line: (out): where the document fails, if it does
 *
 * Returns: (transfer full) (nullable): why the document is in none of the two
 *   encodings; %NULL if it was given whole, or until @take had enough
 */
char *ecot_xml_decode (const guchar *bytes,
                       gsize         length,
                       EcotXmlTake   take,
                       gpointer      data,
                       guint        *line);

G_END_DECLS
