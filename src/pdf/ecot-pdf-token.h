/* ecot-pdf-token.h: where the tokens of PDF begin and end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Past white space and comments. */
const char *ecot_pdf_skip_space (const char *p,
                                 const char *end);

/* The end of the token at @p, before @end; NULL if it does not end.  What opens or closes an array or a dictionary is
 * a token. */
const char *ecot_pdf_skip_token (const char *p,
                                 const char *end);

gboolean ecot_pdf_token_is (const char *token,
                            const char *end,
                            const char *word);

G_END_DECLS
