/* ecot-pdf.h: reports as tagged, archivable PDF, and as drawings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "report/ecot-writer.h"

G_BEGIN_DECLS

GBytes *ecot_pdf_write (EcotReport   *report,
                        GCancellable *cancellable,
                        GError      **error);

/* The same pages for the screen: laid out once, drawn one at a time by the code
 * that prints them. */
typedef struct _EcotPages EcotPages;

EcotPages *ecot_pages_new (EcotReport *report);
/* The same for a thread that may be asked to stop: then NULL. */
EcotPages *ecot_pages_new_cancellable (EcotReport   *report,
                                       GCancellable *cancellable);
void       ecot_pages_free (EcotPages *self);
guint      ecot_pages_get_n (EcotPages *self);
/* In points. */
void ecot_pages_get_size (EcotPages *self,
                          double    *width,
                          double    *height);
void ecot_pages_draw (EcotPages *self,
                      guint      page,
                      cairo_t   *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotPages, ecot_pages_free)

G_END_DECLS
