/* ecot-read-pages.h: a file to attach, made pages of ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* What is taken at most. */
#define ECOT_PAGES_MAX   2000
#define ECOT_PICTURE_MAX (64 * 1000 * 1000) /* dots */

/* Each adds its sheets to @out, a letter a sheet to @sheets ('p' upright, 'l' across) and a letter
 * for each thing that was not carried over to @lost.  Returns: NULL, or the word that says why the
 * file is refused: see desk/ecot-bundle.c. */
const char *ecot_pages_from_pdf (qpdf_data in,
                                 qpdf_data out,
                                 GBytes   *file,
                                 GString  *sheets,
                                 GString  *lost);
const char *ecot_pages_from_jpeg (qpdf_data out,
                                  GBytes   *file,
                                  GString  *sheets);
const char *ecot_pages_from_png (qpdf_data out,
                                 GBytes   *file,
                                 GString  *sheets);

/* What is drawn of the annotations of @page is appended to @content, and its form to @forms; FALSE: some have
 * nothing to be drawn. */
gboolean ecot_annotations_flatten (qpdf_data in,
                                   qpdf_oh   page,
                                   GString  *content,
                                   qpdf_oh   forms);

/* Exif: how the camera was held, 1 to 8; 1 if it does not say. */
guint ecot_exif_find_orientation (const guint8 *tiff,
                                  gsize         size);
/* A picture of that many dots, so held, as a sheet. */
void ecot_pages_add_picture (qpdf_data out,
                             qpdf_oh   picture,
                             guint     width,
                             guint     height,
                             guint     orientation,
                             GString  *sheets);
/* The dictionary of a picture. */
void ecot_pages_describe_picture (qpdf_data   out,
                                  qpdf_oh     picture,
                                  guint       width,
                                  guint       height,
                                  guint       depth,
                                  const char *space);

static inline guint32
ecot_read_be32 (const guint8 *at)
{
  return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

static inline guint
ecot_read_be16 (const guint8 *at)
{
  return (guint)at[0] << 8 | at[1];
}

G_END_DECLS
