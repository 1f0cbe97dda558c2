/* ecot-test-lot.h: lots for tests, from a few lines of a call file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "call/ecot-call.h"

G_BEGIN_DECLS

/* Lot "test/1" of a call whose only lot holds @items, as XML. */
EcotLot *ecot_test_lot_new (const char *items);
/* A lot of the calls that come with Écot: "resa-2017", "1". */
EcotLot *ecot_test_lot_load (const char *call,
                             const char *number);

/* Begins and runs the tests of a program: @test of each lot that came with Écot, under @path. */
int ecot_test_run_on_lots (int          *argc,
                           char       ***argv,
                           const char   *path,
                           GTestDataFunc test);

G_END_DECLS
