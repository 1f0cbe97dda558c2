/* ecot-cli-certificates.c: the certificates somebody could sign with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <glib/gi18n-lib.h>

#include "desk/ecot-nss.h"

/* Name for --certificate, whom it names, who says so, until when, the card, the folder. */
static void
print_certificate (const EcotHeldCertificate *held,
                   const char                *folder)
{
  g_autofree char *shown = ecot_cli_show (folder);
  char             buf[ECOT_DATE_BUFSIZE];

  ecot_cli_print ("%s\t%s\t%s\t%s\t%s\t%s", held->nick, held->holder != NULL ? held->holder : "", held->issuer != NULL ? held->issuer : "",
                  held->until != ECOT_DATE_NONE ? ecot_date_format (held->until, buf) : "", held->token != NULL ? held->token : "", shown);
}

/* The exit status. */
static int
print_store (const char *folder,
             guint      *n)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) list = ecot_nss_list (folder, NULL, &error);

  for (guint i = 0; list != NULL && i < list->len; i++, (*n)++)
    print_certificate (list->pdata[i], folder);

  return list != NULL ? ECOT_CLI_FINE : ecot_cli_fail (folder, error);
}

int
ecot_cli_list_certificates (EcotCli *cli)
{
  g_autoptr (GPtrArray) stores = ecot_nss_list_stores ();
  int                   status = ECOT_CLI_FINE;
  guint                 n = 0;

  if (cli->nssdir != NULL)
    status = print_store (cli->nssdir, &n);

  /* One that cannot be read hides no other. */
  for (guint i = 0; cli->nssdir == NULL && i < stores->len; i++)
    status = MAX (status, print_store (((const EcotNssStore *)stores->pdata[i])->path, &n));

  if (n == 0 && status == ECOT_CLI_FINE)
    ecot_cli_say (_ ("There is no certificate with its key here; --nssdir names another folder of certificates"));
  return status;
}
