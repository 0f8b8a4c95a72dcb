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

// ## A pose
//
// Its points are annotations of their own, whose parent it is. They are joined as the template in the recipe says; `skeleton("Nose",
// "Poll", "Withers")` among the options states lines by hand.

var horse = dataset.items().upload(Samples.folder().resolve("horse.png"));
var joints = new TreeMap<String, double[]>(Map.of("Nose", new double[] {376, 90}, "Poll", new double[] {345, 24}, "Withers", new double[] {248, 88}, "Rump", new double[] {72, 92}, "Dock", new double[] {36, 235}, "Elbow", new double[] {262, 180}, "Fore hoof", new double[] {262, 305}, "Stifle", new double[] {88, 175}, "Hind hoof", new double[] {64, 304}));
var arcs = List.of(List.of("Nose", "Poll"), List.of("Poll", "Withers"), List.of("Withers", "Rump"), List.of("Rump", "Dock"), List.of("Withers", "Elbow"), List.of("Elbow", "Fore hoof"), List.of("Rump", "Stifle"), List.of("Stifle", "Hind hoof"));
dataset.recipe().update(r -> r.system("collectionTemplates", List.of(Map.of("id", "horse", "name", "horse", "order", List.copyOf(joints.keySet()), "arcs", arcs))));
var whole = horse.annotate(pose("Horse", "horse")).get(0);
var points = horse.annotations().builder();
for (var joint : joints.entrySet()) points = points.add(point(joint.getKey(), joint.getValue()[0], joint.getValue()[1]), a -> a.parent(whole));
points.upload();
picture(horse, o -> o.thickness(3))

// ## Save
//
// PNG and JPEG as drawn; SVG keeps the shapes as lines that stay sharp.

var folder = Files.createTempDirectory("pictures");
for (var name : List.of("coffee.png", "coffee.jpg", "coffee.svg")) {
    System.out.println(name + " written: " + (Files.size(picture(coffee).save(folder.resolve(name))) > 10_000));
}

dl.projects().delete("Shapes")
