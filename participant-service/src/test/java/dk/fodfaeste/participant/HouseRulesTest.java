package dk.fodfaeste.participant;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dk.fodfaeste.participant.offenders.AsksTheWorldForTheTime;
import dk.fodfaeste.participant.offenders.KnowsHttp;
import dk.fodfaeste.participant.offenders.SetsAField;
import dk.fodfaeste.participant.offenders.one.LeansOnTwo;
import dk.fodfaeste.participant.offenders.two.LeansOnOne;
import org.junit.jupiter.api.Test;

/** Each rule holds for the house, and bites a small offender. */
class HouseRulesTest {
    private static final String ROOT = "dk.fodfaeste.participant";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void the_top_level_knows_nothing_of_http() {
        HouseRules.theTopLevelKnowsNothingOfHttp(ROOT).check(HOUSE);
        assertBites(HouseRules.theTopLevelKnowsNothingOfHttp(ROOT + ".offenders"), KnowsHttp.class);
    }

    @Test
    void nobody_asks_for_the_time_but_the_clock() {
        HouseRules.nobodyAsksForTheTimeButTheClock().check(HOUSE);
        assertBites(HouseRules.nobodyAsksForTheTimeButTheClock(), AsksTheWorldForTheTime.class);
    }

    @Test
    void packages_do_not_lean_on_each_other() {
        HouseRules.packagesDoNotLeanOnEachOther(ROOT).check(HOUSE);
        assertBites(HouseRules.packagesDoNotLeanOnEachOther(ROOT), LeansOnOne.class, LeansOnTwo.class);
    }

    @Test
    void nothing_has_setters() {
        HouseRules.nothingHasSetters().check(HOUSE);
        assertBites(HouseRules.nothingHasSetters(), SetsAField.class);
    }

    private static void assertBites(ArchRule rule, Class<?>... offenders) {
        JavaClasses caught = new ClassFileImporter().importClasses(offenders);
        assertThat(rule.evaluate(caught).hasViolation()).isTrue();
    }
}
