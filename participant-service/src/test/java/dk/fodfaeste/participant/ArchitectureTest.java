package dk.fodfaeste.participant;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dk.fodfaeste.participant.offenders.AsksForTheKind;
import dk.fodfaeste.participant.offenders.DependsOnHttp;
import dk.fodfaeste.participant.offenders.HasASetter;
import dk.fodfaeste.participant.offenders.ReadsTheSystemClock;
import dk.fodfaeste.participant.offenders.first.DependsOnSecond;
import dk.fodfaeste.participant.offenders.second.DependsOnFirst;
import org.junit.jupiter.api.Test;

/** The architecture rules. Each rule has an offender that proves that the rule finds violations. */
class ArchitectureTest {
    private static final String ROOT = "dk.fodfaeste.participant";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void the_domain_does_not_depend_on_http() {
        ArchitectureRules.domainDoesNotDependOnHttp(ROOT).check(CLASSES);
        assertFindsViolation(ArchitectureRules.domainDoesNotDependOnHttp(ROOT + ".offenders"), DependsOnHttp.class);
    }

    @Test
    void the_time_is_read_from_the_clock() {
        ArchitectureRules.timeIsReadFromTheClock().check(CLASSES);
        assertFindsViolation(ArchitectureRules.timeIsReadFromTheClock(), ReadsTheSystemClock.class);
    }

    @Test
    void packages_have_no_cycles() {
        ArchitectureRules.packagesHaveNoCycles(ROOT).check(CLASSES);
        assertFindsViolation(ArchitectureRules.packagesHaveNoCycles(ROOT), DependsOnFirst.class, DependsOnSecond.class);
    }

    @Test
    void there_are_no_setters() {
        ArchitectureRules.thereAreNoSetters().check(CLASSES);
        assertFindsViolation(ArchitectureRules.thereAreNoSetters(), HasASetter.class);
    }

    @Test
    void only_the_module_measures_asks_which_kind_a_measure_has() {
        ArchitectureRules.kindsOfMeasuresAreNotAskedFor().check(CLASSES);
        assertFindsViolation(ArchitectureRules.kindsOfMeasuresAreNotAskedFor(), AsksForTheKind.class);
    }

    private static void assertFindsViolation(ArchRule rule, Class<?>... offenders) {
        JavaClasses caught = new ClassFileImporter().importClasses(offenders);
        assertThat(rule.evaluate(caught).hasViolation()).isTrue();
    }
}
