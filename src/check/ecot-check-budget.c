/* ecot-check-budget.c: the lines of the budget, their categories and the hours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line that says nothing at all gets one finding, not one for each of its
 * empty cells.
 */

#include "check/ecot-check-private.h"

#include <string.h>

#include "figure/ecot-member.h"

/* "La ligne 3 (Chargée de coordination)", its number to be filled in */
static char *
name_line (EcotRecord *line)
{
  const char      *detail = ecot_record_get_text (line, "detail");
  g_autofree char *excerpt = NULL;

  if (detail == NULL)
    return g_strdup ("La ligne " ECOT_FINDING_NUMBER);

  excerpt = ecot_text_excerpt (detail);
  return g_strdup_printf ("La ligne " ECOT_FINDING_NUMBER " (%s)", excerpt);
}

void
ecot_check_add_line (EcotCheck       *self,
                     EcotRecord      *line,
                     const char      *field,
                     EcotFindingSpec *spec,
                     const char      *what)
{
  g_autofree char *name = name_line (line);

  spec->dossier = self->dossier;
  spec->row = line;
  spec->field = field;
  ecot_check_add (self, spec, "%s %s", name, what);
}

static void
report_empty_line (EcotCheck  *self,
                   EcotRecord *line)
{
  EcotFindingSpec spec = {
    .rule = "line.empty",
    .level = ECOT_LEVEL_ADVICE,
    .found = "vide",
    .expected = "un contenu, ou pas de ligne",
    .fix = ecot_action_new ("Supprimer la ligne vide"),
  };

  ecot_action_remove (spec.fix, line);
  ecot_check_add_line (self, line, "detail", &spec, "est vide.");
}

/* {{{ Category */

/* "+12": a category the applicant added, by the number of its record. */
static gboolean
is_added_category (EcotCheck  *self,
                   const char *id)
{
  EcotRecord *record;
  char       *end;
  gint64      number;

  if (id[0] != '+')
    return FALSE;

  number = g_ascii_strtoll (id + 1, &end, 10);
  record = *end == '\0' ? ecot_dossier_find_id (self->dossier, number) : NULL;
  return record != NULL && ecot_record_get_kind (record) == ECOT_KIND_CATEGORY;
}

static void
check_line_category (EcotCheck  *self,
                     EcotRecord *line)
{
  const char      *id = ecot_record_get_text (line, "category");
  g_autofree char *found = ecot_text_excerpt (id);
  EcotFindingSpec  spec = {
     .rule = "line.category",
     .level = ECOT_LEVEL_ERROR,
     .found = "vide",
     .expected = "un poste du budget",
     .source = self->lot->budget_source,
  };

  if (self->lot->categories->len == 0)
    return;

  if (id == NULL)
    {
      ecot_check_add_line (self, line, "category", &spec, "n’est rangée dans aucun poste de dépenses.");
      return;
    }

  if (ecot_lot_find_category (self->lot, id) != NULL || is_added_category (self, id))
    return;

  spec.found = found;
  ecot_check_add_line (self, line, "category", &spec, "est rangée dans un poste de dépenses qui n’existe pas ici.");
}

/* }}} */
/* {{{ Amount */

static const char *
negative_field (EcotRecord *line)
{
  static const char *const fields[] = { "quantity", "unit-cost", "amount", "vat-rate", "eligible", "retained", "realised" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gint64 number;

      if (ecot_record_get_number (line, fields[i], &number) && number < 0)
        return fields[i];
    }

  return NULL;
}

static void
report_negative (EcotCheck  *self,
                 EcotRecord *line,
                 const char *field)
{
  g_autofree char *found = ecot_value_to_french (ecot_record_get (line, field));
  EcotFindingSpec  spec = {
     .rule = "line.negative",
     .level = ECOT_LEVEL_ERROR,
     .found = found,
     .expected = "un nombre positif",
  };

  ecot_check_add_line (self, line, field, &spec, "contient un nombre négatif : une dépense n’en a pas.");
}

static void
report_no_amount (EcotCheck  *self,
                  EcotRecord *line,
                  const char *fault)
{
  EcotFindingSpec spec = {
    .rule = fault != NULL ? "line.overflow" : "line.amount",
    .level = ECOT_LEVEL_ERROR,
    .found = fault != NULL ? "un nombre trop grand" : "vide",
    .expected = "un montant",
  };

  if (fault != NULL)
    ecot_check_add_line (self, line, "quantity", &spec, "est trop grande pour être comptée au centime : vérifiez la quantité et le coût unitaire.");
  else
    ecot_check_add_line (self, line, "amount", &spec, "n’a pas de montant : indiquez-le, ou une quantité et un coût unitaire.");
}

/* "120 h × 22,38 €" */
static char *
describe_product (EcotRecord *line,
                  gint64      quantity,
                  gint64      unit_cost)
{
  g_autofree char *first = ecot_decimal_to_french (quantity);
  g_autofree char *unit = ecot_text_excerpt (ecot_record_get_text (line, "unit"));
  g_autofree char *second = ecot_unit_cost_to_french (unit_cost);

  return g_strdup_printf ("%s%s%s × %s", first, *unit != '\0' ? " " : "", unit, second);
}

static void
report_product (EcotCheck  *self,
                EcotRecord *line,
                const char *product,
                EcotAmount  typed,
                EcotAmount  computed)
{
  g_auto (EcotGap) gap = ecot_gap_amounts (typed, computed);
  g_autofree char *label = g_strdup_printf ("Reprendre le produit : %s", gap.expected);
  g_autofree char *typeset = ecot_text_typeset (label);
  g_autofree char *what = g_strdup_printf ("indique %s, mais %s font %s.", gap.found, product, gap.expected);
  EcotFindingSpec  spec = { .rule = "line.product", .level = ECOT_LEVEL_WARNING, .fix = ecot_action_new (typeset) };

  ecot_gap_lend (&gap, &spec);
  ecot_action_set (spec.fix, line, "amount", &ECOT_VALUE_EMPTY);
  ecot_check_add_line (self, line, "amount", &spec, what);
}

/* The typed amount counts; that it is not the product has to be seen. */
static void
check_product (EcotCheck  *self,
               EcotRecord *line,
               EcotAmount  typed)
{
  gint64           quantity, unit_cost;
  EcotAmount       computed;
  g_autofree char *product = NULL;

  if (!ecot_record_get_number (line, "quantity", &quantity) ||
      !ecot_record_get_number (line, "unit-cost", &unit_cost) ||
      !ecot_decimal_cost (quantity, unit_cost, ecot_figures_get_rounding (self->figures), &computed, NULL) ||
      computed == typed)
    return;

  product = describe_product (line, quantity, unit_cost);
  report_product (self, line, product, typed, computed);
}

/* What such a line lacks is said of the person, or of the name. */
static gboolean
names_person (EcotRecord *line)
{
  return ecot_record_get_text (line, "member") != NULL;
}

static void
check_line_member (EcotCheck  *self,
                   EcotRecord *line)
{
  EcotFindingSpec spec = {
    .rule = "line.member",
    .level = ECOT_LEVEL_ERROR,
    .found = "une personne qui n’est pas dans l’équipe",
    .expected = "une personne de l’équipe, ou aucune",
  };

  if (!names_person (line) || ecot_figures_find_payee (self->figures, line) != NULL)
    return;

  spec.fix = ecot_action_new ("Ne nommer personne");
  ecot_action_set (spec.fix, line, "member", &ECOT_VALUE_EMPTY);
  ecot_check_add_line (self, line, "member", &spec, "nomme une personne qui n’est pas dans l’équipe.");
}

static void
check_line_amount (EcotCheck  *self,
                   EcotRecord *line)
{
  EcotFigure  worth = ecot_figures_get_line (self->figures, line);
  const char *negative = negative_field (line);
  gint64      typed;

  if (negative != NULL)
    report_negative (self, line, negative);
  else if (!worth.known && !names_person (line))
    report_no_amount (self, line, worth.fault);
  else if (ecot_record_get_number (line, "amount", &typed))
    check_product (self, line, typed);
}

/* }}} */

static void
check_detail (EcotCheck  *self,
              EcotRecord *line)
{
  EcotFindingSpec spec = {
    .rule = "line.detail",
    .level = ECOT_LEVEL_ADVICE,
    .found = "vide",
    .expected = "ce qui est payé",
  };

  if (!names_person (line) && ecot_record_get_text (line, "detail") == NULL)
    ecot_check_add_line (self, line, "detail", &spec, "ne dit pas ce qui est payé.");
}

static void
check_line (EcotCheck  *self,
            EcotRecord *line)
{
  if (ecot_check_is_empty (line))
    {
      report_empty_line (self, line);
      return;
    }

  check_line_category (self, line);
  check_detail (self, line);
  check_line_amount (self, line);
  check_line_member (self, line);
  ecot_check_line_costs (self, line);
  ecot_check_heads (self, line);
  ecot_check_line_proof (self, line);
}

static void
report_no_line (EcotCheck *self)
{
  EcotFindingSpec spec = {
    .rule = "budget.empty",
    .level = ECOT_LEVEL_ERROR,
    .where = "budget",
    .found = "aucune ligne",
    .expected = "le détail des dépenses",
  };

  ecot_check_add (self, &spec, "Le budget n’a aucune ligne.");
}

/* A total too large although each line is not; a line too large says so itself. */
static void
check_total (EcotCheck *self)
{
  EcotFigure      total = ecot_figures_get (self->figures, "cost.total");
  EcotFindingSpec spec = {
    .rule = "budget.overflow",
    .level = ECOT_LEVEL_ERROR,
    .where = "budget",
    .found = "un nombre trop grand",
    .expected = "un total",
  };
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_LINE);

  if (total.fault == NULL)
    return;

  for (guint i = 0; i < n; i++)
    if (ecot_figures_get_line (self->figures, ecot_dossier_get_nth (self->dossier, ECOT_KIND_LINE, i)).fault != NULL)
      return;

  ecot_check_add (self, &spec, "Le total du budget est trop grand pour être compté au centime : vérifiez les montants.");
}

void
ecot_check_lines (EcotCheck *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_LINE);

  if (n == 0 && self->lot->categories->len > 0)
    report_no_line (self);

  check_total (self);
  ecot_check_rows (self, ECOT_KIND_LINE, check_line);
}

static void
check_category (EcotCheck  *self,
                EcotRecord *category)
{
  const char      *label = ecot_record_get_text (category, "label");
  g_autofree char *where = ecot_dossier_make_path (self->dossier, category, "label");
  g_autofree char *excerpt = ecot_text_excerpt (label != NULL ? label : "sans intitulé");
  EcotFindingSpec  spec = { .level = ECOT_LEVEL_WARNING, .where = where };

  if (!self->lot->extra_categories)
    {
      spec.rule = "category.extra";
      spec.found = excerpt;
      spec.expected = "les postes de l’appel";
      spec.source = self->lot->budget_source;
      ecot_check_add (self, &spec, "Le poste ajouté « %s » n’a pas sa place dans le budget de cet appel, qui fixe les postes.", excerpt);
    }
  else if (label == NULL)
    {
      spec.rule = "category.label";
      spec.found = "vide";
      spec.expected = "un intitulé";
      ecot_check_add (self, &spec, "Un poste de dépenses ajouté n’a pas d’intitulé.");
    }
}

void
ecot_check_categories (EcotCheck *self)
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_CATEGORY);

  for (guint i = 0; i < n; i++)
    check_category (self, ecot_dossier_get_nth (self->dossier, ECOT_KIND_CATEGORY, i));
}
