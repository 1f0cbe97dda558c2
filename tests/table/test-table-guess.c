/* test-table-guess.c: which column of a stranger's sheet is what, and which row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Row 94 of the list of features: any table mapped.  The budgets are invented.
 */

#include "table/ecot-table-budget.h"

#include <string.h>

#include "base/ecot-error.h"

static EcotTable *
read_text (const char *text)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  EcotTable         *table = ecot_table_read (file, "budget.csv", NULL, &error);

  g_assert_no_error (error);
  return table;
}

static const struct
{
  const char *text;
  const char *columns;
  guint       header; /* from 1; 0: none */
} guesses[] = {
  /* French and English titles, in any case, with and without accents. */
  { "Libellé;Montant\nLoyer;12,50\n", "label=A,amount=B", 1 },
  { "DÉSIGNATION;QUANTITÉ;PRIX UNITAIRE;MONTANT TTC\nLoyer;2;3;6\n", "label=A,quantity=B,unit-cost=C,amount=D", 1 },
  { "designation;qte;pu;total\nLoyer;2;3;6\n", "label=A,quantity=B,unit-cost=C,amount=D", 1 },
  { "Item;Qty;Unit;Unit price;Amount\nRent;2;month;3;6\n", "label=A,quantity=B,unit=C,unit-cost=D,amount=E", 1 },
  { "Poste de dépenses;Nature de la dépense;Compte;Montant\nAchats;Livres;6065;6\n", "label=B,category=A,account=C,amount=D", 1 },
  { "N° compte;Intitulé;Montant prévu\n606;Livres;6\n", "label=B,account=A,amount=C", 1 },
  { "Dépenses;Justificatif;Coût total\nLivres;devis 3;6\n", "label=A,amount=C,proof=B", 1 },
  { "Charges;Montant;Produits;Montant\nLoyer;6;Commune;7\n", "label=A,amount=B,funder=C,funder-amount=D", 1 },
  { "Dépenses;Montant;Financeur\nLoyer;6;Commune\n", "label=A,amount=B,funder=C", 1 },
  { "Libellé;Quantité;PU;Total\nPaie;120 h;22,38;2685,60\nSalle;3 jours;10;30\n", "label=A,quantity=B,unit-cost=C,amount=D", 1 },
  /* Of amounts the one with the tax; the tax itself and shares are none. */
  { "Libellé;Montant HT;TVA;Montant TTC\nLoyer;10;20 %;12\n", "label=A,amount=D,vat=C", 1 },
  { "Libellé;Prévu 2017;Réalisé 2017\nLoyer;10;12\n", "label=A,amount=B,realised=C", 1 },
  { "Charges;2017;2018;Produits;Montant\nLoyer;10;12;Ville;5\n", "label=A,funder=D,funder-amount=E,period-1=B,period-2=C", 1 },
  { "Libellé;2017;2018;Produits;2017;2018\nLoyer;10;12;Ville;5;6\n", "label=A,funder=D,period-1=B,period-2=C,funder-period-1=E,funder-period-2=F", 1 },
  { "Produits;2017;2018;Charges;2017;2018\nVille;5;6;Loyer;10;12\n", "label=D,funder=A,period-1=E,period-2=F,funder-period-1=B,funder-period-2=C", 1 },
  { "Charges;Montant;Produits;2017;2018\nLoyer;10;Ville;5;6\n", "label=A,amount=B,funder=C,funder-period-1=D,funder-period-2=E", 1 },
  { "Charges;2017;Produits;2017\nLoyer;10;Ville;5\n", "label=A,amount=B,funder=C,funder-amount=D", 1 },
  { "Libellé;2017;2018;2017;2018\nLoyer;10;12;5;6\n", "label=A,period-1=B,period-2=C", 1 },
  /* Both sides with their accounts, before the label or behind it, either side first. */
  { "Charges;Compte;Montant;Produits;Compte;Montant\nLoyer;613;6;Ville;74;6\n", "label=A,account=B,amount=C,funder=D,funder-account=E,funder-amount=F", 1 },
  { "Compte;Charges;Montant;Compte;Produits;Montant\n613;Loyer;6;74;Ville;6\n", "label=B,account=A,amount=C,funder=E,funder-account=D,funder-amount=F", 1 },
  { "Produits;Compte;Montant;Charges;Compte;Montant\nVille;74;6;Loyer;613;6\n", "label=D,account=E,amount=F,funder=A,funder-account=B,funder-amount=C", 1 },
  { "Charges;Montant;Compte;Produits;Montant\nLoyer;6;74;Ville;6\n", "label=A,amount=B,funder=D,funder-account=C,funder-amount=E", 1 },
  { "Compte;Dépenses;Prévu;Réalisé;Compte;Recettes;Prévu;Réalisé\n613;Loyer;6;5;74;Ville;6;4\n",
    "label=B,account=A,amount=C,funder=F,funder-account=E,funder-amount=G,realised=D,funder-received=H", 1 },
  { "DÉPENSES;;;RECETTES;;\nCompte;Intitulé;Montant;Compte;Intitulé;Montant\n613;Loyer;6;74;Ville;6\n",
    "label=B,account=A,amount=C,funder=E,funder-account=D,funder-amount=F", 2 },
  { "RECETTES;;DÉPENSES;\nIntitulé;Montant;Intitulé;Montant\nVille;6;Loyer;6\n", "label=C,amount=D,funder=A,funder-amount=B", 2 },
  { "Libellé;Financeur;Compte;Montant\nLoyer;Ville;613;6\n", "label=A,account=C,amount=D,funder=B", 1 },
  /* Rows that are numbered have no accounts. */
  { "N°;Libellé;Montant\n1;Loyer;6\n2;Gaz;7\n", "label=B,amount=C", 1 },
  { "N°;Libellé;Montant\n613;Loyer;6\n606;Gaz;7\n", "label=B,account=A,amount=C", 1 },
  { "Libellé;Total;Subvention demandée;%\nLoyer;10;4;40\n", "label=A,amount=B", 1 },
  { "Libellé;Réalisé 2016;Prévu 2017\nLoyer;10;12\n", "label=A,amount=C", 1 },
  /* A category where there is a better label, else the label itself. */
  { "Poste;Détail;Montant\nAchats;Livres;6\n", "label=B,category=A,amount=C", 1 },
  { "Poste;Montant\nLivres;6\n", "label=A,amount=B", 1 },
  /* Titles further down, and none at all. */
  { "Les Ateliers;;\nBudget 2017;;\n;;\nLibellé;Nombre;Montant\nLoyer;2;6\n", "label=A,quantity=B,amount=C", 4 },
  { "Loyer;120,50\nGaz;30,20\n", "label=A,amount=B", 0 },
  { "1;Loyer de la salle;120,50\n2;Gaz;30,20\n", "label=B,amount=C", 0 },
  { "Quoi;Combien\nLoyer;12\n", "label=A,amount=B", 1 },
  /* A title is not believed against what stands under it. */
  { "Montant;Libellé\nLoyer;12,50\nGaz;3,50\n", "label=A,amount=B", 1 },
};

static void
test_columns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_autoptr (EcotTable) table = read_text (guesses[i].text);
      g_autofree char      *columns = NULL;
      EcotMapping           mapping;

      g_test_message ("%s", guesses[i].text);
      g_assert_true (ecot_mapping_guess (&mapping, table));
      columns = ecot_mapping_write_columns (&mapping);
      g_assert_cmpstr (columns, ==, guesses[i].columns);
      g_assert_cmpuint (mapping.header, ==, guesses[i].header > 0 ? guesses[i].header - 1 : ECOT_ROW_NONE);
    }
}

/* A letter a row: line, funder, voluntary contribution, section, subtotal, total, left out. */
static char *
trace (const EcotTableBudget *budget)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < budget->items->len; i++)
    g_string_append_c (out, "lfvsutx"[((const EcotBudgetItem *)budget->items->pdata[i])->kind]);

  return g_string_free (out, FALSE);
}

static EcotTableBudget *
read_budget (EcotTable   *table,
             EcotMapping *mapping)
{
  ecot_mapping_guess (mapping, table);
  return ecot_table_budget_new (ecot_table_get_sheet (table, mapping->sheet), mapping, ECOT_ROUNDING_HALF_UP);
}

static const struct
{
  const char *text;
  const char *rows;
  EcotAmount  costs;
  EcotAmount  total; /* -1: none */
} budgets[] = {
  { "Libellé;Montant\nLoyer;10\nGaz;5\nTotal;15\n", "llt", 1500, 1500 },
  { "Libellé;Montant\nLoyer;10\nGaz;5\nTOTAL GÉNÉRAL TTC;16\n", "llt", 1500, 1600 },
  { "Libellé;Montant\nLoyer;10\nGaz;5\nCoût total du projet;15\n", "llt", 1500, 1500 },
  { "Libellé;Montant\nLoyer;10\nGaz;5\n;15\n", "llt", 1500, 1500 },
  { "Libellé;Montant\nLoyer;10\nGaz;5\n;14\n", "lll", 2900, -1 },
  /* A supplier called so is no sum. */
  { "Libellé;Montant\nTotalEnergies;10\nGaz;5\n", "ll", 1500, -1 },
  { "Libellé;Quantité;Coût unitaire;Montant\nTotal Énergies, carburant;2;5;10\nGaz;1;5;5\n", "ll", 1500, -1 },
  /* Titles give their category; a title alone at the end is none. */
  { "Libellé;Montant\nPersonnel\nPaie;10\nSous-total;10\nAchats\nLivres;5\nTotal;15\nÀ suivre\n", "slusltx", 1500, 1500 },
  { "Libellé;Montant\nACHATS;15\nLivres;10\nColle;5\nLOYERS;7\nSalle;7\n", "ullul", 2200, -1 },
  { "Libellé;Montant\nACHATS;16\nLivres;10\nColle;5\n", "lll", 3100, -1 },
  { "Libellé;Montant\n60 – Achats;15\nLivres;10\nColle;4\n61 – Services;7\n64 – Personnel;3\n", "ullll", 2400, -1 },
  /* Titles repeated on the next page; remarks; rows of nothing. */
  { "Libellé;Montant\nLoyer;10\nLibellé;Montant\nGaz;5\n", "lxl", 1500, -1 },
  { "Libellé;Montant\nLoyer;10\nGaz;0\nEau;-\nBois;sur devis\n", "lxxx", 1000, -1 },
  { "Libellé;Montant\nLoyer;10\nRemise;-2,50\n", "ll", 750, -1 },
  { "Libellé;Quantité;Coût unitaire;Montant\nPaie;3;33,3350;\nGaz;;5;\n", "lx", 10001, -1 },
  { "DEPENSES;\nLoyer;10,00\nTotal;10,00\nRECETTES;\nCommune;6,00\nTotal;6,00\n", "sltsft", 1000, 1000 },
  /* Products are no costs, in no part of the sheet: with their account in its column, or printed. */
  { "Compte;Libellé;Montant\n606;Livres;10\n741;DRAJES;6\n613;Salle;5\n75;Dons;9\nTotal;;15\n", "lflft", 1500, -1 },
  { "Libellé;Montant\nLivres;10\n75 – Dons;9\n", "lf", 1000, -1 },
  { "Libellé;Montant\n606 Livres;10\n706 Ventes;9\n741 État;5\n", "lff", 1000, -1 },
  { "Libellé;Montant\n60 Achats;15\nLivres;10\nColle;4\n61 Services;7\n64 Paie;3\n70 Ventes;5\n741 DRAJES;9\n", "ullllff", 2400, -1 },
  { "Libellé;Montant\nLivres;10\n74 – Subventions;\nVille;4\nTotal;4\n", "lsft", 1000, -1 },
  /* What counts something is no account. */
  { "Libellé;Montant\n70 affiches;10\nLoyer;20\n750 flyers;5\n86 repas;6\n75-80 ballons;4\n72.5 kg de farine;1\n", "llllll", 4600, -1 },
  { "Libellé;Montant\n12 mois de loyer;10\nGaz;5\n", "ll", 1500, -1 },
  /* A class in its column above its parts, of any amounts; above rows without any, of theirs. */
  { "Compte;Libellé;Montant\n60;Achats;20\n601;Livres;10\n606;Colle;5\n61;Services;7\n", "ulll", 2200, -1 },
  { "Compte;Libellé;Montant\n60;Achats;15\n;Livres;10\n;Colle;5\n", "ull", 1500, -1 },
  { "Compte;Libellé;Montant\n60;Achats;14\n;Livres;10\n;Colle;5\n", "lll", 2900, -1 },
  { "Compte;Libellé;Montant\n60;Livres;15\n60;Colle;5\n61;Salle;5\n864;Aide;5\n", "lllv", 2500, -1 },
  { "Libellé;Montant\nLoyer;10\nTotal;10\n86 Emplois des contributions volontaires;\nBénévoles;4\nTotal;14\n", "ltsvt", 1000, 1000 },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (budgets); i++)
    {
      g_autoptr (EcotTable)       table = read_text (budgets[i].text);
      EcotMapping                 mapping;
      g_autoptr (EcotTableBudget) budget = read_budget (table, &mapping);
      g_autofree char            *rows = trace (budget);

      g_test_message ("%s", budgets[i].text);
      g_assert_cmpstr (rows, ==, budgets[i].rows);
      g_assert_cmpint (budget->costs, ==, budgets[i].costs);
      g_assert_cmpint (budget->has_total ? budget->total : -1, ==, budgets[i].total);
      g_assert_cmpuint (budget->questions->len, ==, 0);
    }
}

static void
test_categories (void)
{
  static const char *const    expected[] = { "Personnel", "Personnel", "Achats", "Divers", "Divers" };
  g_autoptr (EcotTable)       table = read_text ("Poste;Détail;Montant\nPersonnel;Paie;10\n;Primes;2\nAchats;Livres;3\nDivers;;\n;Timbres;4\n;Poste;5\n");
  EcotMapping                 mapping;
  g_autoptr (EcotTableBudget) budget = read_budget (table, &mapping);
  guint                       n = 0;

  for (guint i = 0; i < budget->items->len; i++)
    {
      const EcotBudgetItem *item = budget->items->pdata[i];

      if (item->kind == ECOT_ITEM_LINE)
        g_assert_cmpstr (item->category, ==, expected[n++]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
}

static void
test_units (void)
{
  static const struct
  {
    const char *text;
    gboolean    has;
    EcotDecimal quantity;
    const char *unit;
  } units[] = {
    { "120 h", TRUE, 1200000, "h" },
    { "3 jours", TRUE, 30000, "jours" },
    { "2,5 j.", TRUE, 25000, "j." },
    { "1\u202f607 heures", TRUE, 16070000, "heures" },
    { "12", TRUE, 120000, "" },
    { "un lot", FALSE, 0, "" },
    { "3 x 4", FALSE, 0, "" },
    { "1.500 h", FALSE, 0, "" },
    { "2 personnes pendant trois semaines", FALSE, 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char            *text = g_strdup_printf ("Libellé;Quantité;PU;Total\nPaie;1;2;2\nPrimes;1;2;2\nSalle;%s;10;30\n", units[i].text);
      g_autoptr (EcotTable)       table = read_text (text);
      EcotMapping                 mapping;
      g_autoptr (EcotTableBudget) budget = read_budget (table, &mapping);
      const EcotBudgetItem       *item = budget->items->pdata[2];

      g_test_message ("%s", units[i].text);
      g_assert_cmpint (item->has_quantity, ==, units[i].has);
      g_assert_cmpint (item->quantity, ==, units[i].quantity);
      g_assert_cmpstr (item->unit, ==, units[i].unit);
      g_assert_cmpuint (budget->faults->len, ==, units[i].has ? 0 : 1);
    }
}

/* Each column has its own question; one cell, or an answer, decides for all of it. */
static void
test_questions (void)
{
  g_autoptr (EcotTable)       table = read_text ("Libellé;Quantité;Coût unitaire;Montant\nA;1.500;2,5;3.750\nB;2.000;1;2.000\n");
  EcotMapping                 mapping;
  g_autoptr (EcotTableBudget) budget = read_budget (table, &mapping);
  g_autoptr (EcotTableBudget) again = NULL;
  const EcotBudgetQuestion   *question;

  g_assert_cmpuint (budget->questions->len, ==, 2);
  question = budget->questions->pdata[1];
  g_assert_cmpint (question->role, ==, ECOT_ROLE_AMOUNT);
  g_assert_cmpuint (question->row, ==, 1);
  g_assert_cmpuint (question->n, ==, 2);
  g_assert_cmpstr (question->text, ==, "3.750");

  mapping.marks[ECOT_ROLE_QUANTITY] = ECOT_MARK_POINT;
  mapping.marks[ECOT_ROLE_AMOUNT] = ECOT_MARK_COMMA;
  again = ecot_table_budget_new (ecot_table_get_sheet (table, 0), &mapping, ECOT_ROUNDING_HALF_UP);
  g_assert_cmpuint (again->questions->len, ==, 0);
  g_assert_cmpint (again->costs, ==, 575000);
  g_assert_cmpint (((const EcotBudgetItem *)again->items->pdata[0])->quantity, ==, 15000);
}

static void
test_option (void)
{
  static const char *const bad[] = { "total=A", "label", "label=", "label=1", "label=A;amount=B", "label=XFE" };
  EcotMapping              mapping;
  g_autofree char         *columns = NULL;

  ecot_mapping_clear (&mapping, 0);
  g_assert_true (ecot_mapping_read_columns (&mapping, "amount=aa, label = B", NULL));
  columns = ecot_mapping_write_columns (&mapping);
  g_assert_cmpstr (columns, ==, "label=B,amount=AA");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (ecot_mapping_read_columns (&mapping, bad[i], &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_USAGE);
    }
}

/* Rows that a file may have, and that no person made. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "a",
    ";",
    "\"\"",
    "Total",
    "Total;Total\nTotal;Total\n",
    "Libellé;Montant\nTotal;1\nTotal;1\n",
    "60 –;1\n60 –;1\n",
    "Libellé;Montant\nA;90000000000000\nB;90000000000000\nC;90000000000000\n",
    "Montant;Montant;Montant\n1;2;3\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EcotTable)       table = read_text (texts[i]);
      EcotMapping                 mapping;
      g_autoptr (EcotTableBudget) budget = NULL;

      g_test_message ("%s", texts[i]);
      if (ecot_table_get_n_sheets (table) == 0)
        continue;
      budget = read_budget (table, &mapping);
      g_assert_nonnull (budget);
      g_assert_cmpint (budget->overflow, ==, i == 7);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/table/guess/columns", test_columns);
  g_test_add_func ("/ecot/table/guess/rows", test_rows);
  g_test_add_func ("/ecot/table/guess/categories", test_categories);
  g_test_add_func ("/ecot/table/guess/units", test_units);
  g_test_add_func ("/ecot/table/guess/questions", test_questions);
  g_test_add_func ("/ecot/table/guess/option", test_option);
  g_test_add_func ("/ecot/table/guess/hostile", test_hostile);

  return g_test_run ();
}
