package dev.glmsh.template;

import java.util.List;
import java.util.Optional;

/**
 * What a macro or the body of a {@code {% call %}} is made of.
 *
 * @param name absent for the body of a call block
 * @param readsCaller whether the body mentions {@code caller}; likewise the next two. A macro that mentions none of
 *     them refuses what they would hold
 */
record MacroDefinition(
        Optional<String> name,
        MacroSignature signature,
        boolean readsCaller,
        boolean readsKwargs,
        boolean readsVarargs,
        List<Statement> body,
        Names names) {}
