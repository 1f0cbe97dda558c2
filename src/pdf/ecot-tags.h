/* ecot-tags.h: the structure of a tagged PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Layout says where elements begin and end; this keeps them, always balanced, marks where they stand in what cairo
 * draws, and gives cairo the bookmarks.
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ECOT_TAG_DOCUMENT,
  ECOT_TAG_H1,
  ECOT_TAG_H2,
  ECOT_TAG_H3,
  ECOT_TAG_H4,
  ECOT_TAG_H5,
  ECOT_TAG_H6,
  ECOT_TAG_P,
  ECOT_TAG_DIV,
  ECOT_TAG_SPAN,
  ECOT_TAG_L,
  ECOT_TAG_LI,
  ECOT_TAG_LBL,
  ECOT_TAG_LBODY,
  ECOT_TAG_TABLE,
  ECOT_TAG_TR,
  ECOT_TAG_TH,
  ECOT_TAG_TD,
  ECOT_TAG_FIGURE,
  ECOT_N_TAGS
} EcotTagName;

/* Small: a long table has hundreds of thousands. */
typedef struct
{
  guint8  name;    /* EcotTagName */
  guint8  crosses; /* its text goes on on a later page */
  guint16 span;    /* of a cell: columns; 0: one */
} EcotTag;

/* Holds text, as opposed to other elements. */
gboolean ecot_tag_is_leaf (EcotTagName name);
/* As PDF calls it. */
const char *ecot_tag_get_name (EcotTagName name);

/* An element as it was drawn. */
typedef struct
{
  guint8  name;  /* EcotTagName */
  guint8  depth; /* below the document, from 0 */
  guint16 span;  /* as above */
  guint16 mark;  /* its text on its page, from 1 in the order of the page; 0: it has none of its own */
} EcotElement;

typedef struct _EcotTags EcotTags;

/* @tags: of EcotTag, by the number marks call them; kept by the caller. */
EcotTags *ecot_tags_new (GArray *tags);
void      ecot_tags_free (EcotTags *self);

/* The next page, and what it is drawn with. */
void ecot_tags_begin_page (EcotTags *self,
                           cairo_t  *cr);
void ecot_tags_begin (EcotTags *self,
                      guint     tag);
void ecot_tags_end (EcotTags *self);
/* Between them stands what belongs to no element: head, foot, the turn of the page. */
void ecot_tags_suspend (EcotTags *self);
void ecot_tags_resume (EcotTags *self);

/* On the page being drawn; levels may be skipped. */
void ecot_tags_add_outline (EcotTags   *self,
                            guint       level,
                            const char *title,
                            double      x,
                            double      y);

/* Borrowed (element-type EcotElement): all so far, each before what is in it. */
const GArray *ecot_tags_get_elements (EcotTags *self);
/* How many pages were begun, and the first element that begins on page @page, from 0, or on a later one. */
guint ecot_tags_get_n_pages (EcotTags *self);
guint ecot_tags_get_first (EcotTags *self,
                           guint     page);

/* What is drawn on page @page, from 0, with its elements bracketed: "/TD << /MCID 3 >> BDC" … "EMC".  NULL: it has not the
 * marks that were drawn.  (transfer full) */
GByteArray *ecot_tags_bracket (EcotTags   *self,
                               guint       page,
                               const char *content,
                               gsize       length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotTags, ecot_tags_free)

G_END_DECLS
