package dev.glmsh.shell.java;

import dev.glmsh.table.TablesawStartUp;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Loads compiled snippets and what the user adds to the class path, below glmsh's own classes. */
final class SnippetLoader extends URLClassLoader {
    private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();

    SnippetLoader() {
        super(new URL[0], SnippetLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = compiled.get(name);
        return code == null ? super.findClass(name) : defineClass(name, code, 0, code.length, (CodeSource) null);
    }

    /** This loader as JShell speaks to it. */
    LoaderDelegate delegate() {
        return new LoaderDelegate() {
            @Override
            public void load(ClassBytecodes[] classes) throws ClassInstallException {
                SnippetLoader.this.load(classes);
            }

            @Override
            public void classesRedefined(ClassBytecodes[] classes) {
                // JShell gives a replaced class another name when redefinition is not supported
            }

            @Override
            public void addToClasspath(String path) throws InternalException {
                append(path);
            }

            @Override
            public Class<?> findClass(String name) throws ClassNotFoundException {
                return loadClass(name);
            }
        };
    }

    private void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] loaded = new boolean[classes.length];
        for (ClassBytecodes one : classes) {
            compiled.put(one.name(), one.bytecodes());
        }
        for (int i = 0; i < classes.length; i++) {
            try {
                var unused = loadClass(classes[i].name())
                        .getDeclaredMethods(); // links it, so that a broken class shows here
                loaded[i] = true;
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ClassInstallException(classes[i].name() + ": " + e, loaded);
            }
        }
    }

    private void append(String path) throws InternalException {
        if (path.equals(TablesawStartUp.classPath())) {
            return; // what JShell compiles against is here already, in the parent
        }
        try {
            for (String entry : path.split(File.pathSeparator, -1)) {
                addURL(Path.of(entry).toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new InternalException(path + " cannot be added to the class path: " + e.getMessage());
        }
    }
}
