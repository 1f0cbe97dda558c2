/* ecot-pages-jpeg.c: a photograph as a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDF holds a JPEG as it is, not a dot changed (ISO 32000-1, 7.4.8).  Of the file only
 * its marks are read: how large it is, how many colours it has, how the camera was held.
 */

#define _GNU_SOURCE

#include "config.h"

#include "reader/ecot-read-pages.h"

#include <string.h>

#include "reader/ecot-sheet.h"

enum
{
  EOI = 0xd9,
  SOS = 0xda,
  APP1 = 0xe1,
  APP14 = 0xee,
};

typedef struct
{
  guint    width, height, colours, orientation;
  gboolean inverted; /* Adobe's four colours */
} Jpeg;

/* DCTDecode knows the first three kinds of frames. */
static gboolean
is_frame (guint8 mark)
{
  return mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 && mark != 0xc8 && mark != 0xcc;
}

static gboolean
read_frame (Jpeg         *self,
            guint8        mark,
            const guint8 *data,
            gsize         size)
{
  if (mark > 0xc2 || size < 6 || data[0] != 8)
    return FALSE;

  self->height = ecot_read_be16 (data + 1);
  self->width = ecot_read_be16 (data + 3);
  self->colours = data[5];
  return TRUE;
}

static gboolean
read_segment (Jpeg         *self,
              guint8        mark,
              const guint8 *data,
              gsize         size)
{
  if (is_frame (mark))
    return read_frame (self, mark, data, size);

  if (mark == APP1 && size > 6 && memcmp (data, "Exif\0\0", 6) == 0)
    self->orientation = ecot_exif_find_orientation (data + 6, size - 6);
  else if (mark == APP14 && size >= 12 && memcmp (data, "Adobe", 5) == 0)
    self->inverted = TRUE;

  return TRUE;
}

/* A camera may add what it likes after it. */
static gboolean
has_end (const guint8 *data,
         gsize         size)
{
  static const guint8 end[] = { 0xff, EOI };

  return memmem (data, size, end, sizeof end) != NULL;
}

/* Marks follow each other until the picture proper; there they hide between its bytes. */
static gboolean
read_marks (Jpeg         *self,
            const guint8 *data,
            gsize         size)
{
  gsize at = 2;

  while (at + 4 <= size)
    {
      guint8 mark = data[at + 1];
      gsize  length;

      if (data[at] != 0xff)
        return FALSE;
      if (mark == 0xff)
        {
          at++;
          continue;
        }

      length = ecot_read_be16 (data + at + 2);
      if (length < 2 || length > size - at - 2 || !read_segment (self, mark, data + at + 4, length - 2))
        return FALSE;

      at += 2 + length;
      if (mark == SOS)
        return self->width > 0 && self->height > 0 && has_end (data + at, size - at);
    }

  return FALSE;
}

const char *
ecot_pages_from_jpeg (qpdf_data out,
                      GBytes   *file,
                      GString  *sheets)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (file, &size);
  Jpeg          self = { .orientation = 1 };
  qpdf_oh       picture, dict;

  if (!read_marks (&self, data, size))
    return "damaged";
  if (self.colours != 1 && self.colours != 3 && self.colours != 4)
    return "other";
  if ((gint64)self.width * self.height > ECOT_PICTURE_MAX)
    return "picture";

  picture = qpdf_oh_new_stream (out);
  qpdf_oh_replace_stream_data (out, picture, data, size, qpdf_oh_new_name (out, "/DCTDecode"), qpdf_oh_new_null (out));
  ecot_pages_describe_picture (out, picture, self.width, self.height, 8,
                               self.colours == 1 ? "/DeviceGray" : self.colours == 3 ? "/DeviceRGB"
                                                                                     : "/DeviceCMYK");
  dict = qpdf_oh_get_dict (out, picture);
  if (self.colours == 4 && self.inverted)
    qpdf_oh_replace_key (out, dict, "/Decode", qpdf_oh_parse (out, "[ 1 0 1 0 1 0 1 0 ]"));
  ecot_pages_add_picture (out, picture, self.width, self.height, self.orientation, sheets);

  return NULL;
}
