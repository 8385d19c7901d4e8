package dev.glmsh.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Renders what Python's jinja2 renders, character for character, and fails where it fails, for the same reason. */
class TemplateCasesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-05T14:07:09.120450Z"), ZoneOffset.UTC);
    private static final Limits PATIENT = new Limits(3_000_000, 400, 8 << 20, Duration.ofMinutes(1));

    @ParameterizedTest
    @MethodSource("dev.glmsh.template.TemplateCase#all")
    void renders_as_python_does(TemplateCase example) {
        TemplateOptions options = new TemplateOptions(PATIENT, CLOCK);
        if (example.fails()) {
            assertThatExceptionOfType(TemplateException.class)
                    .isThrownBy(() -> Template.parse(example.template()).render(example.variables(), options))
                    .satisfies(error -> assertThat(error.reason()).isEqualTo(example.outcome()));
        } else {
            Rendering rendering = Template.parse(example.template()).render(example.variables(), options);
            assertThat(rendering).isEqualTo(new Rendering(example.outcome(), example.generated()));
        }
    }

    @Test
    void there_are_many_cases() {
        assertThat(TemplateCase.all().filter(example -> !example.fails())).hasSizeGreaterThan(500);
        assertThat(TemplateCase.all().filter(TemplateCase::fails)).hasSizeGreaterThan(200);
    }
}
