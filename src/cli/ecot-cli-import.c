/* ecot-cli-import.c: the verb import, of a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FILE is a dossier that is there.  A spreadsheet that Écot wrote of it brings back what
 * was edited in it; any other is a budget whose lines are added, and so is one of ours
 * where somebody says which columns to read.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include "desk/ecot-sheet-import.h"

int
ecot_cli_import_table (EcotCli *cli)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (EcotDesk)  desk = NULL;
  g_autoptr (EcotTable) table = ecot_table_open (cli->args[0], NULL, &error);

  if (table == NULL)
    return ecot_cli_fail (cli->args[0], error);

  desk = cli->dry_run ? ecot_desk_read (cli->catalogue, cli->args[1], &error) : ecot_desk_open (cli->catalogue, cli->args[1], &error);
  if (desk == NULL)
    return ecot_cli_fail (cli->args[1], error);
  if (!ecot_cli_is_at_rest (cli, desk))
    return ECOT_CLI_REFUSED;

  if (cli->columns == NULL && ecot_sheet_import_is_ours (table))
    return ecot_cli_bring_back (cli, desk, table);

  return ecot_cli_import_budget (cli, desk, table);
}
