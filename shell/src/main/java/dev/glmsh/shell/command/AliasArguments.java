package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills arguments into the body of an alias. Where the body has {@code $1} to {@code $9} or {@code $*}, they are replaced
 * by the words of the line, in quotation marks with what JSON needs escaped; a redirection is put at the end. Where it
 * has none, the rest of the line is put at the end as it stands. {@code $$} is a dollar.
 */
final class AliasArguments {
    private static final Pattern PLACE = Pattern.compile("\\$([1-9*$])");

    private final String alias;
    private final String body;
    private final List<String> words = new ArrayList<>();
    private String redirection = "";

    private AliasArguments(String alias, String body, String rest) {
        this.alias = alias;
        this.body = body;
        int at = Words.skipBlanks(rest, 0);
        while (at < rest.length() && redirection.isEmpty()) {
            if (RedirectionSyntax.startsAt(rest, at)) {
                redirection = " " + rest.substring(at).strip();
            } else {
                Word word = Words.next(rest, at);
                words.add(rest.substring(at, word.end()));
                at = Words.skipBlanks(rest, word.end());
            }
        }
    }

    static String fill(String alias, String body, String rest) {
        boolean places =
                PLACE.matcher(body).results().anyMatch(place -> !place.group(1).equals("$"));
        if (!places) {
            return (body.replace("$$", "$") + " " + rest.strip()).strip();
        }
        return new AliasArguments(alias, body, rest).filled();
    }

    private String filled() {
        refuseLeftOver();
        String text = PLACE.matcher(body).replaceAll(place -> Matcher.quoteReplacement(value(place)));
        return text.strip() + redirection;
    }

    private void refuseLeftOver() {
        List<String> places =
                PLACE.matcher(body).results().map(place -> place.group(1)).toList();
        int wanted = places.stream()
                .filter(place -> place.matches("\\d"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        if (words.size() < wanted || (words.size() > wanted && !places.contains("*"))) {
            throw new GlmshException(
                    "%s takes %d argument%s and has %d".formatted(alias, wanted, wanted == 1 ? "" : "s", words.size()),
                    "it stands for " + body);
        }
    }

    private String value(MatchResult place) {
        String which = place.group(1);
        if (which.equals("$")) {
            return "$";
        }
        String raw = which.equals("*") ? String.join(" ", words) : words.get(Integer.parseInt(which) - 1);
        return isQuoted(place.start()) ? inQuotation(raw) : raw;
    }

    private boolean isQuoted(int position) {
        boolean quoted = false;
        for (int at = 0; at < position; at++) {
            if (body.charAt(at) == '\\' && quoted) {
                at++;
            } else if (body.charAt(at) == '"') {
                quoted = !quoted;
            }
        }
        return quoted;
    }

    private static String inQuotation(String raw) {
        String plain = raw.startsWith("\"") && raw.endsWith("\"") && raw.length() > 1 ? Quotation.parse(raw) : raw;
        String literal = Quotation.of(plain);
        return literal.substring(1, literal.length() - 1);
    }
}
