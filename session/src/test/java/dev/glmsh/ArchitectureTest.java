package dev.glmsh;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the arrows between this module's packages. A package that a rule names may not exist yet. To add an arrow, change
 * the table below and say there why it is needed.
 */
class ArchitectureTest {
    private static final JavaClasses SESSION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.glmsh");

    static Stream<Arguments> arrows() {
        return Stream.of(
                arrow("hardware", "probes of the machine are of use without any model"),
                arrow("table", "how a table looks does not depend on what is in it"),
                arrow("template", "the Jinja2 interpreter should be good enough to publish alone"),
                arrow("torch", "kernels and tensors know nothing of checkpoints and models"),
                arrow(
                        "checkpoint",
                        "files are read without a device or a kernel in mind; the hub tells sizes as tables do",
                        "template",
                        "table"),
                arrow("device", "a plan of what goes where needs only what the checkpoint says", "checkpoint"),
                arrow(
                        "memory",
                        "estimates and measurements must not need a loaded model's code",
                        "checkpoint",
                        "device",
                        "hardware",
                        "table"),
                arrow("catalogue", "what is bundled of a model is its configuration, read as any other", "checkpoint"),
                arrow(
                        "roofline",
                        "a limit follows from shapes and a device; measuring one needs kernels but no model",
                        "checkpoint",
                        "device",
                        "hardware",
                        "torch"),
                arrow("training", "what training takes follows from shapes alone", "checkpoint", "device", "table"),
                arrow(
                        "sizing",
                        "questions about size and speed are answered without a loaded model",
                        "checkpoint",
                        "device",
                        "hardware",
                        "memory",
                        "roofline",
                        "table",
                        "training"),
                arrow(
                        "benchmark",
                        "times a decoder beside what limits it; a session says which, a command shows it",
                        "checkpoint",
                        "hardware",
                        "model",
                        "roofline",
                        "table",
                        "torch"),
                arrow(
                        "quality",
                        "compares what decoders say; a session loads them, a command shows the result",
                        "checkpoint",
                        "device",
                        "model",
                        "table",
                        "torch"),
                arrow(
                        "compiled",
                        "kernels know addresses and sizes, no tensors; the machine says where to keep them",
                        "hardware"),
                arrow(
                        "model",
                        "a decoder neither probes the machine nor prints",
                        "torch",
                        "checkpoint",
                        "device",
                        "compiled"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void arrows(String name, String[] mayUse, String because) {
        String[] allowed = Stream.concat(
                        Stream.of("dev.glmsh", "dev.glmsh." + name + ".."),
                        Stream.of(mayUse).map(other -> "dev.glmsh." + other + ".."))
                .toArray(String[]::new);
        check(classes()
                .that()
                .resideInAPackage("dev.glmsh." + name + "..")
                .should(onlyDependOnClassesThat(
                        resideOutsideOfPackages("dev.glmsh..").or(resideInAnyPackage(allowed))))
                .because(because));
    }

    @Test
    void the_root_package_depends_on_no_other() {
        check(classes()
                .that()
                .resideInAPackage("dev.glmsh")
                .should(onlyDependOnClassesThat(
                        resideInAPackage("dev.glmsh").or(resideOutsideOfPackages("dev.glmsh.."))))
                .because("every package may use it"));
    }

    @Test
    void packages_form_no_cycles() {
        check(slices().matching("dev.glmsh.(*)..").should().beFreeOfCycles());
    }

    @Test
    void only_torch_knows_djl() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.glmsh.torch..", "dev.glmsh.checkpoint..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .because("DJL's native layer aborts the JVM on bfloat16, and torch is where its traps are fenced in"));
    }

    @Test
    void checkpoint_uses_djl_for_tokenizers_only() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.glmsh.checkpoint..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("ai.djl..").and(resideOutsideOfPackages("ai.djl.huggingface.tokenizers..")))
                .because("reading files needs no tensors; the tokenizers' native library stands alone"));
    }

    @Test
    void a_checkpoint_does_not_know_where_its_files_came_from() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.glmsh.checkpoint")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.glmsh.checkpoint.hub..", "dev.glmsh.table..")
                .because("the same parser reads a local checkpoint and the headers of a remote one"));
    }

    @Test
    void only_the_hub_uses_the_network() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.glmsh.checkpoint.hub..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .because("tokens, retries and offline mode are looked after in one place"));
    }

    @Test
    void only_hardware_knows_oshi() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.glmsh.hardware..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("oshi..")
                .because("OSHI is slow to load and marks absent values by -1; hardware defers it and types them"));
    }

    @Test
    void only_hardware_torch_and_compiled_kernels_go_native() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.glmsh.hardware..", "dev.glmsh.torch..", "dev.glmsh.compiled..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .because("addresses end at these packages; the others handle buffers, tensors and numbers"));
    }

    @Test
    void nothing_prints() {
        check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
                "this is a library: a command returns a value and the front end shows it"));
    }

    private static Arguments arrow(String name, String because, String... mayUse) {
        return Arguments.of(name, mayUse, because);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(SESSION);
    }
}
