/* ecot-cli-check.c: the verb check: findings of one dossier or a folder of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An officer checks what strangers sent: a file that cannot be read is reported
 * in its place and the others are still done.
 */

#include "config.h"

#include "cli/ecot-cli-elsewhere.h"
#include "cli/ecot-cli.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"

typedef struct
{
  const char *file;
  EcotLot    *lot;      /* NULL: not readable */
  GPtrArray  *findings; /* likewise */
  GError     *error;    /* why */
} Checked;

static void
checked_clear (Checked *self)
{
  g_clear_pointer (&self->lot, ecot_lot_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_error (&self->error);
}

static void
print_finding (const char  *file,
               EcotFinding *finding)
{
  const char *levels[] = { _ ("advice"), _ ("warning"), _ ("error") };

  ecot_cli_print (_ ("%s: %s: %s: %s"), file, levels[ecot_finding_get_level (finding)],
                  ecot_finding_get_where (finding), ecot_finding_get_message (finding));
}

static void
print_text (const Checked *checked)
{
  g_autofree char *file = ecot_cli_show (checked->file);

  if (checked->lot == NULL)
    return;

  for (guint i = 0; i < checked->findings->len; i++)
    print_finding (file, checked->findings->pdata[i]);
  ecot_cli_print (_ ("%s: errors: %u, warnings: %u, advice: %u"), file,
                  ecot_findings_count (checked->findings, ECOT_LEVEL_ERROR),
                  ecot_findings_count (checked->findings, ECOT_LEVEL_WARNING),
                  ecot_findings_count (checked->findings, ECOT_LEVEL_ADVICE));
}

static void
add_finding (JsonBuilder  *json,
             gconstpointer item)
{
  EcotFinding *finding = (EcotFinding *)item;
  EcotAction  *fix = ecot_finding_get_fix (finding);

  ecot_cli_add_text (json, "rule", ecot_finding_get_rule (finding));
  ecot_cli_add_text (json, "level", ecot_level_to_id (ecot_finding_get_level (finding)));
  ecot_cli_add_text (json, "where", ecot_finding_get_where (finding));
  ecot_cli_add_text (json, "message", ecot_finding_get_message (finding));
  ecot_cli_add_text (json, "found", ecot_finding_get_found (finding));
  ecot_cli_add_text (json, "expected", ecot_finding_get_expected (finding));
  ecot_cli_add_text (json, "difference", ecot_finding_get_difference (finding));
  ecot_cli_add_source (json, ecot_finding_get_source (finding));
  ecot_cli_add_text (json, "fix", fix != NULL ? ecot_action_get_label (fix) : NULL);
}

static void
add_json (JsonBuilder   *json,
          const Checked *checked)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  json_builder_begin_object (json);
  ecot_cli_add_file (json, checked->file);
  ecot_cli_add_text (json, "lot", checked->lot != NULL ? checked->lot->lot : NULL);
  ecot_cli_add_flag (json, "readable", checked->lot != NULL);
  ecot_cli_add_text (json, "error", checked->error != NULL ? checked->error->message : NULL);
  ecot_cli_add_array (json, "findings", checked->findings != NULL ? checked->findings : none, add_finding);
  json_builder_end_object (json);
}

/* All that were asked for.  Of a dossier that was checked its people are kept, to be
 * compared, and the rest is let go: there may be hundreds. */
typedef struct
{
  GArray           *files;  /* of Checked */
  EcotCliPeople    *people; /* of the files that could be read */
  EcotForeignNames *names;  /* how the dossiers, and the calls at hand, are called */
} Checking;

static void
checking_clear (Checking *self)
{
  g_clear_pointer (&self->files, g_array_unref);
  g_clear_pointer (&self->people, ecot_cli_people_free);
  g_clear_pointer (&self->names, ecot_foreign_names_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Checking, checking_clear)

/* The exit status of this one. */
static int
check_file (EcotCli          *cli,
            const char       *file,
            const EcotMoment *at,
            Checking         *checking)
{
  g_autoptr (EcotDesk) desk = NULL;
  Checked              checked = { .file = file };

  desk = ecot_desk_read (cli->catalogue, file, &checked.error);

  if (desk != NULL)
    {
      checked.lot = ecot_lot_ref (ecot_desk_get_lot (desk));
      checked.findings = ecot_desk_check (desk, at, checking->names);
      ecot_cli_people_add (checking->people, checking->files->len, file, desk);
    }
  else
    ecot_cli_fail (file, checked.error);

  g_array_append_val (checking->files, checked);

  if (desk == NULL)
    return ECOT_CLI_REFUSED;

  return ecot_findings_count (checked.findings, ECOT_LEVEL_ERROR) > 0 ? ECOT_CLI_FINDINGS : ECOT_CLI_FINE;
}

/* What one dossier left in another is only known once all have been opened.  One that cannot be read is
 * told of later. */
static EcotForeignNames *
list_names (EcotCli *cli)
{
  EcotForeignNames *names = ecot_foreign_names_new ();

  ecot_foreign_names_add_calls (names, cli->catalogue);
  for (guint i = 0; cli->n_args > 1 && i < cli->n_args; i++)
    {
      g_autoptr (EcotDossier) dossier = ecot_desk_read_dossier (cli->args[i], NULL, NULL);

      if (dossier != NULL)
        ecot_foreign_names_add_dossier (names, dossier, ecot_catalogue_find_lot (cli->catalogue, ecot_dossier_get_lot (dossier), NULL));
    }

  return names;
}

/* What no dossier knows of the others. */
static void
compare_people (Checking *checking)
{
  g_autoptr (GPtrArray) overloads = ecot_loads_find_overloads (ecot_cli_people_get_loads (checking->people));

  for (guint i = 0; i < overloads->len; i++)
    {
      const EcotOverload *overload = overloads->pdata[i];
      Checked            *checked = &g_array_index (checking->files, Checked, overload->load->owner);

      g_ptr_array_add (checked->findings, ecot_finding_new_for_overload (checked->lot, overload));
    }
}

static void
print_all (EcotCli  *cli,
           Checking *checking)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < checking->files->len; i++)
    if (cli->json)
      add_json (builder, &g_array_index (checking->files, Checked, i));
    else
      print_text (&g_array_index (checking->files, Checked, i));
  json_builder_end_array (builder);

  if (cli->json)
    ecot_cli_print_json (builder);
}

int
ecot_cli_check (EcotCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_auto (Checking)  checking = { NULL };
  EcotMoment         at;
  int                status = ECOT_CLI_FINE;

  if (cli->at != NULL && !ecot_moment_parse (cli->at, &at, &error))
    {
      ecot_cli_say ("--at: %s", error->message);
      return ECOT_CLI_USAGE;
    }

  checking.files = g_array_new (FALSE, FALSE, sizeof (Checked));
  g_array_set_clear_func (checking.files, (GDestroyNotify)checked_clear);
  checking.people = ecot_cli_people_new ();
  checking.names = list_names (cli);

  for (guint i = 0; i < cli->n_args; i++)
    {
      int one = check_file (cli, cli->args[i], cli->at != NULL ? &at : NULL, &checking);

      status = MAX (status, one);
    }

  compare_people (&checking);
  print_all (cli, &checking);

  return status;
}
