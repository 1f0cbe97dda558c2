/* ecot-cli-options.c: the verb options: real costs and each flat rate, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Under the regulation of the lot's fund, or another one asked for.  Nothing is
 * changed: what a dossier chooses is typed in it.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "figure/ecot-options.h"

/* {{{ Text */

static void
append_amount (GString          *line,
               const char       *label,
               const EcotFigure *figure)
{
  g_autofree char *value = ecot_figure_to_french (figure);

  g_string_append_printf (line, "\t%s %s", label, value);
}

static void
print_option (const EcotWay *way,
              guint          i)
{
  const EcotCostOption *option = way->options->pdata[i];
  g_autofree char      *base = ecot_cost_option_describe_base (option);
  g_autofree char      *amount = ecot_figure_to_french (&way->bases[i]);
  g_autofree char      *made = ecot_figure_to_french (&way->amounts[i]);
  char                  buf[ECOT_DECIMAL_BUFSIZE];

  ecot_cli_print ("  %s %% de %s (%s) = %s ; %s", ecot_decimal_format_french (way->percents[i], buf), amount, base, made,
                  option->article != NULL ? option->article : "taux de l’appel");
  if (option->source != NULL)
    ecot_cli_print ("  « %s » (%s:%u)", option->source->quote, option->source->file, option->source->line);
  if (option->condition != NULL)
    ecot_cli_print ("  %s", option->condition);
  if (option->check != NULL)
    ecot_cli_print ("  %s", option->check);
}

static void
print_texts (const char      *sign,
             const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    ecot_cli_print ("  %s %s", sign, (const char *)texts->pdata[i]);
}

static void
print_way (const EcotWay *way)
{
  g_autoptr (GString) line = g_string_new (way->id);

  g_string_append_printf (line, "\t%s%s", way->label, way->chosen ? " (choix du dossier)" : "");
  append_amount (line, "coût", &way->total);
  append_amount (line, "subvention", &way->grant);
  append_amount (line, "fonds propres", &way->own);
  ecot_cli_print ("%s", line->str);

  for (guint i = 0; i < way->options->len; i++)
    print_option (way, i);
  print_texts ("à garder :", way->keep);
  print_texts ("plus à produire :", way->spare);
}

static void
print_break_even (const EcotBreakEven *even)
{
  char             amount[ECOT_AMOUNT_BUFSIZE], share[ECOT_DECIMAL_BUFSIZE];
  g_autofree char *of_staff = even->has_share ? g_strdup_printf (" (%s %% du personnel)", ecot_decimal_format_french (even->share, share)) : g_strdup ("");

  ecot_cli_print ("%s = %s si les autres coûts directs sont de %s%s", even->first->id, even->second->id,
                  ecot_amount_format_french (even->other, amount), of_staff);
}

static void
print_text (const EcotWays *ways)
{
  const EcotRegulation *regulation = ways->options->regulation;

  if (regulation != NULL)
    ecot_cli_print ("%s (%s)", regulation->label, regulation->years);
  for (guint i = 0; i < ways->ways->len; i++)
    print_way (ways->ways->pdata[i]);
  for (guint i = 0; i < ways->break_evens->len; i++)
    print_break_even (&g_array_index (ways->break_evens, EcotBreakEven, i));
  for (guint i = 0; regulation != NULL && i < regulation->compulsory->len; i++)
    {
      const EcotCompulsory *rule = regulation->compulsory->pdata[i];
      char                  buf[ECOT_AMOUNT_BUFSIZE];

      ecot_cli_print ("Une option est obligatoire jusqu’à %s de %s (%s). %s%s%s",
                      ecot_amount_format_french (rule->up_to / (ECOT_DECIMAL_ONE / 100), buf),
                      strcmp (rule->of, "cost") == 0 ? "coût total" : "soutien public", rule->article, rule->text,
                      rule->check != NULL ? " " : "", rule->check != NULL ? rule->check : "");
    }
}

/* }}} */
/* {{{ JSON */

static void
add_figure (JsonBuilder      *json,
            const char       *name,
            const EcotFigure *figure)
{
  g_autofree char *value = ecot_figure_to_machine (figure);

  ecot_cli_add_text (json, name, value);
}

static void
add_decimal (JsonBuilder *json,
             const char  *name,
             EcotDecimal  value)
{
  char buf[ECOT_DECIMAL_BUFSIZE];

  ecot_cli_add_text (json, name, ecot_decimal_format (value, buf));
}

static void
add_texts (JsonBuilder     *json,
           const char      *name,
           const GPtrArray *texts)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (json, texts->pdata[i]);
  json_builder_end_array (json);
}

static void
add_option (JsonBuilder   *json,
            const EcotWay *way,
            guint          i)
{
  const EcotCostOption *option = way->options->pdata[i];
  g_autofree char      *base = ecot_cost_option_describe_base (option);

  json_builder_begin_object (json);
  ecot_cli_add_text (json, "id", option->id);
  ecot_cli_add_text (json, "label", option->label);
  ecot_cli_add_text (json, "pays", option->pays);
  ecot_cli_add_text (json, "mode", option->mode);
  add_decimal (json, "percent", way->percents[i]);
  add_decimal (json, "max_percent", option->percent);
  ecot_cli_add_text (json, "of", base);
  add_figure (json, "base", &way->bases[i]);
  add_figure (json, "amount", &way->amounts[i]);
  ecot_cli_add_text (json, "article", option->article);
  ecot_cli_add_text (json, "condition", option->condition);
  ecot_cli_add_text (json, "check", option->check);
  ecot_cli_add_source (json, option->source);
  json_builder_end_object (json);
}

static void
add_way (JsonBuilder  *json,
         gconstpointer item)
{
  const EcotWay *way = item;

  ecot_cli_add_text (json, "id", way->id);
  ecot_cli_add_text (json, "label", way->label);
  ecot_cli_add_flag (json, "chosen", way->chosen);
  add_figure (json, "total", &way->total);
  add_figure (json, "grant", &way->grant);
  add_figure (json, "own", &way->own);
  json_builder_set_member_name (json, "options");
  json_builder_begin_array (json);
  for (guint i = 0; i < way->options->len; i++)
    add_option (json, way, i);
  json_builder_end_array (json);
  add_texts (json, "keep", way->keep);
  add_texts (json, "spare", way->spare);
}

static void
add_break_evens (JsonBuilder *json,
                 GArray      *break_evens)
{
  json_builder_set_member_name (json, "break_even");
  json_builder_begin_array (json);

  for (guint i = 0; i < break_evens->len; i++)
    {
      const EcotBreakEven *even = &g_array_index (break_evens, EcotBreakEven, i);
      char                 buf[ECOT_AMOUNT_BUFSIZE], share[ECOT_DECIMAL_BUFSIZE];

      json_builder_begin_object (json);
      ecot_cli_add_text (json, "first", even->first->id);
      ecot_cli_add_text (json, "second", even->second->id);
      ecot_cli_add_text (json, "other_direct", ecot_amount_format (even->other, buf));
      ecot_cli_add_text (json, "share_of_staff", even->has_share ? ecot_decimal_format (even->share, share) : NULL);
      json_builder_end_object (json);
    }

  json_builder_end_array (json);
}

static void
add_forbidden (JsonBuilder     *json,
               const GPtrArray *all)
{
  json_builder_set_member_name (json, "forbidden");
  json_builder_begin_array (json);

  for (guint i = 0; i < all->len; i++)
    for (guint j = i + 1; j < all->len; j++)
      {
        const EcotCostOption *first = all->pdata[i], *second = all->pdata[j];
        const char           *article;

        if (!ecot_cost_option_clashes (first, second, &article))
          continue;

        json_builder_begin_object (json);
        ecot_cli_add_text (json, "first", first->id);
        ecot_cli_add_text (json, "second", second->id);
        ecot_cli_add_text (json, "article", article);
        json_builder_end_object (json);
      }

  json_builder_end_array (json);
}

static void
print_json (const char     *file,
            const EcotWays *ways)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  const EcotRegulation   *regulation = ways->options->regulation;

  json_builder_begin_object (json);
  ecot_cli_add_file (json, file);
  ecot_cli_add_text (json, "lot", ways->options->lot->lot);
  ecot_cli_add_text (json, "regulation", regulation != NULL ? regulation->id : NULL);
  ecot_cli_add_array (json, "ways", ways->ways, add_way);
  add_break_evens (json, ways->break_evens);
  add_forbidden (json, ways->options->all);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

/* }}} */

/* NULL: there is no such regulation, and it said so. */
static EcotCostOptions *
choose_options (EcotLot    *lot,
                const char *id)
{
  EcotRegulations      *regulations = ecot_regulations_get_default ();
  const EcotRegulation *regulation;

  if (id == NULL)
    return ecot_cost_options_new (lot);

  regulation = ecot_regulations_find (regulations, id);
  if (regulation != NULL)
    return ecot_cost_options_new_under (lot, regulations, regulation);

  {
    const GPtrArray    *all = ecot_regulations_get_all (regulations);
    g_autoptr (GString) known = g_string_new (NULL);

    for (guint i = 0; i < all->len; i++)
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", ((const EcotRegulation *)all->pdata[i])->id);
    ecot_cli_say (_ ("there is no regulation “%s”; those known: %s"), id, known->str);
  }
  return NULL;
}

int
ecot_cli_options (EcotCli *cli)
{
  const GError               *fault = ecot_regulations_get_fault ();
  g_autoptr (GError)          error = NULL;
  g_autoptr (EcotDesk)        desk = NULL;
  g_autoptr (EcotCostOptions) options = NULL;
  g_autoptr (EcotWays)        ways = NULL;

  if (fault != NULL)
    return ecot_cli_fail (NULL, fault);

  desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  options = choose_options (ecot_figures_get_lot (ecot_desk_get_figures (desk)), cli->regulation);
  if (options == NULL)
    return ECOT_CLI_USAGE;

  ways = ecot_ways_new (ecot_desk_get_figures (desk), options);
  if (cli->json)
    print_json (cli->args[0], ways);
  else
    print_text (ways);

  return ECOT_CLI_FINE;
}
