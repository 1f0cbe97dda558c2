/* ecot-compose-notes.c: where a number of a spreadsheet comes from, and what binds it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sentence for what is computed in more than one step, and the words of the
 * call where it sets a bound; the totals that one sees to be sums have none.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

/* @terms, and the phrase it is from. */
static void
append_terms (GString          *note,
              const char       *terms,
              const EcotSource *source)
{
  g_autofree char *quote = source != NULL ? ecot_source_read (source) : NULL;

  g_string_append_printf (note, "%sL’appel demande : %s", note->len > 0 ? "\n" : "", terms);
  if (quote != NULL)
    g_string_append_printf (note, " (« %s »)", quote);
  g_string_append_c (note, '.');
}

static void
append_bound (const EcotComposer *self,
              GString            *note,
              const EcotLimit    *limit)
{
  g_autofree char *terms = ecot_composer_limit_terms (self, limit);

  append_terms (note, terms, limit->source);
}

/* The most a fund pays, where no limit says it. */
static void
append_fund (const EcotComposer *self,
             GString            *note,
             const char         *figure)
{
  for (guint i = 0; i < self->lot->funds->len; i++)
    {
      const EcotFund  *fund = self->lot->funds->pdata[i];
      g_autofree char *terms = NULL;
      char             buf[ECOT_DECIMAL_BUFSIZE];

      if (fund->max_percent < 0 || !g_str_has_prefix (figure, "funding.") || strcmp (figure + strlen ("funding."), fund->id) != 0)
        continue;

      terms = g_strdup_printf ("%s %% au plus", ecot_decimal_format_french (fund->max_percent, buf));
      append_terms (note, terms, fund->source);
    }
}

void
ecot_composer_note (const EcotComposer *self,
                    EcotCell           *cell,
                    const char         *figure,
                    const char         *how)
{
  g_autoptr (GString) note = g_string_new (how);
  gboolean            bound = FALSE;

  if (!self->spreadsheet || cell->type == ECOT_CELL_EMPTY)
    return;

  for (guint i = 0; i < self->lot->limits->len; i++)
    {
      const EcotLimit *limit = self->lot->limits->pdata[i];

      if (strcmp (limit->figure, figure) != 0 || limit->announced)
        continue;

      append_bound (self, note, limit);
      bound = TRUE;
    }

  if (!bound)
    append_fund (self, note, figure);

  if (note->len > 0)
    ecot_cell_set_note (cell, note->str);
}
