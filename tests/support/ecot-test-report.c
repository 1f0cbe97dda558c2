/* ecot-test-report.c: papers for the tests of writers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The association and everything it says are invented.
 */

#include "support/ecot-test-report.h"

static const char *const presentation =
  "Les Ateliers du Fil d'Eau réparent, prêtent et fabriquent du matériel de loisir nautique avec les habitants des quatre communes de la vallée. "
  "L'atelier de réparation, ouvert trois jours par semaine, accueille chaque année plus de 600 personnes, dont la moitié n'avaient jamais poussé la porte d'une association.\n"
  "Le rallye proposé réunit pendant une journée douze structures de l'économie sociale et solidaire : chaque équipe suit le canal d'une structure à l'autre, "
  "y rencontre salariés et bénévoles, et y résout une énigme tirée de leur métier. À l'arrivée, une table ronde « Entreprendre autrement » rassemble élus, demandeurs d'emploi et entreprises.";

static void
fill_info (EcotReport *report)
{
  EcotReportInfo *info = ecot_report_edit_info (report);

  info->subject = g_strdup ("Événementiel du Mois de l'ESS");
  info->author = g_strdup ("Les Ateliers du Fil d'Eau");
  info->keywords = g_strdup ("FSE, économie sociale et solidaire");
  info->header = g_strdup ("Les Ateliers du Fil d'Eau — Rallye du canal");
  info->footer = g_strdup ("Appel à projets 2017, lot 1 : événementiel");
  info->publicity = g_strdup ("Projet cofinancé par le Fonds social européen");
  info->fingerprint = g_strdup ("4f1d22c07be9");
  info->created = G_GINT64_CONSTANT (1500908460);
}

static void
add_identity (EcotReport *report,
              gboolean    blank)
{
  const struct
  {
    const char *label, *value;
    guint       width;
  } fields[] = {
    { "Nom de la structure", "Les Ateliers du Fil d'Eau", 8 },
    { "Sigle", "AFE", 4 },
    { "Adresse", "12 quai des Mariniers", 12 },
    { "Code postal", "59300", 3 },
    { "Commune", "Valenciennes", 9 },
    { "SIRET", "732 829 320 00074", 6 },
    { "Courriel", "contact@fil-d-eau.example", 6 },
    { "Représentant légal", "Camille Exemple, présidente", 12 },
  };

  ecot_report_begin_fields (report);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    ecot_report_add_field (report, fields[i].label, blank ? NULL : fields[i].value, fields[i].width);

  ecot_report_begin_choices (report, "La structure est-elle assujettie à la TVA ?");
  ecot_report_add_choice (report, "oui", FALSE);
  ecot_report_add_choice (report, "non", !blank);

  ecot_report_begin_choices (report, "Territoires concernés par l'action");
  ecot_report_add_choice (report, "Communauté d'agglomération de Valenciennes Métropole", !blank);
  ecot_report_add_choice (report, "Communauté d'agglomération de la Porte du Hainaut", FALSE);
  ecot_report_add_choice (report, "Ensemble de l'arrondissement", FALSE);
}

/* The lines of the budget, of which the first four stand in the form. */
static const struct
{
  const char *label;
  EcotDecimal quantity, unit_cost;
  EcotAmount  amount;
} lines[] = {
  { "Chargée d'action, 120 heures", 1200000, 223800, 268560 },
  { "Animateur technique", 1975000, 187500, 370313 },
  { "Honoraires de la compagnie de théâtre", 30000, 4500000, 135000 },
  { "Location de barques et de gilets, assurance comprise", 10000, 21317700, 213177 },
};

static void
add_budget (EcotReport *report,
            gboolean    blank)
{
  EcotAmount total = 0;

  ecot_report_begin_table (report, "Dépenses prévisionnelles");
  ecot_report_add_column (report, "Poste de dépense", ECOT_ALIGN_START, 9);
  ecot_report_add_column (report, "Pièce", ECOT_ALIGN_CENTER, 2);
  ecot_report_add_column (report, "Quantité", ECOT_ALIGN_NUMBER, 3);
  ecot_report_add_column (report, "Prix unitaire", ECOT_ALIGN_NUMBER, 3);
  ecot_report_add_column (report, "Montant (€)", ECOT_ALIGN_NUMBER, 3);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (i % 2 == 0)
        {
          ecot_report_begin_row (report, ECOT_ROW_GROUP);
          ecot_cell_set_span (ecot_report_add_cell_text (report, i == 0 ? "Rémunérations" : "Honoraires et prestations"), 5);
        }

      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      if (blank)
        continue;

      ecot_report_add_cell_text (report, lines[i].label);
      ecot_report_add_cell_text (report, "P1");
      ecot_report_add_cell_decimal (report, lines[i].quantity);
      ecot_report_add_cell_decimal (report, lines[i].unit_cost);
      ecot_report_add_cell_amount (report, lines[i].amount);
      total += lines[i].amount;

      if (i % 2 == 1)
        {
          ecot_report_begin_row (report, ECOT_ROW_SUBTOTAL);
          ecot_cell_set_span (ecot_report_add_cell_text (report, "Sous-total"), 4);
          ecot_report_add_cell_amount (report, lines[i - 1].amount + lines[i].amount);
        }
    }

  ecot_report_begin_row (report, ECOT_ROW_TOTAL);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "Coût total de l'action"), 4);
  if (!blank)
    ecot_report_add_cell_amount (report, total);
}

/* One of each kind. */
static void
add_charts (EcotReport *report)
{
  static const EcotChartKind kinds[] = { ECOT_CHART_BARS, ECOT_CHART_SHARES };
  g_autoptr (EcotChart)      schedule = ecot_chart_new (ECOT_CHART_SCHEDULE, "Échéancier");
  g_autoptr (EcotChart)      curve = ecot_chart_new (ECOT_CHART_CURVE, "Trésorerie de l'action");

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (EcotChart) chart = ecot_chart_new (kinds[k], k == 0 ? "Dépenses par poste" : "Parts des dépenses");

      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        ecot_chart_add_amount (chart, lines[i].label, lines[i].amount);
      ecot_chart_freeze (chart);
      ecot_report_add_chart (report, chart);
    }

  ecot_chart_add_step (schedule, "Préparation", ecot_date_new (2017, 9, 1), ecot_date_new (2017, 11, 17));
  ecot_chart_add_step (schedule, "Rallye", ecot_date_new (2017, 11, 18), ecot_date_new (2017, 11, 18));
  ecot_chart_freeze (schedule);
  ecot_report_add_chart (report, schedule);

  for (guint i = 0; i < 6; i++)
    ecot_chart_add_balance (curve, ecot_date_add_months (ecot_date_new (2017, 9, 1), (int)i), 100000 - 150000 * (gint64)(i % 3));
  ecot_chart_freeze (curve);
  ecot_report_add_chart (report, curve);
}

static void
add_indicators (EcotReport *report)
{
  ecot_report_begin_table (report, "Indicateurs");
  ecot_report_add_column (report, "Indicateur", ECOT_ALIGN_START, 7);
  ecot_report_add_column (report, "Cible de l'appel", ECOT_ALIGN_END, 3);
  ecot_report_add_column (report, "Prévu", ECOT_ALIGN_NUMBER, 2);
  ecot_report_add_column (report, "Part", ECOT_ALIGN_NUMBER, 2);

  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "Structures de l'ESS présentes");
  ecot_report_add_cell_text (report, "15 minimum");
  ecot_report_add_cell_decimal (report, 170000);
  ecot_report_add_cell_percent (report, 1133333);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "Demandeurs d'emploi accueillis");
  ecot_report_add_cell_text (report, "35 au moins");
  ecot_report_add_cell_decimal (report, 400000);
  ecot_report_add_cell_percent (report, 470000);
}

static EcotReport *
create_form (gboolean blank)
{
  EcotReport *report = ecot_report_new ("Annexe 2 : modèle de réponse");

  fill_info (report);
  if (!blank)
    ecot_report_edit_info (report)->draft = g_strdup ("Brouillon — 3 points ouverts");

  ecot_report_add_heading (report, 1, "Annexe 2 : modèle de réponse");
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Le présent document est à compléter, dater et signer, puis à transmettre avec les pièces demandées avant le ");
  ecot_report_append_strong (report, "24 juillet 2017 à 17 h");
  ecot_report_append (report, ".");
  ecot_report_add_heading (report, 2, "1. Identification du candidat");
  add_identity (report, blank);

  ecot_report_add_heading (report, 2, "2. Description de l'action");
  ecot_report_add_heading (report, 3, "2.1 Présentation de la structure et de l'action");
  ecot_report_add_paragraph (report, ECOT_STYLE_SMALL, "Activités, public, territoire, moyens (200 mots au plus).");
  ecot_report_keep_with_next (report);
  ecot_report_add_answer (report, blank ? NULL : presentation, blank ? "200 mots au plus" : "118 mots sur 200");
  ecot_report_add_heading (report, 3, "2.2 Calendrier");
  ecot_report_add_answer (report, blank ? NULL : "Préparation en septembre, rallye le 18 novembre, bilan en décembre.", NULL);
  ecot_report_add_paragraph (report, ECOT_STYLE_NOTE, "L'appel dit « coût moyen : 10 000 € » et, plus loin, « montant maximum » : les deux sont lus comme un plafond.");
  ecot_report_add_paragraph (report, ECOT_STYLE_CODE, "<limit id='cap' at-most='10000 EUR'>");
  ecot_report_add_paragraph (report, ECOT_STYLE_CODE, "  <source line='71'>Coût moyen : 10 000 €</source>");

  ecot_report_add_heading (report, 2, "3. Budget prévisionnel");
  ecot_report_add_paragraph (report, ECOT_STYLE_SMALL, "En euros, toutes taxes comprises.");
  ecot_report_keep_with_next (report);
  add_budget (report, blank);
  ecot_report_add_heading (report, 2, "4. Indicateurs");
  if (!blank)
    {
      add_indicators (report);
      add_charts (report);
    }

  ecot_report_add_heading (report, 2, "5. Engagement");
  ecot_report_begin_list (report, TRUE);
  ecot_report_add_item (report, "Je certifie exacts les renseignements de ce dossier.");
  ecot_report_add_item (report, "Je m'engage à publier la participation du Fonds social européen et à conserver les pièces justificatives jusqu'au terme fixé par la convention, y compris les feuilles de temps signées.");
  ecot_report_add_signature (report, "Signature et cachet de la structure", blank ? NULL : "Valenciennes", blank ? NULL : "12 juillet 2017",
                             blank ? NULL : "Camille Exemple", blank ? NULL : "présidente");

  if (!blank)
    {
      ecot_report_add_page_break (report);
      ecot_report_add_heading (report, 1, "Points ouverts");
      ecot_report_begin_list (report, FALSE);
      ecot_report_add_item (report, "Le plan de financement laisse 0,50 € à trouver.");
      ecot_report_add_item (report, "Il manque les statuts.");
      ecot_report_add_item (report, "Le texte 2.3 compte 212 mots pour 200 permis.");
    }

  ecot_report_freeze (report);

  return report;
}

EcotReport *
ecot_test_report_form (void)
{
  return create_form (FALSE);
}

EcotReport *
ecot_test_report_blank (void)
{
  return create_form (TRUE);
}

/* @n_reasons: paragraphs more than a letter of half a page has. */
static EcotReport *
create_letter (guint n_reasons)
{
  EcotReport *report = ecot_report_new ("Lettre d'engagement");

  fill_info (report);
  ecot_report_edit_info (report)->letter = TRUE;

  ecot_report_add_paragraph (report, ECOT_STYLE_STRONG, "Les Ateliers du Fil d'Eau");
  ecot_report_add_paragraph (report, ECOT_STYLE_SMALL, "12 quai des Mariniers, 59300 Valenciennes");
  ecot_report_begin_address (report);
  ecot_report_add_item (report, "Monsieur le Président du groupement");
  ecot_report_add_item (report, "3 rue de la Forge");
  ecot_report_add_item (report, "59000 Lille");
  ecot_report_add_paragraph (report, ECOT_STYLE_RIGHT, "Valenciennes, le 12 juillet 2017");
  ecot_report_add_paragraph (report, ECOT_STYLE_STRONG, "Objet : engagement à réaliser l'action « Rallye du canal »");
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Monsieur le Président,");
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Je soussignée, Camille Exemple, présidente de l'association Les Ateliers du Fil d'Eau, m'engage à réaliser l'action décrite dans le dossier joint, pour un coût total de ");
  ecot_report_append_strong (report, "9 870,50 €");
  ecot_report_append (report, ", dont 4 639,13 € sont demandés au Fonds social européen, du 1er septembre au 31 décembre 2017.");
  for (guint i = 0; i < n_reasons; i++)
    ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "L'association s'engage à tenir une comptabilité séparée de l'action, à faire connaître la participation du Fonds et à remettre le bilan dans les délais prévus, avec toutes les pièces qui justifient les dépenses et le temps passé par chacun.");
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Je vous prie d'agréer, Monsieur le Président, l'expression de ma considération distinguée.");
  ecot_report_add_signature (report, "Signature et cachet", "", "", "Camille Exemple", "présidente");
  ecot_report_freeze (report);

  return report;
}

EcotReport *
ecot_test_report_letter (void)
{
  return create_letter (1);
}

EcotReport *
ecot_test_report_long_letter (void)
{
  return create_letter (7);
}

/* 3 × 33,335 and the like: quantities and unit costs whose products need the
 * rounding that formulas have to reproduce. */
static void
add_line (EcotReport *report,
          guint       i,
          EcotRule   *units,
          EcotAmount *total)
{
  EcotDecimal      quantity = 10000 * (1 + i % 7) + 2500 * (i % 4);
  EcotDecimal      unit_cost = 333350 + 17 * (EcotDecimal)i;
  g_autofree char *label = g_strdup_printf ("Ligne %u", i + 1);
  g_autofree char *q = g_strdup_printf ("q-%u", i), *u = g_strdup_printf ("u-%u", i), *a = g_strdup_printf ("a-%u", i);
  g_autofree char *formula = g_strdup_printf ("ROUND({%s}*{%s};2)", q, u);
  EcotAmount       amount;
  EcotCell        *cell;

  if (!ecot_decimal_cost (quantity, unit_cost, ECOT_ROUNDING_HALF_UP, &amount, NULL))
    g_assert_not_reached ();
  *total += amount;

  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_cell_set_input (ecot_report_add_cell_text (report, i == 1 ? "=1+1 n'est pas une formule" : label));
  cell = ecot_report_add_cell_decimal (report, quantity);
  ecot_cell_set_input (cell);
  ecot_cell_set_anchor (cell, q);
  cell = ecot_report_add_cell_text (report, i % 2 == 0 ? "heure" : "jour d'atelier");
  ecot_cell_set_input (cell);
  ecot_cell_set_rule (cell, units);
  cell = ecot_report_add_cell_decimal (report, unit_cost);
  ecot_cell_set_input (cell);
  ecot_cell_set_anchor (cell, u);
  cell = ecot_report_add_cell_amount (report, amount);
  ecot_cell_set_anchor (cell, a);
  ecot_cell_set_formula (cell, formula);
}

static void
add_computed (EcotReport *report,
              EcotRowType type,
              const char *label,
              EcotAmount  amount,
              const char *anchor,
              const char *formula)
{
  EcotCell *cell;

  ecot_report_begin_row (report, type);
  ecot_report_add_cell_text (report, label);
  cell = ecot_report_add_cell_amount (report, amount);
  ecot_cell_set_anchor (cell, anchor);
  if (formula != NULL)
    ecot_cell_set_formula (cell, formula);
  else
    ecot_cell_set_input (cell);
}

EcotReport *
ecot_test_report_budget (guint n_lines)
{
  EcotReport      *report = ecot_report_new ("Budget prévisionnel");
  g_autofree char *sum = g_strdup_printf ("SUM({a-0}:{a-%u})", n_lines - 1);
  EcotAmount       total = 0, fund;
  EcotDecimal      share;
  EcotCell        *cell;
  EcotRule        *units = ecot_report_add_rule (report, ECOT_RULE_CHOICES, "Unité", "Se choisit dans la liste.", "« Unité » : à choisir dans la liste.");

  ecot_rule_add_choice (units, "heure");
  ecot_rule_add_choice (units, "jour d'atelier");
  fill_info (report);
  ecot_report_begin_sheet (report, "Dépenses");
  ecot_report_add_heading (report, 1, "Budget prévisionnel");
  ecot_report_add_paragraph (report, ECOT_STYLE_SMALL, "Les cellules à fond clair se modifient ; les autres se calculent.");
  ecot_report_begin_table (report, "Dépenses");
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 5);
  ecot_report_add_column (report, "Quantité", ECOT_ALIGN_NUMBER, 2);
  ecot_report_add_column (report, "Unité", ECOT_ALIGN_START, 2);
  ecot_report_add_column (report, "Prix unitaire", ECOT_ALIGN_NUMBER, 2);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 2);
  for (guint i = 0; i < n_lines; i++)
    add_line (report, i, units, &total);
  ecot_report_begin_row (report, ECOT_ROW_TOTAL);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "Coût total"), 4);
  cell = ecot_report_add_cell_amount (report, total);
  ecot_cell_set_note (cell, "La somme des lignes.");
  ecot_cell_set_anchor (cell, "cost.total");
  ecot_cell_set_formula (cell, sum);

  if (!ecot_amount_percent (total, 470000, ECOT_ROUNDING_DOWN, &fund, NULL) || !ecot_amount_share (fund, total, &share, NULL))
    g_assert_not_reached ();

  ecot_report_begin_sheet (report, "Plan d'actions & financement");
  ecot_report_add_heading (report, 1, "Plan de financement");
  ecot_report_begin_table (report, "Financement");
  ecot_report_add_column (report, "Financeur", ECOT_ALIGN_START, 5);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 2);
  add_computed (report, ECOT_ROW_NORMAL, "Fonds social européen", fund, "funding.fse", "ROUNDDOWN(ROUND({cost.total}*0.47;4);2)");
  add_computed (report, ECOT_ROW_NORMAL, "Ville de Valenciennes", 50000, "funding.city", NULL);
  add_computed (report, ECOT_ROW_NORMAL, "Autofinancement", total - fund - 50000, "funding.own", "ROUND({cost.total}-{funding.fse}-{funding.city};2)");
  add_computed (report, ECOT_ROW_TOTAL, "Total", total, "funding.total", "SUM({funding.fse}:{funding.own})");
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "Part du FSE");
  cell = ecot_report_add_cell_percent (report, share);
  ecot_cell_set_formula (cell, "ROUND({funding.fse}/{cost.total};6)");
  ecot_report_freeze (report);

  return report;
}

static EcotReport *
create_budget (void)
{
  return ecot_test_report_budget (12);
}

/* Markup, quotes, runs of spaces, tabs, line ends, characters outside the BMP
 * or of other scripts, a control character, and one word wider than a page. */
static const char *const hard_texts[] = {
  "",
  " ",
  "  deux espaces devant,   trois au milieu, deux derrière  ",
  "a\tb\t\tc",
  "ligne 1\nligne 2\n\nligne 4",
  "<text:p>&amp;</text:p> \"guillemets\" 'apostrophes' ]]> <!-- -->",
  "=HYPERLINK(\"http://example.invalid\")",
  "+33 1 02 03 04 05",
  "@SOMME(A1)",
  "{line-1}",
  "€ œ Œ ÿ Ÿ — – … ½ ² ☑ 𝄞 😀 ﬁ",
  "Łódź Ωμέγα Привет עברית 漢字",
  "contrôle:\x01\x1f:fin",
  "anticonstitutionnellementanticonstitutionnellementanticonstitutionnellementanticonstitutionnellementanticonstitutionnellement",
  "insécable\u00a0fine\u202fcadratin\u2003fin",
};

static void
add_hard_table (EcotReport *report)
{
  ecot_report_begin_table (report, "Nombres & textes");
  ecot_report_add_column (report, "Texte", ECOT_ALIGN_START, 1);
  ecot_report_add_column (report, NULL, ECOT_ALIGN_CENTER, 1);
  ecot_report_add_column (report, "Décimal", ECOT_ALIGN_NUMBER, 1);
  ecot_report_add_column (report, "Pourcentage", ECOT_ALIGN_NUMBER, 1);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
  ecot_report_add_column (report, "Fin", ECOT_ALIGN_END, 1);

  for (guint i = 0; i < G_N_ELEMENTS (hard_texts); i++)
    {
      ecot_report_begin_row (report, i % 4);
      ecot_cell_set_input (ecot_report_add_cell_text (report, hard_texts[i]));
      ecot_report_add_cell_empty (report);
      ecot_report_add_cell_decimal (report, -1250 + 7 * (gint64)i);
      ecot_report_add_cell_percent (report, i % 2 == 0 ? 470000 : 1);
      ecot_report_add_cell_amount (report, i == 0 ? -ECOT_AMOUNT_MAX : i == 1 ? ECOT_AMOUNT_MAX
                                                                              : 5 - (gint64)i);
      ecot_report_add_cell_text (report, hard_texts[G_N_ELEMENTS (hard_texts) - 1 - i]);
    }

  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "six colonnes"), 6);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "deux"), 2);
  ecot_cell_set_span (ecot_report_add_cell_amount (report, 100), 3);
}

EcotReport *
ecot_test_report_hard (void)
{
  EcotReport *report = ecot_report_new (hard_texts[5]);

  ecot_report_edit_info (report)->draft = g_strdup (hard_texts[2]);
  ecot_report_edit_info (report)->header = g_strdup (hard_texts[5]);
  ecot_report_edit_info (report)->footer = g_strdup (hard_texts[10]);

  ecot_report_add_page_break (report); /* before anything: no empty page */

  for (guint i = 0; i < G_N_ELEMENTS (hard_texts); i++)
    {
      ecot_report_add_heading (report, 1 + i % 6, hard_texts[i]);
      ecot_report_add_paragraph (report, i % 5, hard_texts[i]);
      ecot_report_append_strong (report, hard_texts[i]);
      ecot_report_append (report, hard_texts[i]);
      ecot_report_begin_list (report, i % 2);
      ecot_report_add_item (report, hard_texts[i]);
      ecot_report_begin_fields (report);
      ecot_report_add_field (report, hard_texts[i], hard_texts[i], 1 + i % 12);
      ecot_report_add_field (report, hard_texts[i], NULL, 12 - i % 12);
      ecot_report_begin_choices (report, i % 3 == 0 ? NULL : hard_texts[i]);
      ecot_report_add_choice (report, hard_texts[i], TRUE);
      ecot_report_add_answer (report, hard_texts[i], i % 2 == 0 ? hard_texts[i] : NULL);
      ecot_report_begin_address (report);
      ecot_report_add_item (report, hard_texts[i]);
      ecot_report_add_signature (report, hard_texts[i], hard_texts[i], NULL, hard_texts[i], NULL);
      ecot_report_begin_sheet (report, hard_texts[i]);

      if (i % 5 == 0)
        {
          ecot_report_add_page_break (report);
          ecot_report_add_page_break (report);
          ecot_report_begin_list (report, TRUE);
          for (guint j = 0; j < 3; j++)
            ecot_report_add_item (report, hard_texts[i]);
        }
    }

  add_hard_table (report);
  ecot_report_keep_with_next (report);
  ecot_report_add_page_break (report); /* after everything: no empty page */
  ecot_report_freeze (report);

  return report;
}

EcotReport *
ecot_test_report_empty (void)
{
  EcotReport *report = ecot_report_new ("Rien");

  ecot_report_freeze (report);

  return report;
}

const EcotTestReport ecot_test_reports[] = {
  { "form", ecot_test_report_form },
  { "blank", ecot_test_report_blank },
  { "letter", ecot_test_report_letter },
  { "long-letter", ecot_test_report_long_letter },
  { "budget", create_budget },
  { "hard", ecot_test_report_hard },
  { "empty", ecot_test_report_empty },
};

const guint ecot_test_n_reports = G_N_ELEMENTS (ecot_test_reports);
