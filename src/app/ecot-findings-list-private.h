/* ecot-findings-list-private.h: what the files of the list of findings share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-finding-row.h"
#include "app/ecot-findings-list.h"
#include "app/ecot-scroll.h"

G_BEGIN_DECLS

/* A row, and the finding it shows: GTK_INVALID_LIST_POSITION, one that went. */
typedef struct
{
  GtkWidget *row;
  guint      position;
} EcotFindingsSlot;

struct _EcotFindingsList
{
  GtkWidget parent_instance;

  EcotWork   *work; /* not owned: the window owns both */
  GListModel *findings;
  GArray     *slots;   /* of EcotFindingsSlot */
  GArray     *heights; /* of each finding in pixels, 0: not known */
  int         width;   /* they are of */

  EcotScroll bars;
  gboolean   configuring; /* the adjustments, and nobody scrolls */
  double     value;       /* of the vertical one when it was heard last */

  guint        top, end; /* the finding at the upper edge, and the first one below the lower */
  int          offset;   /* how much of it is above */
  guint        selected; /* or GTK_INVALID_LIST_POSITION */
  EcotFinding *at_hand;  /* the one that is selected, or NULL */
  guint        sorting;  /* source */
  guint        cursor;   /* where the focus is when it is in the list */
};

/* ecot-findings-list-rows.c */
guint             ecot_findings_list_count (EcotFindingsList *self);
EcotFindingsSlot *ecot_findings_list_get_slot (EcotFindingsList *self,
                                               guint             i);
/* That of a finding, or NULL. */
EcotFindingsSlot *ecot_findings_list_find_slot (EcotFindingsList *self,
                                                guint             position);
/* The row of the finding at @position, in sight or not: sizes are given anew afterwards.  Borrowed. */
GtkWidget *ecot_findings_list_take_row (EcotFindingsList *self,
                                        guint             position);
gboolean   ecot_findings_list_holds_focus (GtkWidget *row);
/* How high a finding is, 0: not known. */
int *ecot_findings_list_height_at (EcotFindingsList *self,
                                   guint             position);
/* Finds out what is in sight of so much height, from top to what is returned. */
guint ecot_findings_list_place (EcotFindingsList *self,
                                int               height);
/* Tells the adjustments. */
void ecot_findings_list_configure (EcotFindingsList *self,
                                   int               width,
                                   int               height);
/* Hears the vertical adjustment. */
void ecot_findings_list_scroll (EcotFindingsList *self);
void ecot_findings_list_scroll_to (EcotFindingsList *self,
                                   guint             position);
/* The finding in sight at @y, or GTK_INVALID_LIST_POSITION. */
guint ecot_findings_list_find_at (EcotFindingsList *self,
                                  int               y);

/* ecot-findings-list-keys.c */
void ecot_findings_list_install_keys (GtkWidgetClass *widget_class);
void ecot_findings_list_add_keys (EcotFindingsList *self);

G_END_DECLS
