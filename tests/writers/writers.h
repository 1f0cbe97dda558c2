/* writers.h: the writers there are; a new one is a new line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "odf/ecot-odf.h"
#include "pdf/ecot-pdf.h"

static const struct
{
  const char    *name; /* the ending of its files */
  EcotWriterFunc write;
  const char    *magic;       /* the first bytes of every file it writes */
  gboolean       needs_fonts; /* refuses a character no font here has, as the hard report may hold */
} writers[] = {
  { "odt", ecot_odf_write_text, "PK\x03\x04", FALSE },
  { "ods", ecot_odf_write_spreadsheet, "PK\x03\x04", FALSE },
  { "pdf", ecot_pdf_write, "%PDF-1.4", TRUE },
};
