/* ecot-cli-diff.c: the verb diff: two dossiers field by field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comparing needs no call: also dossiers of a lot nobody has at hand can be
 * compared.  As with the figures, a difference is no failure.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Paragraphs on one line; the JSON has them as they are. */
static char *
one_line (const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return g_strdup ("∅");
  if (*text == '\0')
    return g_strdup ("(vide)"); /* a row with nothing in it */

  lines = g_strsplit (text, "\n", -1);
  return g_strjoinv (" ⏎ ", lines);
}

void
ecot_cli_print_difference (const EcotDifference *difference)
{
  g_autofree char *before = one_line (difference->before);
  g_autofree char *after = one_line (difference->after);

  ecot_cli_print (_ ("%s: %s → %s"), difference->where, before, after);
}

void
ecot_cli_add_difference (JsonBuilder  *json,
                         gconstpointer item)
{
  const EcotDifference *difference = item;

  ecot_cli_add_text (json, "where", difference->where);
  ecot_cli_add_text (json, "label", difference->label);
  ecot_cli_add_text (json, "before", difference->before);
  ecot_cli_add_text (json, "after", difference->after);
}

static void
print_json (GPtrArray *differences)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  ecot_cli_add_objects (json, differences, ecot_cli_add_difference);
  ecot_cli_print_json (json);
}

int
ecot_cli_diff (EcotCli *cli)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (EcotDossier) before = NULL;
  g_autoptr (EcotDossier) after = NULL;
  g_autoptr (GPtrArray)   differences = NULL;

  before = ecot_desk_read_dossier (cli->args[0], NULL, &error);
  if (before == NULL)
    return ecot_cli_fail (cli->args[0], error);

  after = ecot_desk_read_dossier (cli->args[1], NULL, &error);
  if (after == NULL)
    return ecot_cli_fail (cli->args[1], error);

  differences = ecot_diff (before, after);
  if (cli->json)
    print_json (differences);
  else
    for (guint i = 0; i < differences->len; i++)
      ecot_cli_print_difference (differences->pdata[i]);

  return ECOT_CLI_FINE;
}
