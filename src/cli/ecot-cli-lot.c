/* ecot-cli-lot.c: the verbs that speak of calls: calls, call, lint-call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What they print is made in ecot-cli-call.c; here it is asked for and sent.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "cli/ecot-cli-call.h"

static gboolean
read_query (const EcotCli *cli,
            EcotLotQuery  *query,
            GError       **error)
{
  g_auto (GStrv) kinds = g_strsplit (ECOT_APPLICANT_KINDS, " ", -1);

  *query = (EcotLotQuery){ cli->search, cli->issuer, cli->fund, cli->territory, cli->kind, cli->open, 0 };
  if (cli->kind != NULL && !g_strv_contains ((const char *const *)kinds, cli->kind))
    {
      g_autofree char *shown = ecot_cli_show (cli->kind);
      g_autofree char *list = g_strjoinv (", ", kinds);

      g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("“%s” is no kind of applicant; there are: %s"), shown, list);
      return FALSE;
    }

  if (cli->at == NULL || ecot_moment_parse (cli->at, &query->at, error))
    return TRUE;

  g_prefix_error (error, "--at: ");
  return FALSE;
}

/* A call file nobody can read is told of, and the others are still listed. */
int
ecot_cli_calls (EcotCli *cli)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError)  error = NULL;
  GPtrArray          *errors = ecot_catalogue_get_errors (cli->catalogue);
  EcotLotQuery        query;

  if (!read_query (cli, &query, &error))
    return ecot_cli_fail_usage (error);

  ecot_cli_append_calls (cli->catalogue, &query, cli->open || cli->at != NULL, cli->json, text);
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
