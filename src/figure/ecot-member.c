/* ecot-member.c: what a person of the staff costs the action, and how long they work on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cost of an hour is the yearly cost ÷ the hours of a full-time year × the
 * working time: a part-time yearly cost is divided by part-time hours.  1 720
 * hours are those of European funds (Regulation (EU) 2021/1060, article 55(2);
 * Regulation (EU) 1303/2013, article 68a(2)), 1 607 those of the French Labour
 * Code (L. 3121-41), 1 820 are 52 weeks of 35 paid hours.
 *
 * A share proven by a letter is paid month by month, whatever hours are
 * counted beside it (décret 2016-279); a varying one by the hour.
 */

#include "figure/ecot-member.h"

#include <string.h>

#include "figure/ecot-figures-private.h"

#define EUROPEAN_BASE "1720"
#define FRENCH_BASE   "1607"

static const char no_hours[] = "Les heures ne sont pas positives : le coût horaire ne peut pas être calculé.";

static EcotFigure
cell (EcotRecord *record,
      const char *field,
      EcotUnit    unit)
{
  EcotFigure figure = { .unit = unit };

  figure.known = ecot_record_get_number (record, field, &figure.number);

  if (!figure.known)
    figure.number = 0;

  return figure;
}

/* {{{ Base and working time */

/* The programmes of 2014–2020 spend until the end of 2023, those of 2021–2027 from 2021 on. */
static const char *
european_article (const EcotFigure *start)
{
  static const char before[] = "règlement (UE) 1303/2013, art. 68 bis";
  static const char after[] = "règlement (UE) 2021/1060, art. 55";
  static const char both[] = "règlement (UE) 2021/1060, art. 55 ; règlement (UE) 1303/2013, art. 68 bis";

  if (start->known && start->number < ecot_date_new (2021, 1, 1))
    return before;

  return start->known && start->number >= ecot_date_new (2024, 1, 1) ? after : both;
}

static const char *
find_article (const char       *base,
              const EcotFigure *start)
{
  if (strcmp (base, EUROPEAN_BASE) == 0)
    return european_article (start);

  if (strcmp (base, FRENCH_BASE) == 0)
    return "Code du travail, art. L. 3121-41";

  return strcmp (base, "1820") == 0 ? "35 h payées × 52 semaines" : NULL;
}

static void
set_base (EcotMember  *self,
          EcotFigures *figures,
          EcotRecord  *record)
{
  const char *base = ecot_record_get_text (record, "base");
  EcotFigure  own = cell (record, "base-hours", ECOT_UNIT_HOUR);

  self->base_assumed = base == NULL && !own.known;

  if (base == NULL)
    base = own.known ? "other" : (figures->lot->fund != NULL ? EUROPEAN_BASE : FRENCH_BASE);

  self->base = own;

  if (strcmp (base, "other") != 0)
    self->base = (EcotFigure){ .known = TRUE, .unit = ECOT_UNIT_HOUR, .number = g_ascii_strtoll (base, NULL, 10) * ECOT_DECIMAL_ONE };

  self->base_article = find_article (base, &self->start);
}

static void
set_working_time (EcotMember *self,
                  EcotRecord *record)
{
  self->working_time = cell (record, "working-time", ECOT_UNIT_PERCENT);
  self->time_assumed = !self->working_time.known;

  if (self->time_assumed)
    self->working_time = (EcotFigure){ .known = TRUE, .unit = ECOT_UNIT_PERCENT, .number = 100 * ECOT_DECIMAL_ONE };
}

/* }}} */
/* {{{ Days */

static EcotFigure
day (EcotFigures *figures,
     EcotRecord  *record,
     const char  *field,
     gboolean    *own)
{
  EcotFigure date = cell (record, field, ECOT_UNIT_NONE);

  *own = date.known;

  if (!date.known)
    date.known = ecot_dossier_get_number (figures->dossier, ECOT_KIND_ACTION, NULL, field, &date.number);

  return date;
}

/* What is known stays known: a span that ends before it begins has no months, and they say so. */
static EcotFigure
count_months (const EcotFigure *start,
              const EcotFigure *end)
{
  EcotFigure months = { .unit = ECOT_UNIT_MONTH };
  gint64     numerator, denominator;

  if (!start->known || !end->known || end->number < start->number)
    return months;

  ecot_date_measure_months (start->number, end->number, &numerator, &denominator);
  months.known = ecot_round_quotient ((EcotWide)numerator * ECOT_DECIMAL_ONE, denominator, ECOT_ROUNDING_HALF_UP, &months.number, NULL);
  return months;
}

static void
set_days (EcotMember  *self,
          EcotFigures *figures,
          EcotRecord  *record)
{
  self->start = day (figures, record, "start", &self->starts_itself);
  self->end = day (figures, record, "end", &self->ends_itself);
  self->months = count_months (&self->start, &self->end);
}

/* }}} */
/* {{{ Pieces */

static void
add_piece (EcotMember       *self,
           EcotRecord       *record,
           const EcotFigure *start,
           const EcotFigure *end,
           const char       *cost_field)
{
  EcotMemberPiece *piece = &self->pieces[self->n_pieces++];

  piece->start = *start;
  piece->end = *end;
  piece->cost_field = cost_field;
  piece->cost = cell (record, cost_field, ECOT_UNIT_EUR);
  piece->months = count_months (start, end);
}

/* One piece, or two where a raise falls inside the period.  A raise of which the day or the
 * cost is missing is none yet. */
static void
cut (EcotMember *self,
     EcotRecord *record)
{
  EcotFigure raise = cell (record, "raise", ECOT_UNIT_NONE);
  EcotFigure raised = cell (record, "raised-cost", ECOT_UNIT_EUR);
  EcotFigure eve = raise;

  eve.number--;

  if (!raise.known || !raised.known || (self->end.known && raise.number > self->end.number))
    add_piece (self, record, &self->start, &self->end, "yearly-cost");
  else if (self->start.known && raise.number <= self->start.number)
    add_piece (self, record, &self->start, &self->end, "raised-cost");
  else
    {
      add_piece (self, record, &self->start, &eve, "yearly-cost");
      add_piece (self, record, &raise, &self->end, "raised-cost");
    }
}

static EcotFigure
compute_rate (const EcotMember *self,
              const EcotFigure *cost,
              EcotRounding      rounding)
{
  const EcotFigure operands[] = { *cost, self->base, self->working_time };

  return ecot_pay_compute (ECOT_REASON_RATE, ECOT_UNIT_EUR, rounding, operands);
}

static EcotFigure
compute_time (const EcotMember      *self,
              const EcotMemberPiece *piece)
{
  const EcotFigure operands[] = { self->share, self->base, self->working_time, piece->start, piece->end };

  return ecot_pay_compute (ECOT_REASON_TIME, ECOT_UNIT_HOUR, ECOT_ROUNDING_HALF_UP, operands);
}

/* Of the typed hours, those up to the evening of @day: by their months. */
static EcotFigure
compute_until (const EcotMember *self,
               const EcotFigure *day)
{
  const EcotFigure operands[] = { self->hours, self->start, *day, self->start, self->end };

  if (day->known == self->end.known && day->number == self->end.number)
    return self->hours;

  return ecot_pay_compute (ECOT_REASON_PART, ECOT_UNIT_HOUR, ECOT_ROUNDING_HALF_UP, operands);
}

/* Typed hours go to the pieces by their months, and the last takes what the rounding of the
 * first left. */
static EcotFigure
compute_part (const EcotMember      *self,
              guint                  i,
              const EcotMemberPiece *piece)
{
  EcotFigure until = compute_until (self, &piece->end), before;

  if (i == 0 || !until.known)
    return until;

  before = compute_until (self, &self->pieces[i - 1].end);
  until.number -= before.number;
  return before.known ? until : before;
}

static EcotFigure
compute_salary (const EcotMember      *self,
                const EcotMemberPiece *piece,
                EcotRounding           rounding)
{
  const EcotFigure operands[] = { piece->cost, self->share, piece->start, piece->end };

  return ecot_pay_compute (ECOT_REASON_SALARY, ECOT_UNIT_EUR, rounding, operands);
}

static EcotFigure
compute_wage (const EcotMemberPiece *piece,
              EcotRounding           rounding)
{
  EcotFigure wage = { .unit = ECOT_UNIT_EUR };

  if (piece->rate.known && piece->hours.known)
    return ecot_figure_product (piece->hours.number, piece->rate.number * (ECOT_DECIMAL_ONE / 100), rounding);

  wage.fault = piece->rate.fault != NULL ? piece->rate.fault : piece->hours.fault;
  return wage;
}

static EcotFigure
add_up (const EcotMember *self,
        EcotUnit          unit,
        gsize             offset)
{
  const EcotFigure *first = (const EcotFigure *)((const char *)&self->pieces[0] + offset);
  const EcotFigure *second = (const EcotFigure *)((const char *)&self->pieces[1] + offset);

  return self->n_pieces == 1 ? *first : ecot_figure_add_up (unit, first, second);
}

/* }}} */

/* The hours and the amount of piece @i, which may have been cut short. */
static void
fill_piece (const EcotMember *self,
            guint             i,
            EcotMemberPiece  *piece,
            EcotRounding      rounding)
{
  piece->hours = self->hours_typed ? compute_part (self, i, piece) : compute_time (self, piece);
  piece->amount = self->fixed_share ? compute_salary (self, piece, rounding) : compute_wage (piece, rounding);
}

static void
set_pieces (EcotMember  *self,
            EcotRecord  *record,
            EcotRounding rounding)
{
  cut (self, record);

  for (guint i = 0; i < self->n_pieces; i++)
    {
      self->pieces[i].rate = compute_rate (self, &self->pieces[i].cost, rounding);
      fill_piece (self, i, &self->pieces[i], rounding);
    }

  self->rate = self->pieces[0].rate;
  self->amount = add_up (self, ECOT_UNIT_EUR, offsetof (EcotMemberPiece, amount));

  if (!self->hours_typed)
    self->hours = add_up (self, ECOT_UNIT_HOUR, offsetof (EcotMemberPiece, hours));
}

static void
set_share (EcotMember *self)
{
  const EcotFigure operands[] = { self->hours, self->base, self->working_time, self->start, self->end };

  if (!self->share.known)
    self->share = ecot_pay_compute (ECOT_REASON_LOAD, ECOT_UNIT_PERCENT, ECOT_ROUNDING_HALF_UP, operands);
}

static void
set_per_hour (EcotMember *self)
{
  self->per_hour = (EcotFigure){ .unit = ECOT_UNIT_EUR };

  if (!self->amount.known || !self->hours.known)
    return;

  if (self->hours.number <= 0)
    self->per_hour.fault = no_hours;
  else
    self->per_hour.known = ecot_amount_divide (self->amount.number, self->hours.number, ECOT_ROUNDING_HALF_UP, &self->per_hour.number, NULL);
}

EcotMember
ecot_figures_get_member (EcotFigures *self,
                         EcotRecord  *record)
{
  EcotMember  member = { .n_pieces = 0 };
  const char *proof;

  g_return_val_if_fail (ECOT_IS_FIGURES (self), member);
  g_return_val_if_fail (ECOT_IS_RECORD (record) && ecot_record_get_kind (record) == ECOT_KIND_MEMBER, member);

  proof = ecot_record_get_text (record, "time-proof");
  set_days (&member, self, record);
  set_base (&member, self, record);
  set_working_time (&member, record);
  member.share = cell (record, "share", ECOT_UNIT_PERCENT);
  member.hours = cell (record, "hours", ECOT_UNIT_HOUR);
  member.hours_typed = member.hours.known;
  member.fixed_share = member.share.known && (g_strcmp0 (proof, "letter") == 0 || (proof == NULL && !member.hours.known));
  set_pieces (&member, record, self->rounding);
  set_share (&member);
  set_per_hour (&member);

  return member;
}

EcotMemberPiece
ecot_member_cut_piece (EcotFigures      *figures,
                       const EcotMember *self,
                       guint             piece,
                       EcotDate          end)
{
  EcotMemberPiece part = { .months = { .unit = ECOT_UNIT_MONTH } };

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), part);
  g_return_val_if_fail (self != NULL && piece < self->n_pieces, part);

  part = self->pieces[piece];
  part.end.number = end;
  part.months = count_months (&part.start, &part.end);
  fill_piece (self, piece, &part, figures->rounding);
  return part;
}

/* Article 55(4) of Regulation (EU) 2021/1060, 68a(3) of 1303/2013: no more hours a year than
 * those the rate was made of. */
EcotFigure
ecot_member_get_limit (const EcotMember *self)
{
  const gint64 year = 12 * ECOT_DECIMAL_ONE;
  gint64       years = self->months.known ? (self->months.number + year - 1) / year : 1;
  EcotWide     hours = (EcotWide)self->base.number * self->working_time.number / (100 * ECOT_DECIMAL_ONE);
  EcotFigure   limit = { .unit = ECOT_UNIT_HOUR, .known = self->base.known && self->base.number > 0 && self->working_time.number > 0 };

  hours *= MAX (years, 1);
  limit.known = limit.known && hours <= ECOT_DECIMAL_MAX;
  limit.number = limit.known ? (gint64)hours : 0;

  return limit;
}

EcotFigure
ecot_member_get_share_hours (const EcotMember *self)
{
  EcotFigure first = compute_time (self, &self->pieces[0]);
  EcotFigure second;

  if (self->n_pieces < 2)
    return first;

  second = compute_time (self, &self->pieces[1]);
  return ecot_figure_add_up (ECOT_UNIT_HOUR, &first, &second);
}

EcotFigure
ecot_member_get_full_hours (const EcotMember *self)
{
  const EcotFigure whole = { .known = TRUE, .unit = ECOT_UNIT_PERCENT, .number = 100 * ECOT_DECIMAL_ONE };
  const EcotFigure operands[] = { whole, self->base, self->working_time, self->start, self->end };

  return ecot_pay_compute (ECOT_REASON_TIME, ECOT_UNIT_HOUR, ECOT_ROUNDING_HALF_UP, operands);
}

const EcotFigure *
ecot_member_find (const EcotMember *self,
                  const char       *name)
{
  static const struct
  {
    const char *name;
    gsize       offset;
  } computed[] = {
    { "amount", offsetof (EcotMember, amount) },
    { "hours", offsetof (EcotMember, hours) },
    { "share", offsetof (EcotMember, share) },
    { "rate", offsetof (EcotMember, rate) },
    { "rate-raised", offsetof (EcotMember, pieces[1].rate) },
    { "months", offsetof (EcotMember, months) },
    { "base", offsetof (EcotMember, base) },
    { "cost-per-hour", offsetof (EcotMember, per_hour) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (computed); i++)
    if (strcmp (computed[i].name, name) == 0)
      return (const EcotFigure *)((const char *)self + computed[i].offset);

  return NULL;
}

const char *
ecot_contract_to_french (const char *contract)
{
  static const char *const words[][2] = {
    { "permanent", "CDI" },
    { "fixed-term", "CDD" },
    { "apprenticeship", "apprentissage" },
    { "civic-service", "service civique" },
    { "seconded", "mise à disposition" },
    { "other", "autre contrat" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (contract, words[i][0]) == 0)
      return words[i][1];

  return NULL;
}
