/* ecot-member-months.c: what a person costs and works on the action, month by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "figure/ecot-member-months.h"

#include "figure/ecot-figures-private.h"

EcotDate
ecot_month_of (EcotDate day)
{
  int year, month, dom;

  ecot_date_split (day, &year, &month, &dom);
  return ecot_date_new (year, month, 1);
}

char *
ecot_member_month_name (EcotDate month,
                        gboolean hours)
{
  char buf[ECOT_DATE_BUFSIZE];

  return g_strdup_printf ("%s.%.7s", hours ? "hours" : "amount", ecot_date_format (month, buf));
}

guint
ecot_member_get_segments (const EcotMember  *self,
                          EcotDate           month,
                          EcotMemberSegment *segments)
{
  EcotDate end = ecot_date_add_months (month, 1) - 1;
  guint    n = 0;

  for (guint i = 0; i < self->n_pieces; i++)
    {
      const EcotMemberPiece *piece = &self->pieces[i];
      EcotMemberSegment      segment = { i, MAX (month, piece->start.number), MIN (end, piece->end.number) };

      if (segment.start <= segment.end)
        segments[n++] = segment;
    }

  return n;
}

/* @total and @part less @before, which may be NULL. */
static void
add (EcotFigure       *total,
     const EcotFigure *part,
     const EcotFigure *before)
{
  total->known = total->known && part->known && (before == NULL || before->known);
  total->number += part->number - (before != NULL ? before->number : 0);

  if (total->fault == NULL)
    total->fault = part->fault != NULL || before == NULL ? part->fault : before->fault;
}

static void
finish (EcotFigure *total)
{
  total->known = total->known && total->fault == NULL;
  total->number = total->known ? total->number : 0;
}

static EcotMemberMonth
get_month (EcotFigures      *figures,
           const EcotMember *member,
           EcotDate          month)
{
  EcotMemberMonth   self = { month, { .known = TRUE, .unit = ECOT_UNIT_HOUR }, { .known = TRUE, .unit = ECOT_UNIT_EUR } };
  EcotMemberSegment segments[ECOT_MEMBER_MAX_PIECES];
  guint             n = ecot_member_get_segments (member, month, segments);

  for (guint i = 0; i < n; i++)
    {
      const EcotMemberSegment *segment = &segments[i];
      gboolean                 first = segment->start == member->pieces[segment->piece].start.number;
      EcotMemberPiece          upto = ecot_member_cut_piece (figures, member, segment->piece, segment->end);
      EcotMemberPiece          before = first ? upto : ecot_member_cut_piece (figures, member, segment->piece, segment->start - 1);

      add (&self.hours, &upto.hours, first ? NULL : &before.hours);
      add (&self.amount, &upto.amount, first ? NULL : &before.amount);
    }

  finish (&self.hours);
  finish (&self.amount);
  return self;
}

GArray *
ecot_figures_list_member_months (EcotFigures *self,
                                 EcotRecord  *member)
{
  GArray    *months = g_array_new (FALSE, FALSE, sizeof (EcotMemberMonth));
  EcotMember person;

  g_return_val_if_fail (ECOT_IS_FIGURES (self), months);
  g_return_val_if_fail (ECOT_IS_RECORD (member), months);

  person = ecot_figures_get_member (self, member);
  if (!person.months.known || person.months.number > ECOT_MEMBER_MAX_MONTHS * ECOT_DECIMAL_ONE)
    return months;

  for (EcotDate month = ecot_month_of (person.start.number); month != ECOT_DATE_NONE && month <= person.end.number; month = ecot_date_add_months (month, 1))
    {
      EcotMemberMonth one = get_month (self, &person, month);

      g_array_append_val (months, one);
    }

  return months;
}
