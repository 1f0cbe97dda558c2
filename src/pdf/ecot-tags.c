/* ecot-tags.c: the structure of a tagged PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo 1.16 draws whatever comes while a text element is open into that
 * element, and reopens it by itself on the next page; the foot of one page and
 * the head of the next would then be read out in the middle of a sentence.  So
 * an element whose text goes on on another page holds one Span a page, the Span
 * is closed around head and foot, and the element itself stays one.
 *
 * A name or an attribute cairo does not like is not refused by the call but
 * ruins the file when it is finished: names come from a closed list, attributes
 * are made of numbers here.  No text of the report ever gets near them.
 */

#include "config.h"

#include <cairo-pdf.h>

#include "pdf/ecot-tags.h"

#define OUTLINE_LEVELS 8

struct _EcotTags
{
  cairo_t *cr;
  GArray  *elements; /* of EcotTag; not ours */
  GArray  *open;     /* of guint, the innermost last */
  guint    page;
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

EcotTags *
ecot_tags_new (cairo_t *cr,
               GArray  *elements)
{
  EcotTags *self = g_new0 (EcotTags, 1);

  self->cr = cr;
  self->elements = elements;
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));
  self->page = 1;

  cairo_tag_begin (cr, tags[ECOT_TAG_DOCUMENT].name, NULL);

  return self;
}

void
ecot_tags_free (EcotTags *self)
{
  g_return_if_fail (self != NULL);

  while (self->open->len > 0)
    ecot_tags_end (self);

  cairo_tag_end (self->cr, tags[ECOT_TAG_DOCUMENT].name);
  g_array_unref (self->open);
  g_free (self);
}

static const EcotTag *
get_element (EcotTags *self,
             guint     element)
{
  g_assert (element < self->elements->len);

  return &g_array_index (self->elements, EcotTag, element);
}

static const EcotTag *
get_innermost (EcotTags *self)
{
  return self->open->len > 0 ? get_element (self, g_array_index (self->open, guint, self->open->len - 1)) : NULL;
}

void
ecot_tags_resume (EcotTags *self)
{
  const EcotTag *tag;

  g_return_if_fail (self != NULL);

  tag = get_innermost (self);
  if (tag != NULL && tag->crosses)
    cairo_tag_begin (self->cr, tags[ECOT_TAG_SPAN].name, NULL);
}

void
ecot_tags_suspend (EcotTags *self)
{
  const EcotTag *tag;

  g_return_if_fail (self != NULL);

  tag = get_innermost (self);
  if (tag != NULL && tag->crosses)
    cairo_tag_end (self->cr, tags[ECOT_TAG_SPAN].name);
}

void
ecot_tags_begin (EcotTags *self,
                 guint     element)
{
  g_return_if_fail (self != NULL && element < self->elements->len);

  g_array_append_val (self->open, element);
  cairo_tag_begin (self->cr, tags[get_element (self, element)->name].name, NULL);
  ecot_tags_resume (self);
}

void
ecot_tags_end (EcotTags *self)
{
  g_return_if_fail (self != NULL && self->open->len > 0);

  ecot_tags_suspend (self);
  cairo_tag_end (self->cr, tags[get_innermost (self)->name].name);
  g_array_set_size (self->open, self->open->len - 1);
}

void
ecot_tags_set_page (EcotTags *self,
                    guint     page)
{
  g_return_if_fail (self != NULL && page > 0);

  self->page = page;
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
  place = g_strdup_printf ("page=%u pos=[%d %d]", self->page, (int)x, (int)y);
  level = MIN (level, OUTLINE_LEVELS);
  id = cairo_pdf_surface_add_outline (cairo_get_target (self->cr), find_parent (self, level), title, place,
                                      CAIRO_PDF_OUTLINE_FLAG_OPEN);

  self->parents[level] = id;
  for (guint i = level + 1; i <= OUTLINE_LEVELS; i++)
    self->parents[i] = 0;
}
