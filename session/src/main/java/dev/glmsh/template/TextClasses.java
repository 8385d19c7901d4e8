package dev.glmsh.template;

import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The methods of strings that ask what kind of characters they are made of. */
final class TextClasses {
    static final BuiltinTable METHODS = new BuiltinTable()
            .add("isspace()", all(Characters::isSpace))
            .add("isalpha()", all(Character::isLetter))
            .add("isdigit()", all(Characters::isDigit))
            .add("isdecimal()", all(Character::isDigit))
            .add("isnumeric()", all(Characters::isNumeric))
            .add("isalnum()", all(c -> Character.isLetter(c) || Characters.isNumeric(c)))
            .add("isupper()", test(TextCase::isUpper))
            .add("islower()", test(TextCase::isLower))
            .add("istitle()", test(TextCase::isTitle))
            .add("isidentifier()", test(Characters::isIdentifier))
            .add("isascii()", test(text -> text.codePoints().allMatch(c -> c < 128)))
            .add("isprintable()", test(text -> text.codePoints().allMatch(Characters::isPrintable)));

    private TextClasses() {}

    private static Builtin.Body all(IntPredicate kind) {
        return test(text -> !text.isEmpty() && text.codePoints().allMatch(kind));
    }

    private static Builtin.Body test(Predicate<String> test) {
        return (in, self, arguments) -> {
            in.budget().scan(self.weight());
            return Bool.of(test.test(((Text) self).value()));
        };
    }
}
