/* ecot-pdf.c: a report as a tagged, archivable PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo draws the pages with their structure and bookmarks; what it writes is made PDF/A of
 * on its way into the file.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-progress.h"
#include "pdf/ecot-archive.h"
#include "pdf/ecot-canvas.h"
#include "pdf/ecot-pages-private.h"

/* A report, where its file goes, and what a part of a bundle or a paper to sign is asked for. */
typedef struct
{
  EcotReport *report; /* until its pages are laid out; ours */
  EcotPut     put;
  gpointer    out;
  gboolean    cover;
  guint       n_pages;
  GArray    **links; /* wanted there, or NULL */
  gboolean    to_sign;
} Part;

typedef struct
{
  EcotPages    *pages;
  EcotTags     *tags;
  GCancellable *cancellable; /* is told how far it is */
} Drawing;

static void
draw_pages (cairo_surface_t *surface,
            gpointer         data,
            EcotCanvas      *canvas)
{
  Drawing   *self = data;
  EcotPages *pages = self->pages;
  cairo_t   *cr = cairo_create (surface);
  guint      n = ecot_pages_get_n (pages);

  /* 1.4, which PDF/A-1 asks for, would do without the texts of drawings. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  for (guint i = 0; i < n && !ecot_canvas_is_stopped (canvas) && ecot_pages_are_whole (pages); i++)
    {
      ecot_pages_take (pages, i, cr, self->tags);
      cairo_show_page (cr);
      ecot_progress_tell (self->cancellable, ECOT_PDF_LAID_OUT, ECOT_PDF_DRAWN, i + 1, n);
    }

  cairo_destroy (cr);
}

static gboolean
check_pages (EcotPages *pages,
             GError   **error)
{
  if (ecot_pages_are_whole (pages))
    return TRUE;

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                       _ ("The pages could not be read again from the folder for temporary files: see whether its disk is in order"));
  return FALSE;
}

static gboolean
write_pages (EcotPages    *pages,
             EcotTags     *tags,
             EcotArchive  *archive,
             GCancellable *cancellable,
             GError      **error)
{
  Drawing drawing = { pages, tags, cancellable };
  double  width, height;

  ecot_pages_get_size (pages, &width, &height);
  return ecot_canvas_write (width, height, draw_pages, &drawing, ecot_archive_feed, archive, cancellable, error) &&
         check_pages (pages, error) && ecot_archive_finish (archive, error);
}

static gboolean
find_box (EcotArchiveInput *input,
          EcotPages        *pages,
          GError          **error)
{
  if (!input->to_sign || ecot_pages_find_box (pages, &input->box_page, input->box))
    return TRUE;

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("That paper has no box to sign in: choose one that has, as a letter"));
  return FALSE;
}

static EcotMetadata *
describe (const Part *part)
{
  EcotMetadata *metadata = ecot_metadata_new (ecot_report_get_info (part->report));

  if (part->cover)
    metadata->part = 0;
  else if (ecot_report_get_attachments (part->report)->len > 0)
    metadata->part = 3;

  return metadata;
}

/* From then on nobody looks at it, and pages are drawn for longer than they are laid out. */
static EcotPages *
lay_out (Part         *part,
         GCancellable *cancellable,
         GError      **error)
{
  EcotPages *pages = ecot_pages_lay_out (part->report, part->to_sign, cancellable, error);

  g_clear_pointer (&part->report, ecot_report_unref);
  return pages;
}

static gboolean
write_report (gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Part                    *part = data;
  g_autoptr (EcotMetadata) metadata = describe (part);
  g_autoptr (GPtrArray)    attachments = g_ptr_array_ref ((GPtrArray *)ecot_report_get_attachments (part->report));
  g_autoptr (EcotPages)    pages = lay_out (part, cancellable, error);
  g_autoptr (EcotTags)     tags = NULL;
  g_autoptr (EcotArchive)  archive = NULL;
  EcotArchiveInput         input = { .metadata = metadata, .attachments = attachments, .to_sign = part->to_sign };

  if (pages == NULL || !find_box (&input, pages, error))
    return FALSE;

  part->n_pages = ecot_pages_get_n (pages);
  if (part->links != NULL)
    *part->links = ecot_pages_list_links (pages);

  input.words = ecot_pages_get_words (pages);
  input.tags = tags = ecot_pages_create_tags (pages);
  archive = ecot_archive_new (&input, part->put, part->out);

  return write_pages (pages, tags, archive, cancellable, error);
}

gboolean
ecot_pdf_write_to (EcotReport     *report,
                   const EcotSink *sink,
                   GCancellable   *cancellable,
                   GError        **error)
{
  Part part = { .report = report };

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), FALSE);
  g_return_val_if_fail (sink != NULL, FALSE);

  part.put = sink->put;
  part.out = sink->out;
  return ecot_canvas_run_in_c (write_report, &part, cancellable, error);
}

static GBytes *
write_bytes (Part         *part,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  ecot_report_ref (part->report); /* writing takes it */
  part->put = ecot_canvas_put;
  part->out = bytes;
  return ecot_canvas_run_in_c (write_report, part, cancellable, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

GBytes *
ecot_pdf_write (EcotReport   *report,
                GCancellable *cancellable,
                GError      **error)
{
  Part part = { .report = report };

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);

  return write_bytes (&part, cancellable, error);
}

GBytes *
ecot_pdf_write_part (EcotReport   *report,
                     gboolean      cover,
                     guint        *n_pages,
                     GArray      **links,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (GArray) found = NULL;
  Part               part = { .report = report, .cover = cover, .links = links != NULL ? &found : NULL };
  GBytes            *bytes;

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);
  g_return_val_if_fail (n_pages != NULL, NULL);

  bytes = write_bytes (&part, cancellable, error);
  *n_pages = part.n_pages;
  if (links != NULL)
    *links = g_steal_pointer (&found);

  return bytes;
}

GBytes *
ecot_pdf_write_to_sign (EcotReport   *report,
                        GCancellable *cancellable,
                        GError      **error)
{
  Part part = { .report = report, .to_sign = TRUE };

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);

  return write_bytes (&part, cancellable, error);
}
