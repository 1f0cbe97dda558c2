/* ecot-shaper.h: text into lines of glyphs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only place that talks to pango.  A shaper belongs to the thread that made
 * it.
 */

#pragma once

#include "pdf/ecot-marks.h"

G_BEGIN_DECLS

typedef struct
{
  guint    first, n; /* marks of the line, on the baseline 0 from x = 0 */
  double   width, height;
  double   baseline; /* below the top of the line */
  gboolean rtl;
} EcotLine;

/* A text in lines, in reading order. */
typedef struct
{
  EcotMarks *marks;
  GArray    *lines; /* of EcotLine */
} EcotLines;

EcotLines *ecot_lines_new (void);
void       ecot_lines_free (EcotLines *self);
double     ecot_lines_get_height (const EcotLines *self);

static inline const EcotLine *
ecot_lines_get (const EcotLines *self,
                guint            i)
{
  return &g_array_index (self->lines, EcotLine, i);
}

typedef struct _EcotShaper EcotShaper;

EcotShaper *ecot_shaper_new (EcotFonts *fonts);
void        ecot_shaper_free (EcotShaper *self);

/**
 * ecot_shaper_break:
 * @look: how
 * @text: newlines begin a new line
 * @emphasis: (nullable): bytes of @text to make bold, of EcotEmphasis
 * @width: of a line, in points
 * @lines: (out): emptied first; there is always at least one line
 *
 * Time grows with the text, not faster, however long a paragraph or a word.
 */
void ecot_shaper_break (EcotShaper *self,
                        EcotLook    look,
                        const char *text,
                        GArray     *emphasis,
                        double      width,
                        EcotLines  *lines);
/* At most @max_lines, the last one with « … » if more would be needed. */
void ecot_shaper_fit (EcotShaper *self,
                      EcotLook    look,
                      const char *text,
                      double      width,
                      guint       max_lines,
                      EcotLines  *lines);
/* Width of @text on one line. */
double ecot_shaper_measure (EcotShaper *self,
                            EcotLook    look,
                            const char *text);

/**
 * ecot_shaper_add_unseen:
 * @slot: 1 or 2, always the same for the same @text
 *
 * Text that is read but not seen: what a drawing says.
 */
void ecot_shaper_add_unseen (EcotShaper *self,
                             EcotLook    look,
                             guint       slot,
                             const char *text,
                             EcotMarks  *marks,
                             double      x,
                             double      baseline);

/* The first character no font has, or 0; with some of the text around it. */
gunichar ecot_shaper_get_missing (EcotShaper  *self,
                                  const char **context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotLines, ecot_lines_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotShaper, ecot_shaper_free)

G_END_DECLS
