/* ecot-exhibits.h: what goes with an answer, numbered once for all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pieces the call asks for, in its order, then the supporting documents of the
 * dossier, in theirs: papers, index, bundle and window all say these numbers.
 */

#pragma once

#include "call/ecot-lot.h"
#include "dossier/ecot-dossier.h"

G_BEGIN_DECLS

typedef struct
{
  guint            number;   /* from 1 */
  const EcotPiece *piece;    /* of the call, or NULL */
  EcotRecord      *document; /* of the dossier, or NULL */
  char            *title;    /* French */
  const char      *kind;     /* French: "devis", or NULL */
  const char      *file;     /* as the dossier names it, or NULL; borrowed from the dossier */
  EcotRecord      *line;     /* the budget line it proves, or NULL */
  EcotRecord      *funder;   /* whose decision it proves, or NULL */
} EcotExhibit;

typedef struct _EcotExhibits EcotExhibits;

/* Borrows from @lot and @dossier: made again after each change. */
EcotExhibits *ecot_exhibits_new (const EcotLot *lot,
                                 EcotDossier   *dossier);
void          ecot_exhibits_free (EcotExhibits *self);

guint              ecot_exhibits_get_n (const EcotExhibits *self);
const EcotExhibit *ecot_exhibits_get (const EcotExhibits *self,
                                      guint               i);
/* The number of a piece of the call; 0: it has none. */
guint ecot_exhibits_find_piece (const EcotExhibits *self,
                                const char         *id);
/* How many documents prove @record, a budget line or a funder. */
guint ecot_exhibits_count (const EcotExhibits *self,
                           EcotRecord         *record);
/* The number of the first of them; 0: there is none. */
guint ecot_exhibits_find_first (const EcotExhibits *self,
                                EcotRecord         *record);
/* Whether any document proves a line. */
gboolean ecot_exhibits_prove_lines (const EcotExhibits *self);
/* "pièce 3", "pièces 3 et 5"; NULL: there is none.  (transfer full) */
char *ecot_exhibits_refer (const EcotExhibits *self,
                           EcotRecord         *record);
/* The typed text with the numbers beside it; NULL if there is neither.  (transfer full) */
char *ecot_exhibits_describe_proof (const EcotExhibits *self,
                                    EcotRecord         *record);

/* The budget line a document names: FALSE if it names one that is gone. */
gboolean ecot_document_find_line (EcotDossier *dossier,
                                  EcotRecord  *document,
                                  EcotRecord **line);
/* The same of the funder whose decision it proves. */
gboolean ecot_document_find_funder (EcotDossier *dossier,
                                    EcotRecord  *document,
                                    EcotRecord **funder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotExhibits, ecot_exhibits_free)

G_END_DECLS
