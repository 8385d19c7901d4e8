package dev.glmsh.shell.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes in jars and folders, as snippets name them. */
class JarFileManagerTest {
    @TempDir
    Path folder;

    private byte[] compiled(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Fruit.java"), source);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, new ByteArrayOutputStream(), null, "-d", folder.toString(), file.toString());
        assertThat(code).isZero();
        return Files.readAllBytes(folder.resolve("fruits/Fruit.class"));
    }

    private byte[] fruit(String colour) throws IOException {
        return compiled(
                "package fruits; public class Fruit { public static String colour() { return \"" + colour + "\"; } }");
    }

    private Path jar(byte[] plain, byte[] ofThisJava) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        Path file = folder.resolve("a jar.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            out.putNextEntry(new JarEntry("fruits/Fruit.class"));
            out.write(plain);
            out.putNextEntry(new JarEntry("META-INF/versions/9/fruits/Fruit.class"));
            out.write(ofThisJava);
        }
        return file;
    }

    private static List<String> values(JavaEvaluator java, String line) {
        return java.evaluate(line).values().stream().map(Object::toString).toList();
    }

    @Test
    void a_jars_classes_are_those_of_this_Java() throws IOException {
        byte[] old = compiled("package fruits; public class Fruit { }");
        try (JavaEvaluator java = JavaEvaluator.open(List.of(), List.of(), () -> {})) {
            java.addToClassPath(List.of(jar(old, fruit("red"))));

            assertThat(values(java, "fruits.Fruit.colour()"))
                    .singleElement()
                    .asString()
                    .contains("\"red\"");
            assertThat(java.suggestions("fruits.Fr", 9))
                    .extracting(Suggestion::text)
                    .contains("Fruit");
        }
    }

    @Test
    void a_folders_classes_are_found_behind_a_jar_that_is_none() throws IOException {
        assertThat(fruit("green")).isNotEmpty();
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        try (JavaEvaluator java = JavaEvaluator.open(List.of("java.util.*"), List.of(), () -> {})) {
            java.addToClassPath(List.of(broken, folder));

            assertThat(values(java, "fruits.Fruit.colour()"))
                    .singleElement()
                    .asString()
                    .contains("\"green\"");
        }
    }
}
