/* ecot-odf-lines.c: what is no table, as rows of a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A spreadsheet has no paragraphs: a text stands in the merged cells of one
 * row.  Such a row does not find its height by itself, so its lines are counted
 * here, rather too many than too few: a row too high shows its text, a row too
 * low hides it.
 */

#include <string.h>

#include "odf/ecot-odf-sheet.h"

/* The mean width of a character of 10 points, in 1/100 mm. */
#define CHARACTER_WIDTH 195

static void
line_free (EcotOdfLine *line)
{
  g_free (line->label);
  g_free (line->text);
  g_free (line);
}

static guint
get_width (const EcotOdfSheet *sheet,
           guint               from_column)
{
  guint width = 0;

  for (guint i = from_column; i < sheet->n_columns; i++)
    width += sheet->widths[i];

  return width;
}

/* Of the first 128 characters, by their code: a long table asks for millions. */
static const guint16 *
get_ascii_widths (void)
{
  static const struct
  {
    const char *letters;
    guint16     width;
  } groups[] = {
    { "ABCDEFGHIKLNOPQRSTUVXYZ", 250 },
    { "ijl'|.,:;!", 82 },
    { "ft()[]/ r-", 118 },
    { "sckvxyzJ", 178 },
    { "mM%", 300 },
    { "wW@", 320 },
  };
  static guint16 widths[0x80];
  static gsize   once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
        widths[i] = CHARACTER_WIDTH;
      for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
        for (const char *c = groups[i].letters; *c != '\0'; c++)
          widths[(guchar)*c] = groups[i].width;
      g_once_init_leave (&once, 1);
    }

  return widths;
}

/* Of letters of 10 points, in 1/100 mm; accents are as wide as what they stand on. */
static guint
character_width (gunichar c)
{
  if (c < 0x80)
    return get_ascii_widths ()[c];
  if (c == 0x2019 || c == 0xa0 || c == 0x202f)
    return 98;
  if (c == 0x2014 || c == 0x2026 || c == 0x153)
    return 355;

  return g_unichar_isupper (c) ? 250 : CHARACTER_WIDTH;
}

/* The words of one paragraph, each on the line it still fits on. */
static guint
wrap (const char *text,
      const char *end,
      guint       width)
{
  guint lines = 1, line = 0, word = 0;

  for (; text < end; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      word += character_width (c);
      if (line + word > width && line > 0)
        {
          lines++;
          line = 0;
        }
      /* A word longer than the line is broken anywhere. */
      for (; word > width; word -= width)
        lines++;
      if (c == ' ' || c == '-')
        {
          line += word;
          word = 0;
        }
    }

  return lines;
}

guint
ecot_odf_measure_word (const char *text)
{
  guint longest = 0, word = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      word = c == ' ' || c == '\n' ? 0 : word + character_width (c);
      longest = MAX (longest, word);
      if (c == '-')
        word = 0;
    }

  return longest;
}

guint
ecot_odf_count_lines (const char *text,
                      guint       width)
{
  guint lines = 0;

  /* Some room for letters that are wider. */
  width = MAX (width - MIN (width, ECOT_ODF_PADDING), CHARACTER_WIDTH);

  for (const char *end; text != NULL; text = *end != '\0' ? end + 1 : NULL)
    {
      end = strchr (text, '\n');
      end = end != NULL ? end : text + strlen (text);
      lines += wrap (text, end, width);
    }

  return CLAMP (lines, 1, ECOT_ODF_MAX_LINES);
}

/* @text is the line's from here on. */
static void
take (GPtrArray          *lines,
      const EcotOdfSheet *sheet,
      EcotOdfLook         look,
      char               *text)
{
  EcotOdfLine *line = g_new0 (EcotOdfLine, 1);

  line->text = text;
  line->look = look;
  line->row = text != NULL ? ecot_odf_count_lines (text, get_width (sheet, 0)) : 1;
  g_ptr_array_add (lines, line);
}

static void
add (GPtrArray          *lines,
     const EcotOdfSheet *sheet,
     EcotOdfLook         look,
     const char         *text)
{
  take (lines, sheet, look, g_strdup (text));
}

/* Larger letters, and some room above. */
static void
add_heading (GPtrArray          *lines,
             const EcotOdfSheet *sheet,
             const EcotBlock    *block)
{
  EcotOdfLine *line;

  add (lines, sheet, block->level == 1 ? ECOT_ODF_LOOK_TITLE : ECOT_ODF_LOOK_HEADING, block->text);
  line = g_ptr_array_index (lines, lines->len - 1);
  line->row = MIN (2 * line->row, ECOT_ODF_MAX_LINES);
}

static void
add_paragraph (GPtrArray          *lines,
               const EcotOdfSheet *sheet,
               const EcotBlock    *block)
{
  static const EcotOdfLook looks[ECOT_N_TEXT_STYLES] = {
    [ECOT_STYLE_BODY] = ECOT_ODF_LOOK_PLAIN,
    [ECOT_STYLE_SMALL] = ECOT_ODF_LOOK_SMALL,
    [ECOT_STYLE_NOTE] = ECOT_ODF_LOOK_SMALL,
    [ECOT_STYLE_STRONG] = ECOT_ODF_LOOK_STRONG,
    [ECOT_STYLE_RIGHT] = ECOT_ODF_LOOK_PLAIN,
    [ECOT_STYLE_LINE] = ECOT_ODF_LOOK_PLAIN,
    [ECOT_STYLE_CODE] = ECOT_ODF_LOOK_PLAIN,
    [ECOT_STYLE_POSTER] = ECOT_ODF_LOOK_PLAIN,
    [ECOT_STYLE_POSTER_TITLE] = ECOT_ODF_LOOK_TITLE,
  };

  add (lines, sheet, looks[block->style], block->text);
}

static void
add_list (GPtrArray          *lines,
          const EcotOdfSheet *sheet,
          const EcotBlock    *block)
{
  for (guint i = 0; i < block->items->len; i++)
    {
      const char *item = g_ptr_array_index (block->items, i);

      take (lines, sheet, ECOT_ODF_LOOK_PLAIN,
            block->ordered ? g_strdup_printf ("%u. %s", i + 1, item) : g_strdup_printf ("– %s", item));
    }
}

static void
add_items (GPtrArray          *lines,
           const EcotOdfSheet *sheet,
           const EcotBlock    *block)
{
  for (guint i = 0; i < block->items->len; i++)
    add (lines, sheet, ECOT_ODF_LOOK_PLAIN, g_ptr_array_index (block->items, i));
}

/* A value of more lines beside its label stands below it, as wide as the sheet and in plain letters. */
#define MOST_BESIDE 2

static void
add_fields (GPtrArray          *lines,
            const EcotOdfSheet *sheet,
            const EcotBlock    *block)
{
  for (guint i = 0; i < block->items->len; i++)
    {
      const EcotField *field = g_ptr_array_index (block->items, i);
      const char      *value = field->value != NULL ? field->value : "";
      guint            n = ecot_odf_count_lines (value, get_width (sheet, 1));
      EcotOdfLine     *line;

      if (n > MOST_BESIDE)
        {
          add (lines, sheet, ECOT_ODF_LOOK_LABEL, field->label);
          add (lines, sheet, ECOT_ODF_LOOK_PLAIN, value);
          continue;
        }

      line = g_new0 (EcotOdfLine, 1);
      line->label = g_strdup (field->label);
      line->text = g_strdup (value);
      line->look = ECOT_ODF_LOOK_STRONG;
      line->row = MAX (n, ecot_odf_count_lines (field->label, sheet->widths[0]));
      g_ptr_array_add (lines, line);
    }
}

static void
add_choices (GPtrArray          *lines,
             const EcotOdfSheet *sheet,
             const EcotBlock    *block)
{
  if (block->text != NULL)
    add (lines, sheet, ECOT_ODF_LOOK_PLAIN, block->text);

  for (guint i = 0; i < block->items->len; i++)
    {
      const EcotChoice *choice = g_ptr_array_index (block->items, i);

      take (lines, sheet, ECOT_ODF_LOOK_PLAIN, g_strconcat (ecot_odf_tick (choice), " ", choice->label, NULL));
    }
}

static void
add_answer (GPtrArray          *lines,
            const EcotOdfSheet *sheet,
            const EcotBlock    *block)
{
  add_items (lines, sheet, block);
  if (block->items->len == 0)
    add (lines, sheet, ECOT_ODF_LOOK_PLAIN, "");
  if (block->counter != NULL)
    add (lines, sheet, ECOT_ODF_LOOK_SMALL, block->counter);
}

static void
add_signature (GPtrArray          *lines,
               const EcotOdfSheet *sheet,
               const EcotBlock    *block)
{
  g_auto (GStrv) texts = ecot_odf_signature_lines (block);
  EcotOdfLine   *box;

  for (guint i = 0; texts[i] != NULL; i++)
    add (lines, sheet, ECOT_ODF_LOOK_PLAIN, texts[i]);

  add (lines, sheet, ECOT_ODF_LOOK_BOX, block->text != NULL ? block->text : "");
  box = g_ptr_array_index (lines, lines->len - 1);
  box->row = ECOT_ODF_ROW_BOX;

  if (block->second != NULL)
    add_signature (lines, sheet, block->second);
}

/* Parts of a block that belong together are set apart from what follows. */
static void
add_gap (GPtrArray          *lines,
         const EcotOdfSheet *sheet)
{
  take (lines, sheet, ECOT_ODF_LOOK_PLAIN, NULL);
}

static void
add_block (GPtrArray          *lines,
           const EcotBlock    *block,
           const EcotOdfSheet *sheet)
{
  switch (block->type)
    {
    case ECOT_BLOCK_HEADING:
      add_heading (lines, sheet, block);
      return;

    case ECOT_BLOCK_PARAGRAPH:
      add_paragraph (lines, sheet, block);
      return;

    case ECOT_BLOCK_LIST:
      add_list (lines, sheet, block);
      break;

    case ECOT_BLOCK_ADDRESS:
      add_items (lines, sheet, block);
      break;

    case ECOT_BLOCK_FIELDS:
      add_fields (lines, sheet, block);
      break;

    case ECOT_BLOCK_CHOICES:
      add_choices (lines, sheet, block);
      break;

    case ECOT_BLOCK_ANSWER:
      add_answer (lines, sheet, block);
      break;

    case ECOT_BLOCK_SIGNATURE:
      add_signature (lines, sheet, block);
      break;

    /* Its numbers are in the cells. */
    case ECOT_BLOCK_CHART:
    case ECOT_BLOCK_CONTENTS:
    case ECOT_BLOCK_EMBLEM:
    case ECOT_BLOCK_SHEET:
    case ECOT_BLOCK_PAGE_BREAK:
    case ECOT_BLOCK_TABLE:
    default:
      return;
    }

  add_gap (lines, sheet);
}

GPtrArray *
ecot_odf_block_to_lines (const EcotBlock    *block,
                         const EcotOdfSheet *sheet)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)line_free);

  add_block (lines, block, sheet);
  return lines;
}
