/* ecot-test-noise.c: random input that looks nearly right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random bytes alone are refused at the first one.  Most of what is made here
 * comes from pieces of real input, so that it gets deep into a parser before it
 * goes wrong.
 */

#include "support/ecot-test.h"

#include <string.h>

static const char *const pieces[] = {
  "0",
  "1",
  "9",
  "12",
  "234",
  "1000",
  "2017",
  "07",
  "24",
  "31",
  "99999999999999999999",
  ".",
  ",",
  "-",
  "+",
  "\u2212",
  "'",
  "\u2019",
  "/",
  ":",
  ";",
  "?",
  "!",
  "%",
  "€",
  "EUR",
  "\"",
  "«",
  "»",
  " ",
  " ",
  "\u00a0",
  "\u202f",
  "\u2009",
  "\u3000",
  "\t",
  "\n",
  "\r\n",
  "août",
  "juillet",
  "1er",
  "lundi",
  "h",
  "l'action",
  "œuvre",
  "E\u0301",
  "e\u0301",
  "\uff11",
  "\u0663",
  "@",
  "https://",
  "www.",
  "W",
  "FR",
  "00",
  "é",
  "\u202e",
  "\ufeff",
  "\u200b",
  "\xff",
  "\xc3",
  "\xed\xa0\x80",
  "\xf4\x90\x80\x80",
  "\xe2\x82",
  "\x01",
  "\x7f",
};

static void
append_random_char (GString *text,
                    GRand   *rand)
{
  static const gint32 bounds[] = { 0x80, 0x800, 0x10000, 0x110000 };
  gint32              bound = bounds[g_rand_int_range (rand, 0, G_N_ELEMENTS (bounds))];

  g_string_append_unichar (text, (gunichar)g_rand_int_range (rand, 1, bound));
}

char *
ecot_test_noise (GRand *rand,
                 guint  max_length)
{
  GString *text = g_string_new (NULL);
  guint    n = (guint)g_rand_int_range (rand, 0, (gint32)max_length + 1);

  for (guint i = 0; i < n; i++)
    switch (g_rand_int_range (rand, 0, 10))
      {
      case 0:
        append_random_char (text, rand);
        break;
      case 1:
        g_string_append_c (text, (char)g_rand_int_range (rand, 1, 256));
        break;
      default:
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
        break;
      }

  return g_string_free (text, FALSE);
}

gint64
ecot_test_random_int64 (GRand *rand)
{
  guint64 bits = (guint64)g_rand_int (rand) << 32 | g_rand_int (rand);
  gint64  magnitude = (gint64)(bits >> g_rand_int_range (rand, 1, 64));

  return g_rand_boolean (rand) ? -magnitude : magnitude;
}
