package loopbook.kernel.engine;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Loads the classes of cells; its parent sees the class path that the process was started with. */
final class CellLoader extends URLClassLoader implements LoaderDelegate {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();

    CellLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    /** All first, then each: they may refer to one another. */
    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] loaded = new boolean[classes.length];
        for (ClassBytecodes c : classes) {
            classFiles.put(c.name(), ByteCode.stoppable(c.bytecodes()));
        }
        for (int i = 0; i < classes.length; i++) {
            try {
                loaded[i] = loadClass(classes[i].name()).getDeclaredMethods() != null;
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ClassInstallException("Loading " + classes[i].name() + " failed: " + e, loaded);
            }
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        throw new UnsupportedOperationException("Classes of cells get a new version, not a new body.");
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        for (String entry : path.split(java.io.File.pathSeparator)) {
            try {
                addURL(Path.of(entry).toUri().toURL());
            } catch (MalformedURLException e) {
                throw new InternalException("Not a class path entry: " + entry + " (" + e.getMessage() + ")");
            }
        }
    }

    /** Also asked by the shell for classes of its own: public here. */
    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] classFile = classFiles.remove(name);
            return classFile == null ? super.findClass(name) : defineClass(name, classFile, 0, classFile.length);
        }
    }
}
