/* ecot-canvas.c: what cairo draws, as the bytes of a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pdf/ecot-canvas.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "base/ecot-error.h"

/* Where what cairo writes goes, and why it goes there no longer. */
struct _EcotCanvas
{
  EcotPut       put;
  gpointer      out;
  GCancellable *cancellable;
  GError       *failure;
};

gboolean
ecot_canvas_is_stopped (const EcotCanvas *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->failure != NULL || g_cancellable_is_cancelled (self->cancellable);
}

/* cairo 1.16 is not told of a failure: if it then has bookmarks to write, it does not survive it. */
static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  EcotCanvas *self = closure;

  if (self->failure == NULL)
    self->put (self->out, data, length, &self->failure);

  return CAIRO_STATUS_SUCCESS;
}

gboolean
ecot_canvas_put (gpointer      bytes,
                 gconstpointer data,
                 gsize         size,
                 GError      **error)
{
  GByteArray *array = bytes;

  g_return_val_if_fail (array != NULL && data != NULL, FALSE);

  /* Lengths of byte arrays are 32 bits wide. */
  if (size > G_MAXUINT / 2 - array->len)
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The PDF has more than two gigabytes: write fewer papers into one"));
      return FALSE;
    }

  g_byte_array_append (array, data, (guint)size);
  return TRUE;
}

/* What it was asked to do is answered first, then what stopped it. */
static gboolean
finish (EcotCanvas    *self,
        cairo_status_t status,
        GError       **error)
{
  g_autoptr (GError) failure = g_steal_pointer (&self->failure);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The PDF could not be drawn: %s"), cairo_status_to_string (status));
  else
    return TRUE;

  return FALSE;
}

gboolean
ecot_canvas_write (double         width,
                   double         height,
                   EcotCanvasDraw draw,
                   gpointer       data,
                   EcotPut        put,
                   gpointer       out,
                   GCancellable  *cancellable,
                   GError       **error)
{
  EcotCanvas       self = { .put = put, .out = out, .cancellable = cancellable };
  cairo_surface_t *surface;
  cairo_status_t   status;

  g_return_val_if_fail (draw != NULL && put != NULL, FALSE);

  surface = cairo_pdf_surface_create_for_stream (write_cb, &self, width, height);
  draw (surface, data, &self);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return finish (&self, status, error);
}

gboolean
ecot_canvas_run_in_c (EcotCanvasWork work,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  locale_t c_locale, old;
  gboolean done;

  g_return_val_if_fail (work != NULL, FALSE);

  c_locale = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t)0)));
  old = uselocale (c_locale);
  done = work (data, cancellable, error);
  uselocale (old);
  freelocale (c_locale);

  return done;
}
