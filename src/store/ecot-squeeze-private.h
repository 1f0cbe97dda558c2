/* ecot-squeeze-private.h: the call in a tenth of its room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full), never NULL; the same bytes for the same bytes. */
GBytes *ecot_squeeze (GBytes *bytes);

/**
 * ecot_unsqueeze:
 * @bytes: from ecot_squeeze(), or anything that was never squeezed, which comes back as it is
 * @max_size: the most it may hold
 *
 * Returns: (transfer full): or %NULL with %ECOT_ERROR_BAD_DOSSIER if it is damaged or
 *   holds more
 */
GBytes *ecot_unsqueeze (GBytes  *bytes,
                        gsize    max_size,
                        GError **error);

G_END_DECLS
