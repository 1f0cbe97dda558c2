/* test-call-lint.c: what a colleague would ask about a call file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "call/ecot-call-lint.h"

#include <string.h>

#include "base/ecot-error.h"

static GPtrArray *
lint_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GPtrArray         *remarks = ecot_call_lint (bytes, "c.xml", &error);

  g_assert_no_error (error);

  return remarks;
}

#define SOURCE(n) "<source line='" n "'>x</source>"
#define NOTE(n)   "<note kind='oddity' text='t'>" SOURCE (n) "</note>"

/* One item or two on a line each, and what is said of them; NULL: nothing.  A
 * session, when @items has none, is added. */
static const struct
{
  const char *items;
  const char *rule;
  EcotLevel   level;
} cases[] = {
  { "", NULL },
  { "<session opens='2030-01-01' closes='2030-01-01'>" SOURCE ("1") "</session>", NULL },
  { "<session opens='2030-01-02' closes='2030-01-01'>" SOURCE ("1") "</session>", "date-order", ECOT_LEVEL_ERROR },
  { "<session opens='2030-01-02' closes='2030-01-01'>" SOURCE ("1") "</session>" NOTE ("1"), NULL },
  { "<session opens='2030-01-02' closes='2030-01-01'>" SOURCE ("1") "</session>" NOTE ("2"), "date-order", ECOT_LEVEL_ERROR },
  { "<session start-from='2030-06-01' start-to='2030-05-31'>" SOURCE ("1") "</session>", "date-order", ECOT_LEVEL_ERROR },
  { "<period start='2030-06-01' end='2030-05-31'>" SOURCE ("1") "</period>", "date-order", ECOT_LEVEL_ERROR },
  { "<session closes-printed='31/04/2030'>" SOURCE ("1") "</session>", "printed-date", ECOT_LEVEL_WARNING },
  { "<session closes-printed='31/04/2030'>" SOURCE ("1") "</session>" NOTE ("1"), NULL },
  { "<session start-to-printed='30/04/2030'>" SOURCE ("1") "</session>" NOTE ("1"), "printed-date", ECOT_LEVEL_ERROR },
  { "<session>" SOURCE ("1") "</session>", NULL },
  { "<session/>", "source", ECOT_LEVEL_WARNING },
  { "<period start='2030-03-01' end='2030-12-31'>" SOURCE ("2") "</period><session start-from='2030-03-01' start-to='2030-12-31'>" SOURCE ("1") "</session>", NULL },
  { "<period start='2030-03-01' end='2030-12-31'>" SOURCE ("2") "</period><session start-from='2030-02-28'>" SOURCE ("1") "</session>", "window", ECOT_LEVEL_WARNING },
  { "<period start='2030-03-01' end='2030-12-31'>" SOURCE ("2") "</period><session start-to='2031-01-01'>" SOURCE ("1") "</session>", "window", ECOT_LEVEL_WARNING },
  { "<period start='2030-03-01' end='2030-12-31'>" SOURCE ("2") "</period><session start-to='2031-01-01'>" SOURCE ("1") "</session>" NOTE ("1"), NULL },
  { "<period start='2030-03-01' end='2030-12-31'>" SOURCE ("2") "</period><session closes='2030-03-01'>" SOURCE ("1") "</session>", NULL },
  { "<period start='2030-03-01' end='2030-12-31'>" SOURCE ("2") "</period><session closes='2030-03-02'>" SOURCE ("1") "</session>", "late-closing", ECOT_LEVEL_WARNING },
  { "<period start='2030-03-01'>" SOURCE ("2") "</period><report id='r' label='l' date='2030-02-28'>" SOURCE ("1") "</report>", "window", ECOT_LEVEL_WARNING },
  { "<period start='2030-03-01'>" SOURCE ("2") "</period><report id='r' label='l' date='2030-03-01'>" SOURCE ("1") "</report>", NULL },
  { "<limit id='l' figure='cost.total' at-most='1 EUR' message='m'><source line='1'>Coût moyen</source></limit>", "maximum", ECOT_LEVEL_WARNING },
  { "<limit id='l' figure='cost.total' at-most='1 EUR' message='m'><source line='1'>Coût moyen</source></limit>" NOTE ("1"), NULL },
  { "<limit id='l' figure='cost.total' at-most='1 EUR' message='m'><source line='1'>ne pourra Excéder</source></limit>", NULL },
  { "<limit id='l' figure='cost.total' at-least='1 EUR' message='m'>" SOURCE ("1") "</limit>", NULL },
  { "<limit id='l' figure='cost.total' at-least='1 EUR' message='m'/>", "source", ECOT_LEVEL_WARNING },
  { "<limit id='a' figure='cost.total' at-least='2 EUR' message='m'>" SOURCE ("1") "</limit>"
                                                                                   "<limit id='b' figure='cost.total' at-most='1 EUR' message='m'>" SOURCE ("1") "</limit>" NOTE ("1"),
    "limits", ECOT_LEVEL_ERROR },
  { "<limit id='a' figure='cost.total' at-least='2 EUR' message='m'>" SOURCE ("1") "</limit>"
                                                                                   "<limit id='b' figure='cost.total' at-most='2 EUR' message='m'>" SOURCE ("1") "</limit>" NOTE ("1"),
    NULL },
  { "<limit id='a' figure='cost.total' at-least='2 EUR' message='m'>" SOURCE ("1") "</limit>"
                                                                                   "<limit id='b' figure='funding.own' at-most='1 EUR' message='m'>" SOURCE ("1") "</limit>" NOTE ("1"),
    NULL },
  { "<flat-rate id='f' percent='20' mode='unstated' base='direct'>" SOURCE ("1") "</flat-rate>", "unstated", ECOT_LEVEL_WARNING },
  { "<flat-rate id='f' percent='20' mode='flat' base='unstated'>" SOURCE ("1") "</flat-rate>" NOTE ("1"), NULL },
  { "<flat-rate id='f' percent='20' mode='flat' base='direct'>" SOURCE ("1") "</flat-rate>", NULL },
  { "<indicator id='a' label='Élus'>" SOURCE ("1") "</indicator><indicator id='b' label='élus'>" SOURCE ("2") "</indicator>", "duplicate", ECOT_LEVEL_WARNING },
  { "<indicator id='a' label='Élus'>" SOURCE ("1") "</indicator><indicator id='b' label='Élues'>" SOURCE ("2") "</indicator>", NULL },
  { "<indicator id='a' label='Élus'>" SOURCE ("1") "</indicator><indicator id='b' label='élus'>" SOURCE ("2") "</indicator>" NOTE ("2"), NULL },
  { "<section id='a' title='T'>" SOURCE ("1") "</section><section id='b' title='t'>" SOURCE ("2") "</section>", "duplicate", ECOT_LEVEL_WARNING },
  { "<category id='a' label='X' kind='staff'/><category id='b' label='X' kind='other'/>", "duplicate", ECOT_LEVEL_WARNING },
  { "<field id='a' label='Nom' place='applicant/name'/><field id='b' label='Nom' place='contact/name'/>", NULL },
  { "<field id='a' label='Nom' place='applicant/name'/><field id='b' label='Nom 2' place='applicant/name'/>", "duplicate", ECOT_LEVEL_WARNING },
  { "<field id='a' label='Nom' place='applicant/name' alternative='x'/>", "alternative", ECOT_LEVEL_WARNING },
  { "<field id='a' label='Nom' place='applicant/name' alternative='x'/><field id='b' label='S' place='applicant/acronym' alternative='x'/>", NULL },
  { "<piece id='p' label='l' paper='engagement'>" SOURCE ("1") "</piece>", "paper", ECOT_LEVEL_ERROR },
  { "<piece id='p' label='l' paper='engagement'>" SOURCE ("1") "</piece><letter id='engagement' title='t'><p>x</p></letter>", NULL },
  { "<piece id='p' label='l' paper='covering'>" SOURCE ("1") "</piece>", "paper", ECOT_LEVEL_WARNING },
  { "<piece id='p' label='l' paper='covering'>" SOURCE ("1") "</piece><recipient salutation='s'><line>x</line></recipient>", NULL },
  { "<obligation id='o' label='l'/>", "source", ECOT_LEVEL_WARNING },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean              has_session = strstr (cases[i].items, "<session") != NULL;
      g_autofree char      *text = g_strdup_printf ("<call id='c' title='t' issuer='i' text='x'>\n<common>%s</common>\n<lot id='1' title='t'>\n%s</lot></call>",
                                               has_session ? "" : "<session>" SOURCE ("9") "</session>", cases[i].items);
      g_autoptr (GPtrArray) remarks = lint_text (text);
      const EcotCallRemark *remark = remarks->len > 0 ? remarks->pdata[0] : NULL;

      g_test_message ("%s: %s", cases[i].items, remark != NULL ? remark->message : "nothing");
      g_assert_cmpuint (remarks->len, ==, cases[i].rule != NULL ? 1 : 0);
      if (cases[i].rule == NULL)
        continue;

      g_assert_cmpstr (remark->rule, ==, cases[i].rule);
      g_assert_cmpint (remark->level, ==, cases[i].level);
      g_assert_cmpuint (remark->line, ==, 4);
    }
}

static void
test_call (void)
{
  g_autoptr (GPtrArray) remarks = lint_text ("<call id='c' title='t' issuer='i' zone='Europe/Lutetia'>\n<lot id='1' title='t'/></call>");

  g_assert_cmpuint (remarks->len, ==, 2);
  g_assert_cmpstr (((EcotCallRemark *)remarks->pdata[0])->rule, ==, "zone");
  g_assert_cmpstr (((EcotCallRemark *)remarks->pdata[1])->rule, ==, "deadline");
}

/* What is common to many lots is remarked once. */
static void
test_once (void)
{
  g_autoptr (GPtrArray) remarks = lint_text ("<call id='c' title='t' issuer='i'><common><session/></common>\n"
                                             "<lot id='1' title='t'/><lot id='2' title='t'/><lot id='3' title='t'/></call>");

  g_assert_cmpuint (remarks->len, ==, 1);
}

static void
test_refused (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<call>", 6);
  g_autoptr (GError) error = NULL;

  g_assert_null (ecot_call_lint (bytes, "c.xml", &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
}

/* The calls that come with the program leave nothing to ask. */
static void
test_shipped (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "calls", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;
  guint            n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char      *path = g_build_filename (folder, name, NULL);
      g_autofree char      *text = NULL;
      g_autoptr (GPtrArray) remarks = NULL;

      if (!g_str_has_suffix (name, ".xml"))
        continue;

      n++;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      remarks = lint_text (text);
      for (guint i = 0; i < remarks->len; i++)
        g_test_message ("%s:%u: %s", name, ((EcotCallRemark *)remarks->pdata[i])->line, ((EcotCallRemark *)remarks->pdata[i])->message);
      g_assert_cmpuint (remarks->len, ==, 0);
    }

  g_assert_cmpuint (n, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/call-lint/rules", test_rules);
  g_test_add_func ("/ecot/call-lint/call", test_call);
  g_test_add_func ("/ecot/call-lint/once", test_once);
  g_test_add_func ("/ecot/call-lint/refused", test_refused);
  g_test_add_func ("/ecot/call-lint/shipped", test_shipped);

  return g_test_run ();
}
