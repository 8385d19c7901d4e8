package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.settings.Settings;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names that the user gave to the beginnings of command lines. Names are without colon here. Reads the settings anew each
 * time.
 */
public final class Aliases {
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*";

    private final Settings settings;

    Aliases(Settings settings) {
        this.settings = settings;
    }

    /** The bodies by name. */
    public Map<String, String> all() {
        return settings.aliases();
    }

    /** The body of the alias that a word with or without colon names. */
    public Optional<String> find(String word) {
        return Optional.ofNullable(all().get(bare(word)));
    }

    /** Adds an alias or changes it. */
    void define(String word, String body, Commands commands) {
        String name = bare(word);
        check(name, body);
        String target = firstWord(body);
        if (commands.find(target).isEmpty()
                && find(target).isEmpty()
                && !bare(target).equals(name)) {
            throw Refusals.unknownCommand(target, commands);
        }
        refuseRecursion(name, body);
        settings.save(Settings.ALIAS + name, body);
    }

    /** Takes an alias away. */
    void remove(String word) {
        String name = bare(word);
        if (find(name).isEmpty()) {
            throw new GlmshException(
                    "there is no alias :" + name,
                    Similar.to(name, all().keySet())
                            .map(meant -> "did you mean :" + meant + "?")
                            .orElse("see :alias"));
        }
        settings.remove(Settings.ALIAS + name);
    }

    /** Refuses what can be no alias, whatever else there is. */
    static void check(String name, String body) {
        if (!name.matches(NAME)) {
            throw new GlmshException(
                    "'" + name + "' cannot be the name of an alias", "use letters, digits, hyphens and underscores");
        }
        if (BuiltInCommands.has(":" + name)) {
            throw new GlmshException(":" + name + " is a command", "choose another name for the alias");
        }
        if (!body.startsWith(":") || body.length() == 1) {
            throw new GlmshException(
                    "the alias :" + name + " stands for '" + body + "', which is no command",
                    "write :alias " + name + " = :COMMAND");
        }
    }

    private void refuseRecursion(String name, String body) {
        Set<String> seen = new LinkedHashSet<>(Set.of(name));
        Optional<String> next = Optional.of(body);
        while (next.isPresent()) {
            String target = bare(firstWord(next.get()));
            if (!seen.add(target)) {
                throw new GlmshException(
                        "the alias :" + name + " would lead to itself by way of :" + target,
                        "let one of them name a command");
            }
            next = find(target);
        }
    }

    /** The line with aliases at its beginning replaced by what they stand for, arguments filled in. */
    String expand(String line) {
        Set<String> seen = new LinkedHashSet<>();
        String expanded = line.strip();
        Optional<String> body = body(expanded);
        while (body.isPresent()) {
            String word = firstWord(expanded);
            if (!seen.add(word)) {
                throw new GlmshException("the alias " + word + " leads to itself", "change it by :alias");
            }
            expanded = AliasArguments.fill(word, body.get(), expanded.substring(word.length()));
            body = body(expanded);
        }
        return expanded;
    }

    private Optional<String> body(String line) {
        String word = firstWord(line);
        return BuiltInCommands.has(word) ? Optional.empty() : find(word);
    }

    private static String firstWord(String line) {
        return line.split("\\s+", 2)[0];
    }

    private static String bare(String word) {
        return word.startsWith(":") ? word.substring(1) : word;
    }
}
