/* ecot-move-plan.c: a move to another version of a call, looked at before it is made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The copy is the XML form: everything a dossier holds goes through it, and it is
 * read on the other thread, so that beginning costs little.
 */

#include "config.h"

#include "desk/ecot-move-plan.h"

#include "store/ecot-dossier-xml.h"

struct _EcotMovePlan
{
  GBytes   *dossier; /* as XML */
  EcotCall *from, *to;
  char     *path; /* of the file @to is to be read from, or NULL */

  GPtrArray *effects;
};

EcotMovePlan *
ecot_move_plan_new (EcotDesk   *desk,
                    EcotCall   *to,
                    const char *path)
{
  EcotMovePlan *self;

  g_return_val_if_fail (ECOT_IS_DESK (desk), NULL);
  g_return_val_if_fail ((to == NULL) != (path == NULL), NULL);

  self = g_new0 (EcotMovePlan, 1);
  self->dossier = ecot_dossier_xml_write (ecot_desk_get_dossier (desk));
  self->from = ecot_call_ref (ecot_desk_get_call (desk));
  self->to = to != NULL ? ecot_call_ref (to) : NULL;
  self->path = g_strdup (path);

  return self;
}

void
ecot_move_plan_free (EcotMovePlan *self)
{
  g_bytes_unref (self->dossier);
  g_clear_pointer (&self->from, ecot_call_unref);
  g_clear_pointer (&self->to, ecot_call_unref);
  g_clear_pointer (&self->effects, g_ptr_array_unref);
  g_free (self->path);
  g_free (self);
}

gboolean
ecot_move_plan_run (EcotMovePlan *self,
                    GError      **error)
{
  g_autoptr (EcotDossier) dossier = NULL;

  g_return_val_if_fail (self != NULL && self->effects == NULL, FALSE);

  if (self->to == NULL)
    self->to = ecot_call_read (self->path, error);

  dossier = self->to != NULL ? ecot_dossier_xml_read (self->dossier, ecot_call_get_id (self->from), error) : NULL;
  if (dossier != NULL)
    self->effects = ecot_effects_list (dossier, self->from, self->to, error);

  return self->effects != NULL;
}

EcotCall *
ecot_move_plan_get_call (EcotMovePlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->to;
}

GPtrArray *
ecot_move_plan_get_effects (EcotMovePlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->effects;
}

gboolean
ecot_move_plan_is_same (EcotMovePlan *self)
{
  g_return_val_if_fail (self != NULL && self->to != NULL, FALSE);

  return g_bytes_equal (ecot_call_get_bytes (self->from), ecot_call_get_bytes (self->to));
}
