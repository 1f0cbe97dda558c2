/* ecot-paragraph.h: lines chosen by us of text shaped by pango
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-runs.h"

G_BEGIN_DECLS

typedef struct
{
  PangoLayout *layout; /* of one line as long as it takes, no right-to-left run in it */
  gint32       width;  /* of a line, in pango units */
  gboolean     justify;
  gboolean     complete; /* the paragraph ends with the text; else its last lines depend on what follows */
} EcotParagraph;

/* Called for each line, after its marks have been written. */
typedef void (*EcotLineFunc) (gint32   width,
                              gpointer data);

/* Can the lines be chosen here, or does the script want pango's own care? */
gboolean ecot_paragraph_is_simple (PangoLayout *layout);

/* Returns: how many bytes of the text were put in lines; 0 if it is too short to tell. */
gsize ecot_paragraph_write (const EcotParagraph *self,
                            EcotRunWriter       *writer,
                            EcotLineFunc         line_done,
                            gpointer             data);

G_END_DECLS
