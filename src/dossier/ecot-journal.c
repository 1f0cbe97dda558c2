/* ecot-journal.c: where an action is made durable before it is done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dossier/ecot-journal.h"

G_DEFINE_INTERFACE (EcotJournal, ecot_journal, G_TYPE_OBJECT)

static void
ecot_journal_default_init (EcotJournalInterface *iface)
{
}

gboolean
ecot_journal_write (EcotJournal *self,
                    EcotAction  *action,
                    GError     **error)
{
  g_return_val_if_fail (ECOT_IS_JOURNAL (self), FALSE);
  g_return_val_if_fail (action != NULL, FALSE);

  return ECOT_JOURNAL_GET_IFACE (self)->write (self, action, error);
}
