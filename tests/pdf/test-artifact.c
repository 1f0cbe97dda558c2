/* test-artifact.c: what belongs to no element is said to be an artifact
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "pdf/ecot-artifact.h"

#define BEGIN "/Artifact BMC\n"
#define END   "\nEMC\n"

static const struct
{
  const char *content, *expected; /* NULL: cannot be followed */
} cases[] = {
  { "", "" },
  { "q 1 0 0 1 0 0 cm Q", "q 1 0 0 1 0 0 cm Q" }, /* nothing is drawn */
  { "0 0 m 1 1 l S", BEGIN "0 0 m 1 1 l S" END },
  { "/P << /MCID 0 >> BDC (a)Tj EMC", "/P << /MCID 0 >> BDC (a)Tj EMC" },
  { "0 0 1 1 re f /P << /MCID 0 >> BDC (a)Tj EMC (b)Tj",
    BEGIN "0 0 1 1 re f " END "/P << /MCID 0 >> BDC (a)Tj EMC" BEGIN " (b)Tj" END },
  /* brackets of another kind, inside an element and outside */
  { "/P << /MCID 0 >> BDC /Span << /ActualText <feff2611> >> BDC (a)Tj EMC (b)Tj EMC",
    "/P << /MCID 0 >> BDC /Span << /ActualText <feff2611> >> BDC (a)Tj EMC (b)Tj EMC" },
  { "/Span << /ActualText (EMC) >> BDC (a)Tj EMC", BEGIN "/Span << /ActualText (EMC) >> BDC (a)Tj EMC" END },
  /* what only looks like an operator */
  { "/P << /MCID 0 >> BDC (EMC \\) \\\\ (S) f)Tj EMC", "/P << /MCID 0 >> BDC (EMC \\) \\\\ (S) f)Tj EMC" },
  { "/S gs /f gs", "/S gs /f gs" },
  { "[(a)-50(b)]TJ", BEGIN "[(a)-50(b)]TJ" END },
  { "<4142>Tj", BEGIN "<4142>Tj" END },
  /* damaged */
  { "EMC", NULL },
  { "/P << /MCID 0 >> BDC (a)Tj", NULL },
  { "(a", NULL },
  { "<41", NULL },
  { "(a\\", NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) marked = ecot_artifact_mark (cases[i].content, strlen (cases[i].content));

      g_test_message ("%s", cases[i].content);
      if (cases[i].expected == NULL)
        g_assert_null (marked);
      else
        g_assert_cmpmem (marked->data, marked->len, cases[i].expected, strlen (cases[i].expected));
    }
}

/* Pieces of streams in any order, cut anywhere: no crash, and what is taken away again leaves the stream. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "/P << /MCID 1 >> BDC ", "EMC ", "(a)Tj ", "f ", "(", ")", "<", ">", "<<", ">>", "/", "\\", "[", "]", " ", "BMC " };
  g_autoptr (GRand)        rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString)    text = g_string_new (NULL);
      g_autoptr (GByteArray) marked = NULL;
      g_autofree char       *exact = NULL;

      for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

      /* No byte beyond the end may be looked at. */
      exact = g_memdup2 (text->str, MAX (text->len, 1));
      marked = ecot_artifact_mark (exact, text->len);
      if (marked != NULL)
        {
          g_autoptr (GString) back = g_string_new_len ((char *)marked->data, marked->len);

          g_string_replace (back, BEGIN, "", 0);
          g_string_replace (back, END, "", 0);
          g_assert_cmpstr (back->str, ==, text->str);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/pdf/artifact/cases", test_cases);
  g_test_add_func ("/ecot/pdf/artifact/hostile", test_hostile);

  return g_test_run ();
}
