/* ecot-explain-month.c: what a person costs or works in one month, down to typed cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "figure/ecot-member-months.h"

#include <string.h>

#include "figure/ecot-figures-private.h"

static EcotReason *
explain_segment (EcotFigures             *figures,
                 EcotRecord              *record,
                 const EcotMember        *member,
                 const EcotMemberSegment *segment,
                 gboolean                 hours)
{
  EcotReason      *upto = ecot_figures_explain_piece (figures, record, segment->piece, segment->end, hours);
  EcotReason      *before, *reason;
  char             start[ECOT_DATE_BUFSIZE], end[ECOT_DATE_BUFSIZE];
  g_autofree char *label = NULL;
  EcotFigure       value;

  if (segment->start == member->pieces[segment->piece].start.number)
    return upto;

  before = ecot_figures_explain_piece (figures, record, segment->piece, segment->start - 1, hours);
  label = g_strdup_printf ("Du %s au %s", ecot_date_format_french (segment->start, start), ecot_date_format_french (segment->end, end));
  value = (EcotFigure){ upto->known && before->known, upto->unit, upto->number - before->number, upto->fault != NULL ? upto->fault : before->fault };
  reason = ecot_reason_new (ECOT_REASON_DIFFERENCE, label, &value);
  g_ptr_array_add (reason->children, upto);
  g_ptr_array_add (reason->children, before);
  return reason;
}

static void
set_label (EcotReason *reason,
           EcotDate    month,
           gboolean    hours,
           const char *who)
{
  char buf[ECOT_DATE_BUFSIZE];

  g_free (reason->label);
  reason->label = g_strdup_printf ("%s en %s. %s", hours ? "Heures" : "Coût", ecot_date_format_month (month, buf), who);
}

/* Of two pieces where a raise falls into the month. */
static EcotReason *
explain_segments (EcotFigures *figures,
                  EcotRecord  *record,
                  EcotDate     month,
                  gboolean     hours)
{
  EcotMember        member = ecot_figures_get_member (figures, record);
  EcotMemberSegment segments[ECOT_MEMBER_MAX_PIECES];
  guint             n = ecot_member_get_segments (&member, month, segments);
  EcotFigure        value = { .known = TRUE, .unit = hours ? ECOT_UNIT_HOUR : ECOT_UNIT_EUR };
  EcotReason       *sum;

  if (n == 1)
    return explain_segment (figures, record, &member, &segments[0], hours);

  sum = ecot_reason_new (ECOT_REASON_SUM, "", &value);

  for (guint i = 0; i < n; i++)
    {
      EcotReason *part = explain_segment (figures, record, &member, &segments[i], hours);

      g_ptr_array_add (sum->children, part);
      sum->known = sum->known && part->known;
      sum->number = sum->known ? sum->number + part->number : 0;
      if (sum->fault == NULL)
        sum->fault = g_strdup (part->fault);
    }

  return sum;
}

/* The month that @name ends with, if @record has it: "amount.2024-03". */
static EcotDate
parse_month (EcotFigures *figures,
             EcotRecord  *record,
             const char  *name)
{
  EcotMember       member = ecot_figures_get_member (figures, record);
  const char      *dot = strchr (name, '.');
  g_autofree char *day = g_strconcat (dot != NULL ? dot + 1 : "", "-01", NULL);
  EcotDate         month;

  if (dot == NULL || !member.months.known || !ecot_date_parse (day, &month, NULL) ||
      month < ecot_month_of (member.start.number) || month > member.end.number)
    return ECOT_DATE_NONE;

  return month;
}

EcotReason *
ecot_figures_explain_month (EcotFigures *self,
                            EcotRecord  *member,
                            const char  *name,
                            const char  *who)
{
  gboolean    hours = g_str_has_prefix (name, "hours.");
  EcotDate    month = hours || g_str_has_prefix (name, "amount.") ? parse_month (self, member, name) : ECOT_DATE_NONE;
  EcotReason *reason;

  if (month == ECOT_DATE_NONE)
    return NULL;

  reason = explain_segments (self, member, month, hours);
  set_label (reason, month, hours, who);
  return reason;
}
