package dev.glmsh.template;

import java.util.Arrays;
import java.util.List;

/** The kinds of tokens, each with the words that an error message uses for it. */
enum TokenKind {
    DATA("template data / text"),
    BLOCK_BEGIN("begin of statement block"),
    BLOCK_END("end of statement block"),
    VARIABLE_BEGIN("begin of print statement"),
    VARIABLE_END("end of print statement"),
    NAME("name"),
    STRING("string"),
    INTEGER("integer"),
    FLOAT("float"),
    FLOOR_DIVIDE("//"),
    POWER("**"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    GREATER_EQUAL(">="),
    LESS_EQUAL("<="),
    PLUS("+"),
    MINUS("-"),
    DIVIDE("/"),
    MULTIPLY("*"),
    MODULO("%"),
    TILDE("~"),
    LEFT_BRACKET("["),
    RIGHT_BRACKET("]"),
    LEFT_PARENTHESIS("("),
    RIGHT_PARENTHESIS(")"),
    LEFT_BRACE("{"),
    RIGHT_BRACE("}"),
    GREATER(">"),
    LESS("<"),
    ASSIGN("="),
    DOT("."),
    COLON(":"),
    PIPE("|"),
    COMMA(","),
    SEMICOLON(";"),
    END("end of template");

    private static final List<TokenKind> OPERATORS = Arrays.stream(values())
            .filter(kind -> kind.words.codePoints().noneMatch(Character::isLetter))
            .toList();

    private final String words;

    TokenKind(String words) {
        this.words = words;
    }

    /** The operator's characters, or what stands for any token of this kind. */
    String words() {
        return words;
    }

    /** The kinds that stand for themselves, longer ones before those they begin with. */
    static List<TokenKind> operators() {
        return OPERATORS;
    }
}
