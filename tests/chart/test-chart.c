/* test-chart.c: charts, their words and their drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts are measured by a ruler of five points a character, so that what is laid
 * out here is the same on every machine.
 */

#include <math.h>
#include <string.h>

#include "chart/ecot-chart-draw.h"
#include "chart/ecot-chart-parts.h"
#include "chart/ecot-emblem.h"
#include "read-png.h"

#define WIDTH 480

static double
measure (gpointer      data,
         EcotChartLook look,
         const char   *text)
{
  return 5 * (double)g_utf8_strlen (text, -1);
}

static EcotChart *
budget (EcotChartKind kind)
{
  EcotChart *chart = ecot_chart_new (kind, "Budget par poste");

  ecot_chart_add_amount (chart, "Rémunération", 446050);
  ecot_chart_add_amount (chart, "Honoraires", 135000);
  ecot_chart_add_amount (chart, "Prestations de service, achats et locations de toute sorte pour l'action", 406000);
  ecot_chart_freeze (chart);

  return chart;
}

static EcotChart *
cash (void)
{
  EcotChart *chart = ecot_chart_new (ECOT_CHART_CURVE, "Trésorerie");

  ecot_chart_add_balance (chart, ecot_date_new (2017, 9, 30), 300000);
  ecot_chart_add_balance (chart, ecot_date_new (2017, 10, 31), -320050);
  ecot_chart_add_balance (chart, ecot_date_new (2017, 11, 30), -120000);
  ecot_chart_add_balance (chart, ecot_date_new (2017, 12, 31), 0);
  ecot_chart_freeze (chart);

  return chart;
}

static EcotChart *
steps (void)
{
  EcotChart *chart = ecot_chart_new (ECOT_CHART_SCHEDULE, "Échéancier");

  ecot_chart_add_step (chart, "Préparation", ecot_date_new (2017, 9, 1), ecot_date_new (2017, 10, 31));
  ecot_chart_add_step (chart, "Rallye", ecot_date_new (2017, 11, 18), ecot_date_new (2017, 11, 18));
  ecot_chart_freeze (chart);

  return chart;
}

static void
test_words (void)
{
  g_autoptr (EcotChart) bars = budget (ECOT_CHART_BARS);
  g_autoptr (EcotChart) curve = cash ();
  g_autoptr (EcotChart) schedule = steps ();

  g_test_summary ("Whoever does not see a chart is told all it shows, in French typography");

  g_assert_cmpstr (ecot_chart_get_words (bars), ==,
                   "Budget par poste\u00a0: Rémunération, 4\u202f460,50\u00a0€, 45,19\u00a0%\u202f; Honoraires, 1\u202f350,00\u00a0€, 13,68\u00a0%\u202f; "
                   "Prestations de service, achats et locations de toute sorte pour l’action, 4\u202f060,00\u00a0€, 41,13\u00a0%.");
  g_assert_cmpstr (ecot_chart_get_words (curve), ==,
                   "Trésorerie\u00a0: septembre\u00a02017, 3\u202f000,00\u00a0€\u202f; octobre\u00a02017, \u22123\u202f200,50\u00a0€\u202f; "
                   "novembre\u00a02017, \u22121\u202f200,00\u00a0€\u202f; décembre\u00a02017, 0,00\u00a0€\u202f; au plus bas\u00a0: octobre\u00a02017, \u22123\u202f200,50\u00a0€.");
  g_assert_cmpstr (ecot_chart_get_words (schedule), ==,
                   "Échéancier\u00a0: Préparation, du\u00a01er\u00a0septembre\u00a02017 au\u00a031\u00a0octobre\u00a02017\u202f; Rallye, le\u00a018\u00a0novembre\u00a02017.");
}

static void
test_shares (void)
{
  g_autoptr (EcotChart) thirds = ecot_chart_new (ECOT_CHART_SHARES, "Parts");
  g_autoptr (EcotChart) nothing = ecot_chart_new (ECOT_CHART_SHARES, "Parts");
  EcotDecimal           sum = 0;

  g_test_summary ("Three thirds are 100 %, and the first takes what rounding leaves");

  for (guint i = 0; i < 3; i++)
    ecot_chart_add_amount (thirds, "Tiers", 333333);
  ecot_chart_freeze (thirds);
  for (guint i = 0; i < 3; i++)
    sum += ecot_chart_get_item (thirds, i)->share;
  g_assert_cmpint (sum, ==, 100 * ECOT_DECIMAL_ONE);
  g_assert_cmpint (ecot_chart_get_item (thirds, 0)->share, ==, 333400);

  ecot_chart_add_amount (nothing, "Rien", 0);
  ecot_chart_add_amount (nothing, "Moins que rien", -5);
  ecot_chart_freeze (nothing);
  g_assert_cmpint (ecot_chart_get_item (nothing, 0)->share, ==, 0);
  g_assert_cmpint (ecot_chart_get_item (nothing, 1)->share, ==, 0);
}

static void
test_many (void)
{
  g_autoptr (EcotChart) bars = ecot_chart_new (ECOT_CHART_BARS, "Budget par poste");
  g_autoptr (EcotChart) shares = ecot_chart_new (ECOT_CHART_SHARES, "Parts");
  g_autoptr (EcotChart) few = ecot_chart_new (ECOT_CHART_SHARES, "Parts");
  static const gint64   named[] = { 500, 10, 10, 10, 10, 90, 700 };

  g_test_summary ("A chart is looked at: the greatest stay in their order, of equal ones the first; the rest is one item, with its sum");

  for (guint i = 0; i < 30; i++)
    ecot_chart_add_amount (bars, "Poste", 100 + i);
  ecot_chart_freeze (bars);

  g_assert_cmpuint (ecot_chart_get_n_items (bars), ==, ECOT_CHART_MAX_ITEMS);
  g_assert_cmpint (ecot_chart_get_item (bars, 0)->value, ==, 111);
  g_assert_cmpint (ecot_chart_get_item (bars, 18)->value, ==, 129);
  g_assert_cmpstr (ecot_chart_get_item (bars, 19)->label, ==, "et 11 autres");
  g_assert_cmpint (ecot_chart_get_item (bars, 19)->value, ==, 11 * 105);

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *label = g_strdup_printf ("Ville %u", i);

      ecot_chart_add_amount (shares, label, i == 0 ? 500 : i == 20 ? 90
                                                         : i == 29 ? 700
                                                                   : 10);
      if (i < ECOT_CHART_MAX_SHARES)
        ecot_chart_add_amount (few, label, 10);
    }
  ecot_chart_freeze (shares);
  ecot_chart_freeze (few);

  g_assert_cmpuint (ecot_chart_get_n_items (shares), ==, G_N_ELEMENTS (named) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    g_assert_cmpint (ecot_chart_get_item (shares, i)->value, ==, named[i]);
  g_assert_cmpstr (ecot_chart_get_item (shares, 4)->label, ==, "Ville 4");
  g_assert_cmpstr (ecot_chart_get_item (shares, 5)->label, ==, "Ville 20");
  g_assert_cmpstr (ecot_chart_get_item (shares, 7)->label, ==, "et 23 autres");
  g_assert_cmpint (ecot_chart_get_item (shares, 7)->value, ==, 230);
  g_assert_nonnull (strstr (ecot_chart_get_words (shares), "Ville 29, 7,00\u00a0€"));

  g_assert_cmpuint (ecot_chart_get_n_items (few), ==, ECOT_CHART_MAX_SHARES);
  g_assert_cmpstr (ecot_chart_get_item (few, 7)->label, ==, "Ville 7");
}

/* 31 of one amount: 3,23 % each, but 3,22 % of the last thirteen. */
static void
test_folded_shares (void)
{
  g_autoptr (EcotChart) chart = ecot_chart_new (ECOT_CHART_SHARES, "Parts");
  EcotDecimal           sum = 0;

  g_test_summary ("Shares are those of all, as in the table beside the chart, and the rest has the sum of its own");

  for (guint i = 0; i < 31; i++)
    ecot_chart_add_amount (chart, "Ville", 100);
  ecot_chart_freeze (chart);

  for (guint i = 0; i < ecot_chart_get_n_items (chart); i++)
    sum += ecot_chart_get_item (chart, i)->share;
  g_assert_cmpint (sum, ==, 100 * ECOT_DECIMAL_ONE);
  for (guint i = 0; i < 7; i++)
    g_assert_cmpint (ecot_chart_get_item (chart, i)->share, ==, 323 * ECOT_DECIMAL_ONE / 100);
  g_assert_cmpint (ecot_chart_get_item (chart, 7)->share, ==, (100 * 100 - 7 * 323) * ECOT_DECIMAL_ONE / 100);
}

/* The first text shape that begins so, or NULL. */
static const EcotShape *
find_text (GArray     *shapes,
           const char *start)
{
  for (guint i = 0; i < shapes->len; i++)
    {
      const EcotShape *shape = &g_array_index (shapes, EcotShape, i);

      if (shape->type == ECOT_SHAPE_TEXT && g_str_has_prefix (shape->text, start))
        return shape;
    }

  return NULL;
}

static const EcotShape *
find_shape (GArray       *shapes,
            EcotShapeType type,
            guint         skip)
{
  for (guint i = 0; i < shapes->len; i++)
    if (g_array_index (shapes, EcotShape, i).type == type && skip-- == 0)
      return &g_array_index (shapes, EcotShape, i);

  return NULL;
}

/* Nothing may stand beside the paper. */
static void
assert_inside (GArray *shapes,
               double  width,
               double  height)
{
  for (guint i = 0; i < shapes->len; i++)
    {
      const EcotShape *shape = &g_array_index (shapes, EcotShape, i);
      double           r = shape->type == ECOT_SHAPE_DISC ? shape->w : 0;
      double           w = r > 0 ? 0 : shape->w, h = r > 0 ? 0 : shape->h;

      g_assert_cmpfloat (MIN (shape->x, shape->x + w) - r, >=, -0.5);
      g_assert_cmpfloat (MAX (shape->x, shape->x + w) + r, <=, width + 0.5);
      g_assert_cmpfloat (MIN (shape->y, shape->y + h) - r, >=, -1.5);
      g_assert_cmpfloat (MAX (shape->y, shape->y + h) + r, <=, height + 0.5);
    }
}

static GArray *
lay_out (EcotChart *chart,
         double    *height)
{
  GArray *shapes = ecot_chart_lay_out (chart, WIDTH, TRUE, measure, NULL, height);

  assert_inside (shapes, WIDTH, *height);
  return shapes;
}

static void
test_bars (void)
{
  g_autoptr (EcotChart) chart = budget (ECOT_CHART_BARS);
  double                height;
  g_autoptr (GArray)    shapes = lay_out (chart, &height);
  const EcotShape      *first, *second;

  g_test_summary ("Bars are as long as their amounts, labels take the lines they need, numbers end below each other");

  first = find_shape (shapes, ECOT_SHAPE_FILL, 0);
  second = find_shape (shapes, ECOT_SHAPE_FILL, 1);
  g_assert_cmpfloat_with_epsilon (second->w / first->w, 135000.0 / 446050, 0.001);
  g_assert_cmpfloat (first->x, ==, second->x);

  g_assert_nonnull (find_text (shapes, "Prestations de service, achats et"));
  g_assert_cmpstr (find_text (shapes, "locations de toute")->text, ==, "locations de toute sorte pour");
  g_assert_cmpstr (find_text (shapes, "l’action")->text, ==, "l’action");

  g_assert_cmpfloat_with_epsilon (find_text (shapes, "4\u202f460")->x + find_text (shapes, "4\u202f460")->w,
                                  find_text (shapes, "1\u202f350")->x + find_text (shapes, "1\u202f350")->w, 0.001);
}

static void
test_long_label (void)
{
  g_autoptr (EcotChart) chart = ecot_chart_new (ECOT_CHART_BARS, "Budget par poste");
  double                height;
  g_autoptr (GArray)    shapes = NULL;

  g_test_summary ("A label of five lines is whole; what five lines do not hold ends after a word, in an ellipsis");

  ecot_chart_add_amount (chart, "Aides individuelles aux participants : inscription, reprise d’activité (garde d’enfants, repas, déplacements, tenue professionnelle…), accueil", 200);
  ecot_chart_add_amount (chart, "Premièrement ceci et cela, deuxièmement encore autre chose, troisièmement le reste, quatrièmement rien de plus, cinquièmement un tout, sixièmement encore, la fin", 100);
  ecot_chart_freeze (chart);
  shapes = lay_out (chart, &height);
  g_assert_nonnull (find_text (shapes, "tenue professionnelle…), accueil"));
  g_assert_cmpstr (find_text (shapes, "deuxièmement")->text, ==, "deuxièmement encore autre chose,");
  g_assert_cmpstr (find_text (shapes, "troisièmement")->text, ==, "troisièmement le reste,");
  g_assert_cmpstr (find_text (shapes, "cinquièmement")->text, ==, "cinquièmement un tout…");
  g_assert_cmpfloat (height, <, 12 * ECOT_CHART_LEADING);
}

/* What a funder's name is followed by. */
#define PHRASE ", dont l’aide paie la préparation, les déplacements entre les quatre communes, le temps de réunion avec les partenaires et la rédaction"

static void
test_cut_label (void)
{
  g_autoptr (EcotChart) chart = ecot_chart_new (ECOT_CHART_SHARES, "Parts");
  double                height;
  g_autoptr (GArray)    shapes = NULL;

  g_test_summary ("A name that is cut keeps whole words, and what tells it from its neighbours");

  ecot_chart_add_amount (chart, "Ville de Louvroil" PHRASE " (4)", 300);
  ecot_chart_add_amount (chart, "Ville de Louvroil" PHRASE " (11)", 200);
  ecot_chart_add_amount (chart, "Ville de Louvroil" PHRASE " et enfin tout ce qui n’a pas été dit ici ni ailleurs (12)", 200);
  ecot_chart_add_amount (chart, "Communauté" PHRASE " du bilan", 100);
  ecot_chart_freeze (chart);
  shapes = lay_out (chart, &height);

  g_assert_nonnull (find_text (shapes, "les quatre communes, le temps de réunion avec les partenaires et la… (4)"));
  g_assert_nonnull (find_text (shapes, "les quatre communes, le temps de réunion avec les partenaires et la… (11)"));
  g_assert_nonnull (find_text (shapes, "les quatre communes, le temps… et enfin tout ce qui n’a pas été dit ici ni…"));
  g_assert_nonnull (find_text (shapes, "quatre communes, le temps de réunion avec les partenaires et la rédaction…"));
}

/* Areas of the bar, whose list begins below them. */
static guint
count_shapes (GArray       *shapes,
              EcotShapeType type,
              double        above)
{
  guint n = 0;

  for (guint i = 0; i < shapes->len; i++)
    {
      const EcotShape *shape = &g_array_index (shapes, EcotShape, i);

      n += shape->type == type && shape->y < above ? 1 : 0;
    }

  return n;
}

static void
test_thin_pieces (void)
{
  g_autoptr (EcotChart) chart = ecot_chart_new (ECOT_CHART_SHARES, "Parts");
  double                height, list;
  g_autoptr (GArray)    shapes = NULL;

  g_test_summary ("A piece thinner than a millimetre is drawn without lines around it; the bar has its own");

  /* 2.7 and 3.6 points of 480. */
  ecot_chart_add_amount (chart, "Grand", 98700);
  ecot_chart_add_amount (chart, "Mince", 560);
  ecot_chart_add_amount (chart, "Large", 740);
  ecot_chart_freeze (chart);
  shapes = lay_out (chart, &height);
  list = find_text (shapes, "Grand")->y;

  g_assert_cmpuint (count_shapes (shapes, ECOT_SHAPE_FILL, list), ==, 3);
  g_assert_cmpuint (count_shapes (shapes, ECOT_SHAPE_FRAME, list), ==, 3);
  g_assert_cmpfloat_with_epsilon (find_shape (shapes, ECOT_SHAPE_FRAME, 2)->w, WIDTH - 0.4, 0.001);
}

static void
test_pieces (void)
{
  g_autoptr (EcotChart) chart = budget (ECOT_CHART_SHARES);
  double                height;
  g_autoptr (GArray)    shapes = lay_out (chart, &height);
  double                sum = 0;

  g_test_summary ("The pieces of the bar make up its whole width; the legend has each of them");

  for (guint i = 0; i < 3; i++)
    sum += find_shape (shapes, ECOT_SHAPE_FRAME, i)->w;
  g_assert_cmpfloat_with_epsilon (sum, WIDTH - 0.4, 0.001);
  g_assert_cmpfloat (find_shape (shapes, ECOT_SHAPE_FRAME, 3)->x, <, 1);
  g_assert_nonnull (find_text (shapes, "Honoraires"));
}

static void
test_schedule (void)
{
  g_autoptr (EcotChart) chart = steps ();
  double                height;
  g_autoptr (GArray)    shapes = lay_out (chart, &height);
  const EcotShape      *bar = find_shape (shapes, ECOT_SHAPE_FILL, 0);
  const EcotShape      *point = find_shape (shapes, ECOT_SHAPE_DISC, 0);

  g_test_summary ("September and October are two of three months; a day is a point");

  g_assert_cmpfloat_with_epsilon (bar->x + bar->w, bar->x + 2 * (WIDTH - bar->x) / 3, 0.001);
  g_assert_cmpfloat_with_epsilon (point->x, bar->x + bar->w + (WIDTH - bar->x) / 3 * 17.5 / 30, 0.001);
  g_assert_nonnull (find_text (shapes, "2017"));
}

/* @n steps of a day, all in one month but the last. */
static EcotChart *
many_steps (guint n)
{
  EcotChart *chart = ecot_chart_new (ECOT_CHART_SCHEDULE, "Échéancier");

  for (guint i = 0; i < n; i++)
    {
      EcotDate         day = ecot_date_new (2017, i + 1 < n ? 9 : 12, 1);
      g_autofree char *label = g_strdup_printf ("Étape %u", i + 1);

      ecot_chart_add_step (chart, label, day, day);
    }
  ecot_chart_freeze (chart);

  return chart;
}

static void
test_parts (void)
{
  static const struct
  {
    guint  n, first, steps; /* as many as fit are ten */
    double less;
  } cases[] = {
    { 30, 0, 10, 0 },
    { 30, 0, 9, 0.01 },
    { 30, 20, 10, 0 },
    { 30, 25, 5, 0 },
    { 13, 0, 10, 0 },
    { 12, 0, 9, 0 },
    { 11, 0, 8, 0 },
    { 10, 0, 10, 0 },
    { 30, 0, 0, 160 },
  };
  g_autoptr (EcotChart) ten = many_steps (10);
  double                full, height;
  g_autoptr (GArray)    shapes = lay_out (ten, &full);

  g_test_summary ("A long schedule is cut by height, none of its parts has a step or two, and all have the same months");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotChart) chart = many_steps (cases[i].n);
      guint                 n = ecot_chart_count_fitting (chart, cases[i].first, WIDTH, full - cases[i].less, measure, NULL);
      g_autoptr (EcotChart) part = ecot_chart_take_part (chart, cases[i].first, n);
      g_autofree char      *title = g_strconcat ("Échéancier", cases[i].first > 0 ? " (suite)" : NULL, NULL);
      g_autoptr (GArray)    drawn = lay_out (part, &height);
      EcotDate              start, end;

      g_test_message ("from %u of %u", cases[i].first, cases[i].n);
      g_assert_cmpuint (n, ==, cases[i].steps);
      g_assert_cmpuint (ecot_chart_get_n_items (part), ==, n);
      g_assert_cmpstr (ecot_chart_get_title (part), ==, title);
      g_assert_cmpfloat (height, <=, full + 0.001);
      g_assert_true (ecot_chart_get_range (part, &start, &end));
      g_assert_cmpint (end, ==, ecot_date_new (2017, 12, 1));
    }
}

static void
test_curve (void)
{
  g_autoptr (EcotChart) chart = cash ();
  double                height;
  g_autoptr (GArray)    shapes = lay_out (chart, &height);
  const EcotShape      *lowest = find_shape (shapes, ECOT_SHAPE_DISC, 0);
  const EcotShape      *second = find_shape (shapes, ECOT_SHAPE_STROKE, 1);

  g_test_summary ("The lowest point stands where the line turns, and says its amount and month");

  g_assert_cmpuint (ecot_chart_get_lowest (chart), ==, 1);
  g_assert_cmpfloat_with_epsilon (lowest->x, second->x, 0.001);
  g_assert_cmpfloat_with_epsilon (lowest->y, second->y, 0.001);
  g_assert_cmpstr (find_text (shapes, "Point le plus bas")->text, ==, "Point le plus bas\u00a0: \u22123\u202f200,50\u00a0€, fin octobre\u00a02017");
}

static void
test_levels (void)
{
  static const struct
  {
    gint64 least, greatest;
  } cases[] = { { -170000, 2227900 }, { -2227900, 170000 }, { -1, 100000 }, { -50000, 50000 } };

  g_test_summary ("The lowest and the highest balance stand beside the line, however near to nothing");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotChart) chart = ecot_chart_new (ECOT_CHART_CURVE, "Trésorerie");
      g_autoptr (GArray)    shapes = NULL;
      char                  least[ECOT_AMOUNT_BUFSIZE], greatest[ECOT_AMOUNT_BUFSIZE];
      double                height, zero;

      ecot_chart_add_balance (chart, ecot_date_new (2021, 1, 31), cases[i].greatest);
      ecot_chart_add_balance (chart, ecot_date_new (2021, 2, 28), cases[i].least);
      ecot_chart_freeze (chart);
      shapes = lay_out (chart, &height);

      zero = find_text (shapes, "0,00")->y;
      g_assert_cmpfloat (find_text (shapes, ecot_amount_format_french (cases[i].least, least))->y, >=, zero + ECOT_CHART_LEADING - 0.001);
      g_assert_cmpfloat (find_text (shapes, ecot_amount_format_french (cases[i].greatest, greatest))->y, <=, zero - ECOT_CHART_LEADING + 0.001);
    }
}

/* Centuries, nothing, a text without end. */
static void
test_hostile (void)
{
  static const EcotChartKind kinds[] = { ECOT_CHART_BARS, ECOT_CHART_SHARES, ECOT_CHART_SCHEDULE, ECOT_CHART_CURVE };
  g_autoptr (EcotChart)      wide = ecot_chart_new (ECOT_CHART_SCHEDULE, "Échéancier");
  g_autoptr (EcotChart)      huge = ecot_chart_new (ECOT_CHART_BARS, "Budget");
  g_autofree char           *endless = g_strnfill (100000, 'x');
  double                     height;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (EcotChart) empty = ecot_chart_new (kinds[i], "");
      g_autoptr (GArray)    shapes = NULL;

      ecot_chart_freeze (empty);
      shapes = ecot_chart_lay_out (empty, WIDTH, FALSE, measure, NULL, &height);
    }

  ecot_chart_add_step (wide, endless, ecot_date_new (1, 1, 1), ecot_date_new (9999, 12, 30));
  ecot_chart_freeze (wide);
  {
    g_autoptr (GArray) shapes = lay_out (wide, &height);

    g_assert_cmpuint (shapes->len, <, 100);
    g_assert_cmpuint (strlen (find_text (shapes, "xxx")->text), <, 100);
  }

  ecot_chart_add_amount (huge, endless, ECOT_AMOUNT_MAX);
  ecot_chart_add_amount (huge, "", 1);
  ecot_chart_freeze (huge);
  {
    g_autoptr (GArray) shapes = lay_out (huge, &height);
  }
}

/* Pixels of the picture that are not white, as libpng reads it. */
static guint
count_ink (GBytes *png)
{
  cairo_surface_t *surface = read_png (png);
  guint            n = 0;

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, (int)ceil (WIDTH * 150.0 / 72));

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        guint32 pixel;

        memcpy (&pixel, cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + x * 4, sizeof pixel);
        n += (pixel & 0xffffff) != 0xffffff ? 1 : 0;
      }

  cairo_surface_destroy (surface);
  return n;
}

static void
test_picture (void)
{
  g_autoptr (EcotChart)        chart = budget (ECOT_CHART_SHARES);
  g_autoptr (EcotChartDrawing) drawing = ecot_chart_drawing_new (chart, WIDTH), again = ecot_chart_drawing_new (chart, WIDTH);
  g_autoptr (GBytes)           first = ecot_chart_drawing_to_png (drawing);
  g_autoptr (GBytes)           second = ecot_chart_drawing_to_png (again);
  const char                  *data = g_bytes_get_data (first, NULL);

  g_test_summary ("The picture is a PNG that others read, the same one twice");

  g_assert_cmpmem (data, 8, "\211PNG\r\n\032\n", 8);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_cmpfloat (ecot_chart_drawing_get_height (drawing), ==, ecot_chart_drawing_get_height (again));
  g_assert_cmpfloat (ecot_chart_drawing_get_height (drawing), >, 40);
  g_assert_cmpuint (count_ink (first), >, 1000);
}

/* The geometry the Union prescribes. */
static void
test_emblem (void)
{
  g_autoptr (GBytes) first = ecot_emblem_to_png (120);
  g_autoptr (GBytes) second = ecot_emblem_to_png (120);

  g_test_summary ("Twelve stars on a circle of a third of the hoist, each in one of an eighteenth, a point up");

  g_assert_cmpfloat (ECOT_EMBLEM_WIDTH (2.0), ==, 3.0);
  for (guint star = 0; star < ECOT_EMBLEM_STARS; star++)
    {
      double x = 0, y = 0, cx = 0, cy = 0;

      for (guint i = 0; i < ECOT_EMBLEM_POINTS; i += 2)
        {
          ecot_emblem_get_corner (star, i, &x, &y);
          cx += x / 5;
          cy += y / 5;
        }
      g_assert_cmpfloat_with_epsilon (hypot (cx - 0.75, cy - 0.5), 1.0 / 3, 1e-12);
      g_assert_cmpfloat_with_epsilon (atan2 (cx - 0.75, 0.5 - cy), remainder (star * G_PI / 6, 2 * G_PI), 1e-9 + (star == 6 ? 7 : 0));

      ecot_emblem_get_corner (star, 0, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, cx, 1e-12);
      g_assert_cmpfloat_with_epsilon (cy - y, 1.0 / 18, 1e-12);

      /* An inner corner stands on the line between two points that are not neighbours. */
      ecot_emblem_get_corner (star, 1, &x, &y);
      g_assert_cmpfloat_with_epsilon (cy - y, cos (G_PI * 2 / 5) / 18, 1e-12);
    }

  g_assert_true (g_bytes_equal (first, second));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/chart/folded-shares", test_folded_shares);
  g_test_add_func ("/ecot/chart/words", test_words);
  g_test_add_func ("/ecot/chart/shares", test_shares);
  g_test_add_func ("/ecot/chart/many", test_many);
  g_test_add_func ("/ecot/chart/bars", test_bars);
  g_test_add_func ("/ecot/chart/long-label", test_long_label);
  g_test_add_func ("/ecot/chart/cut-label", test_cut_label);
  g_test_add_func ("/ecot/chart/pieces", test_pieces);
  g_test_add_func ("/ecot/chart/thin-pieces", test_thin_pieces);
  g_test_add_func ("/ecot/chart/schedule", test_schedule);
  g_test_add_func ("/ecot/chart/parts", test_parts);
  g_test_add_func ("/ecot/chart/curve", test_curve);
  g_test_add_func ("/ecot/chart/levels", test_levels);
  g_test_add_func ("/ecot/chart/hostile", test_hostile);
  g_test_add_func ("/ecot/chart/picture", test_picture);
  g_test_add_func ("/ecot/chart/emblem", test_emblem);

  return g_test_run ();
}
