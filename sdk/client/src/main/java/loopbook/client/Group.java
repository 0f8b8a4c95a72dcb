package loopbook.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** People of an organization who are given work together. */
public final class Group extends Entity {
    Group(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** Its name. */
    public String name() {
        return text("name");
    }

    /** The addresses of its members. */
    public List<String> members() {
        return Trees.stream(at("members"))
                .map(member -> member.path("email").asString(member.asString("")))
                .toList();
    }

    @Override
    String caption() {
        return name();
    }

    @Override
    Map<String, Object> brief() {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("name", name());
        brief.put("id", id());
        brief.put("members", members().size());
        return brief;
    }
}
