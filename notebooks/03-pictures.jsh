// # Pictures
//
// An item is a picture with its annotations in one call; many items are a gallery; several annotators are compared side by
// side. The pictures are real photographs; the annotations are made by us, by three simulated annotators.

dl = Dataloop.local();
var pictures = dl.samples().datasets().get("pictures");

gallery(pictures.items().list().sort("filename", ASC), o -> o.columns(5).size(150))

// ## One picture
//
// Colours come from the ontology. Annotations that mean the same thing share one tag.

var cat = pictures.items().get("/animals/chelsea.png");
picture(cat)

picture(cat, o -> o.labels("Eye", "Nose").annotators("annotator-1@example.com").thickness(3).alpha(0.5))

// ## One annotation
//
// The part of the picture that it is in.

picture(cat.annotations().list(label("Nose")).first().get())

// ## Several annotators
//
// Side by side, or one colour for each in one picture.

compare(cat, "annotator-1@example.com", "annotator-2@example.com")

blend(cat, o -> o.labels("Ear", "Nose", "Eye"))

// ## Every shape
//
// A picture of our own with each type of annotation on it. What has no place in a picture is named in its corner.

dl.projects().find("Shapes").ifPresent(Project::delete);
var dataset = dl.projects().create("Shapes").datasets().create("shapes", o -> o.labels("Box", "Turned", "Polygon", "Line", "Ellipse", "Point", "Mask", "Indoor"));
var coffee = dataset.items().upload(Samples.folder().resolve("coffee.png"));
var rows = new boolean[coffee.height().getAsInt()][coffee.width().getAsInt()];
for (int y = 250; y < 370; y++) for (int x = 30; x < 150; x++) rows[y][x] = Math.hypot(x - 90, y - 310) < 58 && Math.hypot(x - 90, y - 310) > 25;
coffee.annotate(box("Box", 30, 30, 150, 110), new Box(Tag.of("Turned"), 200, 30, 320, 90, 25), polygon("Polygon", 380, 30, 470, 40, 500, 110, 420, 130), polyline("Line", 30, 180, 90, 150, 150, 200, 210, 160), ellipse("Ellipse", 330, 200, 60, 30), point("Point", 450, 200), mask("Mask", rows), classification("Indoor"));
picture(coffee)

// ## Save
//
// PNG and JPEG as drawn; SVG keeps the shapes as lines that stay sharp.

var folder = Files.createTempDirectory("pictures");
for (var name : List.of("coffee.png", "coffee.jpg", "coffee.svg")) {
    System.out.println(name + " written: " + (Files.size(picture(coffee).save(folder.resolve(name))) > 10_000));
}

dl.projects().delete("Shapes")
