/* ecot-cli-import.c: the verb import, of a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FILE is a dossier that is there.
 */

#include "config.h"

#include "cli/ecot-cli.h"

int
ecot_cli_import_table (EcotCli *cli)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (EcotDesk)  desk = NULL;
  g_autoptr (EcotTable) table = NULL;

  desk = ecot_desk_open (cli->catalogue, cli->args[1], &error);
  if (desk == NULL)
    return ecot_cli_fail (cli->args[1], error);

  table = ecot_table_open (cli->args[0], NULL, &error);
  if (table == NULL)
    return ecot_cli_fail (cli->args[0], error);

  return ecot_cli_bring_back (cli, desk, table);
}
