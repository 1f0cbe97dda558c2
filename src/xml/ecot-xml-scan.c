/* ecot-xml-scan.c: what the parser must not even see
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libxml2 gathers a whole start tag before it asks its caller anything, and
 * compares every attribute with every other: 80,000 attributes are 6.8 s, of
 * which no handler hears.  So the length of each piece of markup is counted
 * here, before the parser gets it, and a DOCTYPE is turned away at its first
 * letter: no entity is ever declared.
 *
 * This is no parser.  It only has to know where markup begins and ends; what
 * is wrong otherwise is left to libxml2, and the reader's own handler refuses
 * a DOCTYPE a second time, should this look the wrong way.
 */

#include "config.h"

#include "xml/ecot-xml-scan-private.h"

#include <glib/gi18n-lib.h>

#define MAX_TAG     (64 * 1024)
#define MAX_COMMENT (1024 * 1024)

enum
{
  TEXT,
  OPENED, /* "<" */
  BANG,   /* "<!": a comment, a CDATA section, or what is refused */
  TAG,
  QUOTED, /* an attribute's value */
  COMMENT,
  CDATA,
  INSTRUCTION, /* "<?" */
};

static int
state_after_opening (char c)
{
  return c == '!' ? BANG : c == '?' ? INSTRUCTION
                                    : TAG;
}

/* After "<!" only "--" and "[CDATA[" go on; the state does not change until one
 * of them is complete. */
static const char *
scan_bang (EcotXmlScan *self,
           char         c)
{
  if (self->seen == 0)
    self->expected = c == '[' ? "[CDATA[" : "--";

  if (c != self->expected[self->seen])
    return N_ ("it has a DOCTYPE or another declaration, which is never accepted; remove it");

  self->seen++;
  if (self->expected[self->seen] == '\0')
    {
      self->state = self->expected[0] == '[' ? CDATA : COMMENT;
      self->seen = 0;
    }

  return NULL;
}

/* Goes back to text once @n times @repeated and then ">" were seen. */
static void
scan_end (EcotXmlScan *self,
          char         c,
          char         repeated,
          guint        n)
{
  if (c == '>' && self->seen >= n)
    self->state = TEXT;
  else if (c == repeated)
    self->seen++;
  else
    self->seen = 0;
}

static void
scan_tag (EcotXmlScan *self,
          char         c)
{
  if (c == '>')
    self->state = TEXT;
  else if (c == '"' || c == '\'')
    {
      self->quote = c;
      self->state = QUOTED;
    }
}

static const char *
scan_byte (EcotXmlScan *self,
           char         c)
{
  switch (self->state)
    {
    case OPENED:
      self->state = state_after_opening (c);
      self->seen = 0;
      if (self->state == TAG)
        scan_tag (self, c);
      return NULL;

    case BANG:
      return scan_bang (self, c);

    case TAG:
      scan_tag (self, c);
      break;

    case QUOTED:
      if (c == self->quote)
        self->state = TAG;
      break;

    case COMMENT:
      scan_end (self, c, '-', 2);
      break;

    case CDATA:
      /* Text: its length is the reader's business. */
      scan_end (self, c, ']', 2);
      self->length = 0;
      return NULL;

    case INSTRUCTION:
      scan_end (self, c, '?', 1);
      break;

    default:
      g_assert_not_reached ();
    }

  return NULL;
}

static const char *
check_length (const EcotXmlScan *self)
{
  if (self->length > MAX_TAG && (self->state == TAG || self->state == QUOTED))
    return N_ ("a tag is longer than 64 KiB");
  if (self->length > MAX_COMMENT)
    return N_ ("a comment is longer than 1 MiB");

  return NULL;
}

const char *
ecot_xml_scan (EcotXmlScan *self,
               const char  *data,
               gsize        length)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (gsize i = 0; i < length; i++)
    {
      const char *why;

      if (data[i] == '\n')
        self->line++;

      if (self->state == TEXT)
        {
          self->length = 0;
          if (data[i] == '<')
            self->state = OPENED;
          continue;
        }

      self->length++;
      why = check_length (self);
      if (why == NULL)
        why = scan_byte (self, data[i]);
      if (why != NULL)
        return why;
    }

  return NULL;
}
