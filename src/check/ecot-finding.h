/* ecot-finding.h: one thing a reader of the dossier would object to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "call/ecot-lot.h"
#include "dossier/ecot-action.h"

G_BEGIN_DECLS

#define ECOT_TYPE_FINDING (ecot_finding_get_type ())

G_DECLARE_FINAL_TYPE (EcotFinding, ecot_finding, ECOT, FINDING, GObject)

/* What is about a row of a list names its number: place and sentence are those of where the row
 * stands when they are asked for, and hold until the dossier changes. */
const char *ecot_finding_get_rule (EcotFinding *self); /* "limit.cap", "required.siret", "words.presentation" */
EcotLevel   ecot_finding_get_level (EcotFinding *self);
const char *ecot_finding_get_where (EcotFinding *self);   /* a path */
const char *ecot_finding_get_message (EcotFinding *self); /* French sentence */
/* The record it is about wherever that goes, and its field; 0: it is about its place. */
gint64      ecot_finding_get_row (EcotFinding *self,
                                  const char **field);
const char *ecot_finding_get_found (EcotFinding *self); /* French, or NULL */
const char *ecot_finding_get_expected (EcotFinding *self);
const char *ecot_finding_get_difference (EcotFinding *self);

const EcotSource *ecot_finding_get_source (EcotFinding *self); /* or NULL */

/* One action that mends it where that is safe, or NULL; its label says what. */
EcotAction *ecot_finding_get_fix (EcotFinding *self);

/* Same rule, place and words: a list that is checked again keeps its rows. */
gboolean ecot_finding_equal (EcotFinding *a,
                             EcotFinding *b);

G_END_DECLS
