/* ecot-odf-work.c: how far a document is, and whether anybody still wants it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document is deflated and put into its file as it is written, so that rows are all the work there is.
 */

#include "base/ecot-progress.h"
#include "odf/ecot-odf-private.h"

/* Rows between two looks. */
#define EVERY 256

static guint
block_get_weight (const EcotBlock *block)
{
  return 1 + (block->type == ECOT_BLOCK_TABLE ? ecot_table_get_n_rows (block) : 0);
}

void
ecot_odf_work_init (EcotOdfWork  *self,
                    EcotReport   *report,
                    guint         passes,
                    GCancellable *cancellable)
{
  *self = (EcotOdfWork){ .cancellable = cancellable };

  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    self->total += block_get_weight (ecot_report_get_block (report, i));
  self->total *= passes;
}

gboolean
ecot_odf_work_go_on (EcotOdfWork *self,
                     guint        n,
                     GError     **error)
{
  self->done += n;
  ecot_progress_tell (self->cancellable, 0, ECOT_PROGRESS_WHOLE, self->done, self->total);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) && (self->xml == NULL || ecot_xml_writer_check (self->xml, error));
}

gboolean
ecot_odf_work_next_row (EcotOdfWork *self,
                        guint        row,
                        GError     **error)
{
  if (row % EVERY == EVERY - 1)
    return ecot_odf_work_go_on (self, EVERY, error);

  return TRUE;
}

gboolean
ecot_odf_work_end_block (EcotOdfWork     *self,
                         const EcotBlock *block,
                         GError         **error)
{
  return ecot_odf_work_go_on (self, 1 + (block_get_weight (block) - 1) % EVERY, error);
}
