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

class NotebookProgressTest {
    private final List<String> shown = new ArrayList<>();
    private final NotebookProgress progress = new NotebookProgress();
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
        progress.show(state("Uploading", 30, false));
        progress.show(state("Uploading", 60, false));
        progress.show(state("Uploading", 120, true));

        assertThat(shown).hasSize(3);
        assertThat(shown.get(0)).startsWith("new ██████░░░").contains("Uploading: 30 of 120 (25%)");
        assertThat(shown.get(1)).startsWith("update ████████████░░░").contains("60 of 120");
        assertThat(shown.get(2)).startsWith("update Uploading: 120 of 120").contains("done in");
    }

    @Test
    void twoThingsHaveTwoLinesAndTheSameThingAgainANewOne() {
        progress.show(state("Uploading", 30, false));
        progress.show(state("Reading", -1, false));
        progress.show(state("Uploading", 120, true));
        progress.show(state("Uploading", 1, false));

        assertThat(shown).extracting(line -> line.substring(0, 3)).containsExactly("new", "new", "upd", "new");
    }

    private static Progress.State state(String what, long count, boolean done) {
        return new Progress.State(what, count, count < 0 ? -1 : 120, Progress.Unit.THINGS, Duration.ofSeconds(3), done);
    }
}
