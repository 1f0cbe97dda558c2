/* ecot-cli-solve.c: the verb solve: what to type for a figure to be what one wants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "figure/ecot-solve.h"

/* What was asked. */
typedef struct
{
  char  *figure, *wanted;
  gint64 number;
} Wish;

static void
wish_clear (Wish *self)
{
  g_free (self->figure);
  g_free (self->wanted);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

/* "cost.total=10000": the number as it is written in JSON. */
static gboolean
read_wish (Wish        *wish,
           EcotFigures *figures,
           const char  *words,
           GError     **error)
{
  const char *equal = strchr (words, '=');
  EcotFigure  figure;

  if (equal == NULL)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("“%s” is no wish: write FIGURE=VALUE, as cost.total=10000"), words);
      return FALSE;
    }

  wish->figure = g_strndup (words, (gsize)(equal - words));
  wish->wanted = g_strdup (equal + 1);
  if (!ecot_figures_has (figures, wish->figure))
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("there is no figure “%s”: “ecot-cli figures FILE” lists them"), wish->figure);
      return FALSE;
    }

  figure = ecot_figures_get (figures, wish->figure);
  return figure.unit == ECOT_UNIT_EUR ? ecot_amount_parse (wish->wanted, &wish->number, error)
                                      : ecot_decimal_parse (wish->wanted, &wish->number, error);
}

static char *
show_typed (const EcotSolution *solution,
            gint64              number)
{
  EcotValue value = ecot_value_number (solution->type, number);

  return ecot_value_to_machine (&value);
}

static char *
show_figure (const EcotSolution *solution,
             gint64              number)
{
  const EcotFigure figure = { .known = TRUE, .unit = solution->unit, .number = number };

  return ecot_figure_to_machine (&figure);
}

/* --- Text --------------------------------------------------------------- */

static void
print_near (const Wish         *wish,
            const char         *field,
            const EcotSolution *solution,
            gint64              typed,
            gint64              figure)
{
  g_autofree char *value = show_typed (solution, typed);
  g_autofree char *result = show_figure (solution, figure);

  ecot_cli_print ("%s=%s\t%s=%s", field, value, wish->figure, result);
}

static void
print_text (const Wish         *wish,
            const char         *field,
            const EcotSolution *solution)
{
  switch (solution->kind)
    {
    case ECOT_SOLUTION_EXACT:
      print_near (wish, field, solution, solution->value, wish->number);
      break;
    case ECOT_SOLUTION_BETWEEN:
      ecot_cli_print (_ ("No value of “%s” gives exactly that; the nearest are:"), field);
      print_near (wish, field, solution, solution->below, solution->figure_below);
      print_near (wish, field, solution, solution->above, solution->figure_above);
      break;
    case ECOT_SOLUTION_OUT_OF_REACH:
      ecot_cli_print (_ ("No value of “%s” gives that; this is as near as it gets:"), field);
      print_near (wish, field, solution, solution->below, solution->figure_below);
      break;
    case ECOT_SOLUTION_INDEPENDENT:
    default:
      ecot_cli_print (_ ("“%s” does not change with “%s”: another figure or field is needed"), wish->figure, field);
    }
}

/* --- JSON --------------------------------------------------------------- */

static const char *
kind_to_id (EcotSolutionKind kind)
{
  static const char *const ids[] = {
    [ECOT_SOLUTION_EXACT] = "exact",
    [ECOT_SOLUTION_BETWEEN] = "between",
    [ECOT_SOLUTION_OUT_OF_REACH] = "out-of-reach",
    [ECOT_SOLUTION_INDEPENDENT] = "independent",
  };

  return ids[kind];
}

static void
add_near (JsonBuilder        *json,
          const EcotSolution *solution,
          gint64              typed,
          gint64              figure)
{
  g_autofree char *value = show_typed (solution, typed);
  g_autofree char *result = show_figure (solution, figure);

  json_builder_begin_object (json);
  ecot_cli_add_text (json, "value", value);
  ecot_cli_add_text (json, "figure", result);
  json_builder_end_object (json);
}

static void
print_json (const char         *file,
            const Wish         *wish,
            const char         *field,
            const EcotSolution *solution)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autofree char        *value = solution->kind == ECOT_SOLUTION_EXACT ? show_typed (solution, solution->value) : NULL;

  json_builder_begin_object (json);
  ecot_cli_add_file (json, file);
  ecot_cli_add_text (json, "figure", wish->figure);
  ecot_cli_add_text (json, "wanted", wish->wanted);
  ecot_cli_add_text (json, "by", field);
  ecot_cli_add_text (json, "kind", kind_to_id (solution->kind));
  ecot_cli_add_text (json, "value", value);
  json_builder_set_member_name (json, "nearest");
  json_builder_begin_array (json);
  if (solution->kind == ECOT_SOLUTION_BETWEEN || solution->kind == ECOT_SOLUTION_OUT_OF_REACH)
    add_near (json, solution, solution->below, solution->figure_below);
  if (solution->kind == ECOT_SOLUTION_BETWEEN)
    add_near (json, solution, solution->above, solution->figure_above);
  json_builder_end_array (json);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

int
ecot_cli_solve (EcotCli *cli)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotDesk) desk = NULL;
  g_auto (Wish)        wish = { NULL };
  EcotSolution         solution;

  if (cli->by == NULL)
    {
      ecot_cli_say (_ ("“solve” needs --by FIELD: the field that may change, as budget/line/3/amount"));
      return ECOT_CLI_USAGE;
    }

  desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  if (!read_wish (&wish, ecot_desk_get_figures (desk), cli->args[1], &error) ||
      !ecot_solve (ecot_desk_get_figures (desk), wish.figure, wish.number, cli->by, &solution, &error))
    return ecot_cli_fail_usage (error);

  if (cli->json)
    print_json (cli->args[0], &wish, cli->by, &solution);
  else
    print_text (&wish, cli->by, &solution);

  return solution.kind == ECOT_SOLUTION_EXACT ? ECOT_CLI_FINE : ECOT_CLI_FINDINGS;
}
