/* ecot-reader.h: a stranger's file, read by a process that can do no harm
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/ecot-parts.h"

G_BEGIN_DECLS

/**
 * ecot_reader_run:
 * @verb: what is wanted: see src/reader/main.c
 * @parts: (element-type GBytes): the file, and what else the verb asks for
 * @name: the file, for messages
 *
 * Runs ecot-reader, which has bounds of memory and time, no files and no network.
 * Blocks until it has answered, for 30 seconds at most; on any thread.
 *
 * Returns: (transfer full) (element-type GBytes): its answer; NULL with
 *   %ECOT_ERROR_BAD_DOSSIER and one sentence if it refused the file, died, or took too long
 */
GPtrArray *ecot_reader_run (const char      *verb,
                            const GPtrArray *parts,
                            const char      *name,
                            GCancellable    *cancellable,
                            GError         **error);

G_END_DECLS
