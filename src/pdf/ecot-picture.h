/* ecot-picture.h: marks that will not change any more, ready to be drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-marks.h"
#include "pdf/ecot-tags.h"

G_BEGIN_DECLS

typedef struct _EcotPicture EcotPicture;

EcotPicture *ecot_picture_new (const EcotMarks *marks);
/* @self: (nullable) */
void ecot_picture_free (EcotPicture *self);

/* In bytes: it is one block of memory, which may be copied, and freed with g_free(). */
gsize ecot_picture_get_size (const EcotPicture *self);

/* @tags: where structure goes, or NULL on a screen or a printer. */
/* How many bookmarks stand on it. */
guint ecot_picture_count_outlines (const EcotPicture *self);
/* Appends its links, of EcotPdfLink, as those of page @page. */
void ecot_picture_list_links (const EcotPicture *self,
                              guint              page,
                              GArray            *links);
/* The first mark of that type; NULL: none. */
const EcotMark *ecot_picture_find (const EcotPicture *self,
                                   EcotMarkType       type);
void            ecot_picture_draw (const EcotPicture *self,
                                   EcotFonts         *fonts,
                                   EcotTags          *tags,
                                   cairo_t           *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotPicture, ecot_picture_free)

G_END_DECLS
