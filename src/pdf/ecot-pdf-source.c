/* ecot-pdf-source.c: the objects of a file, as cairo writes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No reader of PDF: of one producer, and while it produces, so that the file it would have written is never held.
 * cairo 1.16 writes "7 0 obj", the object and "endobj" on lines of their own, one object after the other, then table
 * and trailer.  How long a stream is stands in the object behind it: where the data end is found by what follows
 * them, and held against that.  Whatever looks otherwise is refused.
 */

/* memmem() */
#define _GNU_SOURCE

#include "config.h"

#include "pdf/ecot-pdf-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "pdf/ecot-pdf-token.h"

#define FEED       16384
#define MAX_OBJECT (256 << 20)

#define END_OBJECT "\nendobj\n"
#define END_STREAM "\nendstream"

typedef enum
{
  AT_HEAD,   /* lines of comment */
  BETWEEN,   /* "7 0 obj" or "xref" comes */
  IN_OBJECT, /* up to "endobj" */
  IN_TABLE,  /* up to "trailer" */
  IN_TRAILER,
} State;

struct _EcotPdfSource
{
  EcotPdfTake  take;
  gpointer     data;
  State        state;
  GByteArray  *held;    /* what of the state at hand has come so far */
  gsize        scanned; /* of that: no end begins before it */
  EcotPdfDict *dict;
  guint        number;
  guint        length_number; /* the object that has to come next, with */
  gsize        length;        /* the length of the last stream; or 0 */
};

EcotPdfSource *
ecot_pdf_source_new (EcotPdfTake take,
                     gpointer    data)
{
  EcotPdfSource *self = g_new0 (EcotPdfSource, 1);

  self->take = take;
  self->data = data;
  self->held = g_byte_array_new ();
  self->dict = ecot_pdf_dict_new ();
  return self;
}

void
ecot_pdf_source_free (EcotPdfSource *self)
{
  g_return_if_fail (self != NULL);

  g_byte_array_unref (self->held);
  ecot_pdf_dict_free (self->dict);
  g_free (self);
}

gboolean
ecot_pdf_source_refuse (guint    number,
                        GError **error)
{
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
               _ ("The PDF could not be made fit for the archives: object %u is not as the cairo library of version 1.16 writes it"), number);
  return FALSE;
}

static const char *
get_start (const EcotPdfSource *self)
{
  return (const char *)self->held->data;
}

/* Behind the first @mark that has come; NULL: it has not yet. */
static const char *
find_mark (EcotPdfSource *self,
           const char    *mark)
{
  gsize       length = strlen (mark);
  const char *start = get_start (self);
  const char *found = self->held->len > self->scanned ? memmem (start + self->scanned, self->held->len - self->scanned, mark, length) : NULL;

  if (found == NULL)
    self->scanned = self->held->len >= length ? self->held->len - length + 1 : 0;

  return found != NULL ? found + length : NULL;
}

static void
forget (EcotPdfSource *self,
        const char    *end,
        State          next)
{
  g_byte_array_remove_range (self->held, 0, (guint)(end - get_start (self)));
  self->scanned = 0;
  self->state = next;
}

/* Objects */

/* Of the stream that was last: 48 0 obj, 1889. */
static gboolean
check_length (EcotPdfSource *self,
              EcotPdfBytes   value,
              GError       **error)
{
  guint expected = self->length_number;

  self->length_number = 0;
  if (self->number != expected || ecot_pdf_read_number (value.start, value.end, "") != self->length)
    return ecot_pdf_source_refuse (expected, error);

  return TRUE;
}

/* Between "stream" and "endstream", if it is one.  FALSE: it is neither a stream nor a dictionary alone. */
static gboolean
find_stream (EcotPdfSource *self,
             EcotPdfObject *object,
             const char    *p,
             const char    *end)
{
  static const char begin[] = "stream\n", finish[] = END_STREAM;

  object->value.end = p;
  p = ecot_pdf_skip_space (p, end);
  if (p == end)
    return TRUE;

  if ((gsize)(end - p) < strlen (begin) + strlen (finish) ||
      memcmp (p, begin, strlen (begin)) != 0 || memcmp (end - strlen (finish), finish, strlen (finish)) != 0)
    return FALSE;

  object->stream = (EcotPdfBytes){ p + strlen (begin), end - strlen (finish) };
  self->length = (gsize)(object->stream.end - object->stream.start);
  self->length_number = ecot_pdf_dict_get_reference (object->dict, "/Length");
  return self->length_number != 0;
}

static gboolean
take_object (EcotPdfSource *self,
             const char    *end,
             GError       **error)
{
  const char   *start = ecot_pdf_skip_space (get_start (self), end);
  EcotPdfObject object = { .number = self->number, .value = { start, end } };
  const char   *after;

  if (self->length_number != 0)
    return check_length (self, object.value, error);

  after = ecot_pdf_dict_parse (self->dict, start, end);
  object.dict = after != NULL ? self->dict : NULL;
  if (after != NULL ? !find_stream (self, &object, after, end) : start == end || *start == '<')
    return ecot_pdf_source_refuse (self->number, error);

  return self->take (self->data, &object, error);
}

/* "endobj" may stand in the data of a stream: that object goes on. */
static gboolean
is_whole (EcotPdfSource *self,
          const char    *end)
{
  const char *start = get_start (self);
  const char *stream = memmem (start, end - start, "\nstream\n", strlen ("\nstream\n"));

  return stream == NULL || ((gsize)(end - start) >= strlen (END_STREAM) && memcmp (end - strlen (END_STREAM), END_STREAM, strlen (END_STREAM)) == 0);
}

/* What each state does.  FALSE with *@error: refused; FALSE without: more has to come. */

static gboolean
read_head (EcotPdfSource *self,
           GError       **error)
{
  const char *end = find_mark (self, "\n");

  if (end == NULL)
    return FALSE;

  if (*get_start (self) != '%')
    self->state = BETWEEN;
  else
    forget (self, end, AT_HEAD);

  self->scanned = 0;
  return TRUE;
}

static gboolean
read_between (EcotPdfSource *self,
              GError       **error)
{
  const char *end = find_mark (self, "\n");
  const char *start = get_start (self);

  if (end == NULL)
    return FALSE;

  if (ecot_pdf_token_is (start, end, "xref\n"))
    {
      forget (self, end, IN_TABLE);
      return TRUE;
    }

  self->number = ecot_pdf_read_number (start, end, " 0 obj\n");
  if (self->number == 0 || self->number > ECOT_PDF_MAX_NUMBER)
    return ecot_pdf_source_refuse (0, error);

  forget (self, end, IN_OBJECT);
  return TRUE;
}

static gboolean
read_object (EcotPdfSource *self,
             GError       **error)
{
  const char *end = find_mark (self, END_OBJECT);

  if (end == NULL)
    return FALSE;

  if (!is_whole (self, end - strlen (END_OBJECT)))
    {
      self->scanned = (gsize)(end - get_start (self)) - 1;
      return TRUE;
    }

  if (!take_object (self, end - strlen (END_OBJECT), error))
    return FALSE;

  forget (self, end, BETWEEN);
  return TRUE;
}

/* Twenty bytes an object, which nobody needs. */
static gboolean
read_table (EcotPdfSource *self,
            GError       **error)
{
  const char *end = find_mark (self, "trailer\n");

  if (end != NULL)
    forget (self, end, IN_TRAILER);
  else if (self->scanned > 0)
    forget (self, get_start (self) + self->scanned, IN_TABLE);

  return end != NULL;
}

static gboolean
step (EcotPdfSource *self,
      GError       **error)
{
  static gboolean (*const reads[]) (EcotPdfSource *, GError **) = {
    [AT_HEAD] = read_head,
    [BETWEEN] = read_between,
    [IN_OBJECT] = read_object,
    [IN_TABLE] = read_table,
  };

  return self->state != IN_TRAILER && self->held->len > 0 && reads[self->state](self, error);
}

gboolean
ecot_pdf_source_feed (EcotPdfSource *self,
                      gconstpointer  data,
                      gsize          size,
                      GError       **error)
{
  const guint8 *p = data;

  g_return_val_if_fail (self != NULL && data != NULL, FALSE);

  while (size > 0)
    {
      guint   n = (guint)MIN (size, FEED);
      GError *refused = NULL;

      g_byte_array_append (self->held, p, n);
      while (step (self, &refused))
        ;

      if (refused == NULL && self->held->len > MAX_OBJECT)
        ecot_pdf_source_refuse (self->number, &refused);
      if (refused != NULL)
        {
          g_propagate_error (error, refused);
          return FALSE;
        }

      p += n;
      size -= n;
    }

  return TRUE;
}

EcotPdfDict *
ecot_pdf_source_finish (EcotPdfSource *self,
                        GError       **error)
{
  const char *start, *end;

  g_return_val_if_fail (self != NULL, NULL);

  start = get_start (self);
  end = start + self->held->len;
  if (self->state == IN_TRAILER && self->length_number == 0 && self->held->len > 0 &&
      ecot_pdf_dict_parse (self->dict, ecot_pdf_skip_space (start, end), end) != NULL)
    return self->dict;

  ecot_pdf_source_refuse (0, error);
  return NULL;
}
