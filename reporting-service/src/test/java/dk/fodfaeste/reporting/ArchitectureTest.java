package dk.fodfaeste.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.followup.InitiativeMeasures;
import dk.fodfaeste.reporting.offenders.AsksForTheKind;
import dk.fodfaeste.reporting.offenders.CountsInFloatingPoint;
import dk.fodfaeste.reporting.offenders.DecidesInTheDatabase;
import dk.fodfaeste.reporting.offenders.KnowsAFramework;
import dk.fodfaeste.reporting.offenders.ReadsTheSystemClock;
import dk.fodfaeste.reporting.offenders.UsesFieldInjection;
import dk.fodfaeste.reporting.offenders.first.DependsOnSecond;
import dk.fodfaeste.reporting.offenders.rate.DependsOnFigures;
import dk.fodfaeste.reporting.offenders.second.DependsOnFirst;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The architecture rules of this service. Each rule has an offender that proves that the rule finds violations. */
class ArchitectureTest {
    private static final String SERVICE = "dk.fodfaeste.reporting.";
    private static final String OFFENDERS = SERVICE + "offenders..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dk.fodfaeste.reporting");

    private static final ArchCondition<JavaClass> USE_NO_BINARY_FLOATING_POINT =
            new ArchCondition<>("use neither float nor double") {
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
                                                    .filter(call -> !isColumnWidth(call))
                                                    .flatMap(call -> Stream.concat(
                                                            Stream.of(call.getTarget()
                                                                    .getRawReturnType()),
                                                            call.getTarget().getRawParameterTypes().stream()))))
                                    .map(JavaClass::getName));
                    used.filter(floating::contains)
                            .forEach(name ->
                                    events.add(SimpleConditionEvent.violated(type, type.getName() + " uses " + name)));
                }

                /** The width of a column of a sheet is no figure. */
                private static boolean isColumnWidth(JavaMethodCall call) {
                    return call.getTarget().getFullName().startsWith("org.dhatim.fastexcel.Worksheet.width(");
                }
            };

    /** A package may depend on packages that come earlier in this list only. */
    private static final List<String> PACKAGES = List.of(
            "audit",
            "status",
            "interfaces",
            "rate",
            "followup",
            "smallcounts",
            "grants.calculation",
            "projection",
            "intake",
            "comparisons",
            "figures",
            "grants",
            "volumes",
            "fidelity",
            "budgetnote",
            "businesscase",
            "report.store",
            "report.restating",
            "report.rendering",
            "report.drafting",
            "report.publishing",
            "report",
            "overview",
            "about");

    private static final ArchCondition<JavaClass> DEPEND_ON_EARLIER_PACKAGES_ONLY =
            new ArchCondition<>("depend on earlier packages only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency ->
                                    dependency.getTargetClass().getPackageName().startsWith(SERVICE))
                            .filter(dependency -> position(dependency.getTargetClass()) > position(type))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                }
            };

    private static int position(JavaClass type) {
        String name = shortPackageName(type);
        assertThat(PACKAGES).as("packages in the order").contains(name);
        return PACKAGES.indexOf(name);
    }

    /** An offender counts as a class of the package that its own package is named after. */
    private static String shortPackageName(JavaClass type) {
        return type.getPackageName().substring(SERVICE.length()).replaceFirst("^offenders\\.", "");
    }

    record Rule(String name, ArchRule rule, Class<?>... offenders) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        "packages have no cycles",
                        slices().matching(SERVICE + "(**)").should().beFreeOfCycles(),
                        DependsOnFirst.class,
                        DependsOnSecond.class),
                new Rule("rate is plain Java", pure("rate"), KnowsAFramework.class),
                new Rule(
                        "followup is plain Java, but for the names in the JSON of events",
                        pure(
                                "followup",
                                SERVICE + "rate..",
                                "dk.fodfaeste.measures..",
                                "com.fasterxml.jackson.annotation.."),
                        KnowsAFramework.class),
                new Rule(
                        "only the module of measures knows which kind or anchor a measure has",
                        asksNoMeasureForItsKind(),
                        AsksForTheKind.class),
                new Rule(
                        "smallcounts is plain Java",
                        pure("smallcounts", SERVICE + "rate.."),
                        DecidesInTheDatabase.class),
                new Rule(
                        "grants.calculation is plain Java, but for descriptions in the OpenAPI document",
                        pure(
                                "grants.calculation",
                                SERVICE + "rate..",
                                SERVICE + "smallcounts..",
                                "org.eclipse.microprofile.openapi.annotations.."),
                        KnowsAFramework.class),
                new Rule(
                        "no figure uses binary floating point",
                        classes().should(USE_NO_BINARY_FLOATING_POINT),
                        CountsInFloatingPoint.class),
                new Rule("only the clock bean reads the system clock", readsNoSystemClock(), ReadsTheSystemClock.class),
                new Rule(
                        "packages depend on earlier packages of the order only",
                        classes().should(DEPEND_ON_EARLIER_PACKAGES_ONLY),
                        DependsOnFigures.class),
                new Rule(
                        "beans use constructor injection",
                        noFields().should().beAnnotatedWith(Inject.class),
                        UsesFieldInjection.class));
    }

    /** @param others what the package may depend on, apart from Java and itself */
    private static ArchRule pure(String name, String... others) {
        String[] allowed = Stream.concat(Stream.of("java..", SERVICE + name + "..", OFFENDERS), Arrays.stream(others))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAnyPackage(SERVICE + name + "..", OFFENDERS)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    /** The JSON of figures and reports states the kind, and the event of an initiative is checked before it is stored. */
    private static ArchRule asksNoMeasureForItsKind() {
        return noClasses()
                .that()
                .doNotBelongToAnyOf(FigureView.class, ReportDocument.class, InitiativeMeasures.class)
                .should()
                .callMethod(Measure.class, "kind")
                .orShould()
                .callMethod(MeasureDefinition.class, "kind")
                .orShould()
                .callMethod(MeasureDefinition.class, "anchor");
    }

    private static ArchRule readsNoSystemClock() {
        return noClasses()
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
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_service_obeys_the_rule(Rule rule) {
        rule.rule().check(CLASSES);
    }

    @ParameterizedTest(name = "finds the offender: {0}")
    @MethodSource("rules")
    void the_rule_finds_its_offender(Rule rule) {
        JavaClasses offenders = new ClassFileImporter().importClasses(rule.offenders());
        assertThat(rule.rule().evaluate(offenders).hasViolation())
                .as("%s is found", Arrays.toString(rule.offenders()))
                .isTrue();
    }

    @Test
    void the_order_has_every_package_of_the_service() {
        assertThat(PACKAGES)
                .containsExactlyInAnyOrderElementsOf(
                        CLASSES.stream().map(ArchitectureTest::shortPackageName).collect(Collectors.toSet()));
    }
}
