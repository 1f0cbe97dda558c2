/* ecot-budget-import-private.h: for ecot-budget-import*.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/ecot-text.h"
#include "desk/ecot-budget-import.h"
#include "desk/ecot-category-match.h"

G_BEGIN_DECLS

/* What a dossier has of period N. */
typedef struct
{
  gboolean known;
  guint    year; /* the one it is, or is in; 0: none */
} EcotImportPeriod;

struct _EcotImportFrame
{
  EcotLot         *lot;
  EcotRounding     rounding;
  GArray          *names;   /* (element-type EcotCategoryName) */
  GPtrArray       *texts;   /* what @names points to, of the categories the applicant added */
  GHashTable      *lines;   /* those there, as described: gint64, the id of one that has no realised amount, 0 for none or several */
  GHashTable      *gifts;   /* (element-type utf8): voluntary contributions, likewise */
  GHashTable      *funders; /* (element-type utf8): names, folded */
  EcotImportPeriod periods[ECOT_N_PERIOD_ROLES];
};

/* What tells one line from others, and finds it in the frame.  (transfer full) */
char *ecot_import_describe_line (const char *detail,
                                 EcotAmount  cost);
/* Says of each item of the budget what becomes of it. */
void ecot_import_take_rows (EcotBudgetImport *self);

/* The account of a contribution in kind: "864"; NULL: its words do not say.  Static. */
const char *ecot_import_find_contribution (const EcotBudgetItem *item);
/* The type of the funder it is: "region", "sales"; NULL: neither its account nor its words say.
 * Never freed. */
const char *ecot_import_find_payer (const EcotBudgetItem *item);

void ecot_import_read_periods (EcotDossier     *dossier,
                               EcotImportPeriod periods[ECOT_N_PERIOD_ROLES]);
/* Which period of the dossier each column of one is, and a note that says so. */
void ecot_import_place_periods (EcotBudgetImport       *self,
                                const EcotImportPeriod *periods);
/* A note of the columns that have something and are not mapped. */
void ecot_import_tell_columns (EcotBudgetImport *self);
/* Names those that the dossier does not have yet. */
void ecot_import_add_periods (EcotBudgetImport       *self,
                              const EcotImportPeriod *periods,
                              EcotDossier            *dossier,
                              EcotAction             *action);

G_END_DECLS
