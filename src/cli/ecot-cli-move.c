/* ecot-cli-move.c: the verb move: a dossier under another version of its call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The effects are listed whether or not the dossier is written, so that a script
 * sees what it did.  FILE stays as it is: the result is a new file.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <glib/gi18n-lib.h>

#include "desk/ecot-effects.h"

/* What is held against each other. */
typedef struct
{
  EcotDesk  *desk;
  EcotCall  *to;
  GPtrArray *effects;
} Move;

static void
move_clear (Move *self)
{
  g_clear_object (&self->desk);
  g_clear_pointer (&self->to, ecot_call_unref);
  g_clear_pointer (&self->effects, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Move, move_clear)

static guint
count_level (GPtrArray *effects,
             EcotLevel  level)
{
  guint n = 0;

  for (guint i = 0; i < effects->len; i++)
    n += ((EcotEffect *)effects->pdata[i])->level == level;

  return n;
}

static void
print_text (EcotCli    *cli,
            const Move *move)
{
  const char      *levels[] = { _ ("advice"), _ ("warning"), _ ("error") };
  g_autofree char *file = ecot_cli_show (cli->args[0]);

  for (guint i = 0; i < move->effects->len; i++)
    {
      const EcotEffect *effect = move->effects->pdata[i];

      ecot_cli_print (_ ("%s: %s: %s: %s"), file, levels[effect->level], effect->group, effect->message);
    }

  ecot_cli_print (_ ("%s: errors: %u, warnings: %u, advice: %u"), file,
                  count_level (move->effects, ECOT_LEVEL_ERROR),
                  count_level (move->effects, ECOT_LEVEL_WARNING),
                  count_level (move->effects, ECOT_LEVEL_ADVICE));
}

static void
add_effect (JsonBuilder  *json,
            gconstpointer item)
{
  const EcotEffect *effect = item;

  ecot_cli_add_text (json, "level", ecot_level_to_id (effect->level));
  ecot_cli_add_text (json, "group", effect->group);
  ecot_cli_add_text (json, "message", effect->message);
  ecot_cli_add_text (json, "where", effect->where);
}

static void
print_json (EcotCli    *cli,
            const Move *move)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  ecot_cli_add_file (json, cli->args[0]);
  ecot_cli_add_text (json, "lot", ecot_desk_get_lot (move->desk)->lot);
  ecot_cli_add_flag (json, "applied", cli->apply != NULL);
  ecot_cli_add_array (json, "effects", move->effects, add_effect);
  json_builder_end_object (json);
  ecot_cli_print_json (json);
}

/* (transfer full); NULL: said why, with the status to exit with. */
static EcotCall *
find_version (EcotCli  *cli,
              EcotDesk *desk,
              int      *status)
{
  const char        *id = ecot_call_get_id (ecot_desk_get_call (desk));
  g_autoptr (GError) error = NULL;
  g_autofree char   *shown = NULL;
  EcotCall          *call;

  *status = ECOT_CLI_REFUSED;
  if (cli->to != NULL)
    {
      call = ecot_call_read (cli->to, &error);
      if (call == NULL)
        *status = ecot_cli_fail (cli->to, error);
      return call;
    }

  call = ecot_catalogue_find_call (cli->catalogue, id);
  if (call != NULL)
    return ecot_call_ref (call);

  shown = ecot_cli_show (cli->args[0]);
  ecot_cli_say (_ ("%s: no other version of the call “%s” is at hand: name its file with --to"), shown, id);
  return NULL;
}

static gboolean
prepare (EcotCli *cli,
         Move    *move,
         int     *status)
{
  g_autoptr (GError) error = NULL;

  move->desk = ecot_desk_read (cli->catalogue, cli->args[0], &error);
  if (move->desk == NULL)
    {
      *status = ecot_cli_fail (cli->args[0], error);
      return FALSE;
    }

  move->to = find_version (cli, move->desk, status);
  if (move->to == NULL)
    return FALSE;

  move->effects = ecot_effects_list (ecot_desk_get_dossier (move->desk), ecot_desk_get_call (move->desk), move->to, &error);
  if (move->effects == NULL)
    *status = ecot_cli_fail (cli->to, error);

  return move->effects != NULL;
}

int
ecot_cli_move (EcotCli *cli)
{
  g_auto (Move)      move = { NULL };
  g_autoptr (GError) error = NULL;
  int                status;

  if (cli->apply != NULL && !ecot_cli_check_target (cli->apply, &status))
    return status;
  if (!prepare (cli, &move, &status))
    return status;

  if (cli->apply != NULL &&
      !ecot_store_write (ecot_desk_get_dossier (move.desk), ecot_call_get_bytes (move.to), cli->apply, &error))
    return ecot_cli_fail (cli->apply, error);

  if (cli->json)
    print_json (cli, &move);
  else
    print_text (cli, &move);

  return count_level (move.effects, ECOT_LEVEL_ERROR) > 0 ? ECOT_CLI_FINDINGS : ECOT_CLI_FINE;
}
