package dev.glmsh.kernel.spec;

import dev.glmsh.GlmshException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code install-kernel}. */
@Command(
        name = "install-kernel",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Let Jupyter find glmsh. Needs no Python. Run it again to change options.",
        footer = {
            "",
            "Examples:",
            "  ./glmsh install-kernel",
            "  ./glmsh install-kernel --sys-prefix",
            "  ./glmsh install-kernel --name glmsh-24g --jvm-option=-Xmx24g"
        })
final class InstallKernel implements SpecCommand {
    @Mixin
    Place place = new Place();

    @Option(
            names = "--display-name",
            paramLabel = "TEXT",
            description = "What menus show; glmsh, with the name behind it if that is another.")
    Optional<String> displayName = Optional.empty();

    @Option(
            names = "--jvm-option",
            paramLabel = "O",
            description = "What Java is started with, such as -Xmx8g; may be given several times.")
    List<String> jvmOptions = List.of();

    @Override
    public int run(DataFolders folders, PrintStream out) {
        Path folder = place.folder(folders);
        for (String option : jvmOptions) {
            if (!option.startsWith("-") || option.chars().anyMatch(Character::isWhitespace)) {
                throw new GlmshException(
                        "'" + option + "' is no option of Java", "write --jvm-option=-Xmx8g, without blanks");
            }
        }
        Map<String, String> environment = new LinkedHashMap<>();
        if (!jvmOptions.isEmpty()) {
            environment.put("GLMSH_JAVA_OPTS", String.join(" ", jvmOptions));
        }
        Optional.ofNullable(folders.variables().apply("JAVA_HOME"))
                .filter(home -> !home.isBlank())
                .ifPresent(home -> environment.put("JAVA_HOME", home));
        String usual = place.name.equals("glmsh") ? "glmsh" : "glmsh (" + place.name + ")";
        new KernelSpec(command(folders), displayName.orElse(usual), environment).write(folder);
        out.println("installed " + folder);
        out.println("start jupyter lab and choose " + displayName.orElse(usual)
                + "; if it does not start, run ./glmsh doctor-kernel");
        return 0;
    }

    private static List<String> command(DataFolders folders) {
        String launcher = Launcher.path().toString();
        return folders.os().startsWith("Windows")
                ? List.of("cmd", "/c", launcher, "kernel", "{connection_file}")
                : List.of(launcher, "kernel", "{connection_file}");
    }
}
