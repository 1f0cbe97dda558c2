/* ecot-application.h: the application: its windows, its catalogue, its command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "desk/ecot-desk.h"

G_BEGIN_DECLS

#define ECOT_TYPE_APPLICATION (ecot_application_get_type ())

G_DECLARE_FINAL_TYPE (EcotApplication, ecot_application, ECOT, APPLICATION, GtkApplication)

EcotApplication *ecot_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Read once, when first asked for. */
EcotCatalogue *ecot_application_get_catalogue (EcotApplication *self);

/* Each shows a window, or says on @over (nullable) why not. */
void ecot_application_begin (EcotApplication *self,
                             const char      *lot,
                             GtkWindow       *over);
void ecot_application_open_path (EcotApplication *self,
                                 const char      *path,
                                 GtkWindow       *over);
void ecot_application_resume (EcotApplication *self,
                              const char      *working_copy,
                              GtkWindow       *over);
/* The worked example, opened as a draft of its own so that the original stays as it is. */
void ecot_application_open_example (EcotApplication *self,
                                    GtkWindow       *over);
/* Asks for the file of a dossier, then opens it. */
void ecot_application_ask_open (EcotApplication *self,
                                GtkWindow       *over);
void ecot_application_show_start (EcotApplication *self);

G_END_DECLS
