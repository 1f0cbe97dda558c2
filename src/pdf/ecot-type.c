/* ecot-type.c: the part of a free face that some texts need, ready to be embedded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For texts that are put into somebody else's PDF, where cairo does not draw.  The
 * glyphs are cut out by HarfBuzz; letters are not joined, moved or turned, so that a
 * script that needs this counts as missing.
 */

#include "config.h"

#include "pdf/ecot-type.h"

#include <fontconfig/fontconfig.h>
#include <glib/gi18n-lib.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <string.h>

#include "base/ecot-error.h"

#define EM 1000
/* ISO 32000-1, table 123.  Symbolic, since its encoding is nobody's. */
#define FLAG_MONO    (1 << 0)
#define FLAG_SERIF   (1 << 1)
#define FLAG_SYMBOLS (1 << 2)
#define FLAG_SLANTED (1 << 6)

struct _EcotTypeface
{
  hb_face_t     *face;
  hb_font_t     *font;
  char          *name;
  EcotTypeFamily family;
  gboolean       slanted;
};

static const char *const families[ECOT_TYPE_N_FAMILIES] = { "Liberation Sans", "Liberation Serif", "Liberation Mono" };

/* {{{ The file */

/* The path of exactly that face, or NULL: another one would have other widths. */
static char *
find_file (const char *family,
           gboolean    bold,
           gboolean    slanted)
{
  FcPattern *wanted = FcPatternCreate ();
  FcPattern *found;
  FcResult   result;
  FcChar8   *name = NULL, *file = NULL;
  char      *path = NULL;

  FcPatternAddString (wanted, FC_FAMILY, (const FcChar8 *)family);
  FcPatternAddInteger (wanted, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcPatternAddInteger (wanted, FC_SLANT, slanted ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
  FcPatternAddString (wanted, FC_FONTFORMAT, (const FcChar8 *)"TrueType");
  FcConfigSubstitute (NULL, wanted, FcMatchPattern);
  FcDefaultSubstitute (wanted);

  found = FcFontMatch (NULL, wanted, &result);
  if (found != NULL && FcPatternGetString (found, FC_FAMILY, 0, &name) == FcResultMatch &&
      strcmp ((const char *)name, family) == 0 && FcPatternGetString (found, FC_FILE, 0, &file) == FcResultMatch)
    path = g_strdup ((const char *)file);

  if (found != NULL)
    FcPatternDestroy (found);
  FcPatternDestroy (wanted);
  return path;
}

EcotTypeface *
ecot_typeface_open (EcotTypeFamily family,
                    gboolean       bold,
                    gboolean       slanted,
                    GError       **error)
{
  static const char *const styles[] = { "", "-Bold", "-Italic", "-BoldItalic" };
  g_autofree char         *path = NULL;
  hb_blob_t               *blob;
  EcotTypeface            *self;
  char                   **words;

  g_return_val_if_fail (family < ECOT_TYPE_N_FAMILIES, NULL);

  path = find_file (families[family], bold, slanted);
  blob = path != NULL ? hb_blob_create_from_file_or_fail (path) : NULL;
  if (blob == NULL)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ,
                   _ ("The font “%s”, which forms are filled with, is not installed: install the package fonts-liberation"), families[family]);
      return NULL;
    }

  self = g_new0 (EcotTypeface, 1);
  self->face = hb_face_create (blob, 0);
  self->font = hb_font_create (self->face);
  self->family = family;
  self->slanted = slanted;
  words = g_strsplit (families[family], " ", 2);
  self->name = g_strconcat (words[0], words[1], styles[(bold ? 1 : 0) + (slanted ? 2 : 0)], NULL);
  g_strfreev (words);
  hb_blob_destroy (blob);
  return self;
}

void
ecot_typeface_free (EcotTypeface *self)
{
  g_return_if_fail (self != NULL);

  hb_font_destroy (self->font);
  hb_face_destroy (self->face);
  g_free (self->name);
  g_free (self);
}

/* }}} */
/* {{{ Characters */

static gboolean
is_simple (gunichar character)
{
  GUnicodeScript script = g_unichar_get_script (character);

  return (script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK || script == G_UNICODE_SCRIPT_CYRILLIC ||
          script == G_UNICODE_SCRIPT_COMMON) &&
         !g_unichar_iszerowidth (character);
}

gboolean
ecot_typeface_has (EcotTypeface *self,
                   gunichar      character)
{
  hb_codepoint_t glyph;

  g_return_val_if_fail (self != NULL, FALSE);

  return is_simple (character) && hb_font_get_nominal_glyph (self->font, character, &glyph) && glyph != 0;
}

/* }}} */
/* {{{ The part */

static int
scale (EcotTypeface *self,
       int           units)
{
  return (int)((gint64)units * EM / (int)hb_face_get_upem (self->face));
}

/* A number of two bytes at @at of a table, or 0. */
static int
read_table (EcotTypeface *self,
            hb_tag_t      tag,
            guint         at)
{
  hb_blob_t    *table = hb_face_reference_table (self->face, tag);
  guint         size;
  const guint8 *data = (const guint8 *)hb_blob_get_data (table, &size);
  int           number = data != NULL && size >= at + 2 ? (gint16)(data[at] << 8 | data[at + 1]) : 0;

  hb_blob_destroy (table);
  return number;
}

static void
read_metrics (EcotTypeface *self,
              int           metrics[9])
{
  hb_font_extents_t extents = { 0 };
  hb_position_t     capitals = 0;
  const hb_tag_t    head = HB_TAG ('h', 'e', 'a', 'd');

  hb_font_get_h_extents (self->font, &extents);
  hb_ot_metrics_get_position (self->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capitals);
  metrics[0] = scale (self, extents.ascender);
  metrics[1] = scale (self, extents.descender);
  metrics[2] = scale (self, capitals);
  metrics[3] = read_table (self, HB_TAG ('p', 'o', 's', 't'), 4);
  metrics[4] = FLAG_SYMBOLS | (self->family == ECOT_TYPE_FAMILY_SERIF ? FLAG_SERIF : 0) |
               (self->family == ECOT_TYPE_FAMILY_MONO ? FLAG_MONO : 0) | (self->slanted ? FLAG_SLANTED : 0);
  for (guint i = 0; i < 4; i++)
    metrics[5 + i] = scale (self, read_table (self, head, 36 + 2 * i));
}

/* The tables a PDF has no use for are left out. */
static hb_subset_input_t *
create_input (GHashTable *characters)
{
  static const hb_tag_t unused[] = {
    HB_TAG ('G', 'S', 'U', 'B'),
    HB_TAG ('G', 'P', 'O', 'S'),
    HB_TAG ('G', 'D', 'E', 'F'),
    HB_TAG ('O', 'S', '/', '2'),
    HB_TAG ('n', 'a', 'm', 'e'),
    HB_TAG ('c', 'm', 'a', 'p'),
    HB_TAG ('p', 'o', 's', 't'),
    HB_TAG ('g', 'a', 's', 'p'),
    HB_TAG ('F', 'F', 'T', 'M'),
  };
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  GHashTableIter     iter;
  gpointer           character;

  g_hash_table_iter_init (&iter, characters);
  while (g_hash_table_iter_next (&iter, &character, NULL))
    hb_set_add (hb_subset_input_unicode_set (input), GPOINTER_TO_UINT (character));
  hb_set_clear (hb_subset_input_set (input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
  for (guint i = 0; i < G_N_ELEMENTS (unused); i++)
    hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG), unused[i]);

  return input;
}

static void
list_glyphs (EcotTypeface     *self,
             hb_subset_plan_t *plan,
             hb_set_t         *characters,
             GArray           *glyphs)
{
  const hb_map_t *numbers = hb_subset_plan_old_to_new_glyph_mapping (plan);
  hb_codepoint_t  character = HB_SET_VALUE_INVALID, glyph;

  while (hb_set_next (characters, &character))
    if (hb_font_get_nominal_glyph (self->font, character, &glyph))
      {
        EcotTypeGlyph item = {
          .character = character,
          .glyph = hb_map_get (numbers, glyph),
          .advance = (guint)scale (self, hb_font_get_glyph_h_advance (self->font, glyph)),
        };

        g_array_append_val (glyphs, item);
      }
}

static GBytes *
take_file (hb_subset_plan_t *plan)
{
  hb_face_t  *face = hb_subset_plan_execute_or_fail (plan);
  hb_blob_t  *blob = face != NULL ? hb_face_reference_blob (face) : NULL;
  guint       size = 0;
  const char *data = blob != NULL ? hb_blob_get_data (blob, &size) : NULL;
  GBytes     *file = size > 0 ? g_bytes_new (data, size) : NULL;

  if (blob != NULL)
    hb_blob_destroy (blob);
  if (face != NULL)
    hb_face_destroy (face);
  return file;
}

EcotTypePart *
ecot_typeface_cut (EcotTypeface *self,
                   GHashTable   *characters,
                   GError      **error)
{
  g_autoptr (EcotTypePart) part = g_new0 (EcotTypePart, 1);
  hb_subset_input_t       *input;
  hb_subset_plan_t        *plan;

  g_return_val_if_fail (self != NULL && characters != NULL, NULL);

  part->name = g_strdup (self->name);
  part->glyphs = g_array_new (FALSE, FALSE, sizeof (EcotTypeGlyph));
  read_metrics (self, part->metrics);

  input = create_input (characters);
  plan = hb_subset_plan_create_or_fail (self->face, input);
  if (plan != NULL)
    {
      list_glyphs (self, plan, hb_subset_input_unicode_set (input), part->glyphs);
      part->file = take_file (plan);
      hb_subset_plan_destroy (plan);
    }
  hb_subset_input_destroy (input);

  if (part->file == NULL)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ, _ ("The font “%s” is damaged: install the package fonts-liberation again"), self->name);
      return NULL;
    }

  return g_steal_pointer (&part);
}

void
ecot_type_part_free (EcotTypePart *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_clear_pointer (&self->glyphs, g_array_unref);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_free (self);
}

/* }}} */
