/* ecot-fixed-private.h: fixed-point numbers as text, for amounts and decimals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between the thousands, and before a unit, of a number in a French paper. */
#define ECOT_NNBSP "\u202f"
#define ECOT_NBSP  "\u00a0"
/* Of what people read: as wide as a figure, and no line ends behind it. */
#define ECOT_MINUS "\u2212"

/* How a number is written.  @places digits of the integer stand behind the
 * point; those at the end that are 0 are left out down to @least_places. */
typedef struct
{
  guint       places;
  guint       least_places;
  const char *point;
  const char *group; /* between thousands, "" for none */
  const char *minus;
} EcotFixedStyle;

/* Returns @buf. */
const char *ecot_fixed_format (gint64                value,
                               const EcotFixedStyle *style,
                               char                 *buf,
                               gsize                 size);

/* An optional minus, digits, and perhaps a point and at most @places digits, up
 * to ± @max.  @typed is what errors quote, which may have been written another
 * way.  @value is untouched on failure. */
gboolean ecot_fixed_parse (const char *text,
                           const char *typed,
                           guint       places,
                           gint64      max,
                           gint64     *value,
                           GError    **error);

G_END_DECLS
