package loopbook.kernel.engine;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A class file whose name is known without asking a file manager. */
abstract class ClassFile extends SimpleJavaFileObject {
    private final String binaryName;

    /** @param place where it lies, or the archive around it: for messages alone */
    ClassFile(String binaryName, URI place) {
        super(place, Kind.CLASS);
        this.binaryName = binaryName;
    }

    final String binaryName() {
        return binaryName;
    }
}
