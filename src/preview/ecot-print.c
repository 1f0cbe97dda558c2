/* ecot-print.c: a paper on the printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page is drawn whole, its own margins included, so that it comes out as the
 * PDF does; on paper of another size it is made smaller and centred, never
 * larger.
 */

#include "config.h"

#include "pdf/ecot-pdf.h"
#include "preview/ecot-print.h"

typedef struct
{
  EcotReport *report;
  EcotPages  *pages; /* from begin-print to end-print */
} Job;

static void
job_free (gpointer  data,
          GClosure *closure)
{
  Job *job = data;

  g_clear_pointer (&job->report, ecot_report_unref);
  g_clear_pointer (&job->pages, ecot_pages_free);
  g_free (job);
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                gpointer           user_data)
{
  Job *job = user_data;

  g_assert (job->pages == NULL);

  job->pages = ecot_pages_new (job->report);
  gtk_print_operation_set_n_pages (operation, (int)ecot_pages_get_n (job->pages));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           user_data)
{
  Job     *job = user_data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double   paper_width = gtk_print_context_get_width (context), paper_height = gtk_print_context_get_height (context);
  double   width, height, scale;

  ecot_pages_get_size (job->pages, &width, &height);
  scale = MIN (1, MIN (paper_width / width, paper_height / height));

  cairo_translate (cr, (paper_width - scale * width) / 2, (paper_height - scale * height) / 2);
  cairo_scale (cr, scale, scale);
  ecot_pages_draw (job->pages, (guint)page, cr);
}

static void
end_print_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              gpointer           user_data)
{
  Job *job = user_data;

  g_clear_pointer (&job->pages, ecot_pages_free);
}

static GtkPageSetup *
create_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);

  return setup;
}

GtkPrintOperation *
ecot_print_operation_new (EcotReport *report)
{
  GtkPrintOperation       *operation;
  g_autoptr (GtkPageSetup) setup = create_page_setup ();
  Job                     *job;

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);

  operation = gtk_print_operation_new ();
  gtk_print_operation_set_job_name (operation, ecot_report_get_info (report)->title);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);

  /* The last handler to go takes the job with it. */
  job = g_new0 (Job, 1);
  job->report = ecot_report_ref (report);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_data (operation, "end-print", G_CALLBACK (end_print_cb), job, job_free, 0);

  return operation;
}

gboolean
ecot_preview_print (GtkWindow  *parent,
                    EcotReport *report,
                    GError    **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), FALSE);
  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), FALSE);

  operation = ecot_print_operation_new (report);

  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}
