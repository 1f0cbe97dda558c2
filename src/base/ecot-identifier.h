/* ecot-identifier.h: SIRET, RNA and the other numbers an association is known by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each test takes what a person typed, spaces and points allowed, and says why
 * it is wrong in one French sentence (static string), or %NULL if it is right.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 14 digits, Luhn; an establishment of La Poste (SIREN 356000000) is also right
 * when the sum of its digits is a multiple of 5. */
const char *ecot_siret_fault (const char *text);
/* 9 digits, Luhn. */
const char *ecot_siren_fault (const char *text);
/* W, a digit, a digit or letter, seven digits: W751000000, W9R1234567. */
const char *ecot_rna_fault (const char *text);
/* Five digits, a department that exists (01–95, 2A/2B as 20, 97, 98). */
const char *ecot_postcode_fault (const char *text);
const char *ecot_email_fault (const char *text);
/* French: ten digits from 0, or +33 and nine; foreign: + and 8 to 15 digits. */
const char *ecot_telephone_fault (const char *text);
/* Mod 97; a French one also its RIB key. */
const char *ecot_iban_fault (const char *text);

/* How papers print it: "732 829 320 00074", "03 27 00 00 00", with U+00A0
 * between the groups; "+33 3 27…" as "03 27…".  Unchanged when it does not have
 * the right number of digits, or is foreign.  Returns: (transfer full) */
char *ecot_siret_format (const char *text);
char *ecot_telephone_format (const char *text);

G_END_DECLS
