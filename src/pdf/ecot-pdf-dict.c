/* ecot-pdf-dict.c: the keys of one dictionary, and what stands under them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No model of what an object is: what is not asked for goes from the one file into the other as bytes.
 */

#include "config.h"

#include "pdf/ecot-pdf-dict.h"

#include <string.h>

#include "pdf/ecot-pdf-token.h"

/* Objects are fewer, streams shorter. */
#define MAX_NUMBER (1 << 30)

typedef struct
{
  EcotPdfBytes key, value;
} Entry;

EcotPdfDict *
ecot_pdf_dict_new (void)
{
  EcotPdfDict *self = g_new0 (EcotPdfDict, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->own = g_string_chunk_new (256);
  return self;
}

void
ecot_pdf_dict_free (EcotPdfDict *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->entries);
  g_string_chunk_free (self->own);
  g_free (self);
}

/* +1: it opens an array or a dictionary; -1: it closes one. */
static int
get_depth (const char *token,
           const char *end)
{
  if (ecot_pdf_token_is (token, end, "<<") || ecot_pdf_token_is (token, end, "["))
    return 1;

  return ecot_pdf_token_is (token, end, ">>") || ecot_pdf_token_is (token, end, "]") ? -1 : 0;
}

/* The value at @p: up to the next key, or the end of the dictionary.  FALSE if there is neither. */
static gboolean
read_value (const char   *p,
            const char   *end,
            EcotPdfBytes *value)
{
  int depth = 0;

  *value = (EcotPdfBytes){ p, p };
  while (p < end)
    {
      const char *after = ecot_pdf_skip_token (p, end);

      if (after == NULL || after > end)
        return FALSE;

      if (depth == 0 && ((*p == '/' && value->end > value->start) || ecot_pdf_token_is (p, after, ">>")))
        return value->end > value->start;

      depth += get_depth (p, after);
      value->end = after;
      p = ecot_pdf_skip_space (after, end);
    }

  return FALSE;
}

const char *
ecot_pdf_dict_parse (EcotPdfDict *self,
                     const char  *p,
                     const char  *end)
{
  g_return_val_if_fail (self != NULL && p != NULL && end != NULL, NULL);

  g_array_set_size (self->entries, 0);
  g_string_chunk_clear (self->own);
  if (end - p < 2 || p[0] != '<' || p[1] != '<')
    return NULL;

  p = ecot_pdf_skip_space (p + 2, end);
  while (p < end && *p == '/')
    {
      Entry entry = { { p, ecot_pdf_skip_token (p, end) }, { NULL, NULL } };

      if (!read_value (ecot_pdf_skip_space (entry.key.end, end), end, &entry.value))
        return NULL;

      g_array_append_val (self->entries, entry);
      p = ecot_pdf_skip_space (entry.value.end, end);
    }

  return end - p >= 2 && p[0] == '>' && p[1] == '>' ? p + 2 : NULL;
}

static Entry *
find (const EcotPdfDict *self,
      const char        *key)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (ecot_pdf_token_is (entry->key.start, entry->key.end, key))
        return entry;
    }

  return NULL;
}

gboolean
ecot_pdf_dict_find (const EcotPdfDict *self,
                    const char        *key,
                    EcotPdfBytes      *value)
{
  const Entry *entry;

  g_return_val_if_fail (self != NULL && key != NULL && value != NULL, FALSE);

  entry = find (self, key);
  if (entry != NULL)
    *value = entry->value;

  return entry != NULL;
}

gboolean
ecot_pdf_dict_is (const EcotPdfDict *self,
                  const char        *key,
                  const char        *value)
{
  EcotPdfBytes found;

  return ecot_pdf_dict_find (self, key, &found) && ecot_pdf_token_is (found.start, found.end, value);
}

guint
ecot_pdf_read_number (const char *p,
                      const char *end,
                      const char *suffix)
{
  guint number = 0;

  g_return_val_if_fail (p != NULL && end != NULL && suffix != NULL, 0);

  for (; p < end && g_ascii_isdigit (*p) && number <= MAX_NUMBER / 10; p++)
    number = number * 10 + (guint)g_ascii_digit_value (*p);

  return ecot_pdf_token_is (p, end, suffix) ? number : 0;
}

guint
ecot_pdf_dict_get_reference (const EcotPdfDict *self,
                             const char        *key)
{
  EcotPdfBytes value;

  return ecot_pdf_dict_find (self, key, &value) ? ecot_pdf_read_number (value.start, value.end, " 0 R") : 0;
}

void
ecot_pdf_dict_set (EcotPdfDict *self,
                   const char  *key,
                   const char  *value)
{
  Entry *entry;
  char  *own;

  g_return_if_fail (self != NULL && key != NULL && value != NULL);

  entry = find (self, key);
  if (entry == NULL)
    {
      char *name = g_string_chunk_insert (self->own, key);
      Entry added = { { name, name + strlen (name) }, { NULL, NULL } };

      g_array_append_val (self->entries, added);
      entry = &g_array_index (self->entries, Entry, self->entries->len - 1);
    }

  own = g_string_chunk_insert (self->own, value);
  entry->value = (EcotPdfBytes){ own, own + strlen (own) };
}

void
ecot_pdf_dict_remove (EcotPdfDict *self,
                      const char  *key)
{
  Entry *entry;

  g_return_if_fail (self != NULL && key != NULL);

  entry = find (self, key);
  if (entry != NULL)
    g_array_remove_index (self->entries, (guint)(entry - (Entry *)(void *)self->entries->data));
}

void
ecot_pdf_append_value (GString    *out,
                       const char *p,
                       const char *end)
{
  g_return_if_fail (out != NULL && p != NULL && end != NULL);

  p = ecot_pdf_skip_space (p, end);
  while (p < end)
    {
      const char *after = ecot_pdf_skip_token (p, end);
      const char *next;

      if (after == NULL || after > end)
        after = end;

      g_string_append_len (out, p, after - p);
      next = ecot_pdf_skip_space (after, end);
      if (next > after && next < end)
        g_string_append_c (out, ' ');
      p = next;
    }
}

void
ecot_pdf_dict_append_keys_to (const EcotPdfDict *self,
                              GString           *out)
{
  g_return_if_fail (self != NULL && out != NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      g_string_append_c (out, ' ');
      g_string_append_len (out, entry->key.start, entry->key.end - entry->key.start);
      g_string_append_c (out, ' ');
      ecot_pdf_append_value (out, entry->value.start, entry->value.end);
    }
}

static gboolean
is_printable (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isprint (*text))
      return FALSE;

  return TRUE;
}

/* Pairs of bytes with a mark at the front, which is how a string says that it is Unicode (7.9.2.2). */
static void
append_unicode (GString    *out,
                const char *text)
{
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);

  g_string_append (out, "<FEFF");
  for (guint i = 0; units != NULL && units[i] != 0; i++)
    g_string_append_printf (out, "%04X", units[i]);
  g_string_append_c (out, '>');
}

void
ecot_pdf_append_text (GString    *out,
                      const char *text)
{
  g_return_if_fail (out != NULL && text != NULL);

  if (!is_printable (text))
    {
      append_unicode (out, text);
      return;
    }

  g_string_append_c (out, '(');
  for (; *text != '\0'; text++)
    {
      if (strchr ("()\\", *text) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, ')');
}
