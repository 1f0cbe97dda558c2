/* ecot-cli-sign.c: the verbs papers and sign: what was signed, and what it says since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FILE stays as it is: a dossier that knows of a signature is a new file.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <glib/gi18n-lib.h>

#include "desk/ecot-signed-pdf.h"
#include "desk/ecot-signing.h"

static char *
one_line (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdelimit (g_strdup (text), "\n", ' ') : g_strdup ("∅");
}

static void
print_change (const EcotSayingChange *change)
{
  g_autofree char *before = one_line (change->before);
  g_autofree char *after = one_line (change->after);

  ecot_cli_print (_ ("    %s: %s → %s"), change->label, before, after);
}

static void
print_paper (const EcotSignedPaper *paper)
{
  const char *states[] = { _ ("not signed"), _ ("signed"), _ ("changed since it was signed") };
  char        buf[ECOT_DATE_BUFSIZE];

  if (paper->state == ECOT_PAPER_UNSIGNED)
    {
      ecot_cli_print ("%s\t%s\t%s", paper->id, paper->title, states[paper->state]);
      return;
    }

  ecot_cli_print ("%s\t%s\t%s\t%s\t%s", paper->id, paper->title, states[paper->state],
                  paper->by != NULL ? paper->by : "",
                  paper->date != ECOT_DATE_NONE ? ecot_date_format (paper->date, buf) : "");

  for (guint i = 0; paper->changes != NULL && i < paper->changes->len; i++)
    print_change (paper->changes->pdata[i]);
}

static void
add_change (JsonBuilder  *json,
            gconstpointer item)
{
  const EcotSayingChange *change = item;

  ecot_cli_add_text (json, "label", change->label);
  ecot_cli_add_text (json, "before", change->before);
  ecot_cli_add_text (json, "after", change->after);
}

static void
add_paper (JsonBuilder  *json,
           gconstpointer item)
{
  const EcotSignedPaper *paper = item;
  g_autoptr (GPtrArray)  none = g_ptr_array_new ();
  char                   buf[ECOT_DATE_BUFSIZE];

  ecot_cli_add_text (json, "paper", paper->id);
  ecot_cli_add_text (json, "title", paper->title);
  ecot_cli_add_text (json, "state", ecot_paper_state_to_id (paper->state));
  ecot_cli_add_text (json, "fingerprint", paper->fingerprint);
  ecot_cli_add_text (json, "signed", paper->signed_fingerprint);
  ecot_cli_add_text (json, "by", paper->by);
  ecot_cli_add_text (json, "date", paper->date != ECOT_DATE_NONE ? ecot_date_format (paper->date, buf) : NULL);
  ecot_cli_add_array (json, "changes", paper->changes != NULL ? paper->changes : none, add_change);
}

static void
print_json (EcotCli   *cli,
            EcotDesk  *desk,
            GPtrArray *papers)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  ecot_cli_add_file (json, cli->args[0]);
  ecot_cli_add_text (json, "lot", ecot_desk_get_lot (desk)->lot);
  ecot_cli_add_array (json, "papers", papers, add_paper);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

/* A paper that is no longer what was signed is a finding. */
static int
status_of (GPtrArray *papers)
{
  for (guint i = 0; i < papers->len; i++)
    if (((const EcotSignedPaper *)papers->pdata[i])->state == ECOT_PAPER_STALE)
      return ECOT_CLI_FINDINGS;

  return ECOT_CLI_FINE;
}

/* {{{ A paper that came back signed with a certificate */

static const char *
say_seal (const EcotSeal *seal)
{
  const char *states[ECOT_N_SEALS] = { _ ("signed, and as it was signed"), _ ("signed, and added to afterwards"), _ ("signed, and changed afterwards: the signature is not valid") };

  return states[seal->state];
}

static void
print_signed (const EcotSignedPdf *paper)
{
  for (guint i = 0; i < paper->seals->len; i++)
    {
      const EcotSeal *seal = paper->seals->pdata[i];

      ecot_cli_print ("%s\t%s\t%s\t%s\t%s", paper->title, say_seal (seal), seal->by, seal->at != NULL ? seal->at : "",
                      seal->known ? _ ("the certificate is trusted") : _ ("this computer does not trust the certificate"));
    }

  if (paper->seals->len == 0)
    ecot_cli_print ("%s\t%s", paper->title, _ ("not signed with a certificate"));
  ecot_cli_print ("%s\t%s", paper->title, paper->changes->len == 0 ? _ ("the dossier says the same") : _ ("the dossier says otherwise since"));
  for (guint i = 0; i < paper->changes->len; i++)
    print_change (paper->changes->pdata[i]);
}

static void
add_seal (JsonBuilder  *json,
          gconstpointer item)
{
  const EcotSeal *seal = item;

  ecot_cli_add_text (json, "by", seal->by);
  ecot_cli_add_text (json, "at", seal->at);
  ecot_cli_add_text (json, "state", ecot_seal_state_to_id (seal->state));
  ecot_cli_add_flag (json, "trusted", seal->known);
}

static void
print_signed_json (EcotCli             *cli,
                   EcotDesk            *desk,
                   const EcotSignedPdf *paper)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autofree char        *shown = ecot_cli_show (cli->args[1]);

  json_builder_begin_object (json);
  ecot_cli_add_file (json, cli->args[0]);
  ecot_cli_add_text (json, "lot", ecot_desk_get_lot (desk)->lot);
  ecot_cli_add_text (json, "signed", shown);
  ecot_cli_add_text (json, "title", paper->title);
  ecot_cli_add_flag (json, "intact", ecot_signed_pdf_is_intact (paper));
  ecot_cli_add_array (json, "signatures", paper->seals, add_seal);
  ecot_cli_add_array (json, "changes", paper->changes, add_change);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

static int
check_signed (EcotCli  *cli,
              EcotDesk *desk)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (EcotSignedPdf) paper = ecot_signed_pdf_read (desk, cli->args[1], cli->nssdir, NULL, &error);

  if (paper == NULL)
    return ecot_cli_fail (cli->args[1], error);

  if (cli->json)
    print_signed_json (cli, desk, paper);
  else
    print_signed (paper);

  return ecot_signed_pdf_is_intact (paper) && paper->changes->len == 0 ? ECOT_CLI_FINE : ECOT_CLI_FINDINGS;
}

/* }}} */

int
ecot_cli_papers (EcotCli *cli)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (EcotDesk)  desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  g_autoptr (GPtrArray) papers = NULL;

  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  if (cli->n_args == 2)
    return check_signed (cli, desk);

  papers = ecot_signing_list (ecot_desk_get_figures (desk));
  if (cli->json)
    print_json (cli, desk, papers);
  else
    for (guint i = 0; i < papers->len; i++)
      print_paper (papers->pdata[i]);

  return status_of (papers);
}

int
ecot_cli_sign (EcotCli *cli)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotDesk)   desk = NULL;
  g_autoptr (EcotAction) action = NULL;
  EcotDate               day = ECOT_DATE_NONE;
  int                    status;

  if (cli->on != NULL && !ecot_date_parse (cli->on, &day, &error))
    return ecot_cli_fail_usage (error);

  if (!ecot_cli_check_target (cli->args[2], &status))
    return status;

  desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  if (desk == NULL)
    return ecot_cli_fail (cli->args[0], error);

  action = ecot_signing_sign (ecot_desk_get_figures (desk), cli->args[1], cli->signatory, day, &error);
  if (action == NULL)
    return ecot_cli_fail_usage (error);

  if (!ecot_dossier_perform (ecot_desk_get_dossier (desk), action, &error) ||
      !ecot_store_write (ecot_desk_get_dossier (desk), ecot_call_get_bytes (ecot_desk_get_call (desk)), cli->args[2], &error))
    return ecot_cli_fail (cli->args[2], error);

  return ECOT_CLI_FINE;
}
