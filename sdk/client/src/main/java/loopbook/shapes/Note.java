package loopbook.shapes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A talk about a place in the picture, among those who work on it. Listings leave notes out unless they ask for their
 * type.
 *
 * @param box where
 * @param messages what was written, oldest first
 * @param status such as {@code issue} or {@code open}
 * @param creator the e-mail address of who began it; empty until it is uploaded
 * @param assignee whose turn it is; the creator's where nobody else is named
 * @param createTime when it began; empty until the platform knows
 */
public record Note(
        Tag tag,
        Bounds box,
        List<NoteMessage> messages,
        String status,
        Optional<String> creator,
        Optional<String> assignee,
        Optional<Instant> createTime)
        implements Shape {
    /** Keeps a copy of the messages. */
    public Note {
        messages = List.copyOf(messages);
    }

    @Override
    public Note tag(Tag other) {
        return new Note(other, box, messages, status, creator, assignee, createTime);
    }

    /** The same with one more message. */
    public Note message(String body) {
        return message(NoteMessage.of(body));
    }

    /** The same with one more message. */
    public Note message(NoteMessage message) {
        List<NoteMessage> more = new ArrayList<>(messages);
        more.add(message);
        return new Note(tag(), box, more, status, creator, assignee, createTime);
    }

    /** The same in another state: {@code issue}, {@code open}, … */
    public Note status(String other) {
        return new Note(tag(), box, messages, other, creator, assignee, createTime);
    }

    /** The same for somebody else to answer. */
    public Note assignee(String email) {
        return new Note(tag(), box, messages, status, creator, Optional.of(email), createTime);
    }

    /** The same with this user wherever nobody is named. */
    @Override
    public Note by(String email) {
        String begun = creator.orElse(email);
        return new Note(
                tag,
                box,
                messages.stream().map(message -> message.by(email)).toList(),
                status,
                Optional.of(begun),
                Optional.of(assignee.orElse(begun)),
                createTime);
    }

    @Override
    public String type() {
        return "note";
    }

    @Override
    public ObjectNode coordinates() {
        ObjectNode coordinates = Json.object();
        ArrayNode corners = coordinates.putArray("box");
        corners.add(Json.place(box.left(), box.top()).put("z", 0));
        corners.add(Json.place(box.right(), box.bottom()).put("z", 0));
        ObjectNode note = coordinates.putObject("note");
        ArrayNode written = note.putArray("messages");
        messages.forEach(message -> written.add(message.json()));
        note.put("status", status)
                .put("createTime", createTime.map(Instant::toEpochMilli).orElse(null))
                .put("creator", creator.orElse(null))
                .put("assignee", assignee.orElse(null));
        return coordinates;
    }

    /** The platform keeps the note's status for the annotation, too. */
    @Override
    public ObjectNode system() {
        return Json.object().put("status", status);
    }

    @Override
    public Optional<Bounds> bounds() {
        return Optional.of(box);
    }
}
