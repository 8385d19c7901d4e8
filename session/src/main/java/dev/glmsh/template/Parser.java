package dev.glmsh.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Builds the statements of a template. {@link TagParser} knows the tags, {@link ExpressionParser} what is in them. */
final class Parser {
    private final TokenStream tokens;
    private final NameTracker names = new NameTracker();
    private final TagParser tags;
    private final Deque<List<String>> endTags = new ArrayDeque<>();
    private final Deque<String> openTags = new ArrayDeque<>();

    Parser(String source) {
        if (source.length() > Limits.SOURCE) {
            PythonError tooLong = PythonError.limit("it is longer than " + Limits.SOURCE + " characters");
            throw new TemplateException(1, "template", tooLong);
        }
        this.tokens = new TokenStream(new Lexer(source).tokens());
        this.tags = new TagParser(this, tokens, names);
    }

    Template parse() {
        List<Statement> statements = statements(List.of());
        tags.expressions().refuseUnknownNames();
        return new Template(statements, names.finish());
    }

    /** The statements up to one of the end tags, whose name is then the current token. */
    List<Statement> body(String... ends) {
        tokens.skip(TokenKind.COLON);
        tokens.expect(TokenKind.BLOCK_END);
        if (endTags.size() >= Limits.NESTING) {
            throw tokens.error("blocks nest deeper than " + Limits.NESTING + " levels");
        }
        endTags.push(List.of(ends));
        List<Statement> statements = statements(List.of(ends));
        if (tokens.at(TokenKind.END)) {
            throw unclosed("Unexpected end of template.", false);
        }
        endTags.pop();
        return statements;
    }

    /** The statements up to the end tag, whose name is read too. */
    List<Statement> bodyAndEnd(String end) {
        List<Statement> statements = body(end);
        tokens.next();
        return statements;
    }

    private List<Statement> statements(List<String> ends) {
        List<Statement> statements = new ArrayList<>();
        while (!tokens.at(TokenKind.END)) {
            Token token = tokens.next();
            switch (token.kind()) {
                case DATA -> statements.add(new Data(token.line(), token.text()));
                case VARIABLE_BEGIN -> {
                    statements.add(
                            new Print(token.line(), List.of(tags.expressions().tuple())));
                    tokens.expect(TokenKind.VARIABLE_END);
                }
                default -> {
                    if (tokens.at(TokenKind.NAME)
                            && ends.contains(tokens.current().text())) {
                        return List.copyOf(statements);
                    }
                    statements.add(statement());
                    tokens.expect(TokenKind.BLOCK_END);
                }
            }
        }
        return List.copyOf(statements);
    }

    private Statement statement() {
        Token tag = tokens.current();
        if (!tag.is(TokenKind.NAME)) {
            throw tokens.error("tag name expected");
        }
        if (!TagParser.TAGS.contains(tag.text())) {
            Set<String> refused = TagParser.REFUSED_TAGS;
            throw refused.contains(tag.text())
                    ? tokens.error("a chat template stands alone, it cannot use {% " + tag.text() + " %}")
                    : unclosed("Encountered unknown tag '" + tag.text() + "'.", true);
        }
        openTags.push(tag.text());
        Statement statement = tags.parse(tokens.next());
        openTags.pop();
        return statement;
    }

    private TemplateException unclosed(String found, boolean atTag) {
        StringBuilder message = new StringBuilder(found);
        String name = tokens.current().text();
        if (!endTags.isEmpty()) {
            String wanted = "'" + String.join("' or '", endTags.peek()) + "'";
            boolean expected = atTag && endTags.stream().anyMatch(ends -> ends.contains(name));
            message.append(
                    expected
                            ? " You probably made a nesting mistake. Jinja is expecting this tag, but currently"
                                    + " looking for " + wanted + "."
                            : " Jinja was looking for the following tags: " + wanted + ".");
        }
        if (!openTags.isEmpty()) {
            message.append(" The innermost block that needs to be closed is '")
                    .append(openTags.peek())
                    .append("'.");
        }
        return tokens.error(message.toString());
    }
}
