/* ecot-compose-explanation.c: how each amount was made, for whoever checks it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same tree as the window shows under "why?", as a table: each figure with
 * its value and the operation, then what went into it.  Budget lines are not
 * repeated here when there are many: they stand in the budget, whose total is
 * the same figure.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

#include "figure/ecot-member-months.h"

/* Above this many terms, a sum says how many there are and where they stand. */
#define MAX_TERMS 40

/* Of all people together: a row a month. */
#define MAX_MONTHS 240

static void
add_row (EcotComposer *self,
         EcotRowType   type,
         const char   *label,
         const char   *value,
         const char   *how)
{
  ecot_report_begin_row (self->report, type);
  ecot_composer_add_text_cell (self, label);
  ecot_composer_add_text_cell (self, value);
  ecot_composer_add_text_cell (self, how);
}

static const char *
origin (const EcotReason *reason)
{
  if (reason->op == ECOT_REASON_TYPED)
    return "saisi";

  if (reason->op == ECOT_REASON_CALL)
    return "donné par l’appel";

  return NULL;
}

/* What was typed, and the text of law that it comes from; else the operation.  (transfer full) */
static char *
say_how (const EcotReason *term)
{
  const char *typed = origin (term);

  if (typed == NULL)
    return ecot_reason_formula (term);

  return term->article != NULL ? g_strdup_printf ("%s (%s)", typed, term->article) : g_strdup (typed);
}

/* @dashes: one a level */
static void
add_term (EcotComposer     *self,
          const EcotReason *term,
          const char       *dashes)
{
  g_autofree char *label = g_strdup_printf ("%s %s", dashes, term->label);
  g_autofree char *value = ecot_reason_value (term);
  g_autofree char *how = say_how (term);
  g_autofree char *deeper = g_strconcat (dashes, " —", NULL);

  add_row (self, ECOT_ROW_NORMAL, label, value, how);

  /* Only there are they said to be anything. */
  if (term->op == ECOT_REASON_DIFFERENCE && term->figure == NULL)
    for (guint i = 0; i < term->children->len; i++)
      add_term (self, g_ptr_array_index (term->children, i), deeper);
}

/* A paper says how many there are, and of nobody that they are one of them. */
static gboolean
counts_people_one_by_one (const EcotReason *reason)
{
  return reason->children->len > 0 && ((EcotReason *)reason->children->pdata[0])->op == ECOT_REASON_HEAD;
}

static void
add_terms (EcotComposer     *self,
           const EcotReason *reason)
{
  if (reason->children->len > MAX_TERMS || counts_people_one_by_one (reason))
    {
      g_autofree char *note = g_strdup_printf (reason->unit == ECOT_UNIT_EUR ? "— %u montants, tous dans le dossier"
                                                                             : "— %u nombres, tous dans le dossier",
                                               reason->children->len);

      add_row (self, ECOT_ROW_NORMAL, note, NULL, NULL);
      return;
    }

  for (guint i = 0; i < reason->children->len; i++)
    add_term (self, g_ptr_array_index (reason->children, i), "—");
}

/* What was typed stands in its own paper, and explains itself.  @what: said before its label, or "". */
static gboolean
add_reason (EcotComposer     *self,
            const EcotReason *reason,
            const char       *what)
{
  g_autofree char *label = NULL, *value = NULL, *formula = NULL;

  if (reason == NULL || !reason->known || reason->op == ECOT_REASON_TYPED)
    return FALSE;

  label = g_strconcat (what, reason->label, NULL);
  value = ecot_reason_value (reason);
  formula = ecot_reason_formula (reason);
  add_row (self, ECOT_ROW_GROUP, label, value, formula);
  add_terms (self, reason);
  return TRUE;
}

static gboolean
add_figure (EcotComposer *self,
            const char   *name)
{
  g_autoptr (EcotReason) reason = ecot_figures_explain (self->figures, name);

  return add_reason (self, reason, "");
}

/* {{{ People */

/* Over all columns. */
static void
add_line (EcotComposer *self,
          EcotRowType   type,
          const char   *text)
{
  ecot_report_begin_row (self->report, type);
  ecot_cell_set_span (ecot_report_add_cell_text (self->report, text), 3);
}

/* Adds @month to @sum; either without a value leaves it without. */
static void
count_in (EcotFigure       *sum,
          const EcotFigure *month)
{
  sum->unit = month->unit;
  sum->known = sum->known && month->known && ecot_amount_add (sum->number, month->number, &sum->number, NULL);
}

/* "240 h", "6 000,00 € et 240 h": what is known of the two.  NULL: neither.  (transfer full) */
static char *
say_both (const EcotFigure *first,
          const EcotFigure *second)
{
  g_autofree char *one = first->known ? ecot_figure_to_french (first) : NULL;
  g_autofree char *other = second->known ? ecot_figure_to_french (second) : NULL;

  if (one == NULL || other == NULL)
    return g_strdup (one != NULL ? one : other);

  return g_strdup_printf ("%s et %s", one, other);
}

/* One row: what the month costs, its hours, and what there is up to its end. */
static void
add_month (EcotComposer          *self,
           const EcotMemberMonth *month,
           const EcotFigure      *cost,
           const EcotFigure      *hours)
{
  char             buf[ECOT_DATE_BUFSIZE];
  g_autofree char *label = g_strdup_printf ("— %s", ecot_date_format_month (month->month, buf));
  g_autofree char *value = month->amount.known ? ecot_figure_to_french (&month->amount) : NULL;
  g_autofree char *time = month->hours.known ? ecot_figure_to_french (&month->hours) : NULL;
  g_autofree char *sum = say_both (cost, hours);
  g_autofree char *how = sum != NULL ? g_strdup_printf ("%s%scumul %s", value != NULL && time != NULL ? time : "",
                                                        value != NULL && time != NULL ? " ; " : "", sum)
                                     : NULL;

  add_row (self, ECOT_ROW_NORMAL, label, value != NULL ? value : time, how);
}

/* The operation stands above once: a month is what it gives up to the month's end, less the months before. */
static void
add_months (EcotComposer *self,
            const char   *who,
            GArray       *months)
{
  EcotFigure       cost = { .known = TRUE }, hours = { .known = TRUE };
  g_autofree char *title = g_strconcat ("Mois par mois. ", who, NULL);
  gboolean         begun = FALSE;

  for (guint i = 0; i < months->len; i++)
    {
      const EcotMemberMonth *month = &g_array_index (months, EcotMemberMonth, i);

      count_in (&cost, &month->amount);
      count_in (&hours, &month->hours);
      if (!month->amount.known && !month->hours.known)
        continue;

      if (!begun)
        {
          add_line (self, ECOT_ROW_GROUP, title);
          add_line (self, ECOT_ROW_NORMAL, "— Un mois vaut ce que l’opération de l’ensemble donne jusqu’à son dernier jour, moins les mois d’avant.");
        }
      add_month (self, month, &cost, &hours);
      begun = TRUE;
    }
}

/* What is computed of a person, as a whole and month by month. */
static gboolean
add_person (EcotComposer *self,
            guint         number,
            gboolean      monthly)
{
  static const struct
  {
    const char *name, *what; /* said before who it is, where the label does not say it */
  } values[] = { { "amount", "Coût sur l’action. " }, { "hours", "Heures sur l’action. " }, { "share", "" }, { "rate", "" }, { "rate-raised", "" }, { "cost-per-hour", "" }, { "months", "" } };
  EcotRecord        *record = ecot_dossier_get_nth (self->dossier, ECOT_KIND_MEMBER, number - 1);
  g_autoptr (GArray) months = ecot_figures_list_member_months (self->figures, record);
  g_autofree char   *who = NULL;
  gboolean           any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char       *path = g_strdup_printf ("staff/%u/%s", number, values[i].name);
      g_autoptr (EcotReason) reason = ecot_figures_explain (self->figures, path);

      any |= add_reason (self, reason, values[i].what);
      if (who == NULL && reason != NULL && *values[i].what != '\0')
        who = g_strdup (reason->label);
    }

  if (monthly && who != NULL)
    add_months (self, who, months);

  return any;
}

/* In thousands, nobody would read them. */
static gboolean
has_few_months (EcotComposer *self)
{
  guint n = 0;

  for (guint i = 0; i < ecot_dossier_get_n (self->dossier, ECOT_KIND_MEMBER) && n <= MAX_MONTHS; i++)
    {
      g_autoptr (GArray) months = ecot_figures_list_member_months (self->figures, ecot_dossier_get_nth (self->dossier, ECOT_KIND_MEMBER, i));

      n += months->len;
    }

  return n <= MAX_MONTHS;
}

static gboolean
add_people (EcotComposer *self,
            gboolean      monthly)
{
  guint    n = ecot_dossier_get_n (self->dossier, ECOT_KIND_MEMBER);
  gboolean any = FALSE;

  for (guint i = 1; i <= n; i++)
    any |= add_person (self, i, monthly);

  return any;
}

/* }}} */

void
ecot_compose_explanation (EcotComposer *self)
{
  const char *const *names = ecot_figures_get_names (self->figures);
  gboolean           any = FALSE, monthly = has_few_months (self);

  ecot_report_add_heading (self->report, 1,
                           ecot_lot_label (self->lot, "explanation-title", "Explication des montants"));
  ecot_report_add_paragraph (self->report, ECOT_STYLE_BODY,
                             "Chaque montant calculé du dossier, l’opération qui le donne et ce qui y entre, "
                             "jusqu’à ce qui a été saisi.");
  ecot_report_begin_table (self->report, "Explication des montants");
  ecot_report_add_column (self->report, "Montant", ECOT_ALIGN_START, 40);
  ecot_report_add_column (self->report, "Valeur", ECOT_ALIGN_END, 13);
  ecot_report_add_column (self->report, "Opération", ECOT_ALIGN_START, 47);

  for (guint i = 0; !self->input->blank && names[i] != NULL; i++)
    if (!g_str_has_prefix (names[i], "words."))
      any |= add_figure (self, names[i]);

  if (!self->input->blank)
    any |= add_people (self, monthly);

  if (!any)
    ecot_report_say_instead (self->report, "Le dossier n’a encore aucun montant à calculer.");
  if (any && !monthly)
    ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL, "Le détail mois par mois, trop long pour ce document, se lit dans le logiciel, au chapitre « Équipe ».");
}
