package dk.fodfaeste.participant;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dk.fodfaeste.participant.offenders.DependsOnHttp;
import dk.fodfaeste.participant.offenders.HasASetter;
import dk.fodfaeste.participant.offenders.ReadsTheSystemClock;
import dk.fodfaeste.participant.offenders.first.DependsOnSecond;
import dk.fodfaeste.participant.offenders.second.DependsOnFirst;
import org.junit.jupiter.api.Test;

/** Each rule holds for the house, and bites a small offender. */
class ArchitectureTest {
    private static final String ROOT = "dk.fodfaeste.participant";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void the_top_level_knows_nothing_of_http() {
        ArchitectureRules.domainDoesNotDependOnHttp(ROOT).check(CLASSES);
        assertFindsViolation(ArchitectureRules.domainDoesNotDependOnHttp(ROOT + ".offenders"), DependsOnHttp.class);
    }

    @Test
    void nobody_asks_for_the_time_but_the_clock() {
        ArchitectureRules.timeIsReadFromTheClock().check(CLASSES);
        assertFindsViolation(ArchitectureRules.timeIsReadFromTheClock(), ReadsTheSystemClock.class);
    }

    @Test
    void packages_do_not_lean_on_each_other() {
        ArchitectureRules.packagesHaveNoCycles(ROOT).check(CLASSES);
        assertFindsViolation(ArchitectureRules.packagesHaveNoCycles(ROOT), DependsOnFirst.class, DependsOnSecond.class);
    }

    @Test
    void nothing_has_setters() {
        ArchitectureRules.thereAreNoSetters().check(CLASSES);
        assertFindsViolation(ArchitectureRules.thereAreNoSetters(), HasASetter.class);
    }

    private static void assertFindsViolation(ArchRule rule, Class<?>... offenders) {
        JavaClasses caught = new ClassFileImporter().importClasses(offenders);
        assertThat(rule.evaluate(caught).hasViolation()).isTrue();
    }
}
