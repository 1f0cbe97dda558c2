/* ecot-test-reason.h: a figure made again from its explanation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/ecot-figures.h"

G_BEGIN_DECLS

/* Asserts of @reason and all below it that the operation over its children's
 * values gives its value, and that a cell holds what the leaf says. */
void ecot_test_replay (EcotFigures      *figures,
                       const EcotReason *reason);

/* The same of every figure there is: those that have a name, the amounts of lines and of
 * contributions, what is computed of people, as a whole and of each month, the balances of the cash plan, small aid.  What
 * each is explained to be is asserted to be what it is. */
void ecot_test_replay_all (EcotFigures *figures);

/* @text with every kind of no-break space as a plain one. */
char *ecot_test_plain (const char *text);

G_END_DECLS
