package dev.glmsh.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the arrows between this module's packages, and to what it is built on. */
class ArchitectureTest {
    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.glmsh.kernel");

    @Test
    void packages_use_only_those_below_them() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("kernel")
                .definedBy("dev.glmsh.kernel")
                .layer("request")
                .definedBy("dev.glmsh.kernel.request")
                .layer("cell")
                .definedBy("dev.glmsh.kernel.cell")
                .layer("history")
                .definedBy("dev.glmsh.kernel.history")
                .layer("restart")
                .definedBy("dev.glmsh.kernel.restart")
                .layer("spec")
                .definedBy("dev.glmsh.kernel.spec")
                .layer("wire")
                .definedBy("dev.glmsh.kernel.wire")
                .whereLayer("kernel")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("request")
                .mayOnlyBeAccessedByLayers("kernel")
                .whereLayer("spec")
                .mayOnlyBeAccessedByLayers("kernel")
                .whereLayer("cell")
                .mayOnlyBeAccessedByLayers("kernel", "request")
                .whereLayer("history")
                .mayOnlyBeAccessedByLayers("kernel", "request")
                .because("what runs a cell must not know how it was asked for")
                .check(KERNEL);
    }

    @Test
    void only_the_wire_knows_ZeroMQ() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.glmsh.kernel.wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.zeromq..", "zmq..")
                .because("its sockets belong to one thread")
                .check(KERNEL);
    }

    @Test
    void of_JJava_only_the_parts_for_display_and_description_are_used() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.dflib.jjava.jupyter.channels..", "org.dflib.jjava.jupyter.messages..")
                .because("docs/adr/0016 tells what is wrong with them")
                .check(KERNEL);
    }

    @Test
    void the_wire_and_the_history_know_no_shell() {
        classes()
                .that()
                .resideInAnyPackage("dev.glmsh.kernel.wire", "dev.glmsh.kernel.history")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("dev.glmsh.shell..", "dev.glmsh.session..")
                .because("they could serve any kernel")
                .check(KERNEL);
    }
}
