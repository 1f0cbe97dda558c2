/* ecot-fonts.h: the fonts a document uses, by number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct _EcotFonts EcotFonts;

EcotFonts *ecot_fonts_new (void);
void       ecot_fonts_free (EcotFonts *self);

/* The number of @font, new or already known. */
guint ecot_fonts_add (EcotFonts *self,
                      PangoFont *font);
/* Makes @ascent and @descent, in points, at least those of @font. */
void ecot_fonts_extend (EcotFonts *self,
                        guint      font,
                        double    *ascent,
                        double    *descent);
/* No font is added any more: lets go of pango, so that the pages may be drawn on another thread. */
void ecot_fonts_close (EcotFonts *self);

void ecot_fonts_select (EcotFonts *self,
                        guint      font,
                        cairo_t   *cr);

/* For the thread that calls: outline fonts only, no colour, made for print.  (transfer full) */
PangoContext *ecot_fonts_create_context (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotFonts, ecot_fonts_free)

G_END_DECLS
