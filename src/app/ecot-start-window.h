/* ecot-start-window.h: calls to answer, dossiers to go on with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-application.h"

G_BEGIN_DECLS

#define ECOT_TYPE_START_WINDOW (ecot_start_window_get_type ())

G_DECLARE_FINAL_TYPE (EcotStartWindow, ecot_start_window, ECOT, START_WINDOW, GtkApplicationWindow)

GtkWidget *ecot_start_window_new (EcotApplication *application);

G_END_DECLS
