/* ecot-cli-help.c: the verbs help and new-call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide is French, as all content is; what is said around it is of the
 * screen's language.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"
#include "help/ecot-guide.h"

#define COLUMNS 80

static void
append_topic (GString         *out,
              const EcotTopic *topic,
              int              width)
{
  int length = (int)g_utf8_strlen (topic->ids[0], -1);

  g_string_append_printf (out, "  %s%*s  %s\n", topic->ids[0], MAX (0, width - length), "", topic->title);
}

static void
append_topics (GString         *out,
               const GPtrArray *topics)
{
  int width = 0;

  for (guint i = 0; i < topics->len; i++)
    width = MAX (width, (int)g_utf8_strlen (((const EcotTopic *)topics->pdata[i])->ids[0], -1));

  for (guint i = 0; i < topics->len; i++)
    {
      const EcotTopic *topic = topics->pdata[i];

      if (topic->level == 1 && i > 0)
        g_string_append_c (out, '\n');
      append_topic (out, topic, width);
    }
}

static int
print_contents (EcotGuide *guide)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_topics (out, ecot_guide_get_topics (guide));
  ecot_cli_print_string (out);
  ecot_cli_print ("\n%s", _ ("“ecot-cli help TOPIC” shows one of them, or those that hold a word."));

  return ECOT_CLI_FINE;
}

static int
print_topic (EcotGuide       *guide,
             const EcotTopic *topic)
{
  g_autofree char *text = ecot_guide_format (guide, topic, COLUMNS);
  GString          out = { .str = text, .len = strlen (text) };

  ecot_cli_print_string (&out);

  return ECOT_CLI_FINE;
}

/* No topic is called so: those that speak of it, which may be one. */
static int
search (EcotGuide  *guide,
        const char *words)
{
  g_autoptr (GPtrArray) found = ecot_guide_search (guide, words);
  g_autoptr (GString)   out = g_string_new (NULL);
  g_autofree char      *shown = ecot_text_excerpt (words);

  if (found->len == 0)
    {
      ecot_cli_say (_ ("“%s” is nowhere in the guide; “ecot-cli help” lists its topics"), shown);
      return ECOT_CLI_USAGE;
    }
  if (found->len == 1)
    return print_topic (guide, found->pdata[0]);

  append_topics (out, found);
  ecot_cli_print_string (out);

  return ECOT_CLI_FINE;
}

int
ecot_cli_help (EcotCli *cli)
{
  g_autofree char      *folder = ecot_data_dir ();
  g_autoptr (GError)    error = NULL;
  g_autoptr (EcotGuide) guide = ecot_guide_load (folder, &error);
  g_autofree char      *raw = cli->n_args > 0 ? g_strjoinv (" ", cli->args) : NULL;
  g_autofree char      *words = raw != NULL ? ecot_text_clean_line (raw, -1) : NULL;
  const EcotTopic      *topic = NULL;

  if (guide == NULL)
    return ecot_cli_fail (NULL, error);
  if (words == NULL)
    return print_contents (guide);

  topic = ecot_guide_find_topic (guide, words);

  return topic != NULL ? print_topic (guide, topic) : search (guide, words);
}

/* A call somebody began to write is their work, as a dossier is: never written over. */
int
ecot_cli_new_call (EcotCli *cli)
{
  const char        *file = cli->args[0];
  g_autofree char   *shown = ecot_cli_show (file);
  g_autofree char   *folder = ecot_data_dir ();
  g_autoptr (GError) error = NULL;
  GStatBuf           info;

  if (!g_str_has_suffix (file, ".xml"))
    {
      ecot_cli_say (_ ("%s: a call is called as in “bourse-2031.xml”: write that ending"), shown);
      return ECOT_CLI_USAGE;
    }
  if (g_lstat (file, &info) == 0 && (!S_ISREG (info.st_mode) || info.st_size > 0))
    {
      ecot_cli_say (_ ("%s: this file exists already: choose another name, or remove it first"), shown);
      return ECOT_CLI_REFUSED;
    }
  if (!ecot_guide_save_template (folder, file, &error))
    return ecot_cli_fail (file, error);

  return ECOT_CLI_FINE;
}
