/* ecot-cli-cash.c: the verb cash: what comes in and goes out, month by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/ecot-cli.h"
#include "figure/ecot-cash.h"

static void
print_month (const EcotCashMonth *month)
{
  char received[ECOT_AMOUNT_BUFSIZE], spent[ECOT_AMOUNT_BUFSIZE], balance[ECOT_AMOUNT_BUFSIZE], name[ECOT_DATE_BUFSIZE];

  ecot_cli_print ("%.7s\t%s\t%s\t%s", ecot_date_format (month->month, name), ecot_amount_format_french (month->received, received),
                  ecot_amount_format_french (month->spent, spent), ecot_amount_format_french (month->balance, balance));
}

static void
print_plan (const EcotCashPlan *plan)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  if (plan->months->len > 0)
    ecot_cli_print ("Mois\tReçu\tDépensé\tTrésorerie à la fin du mois");

  for (guint i = 0; i < plan->months->len; i++)
    print_month (&g_array_index (plan->months, EcotCashMonth, i));

  if (plan->months->len > 0)
    {
      const EcotCashMonth *lowest = &g_array_index (plan->months, EcotCashMonth, plan->lowest);
      g_autofree char     *name = ecot_cash_of_month (lowest->month);

      ecot_cli_print ("Point le plus bas\u00a0: %s, à la fin %s", ecot_amount_format_french (lowest->balance, buf), name);
    }

  if (plan->fault != NULL)
    ecot_cli_print ("%s", plan->fault);

  for (guint i = 0; i < plan->remarks->len; i++)
    ecot_cli_print ("%s", (const char *)plan->remarks->pdata[i]);
}

static void
add_amount (JsonBuilder *json,
            const char  *name,
            EcotAmount   amount)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  ecot_cli_add_text (json, name, ecot_amount_format (amount, buf));
}

static void
add_month_name (JsonBuilder         *json,
                const EcotCashMonth *month)
{
  char             buf[ECOT_DATE_BUFSIZE];
  g_autofree char *name = g_strdup_printf ("%.7s", ecot_date_format (month->month, buf));

  ecot_cli_add_text (json, "month", name);
}

static void
add_months (JsonBuilder        *json,
            const EcotCashPlan *plan)
{
  json_builder_set_member_name (json, "months");
  json_builder_begin_array (json);
  for (guint i = 0; i < plan->months->len; i++)
    {
      const EcotCashMonth *month = &g_array_index (plan->months, EcotCashMonth, i);

      json_builder_begin_object (json);
      add_month_name (json, month);
      add_amount (json, "received", month->received);
      add_amount (json, "spent", month->spent);
      add_amount (json, "balance", month->balance);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_lowest (JsonBuilder        *json,
            const EcotCashPlan *plan)
{
  json_builder_set_member_name (json, "lowest");
  if (plan->months->len == 0)
    {
      json_builder_add_null_value (json);
      return;
    }

  json_builder_begin_object (json);
  add_month_name (json, &g_array_index (plan->months, EcotCashMonth, plan->lowest));
  add_amount (json, "value", g_array_index (plan->months, EcotCashMonth, plan->lowest).balance);
  json_builder_end_object (json);
}

static void
print_json (const char         *file,
            EcotFigures        *figures,
            const EcotCashPlan *plan)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  ecot_cli_add_file (json, file);
  ecot_cli_add_text (json, "lot", ecot_figures_get_lot (figures)->lot);
  add_amount (json, "opening", plan->opening);
  add_months (json, plan);
  add_lowest (json, plan);
  json_builder_set_member_name (json, "remarks");
  json_builder_begin_array (json);
  for (guint i = 0; i < plan->remarks->len; i++)
    json_builder_add_string_value (json, plan->remarks->pdata[i]);
  json_builder_end_array (json);
  ecot_cli_add_text (json, "fault", plan->fault);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

int
ecot_cli_cash (EcotCli *cli)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (EcotDesk)     desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  g_autoptr (EcotCashPlan) plan = NULL;

  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  plan = ecot_cash_plan_new (ecot_desk_get_figures (desk));
  if (cli->json)
    print_json (cli->args[0], ecot_desk_get_figures (desk), plan);
  else
    print_plan (plan);

  return ECOT_CLI_FINE;
}
