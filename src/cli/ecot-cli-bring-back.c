/* ecot-cli-bring-back.c: the verb import, of a spreadsheet that Écot wrote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FILE is a dossier that is there, and is changed: the list of changes says how, so that
 * nothing happens unseen.  Nothing is written if nothing was edited.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <glib/gi18n-lib.h>

#include "desk/ecot-sheet-import.h"

/* {{{ Results */

static void
print_text (const EcotSheetImport *import)
{
  const GPtrArray *changes = ecot_sheet_import_get_changes (import);
  const GPtrArray *remarks = ecot_sheet_import_get_remarks (import);

  for (guint i = 0; i < changes->len; i++)
    ecot_cli_print_difference (changes->pdata[i]);

  for (guint i = 0; i < remarks->len; i++)
    {
      const EcotSheetRemark *remark = remarks->pdata[i];

      ecot_cli_print (_ ("%s: %s"), remark->where, remark->message);
    }
}

static void
add_remark (JsonBuilder  *json,
            gconstpointer item)
{
  const EcotSheetRemark *remark = item;

  ecot_cli_add_text (json, "where", remark->where);
  ecot_cli_add_text (json, "message", remark->message);
}

static void
print_json (EcotCli               *cli,
            const EcotSheetImport *import)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  ecot_cli_add_file (json, cli->args[1]);
  ecot_cli_add_array (json, "changes", (GPtrArray *)ecot_sheet_import_get_changes (import), ecot_cli_add_difference);
  ecot_cli_add_array (json, "remarks", (GPtrArray *)ecot_sheet_import_get_remarks (import), add_remark);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

/* }}} */

/* What a window has not saved yet is not ours to publish. */
gboolean
ecot_cli_is_at_rest (EcotCli  *cli,
                     EcotDesk *desk)
{
  EcotStore       *store = ecot_desk_get_store (desk);
  g_autofree char *shown = ecot_cli_show (cli->args[1]);

  if (store == NULL || ecot_store_is_saved (store))
    return TRUE;

  ecot_cli_say (_ ("%s: it has edits that were not saved: open it in Écot and save it first"), shown);
  return FALSE;
}

static int
apply (EcotCli         *cli,
       EcotDesk        *desk,
       EcotSheetImport *import)
{
  g_autoptr (GError) error = NULL;

  if (!cli->dry_run && ecot_sheet_import_get_changes (import)->len > 0 &&
      (!ecot_sheet_import_apply (import, &error) || !ecot_store_publish (ecot_desk_get_store (desk), NULL, &error)))
    return ecot_cli_fail (cli->args[1], error);

  if (cli->json)
    print_json (cli, import);
  else
    print_text (import);

  return ECOT_CLI_FINE;
}

int
ecot_cli_bring_back (EcotCli   *cli,
                     EcotDesk  *desk,
                     EcotTable *table)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (EcotSheetImport) import = NULL;

  import = ecot_sheet_import_new (desk, table, cli->args[0], &error);
  if (import == NULL)
    return ecot_cli_fail (cli->args[0], error);

  return apply (cli, desk, import);
}
