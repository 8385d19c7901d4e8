package dev.glmsh.shell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the arrows between this module's packages. */
class ArchitectureTest {
    private static final JavaClasses SHELL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.glmsh.shell");

    @Test
    void packages_use_only_those_below_them() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("shell")
                .definedBy("dev.glmsh.shell")
                .layer("completion")
                .definedBy("dev.glmsh.shell.completion")
                .layer("command")
                .definedBy("dev.glmsh.shell.command")
                .layer("java")
                .definedBy("dev.glmsh.shell.java")
                .layer("display")
                .definedBy("dev.glmsh.shell.display")
                .layer("maven")
                .definedBy("dev.glmsh.shell.maven")
                .layer("settings")
                .definedBy("dev.glmsh.shell.settings")
                .layer("redirect")
                .definedBy("dev.glmsh.shell.redirect")
                .layer("editor")
                .definedBy("dev.glmsh.shell.editor")
                .layer("conversation")
                .definedBy("dev.glmsh.shell.conversation")
                .layer("input")
                .definedBy("dev.glmsh.shell.input")
                .layer("output")
                .definedBy("dev.glmsh.shell.output")
                .whereLayer("shell")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("input") // front ends extend it
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("completion")
                .mayOnlyBeAccessedByLayers("shell")
                .whereLayer("command")
                .mayOnlyBeAccessedByLayers("shell", "completion")
                .whereLayer("java")
                .mayOnlyBeAccessedByLayers("shell", "completion", "command")
                .whereLayer("display")
                .mayOnlyBeAccessedByLayers("shell", "java")
                .whereLayer("maven")
                .mayOnlyBeAccessedByLayers("command")
                .whereLayer("settings")
                .mayOnlyBeAccessedByLayers("shell", "command")
                .whereLayer("redirect")
                .mayOnlyBeAccessedByLayers("command", "settings")
                .whereLayer("editor")
                .mayOnlyBeAccessedByLayers("shell", "command")
                .whereLayer("conversation")
                .mayOnlyBeAccessedByLayers("shell", "command")
                .because("the kernel will use the same layers, each for itself")
                .check(SHELL);
    }

    @Test
    void nothing_prints_by_itself() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.glmsh.shell.java.SnippetStreams") // which leads them to the front end
                .should(ACCESS_STANDARD_STREAMS)
                .because("a command gives a value, and the front end decides how to show it")
                .check(SHELL);
    }

    @Test
    void only_the_java_package_knows_JShell() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.glmsh.shell.java")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.jshell..")
                .because("how Java is evaluated may change without the rest noticing")
                .check(SHELL);
    }
}
