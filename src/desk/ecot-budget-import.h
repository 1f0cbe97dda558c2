/* ecot-budget-import.h: a stranger's budget as lines of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/ecot-desk.h"
#include "table/ecot-table-budget.h"

G_BEGIN_DECLS

/* What a dossier and its lot know that rows are held against: made on the thread of the desk,
 * looked at on any. */
typedef struct _EcotImportFrame EcotImportFrame;

EcotImportFrame *ecot_import_frame_new (EcotDesk *desk);
EcotImportFrame *ecot_import_frame_ref (EcotImportFrame *self);
void             ecot_import_frame_unref (EcotImportFrame *self);

/* A row, and what becomes of it in this dossier. */
typedef struct
{
  const EcotBudgetItem *item;
  gboolean              taken;
  const char           *category; /* an id of the lot or "+N"; NULL: none */
  const char           *label;    /* of that category */
  int                   added;    /* the category added with it: index into @added, or -1 */
  char                 *account;  /* or NULL */
  const char           *payer;    /* of a funder: its type, or NULL */
  gint64                fills;    /* the line that is there and has its realised amount from here; 0: none */
  char                 *note;     /* translated: why it is left out, or what to look at; or NULL */
} EcotImportRow;

typedef struct
{
  EcotImportFrame *frame;
  EcotTable       *table;
  EcotMapping      mapping;
  EcotTableBudget *budget;
  GPtrArray       *rows;  /* of EcotImportRow, as the budget's items */
  GPtrArray       *added; /* of char*: labels of categories that come with them */
  GPtrArray       *notes; /* of char*: what is to be known of the sheet as a whole, translated */
  guint            n_lines, n_funders, n_voluntary, n_filled;
  int              periods[ECOT_N_PERIOD_ROLES]; /* of the dossier, from 0, by the columns mapped; -1: none is left */
  guint            n_same;                       /* lines that the dossier has already, to the cent */
} EcotBudgetImport;

/* Cheap enough to be made again at each choice; on any thread.  Never changes then. */
EcotBudgetImport *ecot_budget_import_new (EcotImportFrame   *frame,
                                          EcotTable         *table,
                                          const EcotMapping *mapping);
EcotBudgetImport *ecot_budget_import_ref (EcotBudgetImport *self);
void              ecot_budget_import_unref (EcotBudgetImport *self);

/* What adds everything that is taken, behind what is there: one step.  @name: of the file.
 * NULL with %ECOT_ERROR_AMBIGUOUS while a question is open, %ECOT_ERROR_BAD_VALUE where there is
 * nothing to add.  (transfer full) */
EcotAction *ecot_budget_import_make_action (EcotBudgetImport *self,
                                            EcotDesk         *desk,
                                            const char       *name,
                                            GError          **error);

/* Whether anything is taken. */
gboolean ecot_budget_import_brings (const EcotBudgetImport *self);
/* How many lines, their sum, and how the total of the sheet stands to it: one sentence,
 * translated.  (transfer full) */
char *ecot_budget_import_describe (const EcotBudgetImport *self);
/* The category of a row that is taken, as people read it; "" for none. */
const char *ecot_budget_import_get_category (const EcotBudgetImport *self,
                                             const EcotImportRow    *row);
/* The total of the sheet less what is taken.  FALSE: the sheet has no total. */
gboolean ecot_budget_import_get_difference (const EcotBudgetImport *self,
                                            EcotAmount             *difference);

/* {{{ What was chosen for the sheets of a source, kept in the user's data folder */

/* FALSE: nothing is known of sheets with these titles.  Only columns and marks are changed. */
gboolean ecot_mapping_recall (EcotMapping          *mapping,
                              const EcotTableSheet *sheet);
/* For next time; a folder that cannot be written is no error worth stopping for. */
void ecot_mapping_remember (const EcotMapping    *mapping,
                            const EcotTableSheet *sheet);

/* }}} */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotImportFrame, ecot_import_frame_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotBudgetImport, ecot_budget_import_unref)

G_END_DECLS
