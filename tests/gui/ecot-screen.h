/* ecot-screen.h: what a screen reader sees of a program, all of it at one moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _EcotScreen EcotScreen;

/* Something that can be seen; alive until the screen is looked at again. */
typedef struct _EcotSeen EcotSeen;

struct _EcotSeen
{
  const EcotSeen *parent; /* NULL of a window */
  const char     *path;
  const char     *name;
  const char     *description;
  guint           role;   /* AtspiRole */
  guint64         states; /* a bit for each AtspiStateType */
  gboolean        takes_text;
  int             index; /* among the children of its parent */
  int             n_children;
  GPtrArray      *children; /* in their order */
};

typedef gboolean (*EcotWanted) (const EcotSeen *seen,
                                const char     *name);

/* Of the accessibility bus of this session. */
EcotScreen *ecot_screen_new (void);
void        ecot_screen_free (EcotScreen *self);

/* Looks at the program of process @pid anew.  FALSE: it is not there. */
gboolean ecot_screen_look (EcotScreen *self,
                           const char *pid);
/* The first that is wanted, from the first window on, parents before children; NULL: none. */
const EcotSeen *ecot_screen_find (EcotScreen *self,
                                  EcotWanted  wanted,
                                  const char *name);
/* All the text of something that takes text, or NULL.  (transfer full) */
char    *ecot_screen_get_text (EcotScreen     *self,
                               const EcotSeen *seen);
gboolean ecot_screen_set_text (EcotScreen     *self,
                               const EcotSeen *seen,
                               const char     *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotScreen, ecot_screen_free)

G_END_DECLS
