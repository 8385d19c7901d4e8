package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.redirect.Redirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Tells options from text where a command takes free text for a model. Options stand before the text or after it, never
 * inside:
 *
 * <ul>
 *   <li>{@code :gen "line one\nline two" --seed 7}: text in quotation marks is a JSON string.
 *   <li>{@code :gen --seed 7 What is GLM?} and {@code :gen What is GLM? --seed 7}: other text is taken as it stands,
 *       up to the options that end the line.
 *   <li>{@code :gen What does git commit --amend do?}: words that are no options of the command belong to the text,
 *       unless they come first or last or nearly spell an option.
 *   <li>{@code :gen -- --seed is an option}: after {@code --} everything is text.
 *   <li>{@code :gen "What is GLM?" > answer.md} and {@code :gen What is GLM? --seed 7 > answer.md}: a redirection stands
 *       after text in quotation marks or after options. Inside other text {@code >} and {@code |} are text; where such
 *       text ends like a redirection to a file of a known format, it is refused.
 * </ul>
 */
final class TextArguments {
    private final String line;
    private final CommandSpec spec;
    private final List<String> options = new ArrayList<>();
    private Optional<Redirection> redirection = Optional.empty();
    private int at;

    private TextArguments(String line, CommandSpec spec) {
        this.line = line;
        this.spec = spec;
    }

    /** The arguments for picocli: options, then {@code --}, then the text if there is any. */
    static ParsedArguments parse(String line, CommandSpec spec) {
        TextArguments arguments = new TextArguments(line, spec);
        Optional<String> text = arguments.read();
        List<String> result = new ArrayList<>(arguments.options);
        text.ifPresent(value -> result.addAll(List.of("--", value)));
        return new ParsedArguments(result, arguments.redirection);
    }

    private Optional<String> read() {
        at = Words.skipBlanks(line, 0);
        while (at < line.length()) {
            int end = rawEnd(at);
            if (line.substring(at, end).equals("--")) {
                return Optional.of(line.substring(end).strip());
            }
            if (!startsOption(at)) {
                return Optional.of(line.charAt(at) == '"' ? quoted() : unquoted());
            }
            at = takeOption(at, options);
        }
        return Optional.empty();
    }

    private String quoted() {
        Word text = Words.next(line, at);
        at = Words.skipBlanks(line, text.end());
        while (at < line.length()) {
            if (RedirectionSyntax.startsAt(line, at)) {
                redirection = Optional.of(RedirectionSyntax.read(line, at));
                return text.text();
            }
            if (!startsOption(at)) {
                throw new GlmshException(
                        "'" + line.substring(at, rawEnd(at)) + "' follows the quoted text",
                        "put all of the text into one pair of quotation marks");
            }
            at = takeOption(at, options);
        }
        return text.text();
    }

    private String unquoted() {
        for (int position = at; position < line.length(); position = Words.skipBlanks(line, rawEnd(position))) {
            if (startsOption(position)) {
                Optional<List<String>> trailing = trailing(position);
                if (trailing.isPresent()) {
                    options.addAll(trailing.get());
                    return line.substring(at, position).strip();
                }
                refuseInside(Words.next(line, position).optionName());
            }
        }
        RedirectionSyntax.refuseLookalike(line.substring(at));
        return line.substring(at).strip();
    }

    /**
     * The options from here to the end of the line or a redirection, if there is nothing else; an unknown last word
     * counts as one.
     */
    private Optional<List<String>> trailing(int start) {
        List<String> found = new ArrayList<>();
        int position = start;
        while (position < line.length()) {
            if (RedirectionSyntax.startsAt(line, position)) {
                redirection = Optional.of(RedirectionSyntax.read(line, position));
                return Optional.of(found);
            }
            boolean known = startsOption(position)
                    && (option(position).isPresent()
                            || rawEnd(position) == line.stripTrailing().length());
            if (!known) {
                return Optional.empty();
            }
            position = takeOption(position, found);
        }
        return Optional.of(found);
    }

    private void refuseInside(String name) {
        List<String> names =
                spec.options().stream().map(OptionSpec::longestName).toList();
        Similar.to(name, names).ifPresent(meant -> {
            String remedy = "put options first or last, or put the text into quotation marks";
            throw meant.equals(name)
                    ? new GlmshException("option " + name + " stands inside the text", remedy)
                    : new GlmshException(
                            "unknown option " + name + " inside the text", "did you mean " + meant + "? " + remedy);
        });
    }

    private boolean startsOption(int position) {
        return line.charAt(position) != '"' && Words.next(line, position).looksLikeOption();
    }

    private Optional<OptionSpec> option(int position) {
        return Optional.ofNullable(spec.findOption(Words.next(line, position).optionName()));
    }

    /** Adds the option at the position and its value; unknown ones too, for picocli to refuse. */
    private int takeOption(int position, List<String> into) {
        Word name = Words.next(line, position);
        into.add(name.text());
        int next = Words.skipBlanks(line, name.end());
        boolean takesWord = option(position)
                .map(option -> option.arity().min() > 0 && !name.text().contains("="))
                .orElse(false);
        if (takesWord && next < line.length()) {
            Word value = Words.next(line, next);
            into.add(value.text());
            next = Words.skipBlanks(line, value.end());
        }
        return next;
    }

    private int rawEnd(int start) {
        int end = start;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return end;
    }
}
