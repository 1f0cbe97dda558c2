/* ecot-form-lines.c: a text laid out in the box of a field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines are broken at spaces as they come, and a word longer than a line where the
 * line ends.  What does not fit is never cut: whoever asked is told how much does.
 *
 * A field whose size is 0 leaves it to the program (ISO 32000-1, 12.7.3.3): the
 * largest of half points from 12 down to 6, the least that can be read, at which everything fits.
 */

#include "config.h"

#include <string.h>

#include "reader/ecot-form-lines.h"

#define AUTO_LARGEST  12.0
#define AUTO_SMALLEST 6.0
#define AUTO_STEP     0.5
#define EM            1000

/* So that what fits exactly does, whatever a size in halves makes of it. */
#define SLACK 0.01

EcotFormType *
ecot_form_type_new (GVariant *font)
{
  EcotFormType            *self = g_new0 (EcotFormType, 1);
  g_autoptr (GVariant)     metrics = NULL, data = NULL;
  g_autoptr (GVariantIter) glyphs = NULL;
  guint                    character, glyph, advance;
  gconstpointer            bytes;
  gsize                    n;

  g_variant_get (font, "(us@aia(uuu)@ay)", &self->face, &self->name, &metrics, &glyphs, &data);
  bytes = g_variant_get_fixed_array (metrics, &n, sizeof (gint32));
  for (gsize i = 0; i < MIN (n, G_N_ELEMENTS (self->metrics)); i++)
    self->metrics[i] = ((const gint32 *)bytes)[i];

  self->glyphs = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  while (g_variant_iter_next (glyphs, "(uuu)", &character, &glyph, &advance))
    {
      EcotFormGlyph *item = g_new (EcotFormGlyph, 1);

      *item = (EcotFormGlyph){ .glyph = glyph, .advance = advance };
      g_hash_table_insert (self->glyphs, GUINT_TO_POINTER (character), item);
    }

  bytes = g_variant_get_fixed_array (data, &n, 1);
  self->font = g_bytes_new (bytes, n);
  return self;
}

void
ecot_form_type_free (EcotFormType *self)
{
  g_free (self->name);
  g_hash_table_unref (self->glyphs);
  g_bytes_unref (self->font);
  g_free (self);
}

const EcotFormGlyph *
ecot_form_type_find (const EcotFormType *self,
                     gunichar            character)
{
  return g_hash_table_lookup (self->glyphs, GUINT_TO_POINTER (character));
}

guint64
ecot_form_type_measure (const EcotFormType *self,
                        const char         *text,
                        gsize               length)
{
  guint64 width = 0;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      const EcotFormGlyph *glyph = ecot_form_type_find (self, g_utf8_get_char (at));

      width += glyph != NULL ? glyph->advance : 0;
    }

  return width;
}

static void
add_line (EcotFormLines *lines,
          const char    *from,
          const char    *to)
{
  EcotFormLine line = { .text = from, .length = (gsize)(to - from) };

  g_array_append_val (lines->lines, line);
}

/* The end of the line that begins at @from, and where the next one does. */
static const char *
find_break (const EcotFormType *type,
            const char         *from,
            const char         *end,
            double              room,
            const char        **next)
{
  const char *space = NULL;
  double      width = 0;

  for (const char *at = from; at < end; at = g_utf8_next_char (at))
    {
      const EcotFormGlyph *glyph = ecot_form_type_find (type, g_utf8_get_char (at));

      if (*at == ' ')
        space = at;

      width += glyph != NULL ? glyph->advance : 0;
      if (width <= room || *at == ' ')
        continue;

      if (space != NULL)
        {
          *next = space + 1;
          return space;
        }

      /* At least one character a line, or it would never end. */
      *next = at > from ? at : g_utf8_next_char (at);
      return *next;
    }

  *next = end;
  return end;
}

static void
break_paragraph (EcotFormLines      *lines,
                 const EcotFormType *type,
                 const char         *from,
                 const char         *end,
                 double              room)
{
  const char *next;

  if (from == end)
    add_line (lines, from, end);

  while (from < end)
    {
      const char *stop = find_break (type, from, end, room, &next);

      add_line (lines, from, stop);
      from = next;
    }
}

static gboolean
fit_many (EcotFormLines      *lines,
          const EcotFormType *type,
          const char         *text,
          double              width,
          double              height)
{
  double room = width * EM / lines->size + SLACK;
  char  *rest = (char *)text, *paragraph;

  g_array_set_size (lines->lines, 0);
  do
    {
      paragraph = rest;
      rest = paragraph + strcspn (paragraph, "\n");
      break_paragraph (lines, type, paragraph, rest, room);
    }
  while (*rest++ != '\0');

  lines->n_fitting = (guint)MAX (0, (height + SLACK) / lines->leading);
  return lines->lines->len <= lines->n_fitting;
}

static guint
count_fitting (const EcotFormType *type,
               const char         *text,
               double              room)
{
  double width = 0;
  guint  n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), n++)
    {
      const EcotFormGlyph *glyph = ecot_form_type_find (type, g_utf8_get_char (at));

      width += glyph != NULL ? glyph->advance : 0;
      if (width > room)
        break;
    }

  return n;
}

/* The height of a single line is the form's affair: it says so with the size it asks for. */
static gboolean
fit_one (EcotFormLines      *lines,
         const EcotFormType *type,
         const char         *text,
         double              width)
{
  gsize  length = strlen (text);
  double room = width * EM / lines->size + SLACK;

  g_array_set_size (lines->lines, 0);
  add_line (lines, text, text + length);
  if ((double)ecot_form_type_measure (type, text, length) <= room)
    return TRUE;

  lines->n_fitting = count_fitting (type, text, room);
  return FALSE;
}

static gboolean
fit_at (EcotFormLines      *lines,
        const EcotFormType *type,
        const char         *text,
        gboolean            multiline,
        double              size,
        double              width,
        double              height)
{
  lines->size = size;
  lines->leading = size * (type->metrics[0] - type->metrics[1]) / EM;
  return multiline ? fit_many (lines, type, text, width, height) : fit_one (lines, type, text, width);
}

gboolean
ecot_form_lines_fit (EcotFormLines      *lines,
                     const EcotFormType *type,
                     const char         *text,
                     gboolean            multiline,
                     double              size,
                     double              width,
                     double              height)
{
  double largest = AUTO_LARGEST;

  if (lines->lines == NULL)
    lines->lines = g_array_new (FALSE, FALSE, sizeof (EcotFormLine));

  if (size > 0)
    return fit_at (lines, type, text, multiline, size, width, height);

  /* One line is no higher than its box, either. */
  if (!multiline && type->metrics[0] > type->metrics[1])
    largest = CLAMP (height * EM / (type->metrics[0] - type->metrics[1]), AUTO_SMALLEST, AUTO_LARGEST);

  for (size = (int)(largest / AUTO_STEP) * AUTO_STEP; size > AUTO_SMALLEST; size -= AUTO_STEP)
    if (fit_at (lines, type, text, multiline, size, width, height))
      return TRUE;

  return fit_at (lines, type, text, multiline, AUTO_SMALLEST, width, height);
}

void
ecot_form_lines_clear (EcotFormLines *lines)
{
  g_clear_pointer (&lines->lines, g_array_unref);
}
