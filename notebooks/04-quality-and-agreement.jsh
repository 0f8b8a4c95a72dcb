// # Quality and agreement
//
// What is in a dataset, how much its annotators agree, and what looks wrong: three calls, each with tables as its answers and
// a chart one call further. The pictures are real photographs; annotators, annotations and seconds are made by us.

dl = Dataloop.local();
var pictures = dl.samples().datasets().get("pictures");

// ## Statistics

var statistics = stats(pictures);
statistics

statistics.get("labels").chart()

statistics.get("annotators").chart()

statistics.get("objects").chart()

statistics.get("sizes").chart()

statistics.get("positions").chart()

statistics.get("pairs").chart()

statistics.get("attributes")

// ## Agreement
//
// Of each two annotators of an item the annotations are matched so that the sum of their likeness is greatest. A pair scores
// the mean of geometry, label and attributes; what has no partner scores 0.

var agreement = agreement(pictures);
agreement

agreement.annotators().chart()

agreement.labels()

agreement.confusion().chart()

agreement.items()

// The worst item, side by side:

var worst = agreement.items().table().stringColumn("item").get(0);
compare(pictures.items().get(worst))

// ## Quality
//
// Hints, not verdicts: each with its reason.

var quality = quality(pictures);
quality

quality.kinds().chart()

// A dataset with planted mistakes shows what is found:

dl.projects().find("Mistakes").ifPresent(Project::delete);
var mistakes = dl.projects().create("Mistakes").datasets().create("mistakes", o -> o.labels("Cat"));
var cat = mistakes.items().upload(Samples.folder().resolve("chelsea.png"));
mistakes.items().upload(Files.readAllBytes(Samples.folder().resolve("chelsea.png")), "copy of chelsea.png");
var smaller = new java.awt.image.BufferedImage(200, 133, java.awt.image.BufferedImage.TYPE_INT_RGB);
smaller.getGraphics().drawImage(cat.image(), 0, 0, 200, 133, null);
mistakes.items().upload(smaller, "smaller chelsea.png");
mistakes.items().upload(new byte[] {1, 2, 3}, "broken.png");
cat.annotate(box("Cat", 100, 20, 430, 290), box("Cat", 101, 21, 430, 290), box("Cta", 50, 50, 150, 150), box("Cat", 300, 100, 520, 250), box("Cat", 5, 5, 7, 9), polygon("Cat", 20, 20, 200, 200, 200, 20, 20, 200));
quality(mistakes)

dl.projects().delete("Mistakes")
