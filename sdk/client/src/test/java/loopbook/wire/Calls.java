package loopbook.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which call of ours each recorded method is. */
final class Calls {
    /** Our call; what it returns is compared with the recorded result. */
    @FunctionalInterface
    interface Call {
        @Nullable
        Object run(Case recorded) throws Exception;
    }

    private final Map<String, Call> calls = new LinkedHashMap<>();

    private Calls() {}

    /** All that there are. */
    static Calls all() {
        Calls calls = new Calls();
        AuthCalls.in(calls);
        OrganizationCalls.in(calls);
        IntegrationCalls.in(calls);
        ProjectCalls.in(calls);
        DriverCalls.in(calls);
        CommandCalls.in(calls);
        TaskCalls.in(calls);
        AssignmentCalls.in(calls);
        StatusCalls.in(calls);
        AnnotationCalls.in(calls);
        DatasetCalls.in(calls);
        LabelCalls.in(calls);
        RecipeCalls.in(calls);
        FilterCalls.in(calls);
        PagingCalls.in(calls);
        ItemsCalls.in(calls);
        TransferCalls.in(calls);
        return calls;
    }

    /** Adds a call for {@code repo.method}; several of them separated by blanks. */
    void add(String methods, Call call) {
        for (String method : methods.split(" ")) {
            if (calls.put(method, call) != null) {
                throw new IllegalStateException(method + " is there twice");
            }
        }
    }

    /** Whether some method of this repository is there. */
    boolean knows(String repo) {
        return calls.keySet().stream().anyMatch(method -> method.startsWith(repo + "."));
    }

    /** The call for {@code repo.method}. */
    Optional<Call> find(String method) {
        return Optional.ofNullable(calls.get(method));
    }
}
