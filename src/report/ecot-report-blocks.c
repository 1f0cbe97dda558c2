/* ecot-report-blocks.c: the blocks of a paper, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts are typeset as they come in, once, so that no writer has to; only code
 * stays as it was written.  Tables are in a file of their own.
 */

#include <string.h>

#include "base/ecot-text.h"
#include "report/ecot-report-private.h"

static void
field_free (EcotField *field)
{
  g_free (field->label);
  g_free (field->value);
  g_free (field->unit);
  g_free (field);
}

static void
choice_free (EcotChoice *choice)
{
  g_free (choice->label);
  g_free (choice);
}

static EcotBlock *
add_text_block (EcotReport   *self,
                EcotBlockType type,
                const char   *text)
{
  EcotBlock *block = ecot_report_add_block (self, type);

  if (block != NULL)
    block->text = ecot_report_take (&block->said, text);

  return block;
}

void
ecot_report_add_heading (EcotReport *self,
                         guint       level,
                         const char *text)
{
  EcotBlock *block;

  g_return_if_fail (level >= 1 && level <= 6 && text != NULL);

  block = add_text_block (self, ECOT_BLOCK_HEADING, text);
  if (block != NULL)
    block->level = level;
}

void
ecot_report_add_paragraph (EcotReport   *self,
                           EcotTextStyle style,
                           const char   *text)
{
  EcotBlock *block;

  g_return_if_fail (text != NULL);

  block = ecot_report_add_block (self, ECOT_BLOCK_PARAGRAPH);
  if (block == NULL)
    return;

  block->style = style;
  block->text = style == ECOT_STYLE_CODE ? g_strdup (text) : ecot_report_take (&block->said, text);
}

/* Returns where the piece now stands in the paragraph's text. */
static EcotEmphasis
append (EcotBlock  *block,
        const char *text)
{
  g_autofree char *before = g_steal_pointer (&block->text);
  g_autofree char *piece = ecot_report_take (&block->said, text);
  EcotEmphasis     range = { .start = strlen (before) };

  block->text = g_strconcat (before, piece, NULL);
  range.end = strlen (block->text);

  return range;
}

void
ecot_report_append (EcotReport *self,
                    const char *text)
{
  EcotBlock *block = ecot_report_get_open_block (self, ECOT_BLOCK_PARAGRAPH);

  g_return_if_fail (block != NULL && text != NULL);

  append (block, text);
}

void
ecot_report_append_strong (EcotReport *self,
                           const char *text)
{
  EcotBlock   *block = ecot_report_get_open_block (self, ECOT_BLOCK_PARAGRAPH);
  EcotEmphasis range;

  g_return_if_fail (block != NULL && text != NULL);

  range = append (block, text);
  if (range.start == range.end)
    return;

  if (block->emphasis == NULL)
    block->emphasis = g_array_new (FALSE, FALSE, sizeof (EcotEmphasis));

  g_array_append_val (block->emphasis, range);
}

static EcotBlock *
add_items_block (EcotReport    *self,
                 EcotBlockType  type,
                 GDestroyNotify free_item)
{
  EcotBlock *block = ecot_report_add_block (self, type);

  if (block != NULL)
    block->items = g_ptr_array_new_with_free_func (free_item);

  return block;
}

void
ecot_report_begin_list (EcotReport *self,
                        gboolean    ordered)
{
  EcotBlock *block = add_items_block (self, ECOT_BLOCK_LIST, g_free);

  if (block != NULL)
    block->ordered = !!ordered;
}

void
ecot_report_begin_address (EcotReport *self)
{
  add_items_block (self, ECOT_BLOCK_ADDRESS, g_free);
}

void
ecot_report_add_item (EcotReport *self,
                      const char *text)
{
  EcotBlock *block = ecot_report_get_last_block (self);

  g_return_if_fail (text != NULL && block != NULL && (block->type == ECOT_BLOCK_LIST || block->type == ECOT_BLOCK_ADDRESS));

  g_ptr_array_add (block->items, ecot_report_take (&block->said, text));
}

void
ecot_report_begin_fields (EcotReport *self)
{
  add_items_block (self, ECOT_BLOCK_FIELDS, (GDestroyNotify)field_free);
}

/**
 * ecot_report_add_field:
 * @value: (nullable): NULL leaves a line to fill by hand
 * @width: of a line of 12; fields stand side by side as long as they fit
 */
void
ecot_report_add_field (EcotReport *self,
                       const char *label,
                       const char *value,
                       guint       width)
{
  EcotBlock *block = ecot_report_get_open_block (self, ECOT_BLOCK_FIELDS);
  EcotField *field;

  g_return_if_fail (block != NULL && label != NULL);
  g_return_if_fail (width >= 1 && width <= 12);

  field = g_new0 (EcotField, 1);
  field->label = ecot_text_typeset (label);
  field->value = ecot_report_take (&block->said, value);
  field->width = width;
  g_ptr_array_add (block->items, field);
}

void
ecot_report_set_field_unit (EcotReport *self,
                            const char *unit)
{
  EcotBlock *block = ecot_report_get_open_block (self, ECOT_BLOCK_FIELDS);
  EcotField *field;

  g_return_if_fail (block != NULL && block->items->len > 0 && unit != NULL);

  field = g_ptr_array_index (block->items, block->items->len - 1);
  g_free (field->unit);
  field->unit = ecot_text_typeset (unit);
}

void
ecot_report_begin_choices (EcotReport *self,
                           const char *label)
{
  EcotBlock *block = add_items_block (self, ECOT_BLOCK_CHOICES, (GDestroyNotify)choice_free);

  if (block != NULL)
    block->text = ecot_report_typeset (label);
}

void
ecot_report_add_choice (EcotReport *self,
                        const char *label,
                        gboolean    ticked)
{
  EcotBlock  *block = ecot_report_get_open_block (self, ECOT_BLOCK_CHOICES);
  EcotChoice *choice;

  g_return_if_fail (block != NULL && label != NULL);

  choice = g_new0 (EcotChoice, 1);
  choice->label = ecot_text_typeset (label);
  choice->ticked = !!ticked;
  g_ptr_array_add (block->items, choice);
}

guint
ecot_block_get_heading_level (const EcotBlock *block)
{
  g_return_val_if_fail (block != NULL, 0);

  if (block->type == ECOT_BLOCK_SHEET)
    return 1;

  return block->type == ECOT_BLOCK_HEADING ? block->level : 0;
}

void
ecot_report_add_contents (EcotReport *self)
{
  ecot_report_add_block (self, ECOT_BLOCK_CONTENTS);
}

void
ecot_report_add_emblem (EcotReport *self)
{
  ecot_report_add_block (self, ECOT_BLOCK_EMBLEM);
}

void
ecot_report_add_chart (EcotReport *self,
                       EcotChart  *chart)
{
  EcotBlock *block;

  g_return_if_fail (chart != NULL && ecot_chart_is_frozen (chart));

  block = ecot_report_add_block (self, ECOT_BLOCK_CHART);
  if (block != NULL)
    block->chart = ecot_chart_ref (chart);
}

/* Empty lines only separate, however many there are. */
static void
add_paragraphs (GPtrArray  *items,
                const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (items, ecot_text_typeset (lines[i]));
}

void
ecot_report_add_answer (EcotReport *self,
                        const char *text,
                        const char *counter)
{
  EcotBlock *block = add_items_block (self, ECOT_BLOCK_ANSWER, g_free);

  g_return_if_fail (block != NULL);

  if (text != NULL)
    add_paragraphs (block->items, text);

  block->counter = ecot_report_take (&block->said, counter);
}

static void
fill_signature (EcotBlock  *block,
                const char *place,
                const char *date,
                const char *name,
                const char *role)
{
  block->place = ecot_report_take (&block->said, place);
  block->date = ecot_report_take (&block->said, date);
  block->name = ecot_report_take (&block->said, name);
  block->role = ecot_report_take (&block->said, role);
}

void
ecot_report_add_signature (EcotReport *self,
                           const char *caption,
                           const char *place,
                           const char *date,
                           const char *name,
                           const char *role)
{
  EcotBlock *block = add_text_block (self, ECOT_BLOCK_SIGNATURE, caption);

  g_return_if_fail (block != NULL);

  fill_signature (block, place, date, name, role);
}

void
ecot_report_add_second_signature (EcotReport *self,
                                  const char *caption,
                                  const char *place,
                                  const char *date,
                                  const char *name,
                                  const char *role)
{
  EcotBlock *block = ecot_report_get_open_block (self, ECOT_BLOCK_SIGNATURE);

  g_return_if_fail (block != NULL && block->second == NULL);

  block->second = g_new0 (EcotBlock, 1);
  block->second->type = ECOT_BLOCK_SIGNATURE;
  block->second->text = ecot_report_typeset (caption);
  fill_signature (block->second, place, date, name, role);
}

void
ecot_report_begin_sheet (EcotReport *self,
                         const char *name)
{
  g_return_if_fail (name != NULL);

  add_text_block (self, ECOT_BLOCK_SHEET, name);
}

void
ecot_report_add_page_break (EcotReport *self)
{
  ecot_report_add_block (self, ECOT_BLOCK_PAGE_BREAK);
}
