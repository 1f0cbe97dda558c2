/* ecot-signature-field.c: the box to sign in as a field for a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever signs fills this field (ISO 32000-1, 12.7.4.5), so that the signature is
 * where the paper has its box and not in a corner.  Its picture is empty, for the
 * page already says what it has to: PDF/A asks for one all the same.
 */

#include "config.h"

#include "pdf/ecot-signature-field.h"

#include "pdf/ecot-pdf.h"

/* Whole points: the box is larger than a signature by far.  Printed (4), and not to be moved (128). */
static void
write_field (EcotPdfSink *sink,
             guint        field,
             guint        picture,
             guint        page,
             const double box[4])
{
  g_autoptr (GString) tip = g_string_new (NULL);

  ecot_pdf_append_text (tip, "Signature électronique");
  ecot_pdf_sink_add_object (sink, field,
                            "<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /T (" ECOT_SIGNATURE_FIELD ") /TU %s /P %u 0 R"
                            " /Rect [ %d %d %d %d ] /AP << /N %u 0 R >> >>",
                            tip->str, page, (int)box[0], (int)box[1], (int)(box[0] + box[2]), (int)(box[1] + box[3]), picture);
}

static void
write_picture (EcotPdfSink *sink,
               guint        number,
               const double box[4])
{
  g_autofree char *keys = g_strdup_printf (" /Type /XObject /Subtype /Form /BBox [ 0 0 %d %d ] /Resources << >>", (int)box[2], (int)box[3]);

  ecot_pdf_sink_add_stream (sink, number, keys, "\n", 1);
}

/* Behind those the page has, if it has any. */
static void
add_annotation (EcotPdfDict *page,
                guint        field)
{
  EcotPdfBytes        there;
  g_autoptr (GString) all = g_string_new ("[");

  if (ecot_pdf_dict_find (page, "/Annots", &there) && *there.start == '[' && there.end[-1] == ']')
    ecot_pdf_append_value (all, there.start + 1, there.end - 1);
  g_string_append_printf (all, " %u 0 R ]", field);
  ecot_pdf_dict_set (page, "/Annots", all->str);
}

void
ecot_signature_field_add (EcotPdfSink *sink,
                          guint       *next,
                          EcotPdfDict *root,
                          EcotPdfDict *page,
                          guint        number,
                          const double box[4])
{
  guint            field = (*next)++, picture = (*next)++;
  g_autofree char *form = g_strdup_printf ("<< /SigFlags 3 /Fields [ %u 0 R ] >>", field);

  g_return_if_fail (sink != NULL && root != NULL && page != NULL && box != NULL);

  write_field (sink, field, picture, number, box);
  write_picture (sink, picture, box);
  add_annotation (page, field);
  ecot_pdf_dict_set (root, "/AcroForm", form);
}
