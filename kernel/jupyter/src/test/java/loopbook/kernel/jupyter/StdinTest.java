package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Which answer belongs to which question. */
class StdinTest {
    private static final String ASK = "new java.util.Scanner(System.in).nextLine()";

    private final Room room = new Room();
    private final FrontEnd frontEnd = room.frontEnd;
    private final Codec codec = new Codec(new Signer(room.connection.scheme(), room.connection.key()));

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void anAnswerToAStoppedCellIsNotTakenByTheNextOne() {
        String first = ask();
        Message stale = frontEnd.receive(frontEnd.stdin);
        frontEnd.send(frontEnd.control, "interrupt_request", Json.object());
        frontEnd.answer(frontEnd.shell, first);
        String second = ask();
        Message question = frontEnd.receive(frontEnd.stdin);

        reply(stale.header(), "password");
        reply(stale.parent(), "password");
        reply(question.header(), "Ada");

        assertThat(frontEnd.answer(frontEnd.shell, second).result()).isEqualTo("Ada");
    }

    @Test
    void anAnswerMayNameTheCellOrNothing() {
        String cell = ask();
        reply(frontEnd.receive(frontEnd.stdin).parent(), "the cell");
        assertThat(frontEnd.answer(frontEnd.shell, cell).result()).isEqualTo("the cell");

        String other = ask();
        frontEnd.receive(frontEnd.stdin);
        reply(Json.object().put("msg_id", ""), "nothing");
        assertThat(frontEnd.answer(frontEnd.shell, other).result()).isEqualTo("nothing");
    }

    private String ask() {
        return frontEnd.send(frontEnd.shell, "execute_request", FrontEnd.cell(ASK));
    }

    private void reply(ObjectNode parent, String value) {
        ObjectNode content = Json.object().put("value", value);
        frontEnd.sendRaw(
                frontEnd.stdin, codec.write(java.util.List.of(), "input_reply", parent, Json.object(), content));
    }
}
