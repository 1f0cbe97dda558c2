/* ecot-font-config.h: which fonts of the system papers may use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <fontconfig/fontconfig.h>

/* Outline fonts without colours: of the usual folders, or what the system says of its own.  (transfer full) */
FcConfig *ecot_font_config_load (void);

/* Of a program that shows nothing, before its first paper: what papers use is all it loads. */
void ecot_font_config_claim (void);
