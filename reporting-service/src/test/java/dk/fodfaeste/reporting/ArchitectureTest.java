package dk.fodfaeste.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
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
import dk.fodfaeste.reporting.offenders.KnowsAFramework;
import dk.fodfaeste.reporting.offenders.ReadsTheSystemClock;
import dk.fodfaeste.reporting.offenders.first.DependsOnSecond;
import dk.fodfaeste.reporting.offenders.rate.DependsOnFigures;
import dk.fodfaeste.reporting.offenders.second.DependsOnFirst;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The architecture rules of the service. Each rule has an offender that proves that the rule finds violations. */
class ArchitectureTest {
    private static final String ROOT = "dk.fodfaeste.reporting";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final ArchRule RATES_DEPEND_ON_JAVA_ONLY = classes()
            .that()
            .resideInAnyPackage("dk.fodfaeste.reporting.rate..", "dk.fodfaeste.reporting.offenders..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dk.fodfaeste.reporting.rate..", "dk.fodfaeste.reporting.offenders..");

    private static final ArchRule FOLLOW_UPS_DEPEND_ON_JAVA_AND_RATES_ONLY = classes()
            .that()
            .resideInAnyPackage("dk.fodfaeste.reporting.followup..", "dk.fodfaeste.reporting.offenders..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dk.fodfaeste.reporting.rate..", "dk.fodfaeste.reporting.followup..");

    private static final ArchRule SMALL_COUNTS_DEPEND_ON_JAVA_AND_RATES_ONLY = classes()
            .that()
            .resideInAnyPackage("dk.fodfaeste.reporting.smallcounts..", "dk.fodfaeste.reporting.offenders..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dk.fodfaeste.reporting.rate..",
                    "dk.fodfaeste.reporting.smallcounts..",
                    "dk.fodfaeste.reporting.offenders..");

    private static final ArchRule ECONOMY_DEPENDS_ON_JAVA_AND_RATES_ONLY = classes()
            .that()
            .resideInAnyPackage("dk.fodfaeste.reporting.economy..", "dk.fodfaeste.reporting.offenders..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    // Descriptions of fields in the OpenAPI document.
                    "org.eclipse.microprofile.openapi.annotations..",
                    "dk.fodfaeste.reporting.rate..",
                    "dk.fodfaeste.reporting.economy..",
                    "dk.fodfaeste.reporting.offenders..");

    private static final ArchRule NO_BINARY_FLOATING_POINT = classes()
            .should(new ArchCondition<>("use no float or double") {
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

    /** A package may depend on packages that come earlier in this list only. */
    private static final List<String> PACKAGES = List.of(
            "audit",
            "rate",
            "followup",
            "smallcounts",
            "economy",
            "projection",
            "intake",
            "figures",
            "grants",
            "report",
            "overview");

    private static final ArchRule PACKAGES_DEPEND_ON_EARLIER_ONES = classes()
            .should(new ArchCondition<>("depend on earlier packages only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> dependency
                                    .getTargetClass()
                                    .getPackageName()
                                    .startsWith(ROOT))
                            .filter(dependency -> position(dependency.getTargetClass()) > position(type))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                }
            });

    private static final ArchRule NO_CYCLES =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    /** The position of the class's package; an offender counts as a member of the package that it is named for. */
    private static int position(JavaClass type) {
        String name = topPackage(type);
        assertThat(PACKAGES).as("a package without a place in the order").contains(name);
        return PACKAGES.indexOf(name);
    }

    private static String topPackage(JavaClass type) {
        return type.getPackageName()
                .substring(ROOT.length() + 1)
                .replaceFirst("^offenders\\.", "")
                .replaceFirst("\\..*", "");
    }

    @Test
    void rates_depend_on_java_only() {
        RATES_DEPEND_ON_JAVA_ONLY.check(OURS);
        assertFinds(RATES_DEPEND_ON_JAVA_ONLY, KnowsAFramework.class);
    }

    @Test
    void follow_ups_depend_on_java_and_rates_only() {
        FOLLOW_UPS_DEPEND_ON_JAVA_AND_RATES_ONLY.check(OURS);
        assertThat(OURS.stream().filter(type -> type.getPackageName().endsWith(".followup")))
                .as("classes of the package followup")
                .isNotEmpty();
        assertFinds(FOLLOW_UPS_DEPEND_ON_JAVA_AND_RATES_ONLY, KnowsAFramework.class);
    }

    @Test
    void small_count_control_depends_on_java_and_rates_only() {
        SMALL_COUNTS_DEPEND_ON_JAVA_AND_RATES_ONLY.check(OURS);
        assertFinds(SMALL_COUNTS_DEPEND_ON_JAVA_AND_RATES_ONLY, DecidesInTheDatabase.class);
    }

    @Test
    void economy_depends_on_java_and_rates_only() {
        ECONOMY_DEPENDS_ON_JAVA_AND_RATES_ONLY.check(OURS);
        assertFinds(ECONOMY_DEPENDS_ON_JAVA_AND_RATES_ONLY, KnowsAFramework.class);
    }

    @Test
    void no_class_uses_binary_floating_point() {
        NO_BINARY_FLOATING_POINT.check(OURS);
        assertFinds(NO_BINARY_FLOATING_POINT, CountsInFloatingPoint.class);
    }

    @Test
    void only_the_injected_clock_provides_the_time() {
        ONE_CLOCK.check(OURS);
        assertFinds(ONE_CLOCK, ReadsTheSystemClock.class);
    }

    @Test
    void packages_depend_on_earlier_ones_only() {
        PACKAGES_DEPEND_ON_EARLIER_ONES.check(OURS);
        assertThat(PACKAGES)
                .as("packages of the order and of the service")
                .containsExactlyInAnyOrderElementsOf(OURS.stream()
                        .map(ArchitectureTest::topPackage)
                        .collect(Collectors.toSet()));
        assertFinds(PACKAGES_DEPEND_ON_EARLIER_ONES, DependsOnFigures.class);
    }

    @Test
    void packages_have_no_cycles() {
        NO_CYCLES.check(OURS);
        assertFinds(NO_CYCLES, DependsOnFirst.class, DependsOnSecond.class);
    }

    private static void assertFinds(ArchRule rule, Class<?>... offenders) {
        JavaClasses classes = new ClassFileImporter().importClasses(offenders);
        assertThat(rule.evaluate(classes).hasViolation())
                .as("%s violates the rule", List.of(offenders))
                .isTrue();
    }
}
