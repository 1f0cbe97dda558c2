/* ecot-type.h: the part of a free face that some texts need, ready to be embedded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ECOT_TYPE_FAMILY_SANS,
  ECOT_TYPE_FAMILY_SERIF,
  ECOT_TYPE_FAMILY_MONO,
  ECOT_TYPE_N_FAMILIES
} EcotTypeFamily;

/* A face of Liberation: as wide, letter by letter, as Arial, Times New Roman and Courier New. */
typedef struct _EcotTypeface EcotTypeface;

/* NULL with %ECOT_ERROR_READ if it is not installed.  (transfer full) */
EcotTypeface *ecot_typeface_open (EcotTypeFamily family,
                                  gboolean       bold,
                                  gboolean       slanted,
                                  GError       **error);
void          ecot_typeface_free (EcotTypeface *self);

/* Whether it can write @character as it stands, one after the other from the left. */
gboolean ecot_typeface_has (EcotTypeface *self,
                            gunichar      character);

typedef struct
{
  gunichar character;
  guint    glyph;   /* in the part */
  guint    advance; /* 1/1000 em */
} EcotTypeGlyph;

typedef struct
{
  char   *name;       /* "LiberationSans-Bold" */
  int     metrics[9]; /* in 1/1000 em: ascent, descent, height of capitals; degrees of slant; flags; box */
  GArray *glyphs;     /* of EcotTypeGlyph, in the order of their characters */
  GBytes *file;       /* TrueType */
} EcotTypePart;

/* What writes @characters (code points), of which it has all.  The same part each time. */
EcotTypePart *ecot_typeface_cut (EcotTypeface *self,
                                 GHashTable   *characters,
                                 GError      **error);
void          ecot_type_part_free (EcotTypePart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotTypeface, ecot_typeface_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotTypePart, ecot_type_part_free)

G_END_DECLS
