/* traced.h: what a paper says, line by line, and what of it a test expects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/ecot-report.h"

#include <string.h>

/* Which space stands where is the typesetter's test.  (transfer full) */
static inline char *
trace_plainly (EcotReport *report)
{
  g_autofree char *trace = ecot_report_trace (report);
  GString         *plain = g_string_new (trace);

  g_string_replace (plain, "\302\240", " ", 0);
  g_string_replace (plain, "\342\200\257", " ", 0);

  return g_string_free (plain, FALSE);
}

static inline void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static inline void
assert_lacks (const char *text,
              const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%s” is in:\n%s", part, text);
}
