/* ecot-solve.c: which typed value gives a figure the value one wants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No formula is turned round: a formula turned round forgets roundings, ceilings
 * and remainders.  The cell is typed on a copy and the figure read, some hundred
 * times.  A figure rises or falls with a cell: sums, products, quotients, shares.
 * It may stand still, above a ceiling or between two roundings, and a share of what
 * was rounded itself may waver by its last digit.  So no answer is called exact
 * before it was tried, and one that wavers is looked for around where it should be.
 */

#include "config.h"

#include "figure/ecot-solve.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"

/* Nobody types more: ten thousand billion cents, a billion of anything else. */
#define MAX_TYPED G_GINT64_CONSTANT (10000000000000)

/* Where values are tried. */
struct _EcotSolver
{
  EcotDossier *dossier;
  EcotFigures *figures; /* made when first asked for */
  EcotLot     *lot;
};

typedef struct
{
  EcotDossier  *dossier;
  EcotFigures  *figures;
  const char   *figure;
  const char   *path;
  EcotValueType type;
  gint64        wanted;
  gint64        typed; /* in the cell now; -1: nothing */
  EcotValue     before;
  gboolean      falls; /* the figure falls as the cell rises */
} Trial;

static void
trial_clear (Trial *self)
{
  ecot_value_clear (&self->before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, trial_clear)

/* What the figure is with @typed in the cell; FALSE if it has no value then. */
static gboolean
try_value (Trial  *self,
           gint64  typed,
           gint64 *figure)
{
  g_auto (EcotValue) value = ecot_value_number (self->type, typed);

  return ecot_dossier_set_path (self->dossier, self->path, &value, "", NULL) &&
         ecot_figures_get_number (self->figures, self->figure, figure);
}

/* Below zero: the cell has to rise for the figure to reach what is wanted. */
static int
compare (const Trial *self,
         gint64       figure)
{
  int sign = (figure > self->wanted) - (figure < self->wanted);

  return self->falls ? -sign : sign;
}

/* The least value that gives the figure any value: a cost per hour has none for no hour. */
static gboolean
find_least (Trial  *self,
            gint64 *least,
            gint64 *figure)
{
  for (*least = 0; *least <= 1; (*least)++)
    if (try_value (self, *least, figure))
      return TRUE;

  return FALSE;
}

/* The greatest value on the way up that moves beyond what is wanted, or as far as one
 * may go.  Doubling finds it in some forty steps. */
static void
find_greatest (Trial  *self,
               gint64  least,
               gint64  figure_least,
               gint64 *greatest,
               gint64 *figure)
{
  gint64 next = MAX (least, 1), at_next;

  *greatest = least;
  *figure = figure_least;
  while (next <= MAX_TYPED && try_value (self, next, &at_next))
    {
      *greatest = next;
      *figure = at_next;
      self->falls = at_next < figure_least;
      if (at_next != figure_least && compare (self, at_next) > 0)
        break;
      next *= 2;
    }
}

/* The least value in ]low, high] whose figure is at least (or, with @beyond, beyond) what is wanted;
 * that of high is. */
static gint64
bisect (Trial   *self,
        gint64   low,
        gint64   high,
        gboolean beyond)
{
  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2, figure = 0;
      int    order = try_value (self, middle, &figure) ? compare (self, figure) : -1;

      if (order > 0 || (order == 0 && !beyond))
        high = middle;
      else
        low = middle;
    }

  return high;
}

/* The number in [low, high] with the fewest digits; of those the one nearest to the
 * middle, where the unrounded answer lies.  Of amounts whole euros are rounder, and else
 * the least one does: nobody spends a cent more than is needed. */
static gint64
find_roundest (const Trial *self,
               gint64       low,
               gint64       high)
{
  gboolean money = self->type == ECOT_VALUE_AMOUNT;
  gint64   middle = low + (high - low) / 2;

  for (gint64 step = 10000; step > (money ? 10 : 1); step /= 10)
    {
      gint64 multiple = (middle + step / 2) / step * step;

      if (multiple >= low && multiple <= high)
        return multiple;
    }

  return money ? low : middle;
}

/* How far around its place an answer that wavers is looked for. */
#define NEIGHBOURS 200

static gboolean
gives (Trial *self,
       gint64 typed)
{
  gint64 figure;

  return try_value (self, typed, &figure) && figure == self->wanted;
}

/* A value near @middle, nearest first, that was tried and gives what is wanted. */
static gboolean
find_near (Trial  *self,
           gint64  middle,
           gint64  least,
           gint64  greatest,
           gint64 *value)
{
  for (gint64 step = 0; step <= NEIGHBOURS; step++)
    for (int way = -1; way <= 1; way += 2)
      {
        *value = middle + way * step;
        if (*value >= least && *value <= greatest && gives (self, *value))
          return TRUE;
      }

  return FALSE;
}

static void
settle (Trial        *self,
        gint64        least,
        gint64        figure_least,
        gint64        greatest,
        gint64        figure_greatest,
        EcotSolution *solution)
{
  gint64 first, last;

  /* The first that reaches it, and the last that does not pass it. */
  first = compare (self, figure_least) >= 0 ? least : bisect (self, least, greatest, FALSE);
  last = compare (self, figure_greatest) <= 0 ? greatest : bisect (self, least, greatest, TRUE) - 1;

  /* Where there is no upper end, as above a ceiling, no further than needed. */
  solution->kind = ECOT_SOLUTION_EXACT;
  solution->value = first > last || last == greatest ? first : find_roundest (self, first, last);
  if (gives (self, solution->value) || find_near (self, first, least, greatest, &solution->value))
    return;

  solution->kind = ECOT_SOLUTION_BETWEEN;
  solution->below = MAX (first - 1, least);
  solution->above = first;
  try_value (self, solution->below, &solution->figure_below);
  try_value (self, solution->above, &solution->figure_above);
}

static void
solve (Trial        *self,
       EcotSolution *solution)
{
  gint64 least, greatest, figure_least, figure_greatest;

  /* What is typed already may do. */
  solution->kind = ECOT_SOLUTION_EXACT;
  solution->value = self->typed;
  if (self->typed >= 0 && gives (self, self->typed))
    return;

  solution->kind = ECOT_SOLUTION_INDEPENDENT;
  if (!find_least (self, &least, &figure_least))
    return;

  find_greatest (self, least, figure_least, &greatest, &figure_greatest);
  if (figure_least == figure_greatest)
    return;

  if (compare (self, figure_least) <= 0 && compare (self, figure_greatest) >= 0)
    {
      settle (self, least, figure_least, greatest, figure_greatest, solution);
      return;
    }

  solution->kind = ECOT_SOLUTION_OUT_OF_REACH;
  solution->below = compare (self, figure_least) > 0 ? least : greatest;
  solution->figure_below = compare (self, figure_least) > 0 ? figure_least : figure_greatest;
}

static gboolean
is_number (EcotValueType type)
{
  return type == ECOT_VALUE_AMOUNT || type == ECOT_VALUE_DECIMAL || type == ECOT_VALUE_COUNT;
}

static gboolean
check_arguments (Trial   *self,
                 GError **error)
{
  EcotPlace        place;
  const EcotValue *value;

  if (!ecot_figures_has (self->figures, self->figure))
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("there is no figure “%s”: “ecot-cli figures FILE” lists them"), self->figure);
      return FALSE;
    }
  if (!ecot_dossier_find_path (self->dossier, self->path, &place, error))
    return FALSE;

  value = place.record != NULL ? ecot_record_get_nth (place.record, place.field) : NULL;
  self->typed = value != NULL && !ecot_value_is_empty (value) ? value->number : -1;
  self->before = value != NULL ? ecot_value_copy (value) : ECOT_VALUE_EMPTY;
  self->type = ecot_schema_get_kind (place.kind)->fields[place.field].type;
  if (is_number (self->type))
    return TRUE;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("“%s” holds no number: choose an amount, a quantity or a count"), self->path);
  return FALSE;
}

EcotSolver *
ecot_solver_new (EcotFigures *figures)
{
  EcotSolver *self;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);

  self = g_new0 (EcotSolver, 1);
  self->dossier = ecot_dossier_copy (ecot_figures_get_dossier (figures));
  self->lot = ecot_lot_ref (ecot_figures_get_lot (figures));
  return self;
}

void
ecot_solver_free (EcotSolver *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->figures);
  g_object_unref (self->dossier);
  ecot_lot_unref (self->lot);
  g_free (self);
}

gboolean
ecot_solver_solve (EcotSolver   *self,
                   const char   *figure,
                   gint64        wanted,
                   const char   *path,
                   EcotSolution *solution,
                   GError      **error)
{
  g_auto (Trial) trial = { .dossier = self->dossier, .figure = figure, .path = path, .wanted = wanted };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (figure != NULL && path != NULL && solution != NULL, FALSE);

  if (self->figures == NULL)
    self->figures = ecot_figures_new (self->dossier, self->lot);

  trial.figures = self->figures;
  if (!check_arguments (&trial, error))
    return FALSE;

  *solution = (EcotSolution){ .type = trial.type, .unit = ecot_figures_get (trial.figures, figure).unit };
  solve (&trial, solution);

  /* The next question is about the same dossier. */
  return ecot_dossier_set_path (self->dossier, path, &trial.before, "", error);
}

gboolean
ecot_solve (EcotFigures  *figures,
            const char   *figure,
            gint64        wanted,
            const char   *path,
            EcotSolution *solution,
            GError      **error)
{
  g_autoptr (EcotSolver) solver = ecot_solver_new (figures);

  return solver != NULL && ecot_solver_solve (solver, figure, wanted, path, solution, error);
}
