/* ecot-form-lines.h: a text laid out in the box of a field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/ecot-form-wire.h"

G_BEGIN_DECLS

/* One of the faces of a request, and what becomes of it in the file. */
typedef struct
{
  guint       face;
  char       *name;
  int         metrics[9]; /* ascent, descent, height of capitals, slant, flags, box: in 1/1000 em */
  GHashTable *glyphs;     /* code point -> EcotFormGlyph */
  GBytes     *font;
  int         object; /* in the file, 0: not yet */
} EcotFormType;

typedef struct
{
  guint glyph;
  guint advance; /* 1/1000 em */
} EcotFormGlyph;

/* NULL if the parts are none.  (transfer full) */
EcotFormType *ecot_form_type_new (GVariant *font);
void          ecot_form_type_free (EcotFormType *self);
/* NULL if the face does not have it. */
const EcotFormGlyph *ecot_form_type_find (const EcotFormType *self,
                                          gunichar            character);
/* In 1/1000 em. */
guint64 ecot_form_type_measure (const EcotFormType *self,
                                const char         *text,
                                gsize               length);

typedef struct
{
  const char *text;
  gsize       length;
} EcotFormLine;

typedef struct
{
  double  size;      /* in points */
  double  leading;   /* from line to line */
  guint   n_fitting; /* characters of the one line, or lines, that the box holds */
  GArray *lines;     /* of EcotFormLine */
} EcotFormLines;

/* Whether all of @text fits into @width × @height points at @size, or at the largest that does where
 * that is 0.  @lines is filled either way, at the smallest size then. */
gboolean ecot_form_lines_fit (EcotFormLines      *lines,
                              const EcotFormType *type,
                              const char         *text,
                              gboolean            multiline,
                              double              size,
                              double              width,
                              double              height);
void     ecot_form_lines_clear (EcotFormLines *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotFormType, ecot_form_type_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EcotFormLines, ecot_form_lines_clear)

G_END_DECLS
