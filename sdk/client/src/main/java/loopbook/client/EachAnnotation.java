package loopbook.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import loopbook.errors.Interrupted;
import loopbook.errors.PartialFailure;
import loopbook.errors.Report;

/** The same request for each of several annotations, some at a time. */
final class EachAnnotation {
    private static final int WORKERS = 8;

    private EachAnnotation() {}

    private record Done(Annotation before, Optional<Annotation> after, Optional<RuntimeException> why) {}

    private record Changes(List<Failed> failed) implements Report {
        @Override
        public String toString() {
            return failed.stream()
                    .map(one -> one.what() + ": " + one.why().getMessage())
                    .collect(Collectors.joining("\n"));
        }
    }

    /** In the order of the given ones; one alone fails as it is. */
    static List<Annotation> update(Collection<Annotation> these, UnaryOperator<Annotation> change) {
        List<Done> done = Parallel.map("annotations", WORKERS, these.iterator(), one -> changed(one, change));
        List<Report.Failed> failed = new ArrayList<>();
        for (Done one : done) {
            one.why().ifPresent(why -> failed.add(new Report.Failed(one.before().toString(), why)));
        }
        if (failed.size() == 1 && done.size() == 1) {
            throw failed.get(0).why();
        } else if (!failed.isEmpty()) {
            throw new PartialFailure(
                    failed.size() + " of " + done.size() + " annotations were not changed; the others are",
                    new Changes(List.copyOf(failed)));
        }
        return done.stream().flatMap(one -> one.after().stream()).toList();
    }

    private static Done changed(Annotation one, UnaryOperator<Annotation> change) {
        try {
            return new Done(one, Optional.of(change.apply(one)), Optional.empty());
        } catch (Interrupted e) {
            throw e;
        } catch (RuntimeException e) {
            return new Done(one, Optional.empty(), Optional.of(e));
        }
    }
}
