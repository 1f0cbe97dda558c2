/* ecot-srgb.h: the colour space of screens and papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An ICC profile, always the same bytes.  (transfer none) */
GBytes *ecot_srgb_get_profile (void);

G_END_DECLS
