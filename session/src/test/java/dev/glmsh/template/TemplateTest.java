package dev.glmsh.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Template CHAT = Template.parse("""
            {% for message in messages %}
                {% if message.role == 'assistant' %}
            <|assistant|>{% generation %}{{ message.content }}<|end|>{% endgeneration %}

                {% else %}
            <|{{ message.role }}|>{{ message.content | trim }}
                {% endif %}
            {% endfor %}
            {{- '<|assistant|>' if add_generation_prompt }}
            """);

    private static Map<String, Object> conversation() {
        return Map.of(
                "messages",
                List.of(Map.of("role", "user", "content", " Hi! "), Map.of("role", "assistant", "content", "Hello.")),
                "add_generation_prompt",
                true);
    }

    @Test
    void renders_a_conversation() {
        assertThat(CHAT.render(conversation())).isEqualTo("""
                        <|user|>Hi!
                        <|assistant|>Hello.<|end|>
                        <|assistant|>""");
    }

    @Test
    void says_what_the_assistant_generated() {
        Rendering rendering = CHAT.render(conversation(), TemplateOptions.defaults());
        assertThat(rendering.generated())
                .extracting(span -> rendering.text().substring(span.start(), span.end()))
                .containsExactly("Hello.<|end|>");
    }

    @Test
    void tells_the_time_of_the_given_clock_in_its_zone() {
        Clock clock = Clock.fixed(Instant.parse("2026-01-31T23:30:00Z"), ZoneId.of("Asia/Shanghai"));
        Rendering rendering = Template.parse("{{ strftime_now('%d %b %Y %H:%M') }}")
                .render(Map.of(), new TemplateOptions(Limits.defaults(), clock));
        assertThat(rendering.text()).isEqualTo("01 Feb 2026 07:30");
    }

    @Test
    void takes_any_plain_java_value() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("nothing", null);
        variables.put("numbers", Arrays.asList(1, 2L, (short) 3, (byte) 4, 1.5f, 2.5, new BigInteger("5")));
        variables.put("array", new Object[] {"a", 'b', CharBuffer.wrap("c")});
        variables.put("sorted", new TreeMap<>(Map.of("z", true, "a", false)));
        assertThat(Template.parse("{{ nothing }} {{ numbers }} {{ array }} {{ sorted }}")
                        .render(variables))
                .isEqualTo("None [1, 2, 3, 4, 1.5, 2.5, 5] ['a', 'b', 'c'] {'a': False, 'z': True}");
    }

    @Test
    void refuses_a_java_value_it_does_not_know_and_names_the_place() {
        Map<String, Object> variables = Map.of("messages", List.of(Map.of("content", Instant.EPOCH)));
        assertThatThrownBy(() -> Template.parse("").render(variables))
                .isInstanceOf(TemplateException.class)
                .hasMessage("template line 1, variables: messages[0].content is a java.time.Instant, which no"
                        + " template can use; pass strings, numbers, booleans, null, collections and maps; check the"
                        + " template and the values given to it");
    }

    @Test
    void refuses_a_java_value_that_contains_itself() {
        Object[] loop = new Object[1];
        loop[0] = List.of(Map.of("self", loop));
        assertThatThrownBy(() -> Template.parse("").render(Map.of("loop", loop)))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("loop[0][0].self[0][0].self[0][0].self");
    }

    @Test
    void leaves_the_variables_alone() {
        Map<String, Object> variables = new HashMap<>(Map.of("x", 1));
        assertThat(Template.parse("{% set x = 2 %}{% set y = 3 %}{{ x }}").render(variables))
                .isEqualTo("2");
        assertThat(variables).isEqualTo(Map.of("x", 1));
    }

    @Test
    void one_template_serves_many_threads() {
        Template template = Template.parse("{% set ns = namespace(n=0) %}{% for i in range(n) %}"
                + "{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}");
        assertThat(IntStream.range(0, 200).parallel().mapToObj(n -> template.render(Map.of("n", n))))
                .isEqualTo(IntStream.range(0, 200)
                        .mapToObj(n -> String.valueOf(n * (n - 1) / 2))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "a\\n{{ b.c }} # 2 # attribute 'c' # UndefinedError # 'b' is undefined",
                "{% for i in 5 %}{% endfor %} # 1 # {% for %} # TypeError # 'int' object is not iterable",
                "a\\n\\n{{ 'x' | upcase }} # 3 # filter 'upcase' # TemplateSyntaxError # No filter named 'upcase'.",
                "{{ x is nice }} # 1 # test 'nice' # TemplateSyntaxError # No test named 'nice'.",
                "{{ 1 + 'a' }} # 1 # operator '+' # TypeError # unsupported operand type(s) for +: 'int' and 'str'",
                "{{ 'a'.splot() }} # 1 # call of 'splot' # UndefinedError # 'str object' has no attribute 'splot'",
                "{{ [3]|sort|first|upper|int('x', 99) }}{{ 5|length }} # 1 # filter 'length' # TypeError # object of type 'int' has no len()",
                "{% macro m() %}\\n{{ none.a.b }}\\n{% endmacro %}\\n{{ m() }} # 2 # attribute 'b' # UndefinedError # 'None' has no attribute 'a'",
                "{{ raise_exception('no') }} # 1 # call of 'raise_exception' # TemplateError # no",
                "{% if x %} # 1 # 'end of template' # TemplateSyntaxError # Unexpected end of template. Jinja was looking"
                        + " for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be"
                        + " closed is 'if'.",
                "{{ [].append(1) }} # 1 # call of 'append' # SecurityError # access to attribute 'append' of 'list'"
                        + " object is unsafe.",
                "{% include 'x' %} # 1 # 'include' # TemplateSyntaxError # a chat template stands alone, it cannot use"
                        + " {% include %}"
            })
    void an_error_names_line_construct_and_reason(
            String template, int line, String construct, String kind, String reason) {
        assertThatThrownBy(() -> Template.parse(template.replace("\\n", "\n")).render(Map.of()))
                .isInstanceOfSatisfying(TemplateException.class, error -> {
                    assertThat(error.line()).isEqualTo(line);
                    assertThat(error.construct()).isEqualTo(construct);
                    assertThat(error.kind()).isEqualTo(kind);
                    assertThat(error.reason()).isEqualTo(reason);
                    assertThat(error.problem()).isEqualTo("template line " + line + ", " + construct + ": " + reason);
                });
    }

    @Test
    void an_error_says_what_to_do_next() {
        assertThatThrownBy(() -> Template.parse("{{ raise_exception('Roles must\nalternate') }}")
                        .render(Map.of()))
                .hasMessage(
                        "template line 1, call of 'raise_exception': Roles must alternate; the template refuses this"
                                + " conversation, so change its messages or options");
    }
}
