/* ecot-input.h: one cell of the dossier on a page: title, help, what is typed, message
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_INPUT (ecot_input_get_type ())

G_DECLARE_DERIVABLE_TYPE (EcotInput, ecot_input, ECOT, INPUT, GtkBox)

struct _EcotInputClass
{
  GtkBoxClass parent_class;

  /* Required.  Shows @value, which changed elsewhere (undo, a fix, another page);
   * also called once at the start. */
  void (*show_value) (EcotInput       *self,
                      const EcotValue *value);

  /* Required.  Writes what is being typed, if it is a value. */
  void (*flush) (EcotInput *self);

  /* Optional.  Puts the cursor where somebody who comes for what is wrong wants it;
   * called once the focus is there. */
  void (*point) (EcotInput *self);
};

/* An input fit for the type of the cell @path, which belongs to a SINGLE or KEYED kind.
 * @label: (nullable): NULL, the field's name in the schema
 * @help: (nullable): what the call says of it */
GtkWidget *ecot_input_new (EcotWork   *work,
                           const char *path,
                           const char *label,
                           const char *help,
                           gboolean    required);

const char *ecot_input_get_path (EcotInput *self);
/* Of a KEYED kind, else NULL. */
const char *ecot_input_get_key (EcotInput *self);
const char *ecot_input_get_title (EcotInput *self);
void        ecot_input_focus (EcotInput *self);

/* For the kinds of input */
EcotWork            *ecot_input_get_work (EcotInput *self);
EcotValueType        ecot_input_get_value_type (EcotInput *self);
const EcotFieldSpec *ecot_input_get_spec (EcotInput *self);
const EcotValue     *ecot_input_get_value (EcotInput *self);
/* As one undo step; nothing happens if it is what the cell holds. */
gboolean ecot_input_commit (EcotInput       *self,
                            const EcotValue *value);
/* @widget takes what is typed; @expand: it fills the height. */
void ecot_input_set_widget (EcotInput *self,
                            GtkWidget *widget);
/* One sentence below what is typed; NULL: what the check says of the cell, if anything. */
void ecot_input_set_message (EcotInput  *self,
                             const char *message);
/* What is being typed comes to @hint; shown in the place of a message until it is NULL. */
void ecot_input_set_hint (EcotInput  *self,
                          const char *hint);
/* Room for the messages of inputs beside each other: of one at a time, until more is reserved. */
GtkWidget *ecot_input_make_messages (void);
void       ecot_input_reserve_messages (GtkWidget *messages,
                                        guint      n_lines);
/* Shows the message in @messages, once and for all, with the field's name. */
void ecot_input_put_message (EcotInput *self,
                             GtkWidget *messages);
void ecot_input_hide_title (EcotInput *self);

G_END_DECLS
