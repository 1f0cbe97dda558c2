/* test-cost-options.c: the flat rates a dossier may choose, and files of them by anybody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "call/ecot-cost-options.h"

#include <string.h>

#include "base/ecot-error.h"
#include "call/ecot-call.h"

static EcotRegulations *
load (const char *text,
      GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return ecot_regulations_load (bytes, "o.xml", error);
}

#define REGULATION(inside) \
  "<regulations><regulation id='1/2' label='R' years='Y' funds='fse' from='2020-01-01' to='2020-12-31'>" inside "</regulation></regulations>"
#define OPTION(id, inside) \
  "<option id='" id "' label='L' percent='15' mode='ceiling' base='direct' pays='indirect' replaces='indirect' article='A'>" inside "</option>"

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *wanted;
  } cases[] = {
    { "<call/>", "regulations" },
    { "<regulations", "o.xml:1" },
    { "<regulations><law/></regulations>", "law" },
    { REGULATION ("<option id='a'/>"), "label" },
    { REGULATION (OPTION ("a b", "")), "a b" },
    { REGULATION (OPTION ("a", "text")), "text" },
    { REGULATION (OPTION ("a", "<keep/>")), "keep" },
    { REGULATION (OPTION ("a", "<condition>c</condition><condition>c</condition>")), "condition" },
    { REGULATION (OPTION ("a", "<without option='b' article='A'/>")), "b" },
    { REGULATION (OPTION ("a", "") OPTION ("a", "")), "a" },
    { REGULATION ("<option id='a' label='L' percent='100.0001' mode='flat' base='direct' pays='staff' replaces='staff' article='A'/>"), "100" },
    { REGULATION ("<option id='a' label='L' percent='0' mode='flat' base='direct' pays='staff' replaces='staff' article='A'/>"), "0" },
    { REGULATION ("<option id='a' label='L' percent='1' mode='unstated' base='direct' pays='staff' replaces='staff' article='A'/>"), "unstated" },
    { REGULATION ("<option id='a' label='L' percent='1' mode='flat' base='all' pays='staff' replaces='staff' article='A'/>"), "all" },
    { REGULATION ("<option id='a' label='L' percent='1' mode='flat' base='direct' pays='staff' replaces='people' article='A'/>"), "people" },
    { REGULATION ("<option id='a' label='L' percent='1' mode='flat' base='direct' pays='staff' replaces='staff' article='A' why='x'/>"), "why" },
    { "<!DOCTYPE regulations [<!ENTITY a 'b'>]><regulations/>", "o.xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (load (cases[i].text, &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
      g_assert_nonnull (strstr (error->message, cases[i].wanted));
      g_assert_true (g_str_has_prefix (error->message, "o.xml"));
    }
}

/* Everything that is too many or too long is refused before it is kept. */
static void
test_bounds (void)
{
  g_autoptr (GString) many = g_string_new ("<regulations><regulation id='1/2' label='R' years='Y' funds='fse' from='2020-01-01' to='2020-12-31'>");
  g_autofree char    *text = g_strnfill (2401, 'x');
  g_autofree char    *long_text = g_strdup_printf (REGULATION ("<keep>%s</keep>"), text);
  g_autoptr (GError)  error = NULL;

  for (guint i = 0; i < 101; i++)
    g_string_append_printf (many, "<keep>k%u</keep><option id='o%u' label='L' percent='1' mode='flat' base='direct' pays='staff' replaces='staff' article='A'/>", i, i);
  g_string_append (many, "</regulation></regulations>");

  g_assert_null (load (many->str, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
  g_clear_error (&error);
  g_assert_null (load (long_text, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
}

static void
test_own (void)
{
  static const struct
  {
    const char *regulation, *option, *article;
    gint64      percent;
  } cases[] = {
    { "1303/2013", "indirect-15", "68", 15 },
    { "1303/2013", "indirect-20", "1er avril 2016", 20 },
    { "1303/2013", "indirect-25", "68", 25 },
    { "1303/2013", "staff-20", "68 bis", 20 },
    { "1303/2013", "remaining-40", "1304/2013", 40 },
    { "2021/1060", "indirect-7", "54", 7 },
    { "2021/1060", "indirect-15", "54", 15 },
    { "2021/1060", "indirect-25", "54", 25 },
    { "2021/1060", "staff-20", "55", 20 },
    { "2021/1060", "remaining-40", "56", 40 },
  };
  EcotRegulations *regulations = ecot_regulations_get_default ();

  g_assert_no_error (ecot_regulations_get_fault ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EcotRegulation *regulation = ecot_regulations_find (regulations, cases[i].regulation);
      gboolean              found = FALSE;

      for (guint j = 0; j < regulation->options->len; j++)
        {
          const EcotCostOption *option = regulation->options->pdata[j];

          if (!g_str_equal (option->id, cases[i].option))
            continue;
          found = TRUE;
          g_assert_nonnull (strstr (option->article, cases[i].article));
          g_assert_cmpint (option->percent, ==, cases[i].percent * ECOT_DECIMAL_ONE);
          g_assert_cmpuint (option->keep->len, >, 0);
          g_assert_cmpuint (option->spare->len, >, 0);
        }
      g_assert_true (found);
    }
}

static EcotCall *
load_call (const char *period,
           const char *fund)
{
  g_autofree char   *text = g_strdup_printf ("<call id='c' title='T' issuer='I'><lot id='1' title='T'>%s%s"
                                               "<flat-rate id='indirect-15' percent='12' mode='flat' base='direct-staff'/></lot></call>",
                                             period, fund);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  EcotCall          *call = ecot_call_load (bytes, "c.xml", &error);

  g_assert_no_error (error);
  return call;
}

/* On the day one regulation ends, and the day after. */
static void
test_which (void)
{
  static const struct
  {
    const char *period, *fund, *regulation;
  } cases[] = {
    { "<period start='2017-08-01' end='2017-12-31'/>", "<fund id='fse' label='F'/>", "1303/2013" },
    { "<period start='2021-06-30' end='2021-12-31'/>", "<fund id='fse' label='F'/>", "1303/2013" },
    { "<period start='2021-07-01' end='2021-12-31'/>", "<fund id='fse' label='F'/>", "2021/1060" },
    { "<period start='2017-08-01' end='2017-12-31'/>", "<fund id='fse' label='F' regulation='2021/1060'/>", "2021/1060" },
    { "<period start='2024-08-01' end='2024-12-31'/>", "<fund id='fse-plus' label='F'/>", "2021/1060" },
    { "<period start='2017-08-01' end='2017-12-31'/>", "<fund id='fse-plus' label='F'/>", NULL },
    { "<session closes='2018-01-31'/>", "<fund id='fse' label='F'/>", "1303/2013" },
    { "", "<fund id='fse' label='F'/>", "2021/1060" },
    { "<period start='2024-08-01' end='2024-12-31'/>", "<fund id='region' label='F'/>", NULL },
    { "<period start='2024-08-01' end='2024-12-31'/>", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotCall)        call = load_call (cases[i].period, cases[i].fund);
      g_autoptr (EcotCostOptions) options = ecot_cost_options_new (ecot_call_find_lot (call, "1"));

      g_assert_cmpstr (options->regulation != NULL ? options->regulation->id : NULL, ==, cases[i].regulation);
      /* The call's own rate holds before one of that name in the regulation. */
      g_assert_cmpint (ecot_cost_options_find (options, "indirect-15")->percent, ==, 12 * ECOT_DECIMAL_ONE);
      g_assert_cmpuint (options->all->len, ==, cases[i].regulation != NULL ? 5 : 1);
    }
}

static void
test_clashes (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean    clashes;
    const char *article;
  } cases[] = {
    { "remaining-40", "indirect-7", TRUE, "56" },
    { "indirect-7", "remaining-40", TRUE, "56" },
    { "staff-20", "remaining-40", TRUE, "56" },
    { "indirect-7", "indirect-25", TRUE, "54" },
    { "staff-20", "indirect-7", FALSE, NULL },
    { "indirect-15", "indirect-7", TRUE, NULL }, /* the call's own: no text, but both pay the same */
    { "indirect-15", "staff-20", FALSE, NULL },
  };
  g_autoptr (EcotCall)        call = load_call ("<period start='2024-01-01' end='2024-12-31'/>", "<fund id='fse' label='F'/>");
  g_autoptr (EcotCostOptions) options = ecot_cost_options_new (ecot_call_find_lot (call, "1"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *article = "?";

      g_assert_cmpint (ecot_cost_option_clashes (ecot_cost_options_find (options, cases[i].a),
                                                 ecot_cost_options_find (options, cases[i].b), &article),
                       ==, cases[i].clashes);
      if (cases[i].article != NULL)
        g_assert_nonnull (strstr (article, cases[i].article));
    }
}

static void
test_bases (void)
{
  static const struct
  {
    const char *id, *base, *takes, *leaves;
  } cases[] = {
    { "indirect-7", "coûts directs", "in-kind", "indirect" },
    { "indirect-15", "coûts directs de personnel", "staff", "services" },
    { "staff-20", "coûts directs, sans le personnel", "services", "staff" },
    { "remaining-40", "coûts directs de personnel", "staff", "participants" },
  };
  g_autoptr (EcotCall)        call = load_call ("<period start='2024-01-01' end='2024-12-31'/>", "<fund id='fse' label='F'/>");
  g_autoptr (EcotCostOptions) options = ecot_cost_options_new (ecot_call_find_lot (call, "1"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EcotCostOption *option = ecot_cost_options_find (options, cases[i].id);
      g_autofree char      *base = ecot_cost_option_describe_base (option);

      g_assert_cmpstr (base, ==, cases[i].base);
      g_assert_true (ecot_cost_option_takes (option, cases[i].takes));
      g_assert_false (ecot_cost_option_takes (option, cases[i].leaves));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cost-options/refused", test_refused);
  g_test_add_func ("/cost-options/bounds", test_bounds);
  g_test_add_func ("/cost-options/own", test_own);
  g_test_add_func ("/cost-options/which", test_which);
  g_test_add_func ("/cost-options/clashes", test_clashes);
  g_test_add_func ("/cost-options/bases", test_bases);

  return g_test_run ();
}
