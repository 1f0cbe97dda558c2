/* ecot-layout-signature.c: place, date, name, and a box to sign and stamp in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The box is 80 × 35 mm, which holds a signature beside an association's stamp.
 * What is not known is a dotted line.  Nothing of it ever leaves the others.
 */

#include "config.h"

#include "pdf/ecot-geometry.h"
#include "pdf/ecot-layout.h"

#define SPACE_BEFORE 20
#define GAP          ECOT_MM (8) /* between the lines at the left and the box */
#define LABEL_GAP    4
/* Of a name; a longer one ends in « … », since nothing here is ever cut. */
#define MAX_LINES 6
/* What stands in the box of who signs with a certificate: on paper nothing else would. */
#define SIGNED "Signé électroniquement\u00a0: la signature est dans ce document PDF et se vérifie avec un lecteur de PDF."

static EcotLook
get_look (EcotLayout *self)
{
  if (self->letter)
    return self->tight ? ECOT_LOOK_LETTER_TIGHT : ECOT_LOOK_LETTER;

  return ECOT_LOOK_BODY;
}

/* Returns the height taken. */
static double
draw_text (EcotLayout *self,
           EcotMarks  *marks,
           EcotLook    look,
           const char *text,
           double      x,
           double      y,
           double      width)
{
  ecot_shaper_fit (self->shaper, look, text, width, MAX_LINES, self->lines);

  return ecot_layout_draw_element (self, marks, ECOT_TAG_P, self->lines, x, y, width, ECOT_ALIGN_START);
}

/* What to write there, and a dotted line to write it on. */
static double
draw_blank (EcotLayout *self,
            EcotMarks  *marks,
            const char *label,
            double      x,
            double      y,
            double      width)
{
  double indent = ecot_shaper_measure (self->shaper, get_look (self), label) + LABEL_GAP;
  double line = ecot_style_get_leading (get_look (self));

  draw_text (self, marks, get_look (self), label, x, y + ECOT_HAND_PITCH - line, width);
  ecot_marks_add_shape (marks, ECOT_MARK_DOTS, ECOT_INK_BLACK, x + indent, y + ECOT_HAND_PITCH - line / 4, width - indent, 0);

  return ECOT_HAND_PITCH;
}

/* NULL is left to the hand, an empty text is not asked for. */
static double
draw_entry (EcotLayout *self,
            EcotMarks  *marks,
            const char *label,
            const char *value,
            double      x,
            double      y,
            double      width)
{
  if (value == NULL)
    return draw_blank (self, marks, label, x, y, width);
  if (*value == '\0')
    return 0;

  return draw_text (self, marks, get_look (self), value, x, y, width);
}

static double
draw_place_and_date (EcotLayout      *self,
                     EcotMarks       *marks,
                     const EcotBlock *block,
                     double           x,
                     double           width)
{
  g_autofree char *place = block->place != NULL && *block->place != '\0' ? g_strdup_printf ("Fait à\u00a0%s", block->place)
                                                                         : g_strdup (block->place);
  g_autofree char *date = block->date != NULL && *block->date != '\0' ? g_strdup_printf ("le\u00a0%s", block->date)
                                                                      : g_strdup (block->date);
  g_autofree char *both = NULL;
  double           y;

  if (place != NULL && *place != '\0' && date != NULL && *date != '\0')
    {
      both = g_strdup_printf ("%s, %s", place, date);
      return draw_entry (self, marks, NULL, both, x, 0, width);
    }

  y = draw_entry (self, marks, "Fait à", place, x, 0, width);
  return y + draw_entry (self, marks, place != NULL && *place == '\0' ? "Date\u00a0:" : "le", date, x, y, width);
}

static double
draw_entries (EcotLayout      *self,
              EcotMarks       *marks,
              const EcotBlock *block,
              double           x,
              double           width)
{
  double y = draw_place_and_date (self, marks, block, x, width);

  /* What is known stands clear of the line above. */
  if (block->name != NULL && (block->place == NULL || block->date == NULL))
    y += LABEL_GAP;
  y += draw_entry (self, marks, "Nom\u00a0:", block->name, x, y, width);
  return y + draw_entry (self, marks, "Qualité\u00a0:", block->role, x, y, width);
}

static void
draw_box (EcotLayout      *self,
          EcotMarks       *marks,
          const EcotBlock *block,
          double           x,
          double           y,
          double           width)
{
  ecot_marks_add_shape (marks, ECOT_MARK_BOX, ECOT_INK_BLACK, x, y, width, ECOT_SIGNATURE_HEIGHT);

  if (self->to_sign)
    {
      ecot_shaper_fit (self->shaper, ECOT_LOOK_LABEL, SIGNED, width - 2 * LABEL_GAP, 3, self->lines);
      ecot_layout_draw_element (self, marks, ECOT_TAG_P, self->lines, x + LABEL_GAP, y + ECOT_SIGNATURE_HEIGHT / 2,
                                width - 2 * LABEL_GAP, ECOT_ALIGN_START);
    }

  if (block->text == NULL)
    return;

  ecot_shaper_fit (self->shaper, ECOT_LOOK_LABEL, block->text, width - 2 * LABEL_GAP, 2, self->lines);
  ecot_layout_draw_element (self, marks, ECOT_TAG_P, self->lines, x + LABEL_GAP, y + LABEL_GAP,
                            width - 2 * LABEL_GAP, ECOT_ALIGN_START);
}

/* Two who sign the same: each in their half, the boxes side by side.  Read one after the other. */
static double
draw_pair (EcotLayout      *self,
           EcotMarks       *marks,
           const EcotBlock *block)
{
  double left = ecot_layout_get_left (self);
  double width = MIN ((ecot_layout_get_width (self) - GAP) / 2, ECOT_SIGNATURE_WIDTH);
  double right = left + ecot_layout_get_width (self) - width;
  double height = draw_entries (self, marks, block, left, width);
  guint  first = marks->marks->len;

  draw_box (self, marks, block, left, 0, width);
  {
    guint  end = marks->marks->len;
    double other = draw_entries (self, marks, block->second, right, width);

    height = MAX (height, other) + LABEL_GAP;
    for (guint i = first; i < end; i++)
      ecot_marks_get (marks, i)->y += height;
  }
  draw_box (self, marks, block->second, right, height, width);

  return height + ECOT_SIGNATURE_HEIGHT;
}

static double
draw_single (EcotLayout      *self,
             EcotMarks       *marks,
             const EcotBlock *block)
{
  double left = ecot_layout_get_left (self);
  double x = left + ecot_layout_get_width (self) - ECOT_SIGNATURE_WIDTH;
  double height = draw_entries (self, marks, block, left, x - GAP - left);

  draw_box (self, marks, block, x, 0, ECOT_SIGNATURE_WIDTH);

  return MAX (height, ECOT_SIGNATURE_HEIGHT);
}

void
ecot_layout_signature (EcotLayout      *self,
                       const EcotBlock *block)
{
  EcotMarks *marks = ecot_flow_begin_strip (self->flow, SPACE_BEFORE);
  double     height = block->second != NULL ? draw_pair (self, marks, block) : draw_single (self, marks, block);

  ecot_flow_end_strip (self->flow, height, block->keep_with_next);
}
