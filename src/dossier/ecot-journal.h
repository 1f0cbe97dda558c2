/* ecot-journal.h: where an action is made durable before it is done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dossier asks its journal first: an action that cannot be written does not
 * happen, so what shows as saved is saved.
 */

#pragma once

#include "dossier/ecot-action.h"

G_BEGIN_DECLS

#define ECOT_TYPE_JOURNAL (ecot_journal_get_type ())

G_DECLARE_INTERFACE (EcotJournal, ecot_journal, ECOT, JOURNAL, GObject)

struct _EcotJournalInterface
{
  GTypeInterface parent_iface;

  /* Required.  Called once an action, with every edit complete (before values and
   * positions filled in), before anybody hears of it.  TRUE: it is on disk.  Read
   * @action and not the dossier, which holds the change already and takes it back
   * if this fails. */
  gboolean (*write) (EcotJournal *self,
                     EcotAction  *action,
                     GError     **error);
};

gboolean ecot_journal_write (EcotJournal *self,
                             EcotAction  *action,
                             GError     **error);

G_END_DECLS
