/* ecot-marks.c: a list of what is to be drawn, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The arrays grow while a page fills; what is kept of a page is its picture.
 */

#include "config.h"

#include "pdf/ecot-geometry.h"
#include "pdf/ecot-marks.h"

EcotMarks *
ecot_marks_new (void)
{
  EcotMarks *self = g_new0 (EcotMarks, 1);

  self->marks = g_array_new (FALSE, FALSE, sizeof (EcotMark));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (EcotGlyph));
  self->text = g_string_new (NULL);

  return self;
}

void
ecot_marks_free (EcotMarks *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->marks);
  g_array_unref (self->glyphs);
  g_string_free (self->text, TRUE);
  g_free (self);
}

void
ecot_marks_clear (EcotMarks *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->marks, 0);
  g_array_set_size (self->glyphs, 0);
  g_string_truncate (self->text, 0);
}

void
ecot_marks_add_shape (EcotMarks   *self,
                      EcotMarkType type,
                      EcotInk      ink,
                      double       x,
                      double       y,
                      double       w,
                      double       h)
{
  EcotMark mark = { .type = type, .ink = ink, .x = x, .y = y, .w = w, .h = h };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->marks, mark);
}

void
ecot_marks_add_rule (EcotMarks *self,
                     double     x,
                     double     y,
                     double     w,
                     double     h)
{
  ecot_marks_add_shape (self, ECOT_MARK_RULE, ECOT_INK_BLACK, x, y, w, h);
}

void
ecot_marks_add_link (EcotMarks *self,
                     guint      page,
                     double     x,
                     double     y,
                     double     w,
                     double     h)
{
  const EcotMark mark = { .type = ECOT_MARK_LINK, .first = page, .x = x, .y = y, .w = w, .h = h };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->marks, mark);
}

void
ecot_marks_begin (EcotMarks *self,
                  guint      tag)
{
  EcotMark mark = { .type = ECOT_MARK_BEGIN, .first = tag };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->marks, mark);
}

void
ecot_marks_end (EcotMarks *self)
{
  EcotMark mark = { .type = ECOT_MARK_END };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->marks, mark);
}

void
ecot_marks_add_outline (EcotMarks  *self,
                        guint       level,
                        const char *text,
                        double      x,
                        double      y)
{
  EcotMark mark = { .type = ECOT_MARK_OUTLINE, .first = level, .x = x, .y = y };

  g_return_if_fail (self != NULL && text != NULL);

  mark.text = self->text->len;
  g_string_append (self->text, text);
  mark.n_text = self->text->len - mark.text;
  g_array_append_val (self->marks, mark);
}

static void
append_glyphs (EcotMarks       *self,
               EcotMark        *mark,
               const EcotMarks *source)
{
  guint first = self->glyphs->len;

  g_array_append_vals (self->glyphs, &g_array_index (source->glyphs, EcotGlyph, mark->first), mark->n_glyphs);
  mark->first = first;
}

static void
append_text (EcotMarks       *self,
             EcotMark        *mark,
             const EcotMarks *source)
{
  guint text = self->text->len;

  g_string_append_len (self->text, source->text->str + mark->text, mark->n_text);
  mark->text = text;
}

void
ecot_marks_append (EcotMarks       *self,
                   const EcotMarks *source,
                   guint            first,
                   guint            n,
                   double           dx,
                   double           dy)
{
  g_return_if_fail (self != NULL && source != NULL && self != source);
  g_return_if_fail (first + n <= source->marks->len);

  for (guint i = first; i < first + n; i++)
    {
      EcotMark mark = *ecot_marks_get (source, i);

      mark.x += dx;
      mark.y += dy;
      if (mark.type == ECOT_MARK_TEXT)
        append_glyphs (self, &mark, source);
      if (mark.n_text > 0)
        append_text (self, &mark, source);

      g_array_append_val (self->marks, mark);
    }
}
