package dev.glmsh.shell.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jars that glmsh itself runs on, by the names of their files. */
final class OwnLibraries {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/\\\\]*)\\.jar");

    private OwnLibraries() {}

    /** The version of the library in the jar that glmsh has itself, if it has any. */
    static Optional<String> version(Path jar) {
        Matcher wanted = JAR.matcher(String.valueOf(jar.getFileName()));
        if (!wanted.matches()) {
            return Optional.empty();
        }
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> JAR.matcher(entry.replaceFirst(".*[/\\\\]", "")))
                .filter(own -> own.matches() && own.group(1).equals(wanted.group(1)))
                .map(own -> own.group(2))
                .findFirst();
    }
}
