/* ecot-typed.h: what somebody types in a cell, as a value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-work.h"

G_BEGIN_DECLS

/* As ecot_value_from_french(), and besides: a rate with its "%", and a number to be
 * computed, rounded once by the lot's policy to what a cell of that kind holds. */
gboolean ecot_typed_read (EcotWork            *work,
                          const EcotFieldSpec *field,
                          const char          *text,
                          EcotValue           *value,
                          GError             **error);
/* The same of an amount, a percentage or another number that is no cell. */
gboolean ecot_typed_read_number (EcotWork   *work,
                                 EcotUnit    unit,
                                 const char *text,
                                 gint64     *number,
                                 GError    **error);
/* "= 634,00": what @text comes to, if it is computed and can be.  (transfer full) (nullable) */
char *ecot_typed_preview (EcotWork            *work,
                          const EcotFieldSpec *field,
                          const char          *text);

G_END_DECLS
