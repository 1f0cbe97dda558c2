/* ecot-form-plan.h: what goes into each field of a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/ecot-form-map.h"
#include "figure/ecot-figures.h"

G_BEGIN_DECLS

typedef struct
{
  const EcotFormEntry *entry;
  const EcotPdfField  *field;   /* NULL: the form has none of that name */
  char                *from;    /* where it comes from, as the map says */
  char               **values;  /* text, state or options as the form keeps them; none: left empty */
  char                *shown;   /* the same for a person */
  char                *problem; /* one sentence: why it cannot be put there; NULL: it can, as far as is known */
} EcotFormItem;

typedef struct
{
  const EcotPdfForm *form;
  const EcotFormMap *map;
  GPtrArray         *items; /* of EcotFormItem, in the order of the map; fields it leaves alone are none */
  GBytes            *file;  /* the filled form, once it was made */
} EcotFormPlan;

/* Reads the dossier; @form and @map outlive the plan.  (transfer full) */
EcotFormPlan *ecot_form_plan_new (EcotFigures       *figures,
                                  const EcotPdfForm *form,
                                  const EcotFormMap *map);
void          ecot_form_plan_free (EcotFormPlan *self);

/* Items with a problem. */
guint ecot_form_plan_count_problems (const EcotFormPlan *self);

/* Names of the fields that the form asks for and that stay empty, whether or not the map has them.
 * (transfer container) (element-type utf8) */
GPtrArray *ecot_form_plan_list_required (const EcotFormPlan *self);

/**
 * ecot_form_plan_fill:
 *
 * Fills the form in the reader, has it read again, and compares.  What does not fit
 * becomes a problem of its item, and @self has no file then.  On any thread.
 *
 * Returns: FALSE if the form or the fonts could not be used at all
 */
gboolean ecot_form_plan_fill (EcotFormPlan *self,
                              GCancellable *cancellable,
                              GError      **error);
/* The first problem as an error, with how many others there are. */
void ecot_form_plan_set_error (const EcotFormPlan *self,
                               GError            **error);
/* @out is replaced whole, or not at all. */
gboolean ecot_form_plan_write (const EcotFormPlan *self,
                               const char         *out,
                               GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotFormPlan, ecot_form_plan_free)

G_END_DECLS
