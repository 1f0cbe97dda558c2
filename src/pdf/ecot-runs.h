/* ecot-runs.h: pango's glyphs into marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-marks.h"

G_BEGIN_DECLS

/* The least number of glyphs that stands for the least number of characters. */
typedef struct
{
  PangoGlyphItem *run;
  int             first, n;   /* glyphs, from left to right */
  int             start, end; /* bytes */
} EcotCluster;

/* Appends the clusters of @run, whose item points into @text, in the order of the text. */
void ecot_runs_split (PangoGlyphItem *run,
                      const char     *text,
                      GArray         *clusters);

gint32 ecot_cluster_get_width (const EcotCluster *cluster);
/* Makes it wider, or narrower. */
void ecot_cluster_widen (const EcotCluster *cluster,
                         gint32             by);
/* Is something of it to be seen? */
gboolean ecot_cluster_is_drawn (const EcotCluster *cluster);

/* The glyph of @c in the font of @run; FALSE if it has none. */
gboolean ecot_runs_find_glyph (const PangoGlyphItem *run,
                               gunichar              c,
                               PangoGlyph           *glyph,
                               gint32               *advance);

/* The first character met that no font has. */
typedef struct
{
  gunichar character; /* 0: none */
  char    *context;   /* some of the text around it */
} EcotMissing;

/* Puts pieces of runs one after the other into marks. */
typedef struct
{
  EcotFonts   *fonts;
  EcotMarks   *marks;
  EcotMissing *missing;
  EcotInk      ink;
  const char  *text;
  gint32       x; /* where the next piece begins, in pango units */
} EcotRunWriter;

/* @clusters: of one run, side by side. */
void ecot_run_writer_add (EcotRunWriter     *self,
                          const EcotCluster *clusters,
                          guint              n);
/* A glyph that is in no run, in the font of @run. */
void ecot_run_writer_add_glyph (EcotRunWriter        *self,
                                const PangoGlyphItem *run,
                                PangoGlyph            glyph,
                                const char           *text);

G_END_DECLS
