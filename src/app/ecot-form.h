/* ecot-form.h: inputs in groups under headings, on a page that scrolls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-grid-pane.h"
#include "app/ecot-input.h"

G_BEGIN_DECLS

#define ECOT_TYPE_FORM (ecot_form_get_type ())

G_DECLARE_FINAL_TYPE (EcotForm, ecot_form, ECOT, FORM, GtkWidget)

GtkWidget *ecot_form_new (EcotWork   *work,
                          const char *title);
/* Lets the form grow wider than one reads, for a wide table. */
void ecot_form_widen (EcotForm *self);
/* Lets it take all the room there is, for a table with many columns. */
void ecot_form_fill (EcotForm *self);
/* A heading; what is added next stands below it. */
void ecot_form_add_group (EcotForm   *self,
                          const char *title);
/* The input of the cell @path; see ecot_input_new().  Its width goes by its name: a postcode is
 * narrow, an address is not. */
EcotInput *ecot_form_add_input (EcotForm   *self,
                                const char *path,
                                const char *label,
                                const char *help,
                                gboolean    required);
/* The fields the call prints under @prefixes, with its headings, in its order; then,
 * folded, the others of their kinds. */
void ecot_form_add_fields (EcotForm          *self,
                           const char *const *prefixes);
/* Anything, over the whole width. */
void ecot_form_add_widget (EcotForm  *self,
                           GtkWidget *widget);
/* Beside what was added last, over @span of six columns. */
void       ecot_form_attach_widget (EcotForm  *self,
                                    GtkWidget *widget,
                                    int        span);
GtkWidget *ecot_form_add_text (EcotForm   *self,
                               const char *text,
                               const char *class);
/* What the call says of what was added last, in its own words; nothing if it says nothing. */
void ecot_form_add_phrase (EcotForm         *self,
                           const EcotSource *source);
/* The notes of the call about @about, an id or the name of an element; nothing if there is none. */
void ecot_form_add_notes (EcotForm   *self,
                          const char *about);
/* An input without a title in a grid of the caller's, @width pixels wide; the form
 * knows the way to it.  @name: what assistive technology calls it;
 * @messages: where what is wrong with it is said.  Borrowed; NULL: no cell is called @path. */
EcotInput *ecot_form_attach_input (EcotForm   *self,
                                   GtkGrid    *grid,
                                   const char *path,
                                   const char *name,
                                   int         width,
                                   int         column,
                                   int         row,
                                   GtkWidget  *messages);
/* A table over the whole width, as high as its rows. */
EcotGrid *ecot_form_add_grid (EcotForm           *self,
                              const EcotGridSpec *spec,
                              const char         *name);
/* @widget knows the way to paths that no input has: asked by ecot_form_go_to() in its turn. */
typedef gboolean (*EcotFormGoTo) (GtkWidget  *widget,
                                  const char *path);

void ecot_form_add_way (EcotForm    *self,
                        GtkWidget   *widget,
                        EcotFormGoTo go_to);

/* Where one begins, unless something before it can be typed in. */
void ecot_form_begin_at (EcotForm  *self,
                         GtkWidget *widget);
/* Puts the focus where one begins to type. */
void     ecot_form_begin (EcotForm *self);
gboolean ecot_form_go_to (EcotForm   *self,
                          const char *path);

G_END_DECLS
