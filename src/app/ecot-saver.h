/* ecot-saver.h: when the user's file is written, and what to say of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_SAVER (ecot_saver_get_type ())

G_DECLARE_FINAL_TYPE (EcotSaver, ecot_saver, ECOT, SAVER, GObject)

/* Signals:
 *   "changed"                        the state in words did
 *   "failed" (const char *message)   the file could not be written; the working copy has it all
 *   "conflict" (const char *message) somebody else changed the file; the message names the copy
 */

EcotSaver *ecot_saver_new (EcotWork *work) G_GNUC_WARN_UNUSED_RESULT;

/* Publishes now; @path: (nullable): "save as".  FALSE: said through a signal. */
gboolean ecot_saver_save (EcotSaver  *self,
                          const char *path);
/* Publishes what waits, if the dossier has a file: on another thread; or now, and
 * waits until it is there. */
void ecot_saver_begin (EcotSaver *self);
void ecot_saver_flush (EcotSaver *self);
/* "saved at 14:02", "draft kept, not in a file yet" */
const char *ecot_saver_get_words (EcotSaver *self);

G_END_DECLS
