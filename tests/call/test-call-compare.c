/* test-call-compare.c: the differences of two versions of a lot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/ecot-error.h"
#include "call/ecot-call-compare.h"

#define HEAD "<call id='c' title='t' issuer='i' text='x'>"
#define TAIL "</call>"
#define CAP  "<limit id='cap' figure='cost.total' at-most='10000 EUR' message='le plafond'><source line='3'>dix mille</source></limit>"

static EcotCall *
load (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  EcotCall          *call = ecot_call_load (bytes, "essai.xml", &error);

  g_assert_no_error (error);
  return call;
}

static const struct
{
  const char *before, *after;
  const char *changes; /* element/id/attribute: before → after, one a line */
} cases[] = {
  { "<lot id='1' title='t'>" CAP "</lot>", "<lot id='1' title='t'>" CAP "</lot>", "" },
  /* Another line of the text, or another lot, is no difference. */
  { "<lot id='1' title='t'>" CAP "</lot>",
    "<common>" CAP "</common><lot id='1' title='t'/><lot id='2' title='u'/>", "" },
  { "<lot id='1' title='t'>" CAP "</lot>",
    "<lot id='1' title='t'><limit id='cap' figure='cost.total' at-most='9000 EUR' message='le plafond'/></lot>",
    "limit/cap/at-most: 10000 EUR → 9000 EUR\n" },
  { "<lot id='1' title='t'>" CAP "</lot>", "<lot id='1' title='t'/>", "limit/cap/*: le plafond → -\n" },
  { "<lot id='1' title='t'/>", "<lot id='1' title='t'>" CAP "</lot>", "limit/cap/*: - → le plafond\n" },
  { "<lot id='1' title='t'/>", "<lot id='1' title='u'/>", "lot/1/title: t → u\n" },
  { "<lot id='1' title='t'><session closes='2030-01-31'/><session closes='2030-05-31'/></lot>",
    "<lot id='1' title='t'><session closes='2030-01-31'/><session closes='2030-06-15' closes-time='12:00'/></lot>",
    "session/-/closes: 2030-05-31 → 2030-06-15\nsession/-/closes-time: - → 12:00\n" },
  /* What has no id is found again by its words. */
  { "<lot id='1' title='t'><session closes='2030-01-31'/><session closes='2030-05-31'/></lot>",
    "<lot id='1' title='t'><session closes='2030-05-31'/></lot>",
    "session/-/*:  → -\n" },
  { "<lot id='1' title='t'><session closes='2030-05-31'/></lot>",
    "<lot id='1' title='t'><session closes='2030-01-31'/><session closes='2030-05-31'/></lot>",
    "session/-/*: - → \n" },
  { "<lot id='1' title='t'><note kind='oddity' text='a'/><note kind='silence' text='b'/><note kind='oddity' text='c'/><note kind='oddity' text='c'/></lot>",
    "<lot id='1' title='t'><note kind='oddity' text='c'/><note kind='oddity' text='b'/><note kind='oddity' text='c'/></lot>",
    "note/-/kind: silence → oddity\nnote/-/*: a → -\n" },
  { "<lot id='1' title='t'><note kind='oddity' text='a'/><note kind='silence' text='b'/></lot>",
    "<lot id='1' title='t'><note kind='silence' text='b'/><note kind='oddity' text='d'/></lot>",
    "note/-/text: a → d\n" },
  { "<lot id='1' title='t'><period max-months='12'/></lot>", "<lot id='1' title='t'/>", "period/-/*:  → -\n" },
  { "<lot id='1' title='t'><questionnaire id='q' title='Q'/><question id='a' label='A' kind='choice'><answer id='y' label='Oui'/></question></lot>",
    "<lot id='1' title='t'><questionnaire id='q' title='Q'/><question id='a' label='A' kind='choice'><answer id='y' label='Oui' declines='true'/></question></lot>",
    "question/a/text: Oui → Oui (declines: true)\n" },
  { "<lot id='1' title='t'><letter id='l' title='L'><p>un</p><item>deux</item></letter></lot>",
    "<lot id='1' title='t'><letter id='l' title='L'><p>un</p><item>trois</item></letter></lot>",
    "letter/l/text: un / deux → un / trois\n" },
  { "<lot id='1' title='t'><choice id='k' title='K'><option id='a' label='A'/></choice></lot>",
    "<lot id='1' title='t'><choice id='k' title='K'><option id='a' label='B'/></choice></lot>",
    "choice/k/text: A → B\n" },
};

static void
test_changes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char      *old_text = g_strconcat (HEAD, cases[i].before, TAIL, NULL);
      g_autofree char      *new_text = g_strconcat (HEAD, cases[i].after, TAIL, NULL);
      g_autoptr (EcotCall)  before = load (old_text);
      g_autoptr (EcotCall)  after = load (new_text);
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) changes = ecot_call_compare (before, after, "1", &error);
      g_autoptr (GString)   found = g_string_new (NULL);

      g_assert_no_error (error);
      for (guint j = 0; j < changes->len; j++)
        {
          const EcotCallChange *change = changes->pdata[j];

          g_string_append_printf (found, "%s/%s/%s: %s → %s\n", change->element, change->id != NULL ? change->id : "-",
                                  change->attribute != NULL ? change->attribute : "*", change->before != NULL ? change->before : "-",
                                  change->after != NULL ? change->after : "-");
        }
      g_assert_cmpstr (found->str, ==, cases[i].changes);
    }
}

static void
test_no_such_lot (void)
{
  g_autoptr (EcotCall)  before = load (HEAD "<lot id='1' title='t'/>" TAIL);
  g_autoptr (EcotCall)  after = load (HEAD "<lot id='2' title='t'/>" TAIL);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) changes = ecot_call_compare (before, after, "1", &error);

  g_assert_null (changes);
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ecot/call-compare/changes", test_changes);
  g_test_add_func ("/ecot/call-compare/no-such-lot", test_no_such_lot);

  return g_test_run ();
}
