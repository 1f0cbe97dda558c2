/* ecot-sheet.c: a page of somebody else on a sheet of A4
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader/ecot-sheet.h"

#include <zlib.h>

#define MM(mm) ((mm)*72.0 / 25.4)

#define SHORT_SIDE MM (210)
#define LONG_SIDE  MM (297)

/* The number stands above, the page of the whole below: see pdf/ecot-stamps.c. */
#define MARGIN_SIDE   MM (10)
#define MARGIN_TOP    MM (17)
#define MARGIN_BOTTOM MM (14)

void
ecot_sheet_append_number (GString *text,
                          double   number)
{
  char buf[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "%s ", g_ascii_formatd (buf, sizeof buf, "%.5f", number));
}

qpdf_oh
ecot_sheet_new_stream (qpdf_data     qpdf,
                       gconstpointer data,
                       gsize         size)
{
  uLongf            length = compressBound (size);
  g_autofree Bytef *deflated = g_malloc (length);
  qpdf_oh           stream = qpdf_oh_new_stream (qpdf);

  if (compress2 (deflated, &length, data, size, Z_DEFAULT_COMPRESSION) == Z_OK)
    qpdf_oh_replace_stream_data (qpdf, stream, deflated, length, qpdf_oh_new_name (qpdf, "/FlateDecode"), qpdf_oh_new_null (qpdf));

  return stream;
}

/* Where a corner of the box comes to stand: the turned box begins at 0, 0. */
typedef struct
{
  double a, b, c, d, e, f;
} Matrix;

/* Turned by quarters, then made @scale times as large. */
static Matrix
turn (const EcotSheetBox *box,
      double              scale)
{
  static const struct
  {
    int a, b, c, d;
  } turns[] = { { 1, 0, 0, 1 }, { 0, -1, 1, 0 }, { -1, 0, 0, -1 }, { 0, 1, -1, 0 } };
  int    hand = box->mirrored ? -1 : 1;
  Matrix m = { .a = scale * hand * turns[box->turn].a,
               .b = scale * hand * turns[box->turn].b,
               .c = scale * turns[box->turn].c,
               .d = scale * turns[box->turn].d };

  m.e = -MIN (m.a * box->x0, m.a * box->x1) - MIN (m.c * box->y0, m.c * box->y1);
  m.f = -MIN (m.b * box->x0, m.b * box->x1) - MIN (m.d * box->y0, m.d * box->y1);
  return m;
}

static void
append_matrix (GString      *text,
               const Matrix *m)
{
  const double numbers[] = { m->a, m->b, m->c, m->d, m->e, m->f };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    ecot_sheet_append_number (text, numbers[i]);
}

static void
add_page (qpdf_data   out,
          qpdf_oh     object,
          const char *content,
          double      width,
          double      height)
{
  g_autoptr (GString) dict = g_string_new ("<< /Type /Page /MediaBox [ 0 0 ");
  qpdf_oh             page, objects;

  ecot_sheet_append_number (dict, width);
  ecot_sheet_append_number (dict, height);
  g_string_append (dict, "] /Resources << /XObject << >> >> >>");
  page = qpdf_oh_parse (out, dict->str);
  objects = qpdf_oh_get_key (out, qpdf_oh_get_key (out, page, "/Resources"), "/XObject");
  qpdf_oh_replace_key (out, objects, "/Piece", object);
  qpdf_oh_replace_key (out, page, "/Contents", ecot_sheet_new_stream (out, content, strlen (content)));
  qpdf_add_page (out, out, qpdf_make_indirect_object (out, page), QPDF_FALSE);
}

gboolean
ecot_sheet_add (qpdf_data           out,
                qpdf_oh             object,
                const EcotSheetBox *box)
{
  gboolean            sideways = box->turn % 2 == 1;
  double              w = sideways ? box->y1 - box->y0 : box->x1 - box->x0;
  double              h = sideways ? box->x1 - box->x0 : box->y1 - box->y0;
  gboolean            across = w > h;
  double              width = across ? LONG_SIDE : SHORT_SIDE, height = across ? SHORT_SIDE : LONG_SIDE;
  double              room_w = width - 2 * MARGIN_SIDE, room_h = height - MARGIN_TOP - MARGIN_BOTTOM;
  double              scale = MIN (box->unit, MIN (room_w / w, room_h / h));
  Matrix              m = turn (box, scale);
  g_autoptr (GString) content = g_string_new ("q ");

  m.e += MARGIN_SIDE + (room_w - w * scale) / 2;
  m.f += MARGIN_BOTTOM + (room_h - h * scale) / 2;
  append_matrix (content, &m);
  g_string_append (content, "cm /Piece Do Q\n");
  add_page (out, object, content->str, width, height);

  return across;
}

GBytes *
ecot_sheet_write (qpdf_data qpdf)
{
  if (qpdf_has_error (qpdf) || qpdf_init_write_memory (qpdf) != QPDF_SUCCESS)
    return NULL;

  qpdf_set_object_stream_mode (qpdf, qpdf_o_generate);
  qpdf_set_stream_data_mode (qpdf, qpdf_s_preserve);
  qpdf_set_newline_before_endstream (qpdf, QPDF_TRUE);
  qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
  qpdf_set_minimum_pdf_version (qpdf, "1.7");
  if (qpdf_write (qpdf) >= QPDF_ERRORS)
    return NULL;

  return g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
}
