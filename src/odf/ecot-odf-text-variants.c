/* ecot-odf-text-variants.c: styles of the paragraphs of one text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page break and a tie to the following block are, in OpenDocument,
 * properties of a paragraph's style.  So the report is walked twice: once here,
 * to learn which styles are needed in such a variant, which must stand before the
 * text, once to write.
 */

#include "odf/ecot-odf-text.h"

/* Of a table that is rather not cut than parted from the note below it. */
#define KEPT_ROWS 10

G_STATIC_ASSERT (ECOT_ODF_BODY + ECOT_N_TEXT_STYLES == (int)ECOT_ODF_HEADING_1);

const char *
ecot_odf_variant_name (EcotOdfParagraph paragraph,
                       EcotOdfFlags     flags,
                       char             buf[ECOT_ODF_STYLE_BUFSIZE])
{
  g_snprintf (buf, ECOT_ODF_STYLE_BUFSIZE, "%s%s%s%s%s", ecot_odf_paragraph_name (paragraph),
              flags & ECOT_ODF_ITEM ? ".item" : "",
              flags & ECOT_ODF_FIRST ? ".first" : "",
              flags & ECOT_ODF_BREAK ? ".break" : "",
              flags & ECOT_ODF_KEEP ? ".keep" : "");

  return buf;
}

gboolean
ecot_odf_block_is_table (const EcotBlock *block)
{
  return block->type == ECOT_BLOCK_TABLE || block->type == ECOT_BLOCK_FIELDS || block->type == ECOT_BLOCK_SIGNATURE;
}

/* The style of the first paragraph of a block that is no table. */
EcotOdfParagraph
ecot_odf_block_get_paragraph (const EcotBlock *block)
{
  switch (block->type)
    {
    case ECOT_BLOCK_HEADING:
      return ECOT_ODF_HEADING_1 + block->level - 1;

    case ECOT_BLOCK_SHEET:
      return ECOT_ODF_HEADING_1;

    case ECOT_BLOCK_PARAGRAPH:
      return ECOT_ODF_BODY + block->style;

    case ECOT_BLOCK_LIST:
      return block->ordered ? ECOT_ODF_NUMBER : ECOT_ODF_BULLET;

    case ECOT_BLOCK_CHOICES:
      return block->text != NULL ? ECOT_ODF_CHOICES : ECOT_ODF_CHOICE;

    case ECOT_BLOCK_ANSWER:
      return block->items->len > 0 ? ECOT_ODF_ANSWER : ECOT_ODF_RULED;

    case ECOT_BLOCK_ADDRESS:
      return ECOT_ODF_ADDRESS;

    case ECOT_BLOCK_CHART:
      return ECOT_ODF_FIGURE;

    case ECOT_BLOCK_EMBLEM:
      return ECOT_ODF_POSTER;

    case ECOT_BLOCK_CONTENTS:
      return ECOT_ODF_CONTENTS;

    case ECOT_BLOCK_FIELDS:
    case ECOT_BLOCK_TABLE:
    case ECOT_BLOCK_SIGNATURE:
    case ECOT_BLOCK_PAGE_BREAK:
    default:
      g_return_val_if_reached (ECOT_ODF_BODY);
    }
}

gboolean
ecot_odf_is_behind_letter (EcotReport *report,
                           guint       i)
{
  if (!ecot_report_get_info (report)->letter)
    return FALSE;

  while (i-- > 0)
    if (ecot_report_get_text_block (report, i)->type == ECOT_BLOCK_PAGE_BREAK)
      return TRUE;

  return FALSE;
}

EcotOdfParagraph
ecot_odf_put_behind_letter (EcotOdfParagraph paragraph)
{
  switch ((int)paragraph)
    {
    case ECOT_ODF_BODY:
      return ECOT_ODF_BEHIND;

    case ECOT_ODF_BULLET:
      return ECOT_ODF_BEHIND_BULLET;

    case ECOT_ODF_NUMBER:
      return ECOT_ODF_BEHIND_NUMBER;

    default:
      return paragraph;
    }
}

static gboolean
is_heading (EcotReport *report,
            guint       i)
{
  return i < ecot_report_get_n_blocks (report) && ecot_block_get_heading_level (ecot_report_get_text_block (report, i)) > 0;
}

static gboolean
is_signature (EcotReport *report,
              guint       i)
{
  return i < ecot_report_get_n_blocks (report) && ecot_report_get_text_block (report, i)->type == ECOT_BLOCK_SIGNATURE;
}

/* Whether who signs comes behind block @i, under a heading or none: a signature is on no page alone. */
static gboolean
is_signed (EcotReport *report,
           guint       i)
{
  return is_signature (report, i + 1) || (is_heading (report, i + 1) && is_signature (report, i + 2));
}

static gboolean
is_long_table (const EcotBlock *block)
{
  return block->type == ECOT_BLOCK_TABLE && ecot_table_get_n_rows (block) > KEPT_ROWS;
}

/* A word processor cuts no table that stays with what follows, and so leaves half a page empty before one that could have
 * begun there: a long one does for who signs below it alone.  What else begins a part needs nothing above it. */
static gboolean
stays_with_next (EcotReport *report,
                 guint       i)
{
  const EcotBlock *block = ecot_report_get_text_block (report, i);

  if (block->type == ECOT_BLOCK_PAGE_BREAK)
    return FALSE;
  if (is_heading (report, i + 1) && !is_heading (report, i))
    return is_signed (report, i) && !is_long_table (block);

  return block->keep_with_next && (!is_long_table (block) || is_signed (report, i));
}

/* A break before the first block, or after the last, would make an empty page. */
EcotOdfFlags
ecot_odf_block_get_flags (EcotReport *report,
                          guint       i)
{
  EcotOdfFlags flags = stays_with_next (report, i) ? ECOT_ODF_KEEP : ECOT_ODF_PLAIN;

  if (i > 1 && ecot_report_get_text_block (report, i - 1)->type == ECOT_BLOCK_PAGE_BREAK)
    flags |= ECOT_ODF_BREAK;

  return flags;
}

/* A list sets all margins of its items, the right one too, and named styles
 * cannot help it; an automatic style keeps them. */
static void
write_variant (EcotXmlWriter   *xml,
               EcotOdfParagraph paragraph,
               EcotOdfFlags     flags,
               gboolean         letter)
{
  gboolean number = paragraph == ECOT_ODF_NUMBER || paragraph == ECOT_ODF_BEHIND_NUMBER;
  char     buf[ECOT_ODF_STYLE_BUFSIZE];

  ecot_xml_start (xml, "style:style");
  ecot_xml_attr (xml, "style:name", ecot_odf_variant_name (paragraph, flags, buf));
  ecot_xml_attr (xml, "style:family", "paragraph");
  ecot_xml_attr (xml, "style:parent-style-name", ecot_odf_paragraph_name (paragraph));
  ecot_xml_start (xml, "style:paragraph-properties");
  if (flags & ECOT_ODF_ITEM)
    {
      ecot_xml_attr (xml, "fo:margin-left", number ? "8mm" : "6mm");
      ecot_xml_attr (xml, "fo:margin-right", letter ? "0mm" : ECOT_ODF_FORM_INDENT);
      ecot_xml_attr (xml, "fo:text-indent", number ? "-8mm" : "-6mm");
    }
  if (flags & ECOT_ODF_FIRST)
    {
      /* Both, or a word processor takes the one it is not told for none. */
      ecot_xml_attr (xml, "fo:margin-top", "5pt");
      ecot_xml_attr (xml, "fo:margin-bottom", "0pt");
    }
  ecot_xml_attr (xml, "fo:break-before", flags & ECOT_ODF_BREAK ? "page" : NULL);
  ecot_xml_attr (xml, "fo:keep-with-next", flags & ECOT_ODF_KEEP ? "always" : NULL);
  ecot_xml_end (xml, "style:paragraph-properties");
  ecot_xml_end (xml, "style:style");
}

typedef gboolean UsedStyles[N_ECOT_ODF_PARAGRAPHS][N_ECOT_ODF_FLAGS];

/* The first paragraph of a block may begin a page; the others cannot. */
static void
use (UsedStyles       used,
     EcotOdfParagraph paragraph,
     EcotOdfFlags     flags)
{
  used[paragraph][flags] = TRUE;
  used[paragraph][flags & ~(guint)ECOT_ODF_BREAK] = TRUE;
}

static void
use_block (UsedStyles       used,
           const EcotBlock *block,
           gboolean         behind,
           EcotOdfFlags     flags)
{
  EcotOdfParagraph paragraph = ecot_odf_block_get_paragraph (block);

  if (behind)
    paragraph = ecot_odf_put_behind_letter (paragraph);

  if (block->type == ECOT_BLOCK_LIST)
    {
      flags = (flags & ~(guint)ECOT_ODF_KEEP) | ECOT_ODF_ITEM;
      use (used, paragraph, flags);
      use (used, paragraph, flags | ECOT_ODF_KEEP);
      use (used, paragraph, flags | ECOT_ODF_FIRST);
      use (used, paragraph, flags | ECOT_ODF_FIRST | ECOT_ODF_KEEP);
    }
  else
    {
      use (used, paragraph, flags);
      use (used, paragraph, flags | ECOT_ODF_KEEP);
    }
}

/* The variants the blocks use.  Those that tie the parts of one block together
 * are always at hand. */
static void
write_variants (EcotXmlWriter *xml,
                EcotReport    *report)
{
  UsedStyles used = { 0 };

  used[ECOT_ODF_ANSWER][ECOT_ODF_KEEP] = TRUE;
  used[ECOT_ODF_RULED][ECOT_ODF_KEEP] = TRUE;
  used[ECOT_ODF_RULED_END][ECOT_ODF_KEEP] = TRUE;
  used[ECOT_ODF_COUNTER][ECOT_ODF_KEEP] = TRUE;
  used[ECOT_ODF_CHOICES][ECOT_ODF_KEEP] = TRUE;
  used[ECOT_ODF_CHOICE][ECOT_ODF_KEEP] = TRUE;

  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    {
      const EcotBlock *block = ecot_report_get_text_block (report, i);

      if (!ecot_odf_block_is_table (block) && block->type != ECOT_BLOCK_PAGE_BREAK)
        use_block (used, block, ecot_odf_is_behind_letter (report, i), ecot_odf_block_get_flags (report, i));
    }

  for (guint paragraph = 0; paragraph < N_ECOT_ODF_PARAGRAPHS; paragraph++)
    for (guint flags = 1; flags < N_ECOT_ODF_FLAGS; flags++)
      if (used[paragraph][flags])
        write_variant (xml, paragraph, flags, ecot_report_get_info (report)->letter);
}

static gboolean
write_tables_styles (EcotOdfWork          *work,
                     EcotReport           *report,
                     EcotOdfTableMeasures *measures,
                     GError              **error)
{
  guint width = ecot_odf_text_width (report);

  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    {
      const EcotBlock *block = ecot_report_get_text_block (report, i);

      if ((ecot_odf_block_is_table (block) &&
           !ecot_odf_write_table_styles (work, block, i, width, ecot_odf_block_get_flags (report, i), &measures[i], error)) ||
          !ecot_odf_work_end_block (work, block, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
ecot_odf_write_text_automatic_styles (EcotOdfWork          *work,
                                      EcotReport           *report,
                                      EcotOdfTableMeasures *measures,
                                      GError              **error)
{
  ecot_xml_start (work->xml, "office:automatic-styles");
  write_variants (work->xml, report);
  ecot_odf_write_cell_styles (work->xml);
  if (!write_tables_styles (work, report, measures, error))
    return FALSE;

  ecot_xml_end (work->xml, "office:automatic-styles");
  return TRUE;
}
