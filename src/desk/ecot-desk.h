/* ecot-desk.h: a dossier at hand with its lot, figures and findings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window and the command line share: whatever can be done to a dossier
 * without a screen is done here once.
 */

#pragma once

#include "call/ecot-catalogue.h"
#include "check/ecot-checker.h"
#include "compose/ecot-papers.h"
#include "desk/ecot-certificate.h"
#include "desk/ecot-late-checks.h"
#include "store/ecot-store.h"

G_BEGIN_DECLS

#define ECOT_TYPE_DESK (ecot_desk_get_type ())

G_DECLARE_FINAL_TYPE (EcotDesk, ecot_desk, ECOT, DESK, GObject)

/* Reads a .ecot, a .xml or a .pdf that Écot wrote, without writing anywhere. */
EcotDesk *ecot_desk_read (EcotCatalogue *catalogue,
                          const char    *path,
                          GError       **error);
/* The dossier of such a file alone, of whatever lot; @call (nullable): the call kept
 * in it, or NULL.  (transfer full) */
EcotDossier *ecot_desk_read_dossier (const char *path,
                                     GBytes    **call,
                                     GError    **error);
/* For editing: with a working copy. */
EcotDesk *ecot_desk_open (EcotCatalogue *catalogue,
                          const char    *path,
                          GError       **error);
EcotDesk *ecot_desk_resume (EcotCatalogue *catalogue,
                            const char    *working_copy,
                            GError       **error);
EcotDesk *ecot_desk_new (EcotCatalogue *catalogue,
                         const char    *lot,
                         GError       **error);
/* The same for a lot of @call, whether or not it is in the catalogue. */
EcotDesk *ecot_desk_new_for_call (EcotCall   *call,
                                  const char *lot,
                                  GError    **error);

EcotDossier *ecot_desk_get_dossier (EcotDesk *self);
EcotCall    *ecot_desk_get_call (EcotDesk *self);
EcotLot     *ecot_desk_get_lot (EcotDesk *self);
EcotFigures *ecot_desk_get_figures (EcotDesk *self);
EcotStore   *ecot_desk_get_store (EcotDesk *self); /* NULL after ecot_desk_read() */
const char  *ecot_desk_get_path (EcotDesk *self);

/* A list of EcotFinding kept up to date: checked again in an idle after each
 * action, rows that stay the same stay. */
GListModel *ecot_desk_get_findings (EcotDesk *self);
/* What those findings say of people who work for other dossiers of this machine, too: reads the
 * shelf, now. */
void ecot_desk_look_around (EcotDesk *self);
/* At once, judged at @at (nullable).  @names: (nullable): how
 * other dossiers are called.  (transfer full) */
GPtrArray *ecot_desk_check (EcotDesk         *self,
                            const EcotMoment *at,
                            EcotForeignNames *names);
/* What those findings have that costs more than a keystroke may.  Borrowed. */
EcotLateChecks *ecot_desk_get_late_checks (EcotDesk *self);

/**
 * ecot_desk_move:
 * @to: another version of the call the dossier answers
 *
 * The dossier stays what it is and is held against @to from now on: one step of
 * the history, which undo takes back.  Signal "moved", here and then: call, lot and
 * figures are other ones; the list of findings stays and gets its rows right after.
 *
 * Returns: FALSE with %ECOT_ERROR_UNKNOWN_LOT if @to does not have the lot, or why
 *   it could not be written; nothing changed then
 */
gboolean ecot_desk_move (EcotDesk *self,
                         EcotCall *to,
                         GError  **error);

/* The paper as a frozen report, marked as a draft if a finding is an error. */
EcotReport *ecot_desk_compose (EcotDesk   *self,
                               const char *paper,
                               GError    **error);

/**
 * ecot_desk_export:
 * @out: its ending says the format: .xml .odt .ods .pdf .csv
 * @paper: (nullable): the reply form (.odt, .pdf), the budget (.ods, .csv), the
 *   whole dossier (.xml) if NULL
 *
 * @out is replaced whole or not at all.  Who the participants are is left out.
 */
gboolean ecot_desk_export (EcotDesk   *self,
                           const char *out,
                           const char *paper,
                           GError    **error);

/* The same in two halves, so that a window goes on while the file is made: the
 * first reads the dossier, the second may run on any thread and be cancelled. */
typedef struct _EcotExport EcotExport;

EcotExport *ecot_desk_begin_export (EcotDesk   *self,
                                    const char *out,
                                    const char *paper,
                                    GError    **error);
/* With the names and births of the participants, too, where the file holds the dossier: .xml and .pdf. */
EcotExport *ecot_desk_begin_export_with_names (EcotDesk   *self,
                                               const char *out,
                                               const char *paper,
                                               GError    **error);
/* Of how many participants name or birth were left out. */
guint ecot_export_get_n_left_out (const EcotExport *self);
/* The paper, a .pdf, is to be signed with @certificate, which outlives the job; FALSE with %ECOT_ERROR_USAGE
 * where that cannot be. */
gboolean ecot_export_set_certificate (EcotExport            *self,
                                      const EcotCertificate *certificate,
                                      GError               **error);
/* Once it was written with a certificate: whether this computer trusts who issued it. */
gboolean ecot_export_is_known (const EcotExport *self);
gboolean ecot_export_write (EcotExport   *self,
                            GCancellable *cancellable,
                            GError      **error);
void     ecot_export_free (EcotExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotExport, ecot_export_free)

G_END_DECLS
