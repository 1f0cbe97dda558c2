/* ecot-font-config.c: which fonts of the system papers may use
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

#include <glib.h>

#include "pdf/ecot-font-config.h"

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

FcConfig *
ecot_font_config_load (void)
{
  FcConfig *config = load_folders ();

  if (config == NULL)
    config = load_system ();
  if (claimed)
    FcConfigSetCurrent (config);

  return config;
}

void
ecot_font_config_claim (void)
{
  claimed = TRUE;
}
