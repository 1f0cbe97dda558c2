/* ecot-cli-lot.c: the verbs that speak of calls: calls, call, lint-call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What they print is made in ecot-cli-call.c; here it is asked for and sent.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include "cli/ecot-cli-call.h"

/* A call file nobody can read is told of, and the others are still listed. */
int
ecot_cli_calls (EcotCli *cli)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray          *errors = ecot_catalogue_get_errors (cli->catalogue);

  ecot_cli_append_calls (cli->catalogue, cli->json, text);
  ecot_cli_print_string (text);
  for (guint i = 0; i < errors->len; i++)
    ecot_cli_fail (NULL, errors->pdata[i]);

  return errors->len > 0 ? ECOT_CLI_REFUSED : ECOT_CLI_FINE;
}

int
ecot_cli_call (EcotCli *cli)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError)  error = NULL;
  EcotLot            *lot = ecot_catalogue_find_lot (cli->catalogue, cli->args[0], &error);

  if (lot == NULL)
    return ecot_cli_fail_usage (error);

  ecot_cli_append_call (lot, cli->json, text);
  ecot_cli_print_string (text);

  return ECOT_CLI_FINE;
}

int
ecot_cli_lint_call (EcotCli *cli)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError)  error = NULL;
  gboolean            bad = FALSE;

  if (!ecot_cli_append_lint (cli->args[0], cli->json, text, &bad, &error))
    return ecot_cli_fail (cli->args[0], error);

  ecot_cli_print_string (text);

  return bad ? ECOT_CLI_FINDINGS : ECOT_CLI_FINE;
}
