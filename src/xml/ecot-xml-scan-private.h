/* ecot-xml-scan-private.h: what the parser must not even see
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the reader only.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A zeroed one stands at the beginning of a document. */
typedef struct
{
  int         state;
  gsize       length;   /* of the markup begun, in bytes */
  const char *expected; /* after "<!": "--" or "[CDATA[" */
  guint       seen;     /* how much of that, or of the end of a comment */
  char        quote;    /* which ends the attribute's value */
  guint       line;     /* newlines passed */
} EcotXmlScan;

/**
 * ecot_xml_scan:
 * @data: the next @length bytes of a document in UTF-8
 *
 * Returns: %NULL, or the reason to stop before these bytes are parsed (static
 * string, English source of a translation); the scan's line is then its place
 */
const char *ecot_xml_scan (EcotXmlScan *self,
                           const char  *data,
                           gsize        length);

G_END_DECLS
