package loopbook.kernel.magics;

import java.util.List;

/** The project file that asks Maven for libraries. */
final class Pom {
    private Pom() {}

    /** A place to look for artifacts. */
    record Repository(String id, String url) {}

    static String of(List<Coordinates> wanted, List<Repository> repositories) {
        StringBuilder xml = new StringBuilder();
        repositories.forEach(r -> xml.append("<repository>")
                .append(element("id", r.id()))
                .append(element("url", r.url()))
                .append("</repository>"));
        String places = repositories.isEmpty() ? "" : "<repositories>" + xml + "</repositories>";
        xml.setLength(0);
        for (Coordinates c : wanted) {
            xml.append("<dependency>")
                    .append(element("groupId", c.group()))
                    .append(element("artifactId", c.artifact()))
                    .append(element("version", c.version()))
                    .append(element("type", c.type()))
                    .append(c.classifier().isEmpty() ? "" : element("classifier", c.classifier()))
                    .append("</dependency>");
        }
        return project(places + "<dependencies>" + xml + "</dependencies>");
    }

    /** A project around a part of one: repositories, dependencies, or a single dependency. */
    static String around(String part) {
        String xml = part.strip();
        if (xml.contains("<project")) {
            return xml;
        }
        return project(xml.startsWith("<dependency>") ? "<dependencies>" + xml + "</dependencies>" : xml);
    }

    private static String project(String content) {
        return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
                + "<groupId>notebook</groupId><artifactId>cell</artifactId><version>1</version>" + content
                + "</project>";
    }

    private static String element(String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<" + name + ">" + escaped + "</" + name + ">";
    }
}
