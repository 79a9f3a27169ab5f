package dk.fodfaeste.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dk.fodfaeste.reporting.offenders.CountsInFloatingPoint;
import dk.fodfaeste.reporting.offenders.DecidesInTheDatabase;
import dk.fodfaeste.reporting.offenders.DependsOnFigures;
import dk.fodfaeste.reporting.offenders.KnowsAFramework;
import dk.fodfaeste.reporting.offenders.ReadsTheSystemClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that hold the house together, each with somebody who breaks it. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dk.fodfaeste.reporting");

    private static final ArchRule RATE_KNOWS_JAVA_ONLY = classes()
            .that()
            .resideInAnyPackage("dk.fodfaeste.reporting.rate..", "dk.fodfaeste.reporting.offenders..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dk.fodfaeste.reporting.rate..", "dk.fodfaeste.reporting.offenders..");

    private static final ArchRule FOLLOW_UPS_KNOW_JAVA_AND_RATES_ONLY = classes()
            .that()
            .resideInAPackage("dk.fodfaeste.reporting.followup..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dk.fodfaeste.reporting.rate..", "dk.fodfaeste.reporting.followup..");

    private static final ArchRule SMALL_COUNTS_KNOW_JAVA_AND_RATES_ONLY = classes()
            .that()
            .resideInAnyPackage("dk.fodfaeste.reporting.smallcounts..", "dk.fodfaeste.reporting.offenders..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dk.fodfaeste.reporting.rate..",
                    "dk.fodfaeste.reporting.smallcounts..",
                    "dk.fodfaeste.reporting.offenders..");

    private static final ArchRule MONEY_KNOWS_JAVA_AND_WINDOWS_ONLY = classes()
            .that()
            .resideInAnyPackage("dk.fodfaeste.reporting.grants.calculation..", "dk.fodfaeste.reporting.offenders..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    // What the interface's document says of a field.
                    "org.eclipse.microprofile.openapi.annotations..",
                    "dk.fodfaeste.reporting.rate..",
                    "dk.fodfaeste.reporting.grants.calculation..",
                    "dk.fodfaeste.reporting.offenders..");

    private static final ArchRule NO_BINARY_FLOATING_POINT = classes()
            .should(new ArchCondition<>("count without float and double") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Set<String> floating = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
                    Stream<String> used = Stream.concat(
                            type.getFields().stream()
                                    .map(field -> field.getRawType().getName()),
                            type.getCodeUnits().stream()
                                    .flatMap(code -> Stream.concat(
                                            Stream.concat(
                                                    Stream.of(code.getRawReturnType()),
                                                    code.getRawParameterTypes().stream()),
                                            code.getMethodCallsFromSelf().stream()
                                                    .flatMap(call -> Stream.concat(
                                                            Stream.of(call.getTarget()
                                                                    .getRawReturnType()),
                                                            call.getTarget().getRawParameterTypes().stream()))))
                                    .map(JavaClass::getName));
                    used.filter(floating::contains)
                            .forEach(name ->
                                    events.add(SimpleConditionEvent.violated(type, type.getName() + " uses " + name)));
                }
            });

    private static final ArchRule ONE_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    private static final ArchRule THE_ROAD_GOES_ONE_WAY = noClasses()
            .that()
            .resideInAnyPackage(
                    "dk.fodfaeste.reporting.projection..",
                    "dk.fodfaeste.reporting.intake..",
                    "dk.fodfaeste.reporting.offenders..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dk.fodfaeste.reporting.figures..",
                    "dk.fodfaeste.reporting.grants..",
                    "dk.fodfaeste.reporting.overview..");

    @Test
    void rates_know_no_framework() {
        RATE_KNOWS_JAVA_ONLY.check(OURS);
        assertBites(RATE_KNOWS_JAVA_ONLY, KnowsAFramework.class);
    }

    @Test
    void follow_ups_know_no_framework() {
        FOLLOW_UPS_KNOW_JAVA_AND_RATES_ONLY.check(OURS);
        assertThat(OURS.stream().filter(type -> type.getPackageName().endsWith(".followup")))
                .as("the package that the rule speaks of")
                .isNotEmpty();
    }

    @Test
    void what_is_hidden_is_decided_without_a_framework() {
        SMALL_COUNTS_KNOW_JAVA_AND_RATES_ONLY.check(OURS);
        assertBites(SMALL_COUNTS_KNOW_JAVA_AND_RATES_ONLY, DecidesInTheDatabase.class);
    }

    @Test
    void money_is_added_and_divided_without_a_framework() {
        MONEY_KNOWS_JAVA_AND_WINDOWS_ONLY.check(OURS);
        assertBites(MONEY_KNOWS_JAVA_AND_WINDOWS_ONLY, KnowsAFramework.class);
    }

    @Test
    void nothing_between_the_counts_and_the_page_is_binary_floating_point() {
        NO_BINARY_FLOATING_POINT.check(OURS);
        assertBites(NO_BINARY_FLOATING_POINT, CountsInFloatingPoint.class);
    }

    @Test
    void nothing_but_the_clock_knows_the_time() {
        ONE_CLOCK.check(OURS);
        assertBites(ONE_CLOCK, ReadsTheSystemClock.class);
    }

    @Test
    void what_is_kept_knows_nothing_of_who_asks() {
        THE_ROAD_GOES_ONE_WAY.check(OURS);
        assertBites(THE_ROAD_GOES_ONE_WAY, DependsOnFigures.class);
    }

    private static void assertBites(ArchRule rule, Class<?> offender) {
        JavaClasses offenders = new ClassFileImporter().importClasses(offender);
        assertThat(rule.evaluate(offenders).hasViolation())
                .as("%s is caught", offender.getSimpleName())
                .isTrue();
    }
}
