/* ecot-compose-targets.c: the indicators of a lot that prints no form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The target stands as printed, with what it comes to here when it multiplies
 * a figure of the dossier.  Indicators that are said in words have a table of
 * their own: a number column would squeeze them.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

#include "base/ecot-fold.h"

static char *
format_decimal (gint64 number)
{
  char buf[ECOT_DECIMAL_BUFSIZE];

  return g_strdup (ecot_decimal_format_french (number, buf));
}

/* Rounded to a hundredth, which is only shown. */
static char *
make_multiple (const EcotComposer  *self,
               const EcotIndicator *indicator)
{
  const EcotDecimal hundredth = ECOT_DECIMAL_ONE / 100;
  gint64            of, total;

  if (indicator->of == NULL || indicator->relation == ECOT_RELATION_NONE ||
      !ecot_composer_figure_number (self, indicator->of, &of) ||
      !ecot_round_quotient ((EcotWide)indicator->target * of, (EcotWide)ECOT_DECIMAL_ONE * hundredth,
                            ECOT_ROUNDING_HALF_UP, &total, NULL) ||
      __builtin_mul_overflow (total, hundredth, &total))
    return NULL;

  return format_decimal (total);
}

/* What is printed, else the words of the relation. */
static char *
make_target (const EcotIndicator *indicator)
{
  g_autofree char *number = NULL;
  g_autofree char *top = indicator->up_to >= 0 ? format_decimal (indicator->up_to) : NULL;

  if (indicator->printed != NULL || indicator->relation == ECOT_RELATION_NONE)
    return g_strdup (indicator->printed);

  number = format_decimal (indicator->target);
  if (top != NULL)
    return g_strdup_printf ("de %s à %s", number, top);
  if (indicator->relation == ECOT_RELATION_AT_LEAST)
    return g_strconcat (number, " au moins", NULL);
  if (indicator->relation == ECOT_RELATION_AT_MOST)
    return g_strconcat (number, " au plus", NULL);

  return g_steal_pointer (&number);
}

static char *
make_aim (const EcotComposer  *self,
          const EcotIndicator *indicator)
{
  g_autofree char *target = make_target (indicator);
  g_autofree char *multiple = make_multiple (self, indicator);

  if (target == NULL || multiple == NULL)
    return g_steal_pointer (&target);

  return g_strdup_printf ("%s (soit %s ici)", target, multiple);
}

/* What the target is measured by, unless its own words say it: "15 participants par an". */
static const char *
find_unsaid (const EcotIndicator *indicator,
             const char          *words)
{
  g_autofree char *target = indicator->printed != NULL ? ecot_fold (indicator->printed) : NULL;
  g_autofree char *folded = words != NULL ? ecot_fold (words) : NULL;

  return target != NULL && folded != NULL && strstr (target, folded) != NULL ? NULL : words;
}

/* "pour 1 ETP, par an" */
static char *
make_basis (const EcotIndicator *indicator)
{
  const char *basis = find_unsaid (indicator, indicator->basis);
  const char *frequency = find_unsaid (indicator, indicator->frequency);

  if (basis != NULL && frequency != NULL)
    return g_strdup_printf ("%s, %s", basis, frequency);

  return g_strdup (basis != NULL ? basis : frequency);
}

static const char *
find_proof (const EcotComposer  *self,
            const EcotIndicator *indicator)
{
  const char *proof = ecot_composer_text (self, ECOT_KIND_INDICATOR, indicator->id, "proof");

  return proof != NULL ? proof : indicator->proof;
}

/* Returns: whether a number stands there; else the answer in words does. */
static gboolean
add_planned (EcotComposer        *self,
             const EcotIndicator *indicator)
{
  gint64   planned;
  gboolean known = ecot_composer_number (self, ECOT_KIND_INDICATOR, indicator->id, "planned", &planned) ||
                   (indicator->figure != NULL && ecot_composer_figure_number (self, indicator->figure, &planned));

  if (known)
    ecot_report_add_cell_decimal (self->report, planned);
  else
    ecot_composer_add_text_cell (self, ecot_composer_text (self, ECOT_KIND_INDICATOR, indicator->id, "comment"));

  return known;
}

typedef struct
{
  gboolean aim, basis, proof;
} Columns;

static void
add_counted (EcotComposer        *self,
             const EcotIndicator *indicator,
             const Columns       *columns)
{
  g_autofree char *aim = make_aim (self, indicator);
  g_autofree char *basis = make_basis (indicator);
  gboolean         counted;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, indicator->label);
  if (columns->aim)
    ecot_composer_add_said_cell (self, aim);
  if (columns->basis)
    ecot_composer_add_said_cell (self, basis);
  counted = add_planned (self, indicator);
  if (columns->proof)
    ecot_composer_add_text_cell (self, find_proof (self, indicator));

  if (counted)
    ecot_composer_add_remark (self, ecot_composer_text (self, ECOT_KIND_INDICATOR, indicator->id, "comment"),
                              2 + (columns->aim ? 1 : 0) + (columns->basis ? 1 : 0) + (columns->proof ? 1 : 0));
}

static void
begin_counted (EcotComposer  *self,
               const Columns *columns)
{
  ecot_report_begin_table (self->report, "Indicateurs");
  ecot_report_add_column (self->report, "Indicateur", ECOT_ALIGN_START, 34);
  if (columns->aim)
    ecot_report_add_column (self->report, "Objectif de l’appel", ECOT_ALIGN_START, 20);
  if (columns->basis)
    ecot_report_add_column (self->report, "Base, fréquence", ECOT_ALIGN_START, 18);
  ecot_report_add_column (self->report, "Prévu", ECOT_ALIGN_NUMBER, 10);
  if (columns->proof)
    ecot_report_add_column (self->report, "Justificatif", ECOT_ALIGN_START, 26);
}

/* Which columns any indicator of the lot has something for. */
static Columns
find_columns (const EcotComposer *self)
{
  Columns columns = { FALSE, FALSE, FALSE };

  for (guint i = 0; i < self->lot->indicators->len; i++)
    {
      const EcotIndicator *indicator = self->lot->indicators->pdata[i];

      if (indicator->qualitative)
        continue;

      columns.aim |= indicator->printed != NULL || indicator->relation != ECOT_RELATION_NONE;
      columns.basis |= find_unsaid (indicator, indicator->basis) != NULL || find_unsaid (indicator, indicator->frequency) != NULL;
      columns.proof |= find_proof (self, indicator) != NULL;
    }

  return columns;
}

static void
add_in_words (EcotComposer        *self,
              const EcotIndicator *indicator)
{
  g_autofree char *basis = make_basis (indicator);
  g_autofree char *label = basis != NULL ? g_strdup_printf ("%s (%s)", indicator->label, basis) : NULL;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, label != NULL ? label : indicator->label);
  ecot_composer_add_text_cell (self, ecot_composer_text (self, ECOT_KIND_INDICATOR, indicator->id, "comment"));
  ecot_composer_add_text_cell (self, find_proof (self, indicator));
}

static void
begin_in_words (EcotComposer *self)
{
  ecot_report_begin_table (self->report, "Indicateurs qualitatifs");
  ecot_report_add_column (self->report, "Indicateur qualitatif", ECOT_ALIGN_START, 36);
  ecot_report_add_column (self->report, "Ce qui est prévu", ECOT_ALIGN_START, 40);
  ecot_report_add_column (self->report, "Justificatif", ECOT_ALIGN_START, 24);
}

/* The indicators that are counted, or those that are not. */
static void
add_indicators (EcotComposer *self,
                gboolean      qualitative)
{
  Columns  columns = find_columns (self);
  gboolean begun = FALSE;

  for (guint i = 0; i < self->lot->indicators->len; i++)
    {
      const EcotIndicator *indicator = self->lot->indicators->pdata[i];

      if (indicator->qualitative != qualitative)
        continue;

      if (!begun && qualitative)
        begin_in_words (self);
      else if (!begun)
        begin_counted (self, &columns);
      begun = TRUE;

      if (qualitative)
        add_in_words (self, indicator);
      else
        add_counted (self, indicator, &columns);
    }
}

void
ecot_compose_targets (EcotComposer *self)
{
  if (self->lot->indicators->len == 0)
    return;

  ecot_compose_part (self, "Indicateurs");
  add_indicators (self, FALSE);
  add_indicators (self, TRUE);
}
