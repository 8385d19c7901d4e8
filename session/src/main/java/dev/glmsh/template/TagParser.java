package dev.glmsh.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses each kind of {@code {% tag %}}. When called, the tag's name was the last token read. */
final class TagParser {
    static final Set<String> TAGS =
            Set.of("break", "call", "continue", "filter", "for", "generation", "if", "macro", "print", "set", "with");
    static final Set<String> REFUSED_TAGS = Set.of("autoescape", "block", "extends", "from", "import", "include");

    private final Parser parser;
    private final TokenStream tokens;
    private final NameTracker names;
    private final ExpressionParser expressions;
    private final TargetParser targets;
    private int loops;

    TagParser(Parser parser, TokenStream tokens, NameTracker names) {
        this.parser = parser;
        this.tokens = tokens;
        this.names = names;
        this.expressions = new ExpressionParser(tokens, names);
        this.targets = new TargetParser(tokens, names);
    }

    ExpressionParser expressions() {
        return expressions;
    }

    Statement parse(Token tag) {
        return switch (tag.text()) {
            case "call" -> call(tag.line());
            case "filter" -> filter(tag.line());
            case "for" -> loop(tag.line());
            case "generation" -> generation(tag.line());
            case "if" -> condition(tag.line());
            case "macro" -> macro(tag.line());
            case "print" -> print(tag.line());
            case "set" -> set(tag.line());
            case "with" -> with(tag.line());
            default -> loopControl(tag);
        };
    }

    private Statement loopControl(Token tag) {
        if (loops == 0) {
            throw tokens.error("'" + tag.text() + "' outside loop", tag);
        }
        return new LoopControl(tag.line(), tag.text().equals("break") ? Flow.BREAK : Flow.CONTINUE);
    }

    private Statement print(int line) {
        List<Expression> values = new ArrayList<>();
        while (!tokens.at(TokenKind.BLOCK_END)) {
            if (!values.isEmpty()) {
                tokens.expect(TokenKind.COMMA);
            }
            values.add(expressions.expression());
        }
        return new Print(line, values);
    }

    private Statement condition(int line) {
        List<IfStatement.Branch> branches = new ArrayList<>();
        List<Statement> otherwise = List.of();
        Names scope = names.current();
        scope.enterBranch();
        String end;
        do {
            Expression test = expressions.tupleWithoutConditional();
            List<Statement> body = parser.body("elif", "else", "endif");
            branches.add(new IfStatement.Branch(test, body));
            end = tokens.next().text();
        } while (end.equals("elif"));
        if (end.equals("else")) {
            otherwise = parser.bodyAndEnd("endif");
        }
        scope.leaveBranch();
        return new IfStatement(line, List.copyOf(branches), otherwise);
    }

    private Statement loop(int line) {
        TargetParser.Unbound unbound = targets.parse(TargetParser.Place.FOR);
        tokens.expectName("in");
        Expression iterable = expressions.tupleWithoutConditional();
        Optional<ForLoop.Filter> filter = tokens.skipName("if") ? Optional.of(filter(unbound)) : Optional.empty();
        boolean recursive = tokens.skipName("recursive");
        NameTracker.Watch watch = names.watch("loop");
        Names bodyNames = names.enterScope();
        bodyNames.parameter("loop");
        Target target = targets.bindParameters(unbound);
        loops++;
        List<Statement> body = parser.body("endfor", "else");
        loops--;
        names.leaveScope();
        names.endWatch();
        Names elseNames = names.enterScope();
        List<Statement> otherwise = tokens.next().text().equals("else") ? parser.bodyAndEnd("endfor") : List.of();
        names.leaveScope();
        boolean seesLoop = recursive || watch.sawReading("loop");
        return new ForLoop(line, target, iterable, filter, recursive, seesLoop, body, bodyNames, otherwise, elseNames);
    }

    private ForLoop.Filter filter(TargetParser.Unbound unbound) {
        Names scope = names.enterScope();
        targets.bindParameters(unbound);
        Expression test = expressions.expression();
        names.leaveScope();
        return new ForLoop.Filter(test, scope);
    }

    private Statement with(int line) {
        List<TargetParser.Unbound> unbound = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.at(TokenKind.BLOCK_END)) {
            if (!unbound.isEmpty()) {
                tokens.expect(TokenKind.COMMA);
            }
            unbound.add(targets.parse(TargetParser.Place.WITH));
            tokens.expect(TokenKind.ASSIGN);
            values.add(expressions.expression());
        }
        Names scope = names.enterScope();
        List<Target> bound = unbound.stream().map(targets::bindParameters).toList();
        List<Statement> body = parser.bodyAndEnd("endwith");
        names.leaveScope();
        return new WithBlock(line, bound, List.copyOf(values), body, scope);
    }

    private Statement set(int line) {
        TargetParser.Unbound unbound =
                targets.parse(loops > 0 ? TargetParser.Place.SET_IN_LOOP : TargetParser.Place.SET);
        if (tokens.skip(TokenKind.ASSIGN)) {
            Expression value = expressions.tuple();
            return new SetStatement(line, targets.bind(unbound), value);
        }
        Target target = targets.bind(unbound);
        Names scope = names.enterScope();
        List<FilterCall> filters = expressions.filterChain();
        List<Statement> body = parser.bodyAndEnd("endset");
        names.leaveScope();
        return new SetBlock(line, target, filters, body, scope);
    }

    private Statement filter(int line) {
        Names scope = names.enterScope();
        List<FilterCall> filters = expressions.filterChainWithoutPipe();
        List<Statement> body = parser.bodyAndEnd("endfilter");
        names.leaveScope();
        return new FilterBlock(line, filters, body, scope);
    }

    private Statement macro(int line) {
        String name = tokens.expect(TokenKind.NAME).text();
        names.current().assign(name);
        Names scope = names.enterScope();
        MacroSignature signature = signature();
        MacroDefinition definition = macroBody(Optional.of(name), signature, scope, "endmacro", line);
        return new MacroStatement(line, name, definition);
    }

    private Statement call(int line) {
        Names scope = names.enterScope();
        MacroSignature signature =
                tokens.at(TokenKind.LEFT_PARENTHESIS) ? signature() : new MacroSignature(List.of(), List.of());
        names.leaveScope();
        Expression callee = expressions.expression();
        if (!(callee instanceof Call call)) {
            throw TokenStream.error("expected call", line, "{% call %}");
        }
        names.resumeScope(scope);
        return new CallBlock(line, call, macroBody(Optional.empty(), signature, scope, "endcall", line));
    }

    private Statement generation(int line) {
        Names scope = names.enterScope();
        List<Statement> body = functionBody("endgeneration");
        names.leaveScope();
        return new GenerationBlock(line, body, scope);
    }

    private MacroDefinition macroBody(
            Optional<String> name, MacroSignature signature, Names scope, String end, int line) {
        NameTracker.Watch watch = names.watch("caller", "kwargs", "varargs");
        List<Statement> body = functionBody(end);
        names.endWatch();
        names.leaveScope();
        MacroDefinition definition = new MacroDefinition(
                name,
                signature,
                watch.sawReading("caller"),
                watch.sawReading("kwargs") && !signature.names().contains("kwargs"),
                watch.sawReading("varargs") && !signature.names().contains("varargs"),
                body,
                scope);
        if (definition.readsCaller() && signature.lacksDefault("caller")) {
            throw TokenStream.error(
                    "When defining macros or call blocks the special \"caller\" argument must be omitted or be given"
                            + " a default.",
                    line,
                    "{% macro %}");
        }
        return definition;
    }

    /** A body that is a function of its own in jinja2: loops around it cannot be left from inside. */
    private List<Statement> functionBody(String end) {
        int outerLoops = loops;
        loops = 0;
        List<Statement> body = parser.bodyAndEnd(end);
        loops = outerLoops;
        return body;
    }

    private MacroSignature signature() {
        List<String> parameters = new ArrayList<>();
        List<Expression> defaults = new ArrayList<>();
        tokens.expect(TokenKind.LEFT_PARENTHESIS);
        while (!tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
            if (!parameters.isEmpty()) {
                tokens.expect(TokenKind.COMMA);
            }
            String name = tokens.expect(TokenKind.NAME).text();
            names.parameter(name);
            if (tokens.skip(TokenKind.ASSIGN)) {
                defaults.add(expressions.expression());
            } else if (!defaults.isEmpty()) {
                throw tokens.error("non-default argument follows default argument");
            }
            parameters.add(name);
        }
        tokens.expect(TokenKind.RIGHT_PARENTHESIS);
        return new MacroSignature(List.copyOf(parameters), List.copyOf(defaults));
    }
}
