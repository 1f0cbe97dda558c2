/* ecot-steps.h: what every journey through the window begins and ends with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ecot-driver.h"

G_BEGIN_DECLS

/* A private place for what the program remembers, and for the user's calls.  (transfer full) */
char *ecot_steps_new_home (void);
/* Puts the call file tests/gui/@name among the user's. */
void ecot_steps_add_call (const char *home,
                          const char *name);
/* A file of tests/gui.  (transfer full) */
char *ecot_steps_find (const char *name);
/* The chapter that a search finds. */
void ecot_steps_open (EcotDriver *driver,
                      const char *search);
/* Texts of cells from the left, "|" between: the focus is on the first, and goes to the last. */
void ecot_steps_type_cells (EcotDriver *driver,
                            const char *cells);
void ecot_steps_save_as (EcotDriver *driver,
                         const char *path);
/* What the command line prints.  (transfer full) */
char *ecot_steps_run_cli (const char *verb,
                          const char *first,
                          const char *second);

G_END_DECLS
