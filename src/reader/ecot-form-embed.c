/* ecot-form-embed.c: a face of a request as a font in the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Glyphs go by their number in the embedded font (ISO 32000-1, 9.7), with the
 * table that says which characters they are, so that the text can be searched and
 * read aloud.
 */

#include "config.h"

#include "reader/ecot-form-draw.h"

#define TAG_LENGTH 6
#define STEM       80 /* nobody knows it of a TrueType font; viewers that have the font do not ask */

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return GPOINTER_TO_INT (*(gpointer const *)a) - GPOINTER_TO_INT (*(gpointer const *)b);
}

/* Code points, in order: the same file each time.  Of two that look the same, as a space and a
 * no-break space, the lower one stands for both. */
static GPtrArray *
sort_characters (const EcotFormType *self)
{
  g_autoptr (GHashTable) glyphs = g_hash_table_new (NULL, NULL);
  GPtrArray             *sorted = g_ptr_array_new ();
  GHashTableIter         iter;
  gpointer               character;

  g_hash_table_iter_init (&iter, self->glyphs);
  while (g_hash_table_iter_next (&iter, &character, NULL))
    g_ptr_array_add (sorted, character);
  g_ptr_array_sort (sorted, compare_numbers);

  for (guint i = 0; i < sorted->len;)
    if (g_hash_table_add (glyphs, GUINT_TO_POINTER (ecot_form_type_find (self, GPOINTER_TO_UINT (sorted->pdata[i]))->glyph)))
      i++;
    else
      g_ptr_array_remove_index (sorted, i);

  return sorted;
}

static qpdf_oh
make_stream (qpdf_data   qpdf,
             const void *data,
             gsize       size)
{
  qpdf_oh stream = qpdf_oh_new_stream (qpdf);

  qpdf_oh_replace_stream_data (qpdf, stream, data, size, qpdf_oh_new_null (qpdf), qpdf_oh_new_null (qpdf));
  return stream;
}

/* Another part of a font has another name: six letters of its checksum. */
static char *
make_name (const EcotFormType *self)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->font);
  char             tag[TAG_LENGTH + 1] = "";

  for (guint i = 0; i < TAG_LENGTH; i++)
    tag[i] = (char)('A' + g_ascii_xdigit_value (sum[i]));

  return g_strdup_printf ("/%s+%s", tag, self->name);
}

static void
append_utf16 (GString *text,
              gunichar character)
{
  if (character > 0xffff)
    g_string_append_printf (text, "%04X%04X", 0xd7c0 + (character >> 10), 0xdc00 + (character & 0x3ff));
  else
    g_string_append_printf (text, "%04X", character);
}

/* At most a hundred rows in one table (ISO 32000-1, 9.10.3, and its CMaps). */
static qpdf_oh
make_to_unicode (const EcotFormType *self,
                 const GPtrArray    *characters,
                 qpdf_data           qpdf)
{
  g_autoptr (GString) map = g_string_new ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                          "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                                          "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                          "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");

  for (guint i = 0; i < characters->len; i++)
    {
      const EcotFormGlyph *glyph = ecot_form_type_find (self, GPOINTER_TO_UINT (characters->pdata[i]));

      if (i % 100 == 0)
        g_string_append_printf (map, "%u beginbfchar\n", MIN (100, characters->len - i));
      g_string_append_printf (map, "<%04X> <", glyph->glyph);
      append_utf16 (map, GPOINTER_TO_UINT (characters->pdata[i]));
      g_string_append (map, ">\n");
      if (i % 100 == 99 || i + 1 == characters->len)
        g_string_append (map, "endbfchar\n");
    }

  g_string_append (map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  return make_stream (qpdf, map->str, map->len);
}

static void
add_key (qpdf_data   qpdf,
         qpdf_oh     dict,
         const char *key,
         qpdf_oh     value)
{
  qpdf_oh_replace_key (qpdf, dict, key, value);
}

static qpdf_oh
make_descriptor (const EcotFormType *self,
                 const char         *name,
                 qpdf_data           qpdf)
{
  const int       *m = self->metrics;
  gsize            size;
  gconstpointer    data = g_bytes_get_data (self->font, &size);
  g_autofree char *written = g_strdup_printf ("<< /Type /FontDescriptor /Ascent %d /Descent %d /CapHeight %d /ItalicAngle %d /Flags %d"
                                              " /FontBBox [ %d %d %d %d ] /StemV %d >>",
                                              m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], STEM);
  qpdf_oh          descriptor = qpdf_oh_parse (qpdf, written);
  qpdf_oh          file = make_stream (qpdf, data, size);

  add_key (qpdf, qpdf_oh_get_dict (qpdf, file), "/Length1", qpdf_oh_new_integer (qpdf, (long long)size));
  add_key (qpdf, descriptor, "/FontName", qpdf_oh_new_name (qpdf, name));
  add_key (qpdf, descriptor, "/FontFile2", file);
  return qpdf_make_indirect_object (qpdf, descriptor);
}

static qpdf_oh
make_widths (const EcotFormType *self,
             const GPtrArray    *characters,
             qpdf_data           qpdf)
{
  g_autoptr (GString) widths = g_string_new ("[");

  for (guint i = 0; i < characters->len; i++)
    {
      const EcotFormGlyph *glyph = ecot_form_type_find (self, GPOINTER_TO_UINT (characters->pdata[i]));

      g_string_append_printf (widths, " %u [ %u ]", glyph->glyph, glyph->advance);
    }

  g_string_append (widths, " ]");
  return qpdf_oh_parse (qpdf, widths->str);
}

qpdf_oh
ecot_form_type_embed (EcotFormType *self,
                      qpdf_data     qpdf)
{
  g_autoptr (GPtrArray) characters = NULL;
  g_autofree char      *name = NULL;
  qpdf_oh               font, descendant;

  if (self->object != 0)
    return qpdf_get_object_by_id (qpdf, self->object, 0);

  characters = sort_characters (self);
  name = make_name (self);
  descendant = qpdf_oh_parse (qpdf, "<< /Type /Font /Subtype /CIDFontType2 /CIDToGIDMap /Identity /DW 0"
                                    " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>");
  add_key (qpdf, descendant, "/BaseFont", qpdf_oh_new_name (qpdf, name));
  add_key (qpdf, descendant, "/FontDescriptor", make_descriptor (self, name, qpdf));
  add_key (qpdf, descendant, "/W", make_widths (self, characters, qpdf));

  font = qpdf_oh_parse (qpdf, "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H >>");
  add_key (qpdf, font, "/BaseFont", qpdf_oh_new_name (qpdf, name));
  add_key (qpdf, font, "/DescendantFonts", qpdf_oh_wrap_in_array (qpdf, qpdf_make_indirect_object (qpdf, descendant)));
  add_key (qpdf, font, "/ToUnicode", make_to_unicode (self, characters, qpdf));

  font = qpdf_make_indirect_object (qpdf, font);
  self->object = qpdf_oh_get_object_id (qpdf, font);
  return font;
}
