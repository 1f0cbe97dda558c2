/* ecot-de-minimis.c: small aid had before, and the room that is left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each regime is summed by itself, under the rule of the day on which the new aid
 * would be granted as far as the dossier knows it.  A row that names no regime is of
 * the general one.
 */

#include "figure/ecot-de-minimis.h"

#include <string.h>

#include "base/ecot-text.h"
#include "figure/ecot-figures-private.h"

static const char *
regime_of (EcotRecord *aid)
{
  const char *regime = ecot_record_get_text (aid, "regime");

  return regime != NULL ? regime : "general";
}

static gboolean
is_counted (const EcotAidSum *sum,
            EcotDate          date,
            EcotRecord       *aid,
            EcotAmount       *amount)
{
  gint64 granted;

  return sum->rule != NULL && strcmp (regime_of (aid), sum->regime->id) == 0 &&
         ecot_record_get_number (aid, "date", &granted) && ecot_record_get_number (aid, "amount", amount) &&
         ecot_aid_rule_counts (sum->rule, granted, date);
}

gboolean
ecot_aid_ledger_counts (const EcotAidLedger *self,
                        EcotRecord          *aid)
{
  EcotAmount amount;

  g_return_val_if_fail (self != NULL && ECOT_IS_RECORD (aid), FALSE);

  for (guint i = 0; i < self->sums->len; i++)
    if (is_counted (&g_array_index (self->sums, EcotAidSum, i), self->date, aid, &amount))
      return TRUE;

  return FALSE;
}

/* The day on which the new aid is judged. */
static void
find_date (EcotAidLedger *self,
           EcotFigures   *figures)
{
  EcotDossier *dossier = ecot_figures_get_dossier (figures);
  EcotMoment   deadline = ecot_lot_get_deadline (ecot_figures_get_lot (figures));
  gint64       sent;

  if (ecot_dossier_get_number (dossier, ECOT_KIND_SUBMISSION, NULL, "sent", &sent))
    {
      self->date = ecot_moment_get_date (sent);
      self->date_reason = "date d’envoi du dossier";
    }
  else if (deadline != 0)
    {
      self->date = ecot_moment_get_date (deadline);
      self->date_reason = "date limite de l’appel";
    }
  else if (ecot_dossier_get_number (dossier, ECOT_KIND_ACTION, NULL, "start", &self->date))
    self->date_reason = "début de l’action";
}

/* FALSE: too large. */
static gboolean
add_up (EcotAidLedger *self,
        EcotFigures   *figures,
        EcotAidSum    *sum)
{
  EcotDossier *dossier = ecot_figures_get_dossier (figures);
  const char  *regime = ecot_dossier_get_value (dossier, ECOT_KIND_DE_MINIMIS, NULL, "regime")->text;
  gint64       amount;

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_AID); i++)
    if (is_counted (sum, self->date, ecot_dossier_get_nth (dossier, ECOT_KIND_AID, i), &amount) &&
        !ecot_amount_add (sum->had, amount, &sum->had, NULL))
      return FALSE;

  if (g_strcmp0 (regime, sum->regime->id) == 0)
    ecot_figures_get_number (figures, "grant.requested", &sum->asked);

  return ecot_amount_add (sum->had, sum->asked, &sum->total, NULL) &&
         (sum->rule == NULL || ecot_amount_subtract (sum->rule->ceiling, sum->total, &sum->room, NULL));
}

static void
fail (EcotAidLedger *self,
      const char    *fault)
{
  g_array_set_size (self->sums, 0);
  self->fault = ecot_text_typeset (fault);
}

static void
fill (EcotAidLedger *self,
      EcotFigures   *figures)
{
  const GPtrArray *regimes = ecot_aid_regimes_get (NULL);

  find_date (self, figures);
  if (self->date == ECOT_DATE_NONE)
    {
      fail (self, "Le cumul des aides de minimis attend une date : celle de l’envoi, ou celle du début de l’action.");
      return;
    }

  for (guint i = 0; i < regimes->len; i++)
    {
      EcotAidSum sum = { .regime = regimes->pdata[i] };

      sum.rule = ecot_aid_regime_find_rule (sum.regime, self->date);
      if (!add_up (self, figures, &sum))
        {
          fail (self, "Le cumul des aides de minimis est trop grand : vérifiez les montants saisis.");
          return;
        }

      g_array_append_val (self->sums, sum);
    }
}

EcotAidLedger *
ecot_aid_ledger_new (EcotFigures *figures)
{
  EcotAidLedger *self;
  EcotDossier   *dossier;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);

  self = g_new0 (EcotAidLedger, 1);
  dossier = ecot_figures_get_dossier (figures);
  self->sums = g_array_new (FALSE, FALSE, sizeof (EcotAidSum));
  self->fed = ecot_dossier_get_n (dossier, ECOT_KIND_AID) > 0 ||
              !ecot_value_is_empty (ecot_dossier_get_value (dossier, ECOT_KIND_DE_MINIMIS, NULL, "regime"));
  fill (self, figures);

  return self;
}

void
ecot_aid_ledger_free (EcotAidLedger *self)
{
  g_array_unref (self->sums);
  g_free (self->fault);
  g_free (self);
}

/* {{{ Why */

static EcotReason *
reason_of (EcotReasonOp op,
           const char  *label,
           EcotAmount   amount)
{
  const EcotFigure value = { .known = TRUE, .unit = ECOT_UNIT_EUR, .number = amount };

  return ecot_reason_new (op, label, &value);
}

static EcotReason *
reason_of_sum (EcotFigures         *figures,
               const EcotAidLedger *ledger,
               const EcotAidSum    *sum)
{
  EcotDossier *dossier = ecot_figures_get_dossier (figures);
  EcotReason  *reason = reason_of (ECOT_REASON_SUM, sum->regime->label, sum->total);
  EcotFigure   worth = { .known = TRUE, .unit = ECOT_UNIT_EUR };

  reason->figure = g_strconcat ("de-minimis.", sum->regime->id, NULL);

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_AID); i++)
    {
      EcotRecord      *aid = ecot_dossier_get_nth (dossier, ECOT_KIND_AID, i);
      g_autofree char *label = ecot_record_label (figures, aid, "Aide", ecot_record_get_text (aid, "funder"));

      if (is_counted (sum, ledger->date, aid, &worth.number))
        g_ptr_array_add (reason->children, ecot_reason_of_typed (figures, aid, &worth, label, "amount"));
    }

  if (sum->asked != 0)
    g_ptr_array_add (reason->children, ecot_figures_explain (figures, "grant.requested"));

  return reason;
}

static EcotReason *
reason_of_room (EcotFigures         *figures,
                const EcotAidLedger *ledger,
                const EcotAidSum    *sum)
{
  g_autofree char *label = g_strdup_printf ("Plafond (%s, %s)", sum->rule->regulation, sum->rule->article);
  EcotReason      *reason = reason_of (ECOT_REASON_DIFFERENCE, "Aide encore possible", sum->room);

  reason->figure = g_strdup_printf ("de-minimis.%s.room", sum->regime->id);
  g_ptr_array_add (reason->children, reason_of (ECOT_REASON_RULE, label, sum->rule->ceiling));
  g_ptr_array_add (reason->children, reason_of_sum (figures, ledger, sum));
  return reason;
}

EcotReason *
ecot_aid_explain (EcotFigures *figures,
                  const char  *name)
{
  g_autoptr (EcotAidLedger) ledger = NULL;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!g_str_has_prefix (name, "de-minimis."))
    return NULL;

  name += strlen ("de-minimis.");
  ledger = ecot_aid_ledger_new (figures);

  for (guint i = 0; i < ledger->sums->len; i++)
    {
      const EcotAidSum *sum = &g_array_index (ledger->sums, EcotAidSum, i);
      const char       *rest = g_str_has_prefix (name, sum->regime->id) ? name + strlen (sum->regime->id) : NULL;

      if (rest != NULL && *rest == '\0')
        return reason_of_sum (figures, ledger, sum);

      if (g_strcmp0 (rest, ".room") == 0 && sum->rule != NULL)
        return reason_of_room (figures, ledger, sum);
    }

  return NULL;
}

/* }}} */
