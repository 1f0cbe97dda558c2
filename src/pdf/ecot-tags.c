/* ecot-tags.c: the structure of a tagged PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo 1.16 could keep it, and would hold a hundred bytes of each cell of a table until the file is finished.  So it is told
 * nothing but where on the page the text of an element begins and ends: a tiny square is drawn there, always the same, in the
 * colour at hand, behind which cairo begins the text anew.  Where the page is written the squares are taken out and brackets
 * put in their place, one a square; a page that has not just those that were drawn is refused.
 *
 * An element whose text goes on on another page holds one Span a page: the foot of one page and the head of the next would
 * else be read out in the middle of a sentence.
 */

/* memmem */
#define _GNU_SOURCE

#include "config.h"

#include <cairo-pdf.h>
#include <string.h>

#include "pdf/ecot-tags.h"

#define OUTLINE_LEVELS 8

/* In the corner of the page, far from all text and rules; then as cairo writes it. */
#define SQUARE_AT   1
#define SQUARE_SIZE 0.125
#define SQUARE      "1 1 0.125 0.125 re f\n"

struct _EcotTags
{
  GArray  *tags;                        /* of EcotTag; not ours */
  GArray  *elements;                    /* of EcotElement */
  GArray  *pages;                       /* of guint: the first element of each */
  GArray  *open;                        /* of guint, tags, the innermost last */
  cairo_t *cr;                          /* of the page at hand */
  guint    n_marks;                     /* on it */
  int      parents[OUTLINE_LEVELS + 1]; /* last bookmark of each level; 0: none */
};

static const struct
{
  const char *name;
  gboolean    leaf;
} tags[ECOT_N_TAGS] = {
  [ECOT_TAG_DOCUMENT] = { "Document", FALSE },
  [ECOT_TAG_H1] = { "H1", TRUE },
  [ECOT_TAG_H2] = { "H2", TRUE },
  [ECOT_TAG_H3] = { "H3", TRUE },
  [ECOT_TAG_H4] = { "H4", TRUE },
  [ECOT_TAG_H5] = { "H5", TRUE },
  [ECOT_TAG_H6] = { "H6", TRUE },
  [ECOT_TAG_P] = { "P", TRUE },
  [ECOT_TAG_DIV] = { "Div", FALSE },
  [ECOT_TAG_SPAN] = { "Span", TRUE },
  [ECOT_TAG_L] = { "L", FALSE },
  [ECOT_TAG_LI] = { "LI", FALSE },
  [ECOT_TAG_LBL] = { "Lbl", TRUE },
  [ECOT_TAG_LBODY] = { "LBody", TRUE },
  [ECOT_TAG_TABLE] = { "Table", FALSE },
  [ECOT_TAG_TR] = { "TR", FALSE },
  [ECOT_TAG_TH] = { "TH", TRUE },
  [ECOT_TAG_TD] = { "TD", TRUE },
  [ECOT_TAG_FIGURE] = { "Figure", TRUE },
};

gboolean
ecot_tag_is_leaf (EcotTagName name)
{
  g_return_val_if_fail (name < ECOT_N_TAGS, FALSE);

  return tags[name].leaf;
}

const char *
ecot_tag_get_name (EcotTagName name)
{
  g_return_val_if_fail (name < ECOT_N_TAGS, "");

  return tags[name].name;
}

EcotTags *
ecot_tags_new (GArray *elements)
{
  EcotTags *self = g_new0 (EcotTags, 1);

  g_return_val_if_fail (elements != NULL, self);

  self->tags = g_array_ref (elements);
  self->elements = g_array_new (FALSE, FALSE, sizeof (EcotElement));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
ecot_tags_free (EcotTags *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->tags);
  g_array_unref (self->elements);
  g_array_unref (self->pages);
  g_array_unref (self->open);
  g_free (self);
}

void
ecot_tags_begin_page (EcotTags *self,
                      cairo_t  *cr)
{
  g_return_if_fail (self != NULL && cr != NULL);

  self->cr = cr;
  self->n_marks = 0;
  g_array_append_val (self->pages, self->elements->len);
}

/* {{{ While a page is drawn */

static const EcotTag *
get_innermost (EcotTags *self)
{
  return self->open->len > 0 ? &g_array_index (self->tags, EcotTag, g_array_index (self->open, guint, self->open->len - 1)) : NULL;
}

static void
draw_square (EcotTags *self)
{
  cairo_save (self->cr);
  cairo_identity_matrix (self->cr);
  cairo_rectangle (self->cr, SQUARE_AT, SQUARE_AT, SQUARE_SIZE, SQUARE_SIZE);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

static void
add_element (EcotTags   *self,
             EcotTagName name,
             guint       span,
             gboolean    marked)
{
  EcotElement element = { .name = (guint8)name, .depth = (guint8)self->open->len, .span = (guint16)span };

  if (marked)
    {
      element.mark = (guint16)++self->n_marks;
      draw_square (self);
    }

  g_array_append_val (self->elements, element);
}

void
ecot_tags_resume (EcotTags *self)
{
  const EcotTag *tag;

  g_return_if_fail (self != NULL);

  tag = get_innermost (self);
  if (tag != NULL && tag->crosses)
    add_element (self, ECOT_TAG_SPAN, 0, TRUE);
}

void
ecot_tags_suspend (EcotTags *self)
{
  const EcotTag *tag;

  g_return_if_fail (self != NULL);

  tag = get_innermost (self);
  if (tag != NULL && tag->crosses)
    draw_square (self);
}

void
ecot_tags_begin (EcotTags *self,
                 guint     number)
{
  const EcotTag *tag;

  g_return_if_fail (self != NULL && number < self->tags->len);

  tag = &g_array_index (self->tags, EcotTag, number);
  add_element (self, tag->name, tag->span, tags[tag->name].leaf && !tag->crosses);
  g_array_append_val (self->open, number);
  ecot_tags_resume (self);
}

void
ecot_tags_end (EcotTags *self)
{
  const EcotTag *tag;

  g_return_if_fail (self != NULL && self->open->len > 0);

  tag = get_innermost (self);
  if (tags[tag->name].leaf)
    draw_square (self);
  g_array_set_size (self->open, self->open->len - 1);
}

/* The nearest bookmark above @level. */
static int
find_parent (EcotTags *self,
             guint     level)
{
  while (--level > 0)
    if (self->parents[level] != 0)
      return self->parents[level];

  return CAIRO_PDF_OUTLINE_ROOT;
}

void
ecot_tags_add_outline (EcotTags   *self,
                       guint       level,
                       const char *title,
                       double      x,
                       double      y)
{
  g_autofree char *place = NULL;
  int              id;

  g_return_if_fail (self != NULL && title != NULL && level > 0);

  /* Whole points: cairo reads them back as the locale would. */
  place = g_strdup_printf ("page=%u pos=[%d %d]", self->pages->len, (int)x, (int)y);
  level = MIN (level, OUTLINE_LEVELS);
  id = cairo_pdf_surface_add_outline (cairo_get_target (self->cr), find_parent (self, level), title, place,
                                      CAIRO_PDF_OUTLINE_FLAG_OPEN);

  self->parents[level] = id;
  for (guint i = level + 1; i <= OUTLINE_LEVELS; i++)
    self->parents[i] = 0;
}

/* }}} */
/* {{{ Where it is written */

const GArray *
ecot_tags_get_elements (EcotTags *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->elements;
}

guint
ecot_tags_get_n_pages (EcotTags *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

guint
ecot_tags_get_first (EcotTags *self,
                     guint     page)
{
  g_return_val_if_fail (self != NULL, 0);

  return page < self->pages->len ? g_array_index (self->pages, guint, page) : self->elements->len;
}

/* The next square, a line of its own; NULL: there is none. */
static const char *
find_square (const char *from,
             const char *p,
             const char *end)
{
  while (p < end && (p = memmem (p, (gsize)(end - p), SQUARE, strlen (SQUARE))) != NULL)
    {
      if (p == from || p[-1] == '\n' || p[-1] == ' ')
        return p;
      p++;
    }

  return NULL;
}

static void
append (GByteArray *out,
        const char *text,
        gsize       length)
{
  g_byte_array_append (out, (const guint8 *)text, (guint)length);
}

/* What stands before the next square, and @text in place of it; returns what follows, or NULL. */
static const char *
put (GByteArray *out,
     const char *from,
     const char *p,
     const char *end,
     const char *text)
{
  const char *square = find_square (from, p, end);

  if (square == NULL)
    return NULL;

  append (out, p, (gsize)(square - p));
  append (out, text, strlen (text));
  return square + strlen (SQUARE);
}

GByteArray *
ecot_tags_bracket (EcotTags   *self,
                   guint       page,
                   const char *content,
                   gsize       length)
{
  g_autoptr (GByteArray) out = NULL;
  const char            *p = content, *end = content + length;
  guint                  n_marks = 0;

  g_return_val_if_fail (self != NULL && content != NULL, NULL);

  out = g_byte_array_sized_new ((guint)length + (guint)length / 4);
  for (guint i = ecot_tags_get_first (self, page); i < ecot_tags_get_first (self, page + 1) && p != NULL; i++)
    {
      const EcotElement *element = &g_array_index (self->elements, EcotElement, i);
      char               begin[64];

      if (element->mark == 0)
        continue;

      g_snprintf (begin, sizeof begin, "/%s << /MCID %u >> BDC\n", tags[element->name].name, n_marks++);
      p = put (out, content, p, end, begin);
      p = p != NULL ? put (out, content, p, end, "EMC\n") : NULL;
    }

  if (p == NULL || find_square (content, p, end) != NULL)
    return NULL;

  append (out, p, (gsize)(end - p));
  return g_steal_pointer (&out);
}

/* }}} */
