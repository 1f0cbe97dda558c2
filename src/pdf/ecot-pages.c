/* ecot-pages.c: a report laid out on pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the screen shows, the printer gets and the PDF holds is drawn by the same
 * marks.  Pages do not refer to the report any more, nor to pango: they may be
 * laid out on one thread and drawn on another.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "pdf/ecot-furniture.h"
#include "pdf/ecot-geometry.h"
#include "pdf/ecot-layout.h"
#include "pdf/ecot-pages-private.h"

/* Of what a poster leaves of its sheet. */
#define POSTER_ABOVE 0.4

struct _EcotPages
{
  EcotFonts   *fonts;
  EcotPicture *head, *foot; /* of every page */
  EcotSheets  *sheets;
  GArray      *tags;  /* of EcotTag */
  GPtrArray   *words; /* of char: of each figure */
  double       scale; /* a poster is drawn larger than it is laid out */
  gunichar     missing;
  char        *missing_context;
  gboolean     lost; /* a page that was put aside could not be read again */
};

static void
clear_sheets (EcotPages *self)
{
  g_clear_pointer (&self->head, ecot_picture_free);
  g_clear_pointer (&self->foot, ecot_picture_free);
  g_clear_pointer (&self->sheets, ecot_sheets_free);
  g_clear_pointer (&self->tags, g_array_unref);
}

void
ecot_pages_free (EcotPages *self)
{
  g_return_if_fail (self != NULL);

  clear_sheets (self);
  g_clear_pointer (&self->fonts, ecot_fonts_free);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self->missing_context);
  g_free (self);
}

static gboolean
is_question (EcotReport *report,
             guint       i)
{
  const EcotBlock *block = i < ecot_report_get_n_blocks (report) ? ecot_report_get_text_block (report, i) : NULL;

  return block != NULL && block->type == ECOT_BLOCK_CHOICES && block->items->len <= 2;
}

/* A note, a few sums or a chart stay with the table they are about, which no heading tells from them. */
static double
get_clings (EcotReport *report,
            guint       i)
{
  const EcotBlock *block = ecot_report_get_text_block (report, i);
  const EcotBlock *above = i > 0 ? ecot_report_get_text_block (report, i - 1) : NULL;
  gboolean         small = block->style == ECOT_STYLE_SMALL || block->style == ECOT_STYLE_NOTE;

  /* No one of several questions stands alone on either page. */
  if (above != NULL && is_question (report, i) && is_question (report, i - 1))
    return i == 1 || !is_question (report, i - 2) || !is_question (report, i + 1) ? ECOT_CLINGS_LINE : 0;
  if (above == NULL || (above->type != ECOT_BLOCK_TABLE && above->type != ECOT_BLOCK_CHART))
    return 0;
  if (block->type == ECOT_BLOCK_CHART)
    return ECOT_CLINGS_CHART;
  if (block->type == ECOT_BLOCK_TABLE)
    return ecot_table_get_n_rows (block) <= ECOT_WHOLE_ROWS ? ECOT_CLINGS_SUMS : 0;

  return block->type == ECOT_BLOCK_PARAGRAPH && small ? ECOT_CLINGS_NOTE : 0;
}

static void
lay_out_block (EcotLayout *layout)
{
  static void (*const layouts[]) (EcotLayout *, const EcotBlock *) = {
    [ECOT_BLOCK_HEADING] = ecot_layout_heading,
    [ECOT_BLOCK_PARAGRAPH] = ecot_layout_paragraph,
    [ECOT_BLOCK_LIST] = ecot_layout_list,
    [ECOT_BLOCK_FIELDS] = ecot_layout_fields,
    [ECOT_BLOCK_TABLE] = ecot_layout_table,
    [ECOT_BLOCK_CHOICES] = ecot_layout_choices,
    [ECOT_BLOCK_CHART] = ecot_layout_chart,
    [ECOT_BLOCK_CONTENTS] = ecot_layout_contents,
    [ECOT_BLOCK_EMBLEM] = ecot_layout_emblem,
    [ECOT_BLOCK_ANSWER] = ecot_layout_answer,
    [ECOT_BLOCK_SIGNATURE] = ecot_layout_signature,
    [ECOT_BLOCK_ADDRESS] = ecot_layout_address,
    [ECOT_BLOCK_SHEET] = ecot_layout_heading,
  };
  const EcotBlock *block = ecot_report_get_text_block (layout->report, layout->block);

  if (block->type == ECOT_BLOCK_PAGE_BREAK)
    {
      ecot_flow_break_page (layout->flow);
      if (layout->letter_pages == 0)
        layout->letter_pages = ecot_flow_get_n_pages (layout->flow);
      /* What stands behind a letter is a paper like all others: the open points of a draft. */
      layout->letter = FALSE;
    }
  else if (block->type < G_N_ELEMENTS (layouts))
    {
      ecot_flow_cling (layout->flow, get_clings (layout->report, layout->block));
      layouts[block->type](layout, block);
    }
}

static void
add_furniture (EcotPages     *self,
               EcotFurniture *furniture)
{
  guint n = ecot_sheets_get_n (self->sheets);

  self->head = ecot_furniture_create_head (furniture);
  self->foot = ecot_furniture_create_foot (furniture);
  for (guint i = 0; i < n; i++)
    ecot_sheets_set_number (self->sheets, i, ecot_furniture_create_number (furniture, i + 1, n));
}

static void
lay_out_blocks (EcotPages  *self,
                EcotReport *report,
                EcotLayout *layout)
{
  const EcotReportInfo     *info = ecot_report_get_info (report);
  g_autoptr (EcotFurniture) furniture = ecot_furniture_new (layout->shaper, info);
  g_autoptr (EcotFlow)      flow = ecot_flow_new (ecot_furniture_get_top (furniture) + layout->drop, ecot_furniture_get_bottom (furniture));

  layout->flow = flow;
  layout->letter = info->letter;
  layout->letter_pages = 0;
  layout->n_done = 0;
  g_ptr_array_set_size (self->words, 0);
  for (layout->block = 0; layout->block < ecot_report_get_n_blocks (report) && !ecot_layout_is_cancelled (layout); layout->block++)
    {
      lay_out_block (layout);
      ecot_layout_tell_step (layout);
    }

  layout->left = ecot_flow_get_left (flow);
  clear_sheets (self);
  self->sheets = ecot_flow_finish (flow, &self->tags);
  add_furniture (self, furniture);
  if (layout->letter_pages == 0)
    layout->letter_pages = ecot_sheets_get_n (self->sheets);
}

static gboolean
has_contents (EcotReport *report)
{
  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    if (ecot_report_get_text_block (report, i)->type == ECOT_BLOCK_CONTENTS)
      return TRUE;

  return FALSE;
}

/* NULL: it could not be read again, and what is made of the pages is not to be used. */
static const EcotPicture *
open_text (EcotPages *self,
           guint      page)
{
  const EcotPicture *text = ecot_sheets_open (self->sheets, page).text;

  self->lost |= text == NULL;
  return text;
}

/* (transfer full): the page of each heading, in order: each has one bookmark. */
static GArray *
find_headings (EcotPages *self)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint page = 1; page <= ecot_sheets_get_n (self->sheets); page++)
    {
      const EcotPicture *text = open_text (self, page - 1);
      guint              n = text != NULL ? ecot_picture_count_outlines (text) : 0;

      while (n-- > 0)
        g_array_append_val (found, page);
    }

  return found;
}

static guint64
count_steps (EcotReport *report)
{
  guint64 n = ecot_report_get_n_blocks (report);

  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    {
      const EcotBlock *block = ecot_report_get_text_block (report, i);

      n += block->type == ECOT_BLOCK_TABLE ? ecot_table_get_n_rows (block) : 0;
    }

  return n;
}

/* In how many one may be laid out. */
static guint
count_sizes (EcotReport *report)
{
  const EcotReportInfo *info = ecot_report_get_info (report);

  return info->poster ? 3 : info->letter ? 2
                                         : 1;
}

static EcotPages *
lay_out (EcotReport   *report,
         gboolean      to_sign,
         GCancellable *cancellable)
{
  EcotPages             *self = g_new0 (EcotPages, 1);
  g_autoptr (EcotShaper) shaper = NULL;
  g_autoptr (EcotLines)  lines = ecot_lines_new ();
  EcotLayout             layout = { .report = report, .to_sign = to_sign, .lines = lines, .cancellable = cancellable, .n_steps = count_steps (report) };
  const char            *context = NULL;

  self->fonts = ecot_fonts_new ();
  layout.shaper = shaper = ecot_shaper_new (self->fonts);
  self->scale = ecot_report_get_info (report)->poster ? ECOT_POSTER_SCALE : 1;
  layout.words = self->words = g_ptr_array_new_with_free_func (g_free);
  lay_out_blocks (self, report, &layout);

  /* A letter is signed on the page that says what is signed; a poster is hung up as one sheet. */
  while (layout.letter_pages > 1 && layout.tight + 1 < count_sizes (report))
    {
      layout.tight++;
      lay_out_blocks (self, report, &layout);
    }

  /* What a poster says stands a little above the middle of it. */
  if (ecot_report_get_info (report)->poster && ecot_sheets_get_n (self->sheets) == 1)
    {
      layout.drop = layout.left * POSTER_ABOVE;
      lay_out_blocks (self, report, &layout);
    }

  /* Numbers take the room that is kept for them, so that nothing moves the second time. */
  if (has_contents (report) && !ecot_layout_is_cancelled (&layout))
    {
      g_autoptr (GArray) headings = find_headings (self);

      layout.heading_pages = headings;
      lay_out_blocks (self, report, &layout);
    }

  self->missing = ecot_shaper_get_missing (shaper, &context);
  self->missing_context = g_strdup (context);
  ecot_fonts_close (self->fonts);

  return self;
}

EcotPages *
ecot_pages_lay_out (EcotReport   *report,
                    gboolean      to_sign,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (EcotPages) self = NULL;

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);

  self = lay_out (report, to_sign, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (self->missing != 0)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                   _ ("No font of this computer has the character U+%04X, in “%s”: replace it, or install a font that has it"),
                   self->missing, self->missing_context);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * ecot_pages_new:
 * @report: frozen
 *
 * May be called on any thread, and the pages drawn on another one.  A character
 * no font has is drawn as a box.
 */
EcotPages *
ecot_pages_new (EcotReport *report)
{
  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);

  return lay_out (report, FALSE, NULL);
}

EcotPages *
ecot_pages_new_cancellable (EcotReport   *report,
                            GCancellable *cancellable)
{
  g_autoptr (EcotPages) self = NULL;

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);

  self = lay_out (report, FALSE, cancellable);

  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&self);
}

guint
ecot_pages_get_n (EcotPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return ecot_sheets_get_n (self->sheets);
}

void
ecot_pages_get_size (EcotPages *self,
                     double    *width,
                     double    *height)
{
  g_return_if_fail (self != NULL && width != NULL && height != NULL);

  *width = ECOT_PAGE_WIDTH * self->scale;
  *height = ECOT_PAGE_HEIGHT * self->scale;
}

/* In points, at whatever scale of @cr. */
static void
draw_sheet (EcotPages *self,
            guint      page,
            cairo_t   *cr,
            EcotTags  *tags)
{
  EcotSheet sheet = ecot_sheets_open (self->sheets, page);

  if (sheet.under == NULL || sheet.text == NULL)
    {
      self->lost = TRUE;
      return;
    }

  cairo_save (cr);
  cairo_scale (cr, self->scale, self->scale);
  /* The word across the page of a draft is in the head: nothing is drawn before it. */
  ecot_picture_draw (self->head, self->fonts, NULL, cr);
  ecot_picture_draw (sheet.under, self->fonts, NULL, cr);
  if (tags != NULL)
    ecot_tags_resume (tags);

  ecot_picture_draw (sheet.text, self->fonts, tags, cr);
  if (tags != NULL)
    ecot_tags_suspend (tags);

  ecot_picture_draw (self->foot, self->fonts, NULL, cr);
  ecot_picture_draw (sheet.number, self->fonts, NULL, cr);
  cairo_restore (cr);
}

/**
 * ecot_pages_draw:
 * @page: from 0
 * @cr: one unit is a point, at whatever scale
 */
void
ecot_pages_draw (EcotPages *self,
                 guint      page,
                 cairo_t   *cr)
{
  g_return_if_fail (self != NULL && page < ecot_sheets_get_n (self->sheets) && cr != NULL);

  draw_sheet (self, page, cr, NULL);
}

gboolean
ecot_pages_find_box (EcotPages *self,
                     guint     *page,
                     double     box[4])
{
  const EcotMark *mark = NULL;

  g_return_val_if_fail (self != NULL && page != NULL && box != NULL, FALSE);

  for (*page = 0; *page < ecot_sheets_get_n (self->sheets) && mark == NULL; (*page)++)
    {
      const EcotPicture *under = ecot_sheets_open (self->sheets, *page).under;

      mark = under != NULL ? ecot_picture_find (under, ECOT_MARK_BOX) : NULL;
      self->lost |= under == NULL;
    }

  if (mark == NULL)
    return FALSE;

  (*page)--;
  box[0] = mark->x * self->scale;
  box[1] = (ECOT_PAGE_HEIGHT - mark->y - mark->h) * self->scale;
  box[2] = mark->w * self->scale;
  box[3] = mark->h * self->scale;
  return TRUE;
}

GPtrArray *
ecot_pages_get_words (EcotPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words;
}

GArray *
ecot_pages_list_links (EcotPages *self)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (EcotPdfLink));

  g_return_val_if_fail (self != NULL, links);

  for (guint i = 0; i < ecot_sheets_get_n (self->sheets); i++)
    {
      const EcotPicture *text = open_text (self, i);

      if (text != NULL)
        ecot_picture_list_links (text, i + 1, links);
    }

  return links;
}

gboolean
ecot_pages_are_whole (EcotPages *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->lost;
}

EcotTags *
ecot_pages_create_tags (EcotPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return ecot_tags_new (self->tags);
}

void
ecot_pages_take (EcotPages *self,
                 guint      page,
                 cairo_t   *cr,
                 EcotTags  *tags)
{
  g_return_if_fail (self != NULL && page < ecot_sheets_get_n (self->sheets) && cr != NULL && tags != NULL);

  ecot_tags_begin_page (tags, cr);
  draw_sheet (self, page, cr, tags);
  ecot_sheets_forget (self->sheets, page);
}
