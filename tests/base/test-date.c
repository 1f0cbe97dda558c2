/* test-date.c: days, moments, and how people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-date.h"

#include <string.h>

#include "base/ecot-error.h"
#include "support/ecot-test.h"

#define UNTOUCHED 42

static const struct
{
  const char *text;
  const char *iso; /* NULL: refused */
} typed[] = {
  { "24/07/2017", "2017-07-24" },
  { "24/7/2017", "2017-07-24" },
  { "24/7/17", "2017-07-24" },
  { "4/7/17", "2017-07-04" },
  { "24-07-2017", "2017-07-24" },
  { "24072017", "2017-07-24" },
  { " 24072017\n", "2017-07-24" },
  { "29022024", "2024-02-29" },
  { "24.07.2017", "2017-07-24" },
  { "24 / 07 / 2017", "2017-07-24" },
  { "24. 7. 2017", "2017-07-24" },
  { " 24/07/2017 ", "2017-07-24" },
  { "24/07/2017\n", "2017-07-24" },
  { "24\u201307\u20132017", "2017-07-24" },
  { "２４/０７/２０１７", "2017-07-24" },
  { "2017-07-24", "2017-07-24" },
  { "2017/07/24", "2017-07-24" },
  { "2017-7-4", "2017-07-04" },
  { "24 juillet 2017", "2017-07-24" },
  { "24\u00a0juillet\u00a02017", "2017-07-24" },
  { "24\u202fjuillet\u202f2017", "2017-07-24" },
  { "24 JUILLET 2017", "2017-07-24" },
  { "24 Juillet 17", "2017-07-24" },
  { "24juillet2017", "2017-07-24" },
  { "24 juil. 2017", "2017-07-24" },
  { "1er août 2017", "2017-08-01" },
  { "1 août 2017", "2017-08-01" },
  { "1er aout 2017", "2017-08-01" },
  { "1ER AOÛT 2017", "2017-08-01" },
  { "1er aou\u0302t 2017", "2017-08-01" },
  { "1ᵉʳ août 2017", "2017-08-01" },
  { "1 er août 2017", "2017-08-01" },
  { "01 août 2017", "2017-08-01" },
  { "3 février 2017", "2017-02-03" },
  { "3 fevrier 2017", "2017-02-03" },
  { "3 févr. 2017", "2017-02-03" },
  { "25 décembre 2017", "2017-12-25" },
  { "25 dec. 2017", "2017-12-25" },
  { "5 janv. 2017", "2017-01-05" },
  { "5 sept. 2017", "2017-09-05" },
  { "lundi 24 juillet 2017", "2017-07-24" },
  { "Lundi, 24 juillet 2017", "2017-07-24" },
  { "lun. 24/07/2017", "2017-07-24" },
  { "dimanche 30 juillet 2017", "2017-07-30" },

  /* Two digits of a year: 69 and 70 are a century apart. */
  { "1/1/00", "2000-01-01" },
  { "1/1/69", "2069-01-01" },
  { "1/1/70", "1970-01-01" },
  { "1/1/99", "1999-01-01" },

  /* The calendar. */
  { "29/02/2024", "2024-02-29" },
  { "29/02/2000", "2000-02-29" },
  { "31/12/9999", "9999-12-31" },
  { "1/1/0001", "0001-01-01" },
  { "29/02/2025", NULL },
  { "29/02/1900", NULL },
  { "31/04/2017", NULL },
  { "0/1/2017", NULL },
  { "1/0/2017", NULL },
  { "32/1/2017", NULL },
  { "1/13/2017", NULL },
  { "07/24/2017", NULL },
  { "1/1/0000", NULL },
  { "31 avril 2017", NULL },

  /* Nearly. */
  { "", NULL },
  { " ", NULL },
  { "24/07", NULL },
  { "24/07/", NULL },
  { "/07/2017", NULL },
  { "24//2017", NULL },
  { "24/07-2017", NULL },
  { "24,07,2017", NULL },
  { "24 07 2017", NULL },
  { "20170724", NULL },
  { "32072017", NULL },
  { "2407201", NULL },
  { "240720170", NULL },
  { "240717", NULL },
  { "2407 2017", NULL },
  { "24/07/2", NULL },
  { "24/07/201", NULL },
  { "24/07/20170", NULL },
  { "024/07/2017", NULL },
  { "24/007/2017", NULL },
  { "2017-24", NULL },
  { "2017-07-024", NULL },
  { "24/07/2017 17:00", NULL },
  { "le 24 juillet 2017", NULL },
  { "24 juillet", NULL },
  { "24 juillet 2017 17", NULL },
  { "24 juillet 2017 h", NULL },
  { "juillet 2017", NULL },
  { "24 juil 2017", NULL }, /* no point: a slip, or another word */
  { "24 jui. 2017", NULL }, /* June or July */
  { "24 ma. 2017", NULL },
  { "24 july 2017", NULL },
  { "2er août 2017", NULL },
  { "024 juillet 2017", NULL },
  { "1re août 2017", NULL },
  { "mardi 24 juillet 2017", NULL }, /* a Monday */
  { "lundi", NULL },
  { "lundi 29/02/2025", NULL },
  { "aujourd’hui", NULL },
  { "-24/07/2017", NULL },
  { "24/07/-2017", NULL },
  { "24/07/2017/", NULL },
  { "24/07/2017 24/07/2017", NULL },
  { "99999999999999999999/1/1", NULL },
  { "1/1/1/1/1/1/1/1/1/1/1/1", NULL },
  { "\xff", NULL },
  { "24/07/2017\xff", NULL },
  { "١/١/٢٠١٧", NULL },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;
      char               buf[ECOT_DATE_BUFSIZE];
      EcotDate           date = UNTOUCHED;
      gboolean           ok = ecot_date_read (typed[i].text, &date, &error);

      g_test_message ("case %u", i);
      if (typed[i].iso != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (ecot_date_format (date, buf), ==, typed[i].iso);
        }
      else
        {
          g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);
          g_assert_cmpint (date, ==, UNTOUCHED);
        }
      g_assert_cmpint (ok, ==, typed[i].iso != NULL);
    }
}

static void
test_read_weekday_message (void)
{
  g_autoptr (GError) error = NULL;
  EcotDate           date;

  g_assert_false (ecot_date_read ("mardi 24 juillet 2017", &date, &error));
  g_assert_nonnull (strstr (error->message, "day of the week"));
  g_clear_error (&error);

  g_assert_false (ecot_date_read ("lundi 29/02/2025", &date, &error));
  g_assert_nonnull (strstr (error->message, "calendar"));
}

static void
test_parse (void)
{
  static const char *const refused[] = {
    "", "2017", "2017-07", "2017-7-24", "17-07-24", "2017-07-24 ", " 2017-07-24", "2017/07/24", "2017-07/24", "2017/07-24",
    "2017-02-29", "0000-01-01", "2017-00-01", "2017-13-01", "2017-01-00", "2017-01-32",
    "2017-07-24T17:00", "-017-07-24", "+017-07-24", "20170724", "2017-07-2a", "2017-07-2\xff"
  };
  EcotDate date = UNTOUCHED;

  g_assert_true (ecot_date_parse ("2017-07-24", &date, NULL));
  g_assert_cmpint (date, ==, ecot_date_new (2017, 7, 24));

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      date = UNTOUCHED;
      g_test_message ("case %u", i);
      g_assert_false (ecot_date_parse (refused[i], &date, &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);
      g_assert_cmpint (date, ==, UNTOUCHED);
    }
}

static int
days_of_month (int year,
               int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean         leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  return days[month - 1] + (month == 2 && leap);
}

/* Every day there is follows the one before, and comes back from its parts. */
static void
test_calendar (void)
{
  EcotDate expected = 1;

  for (int year = 1; year <= 9999; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= days_of_month (year, month); day++, expected++)
        {
          int y, m, d;

          ecot_date_split (expected, &y, &m, &d);
          if (ecot_date_new (year, month, day) != expected || y != year || m != month || d != day)
            g_error ("%04d-%02d-%02d is not day %" G_GINT64_FORMAT, year, month, day, expected);
        }

  for (int year = 1; year <= 9999; year += 7)
    for (int month = 1; month <= 12; month++)
      g_assert_cmpint (ecot_date_new (year, month, days_of_month (year, month) + 1), ==, ECOT_DATE_NONE);
}

static void
test_no_date (void)
{
  static const int parts[][3] = {
    { 0, 1, 1 }, { 10000, 1, 1 }, { -1, 1, 1 }, { 2017, 0, 1 }, { 2017, 13, 1 }, { 2017, -1, 1 }, { 2017, 1, 0 }, { 2017, 1, 32 }, { 2017, 1, -1 }, { 2025, 2, 29 }, { G_MAXINT, 1, 1 }, { G_MININT, 1, 1 }, { 67553, 7, 24 }, { 2017, 257, 1 }, { 2017, 1, 257 }
  };
  static const EcotDate dates[] = { ECOT_DATE_NONE, -1, 3652060, G_MAXINT64, G_MININT64, G_GINT64_CONSTANT (4294967297) };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_cmpint (ecot_date_new (parts[i][0], parts[i][1], parts[i][2]), ==, ECOT_DATE_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      char buf[ECOT_DATE_BUFSIZE];
      int  year, month, day;

      ecot_date_split (dates[i], &year, &month, &day);
      g_assert_true (year == 0 && month == 0 && day == 0);
      g_assert_cmpstr (ecot_date_format (dates[i], buf), ==, "");
      g_assert_cmpstr (ecot_date_format_french (dates[i], buf), ==, "");
      g_assert_cmpstr (ecot_date_format_short (dates[i], buf), ==, "");
      g_assert_cmpint (ecot_date_add_months (dates[i], 1), ==, ECOT_DATE_NONE);
    }
}

static void
test_format (void)
{
  static const struct
  {
    const char *iso, *french, *brief;
  } cases[] = {
    { "2017-07-24", "24\u00a0juillet\u00a02017", "24/07/2017" },
    { "2017-08-01", "1er\u00a0août\u00a02017", "01/08/2017" },
    { "2017-12-31", "31\u00a0décembre\u00a02017", "31/12/2017" },
    { "2017-02-11", "11\u00a0février\u00a02017", "11/02/2017" },
    { "0800-12-25", "25\u00a0décembre\u00a0800", "25/12/0800" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char     buf[ECOT_DATE_BUFSIZE];
      EcotDate date;

      g_assert_true (ecot_date_parse (cases[i].iso, &date, NULL));
      g_assert_cmpstr (ecot_date_format_french (date, buf), ==, cases[i].french);
      g_assert_cmpstr (ecot_date_format_short (date, buf), ==, cases[i].brief);
    }
}

/* What is printed can be typed. */
static void
test_round_trip (void)
{
  for (EcotDate date = 1; date <= 3652059; date += 97)
    {
      char     buf[ECOT_DATE_BUFSIZE];
      EcotDate back = UNTOUCHED;

      g_assert_true (ecot_date_parse (ecot_date_format (date, buf), &back, NULL));
      g_assert_cmpint (back, ==, date);
      g_assert_true (ecot_date_read (buf, &back, NULL));
      g_assert_cmpint (back, ==, date);
      g_assert_true (ecot_date_read (ecot_date_format_short (date, buf), &back, NULL));
      g_assert_cmpint (back, ==, date);
      if (date >= ecot_date_new (1000, 1, 1)) /* "800" is no year one types */
        {
          g_assert_true (ecot_date_read (ecot_date_format_french (date, buf), &back, NULL));
          g_assert_cmpint (back, ==, date);
        }
    }
}

static void
test_add_months (void)
{
  static const struct
  {
    const char *from;
    int         months;
    const char *to; /* "": outside the calendar */
  } cases[] = {
    { "2017-07-24", 0, "2017-07-24" },
    { "2017-07-24", 6, "2018-01-24" },
    { "2017-07-24", -7, "2016-12-24" },
    { "2017-01-31", 1, "2017-02-28" },
    { "2016-01-31", 1, "2016-02-29" },
    { "2016-02-29", 12, "2017-02-28" },
    { "2016-02-29", 48, "2020-02-29" },
    { "2017-03-31", -1, "2017-02-28" },
    { "2017-12-31", 1, "2018-01-31" },
    { "9999-11-30", 1, "9999-12-30" },
    { "9999-12-31", 1, "" },
    { "0001-01-31", -1, "" },
    { "0001-02-28", -1, "0001-01-28" },
    { "2017-07-24", G_MAXINT, "" },
    { "2017-07-24", G_MININT, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char     buf[ECOT_DATE_BUFSIZE];
      EcotDate date;

      g_assert_true (ecot_date_parse (cases[i].from, &date, NULL));
      g_assert_cmpstr (ecot_date_format (ecot_date_add_months (date, cases[i].months), buf), ==, cases[i].to);
    }
}

static void
test_count_months (void)
{
  static const struct
  {
    const char *start, *end;
    int         months, days;
  } cases[] = {
    { "2024-01-01", "2024-12-31", 12, 0 },
    { "2024-01-01", "2024-12-30", 11, 30 },
    { "2024-01-01", "2025-01-01", 12, 1 },
    { "2024-03-01", "2025-02-28", 12, 0 },
    { "2024-03-15", "2024-09-14", 6, 0 },
    { "2024-03-15", "2024-09-13", 5, 30 },
    { "2024-01-31", "2024-02-28", 1, 0 },
    { "2024-01-31", "2024-02-27", 0, 28 },
    { "2024-02-29", "2025-02-27", 12, 0 },
    { "2024-05-05", "2024-05-05", 0, 1 },
    { "9999-11-30", "9999-12-31", 1, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EcotDate start, end;
      int      days;

      g_test_message ("%s to %s", cases[i].start, cases[i].end);
      g_assert_true (ecot_date_parse (cases[i].start, &start, NULL));
      g_assert_true (ecot_date_parse (cases[i].end, &end, NULL));
      g_assert_cmpint (ecot_date_count_months (start, end, &days), ==, cases[i].months);
      g_assert_cmpint (days, ==, cases[i].days);
    }
}

static void
test_moment (void)
{
  static const struct
  {
    const char *text, *french;
  } cases[] = {
    { "2017-07-24T17:00", "24\u00a0juillet\u00a02017 à\u00a017\u00a0h" },
    { "2017-07-24T17:01", "24\u00a0juillet\u00a02017 à\u00a017\u00a0h\u00a001" },
    { "2017-08-01T00:00", "1er\u00a0août\u00a02017 à\u00a00\u00a0h" },
    { "2017-08-01T23:59", "1er\u00a0août\u00a02017 à\u00a023\u00a0h\u00a059" },
    { "0001-01-01T00:00", "1er\u00a0janvier\u00a01 à\u00a00\u00a0h" },
    { "9999-12-31T23:59", "31\u00a0décembre\u00a09999 à\u00a023\u00a0h\u00a059" },
  };
  static const char *const refused[] = {
    "", "2017-07-24", "2017-07-24T17", "2017-07-24 17:00", "2017-07-24T24:00", "2017-07-24T17:60",
    "2017-07-24T7:00", "2017-02-29T17:00", "2017-07-24T17:00Z", "2017-07-24T17:00:00", "2017-07-24T-7:00",
    "2017-07-24T17.00", "2017-07-24t17:00"
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char       buf[ECOT_DATE_BUFSIZE];
      EcotMoment moment = UNTOUCHED;

      g_assert_true (ecot_moment_parse (cases[i].text, &moment, NULL));
      g_assert_cmpstr (ecot_moment_format (moment, buf), ==, cases[i].text);
      g_assert_cmpstr (ecot_moment_format_french (moment, buf), ==, cases[i].french);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      EcotMoment         moment = UNTOUCHED;

      g_test_message ("case %u", i);
      g_assert_false (ecot_moment_parse (refused[i], &moment, &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);
      g_assert_cmpint (moment, ==, UNTOUCHED);
    }
}

static void
test_no_moment (void)
{
  static const EcotMoment moments[] = { 0, 1439, -1, -5000, G_MAXINT64, G_MININT64, (3652059 + 1) * G_GINT64_CONSTANT (1440) };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      char buf[ECOT_DATE_BUFSIZE];

      g_assert_cmpstr (ecot_moment_format (moments[i], buf), ==, "");
      g_assert_cmpstr (ecot_moment_format_french (moments[i], buf), ==, "");
    }
}

/* The clock of the issuer, wherever the machine stands. */
static void
test_now (void)
{
  static const struct
  {
    const char *zone;
    int         least, most; /* minutes ahead of UTC */
  } zones[] = {
    { "UTC", 0, 0 },
    { "Europe/Paris", 60, 120 },
    { "Indian/Reunion", 240, 240 },
    { "America/Martinique", -240, -240 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zones[i].zone);
      EcotMoment            before = ecot_moment_now ("UTC");
      EcotMoment            there = ecot_moment_now (zones[i].zone);
      EcotMoment            after = ecot_moment_now ("UTC");

      if (zone == NULL)
        continue; /* a machine without time zones */

      g_assert_cmpint (there - before, >=, zones[i].least);
      g_assert_cmpint (there - after, <=, zones[i].most);
    }
}

static void
test_now_nowhere (void)
{
  g_autoptr (GDateTime) local = g_date_time_new_now_local ();
  EcotMoment            now = ecot_moment_now ("Nulle/Part");
  EcotMoment            expected = ecot_moment_new (ecot_date_new (g_date_time_get_year (local), g_date_time_get_month (local), g_date_time_get_day_of_month (local)),
                                                    g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local));

  g_assert_cmpint (now - expected, >=, 0);
  g_assert_cmpint (now - expected, <=, 2);
}

/* Pieces of dates in any order; now and then noise between them. */
static char *
shuffle_date (GRand *rand)
{
  static const char *const pieces[] = {
    "1", "2", "24", "07", "31", "2017", "17", "/", "/", "-", ".", ",", " ", " ", "er",
    "juillet", "août", "janv", "lundi", "lun", "dimanche"
  };
  GString *text = g_string_new (NULL);
  gint32   n = g_rand_int_range (rand, 1, 10);

  for (gint32 i = 0; i < n; i++)
    if (g_rand_int_range (rand, 0, 20) == 0)
      {
        g_autofree char *noise = ecot_test_noise (rand, 2);

        g_string_append (text, noise);
      }
    else
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  guint             n_read = 0;

  for (guint i = 0; i < 60000; i++)
    {
      g_autofree char   *text = shuffle_date (rand);
      g_autoptr (GError) error = NULL;
      char               buf[ECOT_DATE_BUFSIZE];
      EcotDate           date;
      EcotMoment         moment;

      if (ecot_date_read (text, &date, &error))
        {
          n_read++;
          g_assert_cmpuint (strlen (ecot_date_format (date, buf)), ==, 10);
        }
      else
        g_assert_true (error->domain == ECOT_ERROR && g_utf8_validate (error->message, -1, NULL));

      ecot_date_parse (text, &date, NULL);
      ecot_moment_parse (text, &moment, NULL);
    }

  g_assert_cmpuint (n_read, >, 20); /* or the noise never got inside */
}

/* Each month of the calendar counts as its days in the span ÷ its days. */
static void
test_measure_months (void)
{
  static const struct
  {
    const char *start, *end;
    gint64      numerator, denominator;
  } spans[] = {
    { "2024-01-01", "2024-12-31", 12, 1 },
    { "2024-02-01", "2024-02-29", 1, 1 },
    { "2023-02-01", "2023-02-28", 1, 1 },
    { "2024-02-01", "2024-02-28", 28, 29 },
    { "2024-02-29", "2024-02-29", 1, 29 },
    { "2024-02-15", "2024-03-15", 15 * 31 + 15 * 29, 29 * 31 },
    { "2024-01-31", "2024-03-01", 33, 31 },
    { "2023-12-31", "2024-01-01", 2, 31 },
    { "2024-07-01", "2025-06-30", 12, 1 },
    { "2024-04-16", "2024-04-30", 1, 2 },
    { "0001-01-01", "9999-12-31", 9999 * 12, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      EcotDate start, end;
      gint64   numerator, denominator;

      g_assert_true (ecot_date_parse (spans[i].start, &start, NULL));
      g_assert_true (ecot_date_parse (spans[i].end, &end, NULL));
      ecot_date_measure_months (start, end, &numerator, &denominator);
      g_assert_cmpint (numerator * spans[i].denominator, ==, spans[i].numerator * denominator);
    }
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/date/read", test_read);
  g_test_add_func ("/ecot/date/read-weekday-message", test_read_weekday_message);
  g_test_add_func ("/ecot/date/parse", test_parse);
  g_test_add_func ("/ecot/date/calendar", test_calendar);
  g_test_add_func ("/ecot/date/none", test_no_date);
  g_test_add_func ("/ecot/date/format", test_format);
  g_test_add_func ("/ecot/date/round-trip", test_round_trip);
  g_test_add_func ("/ecot/date/add-months", test_add_months);
  g_test_add_func ("/ecot/date/count-months", test_count_months);
  g_test_add_func ("/ecot/date/measure-months", test_measure_months);
  g_test_add_func ("/ecot/moment/parse", test_moment);
  g_test_add_func ("/ecot/moment/none", test_no_moment);
  g_test_add_func ("/ecot/moment/now", test_now);
  g_test_add_func ("/ecot/moment/now-nowhere", test_now_nowhere);
  g_test_add_func ("/ecot/date/noise", test_noise);

  return g_test_run ();
}
