/* ecot-figures-private.h: the insides of the figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For figure/ and its tests.
 */

#pragma once

#include "figure/ecot-graph-private.h"

G_BEGIN_DECLS

struct _EcotFigures
{
  GObject parent_instance;

  EcotDossier *dossier;
  EcotLot     *lot;
  EcotGraph   *graph;
  GHashTable  *by_name;    /* name -> EcotNode, listed or not */
  GHashTable  *by_cell;    /* "fund/fse/percent" -> EcotNode */
  GHashTable  *categories; /* id, "+N" or "" -> EcotNode */
  GHashTable  *terms;      /* record id -> EcotTerm */
  GPtrArray   *figures;    /* EcotNode in printed order, without categories */
  GPtrArray   *funds;      /* EcotNode of the call's funds */
  GPtrArray   *names;      /* with categories, and a final NULL */
};

/* ecot-wiring.c */

void ecot_figures_wire (EcotFigures *self);
/* Again after the applicant's own categories changed. */
void ecot_figures_list_names (EcotFigures *self);
/* The sum of the lines that name category @id, "" of those that name none. */
EcotNode *ecot_figures_ensure_category (EcotFigures *self,
                                        const char  *id);

/* ecot-terms.c: @record is a budget line, a row of hours or a funder. */

void ecot_figures_refresh_term (EcotFigures *self,
                                EcotRecord  *record);
void ecot_figures_drop_term (EcotFigures *self,
                             gint64       id);
/* The sum it is counted in, and what it adds to it. */
EcotNode  *ecot_figures_get_sum (EcotFigures *self,
                                 EcotRecord  *record);
EcotFigure ecot_figures_get_term (EcotFigures *self,
                                  EcotRecord  *record);

/* NULL if there is no such figure. */
EcotNode *ecot_figures_find_node (EcotFigures *self,
                                  const char  *name);
/* See ecot_graph_get_work(). */
guint64 ecot_figures_get_work (EcotFigures *self);

G_END_DECLS
