package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.redirect.Redirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Tells options and redirections from Java. Options of the command stand before the expression or after it. A {@code >}
 * or {@code |} between blanks and outside brackets and literals ends the expression and redirects, as in awk; an
 * expression that compares or combines bits stands in parentheses:
 *
 * <ul>
 *   <li>{@code :show session.memory() > mem.json}
 *   <li>{@code :show (a > b)}
 *   <li>{@code :show names.stream().filter(n -> n.length() > 3).toList() | sort}
 * </ul>
 */
final class JavaArguments {
    private final String line;
    private final CommandSpec spec;
    private final List<String> options = new ArrayList<>();

    private JavaArguments(String line, CommandSpec spec) {
        this.line = line;
        this.spec = spec;
    }

    /** The arguments for picocli: options, then {@code --}, then the expression if there is any. */
    static ParsedArguments parse(String line, CommandSpec spec) {
        return new JavaArguments(line, spec).read();
    }

    private ParsedArguments read() {
        int start = takeOptions(Words.skipBlanks(line, 0));
        int end = JavaText.endOfExpression(line, start, this::endsExpression);
        String expression = line.substring(start, end).strip();
        int rest = takeOptions(Words.skipBlanks(line, end));
        Optional<Redirection> redirection = Optional.empty();
        if (RedirectionSyntax.startsAt(line, rest)) {
            refuseDoubtful(rest);
            redirection = Optional.of(RedirectionSyntax.read(line, rest));
        } else if (rest < line.length()) {
            throw new GlmshException(
                    "'" + line.substring(rest).strip() + "' follows the options", "put them before or after the Java");
        }
        if (!expression.isEmpty()) {
            options.addAll(List.of("--", expression));
        }
        return new ParsedArguments(options, redirection);
    }

    private boolean endsExpression(int at) {
        boolean or = line.startsWith("||", at) || line.startsWith("|=", at);
        boolean greater = line.startsWith(">=", at) || line.startsWith(">>>", at) || line.startsWith(">>=", at);
        return isOption(at) || (RedirectionSyntax.startsAt(line, at) && !or && !greater);
    }

    /** {@code > b} may be a comparison: only a quoted name, a path or a file of a format is taken for a file. */
    private void refuseDoubtful(int at) {
        String rest = line.substring(at).replaceFirst("^>>?\\s*", "").strip();
        boolean file = rest.startsWith("\"")
                || rest.matches("(?:~|\\.{0,2}|[A-Za-z]:)[/\\\\].*|[^\\s()]+[/\\\\][^\\s()]+")
                || (!rest.isEmpty() && RedirectionSyntax.isFileOfAFormat(rest));
        if (line.charAt(at) == '>' && !rest.isEmpty() && !file) {
            throw new GlmshException(
                    "'" + line.substring(at).strip() + "' may be Java or a file",
                    "put the comparison into parentheses, or write > ./FILE");
        }
    }

    private boolean isOption(int at) {
        return option(at).isPresent();
    }

    private Optional<OptionSpec> option(int at) {
        if (at >= line.length() || !line.startsWith("--", at)) {
            return Optional.empty();
        }
        return Optional.ofNullable(spec.findOption(Words.next(line, at).optionName()));
    }

    private int takeOptions(int start) {
        int at = start;
        while (isOption(at)) {
            Word name = Words.next(line, at);
            boolean takesWord =
                    option(at).orElseThrow().arity().min() > 0 && !name.text().contains("=");
            options.add(name.text());
            at = Words.skipBlanks(line, name.end());
            if (takesWord && at < line.length()) {
                Word value = Words.next(line, at);
                options.add(value.text());
                at = Words.skipBlanks(line, value.end());
            }
        }
        return at;
    }
}
