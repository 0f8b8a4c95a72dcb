package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class HistoryTest {
    private final History history = new History(new HistoryFile(null, new Log(System.err)));

    @BeforeEach
    void fourCells() {
        history.add(1, "1+1");
        history.result(1, "2");
        history.add(2, "var a = 1;");
        history.add(3, "1+1");
        history.add(4, "line one\nline two");
    }

    @Test
    void theTailIsTheLastCellsInOrder() {
        assertThat(answer(ask("tail").put("n", 2))).isEqualTo("[[1,3,\"1+1\"],[1,4,\"line one\\nline two\"]]");
        assertThat(answer(ask("tail").put("n", 99))).startsWith("[[1,1,");
    }

    @Test
    void aRangeEndsBeforeItsStop() {
        assertThat(answer(ask("range").put("session", 1).put("start", 2).put("stop", 3)))
                .isEqualTo("[[1,2,\"var a = 1;\"]]");
        assertThat(answer(ask("range").put("session", 0).put("start", 4))).startsWith("[[1,4,");
        assertThat(answer(ask("range").put("session", 7).put("start", 1))).isEqualTo("[]");
    }

    @Test
    void aSearchKnowsStarsAndQuestionMarks() {
        assertThat(answer(ask("search").put("pattern", "1?1"))).isEqualTo("[[1,1,\"1+1\"],[1,3,\"1+1\"]]");
        assertThat(answer(ask("search").put("pattern", "1?1").put("unique", true)))
                .isEqualTo("[[1,3,\"1+1\"]]");
        assertThat(answer(ask("search").put("pattern", "*").put("n", 1))).startsWith("[[1,4,");
        assertThat(answer(ask("search").put("pattern", "*two"))).startsWith("[[1,4,");
        assertThat(answer(ask("search").put("pattern", "1.1"))).isEqualTo("[]");
    }

    @Test
    void outputComesWhenAskedFor() {
        assertThat(answer(ask("range").put("start", 1).put("stop", 3).put("output", true)))
                .isEqualTo("[[1,1,[\"1+1\",\"2\"]],[1,2,[\"var a = 1;\",null]]]");
    }

    private static ObjectNode ask(String type) {
        return Json.object().put("hist_access_type", type);
    }

    private String answer(ObjectNode request) {
        return history.answer(request).path("history").toString();
    }
}
