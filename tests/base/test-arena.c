/* test-arena.c: many small things that live and go together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-arena.h"

#include <string.h>

static gboolean
is_zero (const char *bytes,
         gsize       size)
{
  for (gsize i = 0; i < size; i++)
    if (bytes[i] != 0)
      return FALSE;

  return TRUE;
}

/* Of every size, on both sides of that of a block, filled to the last byte. */
static void
test_allocate (void)
{
  static const gsize    sizes[] = { 0, 1, 15, 16, 17, 4000, 16383, 16384, 16385, 100000 };
  g_autoptr (EcotArena) arena = ecot_arena_new ();
  char                 *pieces[1000];

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      gsize size = sizes[i % G_N_ELEMENTS (sizes)];

      pieces[i] = ecot_arena_allocate (arena, size);
      g_assert_cmpuint ((gsize)pieces[i] % sizeof (gpointer), ==, 0);
      g_assert_true (is_zero (pieces[i], size));
      if (size > 0)
        memset (pieces[i], (int)(i % 251) + 1, size);
    }

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (gsize j = 0; j < sizes[i % G_N_ELEMENTS (sizes)]; j++)
      if (pieces[i][j] != (char)(i % 251 + 1))
        g_error ("byte %" G_GSIZE_FORMAT " of piece %u was written over", j, i);
}

/* What is given back is had again, and is zero again. */
static void
test_shrink (void)
{
  g_autoptr (EcotArena) arena = ecot_arena_new ();
  char                 *a, *b;

  a = ecot_arena_allocate (arena, 1000);
  memset (a, 7, 1000);
  ecot_arena_shrink (arena, 1000, 5);
  b = ecot_arena_allocate (arena, 1000);
  g_assert_true (b > a && b < a + 1000);
  g_assert_true (is_zero (b, 1000));
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (a[i], ==, 7);

  a = ecot_arena_allocate (arena, 100000);
  memset (a, 7, 100000);
  ecot_arena_shrink (arena, 100000, 0);
  b = ecot_arena_allocate (arena, 100000);
  g_assert_true (a == b);
  g_assert_true (is_zero (b, 100000));
}

static void
test_ref (void)
{
  EcotArena *arena = ecot_arena_new ();
  char      *text = ecot_arena_allocate (arena, 4);

  ecot_arena_ref (arena);
  ecot_arena_unref (arena);
  memcpy (text, "abc", 4);
  g_assert_cmpstr (text, ==, "abc");
  ecot_arena_unref (arena);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/arena/allocate", test_allocate);
  g_test_add_func ("/ecot/arena/shrink", test_shrink);
  g_test_add_func ("/ecot/arena/ref", test_ref);

  return g_test_run ();
}
