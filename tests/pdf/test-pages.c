/* test-pages.c: pages for the screen and the printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/resource.h>

#include "pdf/ecot-pdf.h"

static EcotReport *
create_report (guint n_paragraphs)
{
  EcotReport *report = ecot_report_new ("Essai");

  for (guint i = 0; i < n_paragraphs; i++)
    ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Une phrase qui tient sur une ligne.");
  ecot_report_freeze (report);

  return report;
}

/* Grey levels of a page drawn at one pixel a point. */
static cairo_surface_t *
draw (EcotPages *pages,
      guint      page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595, 842);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  ecot_pages_draw (pages, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* The number of pixels that are not white between rows @top and @bottom. */
static guint
count_ink (cairo_surface_t *surface,
           int              top,
           int              bottom)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int           stride = cairo_image_surface_get_stride (surface);
  guint         n = 0;

  for (int y = top; y < bottom; y++)
    for (int x = 0; x < 595; x++)
      n += data[y * stride + 4 * x] < 250;

  return n;
}

static void
test_count (void)
{
  const struct
  {
    guint paragraphs, pages;
  } cases[] = {
    { 0, 1 },
    { 1, 1 },
    { 38, 1 },
    { 42, 1 }, /* narrower */
    { 43, 2 },
    { 3800, 100 },
    { 3804, 100 },
    { 3805, 101 },
  };

  g_test_summary ("A page holds as many lines as fit it, and there is always one page");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotReport) report = create_report (cases[i].paragraphs);
      g_autoptr (EcotPages)  pages = ecot_pages_new (report);

      g_test_message ("%u paragraphs", cases[i].paragraphs);
      g_assert_cmpuint (ecot_pages_get_n (pages), ==, cases[i].pages);
    }
}

static void
test_draw (void)
{
  g_autoptr (EcotReport) report = create_report (43);
  g_autoptr (EcotPages)  pages = ecot_pages_new (report);
  cairo_surface_t       *first = draw (pages, 0), *last = draw (pages, 1), *again = draw (pages, 0);
  double                 width, height;

  g_test_summary ("Any page may be drawn, in any order, any number of times");

  ecot_pages_get_size (pages, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.01);

  g_assert_cmpuint (count_ink (first, 56, 740), >, 2 * count_ink (last, 56, 740));
  g_assert_cmpuint (count_ink (last, 56, 740), >, 50);
  g_assert_cmpuint (count_ink (first, 56, 740), ==, count_ink (again, 56, 740));

  cairo_surface_destroy (first);
  cairo_surface_destroy (last);
  cairo_surface_destroy (again);
}

/* More than are held. */
#define MANY 12000

static void
check_many (void)
{
  g_autoptr (EcotReport) report = create_report (MANY);
  g_autoptr (EcotPages)  pages = ecot_pages_new (report);
  guint                  n = ecot_pages_get_n (pages);
  cairo_surface_t       *first = draw (pages, 0);

  g_assert_cmpuint (n, >, 300);
  for (guint i = 1; i < n; i += i == 1 ? n - 4 : 1)
    {
      cairo_surface_t *some = draw (pages, i == n - 1 ? n - 3 : i);

      g_assert_cmpuint (count_ink (some, 56, 740), ==, count_ink (first, 56, 740));
      cairo_surface_destroy (some);
    }

  cairo_surface_destroy (first);
}

static void
test_many (void)
{
  struct rlimit before, limit;

  g_test_summary ("Pages that were put aside are drawn like the others, in any order; without room for them they are held");

  check_many ();

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  limit = (struct rlimit){ 100000, before.rlim_max };
  setrlimit (RLIMIT_FSIZE, &limit);
  check_many ();
  setrlimit (RLIMIT_FSIZE, &before);
}

static gpointer
lay_out_cb (gpointer report)
{
  return ecot_pages_new (report);
}

static void
test_thread (void)
{
  g_autoptr (EcotReport) report = create_report (200);
  g_autoptr (EcotPages)  here = ecot_pages_new (report);
  GThread               *threads[4];

  g_test_summary ("Pages laid out by several threads at once are those of one, and drawn here");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, lay_out_cb, report);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (EcotPages) pages = g_thread_join (threads[i]);
      cairo_surface_t      *mine = draw (here, 2), *theirs = draw (pages, 2);

      g_assert_cmpuint (ecot_pages_get_n (pages), ==, ecot_pages_get_n (here));
      g_assert_cmpmem (cairo_image_surface_get_data (mine), 842 * 595 * 4,
                       cairo_image_surface_get_data (theirs), 842 * 595 * 4);
      cairo_surface_destroy (mine);
      cairo_surface_destroy (theirs);
    }
}

/* Rules, fills and the bars of a chart all over the page. */
static EcotReport *
create_drawing (const char *draft)
{
  EcotReport           *report = ecot_report_new ("Essai");
  g_autoptr (EcotChart) chart = ecot_chart_new (ECOT_CHART_BARS, "Parts");

  ecot_report_edit_info (report)->header = g_strdup ("Essai");
  ecot_report_edit_info (report)->draft = g_strdup (draft);
  for (guint i = 0; i < 16; i++)
    ecot_chart_add_amount (chart, "Une part", 10000);
  ecot_chart_freeze (chart);
  ecot_report_add_chart (report, chart);
  ecot_report_begin_table (report, "Tableau");
  ecot_report_add_column (report, "Détail", ECOT_ALIGN_START, 100);
  for (guint i = 0; i < 16; i++)
    {
      ecot_report_begin_row (report, i % 4 == 0 ? ECOT_ROW_GROUP : ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, "Une ligne");
    }
  ecot_report_freeze (report);

  return report;
}

static void
test_watermark (void)
{
  g_autoptr (EcotReport) clean = create_drawing (NULL);
  g_autoptr (EcotReport) draft = create_drawing ("Brouillon");
  g_autoptr (EcotPages)  clean_pages = ecot_pages_new (clean);
  g_autoptr (EcotPages)  draft_pages = ecot_pages_new (draft);
  cairo_surface_t       *one = draw (clean_pages, 0), *other = draw (draft_pages, 0);
  const guchar          *seen = cairo_image_surface_get_data (one), *drafted = cairo_image_surface_get_data (other);
  int                    stride = cairo_image_surface_get_stride (one);
  guint                  n = 0;

  g_test_summary ("The word across the page of a draft lies below all it has, charts and rules included");

  for (int y = 90; y < 700; y++)
    for (int x = 0; x < 595; x++)
      {
        guchar level = seen[y * stride + 4 * x + 2], found = drafted[y * stride + 4 * x + 2];

        g_assert_cmpuint (found, <=, level);
        n += found < level;
      }
  g_assert_cmpuint (n, >, 5000);

  cairo_surface_destroy (one);
  cairo_surface_destroy (other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/pages/count", test_count);
  g_test_add_func ("/ecot/pages/draw", test_draw);
  g_test_add_func ("/ecot/pages/many", test_many);
  g_test_add_func ("/ecot/pages/thread", test_thread);
  g_test_add_func ("/ecot/pages/watermark", test_watermark);

  return g_test_run ();
}
