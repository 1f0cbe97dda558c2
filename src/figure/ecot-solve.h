/* ecot-solve.h: which typed value gives a figure the value one wants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/ecot-figures.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_SOLUTION_EXACT,        /* @value gives it */
  ECOT_SOLUTION_BETWEEN,      /* @below and @above, next to each other, give less and more */
  ECOT_SOLUTION_OUT_OF_REACH, /* @below is as near as it gets */
  ECOT_SOLUTION_INDEPENDENT,  /* the cell does not move the figure */
} EcotSolutionKind;

typedef struct
{
  EcotSolutionKind kind;
  EcotValueType    type; /* of the cell: how its numbers are written */
  EcotUnit         unit; /* of the figure */
  gint64           value;
  /* What one may type instead, and what the figure is then. */
  gint64 below, above;
  gint64 figure_below, figure_above;
} EcotSolution;

/**
 * ecot_solve:
 * @figure: "cost.total"
 * @wanted: in the figure's own number: cents for EUR, else 1/10 000
 * @path: of the cell to type in, an amount, a number or a count: "budget/line/3/amount"
 *
 * Under the rounding in force, and exactly: the figures themselves are asked, on a
 * copy of the dossier.  Of several values that give it, what is typed already, the
 * least if there is no end to them, or the roundest.
 *
 * Returns: FALSE with %ECOT_ERROR_USAGE if there is no such figure or cell
 */
gboolean ecot_solve (EcotFigures  *figures,
                     const char   *figure,
                     gint64        wanted,
                     const char   *path,
                     EcotSolution *solution,
                     GError      **error);

/* The same for several questions about one dossier, as it was when the solver was made: what is
 * slow is done once.  It may be asked, and freed, on any thread, on one at a time. */
typedef struct _EcotSolver EcotSolver;

EcotSolver *ecot_solver_new (EcotFigures *figures) G_GNUC_WARN_UNUSED_RESULT;
void        ecot_solver_free (EcotSolver *self);
gboolean    ecot_solver_solve (EcotSolver   *self,
                               const char   *figure,
                               gint64        wanted,
                               const char   *path,
                               EcotSolution *solution,
                               GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotSolver, ecot_solver_free)

G_END_DECLS
