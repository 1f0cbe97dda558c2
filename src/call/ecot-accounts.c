/* ecot-accounts.c: the accounts of associations, by code and by day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "call/ecot-accounts.h"

#include <string.h>

#include "call/ecot-catalogue.h"

typedef struct
{
  EcotAccounts *accounts;
  GError       *error;
} Loaded;

static gpointer
load (gpointer unused)
{
  static const char  none[] = "<accounts/>";
  g_autofree char   *folder = ecot_data_dir ();
  g_autofree char   *path = g_build_filename (folder, "accounts", "associations.xml", NULL);
  Loaded            *self = g_new0 (Loaded, 1);
  g_autoptr (GBytes) bytes = NULL;
  char              *text;
  gsize              length;

  if (g_file_get_contents (path, &text, &length, &self->error))
    {
      bytes = g_bytes_new_take (text, length);
      self->accounts = ecot_accounts_read (bytes, path, &self->error);
    }
  if (self->accounts == NULL)
    {
      g_autoptr (GBytes) empty = g_bytes_new_static (none, strlen (none));

      self->accounts = ecot_accounts_read (empty, path, NULL);
    }

  return self;
}

const EcotAccounts *
ecot_accounts_get (GError **error)
{
  static GOnce  once = G_ONCE_INIT;
  const Loaded *loaded = g_once (&once, load, NULL);

  if (error != NULL && loaded->error != NULL)
    *error = g_error_copy (loaded->error);

  return loaded->accounts;
}

static gboolean
is_inside (EcotDate date,
           EcotDate from,
           EcotDate until)
{
  return (from == ECOT_DATE_NONE || date >= from) && (until == ECOT_DATE_NONE || date <= until);
}

const EcotAccountPlan *
ecot_accounts_find_plan (const EcotAccounts *self,
                         EcotDate            date)
{
  const EcotAccountPlan *found = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->plans->len; i++)
    {
      const EcotAccountPlan *plan = self->plans->pdata[i];

      if (date == ECOT_DATE_NONE || is_inside (date, plan->from, plan->until))
        found = plan;
    }

  return found;
}

const char *
ecot_account_get_label (const EcotAccount *self,
                        EcotDate           date)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->later_label != NULL && (date == ECOT_DATE_NONE || date >= self->later))
    return self->later_label;

  return self->label;
}

gboolean
ecot_accounts_has_code (const EcotAccounts *self,
                        EcotAccountSide     side,
                        const char         *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, FALSE);

  if (strspn (code, "0123456789") != strlen (code) || strlen (code) > 8)
    return FALSE;

  for (guint i = 0; i < self->accounts->len; i++)
    {
      const EcotAccount *account = self->accounts->pdata[i];

      if (account->side == side && account->code && g_str_has_prefix (code, account->id))
        return TRUE;
    }

  return FALSE;
}

const EcotAccountMove *
ecot_accounts_find_move (const EcotAccounts *self,
                         const char         *code,
                         EcotDate            date)
{
  g_return_val_if_fail (self != NULL && code != NULL, NULL);

  for (guint i = 0; i < self->moves->len; i++)
    {
      const EcotAccountMove *move = self->moves->pdata[i];

      if (g_str_has_prefix (code, move->code) && (date == ECOT_DATE_NONE || date >= move->since))
        return move;
    }

  return NULL;
}

static gboolean
holds (const EcotAccount *self,
       const char        *type)
{
  return self->funder != NULL && strcmp (self->funder, type) == 0;
}

const EcotAccount *
ecot_accounts_find_type (const EcotAccounts *self,
                         const char         *type)
{
  g_return_val_if_fail (self != NULL && type != NULL, NULL);

  for (guint i = 0; i < self->accounts->len; i++)
    {
      const EcotAccount *account = self->accounts->pdata[i];

      if (holds (account, type))
        return account;

      for (guint j = 0; j < account->lines->len; j++)
        if (holds (account->lines->pdata[j], type))
          return account->lines->pdata[j];
    }

  return NULL;
}

/* How much of @code is one of the codes of @self. */
static gsize
count_digits (const EcotAccount *self,
              const char        *code)
{
  g_auto (GStrv) codes = g_strsplit (self->codes != NULL ? self->codes : "", " ", -1);
  gsize          longest = self->code && g_str_has_prefix (code, self->id) ? strlen (self->id) : 0;

  for (guint i = 0; codes[i] != NULL; i++)
    if (g_str_has_prefix (code, codes[i]))
      longest = MAX (longest, strlen (codes[i]));

  return longest;
}

const EcotAccount *
ecot_accounts_find_code (const EcotAccounts *self,
                         EcotAccountSide     side,
                         const char         *code)
{
  const EcotAccount *found = NULL;
  gsize              longest = 0;

  g_return_val_if_fail (self != NULL && code != NULL, NULL);

  for (guint i = 0; ecot_accounts_has_code (self, side, code) && i < self->accounts->len; i++)
    {
      const EcotAccount *account = self->accounts->pdata[i];

      /* A line that has the code of its account stands before it. */
      for (guint j = 0; account->side == side && j <= account->lines->len; j++)
        {
          const EcotAccount *one = j < account->lines->len ? account->lines->pdata[j] : account;
          gsize              digits = count_digits (one, code);

          if (digits > longest)
            {
              longest = digits;
              found = one;
            }
        }
    }

  return found;
}

gboolean
ecot_accounts_is_earned (const EcotAccounts *self,
                         const char         *type)
{
  const EcotAccount *account;

  g_return_val_if_fail (self != NULL, FALSE);

  account = type != NULL ? ecot_accounts_find_type (self, type) : NULL;
  return account != NULL && account->earned;
}

const char *
ecot_accounts_get_default (const EcotAccounts *self,
                           const char         *kind)
{
  g_return_val_if_fail (self != NULL && kind != NULL, NULL);

  return g_hash_table_lookup (self->kinds, kind);
}
