/* ecot-compose-limits.c: what the call fixes, beside what the dossier says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ratio is shown rounded and never as the bound it is not: what is a little
 * above a maximum says so.  The findings compare; this table only shows.
 */

#include "compose/ecot-composer-private.h"

#include "base/ecot-apportion.h"

/* Ratios that are not money are shown to a hundredth. */
#define HUNDREDTH (ECOT_DECIMAL_ONE / 100)

static gboolean
is_about (const EcotLimit   *limit,
          const char *const *prefixes)
{
  for (; *prefixes != NULL; prefixes++)
    if (g_str_has_prefix (limit->figure, *prefixes))
      return TRUE;

  return FALSE;
}

/* "par poste": one of what a limit is a multiple of. */
static char *
per_one (const EcotComposer *self,
         const char         *of)
{
  static const struct
  {
    const char *figure, *words;
  } known[] = {
    { "posts", "par poste" },
    { "staff.fte", "par ETP" },
    { "participants.total", "par participant" },
    { "participants.months", "par participant et par mois" },
    { "action.months", "par mois" },
    { "hours.total", "par heure" },
    { "staff.hours", "par heure de l’équipe" },
    { "staff.count", "par personne de l’équipe" },
  };
  const char *label = ecot_figures_get_label (self->figures, of);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (of, known[i].figure))
      return g_strdup (known[i].words);

  return g_strdup_printf ("rapporté à « %s »", label != NULL ? label : of);
}

static char *
unit_to_french (gint64   number,
                EcotUnit unit)
{
  EcotFigure figure = { .known = TRUE, .unit = unit, .number = number };

  return ecot_figure_to_french (&figure);
}

char *
ecot_composer_limit_terms (const EcotComposer *self,
                           const EcotLimit    *limit)
{
  static const char *const relations[] = {
    [ECOT_RELATION_NONE] = "",
    [ECOT_RELATION_UNSTATED] = " (sans autre précision)",
    [ECOT_RELATION_AT_LEAST] = " au moins",
    [ECOT_RELATION_AT_MOST] = " au plus",
    [ECOT_RELATION_EQUAL] = " exactement",
  };
  g_autofree char *value = NULL;
  g_autofree char *per = NULL;
  const char      *label;

  if (limit->announced)
    return g_strdup ("l’appel l’annonce sans donner de nombre");

  value = unit_to_french (limit->value, limit->unit);
  if (limit->of == NULL)
    return g_strconcat (value, relations[limit->relation], NULL);

  label = ecot_figures_get_label (self->figures, limit->of);
  if (limit->unit == ECOT_UNIT_PERCENT)
    return g_strdup_printf ("%s%s de « %s »", value, relations[limit->relation], label != NULL ? label : limit->of);

  per = per_one (self, limit->of);
  return g_strdup_printf ("%s%s %s", value, relations[limit->relation], per);
}

/* "un peu plus de 195,00 €": a ratio that rounds to the bound without being it. */
static char *
ratio_to_french (const EcotLimit *limit,
                 EcotWide         num,
                 EcotWide         den)
{
  gint64           step = limit->unit == ECOT_UNIT_EUR ? 1 : HUNDREDTH, rounded;
  g_autofree char *text = NULL;
  EcotWide         exact;

  if (!ecot_round_quotient (num, den * step, ECOT_ROUNDING_HALF_UP, &rounded, NULL) ||
      __builtin_mul_overflow (rounded, step, &rounded))
    return NULL;

  exact = (EcotWide)rounded * den;
  text = unit_to_french (rounded, limit->unit);

  if (exact == num || rounded != limit->value)
    return g_steal_pointer (&text);

  return g_strdup_printf ("un peu %s de %s", num > exact ? "plus" : "moins", text);
}

static char *
make_ratio (const EcotComposer *self,
            const EcotLimit    *limit,
            gint64              number)
{
  gint64 of, scale = limit->unit == ECOT_UNIT_PERCENT ? 100 * ECOT_DECIMAL_ONE : ECOT_DECIMAL_ONE;

  if (limit->of == NULL || limit->announced || !ecot_composer_figure_number (self, limit->of, &of) || of <= 0)
    return NULL;

  return ratio_to_french (limit, (EcotWide)number * scale, of);
}

/* By one of what it is a multiple of, a number is what it was. */
static gboolean
is_same (const EcotComposer *self,
         const EcotLimit    *limit,
         gint64              number)
{
  gint64 of;

  return limit->unit != ECOT_UNIT_PERCENT && ecot_composer_figure_number (self, limit->of, &of) && of == ECOT_DECIMAL_ONE && number > 0;
}

static char *
make_value (const EcotComposer *self,
            const EcotLimit    *limit)
{
  g_autofree char *value = ecot_composer_figure (self, limit->figure);
  g_autofree char *ratio = NULL, *per = NULL, *both = NULL;
  gint64           number;

  if (value == NULL || !ecot_composer_figure_number (self, limit->figure, &number))
    return NULL;

  ratio = make_ratio (self, limit, number);
  if (ratio == NULL)
    return g_steal_pointer (&value);

  per = limit->unit != ECOT_UNIT_PERCENT ? per_one (self, limit->of) : NULL;
  both = g_strdup_printf ("%s%s%s", ratio, per != NULL ? " " : "", per != NULL ? per : "");
  return is_same (self, limit, number) ? g_steal_pointer (&both) : g_strdup_printf ("%s, soit %s", value, both);
}

/* -1, 0, 1: below, at, above the bound, multiplied out before any rounding; 0 where that is too large. */
static int
compare_exactly (const EcotComposer *self,
                 const EcotLimit    *limit)
{
  EcotWide scale = limit->of == NULL ? 1 : limit->unit == ECOT_UNIT_PERCENT ? 100 * ECOT_DECIMAL_ONE
                                                                            : ECOT_DECIMAL_ONE;
  EcotWide number, divisor, of = 1, of_divisor = 1, left, right;

  if (!ecot_figures_get_ratio (self->figures, limit->figure, &number, &divisor) ||
      (limit->of != NULL && !ecot_figures_get_ratio (self->figures, limit->of, &of, &of_divisor)) ||
      __builtin_mul_overflow (number, scale * of_divisor, &left) || __builtin_mul_overflow (of, limit->value * divisor, &right))
    return 0;

  return left < right ? -1 : left > right ? 1
                                          : 0;
}

/* " (au-dessus)", or "" where the limit holds.  What the call only warns of is not among the open points. */
static const char *
say_side (const EcotComposer *self,
          const EcotLimit    *limit)
{
  int side = limit->announced ? 0 : compare_exactly (self, limit);

  if (side > 0 && (limit->relation == ECOT_RELATION_AT_MOST || limit->relation == ECOT_RELATION_EQUAL))
    return limit->level == ECOT_LEVEL_ERROR ? " (au-dessus)" : " (au-dessus, à justifier)";
  if (side < 0 && limit->relation != ECOT_RELATION_AT_MOST && limit->relation != ECOT_RELATION_NONE)
    return limit->level == ECOT_LEVEL_ERROR ? " (au-dessous)" : " (au-dessous, à justifier)";

  return "";
}

/* Messages name a limit as the subject of a sentence: "la part des jeunes". */
static char *
make_subject (const EcotComposer *self,
              const EcotLimit    *limit)
{
  const char *text = limit->message != NULL ? limit->message : ecot_figures_get_label (self->figures, limit->figure);
  char        first[8] = "";

  if (text == NULL)
    return g_strdup (limit->figure);

  first[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first)] = '\0';
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/* Whether the dossier says something of it. */
static gboolean
add_limit (EcotComposer    *self,
           const EcotLimit *limit)
{
  g_autofree char *subject = make_subject (self, limit);
  g_autofree char *terms = ecot_composer_limit_terms (self, limit);
  g_autofree char *value = make_value (self, limit);
  g_autofree char *told = value != NULL ? g_strconcat (value, say_side (self, limit), NULL) : NULL;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, subject);
  ecot_composer_add_text_cell (self, terms);
  ecot_composer_add_text_cell (self, told);

  return value != NULL;
}

void
ecot_compose_limits (EcotComposer      *self,
                     const char        *title,
                     const char *const *prefixes)
{
  gboolean begun = FALSE, filled = FALSE;

  for (guint i = 0; i < self->lot->limits->len; i++)
    {
      const EcotLimit *limit = self->lot->limits->pdata[i];

      if (!is_about (limit, prefixes))
        continue;

      if (!begun)
        {
          ecot_report_begin_table (self->report, title);
          ecot_report_add_column (self->report, title, ECOT_ALIGN_START, 40);
          ecot_report_add_column (self->report, "Demandé", ECOT_ALIGN_START, 34);
          ecot_report_add_column (self->report, "Dans ce dossier", ECOT_ALIGN_START, 26);
          begun = TRUE;
        }
      filled |= add_limit (self, limit);
    }

  if (begun && !filled)
    ecot_report_fill_by_hand (self->report);
}

/* {{{ The parts of the grant that depend on commitments */

static char *
make_basis (const EcotComposer *self,
            const char         *limits)
{
  g_auto (GStrv)      ids = g_strsplit (limits != NULL ? limits : "", " ", -1);
  g_autoptr (GString) basis = g_string_new (NULL);

  for (guint i = 0; i < self->lot->limits->len; i++)
    {
      const EcotLimit *limit = self->lot->limits->pdata[i];

      if (g_strv_contains ((const char *const *)ids, limit->id))
        g_string_append_printf (basis, "%s%s", basis->len > 0 ? " ; " : "", limit->message);
    }

  return g_string_free (g_steal_pointer (&basis), FALSE);
}

/* The parts' amounts, which add up to the grant where the parts add up to 100 %; NULL without a grant. */
static EcotAmount *
share_grant (const EcotComposer *self,
             EcotDecimal         all)
{
  GPtrArray             *parts = self->lot->performance;
  g_autofree gint64     *weights = g_new (gint64, parts->len);
  g_autofree EcotAmount *amounts = g_new (EcotAmount, parts->len);
  EcotAmount             grant, shared;

  for (guint i = 0; i < parts->len; i++)
    weights[i] = ((const EcotPerformance *)parts->pdata[i])->percent;

  if (!ecot_composer_figure_number (self, "grant.requested", &grant) || grant < 0 ||
      !ecot_amount_percent (grant, all, ECOT_ROUNDING_HALF_UP, &shared, NULL) ||
      !ecot_apportion (shared, weights, parts->len, amounts, NULL, NULL))
    return NULL;

  return g_steal_pointer (&amounts);
}

static void
add_performance_row (EcotComposer          *self,
                     const EcotPerformance *part,
                     const EcotAmount      *amount)
{
  g_autofree char *basis = make_basis (self, part->limits);

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, part->label);
  ecot_composer_add_said_cell (self, basis);
  ecot_report_add_cell_percent (self->report, part->percent);
  if (amount != NULL)
    ecot_report_add_cell_amount (self->report, *amount);
}

void
ecot_compose_performance (EcotComposer *self)
{
  GPtrArray             *parts = self->lot->performance;
  EcotDecimal            all = 0;
  EcotAmount             sum = 0;
  g_autofree EcotAmount *amounts = NULL;

  if (parts->len == 0)
    return;

  for (guint i = 0; i < parts->len; i++)
    if (!ecot_decimal_add (all, ((const EcotPerformance *)parts->pdata[i])->percent, &all, NULL))
      return;

  amounts = share_grant (self, all);
  ecot_compose_part (self, "Parts de l’aide liées à la performance");
  ecot_report_begin_table (self->report, "Parts de l’aide liées à la performance");
  ecot_report_add_column (self->report, "Engagement", ECOT_ALIGN_START, 38);
  ecot_report_add_column (self->report, "Repose sur", ECOT_ALIGN_START, 36);
  ecot_report_add_column (self->report, "Part", ECOT_ALIGN_NUMBER, 10);
  ecot_report_add_column (self->report, "Montant", ECOT_ALIGN_NUMBER, 16);

  for (guint i = 0; i < parts->len; i++)
    {
      add_performance_row (self, parts->pdata[i], amounts != NULL ? &amounts[i] : NULL);
      sum += amounts != NULL ? amounts[i] : 0;
    }

  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  ecot_cell_set_span (ecot_composer_add_text_cell (self, "Aide demandée"), 2);
  ecot_report_add_cell_percent (self->report, all);
  if (amounts != NULL)
    ecot_report_add_cell_amount (self->report, sum);
}

/* }}} */
