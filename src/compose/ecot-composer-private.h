/* ecot-composer-private.h: what the composers of papers share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A composer reads the dossier, its figures and the lot, and adds blocks to one
 * report.  On a blank form every reading says nothing, so that the form comes
 * out of the same code with nothing of the dossier in it.
 */

#pragma once

#include "compose/ecot-papers.h"

G_BEGIN_DECLS

typedef struct
{
  EcotReport             *report;
  EcotFigures            *figures;
  EcotDossier            *dossier;
  const EcotLot          *lot;
  const EcotComposeInput *input;
  gboolean                spreadsheet; /* formulas may refer to the budget sheet */
} EcotComposer;

/* Borrowed text of a cell; NULL if empty, or on a blank form. */
const char *ecot_composer_text (const EcotComposer *self,
                                EcotKind            kind,
                                const char         *key,
                                const char         *field);
gboolean    ecot_composer_number (const EcotComposer *self,
                                  EcotKind            kind,
                                  const char         *key,
                                  const char         *field,
                                  gint64             *number);
/* A cell as French shows it on paper: numbers grouped, SIRET and telephone
 * spaced, dates in words; NULL if empty.  (transfer full) */
char *ecot_composer_place (const EcotComposer *self,
                           const char         *place);
/* The value of a figure in French, or NULL if it is unknown.  (transfer full) */
char    *ecot_composer_figure (const EcotComposer *self,
                               const char         *name);
gboolean ecot_composer_figure_number (const EcotComposer *self,
                                      const char         *name,
                                      gint64             *number);

/* The action's title: the applicant's own, else the lot's. */
const char *ecot_composer_action (const EcotComposer *self);

/* Adds an amount cell with a figure's value, or an empty one. */
EcotCell *ecot_composer_add_figure_cell (const EcotComposer *self,
                                         const char         *name);

/* A text cell, or an empty one where there is no text. */
EcotCell *ecot_composer_add_text_cell (const EcotComposer *self,
                                       const char         *text);

/* Shared parts of papers, one file each. */
void ecot_compose_begin (EcotComposer *self,
                         const char   *title,
                         gboolean      letter);
void ecot_compose_open_points (EcotComposer *self);

void ecot_compose_reply (EcotComposer *self);
void ecot_compose_engagement (EcotComposer *self);
void ecot_compose_covering (EcotComposer *self);
void ecot_compose_budget (EcotComposer *self);
void ecot_compose_explanation (EcotComposer *self);

void ecot_compose_form_budget (EcotComposer *self);
void ecot_compose_funding_table (EcotComposer *self);
void ecot_compose_indicator_grid (EcotComposer *self);
void ecot_compose_schedule (EcotComposer *self);
void ecot_compose_pieces (EcotComposer *self);

/* The budget lines by category, in the order of the form. */
typedef struct
{
  const char *label;  /* borrowed */
  char       *figure; /* "cost.category.staff", or NULL for lines without category */
  GPtrArray  *lines;  /* of EcotRecord, borrowed */
} EcotLineGroup;

/* (transfer full): every category of the lot, those the applicant added, then
 * the lines whose category is missing, if there are any.  On a blank form, the
 * categories of the lot without lines. */
GPtrArray *ecot_composer_group_lines (const EcotComposer *self);

G_END_DECLS
