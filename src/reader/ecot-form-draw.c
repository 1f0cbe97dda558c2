/* ecot-form-draw.c: the picture of a field with its value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made here and not left to viewers (NeedAppearances): each has its own idea of
 * it, some have none, and what a jury prints has to be what was read back.  Ground
 * and border are drawn as the field asks (ISO 32000-1, 12.5.6.19), then the text,
 * clipped to the box.
 */

#include "config.h"

#include <string.h>

#include "reader/ecot-form-draw.h"

#define EM      1000
#define PADDING 2.0
/* Of what is chosen in a list: the blue that viewers take. */
#define CHOSEN_GROUND "0.6 0.757 0.855 rg"

/* A box as the text sees it: @turned boxes are as wide as their rectangle is high. */
typedef struct
{
  double width, height;
  int    turned; /* degrees, against the clock */
  double border;
} Box;

/* {{{ Numbers */

/* In thousandths, the same in every locale. */
static void
append_number (GString *out,
               double   number)
{
  gint64 thousandths = (gint64)(number * 1000 + (number < 0 ? -0.5 : 0.5));

  g_string_append_printf (out, "%s%" G_GINT64_FORMAT, thousandths < 0 ? "-" : "", ABS (thousandths) / 1000);
  if (thousandths % 1000 != 0)
    g_string_append_printf (out, ".%03d", (int)(ABS (thousandths) % 1000));
  g_string_append_c (out, ' ');
}

static void
append_numbers (GString      *out,
                guint         n,
                const double *numbers,
                const char *
                operator)
{
  for (guint i = 0; i < n; i++)
    append_number (out, numbers[i]);
  g_string_append (out, operator);
  g_string_append_c (out, '\n');
}

static void
append_box (GString *out,
            double   x,
            double   y,
            double   width,
            double   height,
            const char *
            operator)
{
  append_numbers (out, 4, (const double[]){ x, y, width, height }, operator);
}

/* }}} */
/* {{{ Ground and border */

static double
get_border (qpdf_data qpdf,
            qpdf_oh   widget)
{
  qpdf_oh style = qpdf_oh_get_key (qpdf, widget, "/BS");
  qpdf_oh width = qpdf_oh_is_dictionary (qpdf, style) ? qpdf_oh_get_key (qpdf, style, "/W") : 0;

  if (width != 0 && qpdf_oh_is_number (qpdf, width))
    return CLAMP (qpdf_oh_get_numeric_value (qpdf, width), 0, 10);

  return 1;
}

static gboolean
read_box (qpdf_data qpdf,
          qpdf_oh   widget,
          Box      *box)
{
  qpdf_oh look = qpdf_oh_get_key (qpdf, widget, "/MK");
  qpdf_oh turn = qpdf_oh_is_dictionary (qpdf, look) ? qpdf_oh_get_key (qpdf, look, "/R") : 0;
  double  at[4];

  if (!ecot_form_get_box (qpdf, widget, at))
    return FALSE;

  box->turned = turn != 0 && qpdf_oh_is_integer (qpdf, turn) ? (int)(qpdf_oh_get_int_value (qpdf, turn) % 360) : 0;
  if (box->turned < 0)
    box->turned += 360;
  if (box->turned % 90 != 0)
    box->turned = 0;
  box->width = box->turned % 180 == 0 ? at[2] : at[3];
  box->height = box->turned % 180 == 0 ? at[3] : at[2];
  box->border = get_border (qpdf, widget);
  return TRUE;
}

/* The operator that sets a colour of so many parts; FALSE if there is none. */
static gboolean
append_color (GString          *out,
              qpdf_data         qpdf,
              qpdf_oh           widget,
              const char       *key,
              const char *const operators[5])
{
  qpdf_oh look = qpdf_oh_get_key (qpdf, widget, "/MK");
  qpdf_oh color = qpdf_oh_is_dictionary (qpdf, look) ? qpdf_oh_get_key (qpdf, look, key) : 0;
  int     n = color != 0 && qpdf_oh_is_array (qpdf, color) ? qpdf_oh_get_array_n_items (qpdf, color) : 0;
  double  parts[4];

  if (n < 0 || n > 4 || operators[n] == NULL)
    return FALSE;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh part = qpdf_oh_get_array_item (qpdf, color, i);

      parts[i] = qpdf_oh_is_number (qpdf, part) ? CLAMP (qpdf_oh_get_numeric_value (qpdf, part), 0, 1) : 0;
    }

  append_numbers (out, (guint)n, parts, operators[n]);
  return TRUE;
}

static void
append_line (GString *out,
             double   x0,
             double   y0,
             double   x1,
             double   y1)
{
  append_numbers (out, 2, (const double[]){ x0, y0 }, "m");
  append_numbers (out, 2, (const double[]){ x1, y1 }, "l S");
}

/* @n_cells: of a comb; 1 of any other. */
static void
append_border (GString   *out,
               qpdf_data  qpdf,
               qpdf_oh    widget,
               const Box *box,
               guint      n_cells)
{
  qpdf_oh style = qpdf_oh_get_key (qpdf, widget, "/BS");
  double  half = box->border / 2;

  append_numbers (out, 1, &box->border, "w");
  if (qpdf_oh_is_dictionary (qpdf, style) && qpdf_oh_is_name_and_equals (qpdf, qpdf_oh_get_key (qpdf, style, "/S"), "/U"))
    append_line (out, 0, half, box->width, half);
  else
    append_box (out, half, half, box->width - box->border, box->height - box->border, "re S");

  for (guint i = 1; i < n_cells; i++)
    append_line (out, box->width * i / n_cells, 0, box->width * i / n_cells, box->height);
}

static gboolean
has_comb (const EcotFormNode *node)
{
  return (node->flags & ECOT_FORM_COMB) != 0;
}

static void
append_frame (GString               *out,
              const EcotFormDrawing *drawing,
              qpdf_oh                widget,
              const Box             *box)
{
  static const char *const fills[5] = { NULL, "g", NULL, "rg", "k" };
  static const char *const strokes[5] = { NULL, "G", NULL, "RG", "K" };
  qpdf_data                qpdf = drawing->tree->qpdf;

  g_string_append (out, "q\n");
  if (append_color (out, qpdf, widget, "/BG", fills))
    append_box (out, 0, 0, box->width, box->height, "re f");
  if (box->border > 0 && append_color (out, qpdf, widget, "/BC", strokes))
    append_border (out, qpdf, widget, box, has_comb (drawing->node) ? drawing->node->max_length : 1);
  g_string_append (out, "Q\n");
}

/* }}} */
/* {{{ Text */

static void
append_glyphs (GString            *out,
               const EcotFormType *type,
               const char         *text,
               gsize               length)
{
  g_string_append_c (out, '<');
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      const EcotFormGlyph *glyph = ecot_form_type_find (type, g_utf8_get_char (at));

      if (glyph != NULL)
        g_string_append_printf (out, "%04X", glyph->glyph);
    }
  g_string_append (out, "> Tj\n");
}

/* The text, its first line's baseline at @x and @y. */
static void
append_run (GString            *out,
            const EcotFormType *type,
            const char         *text,
            gsize               length,
            double              x,
            double              y)
{
  append_numbers (out, 6, (const double[]){ 1, 0, 0, 1, x, y }, "Tm");
  append_glyphs (out, type, text, length);
}

static void
begin_text (GString            *out,
            const EcotFormLook *look,
            double              size)
{
  g_string_append_printf (out, "BT\n%s\n/Ecot ", look->color);
  append_numbers (out, 1, &size, "Tf");
}

static double
get_start (const EcotFormNode *node,
           double              left,
           double              room,
           double              width)
{
  return left + (node->alignment == 0 ? 0 : (node->alignment == 1 ? (room - width) / 2 : room - width));
}

/* A baseline that puts ascenders and descenders in the middle of the box. */
static double
get_baseline (const EcotFormType *type,
              const Box          *box,
              double              size)
{
  return (box->height - size * (type->metrics[0] + type->metrics[1]) / EM) / 2;
}

static void
append_lines (GString               *out,
              const EcotFormDrawing *drawing,
              const EcotFormLines   *lines,
              const Box             *box,
              double                 padding,
              gboolean               multiline)
{
  const EcotFormType *type = drawing->type;
  double              room = box->width - 2 * padding;
  double              y = multiline ? box->height - padding - lines->size * type->metrics[0] / EM : get_baseline (type, box, lines->size);

  for (guint i = 0; i < lines->lines->len; i++, y -= lines->leading)
    {
      const EcotFormLine *line = &g_array_index (lines->lines, EcotFormLine, i);
      double              width = (double)ecot_form_type_measure (type, line->text, line->length) * lines->size / EM;

      append_run (out, type, line->text, line->length, get_start (drawing->node, padding, room, width), y);
    }
}

/* One character in the middle of each cell. */
static void
append_comb (GString               *out,
             const EcotFormDrawing *drawing,
             const char            *text,
             double                 size,
             const Box             *box)
{
  guint  n = (guint)g_utf8_strlen (text, -1);
  guint  n_cells = drawing->node->max_length;
  double cell = box->width / n_cells;
  double y = get_baseline (drawing->type, box, size);
  guint  first = drawing->node->alignment == 0 || n >= n_cells ? 0 : (n_cells - n) / (drawing->node->alignment == 1 ? 2 : 1);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), first++)
    {
      gsize  length = (gsize)(g_utf8_next_char (at) - at);
      double width = (double)ecot_form_type_measure (drawing->type, at, length) * size / EM;

      append_run (out, drawing->type, at, length, first * cell + (cell - width) / 2, y);
    }
}

/* }}} */

static void
set_picture (const EcotFormDrawing *drawing,
             qpdf_oh                widget,
             const Box             *box,
             GString               *content)
{
  static const double turns[4][4] = { { 1, 0, 0, 1 }, { 0, 1, -1, 0 }, { -1, 0, 0, -1 }, { 0, -1, 1, 0 } };
  const double       *turn = turns[box->turned / 90];
  qpdf_data           qpdf = drawing->tree->qpdf;
  qpdf_oh             stream = qpdf_oh_new_stream (qpdf);
  qpdf_oh             dict = qpdf_oh_get_dict (qpdf, stream);
  qpdf_oh             looks = qpdf_oh_new_dictionary (qpdf);
  qpdf_oh             resources = qpdf_oh_parse (qpdf, "<< /Font << >> >>");
  g_autoptr (GString) numbers = g_string_new ("[ ");

  qpdf_oh_replace_stream_data (qpdf, stream, (const unsigned char *)content->str, content->len, qpdf_oh_new_null (qpdf), qpdf_oh_new_null (qpdf));
  append_box (numbers, 0, 0, box->width, box->height, "]");
  qpdf_oh_replace_key (qpdf, dict, "/Type", qpdf_oh_new_name (qpdf, "/XObject"));
  qpdf_oh_replace_key (qpdf, dict, "/Subtype", qpdf_oh_new_name (qpdf, "/Form"));
  qpdf_oh_replace_key (qpdf, dict, "/BBox", qpdf_oh_parse (qpdf, numbers->str));
  if (box->turned != 0)
    {
      g_string_assign (numbers, "[ ");
      append_numbers (numbers, 4, turn, "0 0 ]");
      qpdf_oh_replace_key (qpdf, dict, "/Matrix", qpdf_oh_parse (qpdf, numbers->str));
    }
  if (strstr (content->str, "/Ecot ") != NULL)
    qpdf_oh_replace_key (qpdf, qpdf_oh_get_key (qpdf, resources, "/Font"), "/Ecot", ecot_form_type_embed (drawing->type, qpdf));
  qpdf_oh_replace_key (qpdf, dict, "/Resources", resources);
  qpdf_oh_replace_key (qpdf, looks, "/N", stream);
  qpdf_oh_replace_key (qpdf, widget, "/AP", looks);
  qpdf_oh_remove_key (qpdf, widget, "/AS");
}

static void
begin_content (GString               *out,
               const EcotFormDrawing *drawing,
               qpdf_oh                widget,
               const Box             *box)
{
  append_frame (out, drawing, widget, box);
  g_string_append (out, "/Tx BMC\nq\n");
  append_box (out, box->border, box->border, box->width - 2 * box->border, box->height - 2 * box->border, "re W n");
}

static gboolean
fit_text (const EcotFormDrawing *drawing,
          const Box             *box,
          double                 padding,
          const char            *text,
          EcotFormLines         *lines,
          EcotFormMisfit        *misfit)
{
  gboolean multiline = (drawing->node->flags & ECOT_FORM_MULTILINE) != 0;
  double   width = has_comb (drawing->node) ? G_MAXINT : box->width - 2 * padding;
  double   height = box->height - 2 * (multiline ? padding : box->border);

  if (ecot_form_lines_fit (lines, drawing->type, text, multiline, drawing->look->size, width, height) || drawing->cut)
    return TRUE;

  *misfit = multiline ? (EcotFormMisfit){ ECOT_FORM_TOO_HIGH, lines->n_fitting, lines->lines->len }
                      : (EcotFormMisfit){ ECOT_FORM_TOO_WIDE, lines->n_fitting, (guint)g_utf8_strlen (text, -1) };
  return FALSE;
}

gboolean
ecot_form_draw_text (const EcotFormDrawing *drawing,
                     qpdf_oh                widget,
                     const char            *text,
                     EcotFormMisfit        *misfit)
{
  g_autoptr (GString)    out = g_string_new (NULL);
  g_auto (EcotFormLines) lines = { 0 };
  gboolean               multiline = (drawing->node->flags & ECOT_FORM_MULTILINE) != 0;
  double                 padding;
  Box                    box;

  *misfit = (EcotFormMisfit){ ECOT_FORM_NO_PLACE };
  if (!read_box (drawing->tree->qpdf, widget, &box))
    return FALSE;

  padding = MAX (PADDING, 2 * box.border);
  if (*text != '\0' && !fit_text (drawing, &box, padding, text, &lines, misfit))
    return FALSE;

  begin_content (out, drawing, widget, &box);
  if (*text != '\0')
    {
      begin_text (out, drawing->look, lines.size);
      if (has_comb (drawing->node))
        append_comb (out, drawing, text, lines.size, &box);
      else
        append_lines (out, drawing, &lines, &box, padding, multiline);
      g_string_append (out, "ET\n");
    }
  g_string_append (out, "Q\nEMC\n");

  set_picture (drawing, widget, &box, out);
  return TRUE;
}

/* {{{ Lists */

#define LIST_USUAL    10.0 /* where the form leaves it to the program */
#define LIST_SMALLEST 6.0
#define LIST_STEP     0.5

static double
get_leading (const EcotFormType *type,
             double              size)
{
  return MAX (size * (type->metrics[0] - type->metrics[1]) / EM, 1);
}

/* Whole ones. */
static guint
count_rows (const EcotFormType *type,
            const Box          *box,
            double              size)
{
  return (guint)MAX (1, (box->height - PADDING - box->border) / get_leading (type, size));
}

/* From the first that is chosen to the last; 0 if none is. */
static guint
find_span (const EcotFormList *list,
           guint              *first)
{
  guint last = 0;

  *first = list->n;
  for (guint i = 0; i < list->n; i++)
    if (list->chosen[i])
      {
        *first = MIN (*first, i);
        last = i;
      }

  return *first < list->n ? last - *first + 1 : 0;
}

static gboolean
is_chosen_wide (const EcotFormType *type,
                const EcotFormList *list,
                double              size,
                double              room)
{
  for (guint i = 0; i < list->n; i++)
    if (list->chosen[i] && (double)ecot_form_type_measure (type, list->items[i], strlen (list->items[i])) * size / EM > room)
      return TRUE;

  return FALSE;
}

/* A choice that nobody sees is worse than small letters, also where the form asks for others: nobody scrolls on
 * paper.  Rows that are too long at that size are cut by their box, as in every viewer. */
static double
find_list_size (const EcotFormDrawing *drawing,
                const EcotFormList    *list,
                const Box             *box,
                guint                  span)
{
  gboolean free_size = drawing->look->size <= 0;
  double   room = box->width - 2 * (PADDING + box->border);
  double   size = free_size ? LIST_USUAL : drawing->look->size;

  while (size > LIST_SMALLEST && (count_rows (drawing->type, box, size) < span || (free_size && is_chosen_wide (drawing->type, list, size, room))))
    size = MAX (size - LIST_STEP, LIST_SMALLEST);

  return size;
}

static void
append_row (GString               *out,
            const EcotFormDrawing *drawing,
            const Box             *box,
            const char            *item,
            double                 size,
            double                 y)
{
  gsize  length = strlen (item);
  double margin = PADDING + box->border;
  double width = (double)ecot_form_type_measure (drawing->type, item, length) * size / EM;
  double room = box->width - 2 * margin;

  begin_text (out, drawing->look, size);
  append_run (out, drawing->type, item, length, width > room ? margin : get_start (drawing->node, margin, room, width),
              y - size * drawing->type->metrics[0] / EM);
  g_string_append (out, "ET\n");
}

static void
append_rows (GString               *out,
             const EcotFormDrawing *drawing,
             const EcotFormList    *list,
             const Box             *box,
             double                 size,
             guint                  top)
{
  double leading = get_leading (drawing->type, size);
  double y = box->height - PADDING;

  for (guint i = top; i < list->n && y > 0; i++, y -= leading)
    {
      if (list->chosen[i])
        {
          g_string_append (out, CHOSEN_GROUND "\n");
          append_box (out, box->border, y - leading, box->width - 2 * box->border, leading, "re f");
        }
      append_row (out, drawing, box, list->items[i], size, y);
    }
}

gboolean
ecot_form_draw_list (const EcotFormDrawing *drawing,
                     qpdf_oh                widget,
                     const EcotFormList    *list,
                     guint                 *top,
                     EcotFormMisfit        *misfit)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint               first, n_seen, span = find_span (list, &first);
  double              size;
  Box                 box;

  *misfit = (EcotFormMisfit){ ECOT_FORM_NO_PLACE };
  if (!read_box (drawing->tree->qpdf, widget, &box))
    return FALSE;

  size = find_list_size (drawing, list, &box, span);
  n_seen = count_rows (drawing->type, &box, size);
  *misfit = (EcotFormMisfit){ ECOT_FORM_ROWS_HIDDEN, n_seen, span };
  if (span > n_seen && !drawing->cut)
    return FALSE;

  *top = span == 0 || first + span <= n_seen ? 0 : MIN (first, list->n - MIN (n_seen, list->n));
  begin_content (out, drawing, widget, &box);
  append_rows (out, drawing, list, &box, size, *top);
  g_string_append (out, "Q\nEMC\n");

  set_picture (drawing, widget, &box, out);
  return TRUE;
}

/* }}} */
