/* ecot-emblem.h: the emblem of the European Union
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Geometry and colours as the Union prescribes them (its graphics
 * guide): a rectangle of 3 to 2; twelve stars, one point
 * up, whose centres stand as the hours on a clock on a circle of a third of the
 * hoist; each star in a circle of an eighteenth of the hoist.  Reflex Blue is
 * 0/51/153 on a screen, Yellow 255/204/0.
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define ECOT_EMBLEM_WIDTH(hoist) ((hoist)*1.5)

#define ECOT_EMBLEM_STARS  12
#define ECOT_EMBLEM_POINTS 10 /* of a star, its inner corners included */

#define ECOT_EMBLEM_WORDS "Emblème de l’Union européenne\u00a0: douze étoiles d’or en cercle sur fond bleu"

/* Its top left corner at @x, @y. */
void ecot_emblem_draw (cairo_t *cr,
                       double   x,
                       double   y,
                       double   hoist);
/* Corner @i, from 0, of star @star, from 0 at twelve o'clock, in parts of the hoist. */
void ecot_emblem_get_corner (guint   star,
                             guint   i,
                             double *x,
                             double *y);
/* A PNG picture of so many rows of pixels, always the same; NULL if memory gave out. */
GBytes *ecot_emblem_to_png (guint rows);

G_END_DECLS
