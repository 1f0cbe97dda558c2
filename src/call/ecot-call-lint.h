/* ecot-call-lint.h: what is doubtful in a call file that reads well
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For whoever writes a call: what a careful colleague would ask without having
 * read the text itself.
 */

#pragma once

#include <gio/gio.h>

#include "call/ecot-lot.h"

G_BEGIN_DECLS

typedef struct
{
  const char *rule; /* "date-order" */
  EcotLevel   level;
  guint       line;
  guint       note; /* the line of the note that speaks of it, 0: none */
  char       *message;
} EcotCallRemark;

/**
 * ecot_call_lint:
 * @bytes: a call file
 * @name: its name, for messages
 *
 * Returns: (transfer full) (element-type EcotCallRemark): by line; or %NULL with
 *   %ECOT_ERROR_BAD_CALL if the file is refused
 */
GPtrArray *ecot_call_lint (GBytes     *bytes,
                           const char *name,
                           GError    **error);

G_END_DECLS
