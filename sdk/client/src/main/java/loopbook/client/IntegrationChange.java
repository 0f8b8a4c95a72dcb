package loopbook.client;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What is to change about an integration. Immutable; each method returns another one. */
public final class IntegrationChange {
    private final Optional<String> name;
    private final Optional<ObjectNode> options;
    private final boolean reloadServices;

    private IntegrationChange(Optional<String> name, Optional<ObjectNode> options, boolean reloadServices) {
        this.name = name;
        this.options = options;
        this.reloadServices = reloadServices;
    }

    static IntegrationChange none() {
        return new IntegrationChange(Optional.empty(), Optional.empty(), false);
    }

    /** Another name. */
    public IntegrationChange name(String other) {
        return new IntegrationChange(
                Optional.of(Names.requireText(other, "the name of an integration")), options, reloadServices);
    }

    /** Other credentials, all of them, such as {@code key} and {@code secret}. */
    public IntegrationChange options(Map<String, ?> credentials) {
        return new IntegrationChange(name, Optional.of(Trees.objectOf(credentials)), reloadServices);
    }

    /** Starts the services anew that use it; by default they go on with what they have. */
    public IntegrationChange reloadServices() {
        return new IntegrationChange(name, options, true);
    }

    Optional<String> name() {
        return name;
    }

    Optional<ObjectNode> options() {
        return options;
    }

    boolean reloads() {
        return reloadServices;
    }
}
