/* ecot-pages-picture.c: what pictures have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader/ecot-read-pages.h"

#include <string.h>

#include "reader/ecot-sheet.h"

/* Of TIFF 6.0, of which Exif is one. */
#define TIFF_HEAD        8
#define TIFF_ENTRY       12
#define EXIF_ORIENTATION 0x0112

/* A dot of a picture that says nothing of its size is that of a screen, 96 to the inch. */
#define POINTS_PER_DOT 0.75

typedef struct
{
  const guint8 *data;
  gsize         size;
  gboolean      little;
} Tiff;

static guint
read_16 (const Tiff *self,
         gsize       at)
{
  const guint8 *p = self->data + at;

  return self->little ? (guint)p[1] << 8 | p[0] : ecot_read_be16 (p);
}

static gsize
read_32 (const Tiff *self,
         gsize       at)
{
  return self->little ? read_16 (self, at) | (gsize)read_16 (self, at + 2) << 16 : ecot_read_be32 (self->data + at);
}

guint
ecot_exif_find_orientation (const guint8 *tiff,
                            gsize         size)
{
  Tiff  self = { tiff, size, FALSE };
  gsize at;
  guint n;

  if (size < TIFF_HEAD)
    return 1;

  self.little = tiff[0] == 'I';
  at = read_32 (&self, 4);
  if (at < TIFF_HEAD || at > size - 2)
    return 1;

  n = read_16 (&self, at);
  at += 2;
  for (guint i = 0; i < n && size - at >= TIFF_ENTRY; i++, at += TIFF_ENTRY)
    if (read_16 (&self, at) == EXIF_ORIENTATION)
      {
        guint orientation = read_16 (&self, at + 8);

        return orientation >= 1 && orientation <= 8 ? orientation : 1;
      }

  return 1;
}

void
ecot_pages_describe_picture (qpdf_data   out,
                             qpdf_oh     picture,
                             guint       width,
                             guint       height,
                             guint       depth,
                             const char *space)
{
  qpdf_oh dict = qpdf_oh_get_dict (out, picture);

  qpdf_oh_replace_key (out, dict, "/Type", qpdf_oh_new_name (out, "/XObject"));
  qpdf_oh_replace_key (out, dict, "/Subtype", qpdf_oh_new_name (out, "/Image"));
  qpdf_oh_replace_key (out, dict, "/Width", qpdf_oh_new_integer (out, width));
  qpdf_oh_replace_key (out, dict, "/Height", qpdf_oh_new_integer (out, height));
  qpdf_oh_replace_key (out, dict, "/BitsPerComponent", qpdf_oh_new_integer (out, depth));
  qpdf_oh_replace_key (out, dict, "/ColorSpace", qpdf_oh_parse (out, space));
}

/* A picture fills a square of one by one (ISO 32000-1, 8.9.5): the form makes dots of it. */
static qpdf_oh
wrap (qpdf_data out,
      qpdf_oh   picture,
      guint     width,
      guint     height)
{
  g_autofree char *content = g_strdup_printf ("%u 0 0 %u 0 0 cm /Picture Do\n", width, height);
  g_autofree char *dict = g_strdup_printf ("[ 0 0 %u %u ]", width, height);
  qpdf_oh          form = ecot_sheet_new_stream (out, content, strlen (content));
  qpdf_oh          of_form = qpdf_oh_get_dict (out, form);
  qpdf_oh          resources = qpdf_oh_parse (out, "<< /XObject << >> >>");

  qpdf_oh_replace_key (out, qpdf_oh_get_key (out, resources, "/XObject"), "/Picture", picture);
  qpdf_oh_replace_key (out, of_form, "/Type", qpdf_oh_new_name (out, "/XObject"));
  qpdf_oh_replace_key (out, of_form, "/Subtype", qpdf_oh_new_name (out, "/Form"));
  qpdf_oh_replace_key (out, of_form, "/BBox", qpdf_oh_parse (out, dict));
  qpdf_oh_replace_key (out, of_form, "/Resources", resources);

  return form;
}

void
ecot_pages_add_picture (qpdf_data out,
                        qpdf_oh   picture,
                        guint     width,
                        guint     height,
                        guint     orientation,
                        GString  *sheets)
{
  /* How it is to be turned, and whether it is mirrored first. */
  static const struct
  {
    guint    turn;
    gboolean mirrored;
  } held[] = { { 0, FALSE }, { 0, TRUE }, { 2, FALSE }, { 2, TRUE }, { 3, TRUE }, { 1, FALSE }, { 1, TRUE }, { 3, FALSE } };
  const EcotSheetBox box = {
    0,
    0,
    width,
    height,
    .turn = held[orientation - 1].turn,
    .mirrored = held[orientation - 1].mirrored,
    .unit = POINTS_PER_DOT,
  };

  g_string_append_c (sheets, ecot_sheet_add (out, wrap (out, picture, width, height), &box) ? 'l' : 'p');
}
