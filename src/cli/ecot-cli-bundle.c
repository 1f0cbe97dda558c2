/* ecot-cli-bundle.c: the verb bundle: papers and what is attached, in one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that cannot be taken is told in one line, and the bundle is written without it:
 * then the status is 3, as where one of several files cannot be read.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <glib/gi18n-lib.h>

#include "desk/ecot-bundle.h"

static void
add_number (JsonBuilder *json,
            const char  *name,
            guint        number)
{
  json_builder_set_member_name (json, name);
  if (number > 0)
    json_builder_add_int_value (json, number);
  else
    json_builder_add_null_value (json);
}

static void
add_entry (JsonBuilder  *json,
           gconstpointer item)
{
  const EcotBundleEntry *entry = item;

  ecot_cli_add_text (json, "paper", entry->paper);
  add_number (json, "number", entry->number);
  ecot_cli_add_text (json, "numbers", entry->numbers);
  ecot_cli_add_text (json, "title", entry->title);
  ecot_cli_add_text (json, "kind", entry->kind);
  ecot_cli_add_text (json, "line", entry->line);
  ecot_cli_add_text (json, "funder", entry->funder);
  ecot_cli_add_text (json, "file", entry->file);
  ecot_cli_add_text (json, "name", entry->name);
  add_number (json, "pages", entry->n_pages);
  add_number (json, "page", entry->page);
  ecot_cli_add_text (json, "state", ecot_bundle_state_to_id (entry->state));
  ecot_cli_add_text (json, "reason", ecot_bundle_state_explain_french (entry->state));
  ecot_cli_add_text (json, "lost", entry->lost);
}

static void
print_json (EcotCli    *cli,
            EcotDesk   *desk,
            EcotBundle *bundle)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  ecot_cli_add_file (json, cli->args[0]);
  ecot_cli_add_text (json, "lot", ecot_desk_get_lot (desk)->lot);
  ecot_cli_add_text (json, "out", cli->args[1]);
  add_number (json, "pages", ecot_bundle_get_n_pages (bundle));
  ecot_cli_add_array (json, "entries", ecot_bundle_get_entries (bundle), add_entry);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

/* A piece for which no file was chosen is no failure: the index says that it is not there. */
static void
say_left_out (const GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const EcotBundleEntry *entry = entries->pdata[i];

      if (entry->state > ECOT_BUNDLE_ABSENT)
        ecot_cli_say (_ ("“%s” (piece %u, %s) was left out of the bundle: %s"), entry->file, entry->number, entry->title,
                      ecot_bundle_state_explain (entry->state));
    }
}

int
ecot_cli_bundle (EcotCli *cli)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotDesk)   desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  g_autoptr (EcotBundle) bundle = NULL;

  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  bundle = ecot_bundle_begin (desk, cli->args[1], &error);
  if (bundle == NULL || !ecot_bundle_write (bundle, NULL, &error))
    return ecot_cli_fail (cli->args[1], error);

  say_left_out (ecot_bundle_get_entries (bundle));
  if (cli->json)
    print_json (cli, desk, bundle);

  return ecot_bundle_get_n_left_out (bundle) > 0 ? ECOT_CLI_REFUSED : ECOT_CLI_FINE;
}
