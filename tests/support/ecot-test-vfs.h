/* ecot-test-vfs.h: a disk under SQLite that fails when it is told to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ECOT_TEST_FAULT_FULL,      /* no room left */
  ECOT_TEST_FAULT_IO,        /* the disk does not do it */
  ECOT_TEST_FAULT_SAID_ONLY, /* the disk does it and says that it failed */
  ECOT_TEST_FAULT_GONE,      /* so, and from then on nothing works, not even reading */
} EcotTestFault;

/* Once, before the first connection: from then on every connection is on it. */
void ecot_test_vfs_register (void);

/* The @nth call from now on that changes something on the disk fails (1: the next), and
 * with @for_good every one after it. */
void ecot_test_vfs_fail (EcotTestFault fault,
                         guint         nth,
                         gboolean      for_good);
/* Called before and after every such call.  TRUE before a write: only the first half
 * of it reaches the disk. */
typedef gboolean (*EcotTestVfsHook) (gboolean after);
void ecot_test_vfs_set_hook (EcotTestVfsHook hook);

/* Back to a good disk.  Returns: how many calls failed */
guint ecot_test_vfs_mend (void);

G_END_DECLS
