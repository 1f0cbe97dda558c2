/* ecot-cli-answers.c: the verb answers: what earlier dossiers answered to the questions of this one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of the dossiers the window knows on this machine, or of those in a folder.  The
 * verb remembers none of them itself.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-text.h"
#include "desk/ecot-answers.h"

/* The question at hand, and what is asked of the others. */
typedef struct
{
  EcotCli     *cli;
  EcotDesk    *desk;
  EcotAnswers *answers;
  JsonBuilder *json;
} Listing;

static void
add_date (JsonBuilder *json,
          EcotDate     date)
{
  char buf[ECOT_DATE_BUFSIZE];

  ecot_cli_add_text (json, "date", date != ECOT_DATE_NONE ? ecot_date_format (date, buf) : NULL);
}

static void
add_number (JsonBuilder *json,
            const char  *name,
            gint64       value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

static void
add_variant (JsonBuilder  *json,
             gconstpointer item)
{
  const EcotVariant       *variant = item;
  const EcotEarlierAnswer *answer = variant->answer;
  g_autofree char         *kept = g_strndup (answer->text, variant->cut >= 0 ? (gsize)variant->cut : strlen (answer->text));

  ecot_cli_add_file (json, answer->path);
  ecot_cli_add_text (json, "title", answer->title);
  ecot_cli_add_text (json, "call", answer->call);
  ecot_cli_add_text (json, "lot", answer->lot);
  add_date (json, answer->date);
  ecot_cli_add_text (json, "question", answer->id);
  ecot_cli_add_text (json, "label", answer->question);
  ecot_cli_add_flag (json, "same_question", variant->is_same);
  add_number (json, "likeness", variant->percent);
  add_number (json, "words", variant->n_words);
  ecot_cli_add_flag (json, "fits", variant->cut < 0);
  add_number (json, "same_text", variant->n_same);
  ecot_cli_add_text (json, "text", answer->text);
  ecot_cli_add_text (json, "kept", kept);
}

static char *
words_in_french (const EcotVariant *variant,
                 const EcotSection *section)
{
  const char *unit = variant->n_words < 2 ? "mot" : "mots";

  if (section->max_words == 0)
    return g_strdup_printf ("%u %s", variant->n_words, unit);
  if (variant->cut < 0)
    return g_strdup_printf ("%u %s sur %u", variant->n_words, unit, section->max_words);

  return g_strdup_printf ("%u %s, %u de trop", variant->n_words, unit, variant->n_words - ecot_section_get_most_words (section));
}

static void
print_variant (const EcotVariant *variant,
               const EcotSection *section)
{
  const EcotEarlierAnswer *answer = variant->answer;
  char                     date[ECOT_DATE_BUFSIZE];
  g_autofree char         *words = words_in_french (variant, section);
  g_autofree char         *like = variant->is_same ? g_strdup ("même question") : g_strdup_printf ("%u\u00a0%%", variant->percent);
  g_autofree char         *begin = ecot_text_excerpt (answer->text);

  ecot_cli_print ("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s", section->id, answer->title != NULL ? answer->title : answer->file, answer->lot,
                  answer->date != ECOT_DATE_NONE ? ecot_date_format (answer->date, date) : "", words, like, answer->question, begin);
}

/* Of all there are, those to a question that is near enough. */
static GPtrArray *
list_near (const Listing     *self,
           const EcotSection *section)
{
  GPtrArray *variants = ecot_answers_compare (self->answers, ecot_desk_get_lot (self->desk), section);
  guint      n = 0;

  while (n < variants->len && ((const EcotVariant *)variants->pdata[n])->percent >= ECOT_ANSWERS_LIKE)
    n++;

  g_ptr_array_set_size (variants, (int)n);
  return variants;
}

static void
list_section (const Listing     *self,
              const EcotSection *section)
{
  g_autoptr (GPtrArray) variants = list_near (self, section);

  if (!self->cli->json)
    {
      for (guint i = 0; i < variants->len; i++)
        print_variant (variants->pdata[i], section);
      return;
    }

  json_builder_begin_object (self->json);
  ecot_cli_add_text (self->json, "question", section->id);
  ecot_cli_add_text (self->json, "label", section->title);
  ecot_cli_add_count (self->json, "max_words", section->max_words);
  ecot_cli_add_count (self->json, "most_words", ecot_section_get_most_words (section));
  ecot_cli_add_text (self->json, "rule", ecot_word_rule_to_id (section->word_rule));
  ecot_cli_add_array (self->json, "answers", variants, add_variant);
  json_builder_end_object (self->json);
}

static gboolean
is_asked (const EcotCli     *cli,
          const EcotSection *section)
{
  return cli->question == NULL || g_str_equal (cli->question, section->id);
}

/* The questions there are, for who named another. */
static gboolean
check_question (EcotCli       *cli,
                const EcotLot *lot)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char      *shown = NULL;
  g_autofree char      *list = NULL;

  for (guint i = 0; i < lot->sections->len; i++)
    {
      const EcotSection *section = lot->sections->pdata[i];

      if (cli->question == NULL || g_str_equal (cli->question, section->id))
        return TRUE;

      g_ptr_array_add (ids, section->id);
    }

  if (cli->question == NULL)
    return TRUE;

  g_ptr_array_add (ids, NULL);
  shown = ecot_text_excerpt (cli->question);
  list = g_strjoinv (", ", (char **)ids->pdata);
  ecot_cli_say (_ ("no question of %s is called “%s”; there are: %s"), lot->lot, shown, list);
  return FALSE;
}

/* A file that cannot be read hides nothing of the others. */
static int
read_folder (const Listing *self,
             const char    *own)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) paths = ecot_answers_list_folder (self->cli->from, &error);
  g_autofree char      *real = g_canonicalize_filename (own, NULL);
  int                   status = ECOT_CLI_FINE;

  if (paths == NULL)
    return ecot_cli_fail (self->cli->from, error);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char   *path = g_canonicalize_filename (paths->pdata[i], NULL);
      g_autoptr (GError) why = NULL;

      if (!g_str_equal (path, real) && !ecot_answers_add_file (self->answers, self->cli->catalogue, paths->pdata[i], &why))
        status = ecot_cli_fail (paths->pdata[i], why);
    }

  return status;
}

static void
list_all (const Listing *self)
{
  const GPtrArray *sections = ecot_desk_get_lot (self->desk)->sections;

  json_builder_begin_array (self->json);
  for (guint i = 0; i < sections->len; i++)
    if (is_asked (self->cli, sections->pdata[i]))
      list_section (self, sections->pdata[i]);
  json_builder_end_array (self->json);

  if (self->cli->json)
    ecot_cli_print_json (self->json);
}

int
ecot_cli_answers (EcotCli *cli)
{
  const char             *file = cli->args[0];
  g_autoptr (GError)      error = NULL;
  g_autoptr (EcotDesk)    desk = ecot_desk_read (cli->catalogue, file, &error);
  g_autoptr (EcotAnswers) answers = ecot_answers_new ();
  g_autoptr (JsonBuilder) json = json_builder_new ();
  Listing                 listing = { cli, desk, answers, json };
  int                     status = ECOT_CLI_FINE;

  if (desk == NULL)
    return ecot_cli_fail (file, error);
  if (!check_question (cli, ecot_desk_get_lot (desk)))
    return ECOT_CLI_USAGE;

  if (cli->from != NULL)
    status = read_folder (&listing, file);
  else
    ecot_answers_add_shelf (answers, cli->catalogue, file, NULL);

  list_all (&listing);
  return status;
}
