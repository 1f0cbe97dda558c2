/* parts.h: what stands in the parts of an OpenDocument file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "odf/ecot-odf.h"

G_BEGIN_DECLS

/* Freezes @report and writes it.  Returns: (transfer full): the file */
GBytes *write_report (EcotReport    *report,
                      EcotWriterFunc write);

/* A part of a written file, as text.  (transfer full) */
char *get_part (GBytes     *file,
                const char *name);

/* The same of @report, which is frozen first. */
char *write_part (EcotReport    *report,
                  EcotWriterFunc write,
                  const char    *name);

guint count (const char *text,
             const char *needle);

#define assert_has(text, needle)                                                  \
  G_STMT_START                                                                    \
  {                                                                               \
    if (strstr (text, needle) == NULL)                                            \
      g_error ("%s:%d: not found: %s\nin: %s", __FILE__, __LINE__, needle, text); \
  }                                                                               \
  G_STMT_END

#define assert_lacks(text, needle)                                            \
  G_STMT_START                                                                \
  {                                                                           \
    if (strstr (text, needle) != NULL)                                        \
      g_error ("%s:%d: found: %s\nin: %s", __FILE__, __LINE__, needle, text); \
  }                                                                           \
  G_STMT_END

G_END_DECLS
