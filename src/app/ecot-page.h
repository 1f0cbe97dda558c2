/* ecot-page.h: what every page of the window can be asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_PAGE (ecot_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (EcotPage, ecot_page, ECOT, PAGE, GtkBox)

struct _EcotPageClass
{
  GtkBoxClass parent_class;

  /* Required.  Called once, when the page is first shown: fills it. */
  void (*build) (EcotPage *self,
                 EcotWork *work);

  /* Optional.  Puts the focus on the cell @path, and says whether it has it. */
  gboolean (*go_to) (EcotPage   *self,
                     const char *path);

  /* Optional.  Puts the focus where one begins to type; the first widget if it is not there. */
  void (*begin) (EcotPage *self);
};

/* Of type @type, built for @work. */
GtkWidget *ecot_page_new (GType     type,
                          EcotWork *work);
/* The page of a chapter of the window. */
GtkWidget *ecot_page_new_for_chapter (const char *id,
                                      EcotWork   *work);
EcotWork  *ecot_page_get_work (EcotPage *self);
gboolean   ecot_page_go_to (EcotPage   *self,
                            const char *path);
void       ecot_page_begin (EcotPage *self);

G_END_DECLS
