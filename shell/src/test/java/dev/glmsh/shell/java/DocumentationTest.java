package dev.glmsh.shell.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentationTest {
    private static JavaEvaluator java;

    @BeforeAll
    static void open() {
        java = JavaEvaluator.open(List.of("java.util.*", "dev.glmsh.session.*"), List.of(), () -> {});
        java.evaluate("Session session = null");
    }

    @AfterAll
    static void close() {
        java.close();
    }

    private static List<Documentation> at(String input) {
        return java.documentation(input, input.length());
    }

    @Test
    void gives_a_librarys_own_words() {
        assertThat(at("session.latency("))
                .containsExactly(new Documentation(
                        "tech.tablesaw.api.Table Session.latency()",
                        "What the last generations of this session took, one row each."));
        assertThat(at("session.undo")).containsExactly(new Documentation("void Session.undo(int exchanges)", """
                        Takes back the last exchanges of the conversation, each a message of the user and its answer.
                        Throws GlmshException if there are not as many"""));
    }

    @Test
    void gives_the_text_of_a_type() {
        assertThat(at("Session").get(0).signature()).isEqualTo("dev.glmsh.session.Session");
        assertThat(at("Session").get(0).text()).startsWith("One model, one conversation, and what they cost.");
    }

    @Test
    void lists_overloads_by_their_signatures() {
        assertThat(java.signatures("\"text\".substring(", 17))
                .containsExactly(
                        "String String.substring(int beginIndex)",
                        "String String.substring(int beginIndex, int endIndex)");
        assertThat(java.signatures("\"text\".substring", 9)).hasSize(2);
    }

    @Test
    void says_something_of_the_JDKs_with_its_sources_or_without() {
        assertThat(at("\"text\".isBlank(").get(0).text())
                .satisfiesAnyOf(
                        text -> assertThat(text).contains("Returns true if the string is empty"),
                        text -> assertThat(text)
                                .startsWith(
                                        "(no documentation: there are no sources of it here; the JDK's own come as lib/src.zip"));
    }

    @Test
    void says_nothing_of_nothing() {
        assertThat(at("")).isEmpty();
        assertThat(at("1 + ")).isEmpty();
    }

    @Test
    void turns_Javadoc_into_plain_text() {
        assertThat(JavadocText.of("""
                Returns a {@code List<E>} of\s
                <b>all</b> &lt;things&gt;, see {@link java.util.List#of(Object) the factory} or {@link #size()}.
                <p>More:
                <ul><li>one</li>
                <li>two</li></ul>
                <pre>{@code
                List<E> x = f();
                }</pre>
                Last.

                @param <E> the type
                @param x the first
                    thing
                @return what
                @throws IllegalArgumentException if {@code x < 0}
                @since 9
                """)).isEqualTo("""
                Returns a List<E> of all <things>, see the factory or size().
                More:
                - one
                - two
                    List<E> x = f();
                Last.
                  <E>: the type
                  x: the first thing
                Returns what
                Throws IllegalArgumentException if x < 0""");
    }

    @Test
    void reads_the_inline_form_of_a_result_too() {
        assertThat(JavadocText.of("{@return {@code true} if the string is empty}\n@see String"))
                .isEqualTo("Returns true if the string is empty.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Generation Session.generate(String text)                         | Session   | generate  | String
            void Map<K,V>.forEach(java.util.function.BiConsumer<? super K,? super V> action) | Map | forEach | BiConsumer
            ArrayList<E>(Collection<? extends E> c)                          | ArrayList | ArrayList | Collection
            Math.PI:double                                                   | Math      | PI        |
            dev.glmsh.session.Session                                        | Session   | ''        |
            """)
    void takes_signatures_apart(String signature, String owner, String member, String parameter) {
        MemberSignature parsed = MemberSignature.parse(signature);

        assertThat(parsed.owner()).isEqualTo(owner);
        assertThat(parsed.member()).isEqualTo(member);
        assertThat(parsed.parameters().orElse(List.of())).isEqualTo(parameter == null ? List.of() : List.of(parameter));
    }
}
