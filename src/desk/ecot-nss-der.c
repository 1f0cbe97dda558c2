/* ecot-nss-der.c: what a certificate says of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As little of X.509 (RFC 5280, 4.1) as a list for a person takes: whom it names,
 * who issued it, from when to when, whether it is one of an authority.  Whether it
 * is any good is for pdfsig to say.  Lengths are believed no further than the bytes
 * go.
 */

#include "config.h"

#include "desk/ecot-nss.h"

#include <string.h>

#include "base/ecot-text.h"

enum
{
  BOOLEAN = 0x01,
  OCTETS = 0x04,
  OBJECT_ID = 0x06,
  UTF8 = 0x0c,
  T61 = 0x14,
  UTC_TIME = 0x17,
  GENERALIZED_TIME = 0x18,
  BMP = 0x1e,
  SEQUENCE = 0x30,
  SET = 0x31,
  VERSION = 0xa0,
  EXTENSIONS = 0xa3,
};

typedef struct
{
  const guchar *at, *end;
} Bytes;

/* The next thing of @from, its content in @content; 0 at the end, or where nothing sound follows. */
static guint
take (Bytes *from,
      Bytes *content)
{
  guint tag, n_bytes;
  gsize length;

  if (from->end - from->at < 2)
    return 0;

  tag = *from->at++;
  length = *from->at++;
  if (length > 0x80)
    {
      n_bytes = (guint)length - 0x80;
      if (n_bytes > 4 || from->end - from->at < (gssize)n_bytes)
        return 0;
      for (length = 0; n_bytes > 0; n_bytes--)
        length = length << 8 | *from->at++;
    }
  else if (length == 0x80 || tag == 0)
    return 0;

  if ((gsize)(from->end - from->at) < length)
    return 0;

  *content = (Bytes){ from->at, from->at + length };
  from->at += length;
  return tag;
}

static gboolean
take_as (Bytes *from,
         guint  tag,
         Bytes *content)
{
  return take (from, content) == tag;
}

static gboolean
is_id (const Bytes  *id,
       const guchar *bytes,
       gsize         n)
{
  return (gsize)(id->end - id->at) == n && memcmp (id->at, bytes, n) == 0;
}

/* {{{ Names */

/* Of the encodings a name may have, by its tag: UTF-8, UTF-16, else one byte a letter. */
static char *
read_text (guint tag,
           Bytes text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (tag == UTF8)
    return ecot_text_clean_line ((const char *)text.at, text.end - text.at);

  for (; tag == BMP && text.end - text.at >= 2; text.at += 2)
    {
      gunichar c = (gunichar)(text.at[0] << 8 | text.at[1]);

      g_string_append_unichar (out, c < 0xd800 || c > 0xdfff ? c : 0xfffd);
    }
  for (; tag != BMP && text.at < text.end; text.at++)
    g_string_append_unichar (out, *text.at);

  return ecot_text_clean_line (out->str, (gssize)out->len);
}

/* The common name, else the organisation, else whatever comes last; NULL if it has nothing. */
static char *
read_name (Bytes name)
{
  static const guchar common[] = { 0x55, 0x04, 0x03 }, organisation[] = { 0x55, 0x04, 0x0a };
  char               *best = NULL;
  guint               best_score = 0;
  Bytes               set, pair, id, text;

  while (take_as (&name, SET, &set))
    while (take_as (&set, SEQUENCE, &pair))
      {
        guint tag, score;

        if (!take_as (&pair, OBJECT_ID, &id) || (tag = take (&pair, &text)) == 0)
          continue;
        score = is_id (&id, common, sizeof common) ? 3 : (is_id (&id, organisation, sizeof organisation) ? 2 : 1);
        if (score < best_score)
          continue;
        best_score = score;
        g_free (best);
        best = read_text (tag, text);
      }

  return best;
}

/* }}} */
/* {{{ Days */

/* "261121…" is of 1950 to 2049, "20261121…" says its century. */
static EcotDate
read_day (guint tag,
          Bytes text)
{
  gsize n = (gsize)(text.end - text.at), n_year = tag == GENERALIZED_TIME ? 4 : 2;
  int   digits[8] = { 0 };
  int   year;

  if ((tag != GENERALIZED_TIME && tag != UTC_TIME) || n < n_year + 4)
    return ECOT_DATE_NONE;

  for (gsize i = 0; i < n_year + 4; i++)
    {
      if (!g_ascii_isdigit (text.at[i]))
        return ECOT_DATE_NONE;
      digits[i + 4 - n_year] = text.at[i] - '0';
    }

  year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
  if (n_year == 2)
    year += year < 50 ? 2000 : 1900;

  return ecot_date_new (year, digits[4] * 10 + digits[5], digits[6] * 10 + digits[7]);
}

static void
read_validity (EcotHeldCertificate *self,
               Bytes                validity)
{
  Bytes text = { 0 };
  guint tag = take (&validity, &text);

  self->from = read_day (tag, text);
  tag = take (&validity, &text);
  self->until = read_day (tag, text);
}

/* }}} */

/* "Basic constraints" whose first word is that it is one. */
static gboolean
is_authority (Bytes rest)
{
  static const guchar constraints[] = { 0x55, 0x1d, 0x13 };
  Bytes               all, extensions, extension, id, value, inner, flag;
  guint               tag;

  while ((tag = take (&rest, &all)) != 0 && tag != EXTENSIONS)
    ;
  if (tag == 0 || !take_as (&all, SEQUENCE, &extensions))
    return FALSE;

  while (take_as (&extensions, SEQUENCE, &extension))
    {
      if (!take_as (&extension, OBJECT_ID, &id) || !is_id (&id, constraints, sizeof constraints))
        continue;
      while ((tag = take (&extension, &value)) != 0 && tag != OCTETS)
        ;
      return tag == OCTETS && take_as (&value, SEQUENCE, &inner) && take_as (&inner, BOOLEAN, &flag) && flag.at < flag.end && *flag.at != 0;
    }

  return FALSE;
}

EcotHeldCertificate *
ecot_held_certificate_parse (GBytes *der)
{
  g_autoptr (EcotHeldCertificate) self = g_new0 (EcotHeldCertificate, 1);
  gsize                           size;
  const guchar                   *data;
  Bytes                           all, certificate, body, part, issuer, validity, subject;
  guint                           tag;

  g_return_val_if_fail (der != NULL, NULL);

  data = g_bytes_get_data (der, &size);
  if (size == 0)
    return NULL;

  all = (Bytes){ data, data + size };
  if (!take_as (&all, SEQUENCE, &certificate) || !take_as (&certificate, SEQUENCE, &body))
    return NULL;

  /* A version or not, a number, the algorithm. */
  tag = take (&body, &part);
  if (tag == VERSION)
    tag = take (&body, &part);
  if (tag == 0 || !take_as (&body, SEQUENCE, &part) || !take_as (&body, SEQUENCE, &issuer) || !take_as (&body, SEQUENCE, &validity) ||
      !take_as (&body, SEQUENCE, &subject))
    return NULL;

  self->holder = read_name (subject);
  self->issuer = read_name (issuer);
  read_validity (self, validity);
  self->authority = is_authority (body);
  return g_steal_pointer (&self);
}
