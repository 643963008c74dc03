package org.posthorn.distribution;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which module may know which: the arrows of the README's picture. */
@AnalyzeClasses(packages = "org.posthorn", importOptions = DoNotIncludeTests.class)
class ModulesTest {
    @ArchTest
    static final ArchRule everyModuleKnowsOnlyWhatItMay = layeredArchitecture().consideringOnlyDependenciesInLayers()
        .layer("core").definedBy("org.posthorn.core..")
        .layer("mail").definedBy("org.posthorn.mail..")
        .layer("mailets").definedBy("org.posthorn.mailets..")
        .layer("matchers").definedBy("org.posthorn.matchers..")
        .layer("smtp").definedBy("org.posthorn.smtp..")
        .layer("delivery").definedBy("org.posthorn.delivery..")
        .layer("webadmin").definedBy("org.posthorn.webadmin..")
        .layer("web").definedBy("org.posthorn.web..")
        .layer("sqlite").definedBy("org.posthorn.sqlite..")
        .layer("conf").definedBy("org.posthorn.conf..")
        .layer("distribution").definedBy("org.posthorn.distribution..")
        .whereLayer("distribution").mayNotBeAccessedByAnyLayer()
        .whereLayer("conf").mayOnlyBeAccessedByLayers("distribution")
        .whereLayer("sqlite").mayOnlyBeAccessedByLayers("distribution")
        .whereLayer("web").mayOnlyBeAccessedByLayers("distribution")
        .whereLayer("web").mayOnlyAccessLayers("core")
        .whereLayer("webadmin").mayOnlyBeAccessedByLayers("distribution")
        .whereLayer("delivery").mayOnlyBeAccessedByLayers("distribution")
        .whereLayer("smtp").mayOnlyBeAccessedByLayers("distribution", "conf")
        .whereLayer("mailets").mayOnlyBeAccessedByLayers("distribution", "conf")
        .whereLayer("matchers").mayOnlyBeAccessedByLayers("distribution", "conf")
        .whereLayer("mail").mayOnlyBeAccessedByLayers("mailets", "matchers", "smtp", "sqlite", "conf", "distribution");

    @ArchTest
    static final ArchRule coreKnowsNeitherJamesServerNorJavaMail = noClasses().that().resideInAPackage("org.posthorn.core..")
        .should().dependOnClassesThat().resideInAnyPackage("javax.mail..", "javax.inject..", "com.google.inject..", "org.apache.mailet..",
            "org.apache.james.server..", "org.apache.james.core..", "org.apache.james.protocols..", "io.netty..", "java.sql..");

    @ArchTest
    static final ArchRule sqlStaysInItsStore = noClasses().that().resideOutsideOfPackage("org.posthorn.sqlite..")
        .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "org.sqlite..", "org.jdbi..");
}
