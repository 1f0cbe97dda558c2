/* ecot-file-name.c: the name a call wants a file to have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pattern is a stranger's, and so is what fills it: whatever they say, the name has
 * no folder, no dot, nothing a system or a shell would take for something else.  Case
 * stays, because a call that prints « RIB » means it.
 */

#include "config.h"

#include "call/ecot-file-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "call/ecot-call-private.h"

#define BLANKS "{applicant} {siret} {action} {lot} {number}"

/* Names of devices, whatever their ending. */
#define DEVICES "con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9"

/* "{lot}" of "{lot}-rib", or all there is to the end if it is never closed.  (transfer full) */
static char *
take_blank (const char *open)
{
  const char *end = strchr (open, '}');

  return end != NULL ? g_strndup (open, (gsize)(end - open + 1)) : g_strdup (open);
}

char *
ecot_file_name_fault (const char *pattern)
{
  g_return_val_if_fail (pattern != NULL, NULL);

  if (*pattern == '\0')
    return g_strdup (_ ("it is empty"));
  if (strpbrk (pattern, "/\\.") != NULL)
    {
      g_autofree char *shown = ecot_word_shorten (pattern);

      return g_strdup_printf (_ ("“%s” has a folder or an ending: write the name alone, the ending is added"), shown);
    }

  for (const char *at = strpbrk (pattern, "{}"); at != NULL; at = strpbrk (at, "{}"))
    {
      g_autofree char *blank = take_blank (at);
      g_autofree char *shown = ecot_word_shorten (blank);

      if (strchr (blank, ' ') != NULL || !ecot_word_in_list (blank, BLANKS))
        return g_strdup_printf (_ ("a file name has no blank “%s”; it has {applicant}, {siret}, {action}, {lot} and {number}"), shown);
      at += strlen (blank);
    }

  return NULL;
}

/* "123 456 789 00012" is one number, however it was typed.  (transfer full), or NULL */
static char *
find_siret (EcotDossier *dossier)
{
  const char *text = ecot_dossier_get_text (dossier, ECOT_KIND_APPLICANT, NULL, "siret");
  GString    *siret;

  if (text == NULL)
    return NULL;

  siret = g_string_new (NULL);
  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text))
      g_string_append_c (siret, *text);

  return g_string_free (siret, FALSE);
}

/* (transfer full), or NULL */
static char *
find_value (const char    *blank,
            const EcotLot *lot,
            EcotDossier   *dossier,
            guint          number)
{
  if (strcmp (blank, "{number}") == 0)
    return g_strdup_printf ("%02u", number);
  if (strcmp (blank, "{lot}") == 0)
    return g_strdup (lot->number);
  if (strcmp (blank, "{action}") == 0)
    return g_strdup (ecot_dossier_get_text (dossier, ECOT_KIND_ACTION, NULL, "title"));
  if (strcmp (blank, "{siret}") == 0)
    return find_siret (dossier);

  return g_strdup (ecot_dossier_get_text (dossier, ECOT_KIND_APPLICANT, NULL, "name"));
}

/* Adds what is safe of @text, @most bytes of it, and one "-" for each run of what is not. */
static void
append_safe (GString    *name,
             const char *text,
             gsize       most)
{
  g_autofree char *plain = g_str_to_ascii (text, "C");
  gsize            end = name->len + most;

  for (const char *at = plain; *at != '\0' && name->len < end; at++)
    if (g_ascii_isalnum (*at) || *at == '_')
      g_string_append_c (name, *at);
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c (name, '-');
}

/* "{applicant}" is an association's whole name: it leaves room for the rest. */
#define MAX_VALUE 40

static gboolean
append_value (GString       *name,
              const char    *blank,
              const EcotLot *lot,
              EcotDossier   *dossier,
              guint          number)
{
  g_autofree char *value = find_value (blank, lot, dossier, number);

  if (value == NULL)
    return FALSE;

  append_safe (name, value, MAX_VALUE);
  return TRUE;
}

/* NULL, if nothing anybody could read remains. */
static char *
finish (GString *name)
{
  g_autofree char *lower = NULL;

  if (name->len > ECOT_FILE_NAME_MAX)
    g_string_truncate (name, ECOT_FILE_NAME_MAX);
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);

  lower = g_ascii_strdown (name->str, -1);
  if (strspn (lower, "-_") == name->len || ecot_word_in_list (lower, DEVICES))
    return NULL;

  return g_strdup (name->str);
}

char *
ecot_file_name_fill (const char    *pattern,
                     const EcotLot *lot,
                     EcotDossier   *dossier,
                     guint          number)
{
  g_autoptr (GString) name = g_string_new (NULL);

  g_return_val_if_fail (pattern != NULL && lot != NULL, NULL);
  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), NULL);

  while (*pattern != '\0')
    {
      gsize            n = strcspn (pattern, "{");
      g_autofree char *text = g_strndup (pattern, n);
      g_autofree char *blank = NULL;

      append_safe (name, text, ECOT_FILE_NAME_MAX);
      pattern += n;
      if (*pattern == '\0')
        break;

      blank = take_blank (pattern);
      if (!append_value (name, blank, lot, dossier, number))
        return NULL;
      pattern += strlen (blank);
    }

  return finish (name);
}
