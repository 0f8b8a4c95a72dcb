// # Getting started
//
// This notebook goes the main way once: connect, make a project and a dataset, upload pictures, look at them, annotate them,
// find them again, and count what is there. It runs on the **local platform**, a server inside this session that speaks
// Dataloop's protocol and keeps its data in a folder of yours: no account, no network.
//
// The pictures are real photographs. The annotations of the last part are ours, by three simulated annotators.

dl = Dataloop.local()

// On the real service the same lines work after `dl = dl.login()`.
//
// ## A project and a dataset
//
// The first line clears away what an earlier run of this notebook left.

dl.projects().find("My-First-Project").ifPresent(Project::delete);
var project = dl.projects().create("My-First-Project");
project

var dataset = project.datasets().create("My-First-Dataset");
dataset

// From now on a name is enough to get them: `dl.projects().get("My-First-Project").datasets().get("My-First-Dataset")`.
//
// ## Upload
//
// `Samples.folder()` holds fourteen pictures that come with Loopbook; yours would be `Path.of("my/photos")`. One file:

var photos = Samples.folder();
dataset.items().upload(photos.resolve("chelsea.png"))

// A whole folder, in parallel. It keeps its name on the platform, `/samples`; what is there already stays as it is.

dataset.items().uploadAll(photos, o -> o.types(".png", ".jpg"))

// ## Get items
//
// By path or by id. `find` gives an `Optional` where `get` would raise.

var item = dataset.items().get("/samples/astronaut.png");
item

dataset.items().find("/samples/nobody.png")

// A listing is lazy and goes through all pages by itself. Shown in a notebook it is a gallery.

for (var each : dataset.items().list().sort("filename", ASC)) {
    System.out.printf("%-32s %-10s %6d kB%n", each.filename(), each.mimetype(), each.size() / 1024);
}

dataset.items().list().sort("filename", ASC)

// ## Annotate
//
// First the labels, in the recipe of the dataset; then a classification of the whole picture, and points on it. Numbers are
// pixels: x to the right, y downwards.

dataset.addLabels("Person", "Eye");
item.annotate(classification("Person"));
item.annotate(point("Eye", 206, 112), point("Eye", 250, 107))

picture(item)

// ## Find items again
//
// `label("Eye")` asks for the items that have such an annotation. Conditions are values: they combine by `and`, `or`, and print
// as the query that goes over the wire.

var eyes = label("Eye").and(where("metadata.system.mimetype").eq("image/png"));
eyes

dataset.items().list(withAnnotation(where("type").eq("point").and(label("Eye")))).toList()

// ## Replace a label
//
// Every item that is classified `Person` becomes `Adult`.

dataset.addLabel("Adult");
for (var each : dataset.items().list(label("Person")).toList()) {
    each.annotations().delete(label("Person"));
    each.annotate(classification("Adult"));
}
table(item)

// ## Metadata of your own
//
// One item, and then all items that a condition names, in one call.

item = item.update(u -> u.user("reviewedAt", "2026-11-21T10:00:00Z").user("score", 0.9));
item.user()

dataset.items().update(label("Adult"), u -> u.user("reviewed", true))

dataset.items().list(where("metadata.user.score").gt(0.5)).count()

// ## Look at a dataset that is annotated
//
// `dl.samples()` puts the pictures with our annotations on the platform; a second call finds them there.

var pictures = dl.samples().datasets().get("pictures");
pictures

gallery(pictures.items().list(label("Cat", "Horse", "Rocket", "Cup", "Helmet")))

picture(pictures.items().get("/animals/chelsea.png"))

// Tables are Tablesaw tables: one row an annotation, its attributes and metadata flattened into columns.

var annotations = table(pictures.annotations().list());
annotations.selectColumns("label", "type", "creator", "left", "top", "area", "attr.side", "metadata.user.seconds").first(8)

bar(annotations.countBy("label"), o -> o.title("Annotations by label").limit(12))

histogram(annotations, "metadata.user.seconds", o -> o.title("Seconds that an annotation took (invented)"))

// ## Where to go on
//
// `help()` lists the short names. The data stay in the local platform's folder until you delete the project:
// `dl.projects().delete("My-First-Project")`.
