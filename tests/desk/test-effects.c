/* test-effects.c: what moving to another version of a call is said to change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/ecot-error.h"
#include "desk/ecot-effects.h"

#define CALL(items)                                              \
  "<call id='essai' title='t' issuer='i'><lot id='1' title='t'>" \
  "<category id='staff' kind='staff' label='Personnel'/>"        \
  "<section id='project' title='Le projet'/>" items "</lot></call>"
#define CAP(value) "<limit id='cap' figure='cost.total' at-most='" value " EUR' message='le plafond du coût total'/>"

static EcotCall *
load (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  EcotCall          *call = ecot_call_load (bytes, "essai.xml", &error);

  g_assert_no_error (error);
  return call;
}

static void
set (EcotDossier *dossier,
     const char  *path,
     EcotValue    value)
{
  g_autoptr (GError) error = NULL;

  ecot_dossier_set_path (dossier, path, &value, "essai", &error);
  g_assert_no_error (error);
  ecot_value_clear (&value);
}

/* One line of 9 500.00 and a text. */
static EcotDossier *
make_dossier (void)
{
  EcotDossier           *dossier = ecot_dossier_new ("essai/1");
  g_autoptr (EcotAction) action = ecot_action_new ("essai");
  g_autoptr (GError)     error = NULL;
  gint64                 id = ecot_dossier_reserve_id (dossier);
  g_auto (EcotValue)     amount = ecot_value_number (ECOT_VALUE_AMOUNT, 950000);
  g_auto (EcotValue)     category = ecot_value_text (ECOT_VALUE_CHOICE, "staff");

  ecot_action_insert (action, ECOT_KIND_LINE, id, NULL, 0);
  ecot_action_set_new (action, ECOT_KIND_LINE, id, "amount", &amount);
  ecot_action_set_new (action, ECOT_KIND_LINE, id, "category", &category);
  ecot_dossier_perform (dossier, action, &error);
  g_assert_no_error (error);
  set (dossier, "narrative/project/text", ecot_value_text (ECOT_VALUE_PROSE, "Notre projet"));

  return dossier;
}

static const EcotEffect *
find (GPtrArray  *effects,
      const char *words)
{
  for (guint i = 0; i < effects->len; i++)
    if (strstr (((EcotEffect *)effects->pdata[i])->message, words) != NULL)
      return effects->pdata[i];

  return NULL;
}

static GPtrArray *
list (EcotDossier *dossier,
      const char  *from_text,
      const char  *to_text)
{
  g_autoptr (EcotCall) from = load (from_text);
  g_autoptr (EcotCall) to = load (to_text);
  g_autoptr (GError)   error = NULL;
  GPtrArray           *effects = ecot_effects_list (dossier, from, to, &error);

  g_assert_no_error (error);
  return effects;
}

static void
test_same (void)
{
  g_autoptr (EcotDossier) dossier = make_dossier ();
  g_autoptr (GPtrArray)   effects = list (dossier, CALL (CAP ("10000")), CALL (CAP ("10000")));

  g_assert_cmpuint (effects->len, ==, 0);
}

/* 9 500 under a ceiling of 9 500 is within; one cent lower, it is not. */
static void
test_lower_ceiling (void)
{
  static const struct
  {
    const char *to;
    gboolean    exceeds;
  } cases[] = { { CALL (CAP ("9500")), FALSE }, { CALL (CAP ("9499.99")), TRUE } };
  g_autoptr (EcotDossier) dossier = make_dossier ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) effects = list (dossier, CALL (CAP ("10000")), cases[i].to);
      gboolean              error = FALSE;

      g_assert_nonnull (find (effects, "Changé : limite « le plafond du coût total », au plus"));
      for (guint j = 0; j < effects->len; j++)
        error |= ((EcotEffect *)effects->pdata[j])->level == ECOT_LEVEL_ERROR;
      g_assert_cmpint (error, ==, cases[i].exceeds);
    }
}

static void
test_lost_answer (void)
{
  g_autoptr (EcotDossier) dossier = make_dossier ();
  g_autoptr (GPtrArray)   effects = list (dossier, CALL (""), "<call id='essai' title='t' issuer='i'><lot id='1' title='t'>"
                                                                "<category id='staff' kind='staff' label='Personnel'/></lot></call>");
  const EcotEffect       *effect = find (effects, "Retiré : rubrique « Le projet ». Votre réponse reste");

  g_assert_nonnull (effect);
  g_assert_cmpint (effect->level, ==, ECOT_LEVEL_WARNING);
  g_assert_cmpstr (effect->where, ==, "narrative/project/text");
  g_assert_cmpstr (ecot_dossier_get_text (dossier, ECOT_KIND_NARRATIVE, "project", "text"), ==, "Notre projet");
}

/* What comes and goes without a name, days, and the words of closed lists. */
static void
test_words (void)
{
  static const struct
  {
    const char *from, *to, *message;
  } cases[] = {
    { CALL ("<session closes='2030-01-31'/>"), CALL (""), "Retiré : session de dépôt." },
    { CALL (""), CALL ("<session closes='2030-01-31'/>"), "Ajouté : session de dépôt." },
    { CALL ("<session closes='2030-05-01'/>"), CALL ("<session closes='2030-06-02'/>"), "clôture : 2\u00a0juin\u00a02030 au lieu du 1er\u00a0mai\u00a02030." },
    { CALL ("<period end='2030-12-31'/>"), CALL (""), "Retiré : période de l’action." },
    { CALL ("<channel id='mail' label='Courrier'/>"), CALL (""), "Retiré : voie d’envoi « Courrier »." },
    { CALL ("<channel id='portal' label='Portail'/>"), CALL (""), "Retiré : voie d’envoi « Portail ». Votre réponse reste dans le dossier, mais n’est plus demandée." },
    { CALL ("<period max-months='12'/>"), CALL ("<period max-months='6'/>"), "durée maximale en mois : 6 au lieu de 12." },
    { CALL ("<eligible id='e' label='E' kinds='association'/>"), CALL ("<eligible id='e' label='E' kinds='association training-body'/>"),
      "nature du candidat : « association, organisme de formation » au lieu de « association »." },
    { CALL ("<note kind='silence' text='t'/>"), CALL ("<note kind='oddity' text='t'/>"), "nature : « bizarrerie » au lieu de « silence »." },
    { CALL ("<audience id='a' label='flat'/>"), CALL ("<audience id='a' label='silence'/>"), "intitulé : « silence » au lieu de « flat »." },
  };
  g_autoptr (EcotDossier) dossier = make_dossier ();

  set (dossier, "action/start", ecot_value_number (ECOT_VALUE_DATE, 21000));
  set (dossier, "submission/channel", ecot_value_text (ECOT_VALUE_CHOICE, "portal"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) effects = list (dossier, cases[i].from, cases[i].to);

      const EcotEffect *effect = find (effects, cases[i].message);

      g_test_message ("%s", cases[i].message);
      g_assert_nonnull (effect);
      g_assert_true (g_str_has_suffix (effect->message, cases[i].message));
    }
}

static void
test_other_call (void)
{
  g_autoptr (EcotDossier) dossier = make_dossier ();
  g_autoptr (EcotCall)    from = load (CALL (""));
  g_autoptr (EcotCall)    other = load ("<call id='autre' title='t' issuer='i'><lot id='1' title='t'/></call>");
  g_autoptr (GError)      error = NULL;

  g_assert_null (ecot_effects_list (dossier, from, other, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ecot/effects/same", test_same);
  g_test_add_func ("/ecot/effects/lower-ceiling", test_lower_ceiling);
  g_test_add_func ("/ecot/effects/lost-answer", test_lost_answer);
  g_test_add_func ("/ecot/effects/words", test_words);
  g_test_add_func ("/ecot/effects/other-call", test_other_call);

  return g_test_run ();
}
