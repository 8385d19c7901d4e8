package dev.glmsh.shell.java;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.tools.SimpleJavaFileObject;

/** A class in a jar, as the compiler reads it. */
final class JarClass extends SimpleJavaFileObject {
    private static final String SUFFIX = Kind.CLASS.extension;

    private final JarFile jar;
    private final String entry;

    /** @param entry such as {@code java/util/List.class} */
    JarClass(JarFile jar, String entry) {
        super(URI.create("jar-entry:/" + new File(jar.getName()).toURI().getRawPath() + "/" + entry), Kind.CLASS);
        this.jar = jar;
        this.entry = entry;
    }

    /** Such as {@code java.util.List}. */
    String binaryName() {
        return entry.substring(0, entry.length() - SUFFIX.length()).replace('/', '.');
    }

    @Override
    public InputStream openInputStream() throws IOException {
        ZipEntry found = jar.getEntry(entry); // of several releases that of this Java
        if (found == null) {
            throw new IOException(entry + " is not in " + jar.getName());
        }
        return jar.getInputStream(found);
    }
}
