/* ecot-tags.h: the structure of a tagged PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Layout says where elements begin and end; this turns it into cairo's tags,
 * always balanced, and into bookmarks.
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Only what cairo 1.16 knows: an unknown name spoils the whole file when it is finished, or crashes there. */
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

typedef struct _EcotTags EcotTags;

/* @elements: of EcotTag, by the number marks call them; kept by the caller. */
EcotTags *ecot_tags_new (cairo_t *cr,
                         GArray  *elements);
void      ecot_tags_free (EcotTags *self);

void ecot_tags_begin (EcotTags *self,
                      guint     element);
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
void ecot_tags_set_page (EcotTags *self,
                         guint     page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotTags, ecot_tags_free)

G_END_DECLS
