/* ecot-artifact.c: what is drawn on a page and not to be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tagged PDF says of everything on a page that it belongs to a structure
 * element or that it is an artifact: a rule, a page number, the head of a table
 * come back on the next page. cairo 1.16 cannot say the second, so whoever has
 * the paper read out hears the foot of each page in the midst of a sentence.
 *
 * cairo brackets what belongs to an element between "/P << /MCID 3 >> BDC" and
 * "EMC", never inside of a text object or a path.  The gaps between these
 * brackets are put between "/Artifact BMC" and "EMC" where they draw anything.
 * The stream is read only as far as needed for that: where tokens begin and end.
 */

#include "config.h"

#include <string.h>

#include "pdf/ecot-artifact.h"
#include "pdf/ecot-pdf-token.h"

typedef struct
{
  const char *start, *end;
} Gap;

typedef struct
{
  const char *operands;  /* where those of the operator to come begin, or NULL */
  gboolean    has_mcid;  /* one of them is /MCID */
  const char *gap;       /* where the gap at hand begins, NULL inside of an element */
  gboolean    gap_draws; /* and something is drawn in it */
  GByteArray *open;      /* brackets open: 1 for an element's, else 0 */
  GArray     *gaps;      /* of Gap: those that draw */
} Scanner;

static gboolean
is_operator (const char *token)
{
  return g_ascii_isalpha (*token) || *token == '\'' || *token == '"';
}

static gboolean
is_drawing (const char *token,
            const char *end)
{
  static const char *const drawing[] = { "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", "\"", "Do", "sh", "BI" };

  for (guint i = 0; i < G_N_ELEMENTS (drawing); i++)
    if (ecot_pdf_token_is (token, end, drawing[i]))
      return TRUE;

  return FALSE;
}

static void
close_gap (Scanner    *self,
           const char *end)
{
  Gap gap = { self->gap, end };

  if (self->gap_draws)
    g_array_append_val (self->gaps, gap);

  self->gap = NULL;
  self->gap_draws = FALSE;
}

static void
open_bracket (Scanner *self)
{
  guint8 element = self->gap != NULL && self->has_mcid;

  if (element)
    close_gap (self, self->operands);

  g_byte_array_append (self->open, &element, 1);
}

/* FALSE if nothing was open. */
static gboolean
close_bracket (Scanner    *self,
               const char *after)
{
  if (self->open->len == 0)
    return FALSE;

  if (self->open->data[self->open->len - 1])
    self->gap = after;
  g_byte_array_set_size (self->open, self->open->len - 1);

  return TRUE;
}

static gboolean
follow_operator (Scanner    *self,
                 const char *token,
                 const char *end)
{
  gboolean followed = TRUE;

  if (ecot_pdf_token_is (token, end, "BDC") || ecot_pdf_token_is (token, end, "BMC"))
    open_bracket (self);
  else if (ecot_pdf_token_is (token, end, "EMC"))
    followed = close_bracket (self, end);
  else if (is_drawing (token, end))
    self->gap_draws = self->gap != NULL;

  self->operands = NULL;
  self->has_mcid = FALSE;

  return followed;
}

/* Every token counts once; FALSE if the stream cannot be followed to its end. */
static gboolean
scan (Scanner    *self,
      const char *p,
      const char *end)
{
  for (p = ecot_pdf_skip_space (p, end); p < end; p = ecot_pdf_skip_space (p, end))
    {
      const char *after = ecot_pdf_skip_token (p, end);

      if (after == NULL || after > end)
        return FALSE;

      if (!is_operator (p))
        {
          self->operands = self->operands != NULL ? self->operands : p;
          self->has_mcid |= ecot_pdf_token_is (p, after, "/MCID");
        }
      else if (!follow_operator (self, p, after))
        return FALSE;

      p = after;
    }

  return self->open->len == 0 && self->gap != NULL;
}

static void
append (GByteArray *out,
        const char *data,
        gsize       length)
{
  g_byte_array_append (out, (const guint8 *)data, length);
}

static GByteArray *
bracket_gaps (const char *content,
              gsize       length,
              GArray     *gaps)
{
  static const char begin[] = "/Artifact BMC\n", finish[] = "\nEMC\n";
  GByteArray       *out = g_byte_array_sized_new (length + gaps->len * (sizeof begin + sizeof finish));
  const char       *done = content;

  for (guint i = 0; i < gaps->len; i++)
    {
      const Gap *gap = &g_array_index (gaps, Gap, i);

      append (out, done, gap->start - done);
      append (out, begin, strlen (begin));
      append (out, gap->start, gap->end - gap->start);
      append (out, finish, strlen (finish));
      done = gap->end;
    }

  append (out, done, content + length - done);
  return out;
}

GByteArray *
ecot_artifact_mark (const char *content,
                    gsize       length)
{
  g_autoptr (GByteArray) open = g_byte_array_new ();
  g_autoptr (GArray)     gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  Scanner                scanner = { .gap = content, .open = open, .gaps = gaps };

  g_return_val_if_fail (content != NULL, NULL);

  if (!scan (&scanner, content, content + length))
    return NULL;

  close_gap (&scanner, content + length);
  return bracket_gaps (content, length, gaps);
}
