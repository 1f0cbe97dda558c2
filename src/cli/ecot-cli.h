/* ecot-cli.h: what the verbs of the command line share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Results go to standard output and messages, one line each, to standard error;
 * both are UTF-8 whatever the locale.
 */

#pragma once

#include "cli/ecot-cli-json.h"
#include "desk/ecot-desk.h"
#include "dossier/ecot-diff.h"
#include "table/ecot-table.h"

G_BEGIN_DECLS

/* What the program answers when it ends. */
enum
{
  ECOT_CLI_FINE = 0,
  ECOT_CLI_FINDINGS = 1, /* check, lint-call, move: at least one of level error; solve: no such value; papers: one changed */
  ECOT_CLI_USAGE = 2,    /* asked for something that does not exist */
  ECOT_CLI_REFUSED = 3,  /* a file could not be read, written, or was refused */
};

/* One call of the program, options read. */
typedef struct
{
  EcotCatalogue *catalogue;
  gboolean       json;
  char          *at;                                        /* as typed, or NULL */
  gboolean       with_names;                                /* of participants, in what is exported */
  char          *paper;                                     /* likewise */
  char          *search, *issuer, *fund, *territory, *kind; /* likewise: which lots */
  gboolean       open;
  gboolean       euros;                     /* whole ones */
  char          *to;                        /* likewise: a call file */
  char          *apply;                     /* likewise: the dossier to write */
  char          *by;                        /* likewise: the field that may change */
  char          *signatory, *on;            /* likewise: who signed, and the day */
  char          *regulation;                /* likewise: whose cost options */
  char          *sheet, *columns, *decimal; /* likewise: how a spreadsheet is read */
  gboolean       dry_run;
  char          *certificate, *nssdir, *password_file; /* likewise: who signs a PDF, out of which store */
  char          *map, *sketch;                         /* likewise: of a form: what goes where; the file to begin one */
  char          *question, *from;                      /* likewise: of which text; the folder of the dossiers that answered it */
  char         **args;                                 /* what remains: file names and words */
  guint          n_args;
} EcotCli;

typedef int (*EcotCliRun) (EcotCli *cli);

typedef struct
{
  const char *name;
  const char *args;        /* as usage shows it: "FILE FIGURE" */
  const char *summary;     /* N_() */
  guint       least, most; /* number of args; G_MAXUINT: any */
  const char *options;     /* as "json at paper", one space between */
  EcotCliRun  run;
} EcotCliVerb;

/* One a verb. */
int ecot_cli_calls (EcotCli *cli);
int ecot_cli_call (EcotCli *cli);
int ecot_cli_lint_call (EcotCli *cli);
int ecot_cli_new (EcotCli *cli);
int ecot_cli_import (EcotCli *cli);
/* The same of a spreadsheet, into a dossier that is there. */
int ecot_cli_import_table (EcotCli *cli);
/* The same of one that Écot wrote of that dossier. */
int ecot_cli_bring_back (EcotCli   *cli,
                         EcotDesk  *desk,
                         EcotTable *table);
/* The same of a budget in any other. */
int ecot_cli_import_budget (EcotCli   *cli,
                            EcotDesk  *desk,
                            EcotTable *table);
/* Whether the dossier, which is the second word, has no edits that were not saved; if it has,
 * it said so. */
gboolean ecot_cli_is_at_rest (EcotCli  *cli,
                              EcotDesk *desk);
int      ecot_cli_export (EcotCli *cli);
int      ecot_cli_list_certificates (EcotCli *cli);
int      ecot_cli_check (EcotCli *cli);
int      ecot_cli_compare (EcotCli *cli);
int      ecot_cli_figures (EcotCli *cli);
int      ecot_cli_people (EcotCli *cli);
int      ecot_cli_why (EcotCli *cli);
int      ecot_cli_diff (EcotCli *cli);
int      ecot_cli_move (EcotCli *cli);
int      ecot_cli_help (EcotCli *cli);
int      ecot_cli_new_call (EcotCli *cli);
int      ecot_cli_solve (EcotCli *cli);
int      ecot_cli_options (EcotCli *cli);
int      ecot_cli_papers (EcotCli *cli);
int      ecot_cli_sign (EcotCli *cli);
int      ecot_cli_accounts (EcotCli *cli);
int      ecot_cli_cash (EcotCli *cli);
int      ecot_cli_de_minimis (EcotCli *cli);
int      ecot_cli_bundle (EcotCli *cli);
int      ecot_cli_fields (EcotCli *cli);
int      ecot_cli_fill (EcotCli *cli);
int      ecot_cli_answers (EcotCli *cli);

/* A line of a result.  Never fails: whether all of it was written is found out at the end. */
void ecot_cli_print (const char *format,
                     ...) G_GNUC_PRINTF (1, 2);
/* A result that has its newlines. */
void ecot_cli_print_string (GString *text);
/* A result as JSON. */
void ecot_cli_print_json (JsonBuilder *json);
/* One difference: as a line, and as what ecot_cli_add_array() takes. */
void ecot_cli_print_difference (const EcotDifference *difference);
void ecot_cli_add_difference (JsonBuilder  *json,
                              gconstpointer item);
/* A message on one line, whatever it quotes. */
void ecot_cli_say (const char *format,
                   ...) G_GNUC_PRINTF (1, 2);

/* Says @error, names @file (nullable) if the message does not, and returns the
 * exit status that goes with it. */
int ecot_cli_fail (const char   *file,
                   const GError *error);
/* The same for wrong words on the command line, whatever the error's code. */
int ecot_cli_fail_usage (const GError *error);

/* Whether a new dossier may be written there; if not, it said why and @status is the
 * one to exit with. */
gboolean ecot_cli_check_target (const char *file,
                                int        *status);

/* The first line of @file, and what is typed on the terminal without being shown; NULL with
 * %ECOT_ERROR_USAGE if there is none.  (transfer full) */
char *ecot_cli_read_password (const char *file,
                              GError    **error);
char *ecot_cli_ask_password (GError **error);

/* The file name as messages show it.  (transfer full) */
char *ecot_cli_show (const char *file);

G_END_DECLS
