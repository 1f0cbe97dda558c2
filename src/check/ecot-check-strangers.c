/* ecot-check-strangers.c: answers to what the lot does not ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They come with a dossier that was begun for another lot, or for an older
 * version of the call: no page shows them and no paper prints them.
 */

#include "check/ecot-check-private.h"

/* A fix that clears more than this is nobody's to make unseen. */
#define MAX_CLEARED 100

static gboolean
has_id (const GPtrArray *items,
        const char      *id)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (*(const char *const *)items->pdata[i], id))
      return TRUE;

  return FALSE;
}

G_STATIC_ASSERT (G_STRUCT_OFFSET (EcotTerritory, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (EcotCondition, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (EcotExit, id) == 0);

static gboolean
is_known (EcotCheck  *self,
          EcotKind    kind,
          const char *key)
{
  const EcotLot *lot = self->lot;

  switch ((int)kind)
    {
    case ECOT_KIND_TERRITORY:
      return has_id (lot->territories, key);
    case ECOT_KIND_CONDITION:
      return has_id (lot->conditions, key);
    case ECOT_KIND_OPTION:
      return ecot_lot_find_option (lot, key) != NULL;
    case ECOT_KIND_NARRATIVE:
      return ecot_lot_find_section (lot, key) != NULL;
    case ECOT_KIND_COST_OPTION:
      return ecot_cost_options_find (ecot_figures_get_options (self->figures), key) != NULL;
    case ECOT_KIND_FUND:
      return ecot_lot_find_fund (lot, key) != NULL;
    case ECOT_KIND_INDICATOR:
      return ecot_lot_find_indicator (lot, key) != NULL;
    case ECOT_KIND_EXIT:
      return ecot_lot_asks_exits (lot) && ecot_lot_find_exit (lot, key) != NULL;
    default:
      g_assert (kind == ECOT_KIND_PIECE);
      return ecot_lot_find_piece (lot, key) != NULL;
    }
}

/* {{{ Records with a key */

static int
first_filled (EcotRecord *record)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (ecot_record_get_kind (record));

  for (guint i = 0; i < kind->n_fields; i++)
    if (!ecot_value_is_empty (ecot_record_get_nth (record, i)))
      return (int)i;

  return -1;
}

static void
clear_record (EcotAction *fix,
              EcotRecord *record)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (ecot_record_get_kind (record));

  for (guint i = 0; i < kind->n_fields; i++)
    if (!ecot_value_is_empty (ecot_record_get_nth (record, i)))
      ecot_action_set (fix, record, kind->fields[i].name, &ECOT_VALUE_EMPTY);
}

static void
check_record (EcotCheck  *self,
              EcotRecord *record)
{
  EcotKind            kind = ecot_record_get_kind (record);
  const EcotKindSpec *spec = ecot_schema_get_kind (kind);
  int                 field = first_filled (record);
  g_autofree char    *where = NULL;
  g_autofree char    *found = NULL;
  EcotFindingSpec     stranger = {
        .rule = "unasked",
        .item = spec->name,
        .level = ECOT_LEVEL_WARNING,
        .expected = "rien",
  };

  if (field < 0 || is_known (self, kind, ecot_record_get_key (record)))
    return;

  where = ecot_dossier_make_path (self->dossier, record, spec->fields[field].name);
  found = g_strdup_printf ("%s « %s »", spec->label, ecot_record_get_key (record));
  stranger.where = where;
  stranger.found = found;
  stranger.fix = ecot_action_new ("Effacer cette réponse");
  clear_record (stranger.fix, record);
  ecot_check_add (self, &stranger, "Le dossier répond à ce que l’appel ne demande pas : %s. Cette réponse ne sera imprimée nulle part.", found);
}

/* }}} */
/* {{{ Participants, posts */

static gboolean
is_asked (EcotCheck *self,
          EcotKind   kind)
{
  if (kind == ECOT_KIND_GROUP)
    return self->lot->asks_participants;

  return kind == ECOT_KIND_ENTRY ? ecot_lot_asks_register (self->lot) : self->lot->posts_label != NULL;
}

static EcotAction *
fix_by_removal (EcotCheck *self,
                EcotKind   kind)
{
  EcotAction *fix = ecot_action_new ("Effacer cette réponse");
  guint       n = ecot_dossier_get_n (self->dossier, kind);

  for (guint i = 0; i < n; i++)
    if (kind == ECOT_KIND_POSTS)
      clear_record (fix, ecot_dossier_get_nth (self->dossier, kind, i));
    else
      ecot_action_remove (fix, ecot_dossier_get_nth (self->dossier, kind, i));

  return fix;
}

static void
check_kind (EcotCheck *self,
            EcotKind   kind)
{
  const EcotKindSpec *spec = ecot_schema_get_kind (kind);
  guint               n = ecot_dossier_get_n (self->dossier, kind);
  gboolean            filled = FALSE;
  EcotFindingSpec     stranger = {
        .rule = "unasked",
        .item = spec->name,
        .level = ECOT_LEVEL_WARNING,
        .where = kind == ECOT_KIND_POSTS ? "posts/count" : spec->name,
        .found = spec->label,
        .expected = "rien",
  };

  for (guint i = 0; i < n && !filled; i++)
    filled = !ecot_check_is_empty (ecot_dossier_get_nth (self->dossier, kind, i));

  if (!filled || is_asked (self, kind))
    return;

  stranger.fix = n <= MAX_CLEARED ? fix_by_removal (self, kind) : NULL;
  ecot_check_add (self, &stranger, "Le dossier répond à ce que l’appel ne demande pas : %s. Cette réponse ne sera imprimée nulle part.", spec->label);
}

/* }}} */

void
ecot_check_strangers (EcotCheck *self)
{
  static const EcotKind keyed[] = {
    ECOT_KIND_TERRITORY, ECOT_KIND_CONDITION, ECOT_KIND_OPTION, ECOT_KIND_NARRATIVE,
    ECOT_KIND_COST_OPTION, ECOT_KIND_FUND, ECOT_KIND_INDICATOR, ECOT_KIND_EXIT, ECOT_KIND_PIECE
  };

  for (guint i = 0; i < G_N_ELEMENTS (keyed); i++)
    for (guint j = 0; j < ecot_dossier_get_n (self->dossier, keyed[i]); j++)
      check_record (self, ecot_dossier_get_nth (self->dossier, keyed[i], j));

  check_kind (self, ECOT_KIND_GROUP);
  check_kind (self, ECOT_KIND_ENTRY);
  check_kind (self, ECOT_KIND_POSTS);
}
