/* ecot-odf-chart.c: a chart as a picture of lines and letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Word processors that know SVG print it as sharp as the text around it, and
 * find words in it; it is a tenth of the bytes of the same chart in pixels.
 * Lengths are whole hundredths of a point, as the view box says, so that no number
 * has a comma.
 */

#include "chart/ecot-chart-shapes.h"
#include "odf/ecot-odf-text.h"

#define FAMILIES ECOT_ODF_SANS ", Arimo, Arial, Helvetica, sans-serif"

static int
scale (double length)
{
  return (int)(length * 100 + 0.5);
}

/* What the paper is printed with. */
static void
put_ink (EcotXmlWriter   *xml,
         const char      *attribute,
         const EcotShape *shape)
{
  char ink[8];

  g_snprintf (ink, sizeof ink, "#%06x", ecot_chart_paper_get_ink (shape->ink));
  ecot_xml_attr (xml, attribute, ink);
}

static void
put_box (EcotXmlWriter   *xml,
         const EcotShape *shape)
{
  ecot_xml_start (xml, "rect");
  ecot_xml_attr_int (xml, "x", scale (shape->x));
  ecot_xml_attr_int (xml, "y", scale (shape->y));
  ecot_xml_attr_int (xml, "width", scale (shape->w));
  ecot_xml_attr_int (xml, "height", scale (shape->h));
  if (shape->type == ECOT_SHAPE_FRAME)
    ecot_xml_attr (xml, "fill", "none");
  put_ink (xml, shape->type == ECOT_SHAPE_FRAME ? "stroke" : "fill", shape);
  ecot_xml_end (xml, "rect");
}

static void
put_disc (EcotXmlWriter   *xml,
          const EcotShape *shape)
{
  ecot_xml_start (xml, "circle");
  ecot_xml_attr_int (xml, "cx", scale (shape->x));
  ecot_xml_attr_int (xml, "cy", scale (shape->y));
  ecot_xml_attr_int (xml, "r", scale (shape->w));
  put_ink (xml, "fill", shape);
  ecot_xml_end (xml, "circle");
}

static gboolean
is_line (const EcotShape *shape)
{
  return shape->type == ECOT_SHAPE_RULE || shape->type == ECOT_SHAPE_STROKE;
}

/* All lines of one kind that follow each other; returns how many. */
static guint
put_lines (EcotXmlWriter *xml,
           const GArray  *shapes,
           guint          first)
{
  const EcotShape    *shape = &g_array_index (shapes, EcotShape, first);
  g_autoptr (GString) path = g_string_new (NULL);
  const EcotShape    *line = shape;
  guint               n = 0;

  for (; first + n < shapes->len && line->type == shape->type && line->ink == shape->ink; line++, n++)
    g_string_append_printf (path, "M%d %dL%d %d", scale (line->x), scale (line->y), scale (line->x + line->w), scale (line->y + line->h));

  ecot_xml_start (xml, "path");
  ecot_xml_attr (xml, "d", path->str);
  put_ink (xml, "stroke", shape);
  if (shape->type == ECOT_SHAPE_STROKE)
    {
      ecot_xml_attr_int (xml, "stroke-width", scale (ECOT_CHART_STROKE_WEIGHT));
      ecot_xml_attr (xml, "stroke-linecap", "round");
    }
  ecot_xml_end (xml, "path");

  return n;
}

/* Numbers end at their right edge, whatever letters they are set in. */
static void
put_words (EcotXmlWriter   *xml,
           const EcotShape *shape)
{
  gboolean number = shape->look == ECOT_CHART_NUMBER;

  ecot_xml_start (xml, "text");
  ecot_xml_attr_int (xml, "x", scale (number ? shape->x + shape->w : shape->x));
  ecot_xml_attr_int (xml, "y", scale (shape->y + ECOT_CHART_BASELINE));
  put_ink (xml, "fill", shape);
  ecot_xml_attr (xml, "text-anchor", number ? "end" : NULL);
  ecot_xml_attr (xml, "font-weight", shape->look == ECOT_CHART_STRONG ? "bold" : NULL);
  ecot_xml_text (xml, shape->text);
  ecot_xml_end (xml, "text");
}

static void
start_svg (EcotXmlWriter *xml,
           int            width,
           int            height)
{
  g_autofree char *w = g_strdup_printf ("%d.%02dpt", width / 100, width % 100);
  g_autofree char *h = g_strdup_printf ("%d.%02dpt", height / 100, height % 100);
  g_autofree char *box = g_strdup_printf ("0 0 %d %d", width, height);

  ecot_xml_start (xml, "svg");
  ecot_xml_attr (xml, "xmlns", "http://www.w3.org/2000/svg");
  ecot_xml_attr (xml, "width", w);
  ecot_xml_attr (xml, "height", h);
  ecot_xml_attr (xml, "viewBox", box);
  ecot_xml_attr (xml, "font-family", FAMILIES);
  ecot_xml_attr_int (xml, "font-size", ECOT_CHART_TEXT_SIZE * 100);
  ecot_xml_attr_int (xml, "stroke-width", scale (ECOT_CHART_RULE_WEIGHT));
}

GBytes *
ecot_odf_chart_to_svg (EcotChartDrawing *drawing)
{
  const GArray  *shapes = ecot_chart_drawing_get_shapes (drawing);
  EcotXmlWriter *xml = ecot_xml_writer_new (FALSE);

  start_svg (xml, scale (ecot_chart_drawing_get_width (drawing)), scale (ecot_chart_drawing_get_height (drawing)));

  for (guint i = 0; i < shapes->len;)
    {
      const EcotShape *shape = &g_array_index (shapes, EcotShape, i);

      if (is_line (shape))
        {
          i += put_lines (xml, shapes, i);
          continue;
        }

      if (shape->type == ECOT_SHAPE_TEXT)
        put_words (xml, shape);
      else if (shape->type == ECOT_SHAPE_DISC)
        put_disc (xml, shape);
      else
        put_box (xml, shape);
      i++;
    }

  ecot_xml_end (xml, "svg");
  return ecot_xml_writer_finish (xml);
}
