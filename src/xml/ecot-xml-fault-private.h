/* ecot-xml-fault-private.h: what is wrong with a file of XML, in our words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/xmlerror.h>

G_BEGIN_DECLS

/* One sentence with its remedy.  (transfer full) */
char *ecot_xml_fault_say (const xmlError *error);

G_END_DECLS
