/* ecot-check-hours.c: the hours of the action and its cost per hour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cost per hour is rounded to the cent, so that it hardly ever multiplies
 * back to the total.  That is no fault; it is only said, until the observations
 * on the budget say it.
 */

#include "check/ecot-check-private.h"

#include <string.h>

static void
check_row (EcotCheck  *self,
           EcotRecord *row)
{
  g_autofree char *where = ecot_dossier_make_path (self->dossier, row, "hours");
  guint            number = ecot_dossier_get_position (self->dossier, row) + 1;
  g_autofree char *found = ecot_value_to_french (ecot_record_get (row, "hours"));
  EcotFindingSpec  spec = { .where = where };
  gint64           hours;

  if (!ecot_record_get_number (row, "hours", &hours))
    {
      spec.rule = "hours.row";
      spec.level = ECOT_LEVEL_WARNING;
      spec.found = "vide";
      spec.expected = "un nombre d’heures";
      ecot_check_add (self, &spec, "La ligne de temps %u n’indique pas d’heures.", number);
    }
  else if (hours < 0)
    {
      spec.rule = "hours.negative";
      spec.level = ECOT_LEVEL_ERROR;
      spec.found = found;
      spec.expected = "un nombre positif";
      ecot_check_add (self, &spec, "La ligne de temps %u compte un nombre d’heures négatif.", number);
    }
}

/* A person of the staff with too many of them was reported there. */
static void
report_overflow (EcotCheck *self)
{
  EcotFindingSpec spec = { .rule = "hours.overflow", .level = ECOT_LEVEL_ERROR, .where = "time", .found = "un nombre trop grand", .expected = "un total" };

  if (ecot_figures_get (self->figures, "staff.hours").fault == NULL)
    ecot_check_add (self, &spec, "Le total des heures est trop grand pour être compté : vérifiez-les.");
}

static void
report_missing (EcotCheck *self)
{
  EcotFindingSpec spec = {
    .rule = "hours.missing",
    .level = ECOT_LEVEL_ERROR,
    .where = "time",
    .found = "vide",
    .expected = "le temps passé sur l’action",
  };

  ecot_check_add (self, &spec, "Le formulaire demande le temps passé sur l’action, dont il tire un coût horaire : indiquez les heures.");
}

/* Below zero the negative rows say it. */
static void
report_zero (EcotCheck *self)
{
  EcotFindingSpec spec = {
    .rule = "hours.zero",
    .level = ECOT_LEVEL_ERROR,
    .where = "time",
    .found = "0 h",
    .expected = "plus de 0 h",
  };

  ecot_check_add (self, &spec, "Le total des heures est de zéro : le coût horaire ne peut pas être calculé.");
}

/* {{{ Multiplying back */

/* Whether @text holds @amount, whatever spaces stand in either. */
static gboolean
mentions (const char *text,
          const char *amount)
{
  g_autoptr (GString) packed = g_string_new (NULL);
  g_autoptr (GString) needle = g_string_new (NULL);

  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (packed, g_utf8_get_char (at));

  for (const char *at = amount; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (needle, g_utf8_get_char (at));

  return strstr (packed->str, needle->str) != NULL;
}

/* The section of the form that stands after the budget table, or NULL. */
static const EcotSection *
observations (EcotCheck *self)
{
  for (guint i = 0; i < self->lot->sections->len; i++)
    {
      const EcotSection *section = self->lot->sections->pdata[i];

      if (section->after_budget)
        return section;
    }

  return NULL;
}

/* Adds one sentence to the observations. */
static EcotAction *
fix_by_remark (EcotCheck         *self,
               const EcotSection *section,
               const char        *before,
               const char        *remark)
{
  g_autofree char   *typeset = ecot_text_typeset (remark);
  g_autofree char   *text = before != NULL ? g_strjoin ("\n", before, typeset, NULL) : g_strdup (typeset);
  g_auto (EcotValue) value = ecot_value_text (ECOT_VALUE_PROSE, text);

  return ecot_fix_set (self, ECOT_KIND_NARRATIVE, section->id, "text", value, "Le préciser dans les observations sur le budget");
}

static void
report_product (EcotCheck *self,
                EcotAmount per_hour,
                gint64     hours,
                EcotAmount product,
                EcotAmount total)
{
  const EcotSection *section = observations (self);
  const char        *text = section != NULL ? ecot_dossier_get_text (self->dossier, ECOT_KIND_NARRATIVE, section->id, "text") : NULL;
  g_autofree char   *rate = ecot_amount_to_french (per_hour);
  g_autofree char   *time = ecot_decimal_to_french (hours);
  g_autofree char   *result = ecot_amount_to_french (product);
  g_autofree char   *expected = ecot_amount_to_french (total);
  g_autofree char   *difference = ecot_amount_to_french (ABS (product - total));
  g_autofree char   *found = g_strdup_printf ("%s × %s h = %s", rate, time, result);
  g_autofree char   *remark = g_strdup_printf ("Le coût horaire de %s est arrondi au centime : multiplié par %s h, il donne %s ; "
                                                 "le total de %s fait foi.",
                                               rate, time, result, expected);
  EcotFindingSpec    spec = {
       .rule = "hours.product",
       .level = ECOT_LEVEL_ADVICE,
       .where = ecot_dossier_get_n (self->dossier, ECOT_KIND_TIME) > 0 ? "time/1/hours" : "staff",
       .found = found,
       .expected = expected,
       .difference = difference,
  };

  if (mentions (text, result))
    return;

  if (section != NULL)
    spec.fix = fix_by_remark (self, section, text, remark);

  ecot_check_add (self, &spec, "Le coût horaire est arrondi : %s × %s h font %s, et non %s. Dites-le dans les observations sur le budget.",
                  rate, time, result, expected);
}

static void
check_product (EcotCheck *self,
               gint64     hours)
{
  EcotAmount total, per_hour, product;

  if (ecot_figures_get_number (self->figures, "cost.total", &total) &&
      ecot_figures_get_number (self->figures, "cost.per-hour", &per_hour) &&
      ecot_decimal_cost (hours, per_hour * (ECOT_DECIMAL_ONE / 100), ECOT_ROUNDING_HALF_UP, &product, NULL) &&
      product != total)
    report_product (self, per_hour, hours, product, total);
}

/* }}} */

/* Rows are looked at once there are hours at all: without any, one finding says so. */
static void
check_rows (EcotCheck *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_TIME);

  for (guint i = 0; i < n; i++)
    check_row (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_TIME, i));
}

void
ecot_check_hours (EcotCheck *self)
{
  gint64 hours;

  if (!self->lot->asks_hours)
    return;

  if (ecot_figures_get (self->figures, "hours.total").fault != NULL)
    {
      report_overflow (self);
      return;
    }

  if (!ecot_figures_get_number (self->figures, "hours.total", &hours))
    {
      report_missing (self);
      return;
    }

  check_rows (self);

  if (hours == 0)
    report_zero (self);
  else if (hours > 0)
    check_product (self, hours);
}
