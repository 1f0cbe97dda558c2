/* ecot-driver.h: a person without a mouse: keys, and what a screen reader sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EcotDriver EcotDriver;

/* Of a test of the window, first; FALSE: it cannot be run so, and is skipped with status 77. */
gboolean ecot_driver_init (int    *argc,
                           char ***argv);

/* Starts @argv (NULL-terminated) and waits for its first window. */
EcotDriver *ecot_driver_start (const char *const *argv);
/* Waits for the program to end by itself, and fails if it does not. */
void ecot_driver_finish (EcotDriver *self);

/* Keys as xdotool names them: "ctrl+s", "Tab".  Ends with NULL. */
void ecot_driver_keys (EcotDriver *self,
                       const char *key,
                       ...) G_GNUC_NULL_TERMINATED;
/* Letters without accents, digits, signs. */
void ecot_driver_type (EcotDriver *self,
                       const char *text);

/* Types the path into the dialogue that asks for a file, until it stands there, and Return. */
void ecot_driver_type_path (EcotDriver *self,
                            const char *path);

/* Puts the text of a file on the clipboard, as another program does that goes on running. */
void ecot_driver_copy_file (EcotDriver *self,
                            const char *path);

/* Waits for something whose accessible name holds @name. */
void ecot_driver_wait_for (EcotDriver *self,
                           const char *name);
/* Waits until nothing on screen has a name that holds @name any more. */
void ecot_driver_wait_gone (EcotDriver *self,
                            const char *name);
/* Sets the text of the field of that name through its accessible interface, as dictation does. */
void ecot_driver_set_text (EcotDriver *self,
                           const char *name,
                           const char *text);
/* Presses Tab until the focus is on the widget of that name. */
void ecot_driver_tab_to (EcotDriver *self,
                         const char *name);
/* The same with another key, as "F8". */
void ecot_driver_press_to (EcotDriver *self,
                           const char *key,
                           const char *name);
/* Asserts that the text of what is called so becomes @text: a cell's, or a field's. */
void ecot_driver_assert_text (EcotDriver *self,
                              const char *name,
                              const char *text);
/* Whether what has the focus is called so. */
void ecot_driver_assert_focus (EcotDriver *self,
                               const char *name);
void ecot_driver_wait_for_file (EcotDriver *self,
                                const char *path);
/* A screen that shows something: many colours, neither all dark nor all light. */
void ecot_driver_assert_screen (EcotDriver *self);
/* Every widget that can be typed in or pressed has a name of its own. */
void ecot_driver_assert_named (EcotDriver *self);

G_END_DECLS
