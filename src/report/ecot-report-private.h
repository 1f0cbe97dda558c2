/* ecot-report-private.h: what the files of this folder share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/ecot-report.h"

G_BEGIN_DECLS

/* The block being built, of whatever type. */
EcotBlock *ecot_report_get_last_block (EcotReport *self);
/* The block being built, which must be of @type: a begin function came before. */
EcotBlock *ecot_report_get_open_block (EcotReport   *self,
                                       EcotBlockType type);
EcotBlock *ecot_report_add_block (EcotReport   *self,
                                  EcotBlockType type);

/* @text as French prints it, or NULL for NULL. */
char *ecot_report_typeset (const char *text);

/* The same without its marks, which are told in @said, made for the first of them. */
char *ecot_report_take (GPtrArray **said,
                        const char *text);

/* Fills up the last row of a table, if it has one. */
void ecot_report_complete_row (EcotBlock *table);

/* All but the last rows, where there are many. */
void ecot_report_pack_rows (EcotBlock *table);

/* May set cells of @row otherwise; texts that it gives them are put into @made, if there is one, else @row has them. */
typedef void (*EcotRowFunc) (EcotRow *row, GPtrArray *made, gpointer data);
void ecot_report_visit_rows (EcotBlock  *table,
                             EcotRowFunc visit,
                             gpointer    data);

/* Whether no row of a table says more than its label, or none has its last number. */
gboolean ecot_report_is_unfilled (const EcotBlock *table);

/* Of all tables of a report, once the rest of them is settled. */
void ecot_report_share_widths (const GPtrArray *blocks);

/* Percentages of a column show as many decimals as that of them with the most: « 47,00 % » below « 20,26 % ». */
void ecot_report_level_percents (EcotBlock *table);

/* A number with at least so many of them before its unit, if any.  (transfer full) */
char *ecot_report_pad_decimals (const char *text,
                                guint       decimals);

GPtrArray *ecot_report_edit_rules (EcotReport *self);
void       ecot_rule_free (EcotRule *self);

void ecot_column_free (EcotColumn *self);
void ecot_row_free (EcotRow *self);

G_END_DECLS
