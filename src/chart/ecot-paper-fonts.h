/* ecot-paper-fonts.h: which fonts of the system papers may use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "chart/ecot-font-claim.h"

G_BEGIN_DECLS

/* Outline fonts without colours: of the usual folders, or what the system says of its own.  A map is not safe to
 * share between threads, and dear to make: one a thread, kept.  (transfer none) */
PangoFontMap *ecot_paper_fonts_get_map (void);

/* In points, unhinted, French, over @map.  (transfer full) */
PangoContext *ecot_paper_fonts_create_context (PangoFontMap *map);

/* (transfer full) */
cairo_font_options_t *ecot_paper_fonts_create_options (void);

G_END_DECLS
