/* ecot-cli-figure.c: the verbs figures and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static void
print_figure (EcotFigures *figures,
              const char  *name)
{
  EcotFigure       figure = ecot_figures_get (figures, name);
  g_autofree char *value = ecot_figure_to_french (&figure);

  ecot_cli_print ("%s\t%s\t%s%s%s", name, value, ecot_figures_get_label (figures, name),
                  figure.fault != NULL ? "\t" : "", figure.fault != NULL ? figure.fault : "");
}

static void
add_figure (JsonBuilder *builder,
            EcotFigures *figures,
            const char  *name)
{
  EcotFigure       figure = ecot_figures_get (figures, name);
  g_autofree char *value = ecot_figure_to_machine (&figure);

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  ecot_cli_add_text (builder, "value", value);
  ecot_cli_add_text (builder, "unit", ecot_unit_to_id (figure.unit));
  ecot_cli_add_text (builder, "label", ecot_figures_get_label (figures, name));
  if (figure.fault != NULL)
    ecot_cli_add_text (builder, "fault", figure.fault);
  json_builder_end_object (builder);
}

static void
print_figures_json (const char  *file,
                    EcotFigures *figures)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const      *names = ecot_figures_get_names (figures);

  json_builder_begin_object (builder);
  ecot_cli_add_file (builder, file);
  ecot_cli_add_text (builder, "lot", ecot_figures_get_lot (figures)->lot);
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_object (builder);
  for (; *names != NULL; names++)
    add_figure (builder, figures, *names);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  ecot_cli_print_json (builder);
}

int
ecot_cli_figures (EcotCli *cli)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotDesk) desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  EcotFigures         *figures;

  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  figures = ecot_desk_get_figures (desk);
  if (cli->json)
    print_figures_json (cli->args[0], figures);
  else
    for (const char *const *names = ecot_figures_get_names (figures); *names != NULL; names++)
      print_figure (figures, *names);

  return ECOT_CLI_FINE;
}

/* What stands after the value: an operation is equal to it, words explain it, and
 * of a cell the place says it all. */
static const char *
join_formula (const EcotReason *reason)
{
  switch (reason->op)
    {
    case ECOT_REASON_SUM:
    case ECOT_REASON_DIFFERENCE:
    case ECOT_REASON_REMAINDER:
    case ECOT_REASON_PRODUCT:
    case ECOT_REASON_QUOTIENT:
    case ECOT_REASON_PERCENT:
    case ECOT_REASON_SHARE:
    case ECOT_REASON_INSIDE:
    case ECOT_REASON_ROUND:
    case ECOT_REASON_RATE:
    case ECOT_REASON_TIME:
    case ECOT_REASON_SALARY:
    case ECOT_REASON_PART:
    case ECOT_REASON_LOAD:
      return reason->known ? " = " : ", ";
    case ECOT_REASON_TYPED:
      return NULL;
    case ECOT_REASON_COUNT:
    case ECOT_REASON_MONTHS:
    case ECOT_REASON_SAME:
    case ECOT_REASON_CALL:
    case ECOT_REASON_HEAD:
    case ECOT_REASON_DEFAULT:
    case ECOT_REASON_EVE:
    case ECOT_REASON_LEAST:
    case ECOT_REASON_THRESHOLD:
    case ECOT_REASON_SPREAD:
    case ECOT_REASON_SPAN:
    case ECOT_REASON_CALENDAR:
    case ECOT_REASON_RULE:
    default:
      return ", ";
    }
}

/* A line a node: "Coût horaire : 31,09 € = 9 870,50 € ÷ 317,5 h, arrondi au centime" */
static void
print_reason (const EcotReason *reason,
              guint             depth)
{
  g_autofree char    *value = ecot_reason_value (reason);
  g_autofree char    *formula = ecot_reason_formula (reason);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%*s%s\u00a0: %s", (int)depth * 2, "", reason->label, value);
  if (join_formula (reason) != NULL && strcmp (formula, value) != 0)
    g_string_append_printf (line, "%s%s", join_formula (reason), formula);
  if (reason->place != NULL)
    g_string_append_printf (line, " [%s]", reason->place);
  if (reason->article != NULL && join_formula (reason) == NULL)
    g_string_append_printf (line, " (%s)", reason->article);
  if (reason->source != NULL)
    g_string_append_printf (line, " (%s, ligne %u\u00a0: «\u202f%s\u202f»)", reason->source->file, reason->source->line, reason->source->quote);
  ecot_cli_print ("%s", line->str);

  for (guint i = 0; i < reason->children->len; i++)
    print_reason (reason->children->pdata[i], depth + 1);
}

static const char *
op_to_id (EcotReasonOp op)
{
  static const char *const ids[] = {
    [ECOT_REASON_TYPED] = "typed",
    [ECOT_REASON_SUM] = "sum",
    [ECOT_REASON_DIFFERENCE] = "difference",
    [ECOT_REASON_REMAINDER] = "remainder",
    [ECOT_REASON_PRODUCT] = "product",
    [ECOT_REASON_QUOTIENT] = "quotient",
    [ECOT_REASON_PERCENT] = "percent",
    [ECOT_REASON_SHARE] = "share",
    [ECOT_REASON_INSIDE] = "inside",
    [ECOT_REASON_ROUND] = "round",
    [ECOT_REASON_COUNT] = "count",
    [ECOT_REASON_MONTHS] = "months",
    [ECOT_REASON_SAME] = "same",
    [ECOT_REASON_CALL] = "call",
    [ECOT_REASON_HEAD] = "head",
    [ECOT_REASON_DEFAULT] = "default",
    [ECOT_REASON_EVE] = "eve",
    [ECOT_REASON_RATE] = "rate",
    [ECOT_REASON_TIME] = "time",
    [ECOT_REASON_SALARY] = "salary",
    [ECOT_REASON_PART] = "part",
    [ECOT_REASON_LOAD] = "load",
    [ECOT_REASON_LEAST] = "least",
    [ECOT_REASON_THRESHOLD] = "threshold",
    [ECOT_REASON_SPREAD] = "spread",
    [ECOT_REASON_SPAN] = "span",
    [ECOT_REASON_CALENDAR] = "calendar",
    [ECOT_REASON_RULE] = "rule",
  };

  return ids[op];
}

static gboolean
op_rounds (EcotReasonOp op)
{
  return op == ECOT_REASON_PRODUCT || op == ECOT_REASON_QUOTIENT || op == ECOT_REASON_PERCENT || op == ECOT_REASON_SHARE ||
         op == ECOT_REASON_INSIDE || op == ECOT_REASON_ROUND || (op >= ECOT_REASON_RATE && op < ECOT_REASON_CALENDAR);
}

static void
add_reason (JsonBuilder  *json,
            gconstpointer item)
{
  const EcotReason *reason = item;
  g_autofree char  *value = ecot_reason_to_machine (reason);
  g_autofree char  *formula = ecot_reason_formula (reason);

  ecot_cli_add_text (json, "figure", reason->figure);
  ecot_cli_add_text (json, "label", reason->label);
  ecot_cli_add_text (json, "value", value);
  ecot_cli_add_text (json, "unit", ecot_unit_to_id (reason->unit));
  ecot_cli_add_text (json, "op", op_to_id (reason->op));
  ecot_cli_add_text (json, "rounding", op_rounds (reason->op) ? ecot_rounding_to_id (reason->rounding) : NULL);
  ecot_cli_add_text (json, "formula", formula);
  ecot_cli_add_text (json, "article", reason->article);
  ecot_cli_add_text (json, "fault", reason->fault);
  ecot_cli_add_text (json, "place", reason->place);
  ecot_cli_add_source (json, reason->source);
  ecot_cli_add_array (json, "children", reason->children, add_reason);
}

int
ecot_cli_why (EcotCli *cli)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotDesk)   desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  g_autoptr (EcotReason) reason = NULL;

  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  reason = ecot_figures_explain (ecot_desk_get_figures (desk), cli->args[1]);
  if (reason == NULL)
    {
      g_autofree char *file = ecot_cli_show (cli->args[0]);
      g_autofree char *name = ecot_cli_show (cli->args[1]);

      ecot_cli_say (_ ("%s: there is no figure “%s”; ecot-cli figures lists them"), file, name);
      return ECOT_CLI_USAGE;
    }

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      add_reason (builder, reason);
      json_builder_end_object (builder);
      ecot_cli_print_json (builder);
    }
  else
    print_reason (reason, 0);

  return ECOT_CLI_FINE;
}
