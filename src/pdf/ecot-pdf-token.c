/* ecot-pdf-token.c: where the tokens of PDF begin and end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ISO 32000-1, 7.2 and 7.3, as far as it takes to get past a value.  Objects of a file and what is drawn on a page
 * are written alike.
 */

#include "config.h"

#include "pdf/ecot-pdf-token.h"

#include <string.h>

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter (char c)
{
  return strchr ("()<>[]{}/%", c) != NULL;
}

const char *
ecot_pdf_skip_space (const char *p,
                     const char *end)
{
  gboolean comment = FALSE;

  for (; p < end && (comment || is_space (*p) || *p == '%'); p++)
    comment = comment ? *p != '\n' && *p != '\r' : *p == '%';

  return p;
}

/* (text (with) \(parentheses\)) */
static const char *
skip_string (const char *p,
             const char *end)
{
  guint depth = 0;

  for (; p < end; p++)
    {
      if (*p == '\\')
        p++;
      else if (*p == '(')
        depth++;
      else if (*p == ')' && --depth == 0)
        return p + 1;
    }

  return NULL;
}

static const char *
skip_plain (const char *p,
            const char *end)
{
  do
    p++;
  while (p < end && !is_space (*p) && !is_delimiter (*p));

  return p;
}

const char *
ecot_pdf_skip_token (const char *p,
                     const char *end)
{
  gboolean doubled = p + 1 < end && p[1] == *p;

  if (*p == '(')
    return skip_string (p, end);

  if ((*p == '<' || *p == '>') && doubled)
    return p + 2;

  if (*p == '<')
    {
      p = memchr (p, '>', end - p);
      return p != NULL ? p + 1 : NULL;
    }

  return is_delimiter (*p) && *p != '/' ? p + 1 : skip_plain (p, end);
}

gboolean
ecot_pdf_token_is (const char *token,
                   const char *end,
                   const char *word)
{
  return (gsize)(end - token) == strlen (word) && memcmp (token, word, end - token) == 0;
}
