/* ecot-lines.c: what a budget line counts for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line is counted in its category, its account, and in sums of what it says
 * besides: the VAT it contains, what of it is not eligible, what the funder cut,
 * what was spent, its periods.  Amounts include VAT.
 *
 * A line that names a person and says no amount is worth what the person is.
 *
 * VAT is r ÷ (100 + r) of the amount, rounded half up.  What the association gets
 * back of it is no cost to anybody, hence not eligible: all of it, a share, or none.
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

#include "figure/ecot-member.h"

static const char *const period_fields[ECOT_N_PERIODS] = {
  "period-1", "period-2", "period-3", "period-4", "period-5", "period-6"
};

static EcotFigure
known (gint64 number)
{
  return (EcotFigure){ .known = TRUE, .unit = ECOT_UNIT_EUR, .number = number };
}

static EcotFigure
unknown (void)
{
  return (EcotFigure){ .unit = ECOT_UNIT_EUR };
}

/* An amount typed in a cell. */
static EcotFigure
typed (EcotRecord *line,
       const char *field)
{
  gint64 number;

  return ecot_record_get_number (line, field, &number) ? known (number) : unknown ();
}

/* The first less the second; null or at fault where one is. */
static EcotFigure
subtract (EcotFigure first,
          EcotFigure second)
{
  if (!first.known || !second.known)
    return first.fault != NULL ? first : (second.fault != NULL ? second : unknown ());

  return known (first.number - second.number);
}

EcotRounding
ecot_figures_get_rounding (EcotFigures *self)
{
  g_return_val_if_fail (ECOT_IS_FIGURES (self), ECOT_ROUNDING_HALF_UP);

  return self->rounding;
}

/* VAT is never rounded down: it would be more than the bill says. */
static EcotRounding
vat_rounding (EcotFigures *self)
{
  return self->rounding == ECOT_ROUNDING_EURO ? ECOT_ROUNDING_EURO : ECOT_ROUNDING_HALF_UP;
}

gboolean
ecot_lines_read_amount (EcotFigures *self,
                        EcotRecord  *record,
                        gint64      *amount)
{
  if (!ecot_record_get_number (record, "amount", amount))
    return FALSE;

  if (self->whole_euros)
    ecot_round_quotient (*amount, 1, ECOT_ROUNDING_EURO, amount, NULL);
  return TRUE;
}

/* What somebody typed counts before what can be computed: the two may differ by
 * a rounding of the supplier's, and a finding says when they do.  A dossier
 * that counts in whole euros does so for both. */
static EcotFigure
amount_of (EcotFigures *self,
           EcotRecord  *line)
{
  EcotRecord *payee;
  gint64      amount, quantity, unit_cost;

  if (ecot_lines_read_amount (self, line, &amount))
    return known (amount);

  if (ecot_record_get_number (line, "quantity", &quantity) &&
      ecot_record_get_number (line, "unit-cost", &unit_cost))
    return ecot_figure_product (quantity, unit_cost, self->rounding);

  payee = ecot_figures_find_payee (self, line);
  return payee != NULL ? ecot_figures_get_term (self, payee) : unknown ();
}

static EcotFigure
vat_of (EcotFigures *self,
        EcotRecord  *line,
        EcotFigure   amount)
{
  gint64 rate, vat;

  if (!amount.known || !ecot_record_get_number (line, "vat-rate", &rate) || rate < 0 ||
      !ecot_round_quotient ((EcotWide)amount.number * rate, (EcotWide)100 * ECOT_DECIMAL_ONE + rate, vat_rounding (self), &vat, NULL))
    return unknown ();

  return known (vat);
}

/* What of the VAT is got back. */
static EcotFigure
recovered_of (EcotFigures *self,
              EcotFigure   vat)
{
  gint64 part;

  if (self->vat == ECOT_VAT_RECOVERABLE)
    return vat;

  if (self->vat == ECOT_VAT_INCLUDED || self->vat_share < 0 || !vat.known ||
      !ecot_amount_percent (vat.number, self->vat_share, vat_rounding (self), &part, NULL))
    return unknown ();

  return known (part);
}

static EcotFigure
ineligible_of (EcotFigures *self,
               EcotRecord  *line,
               EcotFigure   amount)
{
  EcotFigure eligible = typed (line, "eligible");

  return eligible.known ? subtract (amount, eligible) : recovered_of (self, vat_of (self, line, amount));
}

static EcotFigure
eligible_of (EcotFigures *self,
             EcotRecord  *line,
             EcotFigure   amount)
{
  EcotFigure ineligible = ineligible_of (self, line, amount);

  return ineligible.known ? subtract (amount, ineligible) : amount;
}

/* What the funder left out of what is eligible, once it said what it retains. */
static EcotFigure
cut_of (EcotFigures *self,
        EcotRecord  *line,
        EcotFigure   amount)
{
  EcotFigure retained = typed (line, "retained");

  return retained.known ? subtract (eligible_of (self, line, amount), retained) : unknown ();
}

static EcotFigure
gap_of (EcotRecord *line,
        EcotFigure  amount)
{
  EcotWide split = 0;
  guint    n = 0;

  for (guint i = 0; i < ECOT_N_PERIODS; i++)
    {
      EcotFigure period = typed (line, period_fields[i]);

      split += period.number;
      n += period.known ? 1 : 0;
    }

  return n > 0 ? subtract (amount, known ((gint64)split)) : unknown ();
}

/* {{{ The method of the dossier */

static EcotVat
read_vat (EcotDossier *dossier)
{
  const char *regime = ecot_dossier_get_text (dossier, ECOT_KIND_METHOD, NULL, "vat");

  if (g_strcmp0 (regime, "recoverable") == 0)
    return ECOT_VAT_RECOVERABLE;

  return g_strcmp0 (regime, "partial") == 0 ? ECOT_VAT_PARTIAL : ECOT_VAT_INCLUDED;
}

gboolean
ecot_lines_read_method (EcotFigures *self)
{
  gint64       whole = FALSE, share = -1;
  EcotVat      vat = read_vat (self->dossier);
  EcotRounding rounding;
  gboolean     changed;

  ecot_dossier_get_number (self->dossier, ECOT_KIND_METHOD, NULL, "whole-euros", &whole);
  ecot_dossier_get_number (self->dossier, ECOT_KIND_METHOD, NULL, "vat-share", &share);
  rounding = whole ? ECOT_ROUNDING_EURO : self->lot->rounding;

  changed = rounding != self->rounding || self->whole_euros != (gboolean)whole || vat != self->vat || share != self->vat_share;
  self->rounding = rounding;
  self->whole_euros = (gboolean)whole;
  ecot_graph_set_whole_euros (self->graph, self->whole_euros);
  self->vat = vat;
  self->vat_share = share;

  return changed;
}

/* }}} */

void
ecot_lines_evaluate (EcotFigures *self,
                     EcotRecord  *line,
                     EcotTerm    *terms)
{
  const char *category = ecot_record_get_text (line, "category");
  EcotFigure  amount = amount_of (self, line);

  for (guint i = 0; i < ECOT_N_LINE_TERMS; i++)
    terms[i] = (EcotTerm){ self->lines[i], unknown () };

  terms[ECOT_LINE_CATEGORY] = (EcotTerm){ ecot_figures_ensure_category (self, category != NULL ? category : ""), amount };
  terms[ECOT_LINE_ACCOUNT] = (EcotTerm){ ecot_accounts_find_charge (self, ecot_record_get_text (line, "account"), category), amount };
  terms[ECOT_LINE_VAT].worth = vat_of (self, line, amount);
  terms[ECOT_LINE_INELIGIBLE].worth = ineligible_of (self, line, amount);
  terms[ECOT_LINE_CUT].worth = cut_of (self, line, amount);
  terms[ECOT_LINE_REALISED].worth = typed (line, "realised");
  terms[ECOT_LINE_GAP].worth = gap_of (line, amount);

  for (guint i = 0; i < ECOT_N_PERIODS; i++)
    terms[ECOT_LINE_PERIOD + i].worth = typed (line, period_fields[i]);
}

EcotFigure
ecot_figures_get_line_part (EcotFigures *self,
                            EcotRecord  *line,
                            EcotLinePart part)
{
  EcotFigure amount, retained;

  g_return_val_if_fail (ECOT_IS_FIGURES (self), (EcotFigure){ 0 });
  g_return_val_if_fail (ECOT_IS_RECORD (line), (EcotFigure){ 0 });

  amount = ecot_figures_get_term (self, line);

  switch (part)
    {
    case ECOT_PART_VAT:
      return vat_of (self, line, amount);
    case ECOT_PART_INELIGIBLE:
      return ineligible_of (self, line, amount);
    case ECOT_PART_ELIGIBLE:
      return eligible_of (self, line, amount);
    case ECOT_PART_RETAINED:
      retained = typed (line, "retained");
      return retained.known ? retained : eligible_of (self, line, amount);
    case ECOT_PART_GAP:
      return gap_of (line, amount);
    case ECOT_PART_AMOUNT:
    case ECOT_N_PARTS:
    default:
      return amount;
    }
}

EcotFigure
ecot_figures_get_line_net (EcotFigures *self,
                           EcotRecord  *line)
{
  EcotFigure amount, recovered;

  g_return_val_if_fail (ECOT_IS_FIGURES (self), (EcotFigure){ 0 });
  g_return_val_if_fail (ECOT_IS_RECORD (line), (EcotFigure){ 0 });

  amount = ecot_figures_get_term (self, line);
  recovered = recovered_of (self, vat_of (self, line, amount));
  return recovered.known ? subtract (amount, recovered) : amount;
}
