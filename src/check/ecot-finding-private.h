/* ecot-finding-private.h: how the checks make findings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For check/, and for desk/, which finds what a check cannot see: papers.  A finding
 * never changes once it is made, but for the number of the row it is about.
 */

#pragma once

#include "check/ecot-finding.h"
#include "dossier/ecot-dossier.h"

G_BEGIN_DECLS

/* Stands for the number of the row in the message of a finding about one; once at most. */
#define ECOT_FINDING_NUMBER "\001"

typedef struct
{
  const char *rule;
  const char *item; /* appended to the rule: "required" and "siret"; or NULL */
  EcotLevel   level;
  const char *where; /* or @row */
  /* A layman has to see what is wrong with what: never NULL. */
  const char       *found, *expected;
  const char       *difference; /* or NULL */
  const EcotSource *source;     /* or NULL */
  EcotAction       *fix;        /* or NULL; taken */

  /* Instead of a place: a cell of a row of a list, wherever that goes. */
  EcotDossier *dossier;
  EcotRecord  *row;
  const char  *field; /* of the schema */
} EcotFindingSpec;

/* @message, as all texts, is set as French sets it.  @lot owns the source. */
EcotFinding *ecot_finding_new (EcotLot               *lot,
                               const EcotFindingSpec *spec,
                               const char            *message);

/* Where it stands in the list: by the section of the form it is about. */
void  ecot_finding_set_rank (EcotFinding *self,
                             guint        rank);
guint ecot_finding_get_rank (EcotFinding *self);

G_END_DECLS
