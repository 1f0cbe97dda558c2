/* ecot-artifact.h: what is drawn on a page and not to be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ecot_artifact_mark:
 * @content: the content stream of a page, as cairo writes it
 *
 * Returns: (nullable) (transfer full): the stream with everything outside of
 *   structure elements marked as an artifact; NULL if it cannot be followed
 */
GByteArray *ecot_artifact_mark (const char *content,
                                gsize       length);

G_END_DECLS
