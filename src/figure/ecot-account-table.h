/* ecot-account-table.h: the budget page of form Cerfa 12156, ready to be printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each number is a figure and answers by its name.  The labels are those of the accounting rule
 * in force when the action begins.
 */

#pragma once

#include "figure/ecot-figures.h"

G_BEGIN_DECLS

typedef struct
{
  char      *code;     /* "60", "604", or NULL: it has none */
  char      *label;    /* French */
  char      *figure;   /* "account.604" */
  gboolean   line;     /* stands under the account before it */
  EcotFigure value;    /* null where there is nothing */
  EcotFigure shown;    /* @value, or whole euros that add up */
  EcotAmount absorbed; /* what @shown took so that it does: cents, mostly 0 */
} EcotAccountRow;

/* Charges, products, and the uses and resources of voluntary contributions.  Accounts
 * add up to the total, and the lines of an account to the account; what is on no printed
 * line has one of its own. */
typedef struct
{
  GPtrArray *rows; /* of EcotAccountRow, all that the form prints */
  char      *label;
  char      *figure; /* of the total */
  EcotFigure total, shown;
} EcotAccountColumn;

typedef struct
{
  EcotAccountColumn charges, products, uses, resources;
  EcotFigure        excess, shortfall; /* that even charges and products out, as shown; null: none */
  char             *rule;              /* "règlement ANC 2018-06", or NULL */
  /* « La subvention sollicitée de …, objet de la présente demande, représente … % du total des produits. », or NULL
   * while there is none. */
  char *sentence;
  /* What was rounded to add up, one French sentence a row, or empty. */
  GPtrArray *notes; /* of char* */
} EcotAccountTable;

/* @whole_euros: as the form asks; else to the cent. */
EcotAccountTable *ecot_account_table_new (EcotFigures *figures,
                                          gboolean     whole_euros) G_GNUC_WARN_UNUSED_RESULT;
void              ecot_account_table_free (EcotAccountTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotAccountTable, ecot_account_table_free)

G_END_DECLS
