/**
 * The part of Jinja2 that chat templates use, rendered character for character as Python's jinja2 3.1 renders it in
 * transformers' configuration: an immutable sandbox, {@code trim_blocks}, {@code lstrip_blocks}, loop controls,
 * {@code {% generation %}}, {@code raise_exception}, {@code strftime_now}, {@code tojson} as {@code json.dumps}, no
 * automatic escaping, no other templates to include or extend.
 *
 * <pre>{@code
 * String prompt = Template.parse(source).render(Map.of("messages", messages, "add_generation_prompt", true));
 * }</pre>
 *
 * A template goes through four stages, each in files of its own:
 *
 * <ol>
 *   <li>{@code Lexer} and {@code TagLexer} cut the source into tokens and take the white space away;
 *   <li>{@code Parser}, {@code TagParser} and {@code ExpressionParser} build a tree of {@code Statement} and
 *       {@code Expression} records, and {@code NameTracker} notes which names each scope assigns;
 *   <li>{@code Interpreter} walks the tree; every node knows how to evaluate or execute itself;
 *   <li>{@code Value} and its kinds behave as Python's objects do: printing, truth, attributes, order, errors.
 * </ol>
 *
 * A template comes with an untrusted checkpoint, so {@code Budget} meters every step and every character made, and
 * {@link dev.glmsh.template.Limits} says how much one rendering may take. This package imports no sibling.
 */
@NullMarked
package dev.glmsh.template;

import org.jspecify.annotations.NullMarked;
