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

/* The same, a piece at a time: an EcotStreamFunc, which takes @report. */
gboolean ecot_pdf_write_to (EcotReport     *report,
                            const EcotSink *sink,
                            GCancellable   *cancellable,
                            GError        **error);

/* Where a row leads to, as the report says it: @target; in points from the top left corner. */
typedef struct
{
  guint  page, target; /* from 1 */
  double x, y, w, h;
} EcotPdfLink;

/* The same, to be bound with others.  @cover: the index, whose description becomes that of the whole, so it does not
 * say that it is fit for the archives: nobody knows that of what is attached.  @links (out) (nullable): of EcotPdfLink,
 * (transfer full) */
GBytes *ecot_pdf_write_part (EcotReport   *report,
                             gboolean      cover,
                             guint        *n_pages,
                             GArray      **links,
                             GCancellable *cancellable,
                             GError      **error);

/* What is written into the margins of a page that is bound. */
typedef struct
{
  const char *number; /* "Pièce 5", or NULL: a page of ours */
  const char *title;
  guint       page, n_pages; /* of the piece, from 1 */
  gboolean    across;
} EcotStamp;

/* One page a stamp: the page of the whole at the foot, the number of the piece above. */
GBytes *ecot_stamps_write (const EcotStamp *stamps,
                           guint            n,
                           GCancellable    *cancellable,
                           GError         **error);

/* What the field of the next one is called. */
#define ECOT_SIGNATURE_FIELD "Signature"

/* With a field for a certificate where the paper has its box to sign in, which says that it is signed;
 * NULL with %ECOT_ERROR_USAGE if it has none. */
GBytes *ecot_pdf_write_to_sign (EcotReport   *report,
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
