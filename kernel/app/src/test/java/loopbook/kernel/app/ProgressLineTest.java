package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopbook.http.Progress;
import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.display.Renderers;
import loopbook.kernel.display.Screen;
import loopbook.kernel.display.Stage;
import loopbook.kernel.display.Stages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final List<String> shown = new ArrayList<>();
    private final Stage stage = new Stage() {
        @Override
        public Screen screen() {
            return new Recording();
        }

        @Override
        public Renderers renderers() {
            return new Renderers();
        }
    };

    private final class Recording implements Screen {
        @Override
        public void display(MimeBundle bundle, String id) {
            shown.add("new " + bundle.text());
        }

        @Override
        public void update(MimeBundle bundle, String id) {
            shown.add("update " + bundle.text());
        }

        @Override
        public void clear(boolean wait) {}
    }

    @BeforeEach
    void enter() {
        Stages.enter(stage);
    }

    @AfterEach
    void leave() {
        Stages.leave(stage);
    }

    @Test
    void oneLineGrowsAndStaysWithoutItsBar() {
        ProgressLine line = new ProgressLine();
        line.show(state(30, false));
        line.show(state(60, false));
        line.show(state(120, true));

        assertThat(shown).hasSize(3);
        assertThat(shown.get(0)).startsWith("new ██████░░░").contains("Uploading: 30 of 120 (25%)");
        assertThat(shown.get(1)).startsWith("update ████████████░░░").contains("60 of 120");
        assertThat(shown.get(2)).startsWith("update Uploading: 120 of 120").contains("done in");
    }

    @Test
    void twoOfTheSameNameAtATimeHaveALineEach() {
        ProgressLine one = new ProgressLine();
        ProgressLine other = new ProgressLine();
        one.show(state(30, false));
        other.show(state(40, false));
        one.show(state(120, true));
        other.show(state(120, true));

        assertThat(shown).extracting(line -> line.substring(0, 3)).containsExactly("new", "new", "upd", "upd");
    }

    @Test
    void theLineStaysWithTheCellThatBeganIt() {
        ProgressLine line = new ProgressLine();
        leave();
        line.show(state(30, false));

        assertThat(shown).hasSize(1);
    }

    @Test
    void whatNoCellBeganIsNotShown() {
        leave();
        ProgressLine line = new ProgressLine();
        enter();
        line.show(state(30, false));

        assertThat(shown).isEmpty();
    }

    private static Progress.State state(long count, boolean done) {
        return new Progress.State("Uploading", count, 120, Progress.Unit.THINGS, Duration.ofSeconds(3), done);
    }
}
