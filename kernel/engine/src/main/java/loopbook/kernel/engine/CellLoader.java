package loopbook.kernel.engine;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Loads the classes of cells; its parent sees the class path that the process was started with. */
final class CellLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();
    private final Links links = new Links();

    CellLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    Links links() {
        return links;
    }

    /** Loads one of these classes; the others when they are needed. */
    Class<?> define(String name, Map<String, byte[]> classes) throws ClassNotFoundException {
        classes.forEach((each, bytes) -> classFiles.put(each, ByteCode.ofCell(bytes, each.equals(name))));
        return loadClass(name);
    }

    /** The class of this name, where nested ones have dots as the compiler writes them; empty if there is none. */
    Optional<Class<?>> find(String className) {
        for (String name = className;
                ;
                name = name.substring(0, name.lastIndexOf('.')) + "$" + name.substring(name.lastIndexOf('.') + 1)) {
            try {
                return Optional.of(Class.forName(name, false, this));
            } catch (ClassNotFoundException | LinkageError e) {
                if (name.indexOf('.') < 0) {
                    return Optional.empty();
                }
            }
        }
    }

    void add(Path entry) {
        try {
            addURL(entry.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a class path entry: " + entry + " (" + e.getMessage() + ")", e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            byte[] classFile = classFiles.remove(name);
            return classFile == null ? super.findClass(name) : defineClass(name, classFile, 0, classFile.length);
        }
    }
}
