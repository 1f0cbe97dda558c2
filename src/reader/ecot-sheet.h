/* ecot-sheet.h: a page of somebody else on a sheet of A4
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is attached stands inside a margin that stays free for its number, at its own
 * size where it fits, never larger, upright or across as it is.
 */

#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* A rectangle to be placed, and how it is turned before it is looked at. */
typedef struct
{
  double   x0, y0, x1, y1;
  guint    turn;     /* quarters, clockwise */
  gboolean mirrored; /* left for right, before it is turned */
  double   unit;     /* points to one of its units, at its own size */
} EcotSheetBox;

/* Adds to @out a sheet on which @object (an XObject of @out) stands; TRUE if it lies across.
 * @box: what of the object's space is seen */
gboolean ecot_sheet_add (qpdf_data           out,
                         qpdf_oh             object,
                         const EcotSheetBox *box);

/* A number as PDF writes it, whatever the locale. */
void ecot_sheet_append_number (GString *text,
                               double   number);
/* A new stream of @qpdf, deflated. */
qpdf_oh ecot_sheet_new_stream (qpdf_data     qpdf,
                               gconstpointer data,
                               gsize         size);

/* @qpdf as bytes, the same each time; NULL: it could not be written. */
GBytes *ecot_sheet_write (qpdf_data qpdf);

G_END_DECLS
