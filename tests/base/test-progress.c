/* test-progress.c: how far a long piece of work is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-progress.h"

#include "support/ecot-test.h"

static void
test_unknown (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_cmpint (ecot_progress_ask (cancellable), ==, -1);
  ecot_progress_tell (cancellable, 0, 1000, 0, 0);
  g_assert_cmpint (ecot_progress_ask (cancellable), ==, -1);
  ecot_progress_tell (cancellable, 0, 1000, 0, 3);
  g_assert_cmpint (ecot_progress_ask (cancellable), ==, 0);
}

static void
test_phases (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  ecot_progress_tell (cancellable, 0, 400, 1, 2);
  g_assert_cmpint (ecot_progress_ask (cancellable), ==, 200);
  ecot_progress_tell (cancellable, 400, 900, 5, 4);
  g_assert_cmpint (ecot_progress_ask (cancellable), ==, 900);

  /* What is laid out a second time does not go back. */
  ecot_progress_tell (cancellable, 0, 400, 0, 2);
  g_assert_cmpint (ecot_progress_ask (cancellable), ==, 900);
}

static void
test_parts (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  ecot_progress_enter (cancellable, 0, 500);
  ecot_progress_tell (cancellable, 0, 1000, 1, 1);
  g_assert_cmpint (ecot_progress_ask (cancellable), ==, 500);
  ecot_progress_enter (cancellable, 500, 1000);
  ecot_progress_tell (cancellable, 0, 1000, 1, 2);
  g_assert_cmpint (ecot_progress_ask (cancellable), ==, 750);
  ecot_progress_tell (cancellable, 0, 1000, G_MAXUINT32, G_MAXUINT32);
  g_assert_cmpint (ecot_progress_ask (cancellable), ==, 1000);
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/progress/unknown", test_unknown);
  g_test_add_func ("/ecot/progress/phases", test_phases);
  g_test_add_func ("/ecot/progress/parts", test_parts);

  return g_test_run ();
}
