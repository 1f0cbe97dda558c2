/* ecot-flow.h: strips down the pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks are cut into strips: a line of a paragraph, a row of a table.  A strip
 * is measured, then given to the flow, which puts it on a page and never cuts
 * it.
 */

#pragma once

#include "pdf/ecot-sheets.h"

G_BEGIN_DECLS

typedef struct _EcotFlow EcotFlow;

/* Between @top and @bottom of each page. */
EcotFlow *ecot_flow_new (double top,
                         double bottom);
void      ecot_flow_free (EcotFlow *self);

/* The number of a new structure element, for ecot_marks_begin(). */
guint ecot_flow_add_tag (EcotFlow   *self,
                         EcotTagName name);

/**
 * ecot_flow_begin_strip:
 * @before: space above the strip, dropped at the top of a page
 *
 * Returns: (transfer none): where to draw it; y from its top, x from the edge
 * of the page
 */
EcotMarks *ecot_flow_begin_strip (EcotFlow *self,
                                  double    before);
/* @keep: the next strip has to stand on the same page. */
void ecot_flow_end_strip (EcotFlow *self,
                          double    height,
                          gboolean  keep);
/* So large a part of a page may be left white rather than begin one with the next strip. */
void ecot_flow_cling (EcotFlow *self,
                      double    part);
/* Nor with any that is kept with it. */
void ecot_flow_cling_together (EcotFlow *self,
                               double    part);
/* The strips that wait need wait no longer: the next one may stand on another page. */
void ecot_flow_let_go (EcotFlow *self);
/* A last strip that was kept with one that never came stands for itself. */
void ecot_flow_break_page (EcotFlow *self);

/* Pages begun so far, those that wait not counted. */
guint ecot_flow_get_n_pages (EcotFlow *self);

/* What the last page has left, now that all strips are given. */
double ecot_flow_get_left (EcotFlow *self);

/* How tall a strip may be and still stand whole on a page, with all that is kept with it. */
double ecot_flow_get_room (EcotFlow *self);

/* As ecot_flow_get_room(), but on the page at hand; nothing, if that is full. */
double ecot_flow_get_rest (EcotFlow *self);

/* From the next strip on, what is drawn again above the first strip of each page; NULL: nothing.
 * (transfer full) */
void ecot_flow_set_repeat (EcotFlow  *self,
                           EcotMarks *marks,
                           double     height);

/* Of the cell just added: how many columns it takes. */
void ecot_flow_set_span (EcotFlow *self,
                         guint     span);

/* (transfer full): at least one.  Then the elements, of EcotTag. */
EcotSheets *ecot_flow_finish (EcotFlow *self,
                              GArray  **elements);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotFlow, ecot_flow_free)

G_END_DECLS
