/* ecot-test-reason.c: a figure made again from its explanation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing here asks the graph: only the numbers of the children, the cells of
 * the dossier and the arithmetic of base/.
 */

#include "support/ecot-test-reason.h"

#include <string.h>

#include "figure/ecot-cash.h"
#include "figure/ecot-de-minimis.h"
#include "figure/ecot-member-months.h"

static const EcotReason *
child (const EcotReason *reason,
       guint             i)
{
  g_assert_cmpuint (i, <, reason->children->len);
  return reason->children->pdata[i];
}

static gint64
add_children (const EcotReason *reason,
              guint             from,
              int               sign,
              EcotWide          start)
{
  EcotWide total = start;

  for (guint i = from; i < reason->children->len; i++)
    {
      g_assert_true (child (reason, i)->known);
      total += sign * (EcotWide)child (reason, i)->number;
    }

  return (gint64)total;
}

static gint64
read_cell (EcotFigures      *figures,
           const EcotReason *reason)
{
  EcotPlace        place;
  const EcotValue *cell;

  g_assert_true (ecot_dossier_find_path (ecot_figures_get_dossier (figures), reason->place, &place, NULL));
  cell = ecot_record_get_nth (place.record, place.field);
  g_assert_false (ecot_value_is_empty (cell));

  if (cell->type == ECOT_VALUE_COUNT)
    return cell->number * ECOT_DECIMAL_ONE;

  /* The base of hours: a number that is chosen. */
  if (cell->type == ECOT_VALUE_CHOICE)
    return g_ascii_strtoll (cell->text, NULL, 10) * ECOT_DECIMAL_ONE;

  if (reason->op != ECOT_REASON_COUNT)
    return cell->number;

  return ecot_words_count (cell->text, ecot_lot_find_section (ecot_figures_get_lot (figures), place.key)->word_rule) * ECOT_DECIMAL_ONE;
}

/* Of people, months and hours, all with four decimals. */
static gint64
multiply (const EcotReason *reason)
{
  EcotWide product = child (reason, 0)->number, scale = 1;
  gint64   number = 0;

  for (guint i = 1; i < reason->children->len; i++)
    {
      product *= child (reason, i)->number;
      scale *= ECOT_DECIMAL_ONE;
    }

  g_assert_true (ecot_round_quotient (product, scale, ECOT_ROUNDING_HALF_UP, &number, NULL));
  return number;
}

/* Months one after the other, then thirtieths. */
static gint64
count_months (EcotDate start,
              EcotDate end)
{
  int months = 0;

  while (ecot_date_add_months (start, months + 1) != ECOT_DATE_NONE && ecot_date_add_months (start, months + 1) - 1 <= end)
    months++;

  return months * ECOT_DECIMAL_ONE + ((end - ecot_date_add_months (start, months) + 1) * ECOT_DECIMAL_ONE * 2 + 30) / 60;
}

/* {{{ People */

/* What was taken because nobody said anything stands nowhere in the dossier. */
static gint64
assume (EcotFigures      *figures,
        const EcotReason *reason)
{
  EcotPlace place;

  g_assert_true (ecot_dossier_find_path (ecot_figures_get_dossier (figures), reason->place, &place, NULL));
  g_assert_true (ecot_value_is_empty (ecot_record_get_nth (place.record, place.field)));
  return reason->number;
}

static EcotDate
first_of_next_month (EcotDate day)
{
  int year, month, dom;

  ecot_date_split (day, &year, &month, &dom);
  return ecot_date_add_months (ecot_date_new (year, month, 1), 1);
}

/* Month by month, days over days, all over 28 × 29 × 30 × 31 ÷ 2 ÷ 2. */
#define MONTH_PARTS (28 * 29 * 15 * 31)

static EcotWide
count_calendar_months (const EcotReason *start,
                       const EcotReason *end)
{
  EcotWide parts = 0;

  for (EcotDate day = start->number; day <= end->number; day = first_of_next_month (day))
    {
      EcotDate next = first_of_next_month (day);
      gint64   length = next - ecot_date_add_months (next, -1);

      g_assert_cmpint (next, !=, ECOT_DATE_NONE);
      parts += (MIN (next - 1, end->number) - day + 1) * MONTH_PARTS / length;
    }

  return parts;
}

/* Hours of a year, times a million: base × working time. */
static EcotWide
count_year (const EcotReason *reason)
{
  return (EcotWide)child (reason, 1)->number * child (reason, 2)->number;
}

static gint64
round_people (const EcotReason *reason,
              EcotWide          numerator,
              EcotWide          denominator)
{
  gint64 number = 0;

  g_assert_true (ecot_round_quotient (numerator, denominator, reason->unit == ECOT_UNIT_EUR ? reason->rounding : ECOT_ROUNDING_HALF_UP, &number, NULL));
  return number;
}

static gint64
compute_people (const EcotReason *reason)
{
  const EcotWide million = 1000000;
  EcotWide       first = child (reason, 0)->number;

  switch ((int)reason->op)
    {
    case ECOT_REASON_EVE:
      return child (reason, 0)->number - 1;
    case ECOT_REASON_RATE:
      return round_people (reason, first * million * ECOT_DECIMAL_ONE, count_year (reason));
    case ECOT_REASON_TIME:
      return round_people (reason, first * count_year (reason) * count_calendar_months (child (reason, 3), child (reason, 4)), 12 * million * million * MONTH_PARTS);
    case ECOT_REASON_SALARY:
      return round_people (reason, first * child (reason, 1)->number * count_calendar_months (child (reason, 2), child (reason, 3)), 12 * million * MONTH_PARTS);
    case ECOT_REASON_PART:
      return round_people (reason, first * count_calendar_months (child (reason, 1), child (reason, 2)), count_calendar_months (child (reason, 3), child (reason, 4)));
    default:
      g_assert_cmpint (reason->op, ==, ECOT_REASON_LOAD);
      return round_people (reason, first * 12 * million * million * MONTH_PARTS, count_year (reason) * count_calendar_months (child (reason, 3), child (reason, 4)));
    }
}

/* }}} */

static gint64
find_least (const EcotReason *reason)
{
  gint64 least = child (reason, 0)->number;

  for (guint i = 1; i < reason->children->len; i++)
    least = MIN (least, child (reason, i)->number);

  return least;
}

/* Of an amount, in cents; wide, as a rate of many times the whole makes more than an amount may be. */
static EcotWide
take_percent (EcotWide amount,
              gint64   percent)
{
  return amount * percent / (100 * ECOT_DECIMAL_ONE);
}

/* The smallest: one cent less does not make it. */
static gint64
check_threshold (const EcotReason *reason)
{
  gint64 wanted = child (reason, 0)->number, rate = child (reason, 1)->number;

  g_assert_true (take_percent (reason->number, rate) >= wanted);
  g_assert_true (reason->number == 0 || take_percent ((EcotWide)reason->number - 1, rate) < wanted);
  return reason->number;
}

/* Less than a cent from its part: it is one of shares that add up. */
static gint64
check_spread (const EcotReason *reason)
{
  EcotWide whole = child (reason, 2)->number;
  EcotWide off = (EcotWide)reason->number * whole - (EcotWide)child (reason, 0)->number * child (reason, 1)->number;

  g_assert_true (off > -whole && off < whole);
  return reason->number;
}

static gint64
compute_pair (const EcotReason *reason)
{
  gint64   first = child (reason, 0)->number;
  gint64   second = child (reason, 1)->number;
  gint64   number = 0;
  gboolean done;

  g_assert_cmpuint (reason->children->len, ==, 2);

  /* A unit cost has four decimals, the cost of an hour two. */
  if (reason->op == ECOT_REASON_PRODUCT)
    done = ecot_decimal_cost (first, second * (child (reason, 1)->unit == ECOT_UNIT_EUR ? 100 : 1), reason->rounding, &number, NULL);
  else if (reason->op == ECOT_REASON_PERCENT)
    done = ecot_amount_percent (second, first, reason->rounding, &number, NULL);
  else if (reason->op == ECOT_REASON_QUOTIENT)
    done = ecot_amount_divide (first, second, reason->rounding, &number, NULL);
  else
    {
      g_assert_cmpint (reason->op, ==, ECOT_REASON_SHARE);
      done = ecot_amount_share (first, second, &number, NULL);
    }

  g_assert_true (done);
  return number;
}

/* A record that is there, and counts for itself. */
static gint64
count_record (EcotFigures      *figures,
              const EcotReason *reason)
{
  EcotPlace place;

  g_assert_true (ecot_dossier_find_path (ecot_figures_get_dossier (figures), reason->place, &place, NULL));
  g_assert_nonnull (place.record);
  return ECOT_DECIMAL_ONE;
}

static gint64
round_one (const EcotReason *reason)
{
  gint64 number = 0;

  g_assert_cmpuint (reason->children->len, ==, 1);
  g_assert_true (ecot_round_quotient (child (reason, 0)->number, 1, reason->rounding, &number, NULL));
  return number;
}

static gint64
tax_inside (const EcotReason *reason)
{
  const EcotReason *rate = child (reason, 1);
  gint64            number = 0;

  g_assert_cmpuint (reason->children->len, ==, 2);
  g_assert_true (ecot_round_quotient ((EcotWide)child (reason, 0)->number * rate->number,
                                      100 * ECOT_DECIMAL_ONE + rate->number, reason->rounding, &number, NULL));
  return number;
}

static gint64
compute (EcotFigures      *figures,
         const EcotReason *reason)
{
  switch ((int)reason->op)
    {
    case ECOT_REASON_TYPED:
    case ECOT_REASON_COUNT:
      return read_cell (figures, reason);
    case ECOT_REASON_SUM:
      return add_children (reason, 0, 1, 0);
    case ECOT_REASON_DIFFERENCE:
      return add_children (reason, 1, -1, child (reason, 0)->number);
    case ECOT_REASON_REMAINDER:
      return MAX (add_children (reason, 1, -1, child (reason, 0)->number), 0);
    case ECOT_REASON_SAME:
      g_assert_cmpuint (reason->children->len, ==, 1);
      return child (reason, 0)->number;
    case ECOT_REASON_LEAST:
      return find_least (reason);
    case ECOT_REASON_THRESHOLD:
      return check_threshold (reason);
    case ECOT_REASON_SPREAD:
      return check_spread (reason);
    case ECOT_REASON_CALL:
    case ECOT_REASON_CALENDAR:
    case ECOT_REASON_RULE:
      return reason->number;
    case ECOT_REASON_SPAN:
      return round_people (reason, count_calendar_months (child (reason, 0), child (reason, 1)) * ECOT_DECIMAL_ONE, MONTH_PARTS);
    case ECOT_REASON_MONTHS:
      return count_months (child (reason, 0)->number, child (reason, 1)->number);
    case ECOT_REASON_ROUND:
      return round_one (reason);
    case ECOT_REASON_INSIDE:
      return tax_inside (reason);
    case ECOT_REASON_HEAD:
      return count_record (figures, reason);
    case ECOT_REASON_DEFAULT:
      return assume (figures, reason);
    case ECOT_REASON_EVE:
    case ECOT_REASON_RATE:
    case ECOT_REASON_TIME:
    case ECOT_REASON_SALARY:
    case ECOT_REASON_PART:
    case ECOT_REASON_LOAD:
      return compute_people (reason);
    case ECOT_REASON_PRODUCT:
      return reason->unit == ECOT_UNIT_EUR ? compute_pair (reason) : multiply (reason);
    default:
      return compute_pair (reason);
    }
}

/* A figure that was done again is so wherever it stands: @seen, or NULL. */
static gboolean
was_seen (GHashTable       *seen,
          const EcotReason *reason)
{
  return seen != NULL && reason->figure != NULL && !g_hash_table_add (seen, g_strdup (reason->figure));
}

static void
replay (EcotFigures      *figures,
        const EcotReason *reason,
        GHashTable       *seen)
{
  g_autofree char *formula = ecot_reason_formula (reason);
  g_autofree char *value = ecot_reason_value (reason);

  g_assert_nonnull (reason->label);
  g_assert_cmpstr (reason->label, !=, "");
  g_assert_cmpstr (formula, !=, "");
  g_assert_cmpstr (value, !=, "");

  if (reason->known)
    g_assert_cmpint (compute (figures, reason), ==, reason->number);

  if (was_seen (seen, reason))
    return;

  for (guint i = 0; i < reason->children->len; i++)
    replay (figures, child (reason, i), seen);
}

void
ecot_test_replay (EcotFigures      *figures,
                  const EcotReason *reason)
{
  replay (figures, reason, NULL);
}

/* {{{ All of them */

/* @figure is what its explanation says, and what that gives when it is done again. */
static void
replay_as (EcotFigures      *figures,
           const char       *name,
           const EcotFigure *figure,
           GHashTable       *seen)
{
  g_autoptr (EcotReason) reason = ecot_figures_explain (figures, name);

  if (reason == NULL)
    g_error ("“%s” is not explained", name);
  if (reason->known != figure->known || reason->number != figure->number || reason->unit != figure->unit)
    g_error ("“%s” is not what its explanation says", name);

  replay (figures, reason, seen);
}

static void
replay_names (EcotFigures *figures,
              GHashTable  *seen)
{
  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      EcotFigure figure = ecot_figures_get (figures, *name);

      replay_as (figures, *name, &figure, seen);
    }
}

static void
replay_lines (EcotFigures *figures,
              GHashTable  *seen)
{
  static const struct
  {
    const char  *field;
    EcotLinePart part;
  } parts[] = { { "amount", ECOT_PART_AMOUNT }, { "eligible", ECOT_PART_ELIGIBLE }, { "retained", ECOT_PART_RETAINED } };
  EcotDossier *dossier = ecot_figures_get_dossier (figures);

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_LINE); i++)
    for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
      {
        EcotFigure       figure = ecot_figures_get_line_part (figures, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, i), parts[j].part);
        g_autofree char *path = g_strdup_printf ("budget/line/%u/%s", i + 1, parts[j].field);

        replay_as (figures, path, &figure, seen);
      }

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_VOLUNTARY); i++)
    {
      EcotFigure       figure = ecot_figures_get_line (figures, ecot_dossier_get_nth (dossier, ECOT_KIND_VOLUNTARY, i));
      g_autofree char *path = g_strdup_printf ("voluntary/%u/amount", i + 1);

      replay_as (figures, path, &figure, seen);
    }
}

static void
replay_people (EcotFigures *figures,
               GHashTable  *seen)
{
  static const char *const names[] = { "amount", "hours", "share", "rate", "rate-raised", "months", "base", "cost-per-hour" };
  EcotDossier             *dossier = ecot_figures_get_dossier (figures);

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_MEMBER); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        EcotFigure       figure;
        g_autofree char *path = g_strdup_printf ("staff/%u/%s", i + 1, names[j]);

        g_assert_true (ecot_figures_get_computed (figures, ecot_dossier_get_nth (dossier, ECOT_KIND_MEMBER, i), names[j], &figure));
        if (figure.known)
          replay_as (figures, path, &figure, seen);
      }
}

/* @total is what those of the months that are known add up to. */
static void
assert_whole (const EcotFigure *total,
              EcotWide          sum,
              gboolean          all)
{
  if (all)
    {
      g_assert_true (total->known);
      g_assert_cmpint (total->number, ==, (gint64)sum);
    }
}

static void
replay_month (EcotFigures           *figures,
              guint                  person,
              const EcotMemberMonth *month,
              GHashTable            *seen)
{
  for (guint hours = 0; hours < 2; hours++)
    {
      g_autofree char *name = ecot_member_month_name (month->month, hours == 1);
      g_autofree char *path = g_strdup_printf ("staff/%u/%s", person, name);

      replay_as (figures, path, hours == 1 ? &month->hours : &month->amount, seen);
    }
}

static void
replay_months (EcotFigures *figures,
               GHashTable  *seen)
{
  EcotDossier *dossier = ecot_figures_get_dossier (figures);

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_MEMBER); i++)
    {
      EcotRecord        *record = ecot_dossier_get_nth (dossier, ECOT_KIND_MEMBER, i);
      EcotMember         member = ecot_figures_get_member (figures, record);
      g_autoptr (GArray) months = ecot_figures_list_member_months (figures, record);
      EcotWide           hours = 0, amount = 0;
      gboolean           all_hours = months->len > 0, all_amounts = months->len > 0;

      for (guint j = 0; j < months->len; j++)
        {
          const EcotMemberMonth *month = &g_array_index (months, EcotMemberMonth, j);

          replay_month (figures, i + 1, month, seen);
          hours += month->hours.number;
          amount += month->amount.number;
          all_hours = all_hours && month->hours.known;
          all_amounts = all_amounts && month->amount.known;
        }

      assert_whole (&member.hours, hours, all_hours);
      assert_whole (&member.amount, amount, all_amounts);
    }
}

static void
replay_cash (EcotFigures *figures,
             GHashTable  *seen)
{
  g_autoptr (EcotCashPlan) plan = ecot_cash_plan_new (figures);

  /* The last one has in it what all the others have. */
  for (guint i = plan->lowest; i < plan->months->len; i = MAX (i + 1, plan->months->len - 1))
    {
      const EcotCashMonth *month = &g_array_index (plan->months, EcotCashMonth, i);
      const EcotFigure     balance = { .known = TRUE, .unit = ECOT_UNIT_EUR, .number = month->balance };
      char                 buf[ECOT_DATE_BUFSIZE];
      g_autofree char     *name = g_strdup_printf ("cash.%.7s", ecot_date_format (month->month, buf));

      replay_as (figures, name, &balance, seen);
      if (i == plan->lowest)
        replay_as (figures, "cash.lowest", &balance, seen);
    }
}

static void
replay_aid (EcotFigures *figures,
            GHashTable  *seen)
{
  g_autoptr (EcotAidLedger) ledger = ecot_aid_ledger_new (figures);

  for (guint i = 0; i < ledger->sums->len; i++)
    {
      const EcotAidSum *sum = &g_array_index (ledger->sums, EcotAidSum, i);
      const EcotFigure  total = { .known = TRUE, .unit = ECOT_UNIT_EUR, .number = sum->total };
      const EcotFigure  room = { .known = TRUE, .unit = ECOT_UNIT_EUR, .number = sum->room };
      g_autofree char  *name = g_strconcat ("de-minimis.", sum->regime->id, NULL);
      g_autofree char  *left = g_strconcat (name, ".room", NULL);

      replay_as (figures, name, &total, seen);
      if (sum->rule != NULL)
        replay_as (figures, left, &room, seen);
    }
}

void
ecot_test_replay_all (EcotFigures *figures)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  replay_names (figures, seen);
  replay_lines (figures, seen);
  replay_people (figures, seen);
  replay_months (figures, seen);
  replay_cash (figures, seen);
  replay_aid (figures, seen);
}

/* }}} */

char *
ecot_test_plain (const char *text)
{
  g_auto (GStrv)   parts = g_strsplit (text, "\u00a0", -1);
  g_autofree char *joined = g_strjoinv (" ", parts);
  g_auto (GStrv)   thin = g_strsplit (joined, "\u202f", -1);

  return g_strjoinv (" ", thin);
}
