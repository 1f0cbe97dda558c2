/* ecot-explain-record.c: what a funder, an hour or a group adds to a sum
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

#include "base/ecot-text.h"

EcotReason *
ecot_reason_of_cell (EcotFigures *self,
                     EcotRecord  *record,
                     const char  *field,
                     const char  *label)
{
  EcotFigure  value = { .unit = ECOT_UNIT_ONE };
  EcotReason *reason;

  value.known = ecot_record_get_number (record, field, &value.number);

  if (ecot_record_get (record, field)->type == ECOT_VALUE_COUNT)
    value.number *= ECOT_DECIMAL_ONE;

  reason = ecot_reason_new (ECOT_REASON_TYPED, label, &value);
  reason->place = ecot_dossier_make_path (self->dossier, record, field);

  return reason;
}

char *
ecot_record_label (EcotFigures *self,
                   EcotRecord  *record,
                   const char  *kind,
                   const char  *what)
{
  guint            number = ecot_dossier_get_position (self->dossier, record) + 1;
  g_autofree char *excerpt = NULL;

  if (what == NULL)
    return g_strdup_printf ("%s %u", kind, number);

  excerpt = ecot_text_label (what);
  return g_strdup_printf ("%s %u : %s", kind, number, excerpt);
}

EcotReason *
ecot_reason_of_typed (EcotFigures      *self,
                      EcotRecord       *record,
                      const EcotFigure *worth,
                      const char       *label,
                      const char       *field)
{
  EcotReason *reason = ecot_reason_new (ECOT_REASON_TYPED, label, worth);

  reason->place = ecot_dossier_make_path (self->dossier, record, field);
  return reason;
}

static EcotReason *
explain_time (EcotFigures      *self,
              EcotRecord       *row,
              const EcotFigure *worth)
{
  const char      *person = ecot_record_get_text (row, "person");
  const char      *task = ecot_record_get_text (row, "task");
  g_autofree char *both = person != NULL && task != NULL ? g_strdup_printf ("%s, %s", person, task) : NULL;
  const char      *what = both != NULL ? both : (person != NULL ? person : task);
  g_autofree char *label = ecot_record_label (self, row, "Temps", what);

  return ecot_reason_of_typed (self, row, worth, label, "hours");
}

char *
ecot_funder_label (EcotFigures *self,
                   EcotRecord  *funder)
{
  gboolean earned = ecot_accounts_is_earned (ecot_accounts_get (NULL), ecot_record_get_text (funder, "type"));

  return ecot_record_label (self, funder, earned ? "Produit" : "Financeur", ecot_record_get_text (funder, "name"));
}

static EcotReason *
explain_funder (EcotFigures      *self,
                EcotRecord       *funder,
                const EcotFigure *worth)
{
  g_autofree char *label = ecot_funder_label (self, funder);

  return ecot_reason_of_typed (self, funder, worth, label, "amount");
}

/* A person of the staff counts as one, for no other reason than being there. */
static EcotReason *
explain_head (EcotFigures      *self,
              EcotRecord       *member,
              const EcotFigure *worth,
              const char       *label)
{
  EcotReason *reason = ecot_reason_new (ECOT_REASON_HEAD, label, worth);

  reason->place = ecot_dossier_make_path (self->dossier, member, "name");
  return reason;
}

static EcotReason *
explain_member (EcotFigures    *self,
                EcotRecord     *member,
                const EcotTerm *term)
{
  const char      *name = ecot_record_get_text (member, "name");
  const char      *role = ecot_record_get_text (member, "role");
  g_autofree char *label = ecot_record_label (self, member, "Poste", role != NULL ? role : name);

  if (strcmp (term->sum->name, "staff.cost") == 0)
    return ecot_figures_explain_member (self, member, "amount");

  if (strcmp (term->sum->name, "staff.hours") == 0)
    return ecot_figures_explain_member (self, member, "hours");

  if (strcmp (term->sum->name, "staff.count") == 0)
    return explain_head (self, member, &term->worth, label);

  return ecot_reason_of_typed (self, member, &term->worth, label, "fte");
}

EcotReason *
ecot_figures_explain_contribution (EcotFigures *self,
                                   EcotRecord  *contribution)
{
  EcotFigure       worth = ecot_figures_get_term (self, contribution);
  g_autofree char *label = ecot_record_label (self, contribution, "Contribution", ecot_record_get_text (contribution, "label"));
  const char      *method = ecot_record_get_text (contribution, "method");
  g_autofree char *rate_label = g_strconcat ("Valeur de l’heure", method != NULL ? " : " : NULL, method, NULL);
  EcotReason      *reason, *hours, *rate;

  if (!ecot_value_is_empty (ecot_record_get (contribution, "amount")))
    return ecot_figures_explain_typed_amount (self, contribution, label);

  reason = ecot_reason_new (ECOT_REASON_PRODUCT, label, &worth);
  reason->rounding = self->rounding;
  hours = ecot_reason_of_cell (self, contribution, "hours", "Heures");
  hours->unit = ECOT_UNIT_HOUR;
  rate = ecot_reason_of_cell (self, contribution, "rate", rate_label);
  rate->cost = TRUE;
  g_ptr_array_add (reason->children, hours);
  g_ptr_array_add (reason->children, rate);
  reason->rounded = ecot_reason_was_rounded (reason);
  return reason;
}

/* A factor of what a group adds. */
static EcotReason *
explain_factor (EcotFigures *self,
                EcotRecord  *group,
                const char  *field)
{
  EcotUnit    unit = ecot_groups_get_unit (field);
  const char *label = unit == ECOT_UNIT_MONTH ? "Mois par personne" : (unit == ECOT_UNIT_HOUR ? "Heures par personne et par mois" : "Participants");
  EcotReason *reason = ecot_reason_of_cell (self, group, field, label);

  reason->unit = unit;
  return reason;
}

/* One cell stands for itself; several are multiplied. */
static EcotReason *
explain_group (EcotFigures    *self,
               EcotRecord     *group,
               const EcotTerm *term)
{
  const char *const *factors = ecot_groups_get_factors (self, term->sum);
  g_autofree char   *label = ecot_record_label (self, group, "Groupe", ecot_record_get_text (group, "label"));
  EcotReason        *reason;

  if (factors[1] == NULL)
    return ecot_reason_of_typed (self, group, &term->worth, label, factors[0]);

  reason = ecot_reason_new (ECOT_REASON_PRODUCT, label, &term->worth);

  for (; *factors != NULL; factors++)
    g_ptr_array_add (reason->children, explain_factor (self, group, *factors));

  reason->rounded = ecot_reason_was_rounded (reason);
  return reason;
}

/* By its code and never by its name: explanations are printed. */
static EcotReason *
explain_entry (EcotFigures      *self,
               EcotRecord       *entry,
               const EcotFigure *worth)
{
  g_autofree char *label = ecot_record_label (self, entry, "Participant", ecot_record_get_text (entry, "code"));
  EcotReason      *reason = ecot_reason_new (ECOT_REASON_HEAD, label, worth);

  reason->place = ecot_dossier_make_path (self->dossier, entry, "code");
  return reason;
}

EcotReason *
ecot_figures_explain_term (EcotFigures    *self,
                           EcotRecord     *record,
                           const EcotTerm *term)
{
  switch ((int)ecot_record_get_kind (record))
    {
    case ECOT_KIND_LINE:
      return ecot_figures_explain_line (self, record, term->sum);
    case ECOT_KIND_TIME:
      return explain_time (self, record, &term->worth);
    case ECOT_KIND_MEMBER:
      return explain_member (self, record, term);
    case ECOT_KIND_GROUP:
      return explain_group (self, record, term);
    case ECOT_KIND_ENTRY:
      return explain_entry (self, record, &term->worth);
    case ECOT_KIND_VOLUNTARY:
      return ecot_figures_explain_contribution (self, record);
    default:
      return explain_funder (self, record, &term->worth);
    }
}
