/* ecot-sayings.c: what a paper says, as pairs of a label and a value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person who signed a paper wants to know what it says otherwise now, not which
 * cell of a table moved.  So a paper is told as what stands where in words:
 * headings, labels and columns name a value, and two papers are compared by those
 * names.  How it looks, which page it is on and how wide a column is say nothing.
 *
 * A label that comes again is numbered, so that each stands for one value.
 */

#include "report/ecot-sayings.h"

#include <string.h>

#include "report/ecot-row-reader.h"
#include "report/ecot-tally.h"
#define DEEPEST 6
#define BETWEEN " › "

typedef struct
{
  GPtrArray  *sayings; /* or NULL: they are summed up and not kept */
  GChecksum  *sum;
  GString    *line;
  EcotTally  *seen; /* labels */
  const char *headings[DEEPEST];
} Telling;

static void
ecot_saying_free (EcotSaying *self)
{
  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

static void
ecot_saying_change_free (EcotSayingChange *self)
{
  g_free (self->label);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static GPtrArray *
sayings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_saying_free);
}

#define SEPARATOR "\\t"

static void
append_escaped (GString    *out,
                const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '\n')
      g_string_append (out, "\\n");
    else if (*text == '\\')
      g_string_append (out, "\\\\");
    else
      g_string_append_c (out, *text);
}

/* As one line of their text. */
static void
append_line (GString    *out,
             const char *label,
             const char *value)
{
  append_escaped (out, label);
  g_string_append (out, SEPARATOR);
  append_escaped (out, value);
  g_string_append_c (out, '\n');
}

/* Takes @label and @value. */
static void
append_saying (GPtrArray *sayings,
               char      *label,
               char      *value)
{
  EcotSaying *saying = g_new (EcotSaying, 1);

  *saying = (EcotSaying){ label, value };
  g_ptr_array_add (sayings, saying);
}

static char *
number_label (Telling *self,
              char    *label)
{
  guint n = ecot_tally_add (self->seen, label);
  char *numbered;

  if (n == 1)
    return label;

  numbered = g_strdup_printf ("%s (%u)", label, n);
  g_free (label);
  return numbered;
}

/* A long paper says far more than it is worth to keep where only its sum is asked. */
static void
tell (Telling    *self,
      char       *label,
      const char *value)
{
  if (self->sayings != NULL)
    {
      append_saying (self->sayings, label, g_strdup (value));
      return;
    }

  g_string_truncate (self->line, 0);
  append_line (self->line, label, value);
  g_checksum_update (self->sum, (const guchar *)self->line->str, (gssize)self->line->len);
  g_free (label);
}

/* Under the last heading, @part and @detail where they say something. */
static void
say (Telling    *self,
     const char *part,
     const char *detail,
     const char *value)
{
  g_autoptr (GString) label = g_string_new (NULL);
  const char *const   parts[] = { part, detail };

  for (guint i = DEEPEST; i > 0 && label->len == 0; i--)
    if (self->headings[i - 1] != NULL)
      g_string_append (label, self->headings[i - 1]);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (label, "%s%s", label->len > 0 ? BETWEEN : "", parts[i]);

  tell (self, number_label (self, g_string_free (g_steal_pointer (&label), FALSE)), value != NULL ? value : "");
}

static void
say_heading (Telling         *self,
             const EcotBlock *block)
{
  guint level = CLAMP (block->level, 1, DEEPEST) - 1; /* a sheet has none, and stands above all */

  self->headings[level] = block->text;
  for (guint i = level + 1; i < DEEPEST; i++)
    self->headings[i] = NULL;

  say (self, NULL, NULL, block->text);
}

static void
say_items (Telling         *self,
           const EcotBlock *block)
{
  for (guint i = 0; i < block->items->len; i++)
    say (self, NULL, NULL, block->items->pdata[i]);
}

static void
say_fields (Telling         *self,
            const EcotBlock *block)
{
  for (guint i = 0; i < block->items->len; i++)
    {
      const EcotField *field = block->items->pdata[i];

      say (self, field->label, NULL, field->value);
    }
}

static void
say_choices (Telling         *self,
             const EcotBlock *block)
{
  for (guint i = 0; i < block->items->len; i++)
    {
      const EcotChoice *choice = block->items->pdata[i];

      say (self, block->text, choice->label, choice->ticked ? "coché" : "non coché");
    }
}

static const char *
column_title (const EcotBlock *table,
              guint            i)
{
  return i < table->columns->len ? ((const EcotColumn *)table->columns->pdata[i])->title : NULL;
}

/* A row is named by its first text, its other cells by their columns. */
static void
say_row (Telling         *self,
         const EcotBlock *table,
         const EcotRow   *row)
{
  const char *name = NULL;
  guint       column = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const EcotCell *cell = row->cells->pdata[i];

      if (cell->text != NULL && *cell->text != '\0')
        {
          say (self, name != NULL ? name : table->text, column_title (table, column), cell->text);
          name = name != NULL ? name : cell->text;
        }

      column += cell->span;
    }
}

static void
say_table (Telling         *self,
           const EcotBlock *table)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    say_row (self, table, ecot_row_reader_get (rows, i));
}

/* Where nothing is printed but dots, a hand writes: that is not said by the paper. */
static void
say_signature (Telling         *self,
               const EcotBlock *block)
{
  say (self, block->text, "lieu", block->place);
  say (self, block->text, "date", block->date);
  say (self, block->text, "nom", block->name);
  say (self, block->text, "fonction", block->role);

  if (block->second != NULL)
    say_signature (self, block->second);
}

static void
say_block (Telling         *self,
           const EcotBlock *block)
{
  switch (block->type)
    {
    case ECOT_BLOCK_HEADING:
    case ECOT_BLOCK_SHEET:
      say_heading (self, block);
      break;
    case ECOT_BLOCK_FIELDS:
      say_fields (self, block);
      break;
    case ECOT_BLOCK_TABLE:
      say_table (self, block);
      break;
    case ECOT_BLOCK_CHOICES:
      say_choices (self, block);
      break;
    case ECOT_BLOCK_SIGNATURE:
      say_signature (self, block);
      break;
    case ECOT_BLOCK_LIST:
    case ECOT_BLOCK_ADDRESS:
    case ECOT_BLOCK_ANSWER:
      say_items (self, block);
      break;
    case ECOT_BLOCK_CHART:
      say (self, ecot_chart_get_title (block->chart), NULL, ecot_chart_get_words (block->chart));
      break;
    case ECOT_BLOCK_PARAGRAPH:
      say (self, NULL, NULL, block->text);
      break;
    case ECOT_BLOCK_CONTENTS:
    case ECOT_BLOCK_EMBLEM:
    case ECOT_BLOCK_PAGE_BREAK:
    default:
      break;
    }
}

static void
say_report (Telling    *self,
            EcotReport *report)
{
  const char *subject = ecot_report_get_info (report)->subject;

  self->seen = ecot_tally_new ();
  /* What it answers, which its foot says: two papers of the same words are not the same. */
  if (subject != NULL)
    say (self, "Appel", NULL, subject);
  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    say_block (self, ecot_report_get_text_block (report, i));

  g_clear_pointer (&self->seen, ecot_tally_free);
}

GPtrArray *
ecot_sayings_of (EcotReport *report)
{
  Telling telling = { .headings = { NULL } };

  g_return_val_if_fail (report != NULL, NULL);

  telling.sayings = sayings_new ();
  say_report (&telling, report);

  return telling.sayings;
}

char *
ecot_sayings_hash_of (EcotReport *report)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GString)   line = g_string_new (NULL);
  Telling               telling = { .sum = sum, .line = line };

  g_return_val_if_fail (report != NULL, NULL);

  say_report (&telling, report);
  return g_strdup (g_checksum_get_string (sum));
}

/* {{{ As text */

char *
ecot_sayings_to_text (const GPtrArray *sayings)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (sayings != NULL, NULL);

  for (guint i = 0; i < sayings->len; i++)
    {
      const EcotSaying *saying = sayings->pdata[i];

      append_line (out, saying->label, saying->value);
    }

  return g_string_free (out, FALSE);
}

/* A line is a label, the separator and a value; a backslash stands for itself doubled. */
static void
read_line (GPtrArray  *sayings,
           const char *line)
{
  GString *parts[] = { g_string_new (NULL), g_string_new (NULL) };
  guint    part = 0;

  for (; *line != '\0'; line++)
    if (*line != '\\' || line[1] == '\0')
      g_string_append_c (parts[part], *line);
    else if (*++line == 't')
      part = 1;
    else
      g_string_append_c (parts[part], *line == 'n' ? '\n' : *line);

  append_saying (sayings, g_string_free (parts[0], FALSE), g_string_free (parts[1], FALSE));
}

GPtrArray *
ecot_sayings_from_text (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  GPtrArray     *sayings = sayings_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      read_line (sayings, lines[i]);

  return sayings;
}

char *
ecot_sayings_hash (const GPtrArray *sayings)
{
  g_autofree char *text = ecot_sayings_to_text (sayings);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/* }}} */
/* {{{ Compared */

static GHashTable *
index_by_label (const GPtrArray *sayings)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sayings->len; i++)
    {
      EcotSaying *saying = sayings->pdata[i];

      g_hash_table_insert (index, saying->label, saying);
    }

  return index;
}

static void
add_change (GPtrArray        *changes,
            const char       *label,
            const EcotSaying *before,
            const EcotSaying *after)
{
  EcotSayingChange *change = g_new (EcotSayingChange, 1);

  *change = (EcotSayingChange){
    .label = g_strdup (label),
    .before = before != NULL ? g_strdup (before->value) : NULL,
    .after = after != NULL ? g_strdup (after->value) : NULL,
  };
  g_ptr_array_add (changes, change);
}

GPtrArray *
ecot_sayings_compare (const GPtrArray *before,
                      const GPtrArray *after)
{
  GPtrArray             *changes = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_saying_change_free);
  g_autoptr (GHashTable) old = index_by_label (before);
  g_autoptr (GHashTable) new = index_by_label (after);

  for (guint i = 0; i < after->len; i++)
    {
      const EcotSaying *now = after->pdata[i];
      const EcotSaying *then = g_hash_table_lookup (old, now->label);

      if (then == NULL || strcmp (then->value, now->value) != 0)
        add_change (changes, now->label, then, now);
    }

  for (guint i = 0; i < before->len; i++)
    {
      const EcotSaying *then = before->pdata[i];

      if (!g_hash_table_contains (new, then->label))
        add_change (changes, then->label, then, NULL);
    }

  return changes;
}

/* }}} */
