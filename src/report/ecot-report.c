/* ecot-report.c: building a paper, block by block, and freezing it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The last block is the open one: what is added as item, field, choice, column,
 * row or cell goes to it.  Freezing closes it, drops what stayed empty, and
 * typesets the metadata; from then on nothing changes and any number of
 * threads may read.
 *
 * Texts are typeset where they enter, so that no writer has to know French and
 * two writers cannot disagree.  Blocks are added in ecot-report-blocks.c,
 * and tables in ecot-report-table.c.
 */

#include <string.h>

#include "base/ecot-text.h"
#include "report/ecot-report-private.h"
#include "report/ecot-row-store.h"

struct _EcotReport
{
  gatomicrefcount ref_count;
  gboolean        frozen;
  EcotReportInfo  info;
  GPtrArray      *blocks;      /* of EcotBlock */
  GPtrArray      *attachments; /* of EcotAttachment */
  GPtrArray      *rules;       /* of EcotRule, which cells point to */
};

static void
block_free (EcotBlock *block)
{
  if (block->second != NULL)
    block_free (block->second);
  if (block->instead != NULL)
    block_free (block->instead);

  g_free (block->text);
  g_free (block->counter);
  g_free (block->place);
  g_free (block->date);
  g_free (block->name);
  g_free (block->role);
  g_clear_pointer (&block->chart, ecot_chart_unref);
  g_clear_pointer (&block->said, g_ptr_array_unref);
  g_clear_pointer (&block->emphasis, g_array_unref);
  g_clear_pointer (&block->items, g_ptr_array_unref);
  g_clear_pointer (&block->columns, g_ptr_array_unref);
  g_clear_pointer (&block->packed, ecot_row_store_free);
  g_clear_pointer (&block->last_rows, g_ptr_array_unref);
  g_clear_pointer (&block->asides, g_ptr_array_unref);
  g_free (block);
}

char *
ecot_report_typeset (const char *text)
{
  return text != NULL ? ecot_text_typeset (text) : NULL;
}

EcotReport *
ecot_report_new (const char *title)
{
  EcotReport *self = g_new0 (EcotReport, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->info.title = g_strdup (title);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)block_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_attachment_free);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_rule_free);

  return self;
}

EcotReport *
ecot_report_ref (EcotReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/* The metadata that are prose, in one place so that none is forgotten. */
static void
foreach_info (EcotReportInfo *info,
              void (*visit) (char **text))
{
  char **texts[] = { &info->title, &info->subject, &info->author, &info->keywords, &info->header,
                     &info->draft, &info->footer, &info->publicity };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    visit (texts[i]);
}

static void
clear_text (char **text)
{
  g_clear_pointer (text, g_free);
}

static void
typeset_text (char **text)
{
  char *typeset = ecot_report_typeset (*text);

  g_free (*text);
  *text = typeset;
}

void
ecot_report_unref (EcotReport *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  foreach_info (&self->info, clear_text);
  g_free (self->info.fingerprint);
  g_free (self->info.origin);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

void
ecot_report_attach (EcotReport     *self,
                    EcotAttachment *attachment)
{
  g_return_if_fail (self != NULL && !self->frozen);
  g_return_if_fail (attachment != NULL);

  g_ptr_array_add (self->attachments, attachment);
}

static void
copy_text (char **text)
{
  *text = g_strdup (*text);
}

EcotReport *
ecot_report_with_attachment (EcotReport     *self,
                             EcotAttachment *attachment)
{
  EcotReport *with;

  g_return_val_if_fail (self != NULL && self->frozen && attachment != NULL, NULL);

  with = g_new (EcotReport, 1);
  *with = *self;
  g_atomic_ref_count_init (&with->ref_count);
  foreach_info (&with->info, copy_text);
  copy_text (&with->info.fingerprint);
  copy_text (&with->info.origin);
  g_ptr_array_ref (with->blocks);
  g_ptr_array_ref (with->rules);
  with->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_attachment_free);

  for (guint i = 0; i < self->attachments->len; i++)
    g_ptr_array_add (with->attachments, ecot_attachment_copy (self->attachments->pdata[i]));
  g_ptr_array_add (with->attachments, attachment);

  return with;
}

GPtrArray *
ecot_report_edit_rules (EcotReport *self)
{
  return self->rules;
}

const GPtrArray *
ecot_report_get_attachments (EcotReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->attachments;
}

/**
 * ecot_report_edit_info:
 *
 * Returns: the metadata, to be filled before freezing; its texts belong to the
 *   report, so put g_strdup()ed ones there
 */
EcotReportInfo *
ecot_report_edit_info (EcotReport *self)
{
  g_return_val_if_fail (self != NULL && !self->frozen, NULL);

  return &self->info;
}

const EcotReportInfo *
ecot_report_get_info (EcotReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->info;
}

EcotBlock *
ecot_report_get_last_block (EcotReport *self)
{
  g_return_val_if_fail (self != NULL && !self->frozen && self->blocks->len > 0, NULL);

  return g_ptr_array_index (self->blocks, self->blocks->len - 1);
}

EcotBlock *
ecot_report_get_open_block (EcotReport   *self,
                            EcotBlockType type)
{
  EcotBlock *block = ecot_report_get_last_block (self);

  g_return_val_if_fail (block != NULL && block->type == type, NULL);

  return block;
}

EcotBlock *
ecot_report_add_block (EcotReport   *self,
                       EcotBlockType type)
{
  EcotBlock *block;

  g_return_val_if_fail (self != NULL && !self->frozen, NULL);

  block = g_new0 (EcotBlock, 1);
  block->type = type;
  g_ptr_array_add (self->blocks, block);

  return block;
}

void
ecot_report_keep_with_next (EcotReport *self)
{
  EcotBlock *block = ecot_report_get_last_block (self);

  if (block != NULL)
    block->keep_with_next = TRUE;
}

/* A block that would print as nothing at all.  An answer without text is ruled
 * space, and a table without rows still has its head: both stay. */
static gboolean
block_is_empty (const EcotBlock *block)
{
  switch (block->type)
    {
    case ECOT_BLOCK_LIST:
    case ECOT_BLOCK_FIELDS:
    case ECOT_BLOCK_CHOICES:
    case ECOT_BLOCK_ADDRESS:
      return block->items->len == 0;

    case ECOT_BLOCK_TABLE:
      return block->columns->len == 0 || (ecot_table_get_n_rows (block) == 0 && !block->header_row);

    case ECOT_BLOCK_CHART:
      return ecot_chart_get_n_items (block->chart) == 0;

    case ECOT_BLOCK_HEADING:
    case ECOT_BLOCK_PARAGRAPH:
    case ECOT_BLOCK_CONTENTS:
    case ECOT_BLOCK_EMBLEM:
    case ECOT_BLOCK_ANSWER:
    case ECOT_BLOCK_SIGNATURE:
    case ECOT_BLOCK_SHEET:
    case ECOT_BLOCK_PAGE_BREAK:
      return FALSE;

    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Fewer headings than that are found by turning the page. */
#define MIN_CONTENTS 8

static guint
count_contents (EcotReport *self,
                guint       from)
{
  guint n = 0;

  for (guint i = from; i < self->blocks->len; i++)
    n += ecot_block_is_in_contents (g_ptr_array_index (self->blocks, i)) ? 1 : 0;

  return n;
}

/* Nobody signs a page that says nothing: a signature stands with the end of what comes before. */
static void
keep_signature (EcotReport *self,
                guint       i)
{
  EcotBlock *before = i > 0 ? g_ptr_array_index (self->blocks, i - 1) : NULL;

  if (before != NULL && ((const EcotBlock *)g_ptr_array_index (self->blocks, i))->type == ECOT_BLOCK_SIGNATURE &&
      before->type != ECOT_BLOCK_PAGE_BREAK)
    {
      before->keep_with_next = TRUE;
      if (before->instead != NULL)
        before->instead->keep_with_next = TRUE;
    }
}

void
ecot_report_freeze (EcotReport *self)
{
  g_return_if_fail (self != NULL && !self->frozen);

  for (guint i = self->blocks->len; i > 0; i--)
    {
      EcotBlock *block = g_ptr_array_index (self->blocks, i - 1);

      if (block_is_empty (block) || (block->type == ECOT_BLOCK_CONTENTS && count_contents (self, i) < MIN_CONTENTS))
        g_ptr_array_remove_index (self->blocks, i - 1);
      else if (block->type == ECOT_BLOCK_TABLE)
        {
          ecot_report_complete_row (block);
          block->by_hand |= self->info.by_hand;
          block->unfilled = ecot_report_is_unfilled (block);
          ecot_report_level_percents (block);
        }
    }

  ecot_report_share_widths (self->blocks);
  for (guint i = 0; i < self->blocks->len; i++)
    keep_signature (self, i);

  foreach_info (&self->info, typeset_text);
  self->frozen = TRUE;
}

gboolean
ecot_report_is_frozen (EcotReport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->frozen;
}

guint
ecot_report_get_n_blocks (EcotReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

const EcotBlock *
ecot_report_get_block (EcotReport *self,
                       guint       i)
{
  g_return_val_if_fail (self != NULL && i < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, i);
}

const EcotBlock *
ecot_report_get_text_block (EcotReport *self,
                            guint       i)
{
  const EcotBlock *block = ecot_report_get_block (self, i);

  return block != NULL && block->instead != NULL ? block->instead : block;
}
