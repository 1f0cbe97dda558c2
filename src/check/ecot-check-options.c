/* ecot-check-options.c: the flat rates a dossier chose: how much, with what, of what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a regulation says is an error to break where the text was read; what is
 * known of it at second hand ("check" in data/options) is told when options are
 * compared, and makes no dossier wrong by itself.
 */

#include "check/ecot-check-private.h"

#include <string.h>

/* A fix that removes more lines than this is nobody's to make unseen. */
#define MAX_REMOVED 20

typedef struct
{
  const EcotCostOption *option;
  EcotDecimal           percent;
} Chosen;

/* Where it is said: the article, or that the call says it. */
static const char *
authority (const EcotCostOption *option)
{
  return option->article != NULL ? option->article : "d’après l’appel";
}

static char *
percent_to_french (EcotDecimal percent)
{
  char buf[ECOT_DECIMAL_BUFSIZE];

  return g_strdup_printf ("%s %%", ecot_decimal_format_french (percent, buf));
}

/* (element-type Chosen), in the order of the options. */
static GArray *
find_chosen (EcotCheck *self)
{
  GPtrArray *all = ecot_figures_get_options (self->figures)->all;
  GArray    *chosen = g_array_new (FALSE, FALSE, sizeof (Chosen));

  for (guint i = 0; i < all->len; i++)
    {
      Chosen one = { .option = all->pdata[i] };

      if (ecot_dossier_get_number (self->dossier, ECOT_KIND_COST_OPTION, one.option->id, "percent", &one.percent))
        g_array_append_val (chosen, one);
    }

  return chosen;
}

gboolean
ecot_check_has_option_for (EcotCheck  *self,
                           const char *kind)
{
  g_autoptr (GArray) chosen = find_chosen (self);

  for (guint i = 0; i < chosen->len; i++)
    if (ecot_cost_option_replaces (g_array_index (chosen, Chosen, i).option, kind))
      return TRUE;

  return FALSE;
}

/* {{{ How much */

static void
check_percent (EcotCheck    *self,
               const Chosen *chosen)
{
  const EcotCostOption *option = chosen->option;
  gboolean              flat = strcmp (option->mode, "flat") == 0;
  g_autofree char      *found = percent_to_french (chosen->percent);
  g_autofree char      *percent = percent_to_french (option->percent);
  g_autofree char      *gap = percent_to_french (ABS (chosen->percent - option->percent));
  g_autofree char      *expected = g_strdup_printf (flat ? "%s" : (chosen->percent > 0 ? "%s au plus" : "plus de 0 %% et %s au plus"), percent);
  g_autofree char      *where = g_strdup_printf ("cost-option/%s/percent", option->id);
  g_autofree char      *label = g_strdup_printf ("Mettre %s", percent);
  EcotFindingSpec       spec = {
          .rule = flat ? "option.fixed" : "option.ceiling",
          .item = option->id,
          .level = strcmp (option->mode, "unstated") == 0 ? ECOT_LEVEL_WARNING : ECOT_LEVEL_ERROR,
          .where = where,
          .found = found,
          .expected = expected,
          .difference = gap,
          .source = option->source,
  };

  if (chosen->percent == option->percent || (!flat && 0 < chosen->percent && chosen->percent < option->percent))
    return;

  spec.fix = ecot_fix_set (self, ECOT_KIND_COST_OPTION, option->id, "percent",
                           ecot_value_number (ECOT_VALUE_DECIMAL, option->percent), label);
  ecot_check_add (self, &spec, flat ? "« %s » : le taux choisi est de %s ; il est fixé à %s (%s)." : (chosen->percent > 0 ? "« %s » : le taux choisi est de %s ; il doit être de %s (%s)." : "« %s » : le taux choisi est de %s ; il doit faire %s (%s)."),
                  option->label, found, expected, authority (option));
}

/* }}} */
/* {{{ With what */

static void
check_pair (EcotCheck    *self,
            const Chosen *first,
            const Chosen *second)
{
  const EcotCostOption *a = first->option, *b = second->option;
  g_autofree char      *where = g_strdup_printf ("cost-option/%s/percent", b->id);
  g_autofree char      *found = NULL;
  const char           *article = NULL;
  EcotFindingSpec       spec = {
          .rule = "option.clash",
          .item = b->id,
          .level = ECOT_LEVEL_ERROR,
          .where = where,
          .expected = "une seule des deux",
          .source = a->source != NULL ? a->source : b->source,
  };

  if (!ecot_cost_option_clashes (a, b, &article))
    return;

  found = g_strdup_printf ("« %s » et « %s »", a->label, b->label);
  spec.found = found;
  ecot_check_add (self, &spec, "« %s » et « %s » ne peuvent pas être choisies ensemble%s%s : %s.", a->label, b->label,
                  article != NULL ? ", " : "", article != NULL ? article : "",
                  article != NULL ? "gardez l’une des deux" : "elles paieraient deux fois les mêmes coûts");
}

/* The kind of costs a line is; NULL if its category is none of the lot. */
static const char *
kind_of (EcotCheck  *self,
         EcotRecord *line)
{
  const char         *id = ecot_record_get_text (line, "category");
  const EcotCategory *category = id != NULL ? ecot_lot_find_category (self->lot, id) : NULL;

  if (category != NULL)
    return category->kind != NULL ? category->kind : "other";

  return id != NULL && *id == '+' ? "other" : NULL;
}

/* The lines of real costs that the option pays already, and what they come to. */
static GPtrArray *
find_replaced (EcotCheck            *self,
               const EcotCostOption *option,
               EcotAmount           *sum)
{
  guint      n = ecot_dossier_get_n (self->dossier, ECOT_KIND_LINE);
  GPtrArray *replaced = g_ptr_array_new ();

  *sum = 0;
  for (guint i = 0; i < n; i++)
    {
      EcotRecord *line = ecot_dossier_get_nth (self->dossier, ECOT_KIND_LINE, i);
      const char *kind = kind_of (self, line);
      EcotFigure  amount = ecot_figures_get_line (self->figures, line);

      if (kind == NULL || !amount.known || !ecot_cost_option_replaces (option, kind))
        continue;
      if (!ecot_amount_add (*sum, amount.number, sum, NULL))
        *sum = ECOT_AMOUNT_MAX;
      g_ptr_array_add (replaced, line);
    }

  return replaced;
}

/* Indirect costs that a rate pays say nothing any more; other lines are somebody's work. */
static EcotAction *
fix_by_removal (const EcotCostOption *option,
                GPtrArray            *lines)
{
  EcotAction *fix;

  if (strcmp (option->replaces, "indirect") != 0 || lines->len > MAX_REMOVED)
    return NULL;

  fix = ecot_action_new (lines->len == 1 ? "Retirer cette ligne" : "Retirer ces lignes");
  for (guint i = 0; i < lines->len; i++)
    ecot_action_remove (fix, lines->pdata[i]);

  return fix;
}

static void
check_replaced (EcotCheck            *self,
                const EcotCostOption *option)
{
  EcotAmount            sum;
  g_autoptr (GPtrArray) lines = find_replaced (self, option, &sum);
  g_autofree char      *amount = ecot_amount_to_french (sum);
  g_autofree char      *where = lines->len > 0 ? ecot_dossier_make_path (self->dossier, lines->pdata[0], "amount") : NULL;
  g_autofree char      *found = g_strdup_printf (lines->len == 1 ? "%u ligne, %s" : "%u lignes, %s", lines->len, amount);
  EcotFindingSpec       spec = {
          .rule = "option.replaced",
          .item = option->id,
          .level = ECOT_LEVEL_ERROR,
          .where = where,
          .found = found,
          .expected = "aucun coût réel de cette nature",
          .difference = amount,
          .source = option->source,
  };

  if (lines->len == 0)
    return;

  spec.fix = fix_by_removal (option, lines);
  ecot_check_add (self, &spec, "« %s » paie ce que le budget compte encore au réel : %s de trop (%s).", option->label, found, authority (option));
}

/* }}} */
/* {{{ Of what, and on what condition */

static void
check_base (EcotCheck            *self,
            const EcotCostOption *option)
{
  EcotFigure       base = ecot_figures_get_option_base (self->figures, option->id);
  g_autofree char *where = g_strdup_printf ("cost-option/%s/percent", option->id);
  g_autofree char *name = ecot_cost_option_describe_base (option);
  EcotFindingSpec  spec = {
     .rule = "option.base",
     .item = option->id,
     .level = ECOT_LEVEL_WARNING,
     .where = where,
     .found = "0,00 €",
     .expected = "une dépense à laquelle le taux s’applique",
     .source = option->source,
  };

  /* Below zero it is the fault of what was typed, and does give something. */
  if (base.fault != NULL || (base.known && base.number != 0))
    return;

  ecot_check_add (self, &spec, "« %s » ne donne rien : sa base (%s) est vide.", option->label, name);
}

static void
check_condition (EcotCheck            *self,
                 const EcotCostOption *option)
{
  const char      *reason = ecot_dossier_get_text (self->dossier, ECOT_KIND_COST_OPTION, option->id, "reason");
  g_autofree char *where = g_strdup_printf ("cost-option/%s/reason", option->id);
  EcotFindingSpec  spec = {
     .rule = "option.condition",
     .item = option->id,
     .level = ECOT_LEVEL_WARNING,
     .where = where,
     .found = "aucune justification",
     .expected = option->condition,
     .source = option->source,
  };

  if (option->condition == NULL || (reason != NULL && *reason != '\0'))
    return;

  ecot_check_add (self, &spec, "« %s » a une condition (%s). %s", option->label, authority (option), option->condition);
}

/* }}} */

static void
check_compulsory (EcotCheck            *self,
                  const EcotCompulsory *rule)
{
  const char      *figure = strcmp (rule->of, "cost") == 0 ? "cost.total" : "grant.requested";
  EcotAmount       bound = rule->up_to / (ECOT_DECIMAL_ONE / 100), amount;
  g_autofree char *found = NULL;
  g_autofree char *limit = ecot_amount_to_french (bound);
  EcotFindingSpec  spec = {
     .rule = "option.compulsory",
     .level = ECOT_LEVEL_ADVICE,
     .where = "budget",
     .expected = "au moins une option de coûts simplifiés",
  };

  if (rule->check != NULL || !ecot_figures_get_number (self->figures, figure, &amount) || amount <= 0 || amount > bound)
    return;

  found = ecot_amount_to_french (amount);
  spec.found = found;
  ecot_check_add (self, &spec, "Jusqu’à %s, une option de coûts simplifiés est obligatoire (%s) ; ce dossier de %s n’en choisit aucune. %s",
                  limit, rule->article, found, rule->text);
}

void
ecot_check_options (EcotCheck *self)
{
  const EcotCostOptions *options = ecot_figures_get_options (self->figures);
  g_autoptr (GArray)     chosen = find_chosen (self);

  for (guint i = 0; i < chosen->len; i++)
    {
      const Chosen *one = &g_array_index (chosen, Chosen, i);

      check_percent (self, one);
      for (guint j = 0; j < i; j++)
        check_pair (self, &g_array_index (chosen, Chosen, j), one);
      check_replaced (self, one->option);
      check_base (self, one->option);
      check_condition (self, one->option);
    }

  for (guint i = 0; chosen->len == 0 && options->regulation != NULL && i < options->regulation->compulsory->len; i++)
    check_compulsory (self, options->regulation->compulsory->pdata[i]);
}
