/* ecot-guide-private.h: reading the texts of the help
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the guide only.
 */

#pragma once

#include "help/ecot-guide.h"

G_BEGIN_DECLS

/* Adds the blocks of @text to @report and its headings to @topics. */
void ecot_guide_read_text (EcotReport *report,
                           GPtrArray  *topics,
                           const char *text);

void ecot_topic_free (EcotTopic *self);

G_END_DECLS
