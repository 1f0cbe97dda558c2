/* ecot-cli-file.c: the verbs that write files: new, import, export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A dossier is somebody's work: new and import never write over one.  A paper
 * can be made again: export replaces it, whole or not at all.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/ecot-error.h"

static gboolean
has_ending (const char *file,
            const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (file, -1);

  return g_str_has_suffix (lower, ending);
}

/* An empty file is nobody's work: mktemp makes them. */
gboolean
ecot_cli_check_target (const char *file,
                       int        *status)
{
  g_autofree char *shown = ecot_cli_show (file);
  GStatBuf         info;

  *status = ECOT_CLI_FINE;
  if (!has_ending (file, ".ecot"))
    {
      ecot_cli_say (_ ("%s: a dossier is called as in “rallye.ecot”: write that ending"), shown);
      *status = ECOT_CLI_USAGE;
    }
  else if (g_lstat (file, &info) == 0 && (!S_ISREG (info.st_mode) || info.st_size > 0))
    {
      ecot_cli_say (_ ("%s: this file exists already: choose another name, or remove it first"), shown);
      *status = ECOT_CLI_REFUSED;
    }

  return *status == ECOT_CLI_FINE;
}

static int
write_dossier (EcotCli     *cli,
               EcotDossier *dossier,
               const char  *file)
{
  g_autoptr (GError) error = NULL;
  EcotLot           *lot = ecot_catalogue_find_lot (cli->catalogue, ecot_dossier_get_lot (dossier), &error);
  EcotCall          *call = lot != NULL ? ecot_catalogue_find_call (cli->catalogue, lot->call) : NULL;

  if (call == NULL || !ecot_store_write (dossier, ecot_call_get_bytes (call), file, &error))
    return ecot_cli_fail (file, error);

  return ECOT_CLI_FINE;
}

int
ecot_cli_new (EcotCli *cli)
{
  g_autoptr (EcotDossier) dossier = NULL;
  g_autoptr (GError)      error = NULL;
  int                     status;

  if (ecot_catalogue_find_lot (cli->catalogue, cli->args[0], &error) == NULL)
    return ecot_cli_fail_usage (error);
  if (!ecot_cli_check_target (cli->args[1], &status))
    return status;

  dossier = ecot_dossier_new (cli->args[0]);
  return write_dossier (cli, dossier, cli->args[1]);
}

/* Those of Excel to say what to do with them. */
static gboolean
is_table (const char *file)
{
  static const char *const endings[] = { ".ods", ".fods", ".csv", ".tsv", ".xlsx", ".xls", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    if (has_ending (file, endings[i]))
      return TRUE;

  return FALSE;
}

int
ecot_cli_import (EcotCli *cli)
{
  g_autoptr (EcotDesk) desk = NULL;
  g_autoptr (GError)   error = NULL;
  int                  status;

  if (is_table (cli->args[0]))
    return ecot_cli_import_table (cli);
  if (!has_ending (cli->args[0], ".xml") && !has_ending (cli->args[0], ".pdf"))
    {
      g_autofree char *shown = ecot_cli_show (cli->args[0]);

      ecot_cli_say (_ ("%s: a dossier is imported from its XML form (.xml) or a PDF that Écot wrote, a budget from a spreadsheet (.ods, .csv)"), shown);
      return ECOT_CLI_USAGE;
    }
  if (!ecot_cli_check_target (cli->args[1], &status))
    return status;

  desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  return write_dossier (cli, ecot_desk_get_dossier (desk), cli->args[1]);
}

static int
list_papers (EcotDesk *desk)
{
  g_autoptr (GPtrArray) papers = ecot_papers_list (ecot_desk_get_lot (desk), ecot_desk_get_dossier (desk));

  for (guint i = 0; i < papers->len; i++)
    {
      const EcotPaper *paper = papers->pdata[i];

      ecot_cli_print ("%s\t%s", paper->id, paper->title);
    }

  return ECOT_CLI_FINE;
}

/* One line, for whoever needs them. */
static void
say_left_out (const char *file,
              guint       n)
{
  g_autofree char *shown = ecot_cli_show (file);

  if (n > 0)
    ecot_cli_say (g_dngettext (GETTEXT_PACKAGE,
                               "%s: the name and date of birth of %u participant were left out; --with-names keeps them",
                               "%s: the names and dates of birth of %u participants were left out; --with-names keeps them", n),
                  shown, n);
}

/* Of a store of certificates: out of a file, which may be a pipe, or typed unseen. */
static char *
ask_password (gpointer data,
              GError **error)
{
  EcotCli *cli = data;

  return cli->password_file != NULL ? ecot_cli_read_password (cli->password_file, error) : ecot_cli_ask_password (error);
}

static gboolean
is_certified_right (EcotCli *cli)
{
  if (cli->certificate != NULL || (cli->nssdir == NULL && cli->password_file == NULL))
    return TRUE;

  ecot_cli_say (_ ("--nssdir and --password-file go with --certificate: name the certificate"));
  return FALSE;
}

static int
run_export (EcotCli    *cli,
            EcotExport *job)
{
  g_autoptr (EcotCertificate) certificate = NULL;
  g_autoptr (GError)          error = NULL;
  const char                 *out = cli->args[1];
  g_autofree char            *shown = ecot_cli_show (out);

  if (cli->certificate != NULL)
    certificate = ecot_certificate_new (cli->certificate, cli->nssdir, ask_password, cli);
  if ((certificate != NULL && !ecot_export_set_certificate (job, certificate, &error)) || !ecot_export_write (job, NULL, &error))
    return ecot_cli_fail (out, error);

  say_left_out (out, ecot_export_get_n_left_out (job));
  if (certificate != NULL && !ecot_export_is_known (job))
    ecot_cli_say (_ ("%s: signed and valid; this computer does not know who issued the certificate, so a reader may be told the same"), shown);
  return ECOT_CLI_FINE;
}

static int
write_export (EcotCli  *cli,
              EcotDesk *desk)
{
  const char            *out = cli->args[1];
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotExport) job = NULL;

  if (!is_certified_right (cli))
    return ECOT_CLI_USAGE;

  if (cli->with_names && !has_ending (out, ".xml") && !has_ending (out, ".pdf"))
    {
      ecot_cli_say (_ ("That paper counts participants and names nobody: leave --with-names away, or write a .xml or .pdf, which hold the dossier"));
      return ECOT_CLI_USAGE;
    }

  job = cli->with_names ? ecot_desk_begin_export_with_names (desk, out, cli->paper, &error) : ecot_desk_begin_export (desk, out, cli->paper, &error);
  if (job == NULL)
    return ecot_cli_fail (out, error);

  return run_export (cli, job);
}

int
ecot_cli_export (EcotCli *cli)
{
  g_autoptr (EcotDesk) desk = NULL;
  g_autoptr (GError)   error = NULL;
  gboolean             list = g_strcmp0 (cli->paper, "list") == 0;

  if (g_strcmp0 (cli->certificate, "list") == 0)
    return ecot_cli_list_certificates (cli);

  if (list != (cli->n_args == 1))
    {
      ecot_cli_say (list ? _ ("“--paper list” prints the papers and writes nothing: leave OUT away")
                         : _ ("OUT is missing: name the file to write, as in “budget.ods”"));
      return ECOT_CLI_USAGE;
    }

  desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);
  if (list)
    return list_papers (desk);

  return write_export (cli, desk);
}
