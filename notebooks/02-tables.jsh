// # Tables
//
// Everything that lists is a table in one call: typed columns, metadata and attributes flattened into columns of their own,
// geometry in pixels. The tables are [Tablesaw](https://jtablesaw.github.io/tablesaw/) tables, so all that Tablesaw can do
// with them works as well. The pictures are real photographs; the annotations, annotators and seconds are made by us.

dl = Dataloop.local();
var pictures = dl.samples().datasets().get("pictures");
import loopbook.tables.Tables;

// ## Items, annotations, labels
//
// One row an item. Columns that the service fixes come first and are always there; what is below them was found in the
// metadata.

var items = table(pictures);
items

// One row an annotation: `attr.…` are attributes, `left` to `area` are read from the shape, whichever it is.

var annotations = table(pictures.annotations());
annotations

// A choice of columns costs less to read and to look at; a `*` stands for the rest of a name.

Tables.table(pictures, o -> o.columns("filename", "width", "height", "metadata.user.*").limit(5))

table(pictures.ontology())

// ## Look around
//
// `describe` says what each column holds, `counts` how often each value is there, `pivot` crosses two columns.

Tables.describe(annotations.selectColumns("label", "type", "creator", "area", "attr.side", "metadata.user.seconds"))

counts(annotations, "label", "type").first(8)

Tables.pivot(annotations, "label", "creator").first(10)

// ## Join
//
// Tablesaw's own joins lose rows of large tables; this one does not.

var both = Tables.join(annotations.selectColumns("itemId", "label", "area"), "itemId", items.selectColumns("id", "filename", "width", "height"), "id");
both.first(5)

// ## Charts

bar(counts(annotations, "label"), o -> o.limit(12).colors(pictures.colors()).title("Annotations by label"))

stacked(annotations, "type", "creator", o -> o.title("Types of annotation by annotator"))

scatter(annotations, "x", "y", o -> o.by("type").title("Where the annotations are"))

histogram(annotations, "area", o -> o.title("Areas in square pixels"))

heat(annotations, "label", "creator")

// ## The other way: from rows to the platform
//
// Columns `metadata.user.…` of a table can be written back. A plan says first what would change; `apply()` writes it.

var scored = Tables.table(pictures, o -> o.columns("id", "filename"));
scored = scored.addColumns(scored.stringColumn("filename").length().setName("metadata.user.nameLength"));
var plan = Tables.itemChanges(pictures, scored);
plan

plan.apply();
Tables.itemChanges(pictures, scored)

// Rows become new annotations in the same way: here a box in the middle of a picture. We look at the plan, and leave it at that.

var three = Tables.table(pictures, o -> o.columns("filename", "width", "height").limit(3));
var middles = Table.create(
    "middles",
    three.stringColumn("filename"),
    StringColumn.create("label", "Middle", "Middle", "Middle"),
    three.intColumn("width").multiply(0.25).setName("left"),
    three.intColumn("height").multiply(0.25).setName("top"),
    three.intColumn("width").multiply(0.75).setName("right"),
    three.intColumn("height").multiply(0.75).setName("bottom"));
Tables.newAnnotations(pictures, middles)

// ## Files
//
// CSV and JSON lines, written page by page however long they are, and read again. Parquet files and SQL come with DuckDB, which
// is not there by itself (80 MB): `%maven org.duckdb:duckdb_jdbc:2.0.0.1` in a cell fetches it. Then a name that ends in
// `.parquet` is written and read in the same way, and `sql("select label, count(*) from annotations group by label",
// annotations)` answers with a table.

var folder = Files.createTempDirectory("tables");
Tables.write(pictures.annotations(), folder.resolve("annotations.csv"))

Tables.read(folder.resolve("annotations.csv")).selectColumns("label", "type", "createdAt", "area").first(3)

Tables.write(pictures.annotations(), folder.resolve("annotations.jsonl"));
Tables.read(folder.resolve("annotations.jsonl")).rowCount()

// Clear up: take the lengths of the names away again.

pictures.items().update(all(), u -> u.removeUser("nameLength"))
