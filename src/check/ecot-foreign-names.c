/* ecot-foreign-names.c: how other dossiers, lots and calls are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first words of all names are in one table, so that looking for them goes with
 * the texts and not with how many names there are.
 *
 * Titles of lots are often common words (« Clauses d’insertion »): a short one counts
 * only where it is quoted.
 */

#include "config.h"

#include "check/ecot-leftovers-private.h"

#include <string.h>

#include "base/ecot-fold.h"

/* A name of so many words, or letters, is no common phrase. */
#define MIN_WORDS 5
#define MIN_CHARS 28

struct _EcotForeignNames
{
  GPtrArray  *names;    /* of EcotName */
  GHashTable *seen;     /* kind, words and owner */
  GHashTable *by_first; /* first word -> GPtrArray of EcotName, borrowed */
};

static void
name_free (EcotName *self)
{
  g_free (self->name.text);
  g_free (self->name.applicant);
  g_free (self->words);
  g_free (self->owner);
  ecot_tokens_free (self->tokens);
  g_free (self);
}

EcotForeignNames *
ecot_foreign_names_new (void)
{
  EcotForeignNames *self = g_atomic_rc_box_new0 (EcotForeignNames);

  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify)name_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_first = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  return self;
}

EcotForeignNames *
ecot_foreign_names_ref (EcotForeignNames *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (EcotForeignNames *self)
{
  g_hash_table_unref (self->by_first);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->names);
}

void
ecot_foreign_names_unref (EcotForeignNames *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear);
}

const GPtrArray *
ecot_foreign_names_get_list (EcotForeignNames *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->names;
}

const GPtrArray *
ecot_foreign_names_find (EcotForeignNames *self,
                         const char       *first)
{
  return g_hash_table_lookup (self->by_first, first);
}

char *
ecot_tokens_join (const EcotTokens *tokens)
{
  GString *out = g_string_new (" ");

  for (guint i = 0; i < tokens->len; i++)
    g_string_append_printf (out, "%s ", tokens->data[i].folded);

  return g_string_free (out, FALSE);
}

static gboolean
is_common (const EcotName *name)
{
  return name->tokens->len < MIN_WORDS && g_utf8_strlen (name->name.text, -1) < MIN_CHARS;
}

/* Whether somebody would write it by chance. */
static gboolean
is_usable (const EcotName *name)
{
  gsize length = (gsize)g_utf8_strlen (name->name.text, -1);

  if (name->tokens->len == 0)
    return FALSE;

  if (name->name.kind == ECOT_NAME_ACRONYM)
    return name->tokens->len == 1 && length >= 3;

  return name->tokens->len >= 2 ? length >= 6 : length >= 5;
}

/* Takes @name; the tables borrow its words. */
static void
put (EcotForeignNames *self,
     EcotName         *name)
{
  GPtrArray *same = g_hash_table_lookup (self->by_first, name->tokens->data[0].folded);

  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->by_first, (gpointer)name->tokens->data[0].folded, same);
    }

  g_ptr_array_add (same, name);
  g_ptr_array_add (self->names, name);
}

static EcotName *
make_name (EcotNameKind kind,
           const char  *text,
           const char  *applicant)
{
  EcotName *self = g_new0 (EcotName, 1);

  self->name = (EcotForeignName){ kind, g_strdup (text), g_strdup (applicant) };
  self->tokens = ecot_tokens_of (text);
  self->words = ecot_tokens_join (self->tokens);
  self->owner = applicant != NULL ? ecot_fold_name (applicant) : NULL;
  self->exact = kind == ECOT_NAME_ACRONYM || kind == ECOT_NAME_PART || kind == ECOT_NAME_PLACE;
  self->quoted = (kind == ECOT_NAME_LOT && is_common (self)) || (kind == ECOT_NAME_ACTION && self->tokens->len < 2);
  return self;
}

void
ecot_foreign_names_add (EcotForeignNames *self,
                        EcotNameKind      kind,
                        const char       *text,
                        const char       *applicant)
{
  EcotName        *name;
  g_autofree char *key = NULL;

  g_return_if_fail (self != NULL);

  if (text == NULL)
    return;

  key = g_strdup_printf ("%d %s\n%s", kind, text, applicant != NULL ? applicant : "");
  if (!g_hash_table_add (self->seen, g_steal_pointer (&key)))
    return;

  name = make_name (kind, text, applicant);
  if (is_usable (name))
    put (self, name);
  else
    name_free (name);
}

void
ecot_foreign_names_add_dossier (EcotForeignNames *self,
                                EcotDossier      *dossier,
                                EcotLot          *lot)
{
  static const struct
  {
    EcotNameKind kind;
    const char  *field;
  } fields[] = {
    { ECOT_NAME_APPLICANT, "name" },
    { ECOT_NAME_ACRONYM, "acronym" },
    { ECOT_NAME_SIRET, "siret" },
    { ECOT_NAME_RNA, "rna" },
  };
  const char *applicant;

  g_return_if_fail (self != NULL);
  g_return_if_fail (ECOT_IS_DOSSIER (dossier));

  applicant = ecot_dossier_get_text (dossier, ECOT_KIND_APPLICANT, NULL, "name");
  ecot_foreign_names_add (self, ECOT_NAME_ACTION, ecot_dossier_get_text (dossier, ECOT_KIND_ACTION, NULL, "title"), applicant);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    ecot_foreign_names_add (self, fields[i].kind, ecot_dossier_get_text (dossier, ECOT_KIND_APPLICANT, NULL, fields[i].field), applicant);

  if (lot == NULL)
    return;

  ecot_foreign_names_add (self, ECOT_NAME_LOT, lot->title, NULL);
  ecot_foreign_names_add (self, ECOT_NAME_CALL, lot->call_title, NULL);
  ecot_foreign_names_add (self, ECOT_NAME_ISSUER, lot->issuer, NULL);
}

/* To look whether a call can be answered at all would take longer than all the rest of a check. */
void
ecot_foreign_names_add_calls (EcotForeignNames *self,
                              EcotCatalogue    *catalogue)
{
  g_autoptr (GPtrArray) heads = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (catalogue != NULL);

  heads = ecot_catalogue_list_heads (catalogue);
  for (guint i = 0; i < heads->len; i++)
    {
      const EcotCallHead *head = heads->pdata[i];

      ecot_foreign_names_add (self, ECOT_NAME_CALL, head->title, NULL);
      ecot_foreign_names_add (self, ECOT_NAME_ISSUER, head->issuer, NULL);
      ecot_foreign_names_add (self, ECOT_NAME_ISSUER, head->issuer_short, NULL);
    }
}

/* {{{ What a title names */

static gboolean
is_capital (const char      *title,
            const EcotToken *token)
{
  return g_unichar_isupper (g_utf8_get_char (title + token->start));
}

static gboolean
is_particle (const EcotToken *token)
{
  static const char *const particles[] = { "de", "du", "des", "d", "la", "le", "les", "l", NULL };

  return g_strv_contains (particles, token->folded);
}

/* The last word of a name that begins at word @at: capitals, and particles between them. */
static guint
end_of_name (const char       *title,
             const EcotTokens *tokens,
             guint             at)
{
  guint end = at;

  for (guint i = at + 1; i < tokens->len; i++)
    {
      const EcotToken *token = &tokens->data[i];
      const EcotToken *before = &tokens->data[i - 1];

      /* Nothing but a space or an apostrophe lies between the words of a name. */
      if (token->start > before->end + 3 || memchr (title + before->end, ':', token->start - before->end) != NULL)
        break;

      if (is_capital (title, token))
        end = i;
      else if (!is_particle (token))
        break;
    }

  return end;
}

/* "PLIE des Sources", "Espace Technowest": not the first word of the title, which has a capital anyway. */
static void
add_parts (EcotForeignNames *self,
           const char       *title)
{
  g_autoptr (EcotTokens) tokens = ecot_tokens_of (title);

  for (guint i = 1; i < tokens->len; i++)
    {
      guint            end = is_capital (title, &tokens->data[i]) ? end_of_name (title, tokens, i) : i;
      gsize            start = tokens->data[i].start;
      g_autofree char *part = NULL;

      if (end == i)
        continue;

      part = g_strndup (title + start, tokens->data[end].end - start);
      ecot_foreign_names_add (self, ECOT_NAME_PART, part, NULL);
      i = end;
    }
}

/* A label that is a name, and no sentence. */
static void
add_place (EcotForeignNames *self,
           const char       *label)
{
  g_autoptr (EcotTokens) tokens = ecot_tokens_of (label);

  if (tokens->len > 0 && tokens->len <= 5 && is_capital (label, &tokens->data[0]) && end_of_name (label, tokens, 0) == tokens->len - 1)
    ecot_foreign_names_add (self, ECOT_NAME_PLACE, label, NULL);
}

void
ecot_foreign_names_add_lots (EcotForeignNames *self,
                             const EcotLot    *lot)
{
  for (guint i = 0; i < lot->siblings->len; i++)
    {
      ecot_foreign_names_add (self, ECOT_NAME_LOT, lot->siblings->pdata[i], NULL);
      add_parts (self, lot->siblings->pdata[i]);
    }

  for (guint i = 0; i < lot->places->len; i++)
    add_place (self, lot->places->pdata[i]);
}

/* }}} */
