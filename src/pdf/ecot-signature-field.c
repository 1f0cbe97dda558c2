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

#include <qpdf/qpdf-c.h>

#include "pdf/ecot-archive.h"

static qpdf_oh
make_picture (qpdf_data    qpdf,
              const double box[4])
{
  g_autofree char *bounds = g_strdup_printf ("[ 0 0 %d %d ]", (int)box[2], (int)box[3]);
  qpdf_oh          stream = qpdf_oh_new_stream (qpdf);
  qpdf_oh          dict = qpdf_oh_get_dict (qpdf, stream);

  qpdf_oh_replace_stream_data (qpdf, stream, (const unsigned char *)"\n", 1, qpdf_oh_new_null (qpdf), qpdf_oh_new_null (qpdf));
  qpdf_oh_replace_key (qpdf, dict, "/Type", qpdf_oh_new_name (qpdf, "/XObject"));
  qpdf_oh_replace_key (qpdf, dict, "/Subtype", qpdf_oh_new_name (qpdf, "/Form"));
  qpdf_oh_replace_key (qpdf, dict, "/BBox", qpdf_oh_parse (qpdf, bounds));
  qpdf_oh_replace_key (qpdf, dict, "/Resources", qpdf_oh_new_dictionary (qpdf));
  return stream;
}

/* Whole points: the box is larger than a signature by far.  Printed (4), and not to be moved (128). */
static qpdf_oh
make_field (qpdf_data    qpdf,
            qpdf_oh      page,
            const double box[4])
{
  g_autofree char *written = g_strdup_printf ("<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /T (" ECOT_SIGNATURE_FIELD ") /Rect [ %d %d %d %d ] /AP << >> >>",
                                              (int)box[0], (int)box[1], (int)(box[0] + box[2]), (int)(box[1] + box[3]));
  qpdf_oh          field = qpdf_oh_parse (qpdf, written);

  qpdf_oh_replace_key (qpdf, field, "/TU", qpdf_oh_new_unicode_string (qpdf, "Signature électronique"));
  qpdf_oh_replace_key (qpdf, field, "/P", page);
  qpdf_oh_replace_key (qpdf, qpdf_oh_get_key (qpdf, field, "/AP"), "/N", make_picture (qpdf, box));
  return qpdf_make_indirect_object (qpdf, field);
}

static void
add_field (qpdf_data    qpdf,
           guint        number,
           const double box[4])
{
  qpdf_oh page = qpdf_get_page_n (qpdf, number);
  qpdf_oh field = make_field (qpdf, page, box);
  qpdf_oh annotations = qpdf_oh_get_key (qpdf, page, "/Annots");
  qpdf_oh form = qpdf_oh_parse (qpdf, "<< /SigFlags 3 >>");

  if (!qpdf_oh_is_array (qpdf, annotations))
    {
      annotations = qpdf_oh_new_array (qpdf);
      qpdf_oh_replace_key (qpdf, page, "/Annots", annotations);
    }

  qpdf_oh_append_item (qpdf, annotations, field);
  qpdf_oh_replace_key (qpdf, form, "/Fields", qpdf_oh_wrap_in_array (qpdf, field));
  qpdf_oh_replace_key (qpdf, qpdf_get_root (qpdf), "/AcroForm", form);
}

GBytes *
ecot_signature_field_add (GBytes      *pdf,
                          guint        page,
                          const double box[4],
                          GError     **error)
{
  qpdf_data   qpdf = qpdf_init ();
  gsize       size;
  const char *data;
  GBytes     *result;

  g_return_val_if_fail (pdf != NULL && box != NULL, NULL);

  data = g_bytes_get_data (pdf, &size);
  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  if (qpdf_read_memory (qpdf, "paper", data, size, NULL) == QPDF_SUCCESS)
    add_field (qpdf, page, box);

  result = ecot_archive_write_again (qpdf, error);
  qpdf_cleanup (&qpdf);
  return result;
}
