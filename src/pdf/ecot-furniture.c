/* ecot-furniture.c: head and foot of every page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measured once, because the text's room is what they leave; only the page
 * number changes from page to page.  A letter has no head but, if it is a draft,
 * the word that says so.
 */

#include "config.h"

#include "chart/ecot-emblem.h"
#include "pdf/ecot-furniture.h"
#include "pdf/ecot-geometry.h"
#include "pdf/ecot-layout.h"

#define HEAD_GAP   18 /* to the text */
#define FOOT_GAP   12
#define RULE_GAP   3 /* from the rule to the foot */
#define EMBLEM_GAP 8

/* What stands at the right: the fingerprint, and the number of a page of hundreds. */
#define RIGHT_WIDTH  108
#define NUMBER_WIDTH 72
#define RIGHT_X      (ECOT_PAGE_WIDTH - ECOT_MARGIN - RIGHT_WIDTH)

/* A longer one ends in « … ». */
#define MAX_LINES 2

struct _EcotFurniture
{
  EcotShaper *shaper;
  EcotMarks  *head, *foot;
  EcotLines  *lines;
  double      top, bottom;
  gboolean    poster; /* nothing but what it says */
};

/* Returns the height taken. */
static double
add_text (EcotFurniture *self,
          EcotMarks     *marks,
          EcotLook       look,
          const char    *text,
          double         x,
          double         y,
          double         width,
          EcotAlign      align)
{
  if (text == NULL || *text == '\0')
    return 0;

  ecot_shaper_fit (self->shaper, look, text, width, MAX_LINES, self->lines);
  return ecot_layout_draw_lines (self->lines, 0, self->lines->lines->len, marks, x, y, width, align);
}

/* Across the middle of the page, so light that what is printed over it reads as well.  It is part of the head, which is
 * drawn first. */
static void
add_watermark (EcotFurniture *self)
{
  double leading = ecot_style_get_leading (ECOT_LOOK_WATERMARK);

  add_text (self, self->head, ECOT_LOOK_WATERMARK, "BROUILLON", ECOT_MARGIN, (ECOT_PAGE_HEIGHT - leading) / 2, ECOT_TEXT_WIDTH, ECOT_ALIGN_CENTER);
}

static double
add_head (EcotFurniture        *self,
          const EcotReportInfo *info)
{
  double half = ECOT_GRID_WIDTH (6);
  double left, right = 0;

  if (info->draft != NULL)
    add_watermark (self);

  left = add_text (self, self->head, ECOT_LOOK_DRAFT, info->draft, ECOT_MARGIN, ECOT_MARGIN, half, ECOT_ALIGN_START);
  if (!info->letter)
    right = add_text (self, self->head, ECOT_LOOK_FURNITURE, info->header, ECOT_PAGE_WIDTH - ECOT_MARGIN - half, ECOT_MARGIN,
                      half, ECOT_ALIGN_END);

  return MAX (left, right);
}

/* As tall as the two lines beside it; returns the room it takes. */
static double
add_emblem (EcotFurniture *self)
{
  double hoist = 2 * ecot_style_get_leading (ECOT_LOOK_FURNITURE) - RULE_GAP;

  ecot_marks_add_shape (self->foot, ECOT_MARK_EMBLEM, ECOT_INK_BLACK, ECOT_MARGIN, 2 * RULE_GAP, ECOT_EMBLEM_WIDTH (hoist), hoist);
  return ECOT_EMBLEM_WIDTH (hoist) + EMBLEM_GAP;
}

/* The emblem never stands without the name of the Union. */
static char *
make_publicity (const EcotReportInfo *info)
{
  if (!info->emblem)
    return g_strdup (info->publicity);

  return info->publicity != NULL ? g_strdup_printf ("UNION EUROPÉENNE · %s", info->publicity) : g_strdup ("UNION EUROPÉENNE");
}

/* The text of the foot goes up to the page's number if one line is enough, else both its lines end before the fingerprint. */
static double
foot_width (EcotFurniture        *self,
            const EcotReportInfo *info,
            double                taken)
{
  double wide = ECOT_TEXT_WIDTH - taken - NUMBER_WIDTH;

  if (info->footer == NULL)
    return wide;

  ecot_shaper_fit (self->shaper, ECOT_LOOK_FURNITURE, info->footer, wide, MAX_LINES, self->lines);

  return self->lines->lines->len == 1 ? wide : ECOT_TEXT_WIDTH - taken - RIGHT_WIDTH;
}

/* From y = 0; returns its height.  The page number goes on the first line at the right. */
static double
add_foot (EcotFurniture        *self,
          const EcotReportInfo *info)
{
  g_autofree char *seal = info->fingerprint != NULL ? g_strdup_printf ("empreinte %s", info->fingerprint) : NULL;
  g_autofree char *publicity = make_publicity (info);
  double           y = RULE_GAP, right = RULE_GAP + ecot_style_get_leading (ECOT_LOOK_FURNITURE);
  double           emblem = info->emblem ? add_emblem (self) : 0;

  ecot_marks_add_rule (self->foot, ECOT_MARGIN, 0, ECOT_TEXT_WIDTH, 0);
  y += add_text (self, self->foot, ECOT_LOOK_FURNITURE, info->footer, ECOT_MARGIN + emblem, y, foot_width (self, info, emblem), ECOT_ALIGN_START);
  y += add_text (self, self->foot, ECOT_LOOK_FURNITURE, publicity, ECOT_MARGIN + emblem, y, ECOT_TEXT_WIDTH - emblem - RIGHT_WIDTH, ECOT_ALIGN_START);
  right += add_text (self, self->foot, ECOT_LOOK_FURNITURE, seal, RIGHT_X, right, RIGHT_WIDTH, ECOT_ALIGN_END);

  return MAX (y, right);
}

EcotFurniture *
ecot_furniture_new (EcotShaper           *shaper,
                    const EcotReportInfo *info)
{
  EcotFurniture *self = g_new0 (EcotFurniture, 1);
  double         head, foot;

  self->shaper = shaper;
  self->head = ecot_marks_new ();
  self->foot = ecot_marks_new ();
  self->lines = ecot_lines_new ();

  self->poster = info->poster;
  head = info->poster ? 0 : add_head (self, info);
  foot = info->poster ? 0 : add_foot (self, info);
  self->top = ECOT_MARGIN + (head > 0 ? head + HEAD_GAP : 0);
  self->bottom = ECOT_PAGE_HEIGHT - ECOT_MARGIN - foot - FOOT_GAP;

  return self;
}

void
ecot_furniture_free (EcotFurniture *self)
{
  g_return_if_fail (self != NULL);

  ecot_marks_free (self->head);
  ecot_marks_free (self->foot);
  ecot_lines_free (self->lines);
  g_free (self);
}

double
ecot_furniture_get_top (EcotFurniture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->top;
}

double
ecot_furniture_get_bottom (EcotFurniture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bottom;
}

EcotPicture *
ecot_furniture_create_head (EcotFurniture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return ecot_picture_new (self->head);
}

EcotPicture *
ecot_furniture_create_foot (EcotFurniture *self)
{
  g_autoptr (EcotMarks) placed = ecot_marks_new ();

  g_return_val_if_fail (self != NULL, NULL);

  ecot_marks_append (placed, self->foot, 0, self->foot->marks->len, 0, self->bottom + FOOT_GAP);

  return ecot_picture_new (placed);
}

EcotPicture *
ecot_furniture_create_number (EcotFurniture *self,
                              guint          page,
                              guint          n_pages)
{
  g_autoptr (EcotMarks) marks = ecot_marks_new ();
  g_autofree char      *number = g_strdup_printf ("page %u sur %u", page, n_pages);

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->poster)
    add_text (self, marks, ECOT_LOOK_FURNITURE, number, RIGHT_X, self->bottom + FOOT_GAP + RULE_GAP, RIGHT_WIDTH, ECOT_ALIGN_END);

  return ecot_picture_new (marks);
}
