/* ecot-pages-pdf.c: the pages of a stranger's PDF, and nothing else of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page becomes a form XObject: its drawing, with the fonts and pictures that need it,
 * untouched.  What a page may do (actions, scripts, links), what travels with it (files,
 * forms) and what was said of it (structure, metadata) stay behind.
 *
 * A file that qpdf has to mend is refused: nobody could say what is missing.
 */

#include "config.h"

#include "reader/ecot-read-pages.h"

#include <stdlib.h>
#include <string.h>

#include "reader/ecot-sheet.h"

/* Of ISO 32000-1: no viewer shows more than 200 inches, ten miles with another unit. */
#define MAX_SIDE 14400.0
#define MAX_UNIT 75000.0

/* {{{ Whether it may be taken */

static const char *
open_file (qpdf_data in,
           GBytes   *file)
{
  gsize       size;
  const char *data = g_bytes_get_data (file, &size);

  if (qpdf_read_memory (in, "file", data, size, NULL) >= QPDF_ERRORS)
    return qpdf_get_error_code (in, qpdf_get_error (in)) == qpdf_e_password ? "encrypted" : "damaged";

  if (qpdf_is_encrypted (in))
    return "encrypted";

  return qpdf_more_warnings (in) ? "damaged" : NULL;
}

static gint64
get_side (qpdf_data   in,
          qpdf_oh     dict,
          const char *key)
{
  qpdf_oh value = qpdf_oh_get_key (in, dict, key);

  return qpdf_oh_is_integer (in, value) ? CLAMP (qpdf_oh_get_int_value (in, value), 0, G_MAXINT32) : 0;
}

/* Pictures are unpacked to see that they can be; those of cameras are not, for that takes too long. */
static const char *
check_stream (qpdf_data in,
              qpdf_oh   stream)
{
  qpdf_oh        dict = qpdf_oh_get_dict (in, stream);
  unsigned char *data = NULL;
  gsize          size = 0;
  gboolean       fine;

  if (qpdf_oh_is_name_and_equals (in, qpdf_oh_get_key (in, dict, "/Subtype"), "/Image") &&
      get_side (in, dict, "/Width") * get_side (in, dict, "/Height") > ECOT_PICTURE_MAX)
    return "picture";

  fine = qpdf_oh_get_stream_data (in, stream, qpdf_dl_generalized, NULL, &data, &size) < QPDF_ERRORS;
  free (data);
  return fine ? NULL : "damaged";
}

static const char *
check_objects (qpdf_data in)
{
  int         n = qpdf_oh_get_int_value_as_int (in, qpdf_oh_get_key (in, qpdf_get_trailer (in), "/Size"));
  const char *refused = NULL;

  for (int i = 1; i < n && refused == NULL; i++)
    {
      qpdf_oh object = qpdf_get_object_by_id (in, i, 0);

      if (qpdf_oh_is_stream (in, object))
        refused = check_stream (in, object);
      qpdf_oh_release_all (in);
    }

  return refused == NULL && qpdf_more_warnings (in) ? "damaged" : refused;
}

/* }}} */
/* {{{ What is left behind */

static gboolean
has_fields (qpdf_data in,
            qpdf_oh   form)
{
  qpdf_oh fields = qpdf_oh_get_key (in, form, "/Fields");

  return qpdf_oh_is_array (in, fields) && qpdf_oh_get_array_n_items (in, fields) > 0;
}

static gboolean
is_signed (qpdf_data in,
           qpdf_oh   form)
{
  qpdf_oh flags = qpdf_oh_get_key (in, form, "/SigFlags");

  return qpdf_oh_is_integer (in, flags) && (qpdf_oh_get_int_value (in, flags) & 1) != 0;
}

static void
note_form (qpdf_data in,
           qpdf_oh   form,
           GString  *lost)
{
  if (!qpdf_oh_is_dictionary (in, form))
    return;

  if (qpdf_oh_has_key (in, form, "/XFA"))
    g_string_append_c (lost, 'X');
  else if (has_fields (in, form))
    g_string_append_c (lost, 'F');
  if (is_signed (in, form))
    g_string_append_c (lost, 'S');
}

static void
note_document (qpdf_data in,
               GString  *lost)
{
  qpdf_oh  root = qpdf_get_root (in);
  qpdf_oh  names = qpdf_oh_get_key (in, root, "/Names");
  qpdf_oh  action = qpdf_oh_get_key (in, root, "/OpenAction");
  gboolean named = qpdf_oh_is_dictionary (in, names);

  note_form (in, qpdf_oh_get_key (in, root, "/AcroForm"), lost);
  if (qpdf_oh_is_dictionary (in, action) || qpdf_oh_has_key (in, root, "/AA") || (named && qpdf_oh_has_key (in, names, "/JavaScript")))
    g_string_append_c (lost, 'J');
  if ((named && qpdf_oh_has_key (in, names, "/EmbeddedFiles")) || qpdf_oh_has_key (in, root, "/AF"))
    g_string_append_c (lost, 'E');
}

/* }}} */
/* {{{ Layers: what was hidden stays so */

static gboolean
holds (qpdf_data in,
       qpdf_oh   array,
       qpdf_oh   object)
{
  int n = qpdf_oh_is_array (in, array) ? qpdf_oh_get_array_n_items (in, array) : 0;

  for (int i = 0; i < n; i++)
    if (qpdf_oh_get_object_id (in, qpdf_oh_get_array_item (in, array, i)) == qpdf_oh_get_object_id (in, object))
      return TRUE;

  return FALSE;
}

static gboolean
is_hidden (qpdf_data in,
           qpdf_oh   settings,
           qpdf_oh   layer)
{
  if (qpdf_oh_is_name_and_equals (in, qpdf_oh_get_key (in, settings, "/BaseState"), "/OFF"))
    return !holds (in, qpdf_oh_get_key (in, settings, "/ON"), layer);

  return holds (in, qpdf_oh_get_key (in, settings, "/OFF"), layer);
}

static void
copy_layers (qpdf_data in,
             qpdf_data out)
{
  qpdf_oh from = qpdf_oh_get_key (in, qpdf_get_root (in), "/OCProperties");
  qpdf_oh layers, settings, to, hidden;
  int     n;

  if (!qpdf_oh_is_dictionary (in, from))
    return;

  layers = qpdf_oh_get_key (in, from, "/OCGs");
  settings = qpdf_oh_get_key (in, from, "/D");
  to = qpdf_oh_parse (out, "<< /OCGs [ ] /D << /OFF [ ] >> >>");
  hidden = qpdf_oh_get_key (out, qpdf_oh_get_key (out, to, "/D"), "/OFF");
  n = qpdf_oh_is_array (in, layers) ? qpdf_oh_get_array_n_items (in, layers) : 0;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh layer = qpdf_oh_get_array_item (in, layers, i), copy;

      if (!qpdf_oh_is_indirect (in, layer) || !qpdf_oh_is_dictionary (in, layer))
        continue;

      copy = qpdf_oh_copy_foreign_object (out, in, layer);
      qpdf_oh_append_item (out, qpdf_oh_get_key (out, to, "/OCGs"), copy);
      if (qpdf_oh_is_dictionary (in, settings) && is_hidden (in, settings, layer))
        qpdf_oh_append_item (out, hidden, copy);
    }

  qpdf_oh_replace_key (out, qpdf_get_root (out), "/OCProperties", to);
}

/* }}} */
/* {{{ A page */

static gboolean
get_rectangle (qpdf_data   in,
               qpdf_oh     page,
               const char *key,
               double      sides[4])
{
  qpdf_oh array = qpdf_oh_get_key (in, page, key);

  if (!qpdf_oh_is_array (in, array) || qpdf_oh_get_array_n_items (in, array) != 4)
    return FALSE;

  for (int i = 0; i < 4; i++)
    if (!qpdf_oh_get_value_as_number (in, qpdf_oh_get_array_item (in, array, i), &sides[i]))
      return FALSE;

  return TRUE;
}

static void
intersect (EcotSheetBox *box,
           const double  sides[4])
{
  box->x0 = MAX (box->x0, MIN (sides[0], sides[2]));
  box->y0 = MAX (box->y0, MIN (sides[1], sides[3]));
  box->x1 = MIN (box->x1, MAX (sides[0], sides[2]));
  box->y1 = MIN (box->y1, MAX (sides[1], sides[3]));
}

static gboolean
measure (qpdf_data     in,
         qpdf_oh       page,
         EcotSheetBox *box)
{
  qpdf_oh rotate = qpdf_oh_get_key (in, page, "/Rotate");
  double  sides[4], unit;

  *box = (EcotSheetBox){ -G_MAXFLOAT, -G_MAXFLOAT, G_MAXFLOAT, G_MAXFLOAT, .unit = 1 };
  if (!get_rectangle (in, page, "/MediaBox", sides))
    return FALSE;

  intersect (box, sides);
  if (get_rectangle (in, page, "/CropBox", sides))
    intersect (box, sides);
  if (qpdf_oh_is_integer (in, rotate))
    box->turn = (guint)((qpdf_oh_get_int_value (in, rotate) / 90 % 4 + 4) % 4);
  if (qpdf_oh_get_value_as_number (in, qpdf_oh_get_key (in, page, "/UserUnit"), &unit) && unit > 0 && unit <= MAX_UNIT)
    box->unit = unit;

  return box->x1 - box->x0 >= 1 && box->y1 - box->y0 >= 1 && box->x1 - box->x0 <= MAX_SIDE && box->y1 - box->y0 <= MAX_SIDE;
}

/* Of what a page refers to, what drawing needs. */
static qpdf_oh
copy_resources (qpdf_data in,
                qpdf_oh   page,
                qpdf_oh   forms)
{
  static const char *const kept[] = { "/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Properties", "/Shading", "/XObject" };
  qpdf_oh                  from = qpdf_oh_get_key (in, page, "/Resources");
  qpdf_oh                  to = qpdf_oh_new_dictionary (in);

  for (guint i = 0; qpdf_oh_is_dictionary (in, from) && i < G_N_ELEMENTS (kept); i++)
    {
      qpdf_oh part = qpdf_oh_get_key (in, from, kept[i]);

      if (qpdf_oh_is_dictionary (in, part))
        qpdf_oh_replace_key (in, to, kept[i], part);
    }

  /* Apart from its own, which may be those of other pages too. */
  if (qpdf_oh_has_key (in, to, "/XObject"))
    {
      qpdf_oh own = qpdf_oh_get_key (in, to, "/XObject");

      for (qpdf_oh_begin_dict_key_iter (in, own); qpdf_oh_dict_more_keys (in);)
        {
          g_autofree char *name = g_strdup (qpdf_oh_dict_next_key (in));

          if (!qpdf_oh_has_key (in, forms, name))
            qpdf_oh_replace_key (in, forms, name, qpdf_oh_get_key (in, own, name));
        }
    }
  qpdf_oh_replace_key (in, to, "/XObject", forms);

  return to;
}

static qpdf_oh
make_form (qpdf_data           in,
           qpdf_oh             page,
           const EcotSheetBox *box,
           const GString      *content,
           qpdf_oh             forms)
{
  qpdf_oh             form = ecot_sheet_new_stream (in, content->str, content->len);
  qpdf_oh             dict = qpdf_oh_get_dict (in, form);
  g_autoptr (GString) sides = g_string_new ("[ ");
  qpdf_oh             group = qpdf_oh_get_key (in, page, "/Group");

  ecot_sheet_append_number (sides, box->x0);
  ecot_sheet_append_number (sides, box->y0);
  ecot_sheet_append_number (sides, box->x1);
  ecot_sheet_append_number (sides, box->y1);
  g_string_append_c (sides, ']');
  qpdf_oh_replace_key (in, dict, "/Type", qpdf_oh_new_name (in, "/XObject"));
  qpdf_oh_replace_key (in, dict, "/Subtype", qpdf_oh_new_name (in, "/Form"));
  qpdf_oh_replace_key (in, dict, "/BBox", qpdf_oh_parse (in, sides->str));
  qpdf_oh_replace_key (in, dict, "/Resources", copy_resources (in, page, forms));
  if (qpdf_oh_is_dictionary (in, group))
    qpdf_oh_replace_key (in, dict, "/Group", group);

  return form;
}

static void
note_once (GString *lost,
           char     letter)
{
  if (strchr (lost->str, letter) == NULL)
    g_string_append_c (lost, letter);
}

static const char *
take_page (qpdf_data in,
           qpdf_data out,
           qpdf_oh   page,
           GString  *sheets,
           GString  *lost)
{
  g_autoptr (GString) content = NULL;
  unsigned char      *data = NULL;
  gsize               size = 0;
  EcotSheetBox        box;
  qpdf_oh             forms = qpdf_oh_new_dictionary (in), form;

  if (!measure (in, page, &box) || qpdf_oh_get_page_content_data (in, page, &data, &size) >= QPDF_ERRORS)
    return "damaged";

  /* A page that forgets to close what it opened must not turn its annotations. */
  content = g_string_new ("q\n");
  g_string_append_len (content, (const char *)data, (gssize)size);
  g_string_append (content, "\nQ\n");
  free (data);
  if (!ecot_annotations_flatten (in, page, content, forms))
    note_once (lost, 'A');
  if (qpdf_oh_has_key (in, page, "/AA"))
    note_once (lost, 'J');

  form = make_form (in, page, &box, content, forms);
  g_string_append_c (sheets, ecot_sheet_add (out, qpdf_oh_copy_foreign_object (out, in, form), &box) ? 'l' : 'p');
  return NULL;
}

/* }}} */

const char *
ecot_pages_from_pdf (qpdf_data in,
                     qpdf_data out,
                     GBytes   *file,
                     GString  *sheets,
                     GString  *lost)
{
  const char *refused = open_file (in, file);
  int         n;

  if (refused == NULL)
    refused = check_objects (in);
  if (refused != NULL)
    return refused;

  n = qpdf_get_num_pages (in);
  if (n <= 0 || n > ECOT_PAGES_MAX)
    return n <= 0 ? "damaged" : "long";

  note_document (in, lost);
  qpdf_push_inherited_attributes_to_page (in);
  copy_layers (in, out);
  for (int i = 0; i < n && refused == NULL; i++)
    {
      refused = take_page (in, out, qpdf_get_page_n (in, (size_t)i), sheets, lost);
      qpdf_oh_release_all (in);
      qpdf_oh_release_all (out);
    }

  return refused == NULL && (qpdf_has_error (in) || qpdf_more_warnings (in)) ? "damaged" : refused;
}
