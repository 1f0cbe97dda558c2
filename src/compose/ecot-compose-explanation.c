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

/* Of all people together: two rows and what is below them a month. */
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
      g_autofree char *note = g_strdup_printf (reason->unit == ECOT_UNIT_EUR ? "— %u montants, tous dans le budget"
                                                                             : "— %u nombres, tous dans le dossier",
                                               reason->children->len);

      add_row (self, ECOT_ROW_NORMAL, note, NULL, NULL);
      return;
    }

  for (guint i = 0; i < reason->children->len; i++)
    add_term (self, g_ptr_array_index (reason->children, i), "—");
}

/* What was typed stands in its own paper, and explains itself. */
static gboolean
add_figure (EcotComposer *self,
            const char   *name)
{
  g_autoptr (EcotReason) reason = ecot_figures_explain (self->figures, name);
  g_autofree char       *value = NULL;
  g_autofree char       *formula = NULL;

  if (reason == NULL || !reason->known || reason->op == ECOT_REASON_TYPED)
    return FALSE;

  value = ecot_reason_value (reason);
  formula = ecot_reason_formula (reason);
  add_row (self, ECOT_ROW_GROUP, reason->label, value, formula);
  add_terms (self, reason);
  return TRUE;
}

/* A month is what there is up to its end, less what there was before: the rows above say of what. */
static char *
make_month_formula (const EcotReason *reason)
{
  g_autofree char *upto = NULL, *before = NULL;

  if (reason->op == ECOT_REASON_DIFFERENCE && reason->children->len == 2 && origin (reason->children->pdata[0]) == NULL)
    {
      upto = ecot_reason_formula (reason->children->pdata[0]);
      before = ecot_reason_value (reason->children->pdata[1]);
    }

  if (upto == NULL)
    return ecot_reason_formula (reason);

  return g_strdup_printf ("%s, moins %s pour les mois d’avant", upto, before);
}

/* One row, below the name of the person: "Coût en mai 2024. Personne 1 : …" is told once for all
 * months.  @begun: (inout): that name stands above.  A month with a raise in it has its two parts below it. */
static gboolean
add_month (EcotComposer *self,
           const char   *path,
           gboolean     *begun)
{
  g_autoptr (EcotReason) reason = ecot_figures_explain (self->figures, path);
  const char            *who = reason != NULL ? strstr (reason->label, ". ") : NULL;
  g_autofree char       *title = NULL, *label = NULL, *value = NULL, *formula = NULL;

  if (reason == NULL || !reason->known || who == NULL || reason->op == ECOT_REASON_SUM)
    {
      *begun = FALSE;
      return add_figure (self, path);
    }

  title = g_strconcat ("Mois par mois", who, NULL);
  label = g_strdup_printf ("— %.*s", (int)(who - reason->label), reason->label);
  value = ecot_reason_value (reason);
  formula = make_month_formula (reason);
  if (!*begun)
    {
      ecot_report_begin_row (self->report, ECOT_ROW_GROUP);
      ecot_cell_set_span (ecot_report_add_cell_text (self->report, title), 3);
    }
  add_row (self, ECOT_ROW_NORMAL, label, value, formula);
  *begun = TRUE;

  return TRUE;
}

/* What is computed of a person, as a whole and month by month. */
static gboolean
add_person (EcotComposer *self,
            guint         number,
            gboolean      monthly)
{
  static const char *const values[] = { "amount", "hours", "share", "rate", "rate-raised", "cost-per-hour", "months" };
  EcotRecord              *record = ecot_dossier_get_nth (self->dossier, ECOT_KIND_MEMBER, number - 1);
  g_autoptr (GArray)       months = ecot_figures_list_member_months (self->figures, record);
  gboolean                 any = FALSE, begun = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *path = g_strdup_printf ("staff/%u/%s", number, values[i]);

      any |= add_figure (self, path);
    }

  for (guint i = 0; i < (monthly ? 2 * months->len : 0); i++)
    {
      g_autofree char *name = ecot_member_month_name (g_array_index (months, EcotMemberMonth, i / 2).month, i % 2 == 1);
      g_autofree char *path = g_strdup_printf ("staff/%u/%s", number, name);

      any |= add_month (self, path, &begun);
    }

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
add_people (EcotComposer *self)
{
  guint    n = ecot_dossier_get_n (self->dossier, ECOT_KIND_MEMBER);
  gboolean monthly = has_few_months (self);
  gboolean any = FALSE;

  for (guint i = 1; i <= n; i++)
    any |= add_person (self, i, monthly);

  if (!monthly)
    add_row (self, ECOT_ROW_NORMAL, "— Les mois de chaque personne, trop nombreux ici, sont au chapitre « Équipe »", NULL, NULL);

  return any;
}

void
ecot_compose_explanation (EcotComposer *self)
{
  const char *const *names = ecot_figures_get_names (self->figures);
  gboolean           any = FALSE;

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
    any |= add_people (self);

  if (!any)
    ecot_report_say_instead (self->report, "Le dossier n’a encore aucun montant à calculer.");
}
