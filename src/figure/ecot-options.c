/* ecot-options.c: real costs and each flat rate, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No total is worked out here: the dossier is copied, what the option replaces is
 * taken out, the option is chosen, and the figures of the copy are read.
 *
 * Where two ways cost the same is another question: there a total is a straight
 * line over the other direct costs, its two coefficients exact fractions, and two
 * lines meet once or never.
 */

#include "figure/ecot-options.h"

#include <string.h>

#include "dossier/ecot-action.h"

/* A call may have any number of rates; a table of more is nobody's to read. */
#define MAX_WAYS 40

#define WHOLE (100 * ECOT_DECIMAL_ONE) /* 100 % */

/* {{{ One way */

static void
way_free (EcotWay *self)
{
  g_free (self->id);
  g_free (self->label);
  g_ptr_array_unref (self->options);
  g_ptr_array_unref (self->keep);
  g_ptr_array_unref (self->spare);
  g_free (self);
}

static gboolean
has_option (const EcotWay *self,
            const char    *id)
{
  for (guint i = 0; i < self->options->len; i++)
    if (strcmp (((const EcotCostOption *)self->options->pdata[i])->id, id) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
replaces (const EcotWay *self,
          const char    *kind)
{
  for (guint i = 0; i < self->options->len; i++)
    if (ecot_cost_option_replaces (self->options->pdata[i], kind))
      return TRUE;

  return FALSE;
}

static gboolean
is_chosen (EcotDossier *dossier,
           const char  *id,
           EcotDecimal *percent)
{
  return ecot_dossier_get_number (dossier, ECOT_KIND_COST_OPTION, id, "percent", percent);
}

/* What is typed, where it is allowed: a rate may be lower than the highest. */
static EcotDecimal
percent_of (EcotDossier          *dossier,
            const EcotCostOption *option)
{
  EcotDecimal typed;

  if (strcmp (option->mode, "flat") != 0 && is_chosen (dossier, option->id, &typed) && 0 < typed && typed < option->percent)
    return typed;

  return option->percent;
}

/* }}} */
/* {{{ The copy on which a way is worked out */

static const char *
kind_of (const EcotLot *lot,
         EcotRecord    *line)
{
  const char         *id = ecot_record_get_text (line, "category");
  const EcotCategory *category = id != NULL ? ecot_lot_find_category (lot, id) : NULL;

  return category != NULL && category->kind != NULL ? category->kind : "other";
}

static void
remove_replaced (const EcotWay *self,
                 const EcotLot *lot,
                 EcotDossier   *dossier,
                 EcotAction    *action)
{
  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_LINE); i++)
    {
      EcotRecord *line = ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, i);

      if (replaces (self, kind_of (lot, line)))
        ecot_action_remove (action, line);
    }
}

static void
set_options (const EcotWay *self,
             EcotDossier   *dossier,
             EcotAction    *action)
{
  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_COST_OPTION); i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (dossier, ECOT_KIND_COST_OPTION, i);

      if (!has_option (self, ecot_record_get_key (record)) && !ecot_value_is_empty (ecot_record_get (record, "percent")))
        ecot_action_set (action, record, "percent", &ECOT_VALUE_EMPTY);
    }

  for (guint i = 0; i < self->options->len; i++)
    {
      g_auto (EcotValue) percent = ecot_value_number (ECOT_VALUE_DECIMAL, self->percents[i]);

      ecot_dossier_add_set (dossier, action, ECOT_KIND_COST_OPTION, ((const EcotCostOption *)self->options->pdata[i])->id, "percent", &percent);
    }
}

/* An amount somebody typed would not follow the cost: the rate does. */
static void
free_fund (const EcotFund *fund,
           EcotDossier    *dossier,
           EcotAction     *action)
{
  EcotDecimal percent;

  if (!ecot_dossier_get_number (dossier, ECOT_KIND_FUND, fund->id, "percent", &percent))
    percent = fund->max_percent;
  if (percent < 0)
    return;

  {
    g_auto (EcotValue) value = ecot_value_number (ECOT_VALUE_DECIMAL, percent);

    ecot_dossier_add_set (dossier, action, ECOT_KIND_FUND, fund->id, "percent", &value);
    ecot_dossier_add_set (dossier, action, ECOT_KIND_FUND, fund->id, "amount", &ECOT_VALUE_EMPTY);
  }
}

static void
free_funding (const EcotLot *lot,
              EcotDossier   *dossier,
              EcotAction    *action)
{
  for (guint i = 0; i < lot->funds->len; i++)
    free_fund (lot->funds->pdata[i], dossier, action);

  if (lot->funds->len > 0)
    ecot_dossier_add_set (dossier, action, ECOT_KIND_OWN, NULL, "amount", &ECOT_VALUE_EMPTY);
}

static char *
name_of_grant (const EcotLot *lot)
{
  const EcotFund *fund = lot->fund != NULL ? ecot_lot_find_fund (lot, lot->fund) : NULL;

  if (fund == NULL && lot->funds->len > 0)
    fund = lot->funds->pdata[0];

  return fund != NULL ? g_strconcat ("funding.", fund->id, NULL) : g_strdup ("grant.requested");
}

static void
work_out (EcotWay         *self,
          EcotDossier     *original,
          EcotCostOptions *options)
{
  const EcotLot          *lot = options->lot;
  g_autoptr (EcotDossier) dossier = ecot_dossier_copy (original);
  g_autoptr (EcotAction)  action = ecot_action_new ("");
  g_autoptr (EcotFigures) figures = NULL;
  g_autofree char        *grant = name_of_grant (lot);

  remove_replaced (self, lot, dossier, action);
  set_options (self, dossier, action);
  free_funding (lot, dossier, action);
  if (!ecot_dossier_perform (dossier, action, NULL))
    return;

  figures = ecot_figures_new_under (dossier, options);
  self->total = ecot_figures_get (figures, "cost.total");
  self->grant = ecot_figures_get (figures, grant);
  self->own = ecot_figures_get (figures, "funding.own");
  for (guint i = 0; i < self->options->len; i++)
    {
      const char      *id = ((const EcotCostOption *)self->options->pdata[i])->id;
      g_autofree char *name = g_strconcat ("cost.option.", id, NULL);

      self->bases[i] = ecot_figures_get_option_base (figures, id);
      self->amounts[i] = ecot_figures_get (figures, name);
    }

  /* A fault's sentence goes with the figures that own it. */
  self->total.fault = self->grant.fault = self->own.fault = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (self->bases); i++)
    self->bases[i].fault = self->amounts[i].fault = NULL;
}

/* }}} */
/* {{{ Proofs */

static gboolean
contains (const GPtrArray *texts,
          const char      *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (strcmp (texts->pdata[i], text) == 0)
      return TRUE;

  return FALSE;
}

static void
add_texts (GPtrArray       *to,
           const GPtrArray *texts,
           const GPtrArray *except)
{
  for (guint i = 0; i < texts->len; i++)
    if (!contains (to, texts->pdata[i]) && (except == NULL || !contains (except, texts->pdata[i])))
      g_ptr_array_add (to, texts->pdata[i]);
}

/* Without a regulation the proofs of real costs are those of any. */
static const GPtrArray *
proofs_of_real_costs (const EcotCostOptions *options)
{
  const GPtrArray *all = ecot_regulations_get_all (options->regulations);

  if (options->regulation != NULL)
    return options->regulation->keep;

  return all->len > 0 ? ((const EcotRegulation *)all->pdata[0])->keep : NULL;
}

static void
collect_proofs (EcotWay               *self,
                const EcotCostOptions *options)
{
  const GPtrArray *real = proofs_of_real_costs (options);

  for (guint i = 0; i < self->options->len; i++)
    add_texts (self->spare, ((const EcotCostOption *)self->options->pdata[i])->spare, NULL);
  if (real != NULL)
    add_texts (self->keep, real, self->spare);
  for (guint i = 0; i < self->options->len; i++)
    add_texts (self->keep, ((const EcotCostOption *)self->options->pdata[i])->keep, self->spare);
}

/* }}} */
/* {{{ Where two ways cost the same */

/* (constant + slope × other direct costs) ÷ WHOLE² */
typedef struct
{
  EcotWide constant, slope;
} Straight;

/* What the lines come to, by kind, as they are typed. */
typedef struct
{
  EcotAmount kinds[8]; /* in the order of ecot_cost_kinds() */
} Typed;

static guint
index_of (const char *kind)
{
  const char *const *kinds = ecot_cost_kinds ();
  guint              i = 0;

  while (strcmp (kinds[i], kind) != 0)
    i++;

  return i;
}

static gboolean
is_other (const char *kind)
{
  return strcmp (kind, "staff") != 0 && strcmp (kind, "participants") != 0 && strcmp (kind, "indirect") != 0;
}

/* The base of an option over @staff, times WHOLE: of other direct costs what is left out
 * stays as it is typed. */
static Straight
base_of (const EcotCostOption *option,
         const Typed          *typed,
         const Straight       *staff)
{
  const char *const *kinds = ecot_cost_kinds ();
  Straight           base = { 0, 0 };
  EcotWide           left_out = 0;

  for (guint i = 0; kinds[i] != NULL; i++)
    if (is_other (kinds[i]) && ecot_cost_option_takes (option, kinds[i]))
      base.slope = WHOLE;
    else if (is_other (kinds[i]))
      left_out += typed->kinds[i];

  base.constant = base.slope != 0 ? -left_out * WHOLE : 0;
  if (ecot_cost_option_takes (option, "participants"))
    base.constant += (EcotWide)typed->kinds[index_of ("participants")] * WHOLE;
  if (ecot_cost_option_takes (option, "staff"))
    {
      base.constant += staff->constant;
      base.slope += staff->slope;
    }

  return base;
}

static Straight
total_of (const EcotWay *way,
          const Typed   *typed)
{
  const EcotWide none = 0;
  const Straight nobody = { 0, 0 };
  Straight       staff = { (EcotWide)typed->kinds[index_of ("staff")] * WHOLE, 0 }, total;

  for (guint i = 0; i < way->options->len; i++)
    if (strcmp (((const EcotCostOption *)way->options->pdata[i])->pays, "staff") == 0)
      {
        /* The base is × WHOLE, the rate ÷ WHOLE. */
        Straight base = base_of (way->options->pdata[i], typed, &nobody);

        staff.constant = base.constant / WHOLE * way->percents[i];
        staff.slope = base.slope / WHOLE * way->percents[i];
      }

  total.constant = staff.constant * WHOLE + (EcotWide)typed->kinds[index_of ("participants")] * WHOLE * WHOLE;
  total.slope = staff.slope * WHOLE + (replaces (way, "other") ? none : (EcotWide)WHOLE * WHOLE);
  if (!replaces (way, "indirect"))
    total.constant += (EcotWide)typed->kinds[index_of ("indirect")] * WHOLE * WHOLE;

  for (guint i = 0; i < way->options->len; i++)
    if (strcmp (((const EcotCostOption *)way->options->pdata[i])->pays, "staff") != 0)
      {
        Straight base = base_of (way->options->pdata[i], typed, &staff);

        total.constant += base.constant * way->percents[i];
        total.slope += base.slope * way->percents[i];
      }

  return total;
}

static void
add_break_even (EcotWays      *self,
                const EcotWay *first,
                const EcotWay *second,
                const Typed   *typed)
{
  Straight      a = total_of (first, typed), b = total_of (second, typed);
  EcotAmount    staff = typed->kinds[index_of ("staff")];
  EcotWide      numerator = b.constant - a.constant, denominator = a.slope - b.slope;
  EcotBreakEven even = { first, second, .has_share = staff > 0 };

  if (denominator < 0)
    {
      numerator = -numerator;
      denominator = -denominator;
    }
  if (denominator == 0 || numerator <= 0 || !ecot_round_quotient (numerator, denominator, ECOT_ROUNDING_HALF_UP, &even.other, NULL))
    return;

  if (staff > 0 && !ecot_round_quotient (numerator * WHOLE, denominator * staff, ECOT_ROUNDING_HALF_UP, &even.share, NULL))
    even.has_share = FALSE;

  g_array_append_val (self->break_evens, even);
}

static gboolean
read_typed (EcotFigures *figures,
            Typed       *typed)
{
  EcotDossier   *dossier = ecot_figures_get_dossier (figures);
  const EcotLot *lot = ecot_figures_get_lot (figures);

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_LINE); i++)
    {
      EcotRecord *line = ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, i);
      EcotFigure  amount = ecot_figures_get_line (figures, line);
      EcotAmount *sum = &typed->kinds[index_of (kind_of (lot, line))];

      if (amount.fault != NULL || (amount.known && !ecot_amount_add (*sum, amount.number, sum, NULL)))
        return FALSE;
    }

  return TRUE;
}

static void
find_break_evens (EcotWays    *self,
                  EcotFigures *figures)
{
  Typed typed = { { 0 } };

  if (!read_typed (figures, &typed))
    return;

  for (guint i = 0; i < self->ways->len; i++)
    for (guint j = i + 1; j < self->ways->len; j++)
      add_break_even (self, self->ways->pdata[i], self->ways->pdata[j], &typed);
}

/* }}} */
/* {{{ All ways */

static char *
name_way (const EcotCostOption *first,
          const EcotCostOption *second)
{
  if (first == NULL)
    return g_strdup ("real");

  return second != NULL ? g_strdup_printf ("%s+%s", first->id, second->id) : g_strdup (first->id);
}

static char *
label_way (const EcotCostOption *first,
           const EcotCostOption *second)
{
  if (first == NULL)
    return g_strdup ("Coûts réels");

  return second != NULL ? g_strdup_printf ("%s, et %c%s", first->label, g_ascii_tolower (second->label[0]), second->label + 1) : g_strdup (first->label);
}

static gboolean
is_as_chosen (const EcotWay         *self,
              EcotDossier           *dossier,
              const EcotCostOptions *options)
{
  EcotDecimal percent;

  for (guint i = 0; i < options->all->len; i++)
    {
      const char *id = ((const EcotCostOption *)options->all->pdata[i])->id;

      if (is_chosen (dossier, id, &percent) != has_option (self, id))
        return FALSE;
    }

  return TRUE;
}

static void
add_way (EcotWays             *self,
         EcotDossier          *dossier,
         const EcotCostOption *first,
         const EcotCostOption *second)
{
  const EcotCostOption *both[] = { first, second };
  EcotWay              *way;

  if (self->ways->len == MAX_WAYS)
    return;

  way = g_new0 (EcotWay, 1);
  way->id = name_way (first, second);
  way->label = label_way (first, second);
  way->options = g_ptr_array_new ();
  way->keep = g_ptr_array_new ();
  way->spare = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (both) && both[i] != NULL; i++)
    {
      g_ptr_array_add (way->options, (gpointer)both[i]);
      way->percents[i] = percent_of (dossier, both[i]);
    }

  way->chosen = is_as_chosen (way, dossier, self->options);
  work_out (way, dossier, self->options);
  collect_proofs (way, self->options);
  g_ptr_array_add (self->ways, way);
}

EcotWays *
ecot_ways_new (EcotFigures     *figures,
               EcotCostOptions *options)
{
  EcotWays    *self;
  EcotDossier *dossier;
  GPtrArray   *all;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);

  self = g_new0 (EcotWays, 1);
  self->options = options != NULL ? ecot_cost_options_ref (options)
                                  : ecot_cost_options_ref ((EcotCostOptions *)ecot_figures_get_options (figures));
  self->ways = g_ptr_array_new_with_free_func ((GDestroyNotify)way_free);
  self->break_evens = g_array_new (FALSE, FALSE, sizeof (EcotBreakEven));
  dossier = ecot_figures_get_dossier (figures);
  all = self->options->all;

  add_way (self, dossier, NULL, NULL);
  for (guint i = 0; i < all->len; i++)
    add_way (self, dossier, all->pdata[i], NULL);
  for (guint i = 0; i < all->len; i++)
    for (guint j = i + 1; j < all->len; j++)
      if (!ecot_cost_option_clashes (all->pdata[i], all->pdata[j], NULL))
        add_way (self, dossier, all->pdata[i], all->pdata[j]);

  find_break_evens (self, figures);
  return self;
}

void
ecot_ways_free (EcotWays *self)
{
  g_array_unref (self->break_evens);
  g_ptr_array_unref (self->ways);
  ecot_cost_options_unref (self->options);
  g_free (self);
}

EcotAction *
ecot_way_choose (const EcotWay *self,
                 EcotFigures   *figures,
                 const char    *label)
{
  EcotAction *action;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  action = ecot_action_new (label);
  set_options (self, ecot_figures_get_dossier (figures), action);
  return action;
}

/* }}} */
