/* ecot-test-check.h: the worked example, its findings as text, and fixes tried
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check/ecot-checker.h"

G_BEGIN_DECLS

/* Figures of an example that comes with Écot: "rallye-ess". */
EcotFigures *ecot_test_example (const char *name);
/* Figures of an empty dossier of a lot of test/1 (see ecot_test_lot_new). */
EcotFigures *ecot_test_check_new (const char *items);

/* Sets a cell; a row after the last one of its list comes into being.  "@700":
 * a text of 700 words. */
void ecot_test_edit (EcotDossier *dossier,
                     const char  *path,
                     const char  *text);

/* "error limit.cap budget\n" for each, without rules that begin with @but (or
 * NULL).  Asserts what is true of every finding: texts, place. */
char *ecot_test_findings (EcotFigures      *figures,
                          const EcotMoment *at,
                          const char       *but);

/* Asserts of every finding with a fix that one action mends it, brings no new
 * error, and can be undone. */
void ecot_test_fixes (EcotFigures *figures);

G_END_DECLS
