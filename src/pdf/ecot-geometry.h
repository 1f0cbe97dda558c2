/* ecot-geometry.h: the sheet, in points
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A4 upright with margins of 20 mm; what is between them is cut into twelve
 * columns.  Nothing is drawn in the margins, head and foot of the page included.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ECOT_MM(mm) ((mm)*72.0 / 25.4)

#define ECOT_PAGE_WIDTH  ECOT_MM (210)
#define ECOT_PAGE_HEIGHT ECOT_MM (297)
#define ECOT_MARGIN      ECOT_MM (20)
#define ECOT_TEXT_WIDTH  (ECOT_PAGE_WIDTH - 2 * ECOT_MARGIN)

/* A sheet of A3 is one of A4 drawn so much larger. */
#define ECOT_POSTER_SCALE G_SQRT2

#define ECOT_GRID_COLUMNS 12
#define ECOT_GRID_GUTTER  ECOT_MM (4)

/* A column of the grid begins every so many points. */
#define ECOT_GRID_STEP ((ECOT_TEXT_WIDTH + ECOT_GRID_GUTTER) / ECOT_GRID_COLUMNS)
/* Of @n columns side by side. */
#define ECOT_GRID_WIDTH(n) ((n)*ECOT_GRID_STEP - ECOT_GRID_GUTTER)

#define ECOT_SIGNATURE_WIDTH  ECOT_MM (80)
#define ECOT_SIGNATURE_HEIGHT ECOT_MM (35)

/* The one weight of a rule, of the dots of a line to fill by hand, and how far such lines stand apart. */
#define ECOT_RULE_WEIGHT 0.4
#define ECOT_HAND_PITCH  ECOT_MM (8)

G_END_DECLS
