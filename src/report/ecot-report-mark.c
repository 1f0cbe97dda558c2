/* ecot-report-mark.c: which words of a paper are a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sentence is put together as any text is, and the amount in it goes through
 * many hands before it is on paper.  So it carries its name with it, between
 * control characters that no text of a dossier or a call can have, and whatever
 * enters a report leaves them there: what is printed never has them, and the
 * report knows from then on that these words are that figure.
 */

#include "config.h"

#include <string.h>

#include "base/ecot-text.h"
#include "report/ecot-report-private.h"

/* NAME_START name VALUE_START value VALUE_END */
#define NAME_START  '\x1c'
#define VALUE_START '\x1d'
#define VALUE_END   '\x1e'

static void
said_free (EcotSaid *said)
{
  g_free (said->text);
  g_free (said);
}

char *
ecot_report_mark (const char *name,
                  const char *value)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (value == NULL)
    return NULL;

  return g_strdup_printf ("%c%s%c%s%c", NAME_START, name, VALUE_START, value, VALUE_END);
}

/* Appends to @plain what stands at @mark without its name, and tells of it; returns what follows, or NULL if this is
 * no whole mark. */
static const char *
take_mark (GString    *plain,
           GPtrArray  *said,
           const char *mark)
{
  const char *value = strchr (mark, VALUE_START);
  const char *end = value != NULL ? strchr (value, VALUE_END) : NULL;
  EcotSaid   *one;

  if (end == NULL)
    return NULL;

  one = g_new (EcotSaid, 1);
  {
    g_autofree char *name = g_strndup (mark + 1, (gsize)(value - mark - 1));
    g_autofree char *text = g_strndup (value + 1, (gsize)(end - value - 1));

    g_string_append (plain, text);
    one->name = g_intern_string (name);
    one->text = ecot_text_typeset (text);
  }
  g_ptr_array_add (said, one);

  return end + 1;
}

char *
ecot_report_take (GPtrArray **said,
                  const char *text)
{
  g_autoptr (GString) plain = NULL;
  const char         *mark = text != NULL ? strchr (text, NAME_START) : NULL;

  if (mark == NULL)
    return text != NULL ? ecot_text_typeset (text) : NULL;

  if (*said == NULL)
    *said = g_ptr_array_new_with_free_func ((GDestroyNotify)said_free);

  plain = g_string_new (NULL);
  for (; mark != NULL; mark = strchr (text, NAME_START))
    {
      g_string_append_len (plain, text, mark - text);
      text = take_mark (plain, *said, mark);
      g_return_val_if_fail (text != NULL, g_strdup (plain->str));
    }
  g_string_append (plain, text);

  return ecot_text_typeset (plain->str);
}
