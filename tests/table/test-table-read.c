/* test-table-read.c: spreadsheets and texts of strangers, as sheets, rows and cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "table/ecot-table.h"

#include <string.h>
#include <zip.h>

#include "base/ecot-error.h"
#include "reader/ecot-reader.h"

#define ODS "application/vnd.oasis.opendocument.spreadsheet"

/* {{{ Files */

typedef struct
{
  const char *path, *text;
} Part;

/* The last part has no path; @add (nullable) adds more. */
static GBytes *
make_zip_with (const Part *parts,
               void (*add) (zip_t *zip))
{
  zip_source_t *target = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t        *zip = zip_open_from_source (target, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  zip_stat_t    stat;
  char         *data;

  zip_source_keep (target);
  for (; parts->path != NULL; parts++)
    {
      zip_int64_t i = zip_file_add (zip, parts->path, zip_source_buffer (zip, parts->text, strlen (parts->text), 0), 0);

      g_assert_cmpint (zip_set_file_compression (zip, (zip_uint64_t)i, ZIP_CM_DEFLATE, 1), ==, 0);
    }
  if (add != NULL)
    add (zip);
  g_assert_cmpint (zip_close (zip), ==, 0);

  g_assert_cmpint (zip_source_stat (target, &stat), ==, 0);
  g_assert_cmpint (zip_source_open (target), ==, 0);
  data = g_malloc (stat.size);
  g_assert_cmpint (zip_source_read (target, data, stat.size), ==, (zip_int64_t)stat.size);
  zip_source_close (target);
  zip_source_free (target);
  return g_bytes_new_take (data, stat.size);
}

static GBytes *
make_zip (const Part *parts)
{
  return make_zip_with (parts, NULL);
}

#define BEGIN                                                                                                  \
  "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:style='s' xmlns:calcext='c'" \
  " xmlns:draw='d' xmlns:xlink='l'>"                                                                           \
  "<office:automatic-styles><style:style style:name='ta2' style:family='table'><style:table-properties"        \
  " table:display='false'/></style:style></office:automatic-styles><office:body><office:spreadsheet>"
#define END      "</office:spreadsheet></office:body></office:document-content>"
#define SHEET    "<table:table table:name='Budget' table:style-name='ta1'>"
#define ROW(...) "<table:table-row>" __VA_ARGS__ "</table:table-row>"
#define TEXT(t)  "<table:table-cell office:value-type='string'><text:p>" t "</text:p></table:table-cell>"
#define NUMBER(n) \
  "<table:table-cell office:value-type='float' office:value='" n "'><text:p>" n "</text:p></table:table-cell>"

static EcotTable *
read_content (const char *content,
              GError    **error)
{
  const Part         parts[] = { { "mimetype", ODS }, { "content.xml", content }, { NULL } };
  g_autoptr (GBytes) file = make_zip (parts);

  return ecot_table_read (file, "budget.ods", NULL, error);
}

static EcotTable *
read_sheet (const char *inside)
{
  g_autofree char   *content = g_strconcat (BEGIN SHEET, inside, "</table:table>" END, NULL);
  g_autoptr (GError) error = NULL;
  EcotTable         *table = read_content (content, &error);

  g_assert_no_error (error);
  return table;
}

static EcotTable *
read_bytes (const char *data,
            gsize       size,
            GError    **error)
{
  g_autoptr (GBytes) file = g_bytes_new (data, size);

  return ecot_table_read (file, "budget.csv", NULL, error);
}

static const EcotTableCell *
cell_at (EcotTable *table,
         guint      row,
         guint      column)
{
  return ecot_table_sheet_find_cell (ecot_table_get_sheet (table, 0), row, column);
}

static const char *
text_at (EcotTable *table,
         guint      row,
         guint      column)
{
  const EcotTableCell *cell = cell_at (table, row, column);

  return cell != NULL ? cell->text : NULL;
}

/* }}} */
/* {{{ Spreadsheets */

static const struct
{
  const char   *xml;
  EcotTableKind kind;
  const char   *value, *text, *formula;
} cells[] = {
  { TEXT ("Loyer"), ECOT_TABLE_TEXT, "", "Loyer", "" },
  { NUMBER ("1234.56"), ECOT_TABLE_NUMBER, "1234.56", "1234.56", "" },
  { "<table:table-cell office:value-type='currency' office:currency='EUR' office:value='2685.6'><text:p>2 685,60 €</text:p></table:table-cell>", ECOT_TABLE_CURRENCY, "2685.6", "2 685,60 €", "" },
  { "<table:table-cell office:value-type='percentage' office:value='0.47'><text:p>47 %</text:p></table:table-cell>", ECOT_TABLE_PERCENTAGE, "0.47", "47 %", "" },
  { "<table:table-cell office:value-type='date' office:date-value='2017-07-24'><text:p>24/07/17</text:p></table:table-cell>", ECOT_TABLE_DATE, "2017-07-24", "24/07/17", "" },
  { "<table:table-cell office:value-type='time' office:time-value='PT08H30M00S'><text:p>08:30</text:p></table:table-cell>", ECOT_TABLE_TIME, "PT08H30M00S", "08:30", "" },
  { "<table:table-cell office:value-type='boolean' office:boolean-value='true'><text:p>VRAI</text:p></table:table-cell>", ECOT_TABLE_BOOLEAN, "true", "VRAI", "" },
  { "<table:table-cell table:formula='of:=1/0' office:value-type='string' office:string-value='' calcext:value-type='error'><text:p>#DIV/0!</text:p></table:table-cell>", ECOT_TABLE_ERROR, "", "#DIV/0!", "of:=1/0" },
  { "<table:table-cell table:formula='of:=SUM([.A1:.A3])' office:value-type='float' office:value='3'><text:p>3</text:p></table:table-cell>", ECOT_TABLE_NUMBER, "3", "3", "of:=SUM([.A1:.A3])" },
  /* A program that computes nothing wrote only the formula. */
  { "<table:table-cell table:formula='of:=1+1'/>", ECOT_TABLE_EMPTY, "", "", "of:=1+1" },
  { "<table:table-cell office:value-type='string' office:string-value='Seul'/>", ECOT_TABLE_TEXT, "Seul", "Seul", "" },
  { "<table:table-cell><text:p>Sans type</text:p></table:table-cell>", ECOT_TABLE_TEXT, "", "Sans type", "" },
  /* Pieces of a text in their order, its paragraphs as lines; notes and pictures are none of it. */
  { TEXT ("Un <text:span>deux</text:span> trois<text:s text:c='2'/>quatre"), ECOT_TABLE_TEXT, "", "Un deux trois  quatre", "" },
  { "<table:table-cell office:value-type='string'><office:annotation><text:p>Note</text:p></office:annotation><text:p>A<text:line-break/>b</text:p><text:p>c</text:p></table:table-cell>", ECOT_TABLE_TEXT, "", "A\nb\nc", "" },
  { TEXT ("Voir <text:a xlink:href='http://exemple.fr'>la <text:span>page</text:span></text:a> 2<draw:frame><text:p>image</text:p></draw:frame>."), ECOT_TABLE_TEXT, "", "Voir la page 2.", "" },
};

static void
test_kinds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char      *rows = g_strconcat ("<table:table-row>", cells[i].xml, "</table:table-row>", NULL);
      g_autoptr (EcotTable) table = read_sheet (rows);
      const EcotTableCell  *cell = cell_at (table, 0, 0);

      g_test_message ("%s", cells[i].xml);
      g_assert_nonnull (cell);
      g_assert_cmpint (cell->kind, ==, cells[i].kind);
      g_assert_cmpstr (cell->value, ==, cells[i].value);
      g_assert_cmpstr (cell->text, ==, cells[i].text);
      g_assert_cmpstr (cell->formula, ==, cells[i].formula);
    }
}

static void
test_places (void)
{
  g_autoptr (EcotTable) table = read_sheet (
    "<table:table-column table:number-columns-repeated='2'/><table:table-column table:visibility='collapse'/>"
    "<table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-repeated='1024'/></table:table-row>"
    "<table:table-row-group><table:table-row table:visibility='filter'>" TEXT ("a") "<table:table-cell/>" NUMBER ("2") "</table:table-row></table:table-row-group>"
                                                                                                                       "<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='3' office:value-type='float' office:value='7'><text:p>7</text:p></table:table-cell></table:table-row>" ROW ("<table:table-cell office:value-type='string' table:number-columns-spanned='2' table:number-rows-spanned='4'><text:p>m</text:p></table:table-cell>"
                                                                                                                                                                                                                                                                                                                                     "<table:covered-table-cell office:value-type='string'><text:p>sous</text:p></table:covered-table-cell>") "<table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>");
  const EcotTableSheet *sheet = ecot_table_get_sheet (table, 0);

  g_assert_cmpuint (sheet->n_rows, ==, 4);
  g_assert_cmpuint (sheet->n_columns, ==, 3);
  g_assert_cmpuint (sheet->rows[0].index, ==, 3);
  g_assert_cmpuint (sheet->rows[0].flags, ==, ECOT_TABLE_HIDDEN);
  g_assert_cmpstr (text_at (table, 3, 2), ==, "2");
  g_assert_null (cell_at (table, 3, 1));
  g_assert_cmpstr (text_at (table, 5, 2), ==, "7");
  g_assert_cmpuint (cell_at (table, 6, 0)->rows_spanned, ==, 4);
  g_assert_cmpuint (cell_at (table, 6, 1)->flags, ==, ECOT_TABLE_COVERED);
  g_assert_true (ecot_table_sheet_is_column_hidden (sheet, 2));
  g_assert_false (ecot_table_sheet_is_column_hidden (sheet, 1));
}

static void
test_sheets (void)
{
  const Part parts[] = {
    { "mimetype", ODS },
    { "meta.xml", "<m xmlns:meta='m'><meta:generator>Essai</meta:generator><meta:user-defined meta:name='ecot'>42</meta:user-defined></m>" },
    { "content.xml", BEGIN SHEET ROW (TEXT ("a")) "</table:table><table:table table:name='Caché' table:style-name='ta2'/>"
                                                  "<table:table table:name='Lié'><table:table-source xlink:href='file:///etc/passwd'/>" ROW (TEXT ("b")) "</table:table>"
                                                                                                                                                         "<table:named-expressions><table:named-range table:name='total' table:cell-range-address='$Budget.$A$1'/></table:named-expressions>" END },
    { NULL }
  };
  g_autoptr (GBytes)    file = make_zip (parts);
  g_autoptr (GError)    error = NULL;
  g_autoptr (EcotTable) table = ecot_table_read (file, "budget.ods", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ecot_table_get_format (table), ==, "ods");
  g_assert_cmpuint (ecot_table_get_n_sheets (table), ==, 3);
  g_assert_cmpuint (ecot_table_find_sheet (table, "Caché")->flags, ==, ECOT_TABLE_HIDDEN);
  g_assert_cmpuint (ecot_table_find_sheet (table, "Lié")->flags, ==, ECOT_TABLE_LINKED);
  g_assert_cmpuint (ecot_table_find_sheet (table, "Budget")->flags, ==, 0);
  g_assert_null (ecot_table_find_sheet (table, "budget"));
  g_assert_cmpstr (ecot_table_get_property (table, "generator"), ==, "Essai");
  g_assert_cmpstr (ecot_table_get_property (table, "ecot"), ==, "42");
  g_assert_null (ecot_table_get_property (table, "rien"));
  g_assert_cmpstr (ecot_table_get_range (table, "total"), ==, "$Budget.$A$1");
}

static void
test_addresses (void)
{
  static const struct
  {
    guint       row, column;
    const char *address;
  } places[] = { { 0, 0, "A1" }, { 11, 25, "Z12" }, { 0, 26, "AA1" }, { 1048575, 16383, "XFD1048576" }, { G_MAXUINT, 702, "AAA" } };
  static const char *const none[] = { "", "A1", "XFE", "é", "ZZZZZZZZZZ", "-" };
  char                     buf[ECOT_TABLE_ADDRESS_BUFSIZE];
  guint                    column = 99;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpstr (ecot_table_write_address (places[i].row, places[i].column, buf), ==, places[i].address);
  g_assert_true (ecot_table_read_column ("xfd", &column));
  g_assert_cmpuint (column, ==, 16383);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (ecot_table_read_column (none[i], &column));
}

/* }}} */
/* {{{ Texts with separators */

#define BYTES(text) text, sizeof text - 1

static const struct
{
  const char *data;
  gsize       size;
  const char *detail;
  guint       row, column;
  const char *text;
} texts[] = {
  { BYTES ("Poste;Montant\nÉté;1 200,50\n"), "UTF-8 ;", 1, 0, "Été" },
  { BYTES ("\xEF\xBB\xBFPoste;Montant\r\nÉté;1\r\n"), "UTF-8 ;", 0, 0, "Poste" },
  { BYTES ("Poste;Montant\n\xC9t\xE9;1 200 \x80\n"), "Windows-1252 ;", 1, 1, "1 200 €" },
  { BYTES ("\xFF\xFEP\0;\0M\0\n\0\xC9\0;\0\x31\0\n\0"), "UTF-16 ;", 1, 0, "É" },
  { BYTES ("\xFE\xFF\0P\0;\0M\0\n\0\xC9\0;\0\x31\0\n"), "UTF-16 ;", 1, 0, "É" },
  { BYTES ("P\0;\0M\0\n\0a\0;\0\x31\0\n\0"), "UTF-16 ;", 1, 1, "1" },
  { BYTES ("Poste\tMontant\nLoyer\t1,50\n"), "UTF-8 TAB", 1, 1, "1,50" },
  { BYTES ("Poste|Montant\nLoyer|1,50\n"), "UTF-8 |", 1, 1, "1,50" },
  { BYTES ("Poste,Montant\nLoyer,1.50\nGaz,2.50\n"), "UTF-8 ,", 2, 1, "2.50" },
  /* Commas that are decimal ones. */
  { BYTES ("Poste;Montant\nLoyer, charges;1,50\nGaz;2,50\n"), "UTF-8 ;", 1, 0, "Loyer, charges" },
  { BYTES ("sep=|\nPoste;x|Montant\nLoyer|1\n"), "UTF-8 |", 0, 0, "Poste;x" },
  { BYTES ("\"Un \"\"mot\"\";\r\nligne\";2\n3;4"), "UTF-8 ;", 0, 0, "Un \"mot\";\nligne" },
  { BYTES ("Tube 5\" long;2\n3;4"), "UTF-8 ;", 0, 0, "Tube 5\" long" },
  { BYTES ("a;b\rc;d\r"), "UTF-8 ;", 1, 1, "d" },
  { BYTES ("a;;;\n;;;\n\n;;c;\n"), "UTF-8 ;", 3, 2, "c" },
  { BYTES ("=CMD();2\n3;4"), "UTF-8 ;", 0, 0, "=CMD()" },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (EcotTable) table = read_bytes (texts[i].data, texts[i].size, &error);

      g_test_message ("%u: %s", i, texts[i].data);
      g_assert_no_error (error);
      g_assert_cmpstr (ecot_table_get_format (table), ==, "csv");
      g_assert_cmpstr (ecot_table_get_detail (table), ==, texts[i].detail);
      g_assert_cmpstr (text_at (table, texts[i].row, texts[i].column), ==, texts[i].text);
    }
}

/* }}} */
/* {{{ What is refused */

static void
assert_refused (EcotTable  *table,
                GError     *error,
                const char *word)
{
  g_assert_null (table);
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "budget."));
  g_assert_nonnull (strstr (error->message, word));
  g_error_free (error);
}

static void
test_other_files (void)
{
  static const struct
  {
    const char *data;
    gsize       size;
    const char *word;
  } files[] = {
    { BYTES (""), "empty" },
    { BYTES ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), ".xls" },
    { BYTES ("%PDF-1.7\n"), "PDF" },
    { BYTES ("SQLite format 3\0"), "dossier" },
    { BYTES ("<html><table><tr><td>1</td></tr></table></html>"), "web page" },
    { BYTES ("<?xml version='1.0'?><Workbook/>"), "XML" },
    { BYTES ("a;b\n\"c;d\ne;f\n"), "line 2" },
    { BYTES ("PK\3\4 not at all"), "damaged" },
    { BYTES ("\0\1\2\3\0\0\0\1\0\2"), "neither" },
    { BYTES ("\xFF\xFE\x00\xD8x"), "neither" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      GError    *error = NULL;
      EcotTable *table = read_bytes (files[i].data, files[i].size, &error);

      assert_refused (table, error, files[i].word);
    }
}

static void
test_other_packages (void)
{
  static const struct
  {
    Part        parts[4];
    const char *word;
  } packages[] = {
    { { { "[Content_Types].xml", "<a/>" }, { "xl/workbook.xml", "<a/>" } }, ".xlsx" },
    { { { "[Content_Types].xml", "<a/>" }, { "word/document.xml", "<a/>" } }, "Office" },
    { { { "mimetype", "application/vnd.oasis.opendocument.text" }, { "content.xml", "<a/>" } }, "text document" },
    { { { "mimetype", "application/vnd.oasis.opendocument.graphics" }, { "content.xml", "<a/>" } }, "OpenDocument" },
    { { { "budget.ods", "x" } }, "zip" },
    { { { "mimetype", ODS }, { "META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>" }, { "content.xml", "x" } }, "password" },
    { { { "mimetype", ODS }, { "content.xml", BEGIN END } }, "no sheet" },
    { { { "mimetype", ODS }, { "content.xml", BEGIN SHEET } }, "content.xml" },
    { { { "mimetype", ODS }, { "content.xml", "<!DOCTYPE a [<!ENTITY b 'bbbb'>]><a>&b;</a>" } }, "DOCTYPE" },
    { { { "mimetype", ODS }, { "content.xml", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>" } }, "DOCTYPE" },
    /* 17,179,869,184 cells in a few letters. */
    { { { "mimetype", ODS }, { "content.xml", BEGIN SHEET "<table:table-row table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='16384' office:value-type='float' office:value='1'/></table:table-row></table:table>" END } }, "million" },
    { { { "mimetype", ODS }, { "content.xml", BEGIN SHEET "<table:table-row table:number-rows-repeated='18446744073709551615'><table:table-cell office:value-type='float' office:value='1'/></table:table-row></table:table>" END } }, "million" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
    {
      g_autoptr (GBytes) file = make_zip (packages[i].parts);
      GError            *error = NULL;
      EcotTable         *table = ecot_table_read (file, "budget.ods", NULL, &error);

      assert_refused (table, error, packages[i].word);
    }
}

/* A gigabyte of spaces that nobody has room for: the same million over and over. */
static void
add_spaces (zip_t *zip)
{
  static char           spaces[1024 * 1024];
  zip_buffer_fragment_t fragments[1024];
  zip_error_t           fault;
  zip_int64_t           i;

  memset (spaces, ' ', sizeof spaces);
  for (guint k = 0; k < G_N_ELEMENTS (fragments); k++)
    fragments[k] = (zip_buffer_fragment_t){ (zip_uint8_t *)spaces, sizeof spaces };

  i = zip_file_add (zip, "content.xml", zip_source_buffer_fragment_create (fragments, G_N_ELEMENTS (fragments), 0, &fault), 0);
  g_assert_cmpint (zip_set_file_compression (zip, (zip_uint64_t)i, ZIP_CM_DEFLATE, 1), ==, 0);
}

static void
test_bomb (void)
{
  const Part         parts[] = { { "mimetype", ODS }, { NULL } };
  g_autoptr (GBytes) file = make_zip_with (parts, add_spaces);
  GError            *error = NULL;
  EcotTable         *table = ecot_table_read (file, "budget.ods", NULL, &error);

  g_assert_cmpuint (g_bytes_get_size (file), <, 8 * 1024 * 1024);
  assert_refused (table, error, "larger");
}

static void
test_deep (void)
{
  g_autoptr (GString) content = g_string_new (BEGIN SHEET "<table:table-row>");
  GError             *error = NULL;
  EcotTable          *table;

  for (guint i = 0; i < 1000; i++)
    g_string_append (content, "<table:table-cell><text:p>");

  table = read_content (content->str, &error);
  assert_refused (table, error, "nested");
}

/* On the limit and one step beyond. */
static void
test_most_cells (void)
{
  for (guint beyond = 0; beyond < 2; beyond++)
    {
      g_autofree char *content = g_strdup_printf (BEGIN SHEET "<table:table-row table:number-rows-repeated='%u'><table:table-cell table:number-columns-repeated='10'"
                                                              " office:value-type='float' office:value='1'/></table:table-row></table:table>" END,
                                                  ECOT_TABLE_MAX_CELLS / 10 + beyond);
      GError          *error = NULL;
      EcotTable       *table = read_content (content, &error);

      if (beyond > 0)
        {
          assert_refused (table, error, "million");
          continue;
        }

      g_assert_no_error (error);
      g_assert_cmpuint (ecot_table_get_sheet (table, 0)->n_rows, ==, ECOT_TABLE_MAX_CELLS / 10);
      g_assert_nonnull (cell_at (table, ECOT_TABLE_MAX_CELLS / 10 - 1, 9));
      ecot_table_unref (table);
    }
}

static void
test_truncated (void)
{
  const Part         parts[] = { { "mimetype", ODS }, { "content.xml", BEGIN SHEET ROW (TEXT ("a")) "</table:table>" END }, { NULL } };
  g_autoptr (GBytes) file = make_zip (parts);
  gsize              size = g_bytes_get_size (file);

  for (gsize n = 4; n < size; n += MAX (size / 7, 1))
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (file, 0, n);
      GError            *error = NULL;
      EcotTable         *table = ecot_table_read (cut, "budget.ods", NULL, &error);

      assert_refused (table, error, "");
    }
}

/* }}} */
/* {{{ A reader that answers anything */

static GBytes *
take_answer (void)
{
  g_autoptr (GPtrArray) question = ecot_parts_new ();
  g_autoptr (GPtrArray) answer = NULL;
  static const char     text[] = "Poste;Montant\nLoyer\x1B;1\n;\"2\n3\"\n";

  g_ptr_array_add (question, g_bytes_new_static (text, sizeof text - 1));
  answer = ecot_reader_run ("table", question, "budget.csv", NULL, NULL);
  g_assert_nonnull (answer);
  return g_bytes_ref (answer->pdata[0]);
}

static void
test_hostile_stream (void)
{
  g_autoptr (GBytes)  answer = take_answer ();
  gsize               size;
  const guint8       *data = g_bytes_get_data (answer, &size);
  g_autofree guint8  *bytes = g_memdup2 (data, size);
  static const guint8 flips[] = { 0x01, 0x10, 0x80, 0xFF };

  g_test_summary ("Cut anywhere it is no table; with any byte changed it is one or not, and nothing worse");

  for (gsize n = 0; n < size; n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, n);

      g_assert_null (ecot_table_decode (cut, "budget.csv", NULL));
    }

  for (gsize i = 0; i < size; i++)
    for (guint f = 0; f < G_N_ELEMENTS (flips); f++)
      {
        g_autoptr (GBytes)    changed = NULL;
        g_autoptr (EcotTable) table = NULL;

        bytes[i] ^= flips[f];
        changed = g_bytes_new (bytes, size);
        table = ecot_table_decode (changed, "budget.csv", NULL);
        bytes[i] ^= flips[f];
        if (table != NULL && ecot_table_get_n_sheets (table) > 0)
          cell_at (table, 1, 1);
      }
}

static void
test_clean (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (EcotTable) table = read_bytes (BYTES ("Lo\x1Byer\u202E;1\nb;2\n"), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text_at (table, 0, 0), ==, "Loyer");
}

/* }}} */

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/table/kinds", test_kinds);
  g_test_add_func ("/ecot/table/places", test_places);
  g_test_add_func ("/ecot/table/sheets", test_sheets);
  g_test_add_func ("/ecot/table/addresses", test_addresses);
  g_test_add_func ("/ecot/table/texts", test_texts);
  g_test_add_func ("/ecot/table/other-files", test_other_files);
  g_test_add_func ("/ecot/table/other-packages", test_other_packages);
  g_test_add_func ("/ecot/table/bomb", test_bomb);
  g_test_add_func ("/ecot/table/deep", test_deep);
  g_test_add_func ("/ecot/table/most-cells", test_most_cells);
  g_test_add_func ("/ecot/table/truncated", test_truncated);
  g_test_add_func ("/ecot/table/hostile-stream", test_hostile_stream);
  g_test_add_func ("/ecot/table/clean", test_clean);

  return g_test_run ();
}
