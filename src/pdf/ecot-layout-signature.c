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

/* A line of who signs.  @value: NULL is left to the hand, an empty text is not asked for. */
typedef struct
{
  const char *label;
  char       *value;
  double      height;
} Entry;

enum
{
  PLACE,
  DATE,
  NAME,
  ROLE,
  N_ENTRIES
};

static void
clear_entries (Entry *entries)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    g_free (entries[i].value);
}

static char *
say (const char *before,
     const char *text)
{
  return text != NULL && *text != '\0' ? g_strconcat (before, text, NULL) : g_strdup (text);
}

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

static double
measure_entry (EcotLayout  *self,
               const Entry *entry,
               double       width)
{
  if (entry->value == NULL)
    return ECOT_HAND_PITCH;
  if (*entry->value == '\0')
    return 0;

  ecot_shaper_fit (self->shaper, get_look (self), entry->value, width, MAX_LINES, self->lines);

  return self->lines->lines->len * ecot_style_get_leading (get_look (self));
}

/* Place and date make one line where both are known. */
static void
fill_entries (EcotLayout      *self,
              Entry           *entries,
              const EcotBlock *block,
              double           width)
{
  entries[PLACE] = (Entry){ "Fait à", say ("Fait à\u00a0", block->place), 0 };
  entries[DATE] = (Entry){ block->place != NULL && *block->place == '\0' ? "Date\u00a0:" : "le", say ("le\u00a0", block->date), 0 };
  entries[NAME] = (Entry){ "Nom\u00a0:", g_strdup (block->name), 0 };
  entries[ROLE] = (Entry){ "Qualité\u00a0:", g_strdup (block->role), 0 };

  if (is_said (entries[PLACE].value) && is_said (entries[DATE].value))
    {
      char *both = g_strdup_printf ("%s, %s", entries[PLACE].value, entries[DATE].value);

      g_free (entries[PLACE].value);
      g_free (entries[DATE].value);
      entries[PLACE].value = both;
      entries[DATE].value = g_strdup ("");
    }

  for (guint i = 0; i < N_ENTRIES; i++)
    entries[i].height = measure_entry (self, &entries[i], width);

  /* What is known stands clear of the dotted line above. */
  if (is_said (block->name) && (block->place == NULL || block->date == NULL))
    entries[NAME].height += LABEL_GAP;
}

/* Each on the last line of its row, as who signs beside it may need more room; returns the height of all. */
static double
draw_entries (EcotLayout  *self,
              EcotMarks   *marks,
              const Entry *entries,
              const Entry *beside,
              double       x,
              double       width)
{
  double y = 0;

  for (guint i = 0; i < N_ENTRIES; i++)
    {
      double height = beside != NULL ? MAX (entries[i].height, beside[i].height) : entries[i].height;

      if (entries[i].value == NULL)
        draw_blank (self, marks, entries[i].label, x, y + height - entries[i].height, width);
      else if (*entries[i].value != '\0')
        draw_text (self, marks, get_look (self), entries[i].value, x, y + height - measure_entry (self, &entries[i], width), width);

      y += height;
    }

  return y;
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
  Entry  mine[N_ENTRIES], other[N_ENTRIES];
  double height;

  fill_entries (self, mine, block, width);
  fill_entries (self, other, block->second, width);
  height = draw_entries (self, marks, mine, other, left, width) + LABEL_GAP;
  draw_box (self, marks, block, left, height, width);
  draw_entries (self, marks, other, mine, right, width);
  draw_box (self, marks, block->second, right, height, width);
  clear_entries (mine);
  clear_entries (other);

  return height + ECOT_SIGNATURE_HEIGHT;
}

static double
draw_single (EcotLayout      *self,
             EcotMarks       *marks,
             const EcotBlock *block)
{
  double left = ecot_layout_get_left (self);
  double x = left + ecot_layout_get_width (self) - ECOT_SIGNATURE_WIDTH;
  Entry  entries[N_ENTRIES];
  double height;

  fill_entries (self, entries, block, x - GAP - left);
  height = draw_entries (self, marks, entries, NULL, left, x - GAP - left);
  clear_entries (entries);
  draw_box (self, marks, block, x, 0, ECOT_SIGNATURE_WIDTH);

  return MAX (height, ECOT_SIGNATURE_HEIGHT);
}

void
ecot_layout_signature (EcotLayout      *self,
                       const EcotBlock *block)
{
  EcotMarks *marks;
  double     height;

  ecot_flow_cling_together (self->flow, ECOT_CLINGS_SIGNATURE);
  marks = ecot_flow_begin_strip (self->flow, SPACE_BEFORE);
  height = block->second != NULL ? draw_pair (self, marks, block) : draw_single (self, marks, block);

  ecot_flow_end_strip (self->flow, height, block->keep_with_next);
}
