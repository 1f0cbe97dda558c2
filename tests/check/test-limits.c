/* test-limits.c: figure, relation, value, of another figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ecot-test-check.h"

#include <string.h>

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-reason.h"

#define HEAD "<budget asks-hours='true'/><category id='staff' label='Personnel' kind='staff'/>" \
             "<category id='services' label='Prestations' kind='services'/><fund id='fse' label='FSE'/>"
#define LIMIT(text) HEAD "<limit id='x' message='la limite' " text "/>"

/* staff, services, hours and the percent of the fund, and whether the limit holds. */
typedef struct
{
  const char *limit;
  const char *staff, *services, *hours, *percent;
  const char *expected, *difference; /* both NULL: the limit holds */
} Case;

static const Case cases[] = {
  /* at most, an amount */
  { LIMIT ("figure='cost.total' at-most='100 EUR'"), "60", "40", NULL, NULL, NULL, NULL },
  { LIMIT ("figure='cost.total' at-most='100 EUR'"), "60", "40.01", NULL, NULL, "100,00 € au plus", "0,01 €" },
  /* at least, an amount */
  { LIMIT ("figure='cost.total' at-least='100 EUR'"), "60", "40", NULL, NULL, NULL, NULL },
  { LIMIT ("figure='cost.total' at-least='100 EUR'"), "60", "39.99", NULL, NULL, "100,00 € au moins", "0,01 €" },
  /* exactly */
  { LIMIT ("figure='cost.total' equal='100 EUR'"), "100", NULL, NULL, NULL, NULL, NULL },
  { LIMIT ("figure='cost.total' equal='100 EUR'"), "100.01", NULL, NULL, NULL, "100,00 € exactement", "0,01 €" },
  { LIMIT ("figure='cost.total' equal='100 EUR'"), "99.99", NULL, NULL, NULL, "100,00 € exactement", "0,01 €" },
  /* a share, compared by multiplying out: a third of 100,00 is between two cents */
  { LIMIT ("figure='cost.direct.services' at-most='33.3333 %' of='cost.total'"), "66.67", "33.33", NULL, NULL, NULL, NULL },
  { LIMIT ("figure='cost.direct.services' at-most='33.3333 %' of='cost.total'"), "66.66", "33.34", NULL, NULL, "33,33 € au plus (33,3333 % de 100,00 €)", "0,01 €" },
  { LIMIT ("figure='cost.direct.services' at-least='33.3333 %' of='cost.total'"), "66.66", "33.34", NULL, NULL, NULL, NULL },
  { LIMIT ("figure='cost.direct.services' at-least='33.3333 %' of='cost.total'"), "66.67", "33.33", NULL, NULL, "33,34 € au moins (33,3333 % de 100,00 €)", "0,01 €" },
  { LIMIT ("figure='cost.direct.services' at-least='33.3333 %' of='cost.total'"), "100", NULL, NULL, NULL, NULL, NULL },
  /* 7 % of 1 000,01 is no whole number of cents */
  { LIMIT ("figure='cost.direct.services' at-most='7 %' of='cost.total'"), "930.01", "70", NULL, NULL, NULL, NULL },
  { LIMIT ("figure='cost.direct.services' at-most='7 %' of='cost.total'"), "930.00", "70.01", NULL, NULL, "70,00 € au plus (7 % de 1 000,01 €)", "0,01 €" },
  /* euros for each unit of something else */
  { LIMIT ("figure='cost.total' at-most='35 EUR' of='hours.total'"), "350", NULL, "10", NULL, NULL, NULL },
  { LIMIT ("figure='cost.total' at-most='35 EUR' of='hours.total'"), "350.01", NULL, "10", NULL, "350,00 € au plus (35,00 € × 10 h)", "0,01 €" },
  { LIMIT ("figure='cost.total' at-most='35 EUR' of='hours.total'"), "0.01", NULL, "0.0001", NULL, "0,00 € au plus (35,00 € × 0,0001 h)", "0,01 €" },
  { LIMIT ("figure='cost.total' at-most='35 EUR' of='hours.total'"), "350", NULL, NULL, NULL, NULL, NULL },
  /* hours, and a percentage that is a figure itself */
  { LIMIT ("figure='hours.total' at-most='10 h'"), "1", NULL, "10", NULL, NULL, NULL },
  { LIMIT ("figure='hours.total' at-most='10 h'"), "1", NULL, "10.0001", NULL, "10 h au plus", "0,0001 h" },
  { LIMIT ("figure='grant.rate' at-most='80 %'"), "100", NULL, NULL, "80", NULL, NULL },
  { LIMIT ("figure='grant.rate' at-most='80 %'"), "100", NULL, NULL, "80.01", "80 % au plus", "0,01 %" },
  /* nothing to compare with yet */
  { LIMIT ("figure='cost.direct.services' at-least='10 EUR'"), "100", NULL, NULL, NULL, NULL, NULL },
  /* the largest amounts there are */
  { LIMIT ("figure='cost.direct.services' at-most='50 %' of='cost.total'"), "45000000000000.00", "45000000000000.00", NULL, NULL, NULL, NULL },
  { LIMIT ("figure='cost.direct.services' at-most='50 %' of='cost.total'"), "44999999999999.99", "45000000000000.01", NULL, NULL, "45 000 000 000 000,00 € au plus (50 % de 90 000 000 000 000,00 €)", "0,01 €" },
};

static EcotFinding *
find_rule (GPtrArray  *findings,
           const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (ecot_finding_get_rule (findings->pdata[i]), rule))
      return findings->pdata[i];

  return NULL;
}

static EcotFigures *
figures_of_case (const Case *c)
{
  EcotFigures *figures = ecot_test_check_new (c->limit);
  EcotDossier *dossier = ecot_figures_get_dossier (figures);

  if (c->staff != NULL)
    ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", c->staff, NULL);
  if (c->services != NULL)
    ecot_test_append (dossier, ECOT_KIND_LINE, "category", "services", "amount", c->services, NULL);
  if (c->hours != NULL)
    ecot_test_append (dossier, ECOT_KIND_TIME, "hours", c->hours, NULL);
  if (c->percent != NULL)
    ecot_test_set (dossier, "fund/fse/percent", c->percent);

  return figures;
}

static void
test_limit (gconstpointer data)
{
  const Case             *c = data;
  g_autoptr (EcotFigures) figures = figures_of_case (c);
  g_autoptr (GPtrArray)   findings = ecot_check (figures, NULL);
  EcotFinding            *finding = find_rule (findings, "limit.x");
  g_autofree char        *expected = NULL;
  g_autofree char        *difference = NULL;

  g_assert_cmpint (finding != NULL, ==, c->expected != NULL);

  if (finding == NULL)
    return;

  expected = ecot_test_plain (ecot_finding_get_expected (finding));
  difference = ecot_test_plain (ecot_finding_get_difference (finding));
  g_assert_cmpstr (expected, ==, c->expected);
  g_assert_cmpstr (difference, ==, c->difference);
  g_assert_cmpint (ecot_finding_get_level (finding), ==, ECOT_LEVEL_ERROR);
}

/* {{{ What people cost, and what flat rates that were chosen make */

#define PEOPLE  "<budget asks-hours='true'/><category id='staff' label='Personnel' kind='staff'/><fund id='fse' label='FSE'/>"
#define OPTIONS "<budget/><category id='staff' label='Personnel' kind='staff'/><fund id='fse' label='FSE' regulation='2021/1060'/>" \
                "<flat-rate id='r' percent='20' mode='flat' base='direct-staff'/>"

#define MEMBER "staff/1/yearly-cost=38500 staff/1/base=1720 staff/1/hours=120 " /* 22,38 € × 120 h = 2 685,60 € */
#define STAFF  "budget/line/1/category=staff budget/line/1/amount=1000 "
#define CHOSEN STAFF "cost-option/indirect-15/percent=15 "

/* What makes the lot, its limit, what is typed, where the finding leads. */
static const struct
{
  const char *items, *limit, *cells;
  const char *expected, *difference, *where; /* all NULL: the limit holds */
} others[] = {
  { PEOPLE, "figure='staff.cost' at-most='2685.60 EUR'", MEMBER, NULL, NULL, NULL },
  { PEOPLE, "figure='staff.cost' at-most='2685.61 EUR'", MEMBER, NULL, NULL, NULL },
  { PEOPLE, "figure='staff.cost' at-most='2685.59 EUR'", MEMBER, "2 685,59 € au plus", "0,01 €", "staff" },
  { PEOPLE, "figure='staff.cost' at-least='2685.61 EUR'", MEMBER, "2 685,61 € au moins", "0,01 €", "staff" },
  { PEOPLE, "figure='staff.cost' at-most='1 EUR'", "staff/1/role=Animatrice", NULL, NULL, NULL },
  { PEOPLE, "figure='staff.hours' at-most='120 h'", MEMBER, NULL, NULL, NULL },
  { PEOPLE, "figure='staff.hours' at-most='119.9999 h'", MEMBER, "119,9999 h au plus", "0,0001 h", "staff" },
  { PEOPLE, "figure='staff.hours' at-least='120.0001 h'", MEMBER, "120,0001 h au moins", "0,0001 h", "staff" },
  { PEOPLE, "figure='staff.count' at-least='1'", MEMBER, NULL, NULL, NULL },
  { PEOPLE, "figure='staff.count' at-least='2'", MEMBER, "2 au moins", "1", "staff" },
  /* what an hour of them costs, never by a rounded quotient */
  { PEOPLE, "figure='staff.cost' at-most='22.38 EUR' of='staff.hours'", MEMBER, NULL, NULL, NULL },
  { PEOPLE, "figure='staff.cost' at-most='22.37 EUR' of='staff.hours'", MEMBER, "2 684,40 € au plus (22,37 € × 120 h)", "1,20 €", "staff" },
  /* 1 000 ÷ 30 is 33,33 to the cent, and more than 33,33 */
  { PEOPLE, "figure='cost.per-hour.category.staff' at-most='33.34 EUR'", STAFF "time/1/hours=30", NULL, NULL, NULL },
  { PEOPLE, "figure='cost.per-hour.category.staff' at-most='33.33 EUR'", STAFF "time/1/hours=30", "33,33 € au plus", "moins de 0,01 €", "time" },
  { OPTIONS, "figure='cost.option.indirect-15' at-most='150 EUR'", CHOSEN, NULL, NULL, NULL },
  { OPTIONS, "figure='cost.option.indirect-15' at-most='149.99 EUR'", CHOSEN, "149,99 € au plus", "0,01 €", "cost-option/indirect-15/percent" },
  { OPTIONS, "figure='cost.option.indirect-15' at-least='150.01 EUR'", CHOSEN, "150,01 € au moins", "0,01 €", "cost-option/indirect-15/percent" },
  { OPTIONS, "figure='cost.option.indirect-15' at-most='1 EUR'", STAFF, NULL, NULL, NULL },
  /* 150 of 1 150 is 13,0434… % */
  { OPTIONS, "figure='cost.option.indirect-15' at-most='13.0435 %' of='cost.total'", CHOSEN, NULL, NULL, NULL },
  { OPTIONS, "figure='cost.option.indirect-15' at-most='13.0434 %' of='cost.total'", CHOSEN, "149,99 € au plus (13,0434 % de 1 150,00 €)", "0,01 €", "cost-option/indirect-15/percent" },
  { OPTIONS, "figure='cost.option.r' at-most='200 EUR'", STAFF "cost-option/r/percent=20", NULL, NULL, NULL },
  { OPTIONS, "figure='cost.option.r' at-most='199.99 EUR'", STAFF "cost-option/r/percent=20", "199,99 € au plus", "0,01 €", "cost-option/r/percent" },
};

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char        *items = g_strdup_printf ("%s<limit id='x' message='la limite' %s/>", others[i].items, others[i].limit);
      g_autoptr (EcotFigures) figures = ecot_test_check_new (items);
      g_autoptr (GPtrArray)   findings = NULL;
      g_auto (GStrv)          cells = g_strsplit (others[i].cells, " ", -1);
      EcotFinding            *finding;
      g_autofree char        *expected = NULL;
      g_autofree char        *difference = NULL;

      for (guint j = 0; cells[j] != NULL && *cells[j] != '\0'; j++)
        {
          char *value = strchr (cells[j], '=');

          *value = '\0';
          ecot_test_edit (ecot_figures_get_dossier (figures), cells[j], value + 1);
        }

      findings = ecot_check (figures, NULL);
      finding = find_rule (findings, "limit.x");
      g_test_message ("%s", others[i].limit);
      g_assert_cmpint (finding != NULL, ==, others[i].expected != NULL);

      if (finding == NULL)
        continue;

      expected = ecot_test_plain (ecot_finding_get_expected (finding));
      difference = ecot_test_plain (ecot_finding_get_difference (finding));
      g_assert_cmpstr (expected, ==, others[i].expected);
      g_assert_cmpstr (difference, ==, others[i].difference);
      g_assert_cmpstr (ecot_finding_get_where (finding), ==, others[i].where);
    }
}

/* }}} */
/* {{{ Flat rates of indirect costs */

#define RATES(rates) "<budget/><category id='staff' label='Personnel' kind='staff'/>" \
                     "<category id='services' label='Prestations' kind='services'/>"  \
                     "<category id='overheads' label='Frais généraux' kind='indirect'/>" rates

#define TWENTY "<flat-rate id='r' percent='20' mode='ceiling' base='direct-without-services'/>"
#define FLAT   "<flat-rate id='r' percent='15' mode='flat' base='direct-staff'/>"
#define BARE   "<flat-rate id='r' percent='20' mode='unstated' base='unstated'/>"

static const struct
{
  const char *items, *staff, *services, *indirect;
  const char *expected; /* NULL: the rate is kept */
  EcotLevel   level;
} rates[] = {
  /* the French rate: 200 000 with 80 000 of services give 24 000 */
  { RATES (TWENTY), "120000", "80000", "24000.00", NULL, 0 },
  { RATES (TWENTY), "120000", "80000", "24000.01", "24 000,00 €", ECOT_LEVEL_ERROR },
  { RATES (TWENTY), "120000", "80000", "100", NULL, 0 },
  { RATES (TWENTY), "999.99", NULL, "199.99", NULL, 0 }, /* 199,998: a maximum is rounded down */
  { RATES (TWENTY), "999.99", NULL, "200.00", "199,99 €", ECOT_LEVEL_ERROR },
  /* a rate that is the amount follows the rounding of the call: 15 % of 40 000,30 is 6 000,05 */
  { RATES (FLAT), "40000.30", "500", "6000.05", NULL, 0 },
  { RATES (FLAT), "40000.30", "500", "6000.04", "6 000,05 €", ECOT_LEVEL_ERROR },
  { RATES (FLAT), "40000.30", "500", "6000.06", "6 000,05 €", ECOT_LEVEL_ERROR },
  { RATES (FLAT), "40000.30", "500", NULL, NULL, 0 }, /* nobody has to ask for them */
  { RATES (FLAT), NULL, "500", "1", "0,00 €", ECOT_LEVEL_ERROR },
  /* « 20 % » and nothing else: over all direct costs, and a warning */
  { RATES (BARE), "100", "100", "40.00", NULL, 0 },
  { RATES (BARE), "100", "100", "40.01", "40,00 €", ECOT_LEVEL_WARNING },
  /* one of two is enough */
  { RATES (FLAT "<flat-rate id='s' percent='7' mode='ceiling' base='direct'/>"), "1000", "1000", "140.00", NULL, 0 },
  { RATES (FLAT "<flat-rate id='s' percent='7' mode='ceiling' base='direct'/>"), "1000", "1000", "150.00", NULL, 0 },
  { RATES (FLAT "<flat-rate id='s' percent='7' mode='ceiling' base='direct'/>"), "1000", "1000", "140.01", "150,00 €", ECOT_LEVEL_ERROR },
};

static void
test_rates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr (EcotFigures) figures = ecot_test_check_new (rates[i].items);
      EcotDossier            *dossier = ecot_figures_get_dossier (figures);
      g_autoptr (GPtrArray)   findings = NULL;
      g_autofree char        *expected = NULL;
      EcotFinding            *finding;

      if (rates[i].staff != NULL)
        ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", rates[i].staff, NULL);
      if (rates[i].services != NULL)
        ecot_test_append (dossier, ECOT_KIND_LINE, "category", "services", "amount", rates[i].services, NULL);
      if (rates[i].indirect != NULL)
        ecot_test_append (dossier, ECOT_KIND_LINE, "category", "overheads", "quantity", "1", "unit-cost", rates[i].indirect, NULL);

      findings = ecot_check (figures, NULL);
      finding = find_rule (findings, "flat-rate.r");
      g_test_message ("rate %u", i + 1);
      g_assert_cmpint (finding != NULL, ==, rates[i].expected != NULL);
      ecot_test_fixes (figures);

      if (finding == NULL)
        continue;

      expected = ecot_test_plain (ecot_finding_get_expected (finding));
      g_assert_cmpstr (expected, ==, rates[i].expected);
      g_assert_cmpint (ecot_finding_get_level (finding), ==, rates[i].level);
      g_assert_nonnull (ecot_finding_get_fix (finding));
    }
}

/* 100 of staff, 50 of services, 30 of supplies, 20 of a category the applicant added. */
#define KINDS(rate) "<budget extra-categories='true'/><category id='staff' label='Personnel' kind='staff'/>" \
                    "<category id='services' label='Prestations' kind='services'/>"                          \
                    "<category id='supplies' label='Fournitures' kind='supplies'/>"                          \
                    "<category id='overheads' label='Frais généraux' kind='indirect'/>" rate

static const struct
{
  const char *rate, *indirect;
  const char *message; /* NULL: the rate is kept */
} bases[] = {
  { "<flat-rate id='r' percent='10' mode='flat' base='direct'/>", "20", NULL },
  { "<flat-rate id='r' percent='10' mode='flat' base='direct'/>", "20.01", "Les coûts indirects sont de 20,01 € ; au taux forfaitaire, 10 % de « Coûts directs » (200,00 €) font 20,00 €." },
  { "<flat-rate id='r' percent='10' mode='flat' base='direct-without-services'/>", "15", NULL },
  { "<flat-rate id='r' percent='10' mode='flat' base='direct-without-services'/>", "14.99", "Les coûts indirects sont de 14,99 € ; au taux forfaitaire, 10 % de « Coûts directs sans les prestations externes » (150,00 €) font 15,00 €." },
  { "<flat-rate id='r' percent='10' mode='flat' base='direct-staff'/>", "10", NULL },
  { "<flat-rate id='r' percent='10' mode='ceiling' base='direct-staff'/>", "10.01", "Les coûts indirects sont de 10,01 € ; 10 % de « Coûts directs de personnel » (100,00 €) font 10,00 € au plus." },
  { "<flat-rate id='r' percent='10' mode='unstated' base='unstated'/>", "20", NULL },
  { "<flat-rate id='r' percent='10' mode='unstated' base='unstated'/>", "20.01", "Les coûts indirects sont de 20,01 € ; 10 % de « Coûts directs », l’appel ne disant pas de quoi (200,00 €) font 20,00 € au plus." },
  /* kinds further left out */
  { "<flat-rate id='r' percent='10' mode='flat' base='direct' exclude='supplies'/>", "17", NULL },
  { "<flat-rate id='r' percent='10' mode='flat' base='direct' exclude='supplies'/>", "17.01", "Les coûts indirects sont de 17,01 € ; au taux forfaitaire, 10 % de « Coûts directs » sans les fournitures (170,00 €) font 17,00 €." },
  { "<flat-rate id='r' percent='10' mode='flat' base='direct' exclude='supplies services other'/>", "10", NULL },
  { "<flat-rate id='r' percent='10' mode='ceiling' base='direct' exclude='supplies other'/>", "15.01", "Les coûts indirects sont de 15,01 € ; 10 % de « Coûts directs » sans les fournitures et les autres dépenses (150,00 €) font 15,00 € au plus." },
  /* what the base does not hold is not left out twice */
  { "<flat-rate id='r' percent='10' mode='flat' base='direct-without-services' exclude='services'/>", "15", NULL },
  { "<flat-rate id='r' percent='10' mode='flat' base='direct-without-services' exclude='in-kind supplies'/>", "12", NULL },
  { "<flat-rate id='r' percent='10' mode='flat' base='direct-staff' exclude='supplies'/>", "10", NULL },
  { "<flat-rate id='r' percent='10' mode='flat' base='direct' exclude='indirect'/>", "20", NULL },
};

static EcotFigures *
new_kinds (const char *rate,
           const char *indirect)
{
  g_autofree char *items = g_strconcat (KINDS (""), rate, NULL);
  EcotFigures     *figures = ecot_test_check_new (items);
  EcotDossier     *dossier = ecot_figures_get_dossier (figures);
  EcotRecord      *added = ecot_test_append (dossier, ECOT_KIND_CATEGORY, "label", "Location", NULL);
  g_autofree char *id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (added));

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "100", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "services", "amount", "50", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "supplies", "amount", "30", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", id, "amount", "20", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "overheads", "amount", indirect, NULL);

  return figures;
}

static void
test_bases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autoptr (EcotFigures) figures = new_kinds (bases[i].rate, bases[i].indirect);
      g_autoptr (GPtrArray)   findings = ecot_check (figures, NULL);
      EcotFinding            *finding = find_rule (findings, "flat-rate.r");
      g_autofree char        *message = NULL;

      g_test_message ("%s: %s", bases[i].rate, bases[i].indirect);
      g_assert_cmpint (finding != NULL, ==, bases[i].message != NULL);
      ecot_test_fixes (figures);

      if (finding == NULL)
        continue;

      message = ecot_test_plain (ecot_finding_get_message (finding));
      g_assert_cmpstr (message, ==, bases[i].message);
    }
}

/* }}} */

static void
test_level (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_check_new (LIMIT ("figure='cost.total' at-most='1 EUR' level='advice'"));
  g_autoptr (GPtrArray)   findings = NULL;

  ecot_test_append (ecot_figures_get_dossier (figures), ECOT_KIND_LINE, "amount", "2", NULL);
  findings = ecot_check (figures, NULL);
  g_assert_cmpint (ecot_finding_get_level (find_rule (findings, "limit.x")), ==, ECOT_LEVEL_ADVICE);
}

/* A bound beyond all amounts is still a bound. */
static void
test_huge (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_check_new (LIMIT ("figure='cost.total' at-least='900000000 EUR' of='hours.total'"));
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (GPtrArray)   findings = NULL;

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "90000000000000.00", NULL);
  ecot_test_append (dossier, ECOT_KIND_TIME, "hours", "900000000000", NULL);
  findings = ecot_check (figures, NULL);
  g_assert_nonnull (find_rule (findings, "limit.x"));
}

/* Shares and rates at random: a finding if and only if part × 100 > rate × whole. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (47);

  for (guint i = 0; i < 300; i++)
    {
      gint64                  rate = g_rand_int_range (rand, 0, 1000000);
      gint64                  whole = g_rand_int_range (rand, 1, 100000000);
      EcotWide                part = (EcotWide)whole * rate / 1000000 + g_rand_int_range (rand, -1, 2);
      char                    p[ECOT_AMOUNT_BUFSIZE], w[ECOT_AMOUNT_BUFSIZE], r[ECOT_DECIMAL_BUFSIZE];
      g_autofree char        *limit = NULL;
      g_autoptr (EcotFigures) figures = NULL;
      g_autoptr (GPtrArray)   findings = NULL;

      if (part < 0 || part > whole)
        continue;

      limit = g_strdup_printf (HEAD "<limit id='x' message='la limite' figure='cost.direct.services' at-most='%s %%' of='cost.total'/>",
                               ecot_decimal_format (rate, r));
      figures = ecot_test_check_new (limit);
      ecot_test_append (ecot_figures_get_dossier (figures), ECOT_KIND_LINE, "category", "services", "amount",
                        ecot_amount_format ((gint64)part, p), NULL);
      ecot_test_append (ecot_figures_get_dossier (figures), ECOT_KIND_LINE, "category", "staff", "amount",
                        ecot_amount_format (whole - (gint64)part, w), NULL);
      findings = ecot_check (figures, NULL);
      g_assert_cmpint (find_rule (findings, "limit.x") != NULL, ==, part * 1000000 > (EcotWide)rate * whole);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/limits/case/%u", i + 1);

      g_test_add_data_func (path, &cases[i], test_limit);
    }

  g_test_add_func ("/limits/others", test_others);
  g_test_add_func ("/limits/rates", test_rates);
  g_test_add_func ("/limits/bases", test_bases);
  g_test_add_func ("/limits/level", test_level);
  g_test_add_func ("/limits/huge", test_huge);
  g_test_add_func ("/limits/random", test_random);

  return g_test_run ();
}
