/* ecot-paper-fonts.c: which fonts of the system papers may use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Papers ask for Liberation by name, and for what it lacks take any other font.
 * What a desktop says of hinting, of pixels and of the family it likes has no
 * part in that, and reading the forty files that say it takes longer than
 * setting ten pages: only the folders of fonts are taken from it.  A system
 * without Liberation, or one that keeps its fonts elsewhere and says so, is
 * asked in full, since then it knows what stands in.
 *
 * Emoji come in colour on most desktops, as pictures.  A picture with a soft
 * edge is forbidden in PDF/A-1 and grey on the funder's printer, so fonts in
 * colour are hidden from pango, and the outline of another font is taken.
 */

#include "config.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "chart/ecot-paper-fonts.h"

#define OPENING "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"

static const char no_pictures[] =
  OPENING "<selectfont><rejectfont>"
          "<pattern><patelt name='color'><bool>true</bool></patelt></pattern>"
          "<pattern><patelt name='scalable'><bool>false</bool></patelt></pattern>"
          "</rejectfont></selectfont></fontconfig>";

/* The folders of the Filesystem Hierarchy Standard and of a user, with their caches; then who is asked first for a glyph. */
static const char folders[] =
  OPENING "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix='xdg'>fonts</dir><dir>~/.fonts</dir>"
          "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix='xdg'>fontconfig</cachedir>"
          "<match><edit name='family' mode='append_last'>"
          "<string>DejaVu Sans</string><string>Noto Sans</string><string>FreeSans</string><string>Noto Sans Symbols</string>"
          "</edit></match></fontconfig>";

static gboolean claimed;

static gboolean
parse (FcConfig   *config,
       const char *text)
{
  return FcConfigParseAndLoadFromMemory (config, (const FcChar8 *)text, FcFalse);
}

static gboolean
has_family (FcConfig   *config,
            const char *family)
{
  FcPattern   *pattern = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, family, NULL);
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet   *fonts = FcFontList (config, pattern, objects);
  gboolean     found = fonts != NULL && fonts->nfont > 0;

  if (fonts != NULL)
    FcFontSetDestroy (fonts);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (pattern);

  return found;
}

static gboolean
is_told_where (void)
{
  return g_getenv ("FONTCONFIG_FILE") != NULL || g_getenv ("FONTCONFIG_PATH") != NULL || g_getenv ("FONTCONFIG_SYSROOT") != NULL;
}

/* NULL where the system must be asked. */
static FcConfig *
load_folders (void)
{
  FcConfig *config = is_told_where () ? NULL : FcConfigCreate ();

  if (config == NULL)
    return NULL;

  if (parse (config, folders) && parse (config, no_pictures) && FcConfigBuildFonts (config) &&
      has_family (config, "Liberation Sans"))
    return config;

  FcConfigDestroy (config);
  return NULL;
}

/* The default one, pictures and all, if the configuration cannot be read a second time. */
static FcConfig *
load_system (void)
{
  FcConfig *config = FcInitLoadConfig ();

  if (config == NULL)
    return FcConfigReference (NULL);

  if (parse (config, no_pictures))
    FcConfigBuildFonts (config);

  return config;
}

static FcConfig *
load_config (void)
{
  FcConfig *config = load_folders ();

  if (config == NULL)
    config = load_system ();

  /* Before the first map is made, which would have another thread load the configuration of the system. */
  if (claimed)
    FcConfigSetCurrent (config);

  return config;
}

PangoFontMap *
ecot_paper_fonts_get_map (void)
{
  static GPrivate per_thread = G_PRIVATE_INIT (g_object_unref);
  static gsize    config = 0;
  PangoFontMap   *map = g_private_get (&per_thread);

  if (map != NULL)
    return map;

  if (g_once_init_enter (&config))
    g_once_init_leave (&config, (gsize)load_config ());

  map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), (FcConfig *)config);
  g_private_set (&per_thread, map);

  return map;
}

/* Unhinted, so that a page is the same on every device. */
cairo_font_options_t *
ecot_paper_fonts_create_options (void)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);

  return options;
}

PangoContext *
ecot_paper_fonts_create_context (PangoFontMap *map)
{
  PangoContext         *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = ecot_paper_fonts_create_options ();

  /* Without these two, 10 points come out as 13.3 and every advance is rounded to a whole point. */
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);

  pango_cairo_context_set_font_options (context, options);
  pango_context_set_language (context, pango_language_from_string ("fr"));
  cairo_font_options_destroy (options);

  return context;
}

void
ecot_font_claim (void)
{
  claimed = TRUE;
}
