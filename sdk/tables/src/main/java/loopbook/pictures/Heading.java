package loopbook.pictures;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import loopbook.client.Annotation;

/**
 * What stands above the work of one annotator.
 *
 * @param brief for a picture, where there is little room
 * @param whole for HTML and text: of somebody without any annotation there also those who have some
 */
record Heading(String brief, String whole) {
    static final Heading NOBODY = new Heading("nobody", "Nobody has annotated it");

    /** In the order of the names; all are those of the item, whoever made them. */
    static List<Heading> of(List<String> names, List<Annotation> all) {
        TreeSet<String> there = all.stream().map(Annotation::creator).collect(Collectors.toCollection(TreeSet::new));
        String others = there.isEmpty() ? "nobody has" : "those who have: " + String.join(", ", there);
        return names.stream()
                .map(name -> there.contains(name)
                        ? new Heading(name, name)
                        : new Heading(name + " (none)", name + " (has no annotations here; " + others + ")"))
                .toList();
    }
}
