package loopbook.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with an account, or a bot; as a member also what they may do. */
public final class User extends Entity {
    User(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** The one whom an answer is about: itself, or one of a list; who is not in it is known by the address alone. */
    static User in(JsonNode answer, String email, Dataloop dl) {
        Predicate<ObjectNode> wanted = user -> email.equals(user.path("email").asString(""))
                || email.equals(user.path("id").asString(""));
        if (answer instanceof ObjectNode user && user.has("id")) {
            return new User(user, dl);
        }
        return new User(
                Trees.objects(answer).stream().filter(wanted).findFirst().orElseGet(() -> Trees.object()
                        .put("id", email)
                        .put("email", email)),
                dl);
    }

    /** The address they sign in with. */
    public String email() {
        return text("email");
    }

    /** The name of the account, mostly the address again. */
    public String username() {
        return text("username");
    }

    /** The first name; empty if they gave none. */
    public String firstName() {
        return text("firstName");
    }

    /** The last name; empty if they gave none. */
    public String lastName() {
        return text("lastName");
    }

    /** The address of a picture of them. */
    public Optional<String> avatar() {
        return find("avatar");
    }

    /** What they may do where they were listed, in the wire's word, such as {@code owner} or {@code annotator}. */
    public Optional<String> role() {
        return find("role");
    }

    /** {@code user} or {@code bot}. */
    public String type() {
        return text("type");
    }

    @Override
    String caption() {
        return email();
    }

    @Override
    Map<String, Object> brief() {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("email", email());
        role().ifPresent(role -> brief.put("role", role));
        String name = (firstName() + " " + lastName()).strip();
        if (!name.isEmpty()) {
            brief.put("name", name);
        }
        return brief;
    }
}
