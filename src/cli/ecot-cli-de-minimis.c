/* ecot-cli-de-minimis.c: the verb de-minimis: small aid had before, and the room left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/ecot-cli.h"
#include "figure/ecot-de-minimis.h"

static void
print_sum (const EcotAidSum *sum)
{
  char had[ECOT_AMOUNT_BUFSIZE], asked[ECOT_AMOUNT_BUFSIZE], ceiling[ECOT_AMOUNT_BUFSIZE], room[ECOT_AMOUNT_BUFSIZE];

  if (sum->rule == NULL)
    ecot_cli_print ("%s\u00a0: aucune règle connue à cette date", sum->regime->label);
  else
    ecot_cli_print ("%s\t%s déjà reçus\t%s demandés\tplafond %s\treste %s\t%s, %s", sum->regime->label,
                    ecot_amount_format_french (sum->had, had), ecot_amount_format_french (sum->asked, asked),
                    ecot_amount_format_french (sum->rule->ceiling, ceiling), ecot_amount_format_french (sum->room, room),
                    sum->rule->regulation, sum->rule->article);
}

static void
print_ledger (const EcotAidLedger *ledger)
{
  char date[ECOT_DATE_BUFSIZE];

  if (ledger->fault != NULL)
    ecot_cli_print ("%s", ledger->fault);
  else
    ecot_cli_print ("Au %s (%s)", ecot_date_format_french (ledger->date, date), ledger->date_reason);

  for (guint i = 0; i < ledger->sums->len; i++)
    print_sum (&g_array_index (ledger->sums, EcotAidSum, i));
}

static void
add_amount (JsonBuilder *json,
            const char  *name,
            EcotAmount   amount,
            gboolean     known)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  ecot_cli_add_text (json, name, known ? ecot_amount_format (amount, buf) : NULL);
}

static void
add_sum (JsonBuilder      *json,
         const EcotAidSum *sum)
{
  json_builder_begin_object (json);
  ecot_cli_add_text (json, "regime", sum->regime->id);
  ecot_cli_add_text (json, "label", sum->regime->label);
  add_amount (json, "had", sum->had, TRUE);
  add_amount (json, "asked", sum->asked, TRUE);
  add_amount (json, "total", sum->total, TRUE);
  add_amount (json, "ceiling", sum->rule != NULL ? sum->rule->ceiling : 0, sum->rule != NULL);
  add_amount (json, "room", sum->room, sum->rule != NULL);
  ecot_cli_add_text (json, "regulation", sum->rule != NULL ? sum->rule->regulation : NULL);
  ecot_cli_add_text (json, "article", sum->rule != NULL ? sum->rule->article : NULL);
  json_builder_end_object (json);
}

static void
print_json (const char          *file,
            EcotFigures         *figures,
            const EcotAidLedger *ledger)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  char                    date[ECOT_DATE_BUFSIZE];

  json_builder_begin_object (json);
  ecot_cli_add_file (json, file);
  ecot_cli_add_text (json, "lot", ecot_figures_get_lot (figures)->lot);
  ecot_cli_add_text (json, "date", ledger->date != ECOT_DATE_NONE ? ecot_date_format (ledger->date, date) : NULL);
  ecot_cli_add_text (json, "date_reason", ledger->date_reason);
  json_builder_set_member_name (json, "regimes");
  json_builder_begin_array (json);
  for (guint i = 0; i < ledger->sums->len; i++)
    add_sum (json, &g_array_index (ledger->sums, EcotAidSum, i));
  json_builder_end_array (json);
  ecot_cli_add_text (json, "fault", ledger->fault);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

int
ecot_cli_de_minimis (EcotCli *cli)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (EcotDesk)      desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  g_autoptr (EcotAidLedger) ledger = NULL;

  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  ledger = ecot_aid_ledger_new (ecot_desk_get_figures (desk));
  if (cli->json)
    print_json (cli->args[0], ecot_desk_get_figures (desk), ledger);
  else
    print_ledger (ledger);

  return ECOT_CLI_FINE;
}
