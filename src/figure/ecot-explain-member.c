/* ecot-explain-member.c: what a person costs and how long they work, down to typed cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree has the shape of the computation in ecot-member.c: pieces where there
 * are two, in each hours × rate or a share of the salary, and below that the
 * yearly cost, the base with the text it comes from, and the days.
 */

#include "figure/ecot-member.h"

#include <string.h>

#include "base/ecot-text.h"
#include "figure/ecot-figures-private.h"

typedef struct
{
  EcotFigures *figures;
  EcotRecord  *record;
  EcotMember   member;
  guint        cut; /* that piece, counted from 1, ends with a day of the calendar; 0: none does */
} Person;

static EcotReason *
typed (const Person *self,
       const char   *field,
       const char   *label,
       EcotUnit      unit)
{
  EcotReason *reason = ecot_reason_of_cell (self->figures, self->record, field, label);

  reason->unit = unit;
  return reason;
}

static void
add (EcotReason *self,
     EcotReason *child)
{
  g_ptr_array_add (self->children, child);
}

/* {{{ What is typed */

static EcotReason *
explain_base (const Person *self)
{
  const EcotMember *member = &self->member;
  gboolean          chosen = ecot_record_get_text (self->record, "base") != NULL && g_strcmp0 (ecot_record_get_text (self->record, "base"), "other") != 0;
  EcotReason       *reason = ecot_reason_new (member->base_assumed ? ECOT_REASON_DEFAULT : ECOT_REASON_TYPED,
                                        "Heures d’une année à temps plein", &member->base);

  reason->place = ecot_dossier_make_path (self->figures->dossier, self->record, chosen || member->base_assumed ? "base" : "base-hours");
  reason->article = member->base_article;
  return reason;
}

static EcotReason *
explain_working_time (const Person *self)
{
  EcotReason *reason = ecot_reason_new (self->member.time_assumed ? ECOT_REASON_DEFAULT : ECOT_REASON_TYPED,
                                        "Temps de travail", &self->member.working_time);

  reason->place = ecot_dossier_make_path (self->figures->dossier, self->record, "working-time");
  return reason;
}

/* A day of the person's own, or of the action. */
static EcotReason *
explain_day (const Person     *self,
             const EcotFigure *day,
             const char       *field,
             gboolean          own)
{
  EcotReason *reason = ecot_reason_new (ECOT_REASON_TYPED, strcmp (field, "start") == 0 ? "Premier jour" : "Dernier jour", day);

  reason->date = TRUE;
  reason->place = own ? ecot_dossier_make_path (self->figures->dossier, self->record, field) : g_strconcat ("action/", field, NULL);
  return reason;
}

static EcotReason *
explain_raise (const Person     *self,
               const EcotFigure *raise)
{
  EcotReason *reason = ecot_reason_new (ECOT_REASON_TYPED, "Date d’augmentation", raise);

  reason->date = TRUE;
  reason->place = ecot_dossier_make_path (self->figures->dossier, self->record, "raise");
  return reason;
}

static EcotReason *
explain_start (const Person *self,
               guint         piece)
{
  if (piece > 0)
    return explain_raise (self, &self->member.pieces[piece].start);

  return explain_day (self, &self->member.start, "start", self->member.starts_itself);
}

static EcotReason *
explain_end (const Person *self,
             guint         piece)
{
  EcotReason *reason;

  if (self->cut == piece + 1)
    {
      reason = ecot_reason_new (ECOT_REASON_CALENDAR, "Dernier jour", &self->member.pieces[piece].end);
      reason->date = TRUE;
      return reason;
    }

  if (piece + 1 == self->member.n_pieces)
    return explain_day (self, &self->member.end, "end", self->member.ends_itself);

  reason = ecot_reason_new (ECOT_REASON_EVE, "Dernier jour", &self->member.pieces[piece].end);
  reason->date = TRUE;
  add (reason, explain_raise (self, &self->member.pieces[piece + 1].start));
  return reason;
}

/* }}} */
/* {{{ What is computed */

static EcotReason *
finish (const Person *self,
        EcotReason   *reason)
{
  EcotRounding policy = self->figures->rounding;

  reason->rounding = reason->op == ECOT_REASON_RATE && policy == ECOT_ROUNDING_EURO ? ECOT_ROUNDING_HALF_UP : policy;
  reason->rounded = ecot_reason_was_rounded (reason);
  return reason;
}

static void
add_year (const Person *self,
          EcotReason   *reason)
{
  add (reason, explain_base (self));
  add (reason, explain_working_time (self));
}

static void
add_days (const Person *self,
          EcotReason   *reason,
          guint         piece)
{
  add (reason, explain_start (self, piece));
  add (reason, explain_end (self, piece));
}

static EcotReason *
explain_cost (const Person *self,
              guint         piece)
{
  const char *field = self->member.pieces[piece].cost_field;
  gboolean    raised = strcmp (field, "raised-cost") == 0;

  return typed (self, field, raised ? "Coût annuel chargé après augmentation" : "Coût annuel chargé", ECOT_UNIT_EUR);
}

static EcotReason *
explain_rate (const Person *self,
              guint         piece,
              const char   *label)
{
  EcotReason *reason = ecot_reason_new (ECOT_REASON_RATE, label, &self->member.pieces[piece].rate);

  add (reason, explain_cost (self, piece));
  add_year (self, reason);
  return finish (self, reason);
}

static EcotReason *
explain_share (const Person *self,
               const char   *label)
{
  gboolean    given = !ecot_value_is_empty (ecot_record_get (self->record, "share"));
  EcotReason *reason;

  if (given)
    return typed (self, "share", label, ECOT_UNIT_PERCENT);

  reason = ecot_reason_new (ECOT_REASON_LOAD, label, &self->member.share);
  add (reason, typed (self, "hours", "Heures sur l’action", ECOT_UNIT_HOUR));
  add_year (self, reason);
  add (reason, explain_day (self, &self->member.start, "start", self->member.starts_itself));
  add (reason, explain_day (self, &self->member.end, "end", self->member.ends_itself));
  return finish (self, reason);
}

/* Of the typed hours, those up to the end of a piece. */
static EcotReason *
explain_until (const Person *self,
               guint         piece,
               const char   *label)
{
  EcotFigure  until = self->member.pieces[piece].hours;
  EcotReason *reason;

  if (self->cut == 0 && piece + 1 == self->member.n_pieces)
    return typed (self, "hours", label, ECOT_UNIT_HOUR);

  if (piece > 0)
    until.number += self->member.pieces[0].hours.number;

  reason = ecot_reason_new (ECOT_REASON_PART, label, &until);
  add (reason, typed (self, "hours", "Heures sur l’action", ECOT_UNIT_HOUR));
  add (reason, explain_start (self, 0));
  add (reason, explain_end (self, piece));
  add (reason, explain_day (self, &self->member.start, "start", self->member.starts_itself));
  add (reason, explain_day (self, &self->member.end, "end", self->member.ends_itself));
  return finish (self, reason);
}

static EcotReason *
explain_time (const Person *self,
              guint         piece,
              const char   *label)
{
  EcotReason *reason = ecot_reason_new (ECOT_REASON_TIME, label, &self->member.pieces[piece].hours);

  add (reason, typed (self, "share", "Part du temps consacrée à l’action", ECOT_UNIT_PERCENT));
  add_year (self, reason);
  add_days (self, reason, piece);
  return finish (self, reason);
}

static EcotReason *
explain_hours_of (const Person *self,
                  guint         piece,
                  const char   *label)
{
  gboolean    given = !ecot_value_is_empty (ecot_record_get (self->record, "hours"));
  gboolean    shared = !ecot_value_is_empty (ecot_record_get (self->record, "share"));
  EcotReason *reason;

  if (!given && shared)
    return explain_time (self, piece, label);

  if (piece == 0)
    return explain_until (self, 0, label);

  reason = ecot_reason_new (ECOT_REASON_DIFFERENCE, label, &self->member.pieces[piece].hours);
  add (reason, explain_until (self, piece, "Heures sur l’action"));
  add (reason, explain_until (self, 0, "Heures avant l’augmentation"));
  return reason;
}

static EcotReason *
explain_amount_of (const Person *self,
                   guint         piece,
                   const char   *label)
{
  EcotReason *reason = ecot_reason_new (self->member.fixed_share ? ECOT_REASON_SALARY : ECOT_REASON_PRODUCT, label, &self->member.pieces[piece].amount);

  if (self->member.fixed_share)
    {
      add (reason, explain_cost (self, piece));
      add (reason, explain_share (self, "Part du temps consacrée à l’action"));
      add_days (self, reason, piece);
    }
  else
    {
      add (reason, explain_hours_of (self, piece, "Heures"));
      add (reason, explain_rate (self, piece, "Coût d’une heure"));
    }

  return finish (self, reason);
}

/* "Du 1er janvier 2024 au 30 juin 2024" */
static char *
name_piece (const EcotMemberPiece *piece)
{
  char start[ECOT_DATE_BUFSIZE], end[ECOT_DATE_BUFSIZE];

  return g_strdup_printf ("Du %s au %s",
                          piece->start.known ? ecot_date_format_french (piece->start.number, start) : "début",
                          piece->end.known ? ecot_date_format_french (piece->end.number, end) : "terme");
}

/* Of one piece it is that piece, of two their sum. */
static EcotReason *
explain_pieces (const Person     *self,
                const EcotFigure *value,
                const char       *label,
                EcotReason *(*explain) (const Person *, guint, const char *))
{
  EcotReason *sum;

  if (self->member.n_pieces == 1)
    return explain (self, 0, label);

  sum = ecot_reason_new (ECOT_REASON_SUM, label, value);

  for (guint i = 0; i < self->member.n_pieces; i++)
    {
      g_autofree char *name = name_piece (&self->member.pieces[i]);

      add (sum, explain (self, i, name));
    }

  return sum;
}

static EcotReason *
explain_amount (const Person *self,
                const char   *label)
{
  return explain_pieces (self, &self->member.amount, label, explain_amount_of);
}

static EcotReason *
explain_hours (const Person *self,
               const char   *label)
{
  if (!ecot_value_is_empty (ecot_record_get (self->record, "hours")))
    return typed (self, "hours", label, ECOT_UNIT_HOUR);

  return explain_pieces (self, &self->member.hours, label, explain_hours_of);
}

static EcotReason *
explain_per_hour (const Person *self,
                  const char   *label)
{
  EcotReason *reason = ecot_reason_new (ECOT_REASON_QUOTIENT, label, &self->member.per_hour);

  add (reason, explain_amount (self, "Coût sur l’action"));
  add (reason, explain_hours (self, "Heures sur l’action"));
  reason->rounding = ECOT_ROUNDING_HALF_UP;
  reason->rounded = ecot_reason_was_rounded (reason);
  return reason;
}

static EcotReason *
explain_year (const Person *self,
              const char   *label)
{
  EcotReason *reason = explain_base (self);

  g_free (reason->label);
  reason->label = g_strdup (label);
  return reason;
}

static EcotReason *
explain_months (const Person *self,
                const char   *label)
{
  EcotReason *reason = ecot_reason_new (ECOT_REASON_SPAN, label, &self->member.months);

  add (reason, explain_day (self, &self->member.start, "start", self->member.starts_itself));
  add (reason, explain_day (self, &self->member.end, "end", self->member.ends_itself));
  reason->rounded = ecot_reason_was_rounded (reason);
  return reason;
}

static EcotReason *
explain_rate_before (const Person *self,
                     const char   *label)
{
  return explain_rate (self, 0, label);
}

static EcotReason *
explain_rate_after (const Person *self,
                    const char   *label)
{
  return self->member.n_pieces > 1 ? explain_rate (self, 1, label) : NULL;
}

/* }}} */

static char *
name_person (const Person *self)
{
  const char      *name = ecot_record_get_text (self->record, "name");
  const char      *role = ecot_record_get_text (self->record, "role");
  g_autofree char *both = name != NULL && role != NULL ? g_strdup_printf ("%s, %s", name, role) : NULL;

  if (name == NULL)
    return ecot_record_label (self->figures, self->record, "Poste", role);

  return ecot_record_label (self->figures, self->record, "Personne", both != NULL ? both : name);
}

EcotReason *
ecot_figures_explain_member (EcotFigures *self,
                             EcotRecord  *member,
                             const char  *name)
{
  static const struct
  {
    const char *name, *label;
    EcotReason *(*explain) (const Person *, const char *);
  } values[] = {
    { "amount", "%s", explain_amount },
    { "hours", "%s", explain_hours },
    { "share", "Part du temps. %s", explain_share },
    { "rate", "Coût d’une heure. %s", explain_rate_before },
    { "rate-raised", "Coût d’une heure après augmentation. %s", explain_rate_after },
    { "months", "Mois sur l’action. %s", explain_months },
    { "base", "Heures d’une année à temps plein. %s", explain_year },
    { "cost-per-hour", "Coût horaire. %s", explain_per_hour },
  };
  const Person     person = { self, member, ecot_figures_get_member (self, member), 0 };
  g_autofree char *who = name_person (&person);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strcmp (values[i].name, name) == 0)
      {
        g_auto (GStrv)   parts = g_strsplit (values[i].label, "%s", 2);
        g_autofree char *label = g_strjoin (who, parts[0], parts[1], NULL);

        return values[i].explain (&person, label);
      }

  return ecot_figures_explain_month (self, member, name, who);
}

EcotReason *
ecot_figures_explain_piece (EcotFigures *self,
                            EcotRecord  *member,
                            guint        piece,
                            EcotDate     end,
                            gboolean     hours)
{
  Person           person = { self, member, ecot_figures_get_member (self, member), 0 };
  g_autofree char *label = NULL;

  if (end != person.member.pieces[piece].end.number)
    {
      person.member.pieces[piece] = ecot_member_cut_piece (self, &person.member, piece, end);
      person.cut = piece + 1;
    }

  label = name_piece (&person.member.pieces[piece]);
  return hours ? explain_hours_of (&person, piece, label) : explain_amount_of (&person, piece, label);
}
