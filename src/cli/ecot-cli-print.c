/* ecot-cli-print.c: results, messages and JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * g_print() would turn French into question marks in a locale without it, and
 * scripts read what is written here: bytes go out as they are.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"

void
ecot_cli_print (const char *format,
                ...)
{
  va_list args;

  va_start (args, format);
  vfprintf (stdout, format, args);
  va_end (args);
  fputc ('\n', stdout);
}

void
ecot_cli_print_string (GString *text)
{
  fwrite (text->str, 1, text->len, stdout);
}

void
ecot_cli_print_json (JsonBuilder *json)
{
  g_autoptr (GString) text = g_string_new (NULL);

  ecot_cli_append_json (json, text);
  ecot_cli_print_string (text);
}

/* File names and quoted texts may hold anything, newlines and broken UTF-8 included. */
void
ecot_cli_say (const char *format,
              ...)
{
  g_autofree char *raw = NULL;
  g_autofree char *line = NULL;
  va_list          args;

  va_start (args, format);
  raw = g_strdup_vprintf (format, args);
  va_end (args);
  line = ecot_text_clean_line (raw, -1);

  /* What was printed before comes before, also when both go to one place. */
  fflush (stdout);
  fprintf (stderr, "ecot-cli: %s\n", line);
}

static void
say_error (const char   *file,
           const GError *error)
{
  g_autofree char *base = file != NULL ? g_filename_display_basename (file) : NULL;
  g_autofree char *shown = file != NULL ? g_filename_display_name (file) : NULL;

  if (base == NULL || strstr (error->message, base) != NULL)
    ecot_cli_say ("%s", error->message);
  else
    ecot_cli_say (_ ("%s: %s"), shown, error->message);
}

int
ecot_cli_fail (const char   *file,
               const GError *error)
{
  say_error (file, error);

  return g_error_matches (error, ECOT_ERROR, ECOT_ERROR_USAGE) ? ECOT_CLI_USAGE : ECOT_CLI_REFUSED;
}

int
ecot_cli_fail_usage (const GError *error)
{
  say_error (NULL, error);

  return ECOT_CLI_USAGE;
}

char *
ecot_cli_show (const char *file)
{
  g_autofree char *shown = g_filename_display_name (file);

  return ecot_text_clean_line (shown, -1);
}
