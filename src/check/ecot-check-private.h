/* ecot-check-private.h: what a check looks at, and where it says what it found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For check/ only.  A check reads figures, dossier and lot and appends findings.
 * It changes nothing and remembers nothing, so checks may run in any order, and
 * again after every keystroke.  What is said of single rows goes through
 * ecot_check_rows(), which remembers for them.
 */

#pragma once

#include "base/ecot-text.h"
#include "call/ecot-exhibits.h"
#include "check/ecot-checker.h"
#include "check/ecot-finding-private.h"

G_BEGIN_DECLS

typedef struct _EcotCheckMemory EcotCheckMemory;

typedef struct
{
  EcotFigures   *figures;
  EcotDossier   *dossier;
  const EcotLot *lot;
  EcotMoment     at;       /* the moment deadlines are judged at */
  gboolean       at_given; /* by the caller; else as marked as sent, or now */
  GPtrArray     *findings;
  EcotExhibits  *exhibits; /* what goes with the answer */

  EcotCheckMemory *memory;  /* of rows; NULL: all are looked at */
  guint            rows_at; /* behind how many of the findings those it has belong */
} EcotCheck;

void ecot_check_add (EcotCheck             *self,
                     const EcotFindingSpec *spec,
                     const char            *format,
                     ...) G_GNUC_PRINTF (3, 4);

/* Whether a field of the form fills the cell at @place. */
gboolean ecot_check_is_asked (EcotCheck  *self,
                              const char *place);

/* Whether a flat rate was chosen that pays costs of that kind of category. */
gboolean ecot_check_has_option_for (EcotCheck  *self,
                                    const char *kind);

/* Whether no cell of @record is filled. */
gboolean ecot_check_is_empty (EcotRecord *record);

/* Calls @check_row for the rows of @kind, those that did not change since the last time
 * excepted: what it found in them then is found again.  It may read its row and the kinds listed in
 * ecot-check-rows.c, but not where the row stands: ECOT_FINDING_NUMBER says that. */
typedef void (*EcotRowCheck) (EcotCheck  *self,
                              EcotRecord *row);
void ecot_check_rows (EcotCheck   *self,
                      EcotKind     kind,
                      EcotRowCheck check_row);

/* Whether a row of @kind says when it is paid.  Of rows looked at before none is looked at again. */
gboolean ecot_check_any_paid (EcotCheck *self,
                              EcotKind   kind);

/* The groups of checks. */
void ecot_check_fields (EcotCheck *self);
void ecot_check_territories (EcotCheck *self);
void ecot_check_conditions (EcotCheck *self);
void ecot_check_choices (EcotCheck *self);
void ecot_check_sections (EcotCheck *self);
void ecot_check_participants (EcotCheck *self);
void ecot_check_posts (EcotCheck *self);
void ecot_check_staff (EcotCheck *self);
void ecot_check_payees (EcotCheck *self);
void ecot_check_time (EcotCheck *self);
void ecot_check_exits (EcotCheck *self);
void ecot_check_lines (EcotCheck *self);
void ecot_check_categories (EcotCheck *self);
void ecot_check_method (EcotCheck *self);
void ecot_check_periods (EcotCheck *self);
void ecot_check_voluntary (EcotCheck *self);
void ecot_check_hours (EcotCheck *self);
void ecot_check_limits (EcotCheck *self);
void ecot_check_rates (EcotCheck *self);
void ecot_check_options (EcotCheck *self);
void ecot_check_funds (EcotCheck *self);
void ecot_check_funders (EcotCheck *self);
void ecot_check_balance (EcotCheck *self);
void ecot_check_cash (EcotCheck *self);
void ecot_check_de_minimis (EcotCheck *self);
void ecot_check_indicators (EcotCheck *self);
void ecot_check_realised (EcotCheck *self);
void ecot_check_register (EcotCheck *self);
void ecot_check_dates (EcotCheck *self);
void ecot_check_steps (EcotCheck *self);
void ecot_check_deadline (EcotCheck *self);
void ecot_check_pieces (EcotCheck *self);
void ecot_check_documents (EcotCheck *self);
void ecot_check_letter (EcotCheck *self);
void ecot_check_strangers (EcotCheck *self);

/* {{{ Lines: ecot-check-budget.c, ecot-check-costs.c */

/* Appends « La ligne 3 (Chargée de coordination) @what », which is about @field. */
void ecot_check_add_line (EcotCheck       *self,
                          EcotRecord      *line,
                          const char      *field,
                          EcotFindingSpec *spec,
                          const char      *what);
/* Whether something proves a line. */
void ecot_check_line_proof (EcotCheck  *self,
                            EcotRecord *line);
/* What is eligible and retained of a line, its periods and its account. */
void ecot_check_line_costs (EcotCheck  *self,
                            EcotRecord *line);

/* Whether the dossier has chosen whole euros. */
gboolean ecot_check_counts_in_euros (EcotCheck *self);

/* }}} */

/* A sentence on the rounding that may have left a small @balance; NULL: none did, or it is
 * too large for that.  (transfer full) */
char *ecot_check_find_rounding (EcotCheck *self,
                                EcotAmount balance);

/* {{{ Indicators: ecot-check-indicators.c, ecot-check-breakdown.c */

/* What is planned of it: as it is written, or else as the dossier counts it; FALSE: neither. */
gboolean ecot_check_get_planned (EcotCheck           *self,
                                 const EcotIndicator *indicator,
                                 EcotDecimal         *planned);
/* Whether that number is what the call wants; TRUE where it wants none. */
gboolean ecot_check_indicator_is_met (EcotCheck           *self,
                                      const EcotIndicator *indicator,
                                      EcotDecimal          number);
/* "35 structures au moins", "18 personnes au moins (15 × 1,2)".  (transfer full) */
char *ecot_check_describe_target (EcotCheck           *self,
                                  const EcotIndicator *indicator);
/* How far @number is from it; NULL if that is not known.  (transfer full) */
char *ecot_check_describe_miss (EcotCheck           *self,
                                const EcotIndicator *indicator,
                                EcotDecimal          number);
/* ecot-check-heads.c: a budget line that pays for people. */
void ecot_check_heads (EcotCheck  *self,
                       EcotRecord *line);
/* Those told apart by sex, age and status are all there are. */
void ecot_check_breakdown (EcotCheck           *self,
                           const EcotIndicator *indicator);

/* }}} */
/* {{{ Days: ecot-check-dates.c, ecot-check-windows.c */

/* Days @date lies outside; 0 inside, negative before.  Either end may be missing. */
gint64 ecot_days_outside (EcotDate date,
                          EcotDate from,
                          EcotDate to);
/* Appends a finding for @date if it lies outside.  @what: "Le début de l’action" */
gboolean ecot_check_inside (EcotCheck       *self,
                            EcotFindingSpec *spec,
                            const char      *what,
                            EcotDate         date,
                            EcotDate         from,
                            EcotDate         to);
/* Whether the action may start on that day, in one session or another. */
void ecot_check_start_window (EcotCheck *self,
                              EcotDate   start);

/* }}} */

/* {{{ The staff: ecot-check-staff.c */

/* "Camille (Animatrice)", "Le poste 2 de l’équipe (Animatrice)".  (transfer full) */
char *ecot_check_name_member (EcotCheck  *self,
                              EcotRecord *member);
/* A finding about a cell of a row of the staff: the name, then @what, as "est vide." */
void ecot_check_add_member (EcotCheck       *self,
                            EcotRecord      *member,
                            const char      *field,
                            EcotFindingSpec *spec,
                            const char      *what);

/* }}} */

/* An action that sets or, with the empty value, clears one cell. */
EcotAction *ecot_fix_set (EcotCheck  *self,
                          EcotKind    kind,
                          const char *key,
                          const char *field,
                          EcotValue   value,
                          const char *label);

/* {{{ Exact comparison: ecot-check-compare.c */

/* A number as it is shown, and as it was before it was rounded to be. */
typedef struct
{
  EcotFigure figure;
  EcotWide   numerator, denominator;
  gboolean   whole; /* of what there is no half */
} EcotNumber;

EcotNumber ecot_number_of_figure (EcotCheck  *self,
                                  const char *name);
/* Of a cell, as an indicator's. */
EcotNumber ecot_number_of_decimal (EcotDecimal value,
                                   gboolean    whole);

/* The number is to @left as the bound to @right; the bound is @bound ÷ @scale, and shown as a multiple of @step. */
typedef struct
{
  EcotFigure figure, of;
  EcotWide   left, right, bound, scale, step;
} EcotComparison;

/* Against @value, or @value times the figure @of.  FALSE if either is not known. */
gboolean     ecot_compare (EcotCheck        *self,
                           const EcotNumber *number,
                           gint64            value,
                           EcotUnit          unit,
                           const char       *of,
                           EcotComparison   *comparison);
EcotRelation ecot_relation_in_effect (EcotRelation relation);
gboolean     ecot_comparison_holds (const EcotComparison *self,
                                    EcotRelation          relation);
EcotFigure   ecot_comparison_get_bound (const EcotComparison *self,
                                        EcotRelation          relation);
/* French, (transfer full). */
char *ecot_comparison_get_difference (const EcotComparison *self,
                                      const EcotFigure     *bound);
char *ecot_comparison_describe_product (const EcotComparison *self,
                                        gint64                value,
                                        EcotUnit              unit,
                                        const char           *of);

/* }}} */

/* The part of the dossier that feeds a figure: a path, (transfer full). */
char *ecot_check_place_of_figure (EcotCheck  *self,
                                  const char *figure);
/* The fund whose share @figure is, or NULL. */
const EcotFund *ecot_check_find_fund (EcotCheck  *self,
                                      const char *figure);

/* French, (transfer full). */
char *ecot_amount_to_french (EcotAmount amount);
char *ecot_decimal_to_french (EcotDecimal value);
char *ecot_date_to_french (EcotDate date);
/* "du 1er mars 2024 au 31 août 2024", "à partir du …", "au plus tard le …", "le …" */
char *ecot_span_to_french (EcotDate from,
                           EcotDate to);
/* "1 jour", "3 jours". */
char *ecot_days_to_french (gint64 days);

/* What was found, what is expected, and how far apart they are, in French.  A
 * finding's spec borrows the three. */
typedef struct
{
  char *found, *expected, *difference;
} EcotGap;

EcotGap ecot_gap_amounts (EcotAmount found,
                          EcotAmount expected);
/* @relation: AT_LEAST, "à partir du …", or AT_MOST, "le … au plus tard" */
EcotGap ecot_gap_dates (EcotDate     found,
                        EcotRelation relation,
                        EcotDate     bound);
void    ecot_gap_clear (EcotGap *self);
void    ecot_gap_lend (const EcotGap   *self,
                       EcotFindingSpec *spec);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EcotGap, ecot_gap_clear)

G_END_DECLS
