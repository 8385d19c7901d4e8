package dev.glmsh.shell.settings;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was given to which setting, by the command line, the environment or the settings file. Names and meanings are the
 * business of those who ask. Used by one thread at a time.
 *
 * <pre>{@code
 * Settings settings = Settings.open(SettingsFolder.ofUser(), System.getenv(), Map.of("format", "json"));
 * settings.given("format");     // Optional[Given[value=json, origin=command line, place=--format]]
 * }</pre>
 */
public final class Settings {
    /** Before the name of an alias in the file. */
    public static final String ALIAS = "alias.";

    private static final String VARIABLE = "GLMSH_";

    private final Optional<Path> folder;
    private final Map<String, Given> file = new LinkedHashMap<>();
    private final Map<String, Given> overrides = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private Settings(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Nothing given and nothing to save to; for programs and tests that want the defaults. */
    public static Settings none() {
        return new Settings(Optional.empty());
    }

    /**
     * Reads the file, if there is one; what is wrong with it is among the {@link #problems()}.
     *
     * @param folder where the file {@code settings.properties} is or will be
     * @param environment variables; {@code GLMSH_TOP_K} is the setting {@code top-k}
     * @param commandLine what the program's options say, by the name of the setting
     */
    public static Settings open(Path folder, Map<String, String> environment, Map<String, String> commandLine) {
        Settings settings = new Settings(Optional.of(folder));
        SettingsFile read = SettingsFile.read(file(folder));
        settings.file.putAll(read.given());
        settings.problems.addAll(read.problems());
        environment.forEach((variable, value) -> settings.takeVariable(variable, value));
        commandLine.forEach(
                (name, value) -> settings.overrides.put(name, new Given(value, Origin.COMMAND_LINE, "--" + name)));
        return settings;
    }

    private void takeVariable(String variable, String value) {
        if (variable.startsWith(VARIABLE)) {
            String name = variable.substring(VARIABLE.length())
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-');
            overrides.put(name, new Given(value, Origin.ENVIRONMENT, variable));
        } else if (variable.equals("NO_COLOR") && !value.isEmpty()) {
            overrides.put("colours", new Given("never", Origin.ENVIRONMENT, variable));
        }
    }

    /** What counts for a setting, if anybody gave anything. */
    public Optional<Given> given(String name) {
        return Optional.ofNullable(overrides.getOrDefault(name, file.get(name)));
    }

    /** What counts for a setting, or what it is initially. */
    public String value(String name, String initial) {
        return given(name).map(Given::value).orElse(initial);
    }

    /** Everything that was given and counts, aliases included, by name. */
    public Map<String, Given> all() {
        Map<String, Given> all = new LinkedHashMap<>(file);
        all.putAll(overrides);
        return all;
    }

    /** The aliases by name, without colon. */
    public Map<String, String> aliases() {
        Map<String, String> aliases = new TreeMap<>();
        file.forEach((name, given) -> {
            if (name.startsWith(ALIAS)) {
                aliases.put(name.substring(ALIAS.length()), given.value());
            }
        });
        return aliases;
    }

    /** What is wrong with the file, a line each, beginning with its name and the line's number. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Leaves out a value that cannot be used, and says why. */
    public void reject(String name, String reason) {
        given(name).ifPresent(bad -> problems.add(bad.place() + ": " + reason));
        overrides.remove(name);
        file.remove(name);
    }

    /** Gives a value for now and every later run. */
    public void save(String name, String value) {
        SettingsFile changed = current().with(name, value);
        changed.save();
        take(name, changed);
    }

    /** Takes back what the file and this run gave. */
    public void remove(String name) {
        SettingsFile changed = current().without(name);
        changed.save();
        take(name, changed);
    }

    private void take(String name, SettingsFile changed) {
        file.remove(name);
        overrides.remove(name);
        Optional.ofNullable(changed.given().get(name)).ifPresent(given -> file.put(name, given));
    }

    private SettingsFile current() {
        return SettingsFile.read(file().orElseThrow(() ->
                new GlmshException("there is no settings file here", "it exists where glmsh runs in a terminal")));
    }

    /** The file, which need not exist yet; empty where settings are not kept. */
    public Optional<Path> file() {
        return folder.map(Settings::file);
    }

    /** The folder of the file and of what belongs to it. */
    public Optional<Path> folder() {
        return folder;
    }

    private static Path file(Path folder) {
        return requireNonNull(folder, "folder is null").resolve("settings.properties");
    }
}
