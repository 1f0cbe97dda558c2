/* ecot-files-view.h: the files of the pieces: whether they are there, and what is in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_FILES_VIEW (ecot_files_view_get_type ())

G_DECLARE_FINAL_TYPE (EcotFilesView, ecot_files_view, ECOT, FILES_VIEW, GtkBox)

GtkWidget *ecot_files_view_new (EcotWork *work);

G_END_DECLS
