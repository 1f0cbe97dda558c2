/* ecot-publish-private.h: the user's file, replaced whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* SHA-256, hexadecimal.  (transfer full) */
char *ecot_publish_hash (GBytes *bytes);

/* @path absolute, with every link followed; what does not exist yet is allowed.
 * NULL with %ECOT_ERROR_WRITE if its folder does not exist. */
char *ecot_publish_resolve (const char *path,
                            GError    **error);

/* Called before anything is written at @target or beside it. */
typedef gboolean (*EcotPublishAnnounce) (const char *target,
                                         gpointer    data,
                                         GError    **error);

/**
 * ecot_publish_file:
 * @expected: (nullable): the hash the file has if nobody changed it; NULL: whatever
 *   stands there is replaced
 * @announce: (nullable)
 * @written: (out): where the bytes are now; another path than @target if somebody
 *   changed that one (a conflict copy, and no error)
 */
gboolean ecot_publish_file (const char         *target,
                            GBytes             *bytes,
                            const char         *expected,
                            EcotPublishAnnounce announce,
                            gpointer            data,
                            char              **written,
                            GError            **error);

G_END_DECLS
