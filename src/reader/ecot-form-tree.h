/* ecot-form-tree.h: the fields of a PDF form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <qpdf/qpdf-c.h>

#include "reader/ecot-form-wire.h"

G_BEGIN_DECLS

/* A field with what its ancestors say for it; 0 where nobody says it. */
typedef struct
{
  char         *name; /* "page1.total" */
  qpdf_oh       dict;
  qpdf_oh       value, look, options;
  EcotFormKind  kind;
  EcotFormFlags flags;
  guint         max_length, alignment;
  GArray       *widgets; /* of qpdf_oh: where it stands */
} EcotFormNode;

typedef struct
{
  qpdf_data   qpdf;
  qpdf_oh     form;
  GPtrArray  *fields; /* of EcotFormNode, in the order of the form */
  GHashTable *pages;  /* number of an object -> its page, from 1 */
  guint       n_pages;
  gboolean    asks_to_draw;
} EcotFormTree;

/* NULL with one sentence if the file is no form that can be filled right. */
EcotFormTree *ecot_form_tree_read (const char *data,
                                   gsize       size,
                                   GError    **error);
void          ecot_form_tree_free (EcotFormTree *self);

/* A string or name as clean text.  (transfer full) (nullable) */
char *ecot_form_get_text (qpdf_data qpdf,
                          qpdf_oh   object);
/* A rectangle: left, bottom, width and height in points; FALSE if it has no area. */
gboolean ecot_form_get_box (qpdf_data qpdf,
                            qpdf_oh   widget,
                            double    box[4]);
/* The states a widget has pictures of, as texts, "Off" left out; @keys (nullable): as
 * they are called in the file. */
void ecot_form_add_states (qpdf_data  qpdf,
                           qpdf_oh    widget,
                           GPtrArray *texts,
                           GPtrArray *keys);

/* What a text is written with. */
typedef struct
{
  guint  face;
  double size;  /* in points; 0: as fits */
  char  *color; /* operators */
} EcotFormLook;

void ecot_form_look_init (EcotFormLook       *look,
                          EcotFormTree       *tree,
                          const EcotFormNode *node);
void ecot_form_look_clear (EcotFormLook *look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotFormTree, ecot_form_tree_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EcotFormLook, ecot_form_look_clear)

G_END_DECLS
