/* ecot-canvas.c: what cairo draws, as the bytes of a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pdf/ecot-canvas.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "base/ecot-error.h"

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

GBytes *
ecot_canvas_write (double         width,
                   double         height,
                   EcotCanvasDraw draw,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t       *surface;
  cairo_status_t         status;

  g_return_val_if_fail (draw != NULL, NULL);

  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width, height);
  draw (surface, data, cancellable);
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

GBytes *
ecot_canvas_run_in_c (EcotCanvasWork work,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  locale_t c_locale, old;
  GBytes  *bytes;

  g_return_val_if_fail (work != NULL, NULL);

  c_locale = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t)0)));
  old = uselocale (c_locale);
  bytes = work (data, cancellable, error);
  uselocale (old);
  freelocale (c_locale);

  return bytes;
}
