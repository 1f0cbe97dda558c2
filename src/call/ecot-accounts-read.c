/* ecot-accounts-read.c: the file of accounts, judged word by word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words are those of data/accounts/accounts.rng.  The file may be replaced by
 * whoever keeps the program, so that it is trusted no more than a call.
 */

#include "config.h"

#include "call/ecot-accounts.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "xml/ecot-xml-reader.h"

/* Ten times what there is. */
#define MAX_ITEMS 1000

typedef struct
{
  EcotAccounts *accounts;
  EcotAccount  *account; /* the last one, and its last line */
  EcotAccount  *line;
  guint         n;
  EcotDate      label_from;
} Reading;

typedef struct
{
  EcotXmlReader     *reader;
  const char        *element;
  const char *const *names;
  const char *const *values;
  GError           **error;
} Tag;

/* NULL with the error set if it is needed and not there. */
static const char *
get (const Tag  *tag,
     const char *name,
     gboolean    needed)
{
  const char *value = ecot_xml_attribute (tag->names, tag->values, name);

  if (needed && (value == NULL || *value == '\0'))
    ecot_xml_reader_fail (tag->reader, tag->error, _ ("“%s” needs the attribute “%s”"), tag->element, name);

  return value != NULL && *value != '\0' ? value : NULL;
}

static gboolean
get_date (const Tag  *tag,
          const char *name,
          EcotDate   *date)
{
  const char *value = get (tag, name, FALSE);

  *date = ECOT_DATE_NONE;
  if (value == NULL || ecot_date_parse (value, date, NULL))
    return TRUE;

  return ecot_xml_reader_fail (tag->reader, tag->error, _ ("“%s” of “%s” is no day: write it as 2020-01-01"), name, tag->element);
}

static gboolean
is_code (const char *text)
{
  gsize length = strspn (text, "0123456789");

  return text[length] == '\0' && length >= 2 && length <= 8;
}

static EcotAccount *
account_new (const char     *id,
             const char     *label,
             EcotAccountSide side)
{
  EcotAccount *self = g_new0 (EcotAccount, 1);

  self->id = g_strdup (id);
  self->code = is_code (id);
  self->label = g_strdup (label);
  self->side = side;
  self->lines = g_ptr_array_new ();
  return self;
}

static gboolean
find_side (const Tag       *tag,
           EcotAccountSide *side)
{
  static const char *const sides[ECOT_N_SIDES] = { "charges", "products", "uses", "resources" };
  const char              *name = get (tag, "side", TRUE);

  if (name == NULL)
    return FALSE;

  for (*side = 0; *side < ECOT_N_SIDES; (*side)++)
    if (strcmp (sides[*side], name) == 0)
      return TRUE;

  return ecot_xml_reader_fail (tag->reader, tag->error, _ ("“%s” is no side of the accounts: charges, products, uses or resources"), name);
}

static gboolean
read_funder (EcotAccount *account,
             const Tag   *tag)
{
  const char *earned = get (tag, "earned", FALSE);

  account->funder = g_strdup (get (tag, "funder", FALSE));
  account->codes = g_strdup (get (tag, "codes", FALSE));
  account->words = g_strdup (get (tag, "words", FALSE));
  account->earned = g_strcmp0 (earned, "true") == 0;
  return earned == NULL || account->earned || strcmp (earned, "false") == 0 ||
         ecot_xml_reader_fail (tag->reader, tag->error, _ ("“%s” of “%s” is “true” or “false”"), "earned", tag->element);
}

static gboolean
read_plan (Reading   *self,
           const Tag *tag)
{
  const char      *id = get (tag, "id", TRUE);
  const char      *title = id != NULL ? get (tag, "title", TRUE) : NULL;
  EcotAccountPlan *plan;
  EcotDate         from, until;

  if (title == NULL || !get_date (tag, "from", &from) || !get_date (tag, "until", &until))
    return FALSE;

  plan = g_new0 (EcotAccountPlan, 1);
  plan->id = g_strdup (id);
  plan->title = g_strdup (title);
  plan->from = from;
  plan->until = until;
  g_ptr_array_add (self->accounts->plans, plan);
  return TRUE;
}

static gboolean
read_account (Reading   *self,
              const Tag *tag)
{
  const char     *id = get (tag, "id", TRUE);
  const char     *label = id != NULL ? get (tag, "label", TRUE) : NULL;
  EcotAccountSide side;

  if (label == NULL || !find_side (tag, &side))
    return FALSE;

  self->account = account_new (id, label, side);
  self->line = NULL;
  g_ptr_array_add (self->accounts->accounts, self->account);
  return read_funder (self->account, tag);
}

static gboolean
read_line (Reading   *self,
           const Tag *tag)
{
  const char *code = get (tag, "code", FALSE);
  const char *id = code != NULL ? code : get (tag, "id", TRUE);
  const char *label = id != NULL ? get (tag, "label", TRUE) : NULL;

  if (label == NULL)
    return FALSE;

  if (code != NULL && (!is_code (code) || !g_str_has_prefix (code, self->account->id)))
    return ecot_xml_reader_fail (tag->reader, tag->error, _ ("“%s” is no code of account %s"), code, self->account->id);

  self->line = account_new (id, label, self->account->side);
  self->line->funds = g_strdup (get (tag, "funds", FALSE));
  g_ptr_array_add (self->account->lines, self->line);
  return read_funder (self->line, tag);
}

static gboolean
read_kind (Reading   *self,
           const Tag *tag)
{
  const char *name = get (tag, "name", TRUE);
  const char *account = name != NULL ? get (tag, "account", TRUE) : NULL;

  if (account == NULL)
    return FALSE;

  g_hash_table_replace (self->accounts->kinds, g_strdup (name), g_strdup (account));
  return TRUE;
}

static gboolean
read_move (Reading   *self,
           const Tag *tag)
{
  static const char *const needed[] = { "code", "to", "since", "meaning", "rule" };
  EcotAccountMove         *move;
  EcotDate                 since;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (get (tag, needed[i], TRUE) == NULL)
      return FALSE;

  if (!get_date (tag, "since", &since))
    return FALSE;

  move = g_new0 (EcotAccountMove, 1);
  move->code = g_strdup (get (tag, "code", FALSE));
  move->to = g_strdup (get (tag, "to", FALSE));
  move->meaning = g_strdup (get (tag, "meaning", FALSE));
  move->rule = g_strdup (get (tag, "rule", FALSE));
  move->since = since;
  g_ptr_array_add (self->accounts->moves, move);
  return TRUE;
}

static gboolean
read_label (Reading   *self,
            const Tag *tag)
{
  return get (tag, "from", TRUE) != NULL && get_date (tag, "from", &self->label_from);
}

static const struct
{
  const char *name;
  guint       depth; /* where it may stand */
  gboolean (*read) (Reading   *self,
                    const Tag *tag);
} elements[] = {
  { "plan", 2, read_plan },
  { "account", 2, read_account },
  { "kind", 2, read_kind },
  { "moved", 2, read_move },
  { "line", 3, read_line },
  { "label", 3, read_label },
  { "label", 4, read_label },
};

static gboolean
start_element (EcotXmlReader     *reader,
               const char        *element,
               const char *const *names,
               const char *const *values,
               gpointer           data,
               GError           **error)
{
  const Tag tag = { reader, element, names, values, error };
  Reading  *self = data;
  guint     depth = ecot_xml_reader_get_depth (reader);

  if (depth == 1)
    return strcmp (element, "accounts") == 0 ||
           ecot_xml_reader_fail (reader, error, _ ("this is no file of accounts: it begins with <%s> and not with <accounts>"), element);

  if (self->n++ == MAX_ITEMS)
    return ecot_xml_reader_fail (reader, error, _ ("there are more than %d accounts and lines"), MAX_ITEMS);

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (elements[i].name, element) == 0 && elements[i].depth == depth &&
        (depth == 2 || self->account != NULL) && (depth < 4 || self->line != NULL))
      return elements[i].read (self, &tag);

  return ecot_xml_reader_fail (reader, error, _ ("“%s” has no place here"), element);
}

static gboolean
end_element (EcotXmlReader *reader,
             const char    *element,
             const char    *text,
             gpointer       data,
             GError       **error)
{
  Reading         *self = data;
  EcotAccount     *owner = self->line != NULL ? self->line : self->account;
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (strcmp (element, "line") == 0)
    self->line = NULL;
  else if (strcmp (element, "account") == 0)
    self->account = NULL;

  if (strcmp (element, "label") != 0)
    return *stripped == '\0' || ecot_xml_reader_fail (reader, error, _ ("no text may stand in “%s”: “%s”"), element, stripped);

  if (owner->later_label != NULL || *stripped == '\0')
    return ecot_xml_reader_fail (reader, error, _ ("“%s” needs one other label"), owner->id);

  owner->later_label = g_steal_pointer (&stripped);
  owner->later = self->label_from;
  return TRUE;
}

static void
plan_free (EcotAccountPlan *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

static void
account_free (EcotAccount *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    account_free (self->lines->pdata[i]);

  g_ptr_array_unref (self->lines);
  g_free (self->id);
  g_free (self->label);
  g_free (self->later_label);
  g_free (self->funder);
  g_free (self->funds);
  g_free (self->codes);
  g_free (self->words);
  g_free (self);
}

static void
move_free (EcotAccountMove *self)
{
  g_free (self->code);
  g_free (self->to);
  g_free (self->meaning);
  g_free (self->rule);
  g_free (self);
}

static EcotAccounts *
accounts_new (void)
{
  EcotAccounts *self = g_new0 (EcotAccounts, 1);

  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify)plan_free);
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify)account_free);
  self->moves = g_ptr_array_new_with_free_func ((GDestroyNotify)move_free);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
ecot_accounts_free (EcotAccounts *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->moves);
  g_hash_table_unref (self->kinds);
  g_free (self);
}

EcotAccounts *
ecot_accounts_read (GBytes     *bytes,
                    const char *name,
                    GError    **error)
{
  static const EcotXmlHandler handler = { start_element, end_element };
  Reading                     reading = { 0 };

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  reading.accounts = accounts_new ();
  if (ecot_xml_read (bytes, name, ECOT_ERROR_BAD_CALL, &handler, &reading, error))
    return reading.accounts;

  ecot_accounts_free (reading.accounts);
  return NULL;
}
