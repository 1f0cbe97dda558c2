/* ecot-report-widths.c: which tables of a paper have columns of the same widths
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables that were declared alike, as one a category or one a month, look alike: what their columns ask for is asked of all of them
 * together.  The title of the first column may differ, since it names what is listed.
 */

#include "report/ecot-report-private.h"
#include "report/ecot-widths.h"

static char *
get_key (const EcotBlock *table)
{
  GString *key = g_string_new (table->fixed ? "fixed\n" : NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const EcotColumn *column = table->columns->pdata[i];

      g_string_append_printf (key, "%d %u %s\n", column->align, column->width, i > 0 && column->title != NULL ? column->title : "");
    }

  return g_string_free (key, FALSE);
}

static void
set_widths (EcotBlock  *table,
            EcotWidths *widths)
{
  for (guint i = 0; i < table->columns->len; i++)
    ((EcotColumn *)table->columns->pdata[i])->share = MAX (ecot_widths_get (widths, i), 1);
}

static EcotWidths *
find (GHashTable      *known,
      const EcotBlock *table)
{
  g_autofree char *key = get_key (table);
  EcotWidths      *widths = g_hash_table_lookup (known, key);

  if (widths != NULL)
    return widths;

  widths = ecot_widths_new (table);
  g_hash_table_insert (known, g_steal_pointer (&key), widths);

  return widths;
}

typedef void (*TableFunc) (EcotBlock  *table,
                           EcotWidths *widths);

/* Each table with its widths, those of the table before if it follows that. */
static void
foreach_table (const GPtrArray *blocks,
               GHashTable      *known,
               TableFunc        func)
{
  const EcotBlock *led = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      EcotBlock *block = blocks->pdata[i];

      if (block->type != ECOT_BLOCK_TABLE)
        continue;

      if (led == NULL || !block->follows || block->columns->len != led->columns->len)
        led = block;
      func (block, find (known, led));
    }
}

static void
add (EcotBlock  *table,
     EcotWidths *widths)
{
  ecot_widths_add_table (widths, table);
}

static void
choose (gpointer key,
        gpointer value,
        gpointer data)
{
  ecot_widths_choose (value);
}

void
ecot_report_share_widths (const GPtrArray *blocks)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)ecot_widths_free);

  foreach_table (blocks, known, add);
  g_hash_table_foreach (known, choose, NULL);
  foreach_table (blocks, known, set_widths);
}
