/* ecot-papers.h: the papers of a lot, and their composition into reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check/ecot-checker.h"
#include "report/ecot-sayings.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;          /* "reply" */
  char       *title;       /* French, as the lot prints it: "Annexe 2 : modèle de réponse" */
  gboolean    spreadsheet; /* may be written as .ods and .csv */
  gboolean    text;        /* may be written as .odt and .pdf */
  gboolean    to_sign;     /* by the representative, in a box of its own */
  gboolean    sent;        /* goes with the answer: neither kept, nor written later, nor blank */
} EcotPaper;

/* (transfer full) (element-type EcotPaper): reply, engagement, covering, budget, explanation …
 * @dossier: (nullable): then also what its content calls for, as a mission letter for each
 * person whose time a letter proves. */
GPtrArray *ecot_papers_list (const EcotLot *lot,
                             EcotDossier   *dossier);

/* The name under which a paper carries the dossier. */
#define ECOT_SOURCE_NAME "dossier.xml"

typedef struct
{
  EcotFigures          *figures;  /* with their dossier and lot */
  GPtrArray            *findings; /* of ecot_check(); errors make a draft; NULL: not checked, no mark */
  const EcotAttachment *source;   /* the XML form of the dossier, for a PDF to carry, or NULL */
  gboolean              blank;    /* the form to fill by hand: nothing of the dossier in it */
} EcotComposeInput;

/* The XML form of the dossier, which is to come, as papers carry it.  (transfer full) */
EcotAttachmentWriter *ecot_papers_begin_source (void);

/* A frozen report, with the fingerprint of what it says; NULL with %ECOT_ERROR_USAGE, whose message lists the papers. */
EcotReport *ecot_papers_compose (const char             *paper,
                                 const EcotComposeInput *input,
                                 GError                **error);

/* What a paper says, whether or not it is a draft: see ecot-sayings.h; NULL with
 * %ECOT_ERROR_USAGE.  (transfer full) */
GPtrArray *ecot_papers_say (const char  *paper,
                            EcotFigures *figures,
                            GError     **error);

G_END_DECLS
