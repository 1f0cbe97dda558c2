/* ecot-budget-import-private.h: for ecot-budget-import*.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/ecot-text.h"
#include "desk/ecot-budget-import.h"

G_BEGIN_DECLS

/* What a dossier has of period N. */
typedef struct
{
  gboolean known;
  guint    year; /* the one it is, or is in; 0: none */
} EcotImportPeriod;

/* The account of a contribution in kind: "864"; NULL: its words do not say.  Static. */
const char *_ecot_import_find_contribution (const EcotBudgetItem *item);
/* The type of the funder it is: "region", "sales"; NULL: neither its account nor its words say.
 * Never freed. */
const char *_ecot_import_find_payer (const EcotBudgetItem *item);

void _ecot_import_read_periods (EcotDossier     *dossier,
                                EcotImportPeriod periods[ECOT_N_PERIOD_ROLES]);
/* Which period of the dossier each column of one is, and a note that says so. */
void _ecot_import_place_periods (EcotBudgetImport       *self,
                                 const EcotImportPeriod *periods);
/* A note of the columns that have something and are not mapped. */
void _ecot_import_tell_columns (EcotBudgetImport *self);
/* Names those that the dossier does not have yet. */
void _ecot_import_add_periods (EcotBudgetImport       *self,
                               const EcotImportPeriod *periods,
                               EcotDossier            *dossier,
                               EcotAction             *action);

G_END_DECLS
