/* ecot-odf-text.c: a report as an OpenDocument text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * content.xml, block by block in reading order.  Looks live in
 * ecot-odf-text-styles.c, what is laid out as a table in ecot-odf-text-table.c.
 *
 * Each paragraph is in the variant of its style that ecot-odf-text-variants.c
 * made for it.
 */

#include <string.h>

#include "chart/ecot-chart-parts.h"
#include "chart/ecot-chart-pen.h"
#include "chart/ecot-emblem.h"
#include "odf/ecot-odf-text.h"
#include "odf/ecot-odf.h"

/* In 1/100 mm. */
#define POINTS       (72 / 2540.0)
#define PART_HEIGHT  200 /* points, of a part of a chart: three of them fill a page */
#define EMBLEM_HOIST 8500

/* Of the picture: 180 an inch, and 400. */
#define POSTER_EMBLEM_ROWS 600
#define FOOT_EMBLEM_ROWS   120

/* The bookmark of a heading, by its number. */
#define HEADING_NAME "heading-%u"

/* A question of at most so many characters has its boxes, with labels of at most
 * so many, at its right; and boxes of at most so many share a line of their own. */
#define QUESTION_MAX   66
#define BOXES_MAX      22
#define BOXES_LINE_MAX 80

/* Of a list, on one page. */
#define LAST_ITEMS 4

/* Bytes of a paragraph that stays with its count of words: word processors begin a page with one that is longer than what is
 * left of it. */
#define KEPT_LENGTH 2000

typedef struct
{
  EcotXmlWriter        *xml;
  EcotOdfFlags          flags;        /* of the block that comes next */
  guint                 n_paragraphs; /* written so far, outside tables */
  guint                 width;        /* of the text, in 1/100 mm */
  GPtrArray            *pictures;     /* of EcotOdfPicture */
  EcotReport           *report;
  EcotOdfTableMeasures *measures;   /* one a block */
  guint                 n_headings; /* written so far */
  gboolean              behind;     /* a letter */
  gboolean              contents;   /* a table of contents came before */
} TextWriter;

/* The paragraph that comes next, in the variant its block asks for.  Only the
 * first paragraph of a block can begin a page. */
static void
start_p (TextWriter      *self,
         EcotOdfParagraph paragraph,
         EcotOdfFlags     flags)
{
  char buf[ECOT_ODF_STYLE_BUFSIZE];

  if (self->behind)
    paragraph = ecot_odf_put_behind_letter (paragraph);
  ecot_xml_start (self->xml, "text:p");
  ecot_xml_attr (self->xml, "text:style-name", ecot_odf_variant_name (paragraph, self->flags | flags, buf));
  self->flags &= (EcotOdfFlags)~ECOT_ODF_BREAK;
  self->n_paragraphs++;
}

static void
end_p (TextWriter *self)
{
  ecot_xml_end (self->xml, "text:p");
}

static void
write_p (TextWriter      *self,
         EcotOdfParagraph paragraph,
         EcotOdfFlags     flags,
         const char      *text)
{
  start_p (self, paragraph, flags);
  ecot_odf_put_text (self->xml, text);
  end_p (self);
}

static void
write_heading (TextWriter *self,
               guint       level,
               const char *text)
{
  char buf[ECOT_ODF_STYLE_BUFSIZE];

  ecot_xml_start (self->xml, "text:h");
  ecot_xml_attr (self->xml, "text:style-name", ecot_odf_variant_name (ECOT_ODF_HEADING_1 + level - 1, self->flags, buf));
  ecot_xml_attr_int (self->xml, "text:outline-level", level);
  g_snprintf (buf, sizeof buf, HEADING_NAME, self->n_headings++);
  if (self->contents)
    ecot_odf_put_element (self->xml, "text:bookmark", ECOT_ODF_PROPS ("text:name", buf));
  ecot_odf_put_text (self->xml, text);
  ecot_xml_end (self->xml, "text:h");
  self->n_paragraphs++;
}

/* The bytes from @start to @end of a paragraph. */
static void
write_part (TextWriter *self,
            const char *text,
            gsize       start,
            gsize       end)
{
  g_autofree char *part = g_strndup (text + start, end - start);

  ecot_odf_put_run (self->xml, part, start == 0 || text[start - 1] == ' ', text[end] == '\0');
}

static void
write_paragraph (TextWriter      *self,
                 const EcotBlock *block)
{
  gsize done = 0;

  start_p (self, ecot_odf_block_get_paragraph (block), 0);

  for (guint i = 0; block->emphasis != NULL && i < block->emphasis->len; i++)
    {
      const EcotEmphasis *range = &g_array_index (block->emphasis, EcotEmphasis, i);

      write_part (self, block->text, done, range->start);
      ecot_xml_start (self->xml, "text:span");
      ecot_xml_attr (self->xml, "text:style-name", "Strong_20_Emphasis");
      write_part (self, block->text, range->start, range->end);
      ecot_xml_end (self->xml, "text:span");
      done = range->end;
    }

  write_part (self, block->text, done, strlen (block->text));
  end_p (self);
}

/* What is said of a block of several paragraphs, that it stays with the next, is meant of its last. */
static EcotOdfFlags
take_keep (TextWriter *self)
{
  EcotOdfFlags keep = self->flags & ECOT_ODF_KEEP;

  self->flags &= (EcotOdfFlags)~ECOT_ODF_KEEP;
  return keep;
}

/* The last items stay together, so that none begins a page alone. */
static void
write_list (TextWriter      *self,
            const EcotBlock *block)
{
  EcotOdfFlags keep = take_keep (self);
  guint        n = block->items->len;

  ecot_xml_start (self->xml, "text:list");
  ecot_xml_attr (self->xml, "text:style-name", block->ordered ? "Numbers" : "Bullets");

  for (guint i = 0; i < n; i++)
    {
      EcotOdfFlags flags = i > 0 ? ECOT_ODF_ITEM : ECOT_ODF_ITEM | ECOT_ODF_FIRST;

      flags |= i + 1 == n ? keep : i + LAST_ITEMS >= n ? ECOT_ODF_KEEP
                                                       : ECOT_ODF_PLAIN;
      ecot_xml_start (self->xml, "text:list-item");
      write_p (self, ecot_odf_block_get_paragraph (block), flags, g_ptr_array_index (block->items, i));
      ecot_xml_end (self->xml, "text:list-item");
    }

  ecot_xml_end (self->xml, "text:list");
}

/* How long the boxes and their labels are in one line. */
static glong
choices_get_length (const EcotBlock *block)
{
  glong length = 0;

  for (guint i = 0; i < block->items->len; i++)
    length += 4 + g_utf8_strlen (((const EcotChoice *)g_ptr_array_index (block->items, i))->label, -1);

  return length;
}

/* ☐ oui  ☑ non */
static void
write_boxes (TextWriter      *self,
             const EcotBlock *block)
{
  for (guint i = 0; i < block->items->len; i++)
    {
      const EcotChoice *choice = g_ptr_array_index (block->items, i);

      if (i > 0)
        ecot_xml_text (self->xml, "\u2003");
      ecot_xml_text (self->xml, ecot_odf_tick (choice));
      ecot_xml_text (self->xml, "\u00a0");
      ecot_odf_put_run (self->xml, choice->label, FALSE, i + 1 == block->items->len);
    }
}

static void
write_tab (TextWriter *self)
{
  ecot_odf_put_element (self->xml, "text:tab", ECOT_ODF_PROPS (NULL));
}

/* « Assujetti à la TVA          ☐ oui  ☑ non »: the boxes of several questions
 * stand below each other. */
static void
write_choices_line (TextWriter      *self,
                    const EcotBlock *block)
{
  start_p (self, ECOT_ODF_CHOICES, 0);
  ecot_odf_put_run (self->xml, block->text, TRUE, TRUE);
  write_tab (self);
  write_boxes (self, block);
  end_p (self);
}

static void
write_choices_lines (TextWriter      *self,
                     const EcotBlock *block)
{
  if (block->text != NULL)
    write_p (self, ECOT_ODF_CHOICES, ECOT_ODF_KEEP, block->text);

  if (choices_get_length (block) <= BOXES_LINE_MAX)
    {
      start_p (self, ECOT_ODF_CHOICE, 0);
      write_boxes (self, block);
      end_p (self);
      return;
    }

  for (guint i = 0, n = block->items->len; i < n; i++)
    {
      const EcotChoice *choice = g_ptr_array_index (block->items, i);

      /* Neither the first nor the last stands alone on a page. */
      start_p (self, ECOT_ODF_CHOICE, i + 1 < n && (i == 0 || i + 2 == n) ? ECOT_ODF_KEEP : ECOT_ODF_PLAIN);
      ecot_xml_text (self->xml, ecot_odf_tick (choice));
      write_tab (self);
      ecot_odf_put_run (self->xml, choice->label, TRUE, TRUE);
      end_p (self);
    }
}

static void
write_choices (TextWriter      *self,
               const EcotBlock *block)
{
  if (block->text != NULL &&
      g_utf8_strlen (block->text, -1) <= QUESTION_MAX && choices_get_length (block) <= BOXES_MAX)
    write_choices_line (self, block);
  else
    write_choices_lines (self, block);
}

/* Lines to fill by hand. */
static void
write_ruled_lines (TextWriter *self,
                   gboolean    tied)
{
  for (guint i = 1; i < ECOT_HAND_LINES; i++)
    write_p (self, ECOT_ODF_RULED, i != ECOT_HAND_LINES / 2 ? ECOT_ODF_KEEP : ECOT_ODF_PLAIN, "");

  write_p (self, ECOT_ODF_RULED_END, tied ? ECOT_ODF_KEEP : 0, "");
}

static void
write_answer (TextWriter      *self,
              const EcotBlock *block)
{
  EcotOdfFlags keep = take_keep (self);
  gboolean     tied = block->counter != NULL || keep != ECOT_ODF_PLAIN;
  guint        n = block->items->len;

  if (n == 0)
    write_ruled_lines (self, tied);

  for (guint i = 0; i < n; i++)
    {
      const char *text = g_ptr_array_index (block->items, i);

      write_p (self, ECOT_ODF_ANSWER, tied && i + 1 == n && strlen (text) < KEPT_LENGTH ? ECOT_ODF_KEEP : 0, text);
    }

  if (block->counter != NULL)
    write_p (self, ECOT_ODF_COUNTER, keep, block->counter);
}

static void
write_address (TextWriter      *self,
               const EcotBlock *block)
{
  start_p (self, ECOT_ODF_ADDRESS, 0);

  for (guint i = 0; i < block->items->len; i++)
    {
      if (i > 0)
        ecot_odf_put_element (self->xml, "text:line-break", ECOT_ODF_PROPS (NULL));
      ecot_odf_put_text (self->xml, g_ptr_array_index (block->items, i));
    }

  end_p (self);
}

static void
write_image (TextWriter *self,
             const char *ending)
{
  g_autofree char *path = ecot_odf_picture_path (self->pictures->len, ending);

  ecot_odf_put_element (self->xml, "draw:image",
                        ECOT_ODF_PROPS ("xlink:href", path, "xlink:type", "simple", "xlink:show", "embed", "xlink:actuate", "onLoad"));
}

/* What it shows in words comes with it, for who cannot see it.  Programs that know both pictures take the sharper one,
 * others the first. */
static void
write_picture (TextWriter *self,
               EcotChart  *chart,
               guint       height)
{
  g_autofree char *name = g_strdup_printf ("Graphique %u", self->pictures->len);

  ecot_xml_start (self->xml, "draw:frame");
  ecot_xml_attr (self->xml, "draw:name", name);
  ecot_xml_attr (self->xml, "text:anchor-type", "as-char");
  ecot_odf_attr_length (self->xml, "svg:width", self->width);
  ecot_odf_attr_length (self->xml, "svg:height", height);
  write_image (self, "png");
  write_image (self, "svg");
  ecot_xml_leaf (self->xml, "svg:title", ecot_chart_get_title (chart));
  ecot_xml_leaf (self->xml, "svg:desc", ecot_chart_get_words (chart));
  ecot_xml_end (self->xml, "draw:frame");
}

static void
add_picture (TextWriter       *self,
             EcotChartDrawing *drawing,
             GBytes           *png)
{
  EcotOdfPicture *picture = g_new (EcotOdfPicture, 1);

  *picture = (EcotOdfPicture){ png, ecot_odf_chart_to_svg (drawing) };
  g_ptr_array_add (self->pictures, picture);
}

/* If there is no memory for a picture, its words stand there. */
static void
write_whole_chart (TextWriter *self,
                   EcotChart  *chart)
{
  g_autoptr (EcotChartDrawing) drawing = ecot_chart_drawing_new (chart, self->width * POINTS);
  GBytes                      *png = ecot_chart_drawing_to_png (drawing);

  start_p (self, ECOT_ODF_FIGURE, ECOT_ODF_PLAIN);
  if (png != NULL)
    {
      add_picture (self, drawing, png);
      write_picture (self, chart, (guint)(ecot_chart_drawing_get_height (drawing) / POINTS));
    }
  else
    ecot_odf_put_text (self->xml, ecot_chart_get_words (chart));
  end_p (self);
}

/* Where pages end is not known here: a part that has to go to the next one leaves no more than its own height white. */
static void
write_chart (TextWriter      *self,
             const EcotBlock *block)
{
  g_autoptr (EcotPen) pen = ecot_pen_new (NULL);
  guint               n = ecot_chart_get_n_items (block->chart), taken;

  for (guint first = 0; first < n; first += taken)
    {
      g_autoptr (EcotChart) part = NULL;

      taken = ecot_chart_count_fitting (block->chart, first, self->width * POINTS, PART_HEIGHT, ecot_pen_measure, pen);
      taken = MAX (taken, 1);
      part = ecot_chart_take_part (block->chart, first, taken);
      write_whole_chart (self, part);
    }
}

/* The page is a field that word processors work out when they lay the text out. */
static void
write_entry (TextWriter *self,
             const char *title,
             guint       number)
{
  char buf[ECOT_ODF_STYLE_BUFSIZE];

  g_snprintf (buf, sizeof buf, HEADING_NAME, number);
  start_p (self, ECOT_ODF_CONTENTS, ECOT_ODF_PLAIN);
  ecot_odf_put_run (self->xml, title, TRUE, FALSE);
  ecot_odf_put_element (self->xml, "text:tab", ECOT_ODF_PROPS (NULL));
  ecot_xml_start (self->xml, "text:bookmark-ref");
  ecot_xml_attr (self->xml, "text:reference-format", "page");
  ecot_xml_attr (self->xml, "text:ref-name", buf);
  ecot_xml_text (self->xml, "1");
  ecot_xml_end (self->xml, "text:bookmark-ref");
  end_p (self);
}

static void
write_contents (TextWriter *self)
{
  guint number = 0;

  self->contents = TRUE;

  for (guint i = 0; i < ecot_report_get_n_blocks (self->report); i++)
    {
      const EcotBlock *block = ecot_report_get_text_block (self->report, i);

      if (number >= self->n_headings && ecot_block_is_in_contents (block))
        write_entry (self, block->text, number);
      number += ecot_block_get_heading_level (block) > 0 ? 1 : 0;
    }
}

/* Its name stands below it, as the Union asks. */
static void
write_emblem (TextWriter *self)
{
  start_p (self, ECOT_ODF_POSTER, ECOT_ODF_KEEP);
  ecot_odf_put_emblem (self->xml, EMBLEM_HOIST, NULL);
  end_p (self);
  write_p (self, ECOT_ODF_POSTER, ECOT_ODF_PLAIN, "UNION EUROPÉENNE");
}

/* It is always the same, and drawing it costs more than a short paper: each size is drawn once.  (transfer full) */
static GBytes *
draw_emblem_once (GBytes **drawn,
                  guint    rows)
{
  static GMutex lock;
  GBytes       *png;

  g_mutex_lock (&lock);
  if (*drawn == NULL)
    *drawn = ecot_emblem_to_png (rows);
  png = *drawn != NULL ? g_bytes_ref (*drawn) : NULL;
  g_mutex_unlock (&lock);

  return png;
}

/* Its picture: on a poster it is more than ten times as high as at the foot of a page.  NULL: it is nowhere, or there is no
 * memory for it.  (transfer full) */
static GBytes *
get_emblem (EcotReport *report)
{
  static GBytes *on_poster, *at_foot;

  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    if (ecot_report_get_text_block (report, i)->type == ECOT_BLOCK_EMBLEM)
      return draw_emblem_once (&on_poster, POSTER_EMBLEM_ROWS);

  if (!ecot_report_get_info (report)->emblem || ecot_report_get_info (report)->poster)
    return NULL;

  return draw_emblem_once (&at_foot, FOOT_EMBLEM_ROWS);
}

static void
write_block (TextWriter      *self,
             const EcotBlock *block)
{
  switch (block->type)
    {
    case ECOT_BLOCK_HEADING:
      write_heading (self, block->level, block->text);
      break;

    case ECOT_BLOCK_SHEET:
      write_heading (self, 1, block->text);
      break;

    case ECOT_BLOCK_PARAGRAPH:
      write_paragraph (self, block);
      break;

    case ECOT_BLOCK_LIST:
      write_list (self, block);
      break;

    case ECOT_BLOCK_CHOICES:
      write_choices (self, block);
      break;

    case ECOT_BLOCK_ANSWER:
      write_answer (self, block);
      break;

    case ECOT_BLOCK_ADDRESS:
      write_address (self, block);
      break;

    case ECOT_BLOCK_CHART:
      write_chart (self, block);
      break;

    case ECOT_BLOCK_EMBLEM:
      write_emblem (self);
      break;

    case ECOT_BLOCK_CONTENTS:
      write_contents (self);
      break;

    case ECOT_BLOCK_PAGE_BREAK: /* a property of the next block */
      break;

    case ECOT_BLOCK_FIELDS:
    case ECOT_BLOCK_TABLE:
    case ECOT_BLOCK_SIGNATURE:
    default:
      g_return_if_reached ();
    }
}

/* A word processor adds a line after a last table, and a page if that is full: it gets one nobody sees. */
static gboolean
ends_with_table (EcotReport *report)
{
  guint n = ecot_report_get_n_blocks (report);

  while (n > 0 && ecot_report_get_text_block (report, n - 1)->type == ECOT_BLOCK_PAGE_BREAK)
    n--;

  return n > 0 && ecot_odf_block_is_table (ecot_report_get_text_block (report, n - 1));
}

static gboolean
write_body (TextWriter  *self,
            EcotReport  *report,
            EcotOdfWork *work,
            GError     **error)
{
  ecot_xml_start (self->xml, "office:body");
  ecot_xml_start (self->xml, "office:text");

  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    {
      const EcotBlock *block = ecot_report_get_text_block (report, i);

      self->flags = ecot_odf_block_get_flags (report, i);
      self->behind = ecot_odf_is_behind_letter (report, i);
      if (!ecot_odf_block_is_table (block))
        write_block (self, block);
      else if (!ecot_odf_write_table (work, block, i, &self->measures[i], error))
        return FALSE;

      if (!ecot_odf_work_end_block (work, block, error))
        return FALSE;
    }

  if (ends_with_table (report))
    ecot_odf_put_p (self->xml, "End", NULL);

  ecot_xml_end (self->xml, "office:text");
  ecot_xml_end (self->xml, "office:body");

  return TRUE;
}

static gboolean
write_content (TextWriter  *self,
               EcotZip     *zip,
               EcotOdfWork *work,
               GError     **error)
{
  g_autoptr (EcotXmlWriter) xml = ecot_odf_start_content (zip);

  self->xml = work->xml = xml;
  ecot_odf_write_font_faces (xml);

  return ecot_odf_write_text_automatic_styles (work, self->report, self->measures, error) && write_body (self, self->report, work, error) && ecot_odf_end_content (g_steal_pointer (&xml), error);
}

/* Without these a word processor lays the text out as programs of 2002 did. */
static GBytes *
write_settings (void)
{
  EcotXmlWriter *xml = ecot_odf_start_document ("office:document-settings");

  ecot_xml_start (xml, "office:settings");
  ecot_xml_start (xml, "config:config-item-set");
  ecot_xml_attr (xml, "config:name", "ooo:configuration-settings");
  ecot_odf_put_setting (xml, "AddExternalLeading", "boolean", "true");
  ecot_odf_put_setting (xml, "AddParaSpacingToTableCells", "boolean", "true");
  ecot_odf_put_setting (xml, "AddParaTableSpacing", "boolean", "true");
  ecot_odf_put_setting (xml, "AddParaTableSpacingAtStart", "boolean", "false");
  ecot_odf_put_setting (xml, "IgnoreFirstLineIndentInNumbering", "boolean", "false");
  ecot_odf_put_setting (xml, "PropLineSpacingShrinksFirstLine", "boolean", "true");
  /* A row whose first paragraph stays with the next one does, too. */
  ecot_odf_put_setting (xml, "TableRowKeep", "boolean", "true");
  ecot_odf_put_setting (xml, "TabsRelativeToIndent", "boolean", "false");
  ecot_odf_put_setting (xml, "UseFormerLineSpacing", "boolean", "false");
  ecot_xml_end (xml, "config:config-item-set");
  ecot_xml_end (xml, "office:settings");

  return ecot_odf_end_document (xml, "office:document-settings");
}

static EcotOdfTableMeasures *
measures_new (EcotReport *report)
{
  return g_new0 (EcotOdfTableMeasures, ecot_report_get_n_blocks (report) + 1);
}

static void
measures_free (EcotOdfTableMeasures *measures,
               EcotReport           *report)
{
  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    ecot_odf_table_measures_clear (&measures[i]);
  g_free (measures);
}

static gboolean
write_package (EcotReport     *report,
               EcotOdfParts   *parts,
               const EcotSink *sink,
               GCancellable   *cancellable,
               GError        **error)
{
  g_autoptr (EcotZip) zip = ecot_zip_new (sink, cancellable);
  TextWriter          self = { .width = ecot_odf_text_width (report), .pictures = parts->pictures, .report = report };
  EcotOdfWork         work;
  gboolean            done;

  ecot_odf_work_init (&work, report, 2, cancellable);
  self.measures = measures_new (report);
  done = ecot_odf_begin_package (zip, ECOT_ODF_TEXT_TYPE, error) && write_content (&self, zip, &work, error);
  measures_free (self.measures, report);
  if (!done)
    return FALSE;

  parts->emblem = get_emblem (report);
  parts->styles = ecot_odf_write_text_styles (report);
  parts->meta = ecot_odf_write_meta (report, self.n_paragraphs);
  parts->settings = write_settings ();

  return ecot_odf_end_package (zip, ECOT_ODF_TEXT_TYPE, parts, error);
}

gboolean
ecot_odf_write_text_to (EcotReport     *report,
                        const EcotSink *sink,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_autoptr (EcotReport) taken = report;
  EcotOdfParts           parts = { 0 };
  gboolean               done;

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), FALSE);
  g_return_val_if_fail (sink != NULL, FALSE);

  parts.pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_odf_picture_free);
  done = write_package (taken, &parts, sink, cancellable, error);
  ecot_odf_parts_clear (&parts);

  return done;
}

/**
 * ecot_odf_write_text:
 * @report: frozen
 *
 * Returns: (transfer full): an .odt file, or %NULL with @error
 */
GBytes *
ecot_odf_write_text (EcotReport   *report,
                     GCancellable *cancellable,
                     GError      **error)
{
  return ecot_odf_to_bytes (ecot_odf_write_text_to, report, cancellable, error);
}
