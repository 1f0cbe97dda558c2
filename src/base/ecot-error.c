/* ecot-error.c: the one error domain of Écot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-error.h"

G_DEFINE_QUARK (ecot - error, ecot_error)
