package loopbook.kernel.app;

import java.util.Objects;

/** The version of this build, from the manifest of its jar; {@code dev} where classes are run from a folder. */
final class Version {
    static final String TEXT =
            Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "dev");

    private Version() {}
}
