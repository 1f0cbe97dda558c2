/* ecot-window-private.h: what the files of ecot-window share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-chapter.h"
#include "app/ecot-findings-panel.h"
#include "app/ecot-saver.h"
#include "app/ecot-steady-label.h"
#include "app/ecot-strip.h"
#include "app/ecot-toast.h"
#include "app/ecot-window.h"
#include "app/ecot-work.h"
#include "preview/ecot-preview.h"

G_BEGIN_DECLS

struct _EcotWindow
{
  GtkApplicationWindow parent_instance;

  EcotWork     *work;
  EcotSaver    *saver;
  EcotChapters *chapters;
  GtkFilter    *filter;      /* of the chapters listed; owned by their list */
  GCancellable *cancellable; /* of the export under way, or NULL */
  GtkWidget    *last_focus[4];
  GPtrArray    *papers;        /* of EcotPaper */
  char         *paper;         /* the one previewed */
  char         *signed_papers; /* what the menu says of them */
  guint         preview_source;
  EcotCall     *version; /* another one of the call, at hand; or NULL */
  guint         version_source;

  GtkMenuButton     *menu_button;
  GtkWidget         *undo_button;
  GtkWidget         *redo_button;
  GtkLabel          *title_label;
  EcotSteadyLabel   *state_label;
  GtkToggleButton   *check_button;
  EcotSteadyLabel   *check_count;
  GtkToggleButton   *preview_button;
  GMenu             *papers_section;
  GtkInfoBar        *bar;
  GtkLabel          *bar_label;
  GtkInfoBar        *version_bar;
  GtkPaned          *panes;
  GtkPaned          *inner_panes;
  GtkWidget         *side;
  GtkSearchEntry    *search;
  GtkListBox        *list;
  GtkStack          *stack;
  GtkStack          *right;
  GtkBox            *preview_box;
  GtkDropDown       *paper_list;
  GtkLabel          *page_label;
  EcotPreview       *preview;
  EcotFindingsPanel *findings;
  EcotStrip         *strip;
  EcotToast         *toast;

  struct _EcotUndoOffer *undo_offer; /* while the toast makes it; owned by the toast */
};

void ecot_window_install_actions (GtkWidgetClass *widget_class);
void ecot_window_update_actions (EcotWindow *self);
void ecot_window_show_error (EcotWindow *self,
                             const char *message);

/* Papers: ecot-window-papers.c.  A target is "paper:ending", as "reply:pdf"; "dossier:xml". */
void ecot_window_fill_papers (EcotWindow *self);
void ecot_window_update_papers (EcotWindow *self);
void ecot_window_follow_papers (EcotWindow *self);
/* The paper is composed again once one has stopped typing, if it is in sight. */
void ecot_window_queue_preview (EcotWindow *self);
void ecot_window_export_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter);
/* A file made on another thread, by @worker, in the place of the one under way; @data: its task data */
void ecot_window_start_writing (EcotWindow         *self,
                                const char         *out,
                                GAsyncReadyCallback callback,
                                GTaskThreadFunc     worker,
                                gpointer            data,
                                GDestroyNotify      destroy);
/* What came of it, in a toast; FALSE: nothing was written, and why has been said. */
gboolean ecot_window_finish_writing (EcotWindow *self,
                                     GTask      *task,
                                     const char *out);
/* Papers and documents in one file, "pdf" or "zip": ecot-window-bundle.c. */
void ecot_window_bundle_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter);
void ecot_window_print_action (GtkWidget  *widget,
                               const char *name,
                               GVariant   *parameter);
void ecot_window_show_paper_action (GtkWidget  *widget,
                                    const char *name,
                                    GVariant   *parameter);
void ecot_window_certify_paper_action (GtkWidget  *widget,
                                       const char *name,
                                       GVariant   *parameter);
void ecot_window_sign_paper_action (GtkWidget  *widget,
                                    const char *name,
                                    GVariant   *parameter);
/* Says so, and offers to open it. */
void ecot_window_show_written (EcotWindow *self,
                               const char *path);
void ecot_window_fill_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter);
/* "Rallye ESS.ecot", "Rallye ESS - Annexe 2.pdf".  (transfer full) */
char *ecot_window_propose_name (EcotWindow *self,
                                const char *paper,
                                const char *ending);
void  ecot_window_show_chapter (EcotWindow *self,
                                guint       position);
/* "findings", "preview" or NULL */
void ecot_window_show_right (EcotWindow *self,
                             const char *name);

/* Versions of the call: ecot-window-move.c.  Looks in the catalogue once there is time. */
void ecot_window_look_for_version (EcotWindow *self);
void ecot_window_version_response_cb (EcotWindow *self,
                                      int         response);
void ecot_window_move_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter);
/* Says that a step was done, with a button that takes it back. */
void ecot_window_offer_undo (EcotWindow *self,
                             const char *text);
/* Once the dossier is another than it was then. */
void ecot_window_withdraw_undo (EcotWindow *self);

/* Budgets from spreadsheets: ecot-window-import.c. */
void ecot_window_import_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter);

G_END_DECLS
