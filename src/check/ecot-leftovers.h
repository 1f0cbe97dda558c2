/* ecot-leftovers.h: what another dossier left in this one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "call/ecot-catalogue.h"
#include "check/ecot-finding.h"
#include "figure/ecot-figures.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_NAME_ACTION,
  ECOT_NAME_APPLICANT,
  ECOT_NAME_ACRONYM,
  ECOT_NAME_SIRET,
  ECOT_NAME_RNA,
  ECOT_NAME_LOT,
  ECOT_NAME_PART, /* of the title of a lot: the programme or the place it names */
  ECOT_NAME_PLACE,
  ECOT_NAME_CALL,
  ECOT_NAME_ISSUER,
  ECOT_N_NAMES
} EcotNameKind;

/* How another dossier, or what it answers, is called. */
typedef struct
{
  EcotNameKind kind;
  char        *text;
  char        *applicant; /* whose dossier it is, or NULL; an applicant is no stranger in his own */
} EcotForeignName;

/* Many of them, put in order once: one table serves for hundreds of dossiers, on any
 * thread once nothing is added any more. */
typedef struct _EcotForeignNames EcotForeignNames;

EcotForeignNames *ecot_foreign_names_new (void);
EcotForeignNames *ecot_foreign_names_ref (EcotForeignNames *self);
void              ecot_foreign_names_unref (EcotForeignNames *self);

/* Nothing is added for a @text that is NULL, or that is there. */
void ecot_foreign_names_add (EcotForeignNames *self,
                             EcotNameKind      kind,
                             const char       *text,
                             const char       *applicant);
/* Its action and its applicant; what it answers, if @lot (nullable) is known. */
void ecot_foreign_names_add_dossier (EcotForeignNames *self,
                                     EcotDossier      *dossier,
                                     EcotLot          *lot);
/* Every call at hand, and who issues it. */
void ecot_foreign_names_add_calls (EcotForeignNames *self,
                                   EcotCatalogue    *catalogue);
/* Borrowed.  (element-type EcotForeignName) */
const GPtrArray *ecot_foreign_names_get_list (EcotForeignNames *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotForeignNames, ecot_foreign_names_unref)

/* Appends a warning for each left-over in the texts of the dossier: names of @names (nullable) and of the
 * other lots of the call, years that are not the action's, places that were to be filled. */
void ecot_check_leftovers (EcotFigures      *figures,
                           EcotForeignNames *names,
                           GPtrArray        *findings);

G_END_DECLS
