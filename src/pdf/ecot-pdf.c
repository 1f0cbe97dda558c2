/* ecot-pdf.c: a report as a tagged, archivable PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo draws the pages with their structure, bookmarks and metadata; the archive
 * pass then makes PDF/A of it.
 *
 * cairo reads and writes numbers as the locale of the process would, so all of
 * it runs in the C locale, set for this thread alone: setlocale() would change
 * the numbers other threads print meanwhile.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <cairo-pdf.h>
#include <locale.h>

#include "base/ecot-error.h"
#include "base/ecot-progress.h"
#include "pdf/ecot-archive.h"
#include "pdf/ecot-pages-private.h"
#include "pdf/ecot-signature-field.h"

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  GByteArray *bytes = closure;

  /* Lengths of byte arrays are 32 bits wide. */
  if (length > G_MAXUINT / 2 - bytes->len)
    return CAIRO_STATUS_WRITE_ERROR;

  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (EcotPages  *pages,
                GByteArray *bytes)
{
  cairo_surface_t *surface;
  double           width, height;

  ecot_pages_get_size (pages, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width, height);

  /* 1.4, which PDF/A-1 asks for, would do without the texts of drawings. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);

  return surface;
}

static gboolean
draw_pages (EcotPages       *pages,
            cairo_surface_t *surface,
            GCancellable    *cancellable)
{
  cairo_t             *cr = cairo_create (surface);
  g_autoptr (EcotTags) tags = ecot_pages_create_tags (pages, cr);
  guint                n = ecot_pages_get_n (pages);

  for (guint i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    {
      ecot_pages_take (pages, i, cr, tags);
      cairo_show_page (cr);
      ecot_progress_tell (cancellable, ECOT_PDF_LAID_OUT, ECOT_PDF_DRAWN, i + 1, n);
    }

  g_clear_pointer (&tags, ecot_tags_free);
  cairo_destroy (cr);

  return TRUE;
}

static GBytes *
write_pages (EcotPages    *pages,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t       *surface;
  cairo_status_t         status;

  surface = create_surface (pages, bytes);
  draw_pages (pages, surface, cancellable);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The PDF could not be drawn: %s"), cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* What a part of a bundle is asked for, and a paper to sign. */
typedef struct
{
  gboolean cover;
  guint    n_pages;
  GArray  *links;
  gboolean to_sign;
  guint    box_page; /* and where its box is */
  double   box[4];
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

/* @part: (nullable) */
static GBytes *
write_report (EcotReport   *report,
              Part         *part,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (EcotPages)    pages = ecot_pages_lay_out (report, part != NULL && part->to_sign, cancellable, error);
  g_autoptr (GBytes)       bytes = NULL;
  g_autoptr (EcotMetadata) metadata = NULL;

  if (pages != NULL && part != NULL)
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
  if (part != NULL && part->cover)
    metadata->part = 0;
  else if (ecot_report_get_attachments (report)->len > 0)
    metadata->part = 3;

  return ecot_archive_convert (bytes, metadata, ecot_report_get_attachments (report), ecot_pages_get_words (pages), cancellable, error);
}

static GBytes *
write_in_c (EcotReport   *report,
            Part         *part,
            GCancellable *cancellable,
            GError      **error)
{
  locale_t c_locale, old;
  GBytes  *bytes;

  c_locale = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t)0)));
  old = uselocale (c_locale);
  bytes = write_report (report, part, cancellable, error);
  uselocale (old);
  freelocale (c_locale);

  return bytes;
}

GBytes *
ecot_pdf_write (EcotReport   *report,
                GCancellable *cancellable,
                GError      **error)
{
  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);

  return write_in_c (report, NULL, cancellable, error);
}

GBytes *
ecot_pdf_write_part (EcotReport   *report,
                     gboolean      cover,
                     guint        *n_pages,
                     GArray      **links,
                     GCancellable *cancellable,
                     GError      **error)
{
  Part    part = { .cover = cover };
  GBytes *bytes;

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);
  g_return_val_if_fail (n_pages != NULL, NULL);

  bytes = write_in_c (report, &part, cancellable, error);
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
  Part               part = { .to_sign = TRUE };
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);

  bytes = write_in_c (report, &part, cancellable, error);
  g_clear_pointer (&part.links, g_array_unref);
  return bytes != NULL ? ecot_signature_field_add (bytes, part.box_page, part.box, error) : NULL;
}
