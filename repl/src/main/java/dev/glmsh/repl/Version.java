package dev.glmsh.repl;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which glmsh this is, and what it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "glmsh " + number(),
            "Java %s (%s), %s %s"
                    .formatted(
                            System.getProperty("java.version"),
                            System.getProperty("java.vendor"),
                            System.getProperty("os.name"),
                            System.getProperty("os.arch")),
            "LibTorch %s, JLine %s"
                    .formatted(
                            property("native/lib/pytorch.properties", "version"),
                            property("META-INF/maven/org.jline/jline/pom.properties", "version"))
        };
    }

    /** The version in the jar's manifest; classes that are not in a jar have none. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** What a library says about itself in a resource. */
    private static String property(String resource, String name) {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getClassLoader().getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "of unknown version";
        }
        return properties.getProperty(name, "of unknown version");
    }
}
