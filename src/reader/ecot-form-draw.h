/* ecot-form-draw.h: the picture of a field with its value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/ecot-form-lines.h"
#include "reader/ecot-form-tree.h"

G_BEGIN_DECLS

/* What does not fit. */
typedef struct
{
  EcotFormObstacle obstacle;
  guint            fits, there;
} EcotFormMisfit;

/* The font in the file, made once.  A dictionary. */
qpdf_oh ecot_form_type_embed (EcotFormType *self,
                              qpdf_data     qpdf);

typedef struct
{
  EcotFormTree       *tree;
  const EcotFormNode *node;
  EcotFormType       *type;
  const EcotFormLook *look;
  gboolean            cut; /* rather than refuse */
} EcotFormDrawing;

/* The widget shows @text from now on; FALSE: it does not fit, and nothing changed. */
gboolean ecot_form_draw_text (const EcotFormDrawing *drawing,
                              qpdf_oh                widget,
                              const char            *text,
                              EcotFormMisfit        *misfit);

typedef struct
{
  const char *const *items;
  const gboolean    *chosen; /* each of them */
  guint              n;
} EcotFormList;

/* It shows the list from @top (out) on, so that all that are chosen are seen, and marked. */
gboolean ecot_form_draw_list (const EcotFormDrawing *drawing,
                              qpdf_oh                widget,
                              const EcotFormList    *list,
                              guint                 *top,
                              EcotFormMisfit        *misfit);

G_END_DECLS
