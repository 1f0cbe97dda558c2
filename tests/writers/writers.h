/* writers.h: the writers there are; a new one is a new line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "odf/ecot-odf.h"

static const struct
{
  const char    *name; /* the ending of its files */
  EcotWriterFunc write;
  const char    *magic; /* the first bytes of every file it writes */
} writers[] = {
  { "odt", ecot_odf_write_text, "PK\x03\x04" },
  { "ods", ecot_odf_write_spreadsheet, "PK\x03\x04" },
};
