/* ecot-font-claim.h: a program that shows nothing says so
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Before the first paper of a program without windows: the fonts of papers are all it loads. */
void ecot_font_claim (void);
