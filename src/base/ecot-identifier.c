/* ecot-identifier.c: SIRET, RNA and the other numbers an association is known by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sentences are content of the dossier's findings, so they are French
 * whatever the language of the screen.  A right number proves nothing about
 * the association; these tests find slips of the finger.
 */

#include "config.h"

#include "base/ecot-identifier.h"

#include <string.h>

#include "base/ecot-fixed-private.h"

/* Longer than any number here with all its spaces. */
#define MAX_TYPED   64
#define SIREN_SIZE  9
#define SIRET_SIZE  14
#define LA_POSTE    "356000000"
#define MAX_EMAIL   254
#define MAX_MAILBOX 64
#define MAX_LABEL   63

/* @text without spaces and the marks people put between groups, letters in
 * upper case; what is no ASCII becomes '?'.  An absurdly long text is cut,
 * which leaves it too long for anything. */
static void
compact (const char *text,
         const char *marks,
         char        compacted[MAX_TYPED + 1])
{
  gsize n = 0;

  for (const char *at = text == NULL ? "" : text; *at != '\0' && n < MAX_TYPED;)
    {
      gunichar c = g_utf8_get_char_validated (at, -1);

      at = c >= (gunichar)-2 ? at + 1 : g_utf8_next_char (at);
      if (g_unichar_isspace (c) || (c >= 0x200B && c <= 0x200F) || (c < 0x80 && strchr (marks, (int)c) != NULL))
        continue;

      compacted[n++] = c < 0x80 ? g_ascii_toupper ((char)c) : '?';
    }

  compacted[n] = '\0';
}

static gboolean
is_digits (const char *text,
           gsize       n)
{
  return strlen (text) == n && strspn (text, "0123456789") == n;
}

static guint
digit_at (const char *digits,
          gsize       i)
{
  return (guint)(digits[i] - '0');
}

/* The formula of Luhn (ISO/IEC 7812-1, annex B): every second digit from the
 * right counts twice, its own two digits added. */
static gboolean
passes_luhn (const char *digits)
{
  gsize n = strlen (digits);
  guint sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint digit = digit_at (digits, i) * ((n - i) % 2 == 0 ? 2 : 1);

      sum += digit > 9 ? digit - 9 : digit;
    }

  return sum % 10 == 0;
}

/* The offices of La Poste outgrew the formula; INSEE tests them by the plain sum. */
static gboolean
is_office_of_la_poste (const char *siret)
{
  guint sum = 0;

  for (gsize i = 0; i < SIRET_SIZE; i++)
    sum += digit_at (siret, i);

  return g_str_has_prefix (siret, LA_POSTE) && sum % 5 == 0;
}

const char *
ecot_siret_fault (const char *text)
{
  char siret[MAX_TYPED + 1];

  compact (text, ".-", siret);
  if (siret[strspn (siret, "0123456789")] != '\0')
    return "Un SIRET ne contient que des chiffres.";
  if (strlen (siret) == SIREN_SIZE)
    return "Il manque les 5" ECOT_NBSP "chiffres de l’établissement" ECOT_NBSP ": ceci est un SIREN.";
  if (strlen (siret) != SIRET_SIZE)
    return "Un SIRET a 14" ECOT_NBSP "chiffres.";
  if (g_str_has_prefix (siret, "000000000"))
    return "Ce SIRET n’existe pas" ECOT_NBSP ": recopiez-le de l’avis de situation.";
  if (!passes_luhn (siret) && !is_office_of_la_poste (siret))
    return "Ce SIRET est faux" ECOT_NBSP ": un chiffre au moins n’est pas le bon.";

  return NULL;
}

const char *
ecot_siren_fault (const char *text)
{
  char siren[MAX_TYPED + 1];

  compact (text, ".-", siren);
  if (siren[strspn (siren, "0123456789")] != '\0')
    return "Un SIREN ne contient que des chiffres.";
  if (strlen (siren) != SIREN_SIZE)
    return "Un SIREN a 9" ECOT_NBSP "chiffres.";
  if (strcmp (siren, "000000000") == 0)
    return "Ce SIREN n’existe pas" ECOT_NBSP ": recopiez-le de l’avis de situation.";
  if (!passes_luhn (siren))
    return "Ce SIREN est faux" ECOT_NBSP ": un chiffre au moins n’est pas le bon.";

  return NULL;
}

const char *
ecot_rna_fault (const char *text)
{
  char rna[MAX_TYPED + 1];

  compact (text, ".-", rna);
  if (rna[0] != 'W')
    return "Un numéro RNA commence par la lettre W.";
  if (strlen (rna) != 10)
    return "Un numéro RNA a 10" ECOT_NBSP "caractères" ECOT_NBSP ": W et 9" ECOT_NBSP "chiffres.";
  if (!g_ascii_isdigit (rna[1]) || !g_ascii_isalnum (rna[2]) || !is_digits (rna + 3, 7))
    return "Un numéro RNA s’écrit W et 9" ECOT_NBSP "chiffres, dont le deuxième peut être une lettre (W2A…, W9R…).";

  return NULL;
}

const char *
ecot_postcode_fault (const char *text)
{
  char  postcode[MAX_TYPED + 1];
  guint department;

  compact (text, ".", postcode);
  if (!is_digits (postcode, 5))
    return "Un code postal a 5" ECOT_NBSP "chiffres.";

  department = digit_at (postcode, 0) * 10 + digit_at (postcode, 1);
  if (department == 0 || department == 96 || department == 99)
    return "Aucun département n’a ce code postal.";

  return NULL;
}

/* One to @max characters of a mailbox's or a label's alphabet, without a point
 * or hyphen at its ends. */
static gboolean
is_name (const char *name,
         gsize       length,
         gsize       max,
         const char *marks)
{
  const char *end = name + length;

  if (length == 0 || length > max)
    return FALSE;

  for (const char *at = name; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalnum (c) && (c >= 0x80 || strchr (marks, (int)c) == NULL))
        return FALSE;
    }

  return TRUE;
}

/* Parts of @domain between points: two at least, the last of letters. */
static gboolean
is_domain (const char *domain)
{
  guint n_labels = 0;

  for (;;)
    {
      gsize length = strcspn (domain, ".");

      if (!is_name (domain, length, MAX_LABEL, "-") || domain[0] == '-' || domain[length - 1] == '-')
        return FALSE;

      n_labels++;
      if (domain[length] == '\0')
        return n_labels > 1 && length > 1 && !g_ascii_isdigit (domain[0]);
      domain += length + 1;
    }
}

/* The practical part of RFC 5321: no quoted mailbox, no address of a machine. */
const char *
ecot_email_fault (const char *text)
{
  g_autofree char *email = g_strstrip (g_strdup (text == NULL ? "" : text));
  const char      *at = strchr (email, '@');

  if (at == NULL)
    return "Une adresse électronique contient le signe @.";
  if (!g_utf8_validate (email, -1, NULL) || strlen (email) > MAX_EMAIL)
    return "Cette adresse électronique est trop longue ou illisible.";
  if (strpbrk (email, " \t\r\n\",;:<>()[]\\") != NULL)
    return "Une seule adresse électronique est attendue, sans espace ni nom.";
  if (strchr (at + 1, '@') != NULL)
    return "Une adresse électronique ne contient qu’un signe @.";
  if (!is_name (email, (gsize)(at - email), MAX_MAILBOX, ".!#$%&'*+-/=?^_`{|}~") ||
      email[0] == '.' || at[-1] == '.' || strstr (email, "..") != NULL)
    return "Ce qui précède le signe @ n’est pas un nom de boîte.";
  if (!is_domain (at + 1))
    return "Ce qui suit le signe @ n’est pas un nom de domaine, comme exemple.fr.";

  return NULL;
}

/* The digits of a French number from its 0, "" for a foreign one.
 * Returns: what is wrong, or %NULL */
static const char *
read_telephone (const char *text,
                char        french[MAX_TYPED + 1])
{
  char        compacted[MAX_TYPED + 1];
  const char *digits = compacted;

  compact (text, ".-/", compacted);
  french[0] = '\0';

  if (g_str_has_prefix (compacted, "+"))
    digits = compacted + 1;
  else if (g_str_has_prefix (compacted, "00"))
    digits = compacted + 2;
  else if (is_digits (compacted, 10) && compacted[0] == '0')
    {
      strcpy (french, compacted);
      return NULL;
    }
  else
    return "Un numéro de téléphone français a 10" ECOT_NBSP "chiffres et commence par 0.";

  if (g_str_has_prefix (digits, "33"))
    {
      /* "+33 (0)3 27…" is how many write it. */
      digits += g_str_has_prefix (digits + 2, "(0)") ? 5 : 2;
      if (!is_digits (digits, 9) || digits[0] == '0')
        return "Après +33 viennent 9" ECOT_NBSP "chiffres, sans le premier 0.";

      french[0] = '0';
      strcpy (french + 1, digits);
      return NULL;
    }

  if (digits[strspn (digits, "0123456789")] != '\0' || digits[0] == '0' || strlen (digits) < 8 || strlen (digits) > 15)
    return "Un numéro de téléphone étranger s’écrit + et 8 à 15" ECOT_NBSP "chiffres.";

  return NULL;
}

const char *
ecot_telephone_fault (const char *text)
{
  char french[MAX_TYPED + 1];

  return read_telephone (text, french);
}

static gboolean
passes_mod_97 (const char *iban)
{
  gsize n = strlen (iban);
  guint rest = 0;

  /* ISO 13616: the first four go to the end, letters are 10 to 35. */
  for (gsize i = 0; i < n; i++)
    {
      char c = iban[(i + 4) % n];

      if (g_ascii_isdigit (c))
        rest = (rest * 10 + (guint)(c - '0')) % 97;
      else
        rest = (rest * 100 + (guint)(c - 'A') + 10) % 97;
    }

  return rest == 1;
}

/* The number the key of a French account is made from: A and J are 1, B, K and S
 * are 2, to I, R and Z, which are 9. */
static guint
rib_rest (const char *digits,
          gsize       n)
{
  guint rest = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint letter = (guint)(digits[i] - 'A');
      guint digit = g_ascii_isdigit (digits[i]) ? digit_at (digits, i) : (letter < 18 ? letter % 9 + 1 : letter - 16);

      rest = (rest * 10 + digit) % 97;
    }

  return rest;
}

/* @rib: five of the bank, five of the desk, eleven of the account, two of the key. */
static gboolean
passes_rib_key (const char *rib)
{
  guint sum = 89 * rib_rest (rib, 5) + 15 * rib_rest (rib + 5, 5) + 3 * rib_rest (rib + 10, 11);

  return is_digits (rib + 21, 2) && (sum + rib_rest (rib + 21, 2)) % 97 == 0;
}

const char *
ecot_iban_fault (const char *text)
{
  char     iban[MAX_TYPED + 1];
  gboolean is_french;

  compact (text, ".-", iban);
  if (strspn (iban, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != strlen (iban))
    return "Un IBAN ne contient que des lettres et des chiffres.";
  if (!g_ascii_isalpha (iban[0]) || !g_ascii_isalpha (iban[1]) || !g_ascii_isdigit (iban[2]) || !g_ascii_isdigit (iban[3]))
    return "Un IBAN commence par deux lettres et deux chiffres, comme FR76.";

  is_french = g_str_has_prefix (iban, "FR") || g_str_has_prefix (iban, "MC");
  if (is_french && strlen (iban) != 27)
    return "Un IBAN français a 27" ECOT_NBSP "caractères.";
  if (strlen (iban) < 15 || strlen (iban) > 34)
    return "Un IBAN a 15 à 34" ECOT_NBSP "caractères.";
  if (!passes_mod_97 (iban))
    return "Cet IBAN est faux" ECOT_NBSP ": un caractère au moins n’est pas le bon.";
  if (is_french && !passes_rib_key (iban + 4))
    return "La clé RIB de cet IBAN est fausse" ECOT_NBSP ": recopiez-le du relevé d’identité bancaire.";

  return NULL;
}

/* @digits cut into groups; the last size of @sizes, which ends with 0, goes on. */
static char *
group (const char  *digits,
       const guint *sizes)
{
  GString *grouped = g_string_new (NULL);

  while (*digits != '\0')
    {
      gsize n = MIN (*sizes, strlen (digits));

      if (grouped->len > 0)
        g_string_append (grouped, ECOT_NBSP);
      g_string_append_len (grouped, digits, (gssize)n);
      digits += n;
      if (sizes[1] != 0)
        sizes++;
    }

  return g_string_free (grouped, FALSE);
}

char *
ecot_siret_format (const char *text)
{
  static const guint sizes[] = { 3, 3, 3, 5, 0 };
  char               siret[MAX_TYPED + 1];

  compact (text, ".-", siret);
  if (!is_digits (siret, SIRET_SIZE))
    return g_strdup (text);

  return group (siret, sizes);
}

char *
ecot_telephone_format (const char *text)
{
  static const guint sizes[] = { 2, 0 };
  char               french[MAX_TYPED + 1];

  if (read_telephone (text, french) != NULL || french[0] == '\0')
    return g_strdup (text);

  return group (french, sizes);
}
