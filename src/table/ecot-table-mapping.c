/* ecot-table-mapping.c: which column of a stranger's sheet is what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "table/ecot-table-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-fold.h"

static const struct
{
  const char *id, *title;
  gboolean    number;
} roles[ECOT_N_ROLES] = {
  [ECOT_ROLE_LABEL] = { "label", N_ ("Label"), FALSE },
  [ECOT_ROLE_CATEGORY] = { "category", N_ ("Category"), FALSE },
  [ECOT_ROLE_ACCOUNT] = { "account", N_ ("Account"), FALSE },
  [ECOT_ROLE_QUANTITY] = { "quantity", N_ ("Quantity"), TRUE },
  [ECOT_ROLE_UNIT] = { "unit", N_ ("Unit"), FALSE },
  [ECOT_ROLE_UNIT_COST] = { "unit-cost", N_ ("Unit cost"), TRUE },
  [ECOT_ROLE_AMOUNT] = { "amount", N_ ("Amount"), TRUE },
  [ECOT_ROLE_VAT] = { "vat", N_ ("VAT rate"), TRUE },
  [ECOT_ROLE_PROOF] = { "proof", N_ ("Supporting document"), FALSE },
  [ECOT_ROLE_FUNDER] = { "funder", N_ ("Funder"), FALSE },
  [ECOT_ROLE_FUNDER_ACCOUNT] = { "funder-account", N_ ("Funder’s account"), FALSE },
  [ECOT_ROLE_FUNDER_AMOUNT] = { "funder-amount", N_ ("Funder’s amount"), TRUE },
  [ECOT_ROLE_REALISED] = { "realised", N_ ("Realised"), TRUE },
  [ECOT_ROLE_FUNDER_RECEIVED] = { "funder-received", N_ ("Received"), TRUE },
  [ECOT_ROLE_PERIOD] = { "period-1", N_ ("Period 1"), TRUE },
  { "period-2", N_ ("Period 2"), TRUE },
  { "period-3", N_ ("Period 3"), TRUE },
  { "period-4", N_ ("Period 4"), TRUE },
  { "period-5", N_ ("Period 5"), TRUE },
  { "period-6", N_ ("Period 6"), TRUE },
  [ECOT_ROLE_FUNDER_PERIOD] = { "funder-period-1", N_ ("Funder, period 1"), TRUE },
  { "funder-period-2", N_ ("Funder, period 2"), TRUE },
  { "funder-period-3", N_ ("Funder, period 3"), TRUE },
  { "funder-period-4", N_ ("Funder, period 4"), TRUE },
  { "funder-period-5", N_ ("Funder, period 5"), TRUE },
  { "funder-period-6", N_ ("Funder, period 6"), TRUE },
};

const char *
ecot_role_to_id (EcotRole role)
{
  g_return_val_if_fail (role < ECOT_N_ROLES, NULL);

  return roles[role].id;
}

EcotRole
ecot_role_from_id (const char *id)
{
  for (guint i = 0; i < ECOT_N_ROLES; i++)
    if (strcmp (roles[i].id, id) == 0)
      return i;

  return ECOT_N_ROLES;
}

const char *
ecot_role_get_title (EcotRole role)
{
  g_return_val_if_fail (role < ECOT_N_ROLES, NULL);

  return _ (roles[role].title);
}

gboolean
ecot_role_is_number (EcotRole role)
{
  return role < ECOT_N_ROLES && roles[role].number;
}

gboolean
ecot_role_is_amount (EcotRole role)
{
  return ecot_role_is_number (role) && role != ECOT_ROLE_QUANTITY && role != ECOT_ROLE_UNIT_COST && role != ECOT_ROLE_VAT;
}

gboolean
ecot_role_is_of_funder (EcotRole role)
{
  return ecot_role_get_like (role) != role;
}

EcotRole
ecot_role_get_like (EcotRole role)
{
  if (role >= ECOT_ROLE_FUNDER_PERIOD && role <= ECOT_ROLE_LAST_FUNDER_PERIOD)
    return role - ECOT_ROLE_FUNDER_PERIOD + ECOT_ROLE_PERIOD;
  if (role == ECOT_ROLE_FUNDER)
    return ECOT_ROLE_LABEL;
  if (role == ECOT_ROLE_FUNDER_ACCOUNT)
    return ECOT_ROLE_ACCOUNT;
  if (role == ECOT_ROLE_FUNDER_AMOUNT)
    return ECOT_ROLE_AMOUNT;

  return role == ECOT_ROLE_FUNDER_RECEIVED ? ECOT_ROLE_REALISED : role;
}

gboolean
ecot_mapping_has_two_sides (const EcotMapping *self)
{
  gboolean amounts = self->columns[ECOT_ROLE_FUNDER_AMOUNT] >= 0;

  for (guint i = ECOT_ROLE_FUNDER_PERIOD; i <= ECOT_ROLE_LAST_FUNDER_PERIOD; i++)
    amounts = amounts || self->columns[i] >= 0;

  return amounts && self->columns[ECOT_ROLE_FUNDER] >= 0;
}

void
ecot_mapping_clear (EcotMapping *self,
                    guint        sheet)
{
  *self = (EcotMapping){ .sheet = sheet, .header = ECOT_ROW_NONE };
  for (guint i = 0; i < ECOT_N_ROLES; i++)
    self->columns[i] = -1;
}

/* {{{ As text */

char *
ecot_mapping_write_columns (const EcotMapping *self)
{
  GString *text = g_string_new (NULL);
  char     buf[ECOT_TABLE_ADDRESS_BUFSIZE];

  for (guint i = 0; i < ECOT_N_ROLES; i++)
    if (self->columns[i] >= 0)
      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "," : "", roles[i].id,
                              ecot_table_write_address (G_MAXUINT, (guint)self->columns[i], buf));

  return g_string_free (text, FALSE);
}

static gboolean
read_column (EcotMapping *self,
             const char  *text,
             GError     **error)
{
  const char         *equal = strchr (text, '=');
  g_autofree char    *id = g_strstrip (g_strndup (text, equal != NULL ? (gsize)(equal - text) : strlen (text)));
  g_autofree char    *letters = g_strstrip (g_strdup (equal != NULL ? equal + 1 : ""));
  g_autoptr (GString) known = g_string_new (NULL);
  EcotRole            role = ecot_role_from_id (id);
  guint               column;

  for (guint i = 0; i < ECOT_N_ROLES; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", roles[i].id);

  if (role == ECOT_N_ROLES || !ecot_table_read_column (letters, &column))
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("“%s” says no column: write as in “label=A,amount=D”; there are %s"), text, known->str);
      return FALSE;
    }

  self->columns[role] = (int)column;
  return TRUE;
}

gboolean
ecot_mapping_read_columns (EcotMapping *self,
                           const char  *text,
                           GError     **error)
{
  g_auto (GStrv) pairs = g_strsplit (text, ",", -1);

  for (guint i = 0; i < ECOT_N_ROLES; i++)
    self->columns[i] = -1;
  for (guint i = 0; pairs[i] != NULL; i++)
    if (!read_column (self, pairs[i], error))
      return FALSE;

  return TRUE;
}

char *
ecot_mapping_sign (const EcotMapping    *self,
                   const EcotTableSheet *sheet)
{
  const EcotTableRow   *row = self->header != ECOT_ROW_NONE ? ecot_table_sheet_find_row (sheet, self->header) : NULL;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (row == NULL)
    return NULL;

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *folded = ecot_fold (row->cells[i].text);
      g_autofree char *line = g_strdup_printf ("%u %s\n", row->cells[i].column, g_strstrip (folded));

      g_checksum_update (sum, (const guchar *)line, -1);
    }

  return g_strdup (g_checksum_get_string (sum));
}

/* }}} */
