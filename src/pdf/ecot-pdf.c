/* ecot-pdf.c: a report as a tagged, archivable PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo draws the pages with their structure, bookmarks and metadata; the archive
 * pass then makes PDF/A of it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-progress.h"
#include "pdf/ecot-archive.h"
#include "pdf/ecot-canvas.h"
#include "pdf/ecot-pages-private.h"
#include "pdf/ecot-signature-field.h"

static void
draw_pages (cairo_surface_t *surface,
            gpointer         data,
            GCancellable    *cancellable)
{
  EcotPages           *pages = data;
  cairo_t             *cr = cairo_create (surface);
  g_autoptr (EcotTags) tags = NULL;
  guint                n = ecot_pages_get_n (pages);

  /* 1.4, which PDF/A-1 asks for, would do without the texts of drawings. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  tags = ecot_pages_create_tags (pages, cr);
  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    {
      ecot_pages_take (pages, i, cr, tags);
      cairo_show_page (cr);
      ecot_progress_tell (cancellable, ECOT_PDF_LAID_OUT, ECOT_PDF_DRAWN, i + 1, n);
    }

  g_clear_pointer (&tags, ecot_tags_free);
  cairo_destroy (cr);
}

static GBytes *
write_pages (EcotPages    *pages,
             GCancellable *cancellable,
             GError      **error)
{
  double width, height;

  ecot_pages_get_size (pages, &width, &height);
  return ecot_canvas_write (width, height, draw_pages, pages, cancellable, error);
}

/* A report, what a part of a bundle is asked for, and a paper to sign. */
typedef struct
{
  EcotReport *report;
  gboolean    cover;
  guint       n_pages;
  GArray     *links;
  gboolean    to_sign;
  guint       box_page; /* and where its box is */
  double      box[4];
} Part;

static gboolean
find_box (Part      *part,
          EcotPages *pages,
          GError   **error)
{
  if (!part->to_sign || ecot_pages_find_box (pages, &part->box_page, part->box))
    return TRUE;

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("That paper has no box to sign in: choose one that has, as a letter"));
  return FALSE;
}

static GBytes *
write_report (gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Part                    *part = data;
  EcotReport              *report = part->report;
  g_autoptr (EcotPages)    pages = ecot_pages_lay_out (report, part->to_sign, cancellable, error);
  g_autoptr (GBytes)       bytes = NULL;
  g_autoptr (EcotMetadata) metadata = NULL;
  g_autoptr (GArray)       spans = NULL;

  if (pages != NULL)
    {
      if (!find_box (part, pages, error))
        return NULL;

      part->n_pages = ecot_pages_get_n (pages);
      part->links = ecot_pages_list_links (pages);
    }

  bytes = pages != NULL ? write_pages (pages, cancellable, error) : NULL;
  if (bytes == NULL)
    return NULL;

  metadata = ecot_metadata_new (ecot_report_get_info (report));
  if (part->cover)
    metadata->part = 0;
  else if (ecot_report_get_attachments (report)->len > 0)
    metadata->part = 3;

  spans = ecot_pages_list_spans (pages);
  return ecot_archive_convert (bytes, metadata, ecot_report_get_attachments (report), ecot_pages_get_words (pages), spans, cancellable, error);
}

GBytes *
ecot_pdf_write (EcotReport   *report,
                GCancellable *cancellable,
                GError      **error)
{
  guint n_pages;

  return ecot_pdf_write_part (report, FALSE, &n_pages, NULL, cancellable, error);
}

GBytes *
ecot_pdf_write_part (EcotReport   *report,
                     gboolean      cover,
                     guint        *n_pages,
                     GArray      **links,
                     GCancellable *cancellable,
                     GError      **error)
{
  Part    part = { .report = report, .cover = cover };
  GBytes *bytes;

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);
  g_return_val_if_fail (n_pages != NULL, NULL);

  bytes = ecot_canvas_run_in_c (write_report, &part, cancellable, error);
  *n_pages = part.n_pages;
  if (links != NULL)
    *links = g_steal_pointer (&part.links);
  g_clear_pointer (&part.links, g_array_unref);

  return bytes;
}

GBytes *
ecot_pdf_write_to_sign (EcotReport   *report,
                        GCancellable *cancellable,
                        GError      **error)
{
  Part               part = { .report = report, .to_sign = TRUE };
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);

  bytes = ecot_canvas_run_in_c (write_report, &part, cancellable, error);
  g_clear_pointer (&part.links, g_array_unref);
  return bytes != NULL ? ecot_signature_field_add (bytes, part.box_page, part.box, error) : NULL;
}
