/* ecot-table-guess-private.h: for ecot-table-guess*.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "table/ecot-table-mapping.h"

G_BEGIN_DECLS

/* Of a wide sheet not all columns are looked at; a title that says less is not believed. */
#define ECOT_GUESS_MAX_COLUMNS 64
#define ECOT_GUESS_LEAST_SCORE 40

/* What stands in a column below the titles. */
typedef struct
{
  guint    n_filled, n_numbers, n_amounts, n_measures;
  gsize    letters;
  gboolean has_one, has_two; /* "1", "2": of rows that are numbered */
} EcotGuessContent;

typedef struct
{
  const EcotTableSheet *sheet;
  guint                 n_columns;
  guint                 header; /* ECOT_ROW_NONE */
  guint                 scores[ECOT_GUESS_MAX_COLUMNS][ECOT_N_ROLES];
  guint                 years[ECOT_GUESS_MAX_COLUMNS]; /* a title that is one, or 0 */
  EcotGuessContent      contents[ECOT_GUESS_MAX_COLUMNS];
} EcotGuess;

gboolean ecot_guess_is_numeric (const EcotGuess *self,
                                int              column);
gboolean ecot_guess_is_taken (const EcotMapping *mapping,
                              int                column);
/* Whether the title of the column speaks for @role. */
gboolean ecot_guess_speaks_for (const EcotGuess *self,
                                int              column,
                                EcotRole         role);

/* Where "CHARGES" and "PRODUITS" stand above the titles: the labels beneath the second are of who pays. */
void ecot_guess_read_heads (EcotGuess *self);
/* Columns of two years or more, twice where they begin anew. */
void ecot_guess_take_years (const EcotGuess *self,
                            EcotMapping     *mapping);
/* Once costs and who pays are found: which of the other columns are of whom. */
void ecot_guess_take_sides (const EcotGuess *self,
                            EcotMapping     *mapping);

G_END_DECLS
