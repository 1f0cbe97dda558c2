/* ecot-figures.h: every computed number of a dossier, by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A graph of named figures over the cells of a dossier and one lot.  Each keeps
 * its operation, inputs and rounding; an edit recomputes what depends on it and
 * nothing else, and a sum changes by the difference of its changed term.
 * Names are those of the command line: "cost.total", "funding.fse" …
 */

#pragma once

#include "call/ecot-cost-options.h"
#include "dossier/ecot-dossier.h"
#include "figure/ecot-reason.h"

G_BEGIN_DECLS

#define ECOT_TYPE_FIGURES (ecot_figures_get_type ())

G_DECLARE_FINAL_TYPE (EcotFigures, ecot_figures, ECOT, FIGURES, GObject)

/* Signal "changed", once after an action in which at least one figure changed. */

typedef struct
{
  gboolean known; /* FALSE: nothing feeds it yet (null), or it failed */
  EcotUnit unit;
  gint64   number; /* cents for EUR, else 1/10 000 */
  /* Why a fed figure has no value: a French sentence (overflow, division by
   * zero), owned by the figures; NULL otherwise. */
  const char *fault;
} EcotFigure;

/* Follows @dossier until disposed.  Keeps references to both. */
EcotFigures *ecot_figures_new (EcotDossier *dossier,
                               EcotLot     *lot) G_GNUC_WARN_UNUSED_RESULT;

/* The same under a choice of cost options that is not the lot's own. */
EcotFigures *ecot_figures_new_under (EcotDossier     *dossier,
                                     EcotCostOptions *options) G_GNUC_WARN_UNUSED_RESULT;

EcotDossier *ecot_figures_get_dossier (EcotFigures *self);
EcotLot     *ecot_figures_get_lot (EcotFigures *self);

/* Names in their order: costs, categories, funding, grant, hours, words …  Valid,
 * as labels are, until the next "changed": the applicant may add categories. */
const char *const *ecot_figures_get_names (EcotFigures *self);
gboolean           ecot_figures_has (EcotFigures *self,
                                     const char  *name);
EcotFigure         ecot_figures_get (EcotFigures *self,
                                     const char  *name);
/* TRUE and the number if it is known. */
gboolean ecot_figures_get_number (EcotFigures *self,
                                  const char  *name,
                                  gint64      *number);

/* The value as it was before it was rounded, @numerator ÷ @denominator in the same unit: what
 * a limit compares.  The denominator is positive; FALSE if it is not known. */
gboolean ecot_figures_get_ratio (EcotFigures *self,
                                 const char  *name,
                                 EcotWide    *numerator,
                                 EcotWide    *denominator);

/* The amount of a budget line: typed, or quantity × unit cost rounded. */
EcotFigure ecot_figures_get_line (EcotFigures *self,
                                  EcotRecord  *line);

/* How many periods a line may be split over. */
#define ECOT_N_PERIODS 6

typedef enum
{
  ECOT_PART_AMOUNT,
  ECOT_PART_VAT,        /* contained in the amount */
  ECOT_PART_INELIGIBLE, /* amount less eligible */
  ECOT_PART_ELIGIBLE,   /* typed, or the amount less the VAT that is got back */
  ECOT_PART_RETAINED,   /* typed, or what is eligible */
  ECOT_PART_GAP,        /* amount less periods, once one is filled */
  ECOT_N_PARTS
} EcotLinePart;

/* A number of a budget line, null where nothing says it. */
EcotFigure ecot_figures_get_line_part (EcotFigures *self,
                                       EcotRecord  *line,
                                       EcotLinePart part);
/* Its amount less the VAT that is got back: what is eligible of it where nobody says more. */
EcotFigure ecot_figures_get_line_net (EcotFigures *self,
                                      EcotRecord  *line);

/* How numbers are rounded here that no maximum bounds: as the call says, or to whole euros. */
EcotRounding ecot_figures_get_rounding (EcotFigures *self);
/* How figure @name is rounded, a percentage: down where a maximum bounds it. */
EcotRounding ecot_figures_get_rounding_of (EcotFigures *self,
                                           const char  *name);

/* A computed value of a record by its name in a path: "amount" of a budget line and of a
 * voluntary contribution, those of
 * ecot_member_find() of a row of the staff.  FALSE: it computes no such thing. */
gboolean ecot_figures_get_computed (EcotFigures *self,
                                    EcotRecord  *record,
                                    const char  *name,
                                    EcotFigure  *figure);
/* What a fund of the call would be by its rate and ceiling, whatever amount is typed. */
EcotFigure ecot_figures_get_fund_by_rate (EcotFigures *self,
                                          const char  *fund);

/* The other row of the register that counts for the same person; NULL: this one does. */
EcotRecord *ecot_figures_find_twin (EcotFigures *self,
                                    EcotRecord  *entry);

/* The flat rates that may be chosen; each has a figure "cost.option.ID".  Borrowed. */
const EcotCostOptions *ecot_figures_get_options (EcotFigures *self);
/* What the option is taken of, chosen or not. */
EcotFigure ecot_figures_get_option_base (EcotFigures *self,
                                         const char  *id);

/* French: "Coût total de l'action".  Borrowed. */
const char *ecot_figures_get_label (EcotFigures *self,
                                    const char  *name);

/* How it was made, down to what was typed; NULL if there is no such figure.  @name may
 * be the path of a number, as "budget/line/3/amount", filled or computed. */
EcotReason *ecot_figures_explain (EcotFigures *self,
                                  const char  *name);

/* Machine form ("10000.00", "317.5", "47") or NULL; French ("10 000,00 €").  (transfer full) */
char *ecot_figure_to_machine (const EcotFigure *figure);
char *ecot_figure_to_french (const EcotFigure *figure);
/* A unit cost, in 1/10 000 €: "0,40 €", "33,335 €".  (transfer full) */
char       *ecot_unit_cost_to_french (EcotDecimal unit_cost);
const char *ecot_unit_suffix_french (EcotUnit unit);

/* How many lines are in a category of indirect costs.  @only: the one there is, borrowed, or NULL. */
guint ecot_figures_count_indirect (EcotFigures *self,
                                   EcotRecord **only);

G_END_DECLS
