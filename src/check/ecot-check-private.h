/* ecot-check-private.h: what a check looks at, and where it says what it found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For check/ only.  A check reads figures, dossier and lot and appends findings.
 * It changes nothing and remembers nothing, so checks may run in any order, and
 * again after every keystroke.
 */

#pragma once

#include "base/ecot-text.h"
#include "check/ecot-checker.h"
#include "check/ecot-finding-private.h"

G_BEGIN_DECLS

typedef struct
{
  EcotFigures   *figures;
  EcotDossier   *dossier;
  const EcotLot *lot;
  EcotMoment     at;       /* the moment deadlines are judged at */
  gboolean       at_given; /* by the caller; else as marked as sent, or now */
  GPtrArray     *findings;
} EcotCheck;

void ecot_check_add (EcotCheck             *self,
                     const EcotFindingSpec *spec,
                     const char            *format,
                     ...) G_GNUC_PRINTF (3, 4);

/* Whether a field of the form fills the cell at @place. */
gboolean ecot_check_is_asked (EcotCheck  *self,
                              const char *place);

/* The groups of checks. */
void ecot_check_fields (EcotCheck *self);
void ecot_check_territories (EcotCheck *self);
void ecot_check_sections (EcotCheck *self);
void ecot_check_lines (EcotCheck *self);
void ecot_check_categories (EcotCheck *self);
void ecot_check_hours (EcotCheck *self);
void ecot_check_limits (EcotCheck *self);
void ecot_check_rates (EcotCheck *self);
void ecot_check_funds (EcotCheck *self);
void ecot_check_funders (EcotCheck *self);
void ecot_check_balance (EcotCheck *self);
void ecot_check_indicators (EcotCheck *self);
void ecot_check_dates (EcotCheck *self);
void ecot_check_steps (EcotCheck *self);
void ecot_check_deadline (EcotCheck *self);
void ecot_check_pieces (EcotCheck *self);
void ecot_check_letter (EcotCheck *self);

/* An action that sets or, with the empty value, clears one cell. */
EcotAction *ecot_fix_set (EcotCheck  *self,
                          EcotKind    kind,
                          const char *key,
                          const char *field,
                          EcotValue   value,
                          const char *label);

/* French, (transfer full). */
char *ecot_amount_to_french (EcotAmount amount);
char *ecot_decimal_to_french (EcotDecimal value);
char *ecot_date_to_french (EcotDate date);
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
