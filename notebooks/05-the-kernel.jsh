// # The kernel
//
// What the notebook itself can do: cells of Java, results, things shown in the middle of a cell, errors, help while typing,
// magics. [The kernel's guide](../kernel/README.md) has all of it; here it is at work.

// ## A cell is a unit
//
// Declarations, statements and expressions in any order that makes sense; what a cell declares, the next ones see. The last
// expression is the result, with its semicolon left out. Records make a table.

record Pet(String name, String kind, int age) {}
int order(Pet a, Pet b) { return Integer.compare(a.age(), b.age()); }
List<Pet> sorted(List<Pet> pets) { return pets.stream().sorted((a, b) -> order(a, b)).toList(); }
var pets = List.of(new Pet("Tiger", "cat", 11), new Pet("Chelsea", "cat", 3), new Pet("Rex", "dog", 5));
sorted(pets)

// A method may be written anew: those that call it call the new one, and variables keep their values.

int order(Pet a, Pet b) { return Integer.compare(b.age(), a.age()); }
sorted(pets).stream().map(Pet::name).toList()

// ## Results
//
// Maps, arrays of arrays and lists of maps are tables, too; long ones are cut and counted. Each has text beside its HTML.

new TreeMap<>(pets.stream().collect(Collectors.groupingBy(Pet::kind, Collectors.counting())))

IntStream.range(1, 120).mapToObj(n -> new TreeMap<>(Map.of("n", n, "square", n * n))).toList()

import java.awt.Color;
import java.awt.image.BufferedImage;
var sky = new BufferedImage(240, 60, BufferedImage.TYPE_INT_RGB);
for (int y = 0; y < 60; y++) for (int x = 0; x < 240; x++) sky.setRGB(x, y, new Color(250 - y, 120 + x / 2, 60 + 3 * y).getRGB());
sky

latex("e^{i\\pi} + 1 = 0")

// A `Stream` is not read by looking at it, and an `Optional` shows what it holds.

pets.stream().filter(pet -> pet.kind().equals("dog")).findFirst()

// How values of a class of your own look is a line of Java.

import loopbook.kernel.display.MimeBundle;
renderers().register(Pet.class, pet -> MimeBundle.html(pet.name(), "<b>" + pet.name() + "</b>, a " + pet.kind() + " of " + pet.age() + " years"));
pets.get(1)

// ## Show more, and change it later
//
// `show` displays now; what `display` returns is the id by which any cell may replace what is shown.

show(pets.get(0), markdown("*and now*"));
var status = display("waiting …");
updateDisplay(status, "done: " + pets.size() + " pets");

// Progress of the platform's calls is one line that grows, and stays as one line when the notebook is saved.

dl = Dataloop.local();
var pictures = dl.samples().datasets().get("pictures");
pictures.items().list().count()

// ## Help while typing
//
// Tab completes members, types that are not imported, magics and files, and inside strings what is on the platform: names of
// projects and datasets, paths of items, labels, fields of metadata. Shift-Tab shows signature and documentation; so does a cell of
// a name and a question mark, `String?`. Both answer while a cell runs.
//
// ![Labels of the dataset are offered inside a string](images/kernel-completion.png)
//
// ![Signature and documentation of a method](images/kernel-inspection.png)

// ## Errors
//
// A cell that does not compile names the cell and the line, points at the place, and says what could have been meant; all its errors
// come at once. A cell that throws shows class, message, causes, and the frames down to its own line. Here `eval` and `show` have
// them, so that the notebook goes on.

try {
    eval("int total = 0;\nfor (var pet : pets) total += pet.agee();");
} catch (IllegalArgumentException e) {
    System.out.println(e.getMessage());
}

int share(int n) { return 100 / n; }
try {
    share(0);
} catch (ArithmeticException e) {
    show(e);
}

// ## Magics
//
// Lines that begin with a percent sign. `%maven group:artifact:version` and `//DEPS` lines bring libraries by the Maven of this
// machine; `%help` lists all, with a line each.

%time sorted(pets).size()

%timeit sorted(pets)

%lsmagic

// ## Stop
//
// The stop button ends a loop that never would, a sleep, a wait for input, a request that is under way. Variables keep their values,
// and the next cell runs.
