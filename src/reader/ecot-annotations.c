/* ecot-annotations.c: what was written over a page, made part of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stamps, notes and the fields of a form are drawn over the page by drawings of their
 * own, each moved into its rectangle as ISO 32000-1, 12.5.5, algorithm 8.1 has it.  They
 * are drawn the same, but cannot be changed any more.
 */

#include "config.h"

#include "reader/ecot-read-pages.h"

#include "reader/ecot-sheet.h"

#define MAX_ANNOTATIONS 10000

/* Of /F: invisible, hidden, not to be seen. */
#define UNSEEN (1 << 1 | 1 << 5)

typedef struct
{
  double x0, y0, x1, y1;
} Rectangle;

static gboolean
get_numbers (qpdf_data   in,
             qpdf_oh     dict,
             const char *key,
             double     *numbers,
             int         n)
{
  qpdf_oh array = qpdf_oh_get_key (in, dict, key);

  if (!qpdf_oh_is_array (in, array) || qpdf_oh_get_array_n_items (in, array) != n)
    return FALSE;

  for (int i = 0; i < n; i++)
    if (!qpdf_oh_get_value_as_number (in, qpdf_oh_get_array_item (in, array, i), &numbers[i]))
      return FALSE;

  return TRUE;
}

static gboolean
get_rectangle (qpdf_data   in,
               qpdf_oh     dict,
               const char *key,
               Rectangle  *r)
{
  double n[4];

  if (!get_numbers (in, dict, key, n, 4))
    return FALSE;

  *r = (Rectangle){ MIN (n[0], n[2]), MIN (n[1], n[3]), MAX (n[0], n[2]), MAX (n[1], n[3]) };
  return TRUE;
}

/* The corners of @box, moved by @m, all lie in what is returned. */
static Rectangle
transform (const Rectangle *box,
           const double     m[6])
{
  const double xs[] = { box->x0, box->x1 }, ys[] = { box->y0, box->y1 };
  Rectangle    r = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < 4; i++)
    {
      double x = m[0] * xs[i % 2] + m[2] * ys[i / 2] + m[4];
      double y = m[1] * xs[i % 2] + m[3] * ys[i / 2] + m[5];

      r = (Rectangle){ MIN (r.x0, x), MIN (r.y0, y), MAX (r.x1, x), MAX (r.y1, y) };
    }

  return r;
}

/* The drawing of the state it is in. */
static qpdf_oh
find_drawing (qpdf_data in,
              qpdf_oh   annotation)
{
  qpdf_oh drawings = qpdf_oh_get_key_if_dict (in, annotation, "/AP");
  qpdf_oh normal = qpdf_oh_get_key_if_dict (in, drawings, "/N");
  qpdf_oh state = qpdf_oh_get_key (in, annotation, "/AS");

  if (qpdf_oh_is_dictionary (in, normal) && !qpdf_oh_is_stream (in, normal) && qpdf_oh_is_name (in, state))
    return qpdf_oh_get_key (in, normal, qpdf_oh_get_name (in, state));

  return normal;
}

static gboolean
is_unseen (qpdf_data in,
           qpdf_oh   annotation)
{
  qpdf_oh flags = qpdf_oh_get_key (in, annotation, "/F");
  qpdf_oh kind = qpdf_oh_get_key (in, annotation, "/Subtype");

  return qpdf_oh_is_name_and_equals (in, kind, "/Popup") ||
         (qpdf_oh_is_integer (in, flags) && (qpdf_oh_get_int_value (in, flags) & UNSEEN) != 0);
}

/* Nothing is to be seen of a link, or of a field without a drawing. */
static gboolean
needs_drawing (qpdf_data in,
               qpdf_oh   annotation)
{
  qpdf_oh kind = qpdf_oh_get_key (in, annotation, "/Subtype");

  return !qpdf_oh_is_name_and_equals (in, kind, "/Link") &&
         !(qpdf_oh_is_name_and_equals (in, kind, "/Widget") && !qpdf_oh_has_key (in, annotation, "/V"));
}

static gboolean
place (qpdf_data in,
       qpdf_oh   annotation,
       qpdf_oh   drawing,
       GString  *content)
{
  qpdf_oh   dict = qpdf_oh_get_dict (in, drawing);
  double    m[6] = { 1, 0, 0, 1, 0, 0 };
  Rectangle box, r, seen;
  double    x, y;

  if (!get_rectangle (in, annotation, "/Rect", &r) || !get_rectangle (in, dict, "/BBox", &box))
    return FALSE;

  get_numbers (in, dict, "/Matrix", m, 6);
  seen = transform (&box, m);
  if (seen.x1 <= seen.x0 || seen.y1 <= seen.y0)
    return FALSE;

  x = (r.x1 - r.x0) / (seen.x1 - seen.x0);
  y = (r.y1 - r.y0) / (seen.y1 - seen.y0);
  ecot_sheet_append_number (content, x);
  g_string_append (content, "0 0 ");
  ecot_sheet_append_number (content, y);
  ecot_sheet_append_number (content, r.x0 - x * seen.x0);
  ecot_sheet_append_number (content, r.y0 - y * seen.y0);
  g_string_append (content, "cm");
  return TRUE;
}

static gboolean
flatten (qpdf_data in,
         qpdf_oh   annotation,
         int       number,
         GString  *content,
         qpdf_oh   forms)
{
  qpdf_oh             drawing = find_drawing (in, annotation);
  g_autoptr (GString) placed = g_string_new ("q ");
  g_autofree char    *name = g_strdup_printf ("/EcotNote%d", number);
  qpdf_oh             dict;

  if (!qpdf_oh_is_stream (in, drawing))
    return !needs_drawing (in, annotation);

  if (!place (in, annotation, drawing, placed))
    return FALSE;

  dict = qpdf_oh_get_dict (in, drawing);
  qpdf_oh_replace_key (in, dict, "/Type", qpdf_oh_new_name (in, "/XObject"));
  qpdf_oh_replace_key (in, dict, "/Subtype", qpdf_oh_new_name (in, "/Form"));
  qpdf_oh_replace_key (in, forms, name, drawing);
  g_string_append_printf (content, "%s %s Do Q\n", placed->str, name);
  return TRUE;
}

gboolean
ecot_annotations_flatten (qpdf_data in,
                          qpdf_oh   page,
                          GString  *content,
                          qpdf_oh   forms)
{
  qpdf_oh  annotations = qpdf_oh_get_key (in, page, "/Annots");
  int      n = qpdf_oh_is_array (in, annotations) ? qpdf_oh_get_array_n_items (in, annotations) : 0;
  gboolean all = n <= MAX_ANNOTATIONS;

  for (int i = 0; i < MIN (n, MAX_ANNOTATIONS); i++)
    {
      qpdf_oh annotation = qpdf_oh_get_array_item (in, annotations, i);

      if (qpdf_oh_is_dictionary (in, annotation) && !is_unseen (in, annotation))
        all &= flatten (in, annotation, i, content, forms);
    }

  return all;
}
