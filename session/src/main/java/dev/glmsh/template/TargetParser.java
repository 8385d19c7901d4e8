package dev.glmsh.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses what stands left of {@code =} in {@code set} and {@code with}, and of {@code in} in {@code for}. */
final class TargetParser {
    private static final Set<String> CONSTANTS = Set.of("true", "false", "none", "True", "False", "None");

    private final TokenStream tokens;
    private final NameTracker names;
    private int depth;

    TargetParser(TokenStream tokens, NameTracker names) {
        this.tokens = tokens;
        this.names = names;
    }

    /** Where a target stands, which decides what it may be. */
    enum Place {
        FOR(false, false),
        WITH(false, true),
        SET(true, true),
        SET_IN_LOOP(true, false);

        private final boolean namespaces;
        private final boolean loop;

        Place(boolean namespaces, boolean loop) {
            this.namespaces = namespaces;
            this.loop = loop;
        }
    }

    /** A target whose names are not noted yet: that is for later, after the value's names. */
    record Unbound(Target target) {}

    Unbound parse(Place place) {
        return new Unbound(tuple(place, place.namespaces, TokenKind.BLOCK_END));
    }

    /** Notes the target's names as assigned in the current scope. */
    Target bind(Unbound unbound) {
        note(unbound.target(), false);
        return unbound.target();
    }

    /** Notes the target's names as given to the current scope from outside. */
    Target bindParameters(Unbound unbound) {
        note(unbound.target(), true);
        return unbound.target();
    }

    private void note(Target target, boolean parameter) {
        if (target instanceof Target.Variable variable) {
            if (parameter) {
                names.parameter(variable.name());
            } else {
                names.assign(variable.name());
            }
        } else if (target instanceof Target.NamespaceAttribute attribute) {
            names.read(attribute.namespace());
        } else if (target instanceof Target.Unpacking unpacking) {
            unpacking.targets().forEach(inner -> note(inner, parameter));
        }
    }

    private Target tuple(Place place, boolean namespaces, TokenKind end) {
        List<Target> targets = new ArrayList<>();
        targets.add(single(place, namespaces));
        boolean tuple = false;
        while (tokens.skip(TokenKind.COMMA)) {
            tuple = true;
            if (tokens.at(end)) {
                break;
            }
            targets.add(single(place, namespaces));
        }
        return tuple ? new Target.Unpacking(List.copyOf(targets)) : targets.get(0);
    }

    private TemplateException cannotAssign() {
        Token token = tokens.current();
        return switch (token.kind()) {
            case NAME, STRING, INTEGER, FLOAT -> tokens.error("can't assign to 'const'");
            case BLOCK_END -> tokens.error("Expected an expression, got '" + token.describe() + "'");
            default -> tokens.error("unexpected '" + token.describe() + "'");
        };
    }

    private Target single(Place place, boolean namespaces) {
        if (tokens.skip(TokenKind.LEFT_PARENTHESIS)) {
            if (++depth > Limits.NESTING) {
                throw tokens.error("an assignment target nests deeper than " + Limits.NESTING + " levels");
            }
            Target inner = tuple(place, false, TokenKind.RIGHT_PARENTHESIS);
            tokens.expect(TokenKind.RIGHT_PARENTHESIS);
            depth--;
            return inner;
        }
        if (!tokens.at(TokenKind.NAME) || CONSTANTS.contains(tokens.current().text())) {
            throw cannotAssign();
        }
        Token name = tokens.next();
        if (namespaces && tokens.skip(TokenKind.DOT)) {
            return new Target.NamespaceAttribute(
                    name.text(), tokens.expect(TokenKind.NAME).text());
        }
        if (name.text().equals("loop") && !place.loop) {
            throw tokens.error("Can't assign to special loop variable in for-loop target", name);
        }
        return new Target.Variable(name.text());
    }
}
