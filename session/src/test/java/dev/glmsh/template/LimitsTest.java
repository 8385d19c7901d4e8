package dev.glmsh.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A template comes with a checkpoint from anywhere: whatever it tries, it is stopped soon and with a clear error. */
@Timeout(60)
class LimitsTest {
    /** The default limits on work and size, on machines however slow. */
    private static final TemplateOptions PATIENT = new TemplateOptions(
            new Limits(
                    Limits.defaults().steps(),
                    Limits.defaults().depth(),
                    Limits.defaults().size(),
                    Duration.ofMinutes(1)),
            Clock.systemUTC());

    private static final String GROW =
            "{% set ns = namespace(v=%s) %}{% for i in range(100000) %}" + "{% set ns.v = %s %}{% endfor %}{{ ns.v }}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
                "{% for i in range(100000) %}{% for j in range(100000) %}x{% endfor %}{% endfor %}",
                "{% set l = range(1000)|list %}{% for i in l %}{% for j in l %}{{ l|sum }}{% endfor %}{% endfor %}",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                "{% macro m() %}{% call m() %}{{ caller() }}{% endcall %}{% endmacro %}{{ m() }}",
                "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
                "{% for i in range(10000) %}{{ 'abcdefghij' * 1000 }}{% endfor %}",
                "{% set x %}{% for i in range(100000) %}{{ 'a' * 1000 }}{% endfor %}{% endset %}",
                "{{ 'a' * 10**9 }}",
                "{{ [0] * 10**9 }}",
                "{{ (1, 2) * 10**7 }}",
                "{{ 'a'|center(10**9) }}",
                "{{ 'a'.ljust(10**9) }}",
                "{{ 'a'.zfill(10**9) }}",
                "{{ '\t'.expandtabs(10**9) }}",
                "{{ 'a\nb'|indent(10**9) }}",
                "{{ ('x\n' * 1000000)|indent(1000) }}",
                "{{ [1]|batch(10**9, 'x')|list }}",
                "{{ [1]|slice(10**9)|list }}",
                "{{ [1]|tojson(indent=10**9) }}",
                "{{ '%1000000000d' % 1 }}",
                "{{ '%.1000000000f' % 1 }}",
                "{{ '%*d' % (10**9, 1) }}",
                "{{ '{:99999999}'.format(1) }}",
                "{{ '{:.99999999f}'.format(1.5) }}",
                "{{ 2 ** 100000 }}",
                "{{ 10 ** 4000 * 10 ** 4000 }}",
                "{{ ('a' * 1000000).replace('a', 'a' * 1000000) }}",
                "{{ ('a' * 1000000)|replace('', 'a' * 1000000) }}",
                "{{ (['a' * 1000000] * 1000)|join }}",
                "{{ ''.join(['a' * 1000000] * 1000) }}",
                "{{ ('a ' * 1000000).split() }}",
                "{{ ('a' * 1000000)|wordwrap(1) }}",
                "{{ strftime_now('%c' * 1000000) }}",
                "{% set x = 'ab' * 1000000 %}{% for i in range(100000) %}{{ 'zz' in x }}{% endfor %}"
            })
    void stops_what_takes_too_much(String template) {
        assertStopped(template);
    }

    @ParameterizedTest
    @MethodSource("growing")
    void stops_what_grows(String template) {
        assertStopped(template);
    }

    static Stream<String> growing() {
        return Stream.of(
                grow("'a'", "ns.v + ns.v"),
                grow("'a'", "ns.v ~ ns.v"),
                grow("'a'", "'%s%s' % (ns.v, ns.v)"),
                grow("'a'", "'{0}{0}'.format(ns.v)"),
                grow("'a'", "[ns.v, ns.v]|join"),
                grow("'a'", "ns.v|replace('a', 'aa')"),
                grow("[1]", "ns.v + ns.v"),
                grow("[1]", "[ns.v, ns.v]"),
                grow("[1]", "[ns.v]"),
                grow("[1]", "(ns.v,)"),
                grow("[1]", "{'a': ns.v}"),
                grow("[1]", "ns.v + [i]"),
                grow("[1]", "ns.v|map('int')"),
                grow("[1]", "ns.v|select"),
                grow("[1]", "ns.v|batch(1)"),
                grow("[1]", "ns.v|unique"),
                grow("1", "namespace(v=ns.v)"),
                grow("1", "namespace(v=ns)"),
                grow("2", "ns.v * ns.v"));
    }

    private static String grow(String start, String step) {
        return String.format(GROW.replace("{%", "{%%").replace("%}", "%%}"), start, step);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "{{ #(#1#)# }}",
                "{{ #[#1#]# }}",
                "{{ #{1:#1#}# }}",
                "{{ #x[#1#]# }}",
                "{{ #f(#1#)# }}",
                "{{ #`not `#1## }}",
                "{{ #-#1## }}",
                "{{ 1#+1### }}",
                "{{ x#.a### }}",
                "{{ x#|list### }}",
                "{{ x#[0]### }}",
                "{{ x#()### }}",
                "{{ 1#**1### }}",
                "{{ 1# or 0### }}",
                "{{ 1# if 1 else 1### }}",
                "{{ '1'#|int('1'##)# }}",
                "{% set #(#a#)# = 1 %}",
                "#{% if 1 %}##{% endif %}#",
                "#{% for a in b %}##{% endfor %}#",
                "#{% filter upper %}##{% endfilter %}#"
            })
    void stops_what_nests(String before, String opening, String middle, String closing, String after) {
        String template = text(before)
                + text(opening).repeat(20_000)
                + text(middle)
                + text(closing).repeat(20_000)
                + text(after);
        assertThatThrownBy(() -> Template.parse(template).render(Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageMatching(".*(nest deeper|nests deeper).*");
    }

    private static String text(String orNull) {
        return orNull == null ? "" : orNull;
    }

    @Test
    void linear_work_on_large_strings_is_done() {
        assertThat(Template.parse("{% set x = 'a' * 2000000 %}{{ ('a' * 1000000 ~ 'b') in x }} "
                                + "{{ x.rfind('b' ~ 'a' * 1000000) }} {{ x.rsplit('b' ~ 'a' * 1000000)|length }} "
                                + "{{ x.count('a' * 1000) }} {{ x == x ~ '' }}")
                        .render(Map.of(), PATIENT)
                        .text())
                .isEqualTo("False -1 1 2000 True");
    }

    @Test
    void a_long_conversation_is_well_within_the_limits() {
        String prompt = Template.parse(TemplateCase.resource("qwen3.jinja"))
                .render(
                        Map.of(
                                "messages",
                                Collections.nCopies(1000, Map.of("role", "user", "content", "x".repeat(4000)))),
                        PATIENT)
                .text();
        assertThat(prompt).hasSize(1000 * (4000 + "<|im_start|>user\n<|im_end|>\n".length()));
    }

    @Test
    void depth_fits_the_stack_of_a_small_thread() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread small = new Thread(null, () -> thrown.set(renderDeeply()), "small", 512 << 10);
        small.start();
        small.join();
        assertThat(thrown.get())
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("it nests deeper than 400 levels");
    }

    private static Throwable renderDeeply() {
        try {
            Template.parse("{% macro m(x) %}{% for i in [1] %}{% if true %}{{ ([m(x)]|first ~ '')|upper }}{% endif %}"
                            + "{% endfor %}{% endmacro %}{{ m(1) }}")
                    .render(Map.of());
            return new AssertionError("was not stopped");
        } catch (TemplateException | StackOverflowError e) {
            return e;
        }
    }

    @Test
    void a_template_longer_than_a_mebichar_is_refused() {
        assertThatThrownBy(() -> Template.parse("x".repeat((1 << 20) + 1)))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("it is longer than 1048576 characters");
    }

    @Test
    void limits_can_be_set() {
        Limits tight = new Limits(1000, 10, 100, Duration.ofSeconds(1));
        TemplateOptions options = new TemplateOptions(tight, Clock.systemUTC());
        assertThatThrownBy(() -> Template.parse("{{ 'a' * 101 }}").render(Map.of(), options))
                .hasMessageContaining("a string would be longer than 100 characters");
        assertThatThrownBy(() ->
                        Template.parse("{% for i in range(2000) %}{% endfor %}").render(Map.of(), options))
                .hasMessageContaining("it takes more than 1000 steps");
        assertThatThrownBy(() -> Template.parse("{{ 1+1+1+1+1+1+1+1+1+1+1 }}").render(Map.of(), options))
                .hasMessageContaining("it nests deeper than 10 levels");
    }

    @Test
    void time_is_limited() {
        Limits short_ = new Limits(Long.MAX_VALUE, 400, 8 << 20, Duration.ofMillis(50));
        TemplateOptions options = new TemplateOptions(short_, Clock.systemUTC());
        String endless = "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}";
        assertThatThrownBy(() -> Template.parse(endless).render(Map.of(), options))
                .hasMessageContaining("it takes longer than 50 ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void limits_must_be_positive(long steps) {
        assertThatThrownBy(() -> new Limits(steps, 1, 1, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limits must be positive");
    }

    private static void assertStopped(String template) {
        assertThatThrownBy(() -> Template.parse(template).render(Map.of()))
                .isInstanceOfSatisfying(
                        TemplateException.class,
                        error -> assertThat(error.kind()).isEqualTo("Limit"));
    }
}
