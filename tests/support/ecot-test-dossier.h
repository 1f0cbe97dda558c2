/* ecot-test-dossier.h: dossiers for tests: built in a line, random, and printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dossier/ecot-dossier.h"

G_BEGIN_DECLS

/* Everything in it, one record a line, in the order of the schema: two dossiers
 * are the same if and only if these are. */
char *ecot_test_dump (EcotDossier *dossier);

/* Sets a cell from its machine form, or empties it if @text is NULL.  The path
 * may name a record that does not exist yet unless it is a row of a list. */
void ecot_test_set (EcotDossier *dossier,
                    const char  *path,
                    const char  *text);
/* Appends a row to a list: field, machine form, field, machine form, NULL. */
EcotRecord *ecot_test_append (EcotDossier *dossier,
                              EcotKind     kind,
                              ...) G_GNUC_NULL_TERMINATED;

/* A value any cell of that field may hold, now and then the empty one. */
EcotValue ecot_test_random_value (GRand               *rand,
                                  const EcotFieldSpec *field);
/* An action that can be performed now: a few edits of every kind. */
EcotAction *ecot_test_random_action (EcotDossier *dossier,
                                     GRand       *rand);
/* The same @rand gives the same dossier. */
EcotDossier *ecot_test_random_dossier (GRand *rand,
                                       guint  n_actions);

G_END_DECLS
