/* ecot-pages-private.h: pages, for the writer of PDF files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-pdf.h"
#include "pdf/ecot-tags.h"

G_BEGIN_DECLS

/* What part of the whole is done when pages are laid out, and drawn, in thousandths. */
#define ECOT_PDF_LAID_OUT 350
#define ECOT_PDF_DRAWN    900

/* As ecot_pages_new(), but can be stopped, and fails if a character has no font.  @to_sign: with a
 * certificate. */
EcotPages *ecot_pages_lay_out (EcotReport   *report,
                               gboolean      to_sign,
                               GCancellable *cancellable,
                               GError      **error);

/* (transfer none) (element-type utf8): what each figure shows, in reading order. */
GPtrArray *ecot_pages_get_words (EcotPages *self);

/* Of EcotPdfLink, (transfer full). */
GArray *ecot_pages_list_links (EcotPages *self);

/* The first box to sign in, while its page was not taken: left, bottom, width and height in points.
 * FALSE: there is none. */
gboolean ecot_pages_find_box (EcotPages *self,
                              guint     *page,
                              double     box[4]);

/* FALSE: a page that was put aside could not be read again, and nothing is to come of them. */
gboolean ecot_pages_are_whole (EcotPages *self);

/* (transfer full): empty as long as no page was taken. */
EcotTags *ecot_pages_create_tags (EcotPages *self);
/* Draws a page with its structure, and forgets it; pages are taken in order. */
void ecot_pages_take (EcotPages *self,
                      guint      page,
                      cairo_t   *cr,
                      EcotTags  *tags);

G_END_DECLS
