package dk.fodfaeste.outcome;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dk.fodfaeste.measures.AnchorKind;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureKind;
import dk.fodfaeste.outcome.offenders.KeepsACaseNumber;
import dk.fodfaeste.outcome.offenders.ReadsTheSystemClock;
import dk.fodfaeste.outcome.offenders.UsesSql;
import dk.fodfaeste.outcome.offenders.first.DependsOnSecond;
import dk.fodfaeste.outcome.offenders.second.DependsOnFirst;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Architecture rules, each with an offender that proves that the rule works. */
class ArchitectureTest {
    private static final String SERVICE = "dk.fodfaeste.outcome";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(SERVICE);

    private static final DescribedPredicate<JavaMethodCall> ASKS_FOR_THE_TIME_WITHOUT_THE_CLOCK =
            new DescribedPredicate<>("now() without the clock") {
                @Override
                public boolean test(JavaMethodCall call) {
                    AccessTarget.MethodCallTarget target = call.getTarget();
                    return (target.getName().equals("now")
                                    && target.getOwner().isAssignableTo(Temporal.class)
                                    && target.getRawParameterTypes().isEmpty())
                            || target.getFullName().equals("java.lang.System.currentTimeMillis()")
                            || target.getFullName().startsWith("java.time.Clock.system");
                }
            };

    record Rule(String name, ArchRule rule, Class<?>... offenders) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        "only the clock bean is asked for the time",
                        noClasses().should().callMethodWhere(ASKS_FOR_THE_TIME_WITHOUT_THE_CLOCK),
                        ReadsTheSystemClock.class),
                new Rule(
                        "the domain packages know neither database nor HTTP nor Kafka",
                        classes()
                                .that()
                                .resideInAnyPackage(SERVICE, SERVICE + ".activity")
                                .should()
                                .onlyDependOnClassesThat(resideInAnyPackage(
                                                SERVICE,
                                                SERVICE + ".activity",
                                                "dk.fodfaeste.measures..",
                                                "java.lang..",
                                                "java.time..",
                                                "java.util..",
                                                "java.math..",
                                                "dk.fodfaeste.kit.message..",
                                                "dk.fodfaeste.kit.problem..",
                                                "dk.fodfaeste.kit.text..",
                                                "com.fasterxml.jackson.annotation..")
                                        .as("plain value types")),
                        KnowsTheDatabase.class),
                new Rule(
                        "the packages are free of cycles",
                        slices().matching(SERVICE + ".(**)").should().beFreeOfCycles(),
                        DependsOnSecond.class,
                        DependsOnFirst.class),
                new Rule(
                        "only the storage package and the packages that read lists use SQL",
                        noClasses()
                                .that(not(resideInAnyPackage(
                                        SERVICE + ".storage..",
                                        SERVICE + ".followup..",
                                        SERVICE + ".activity.query..",
                                        SERVICE + ".caseload..",
                                        SERVICE + ".team..")))
                                .should()
                                .dependOnClassesThat(resideInAPackage("java.sql..")),
                        UsesSql.class),
                new Rule(
                        "no class asks which kind a measure has",
                        noClasses()
                                .should()
                                .callMethod(Measure.class, "kind")
                                .orShould()
                                .dependOnClassesThat(assignableTo(Measure.class)
                                        .and(not(equivalentTo(Measure.class)))
                                        .or(assignableTo(MeasureKind.class))
                                        .or(assignableTo(AnchorKind.class))
                                        .as("kinds of measures and anchors")),
                        AsksForTheKind.class),
                new Rule(
                        "only packages that call participant-service have fields that identify a person",
                        noFields()
                                .that()
                                .areDeclaredInClassesThat(not(resideInAnyPackage(
                                        SERVICE + ".lookup..",
                                        SERVICE + ".importing..",
                                        SERVICE + ".observing..",
                                        SERVICE + ".activity.recording..",
                                        SERVICE + ".activity.importing..")))
                                .should()
                                .haveNameMatching("(?i).*(cpr|case_?number|person_?name).*"),
                        KeepsACaseNumber.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_rule_holds(Rule rule) {
        rule.rule.check(OURS);
    }

    @ParameterizedTest(name = "finds its offender: {0}")
    @MethodSource("rules")
    void the_rule_finds_its_offender(Rule rule) {
        JavaClasses offenders = new ClassFileImporter().importClasses(rule.offenders);
        assertThat(rule.rule.evaluate(offenders).hasViolation()).isTrue();
    }

    /** Offender: a follow-up that reads its own table. */
    static final class KnowsTheDatabase {
        java.sql.Connection connection;
        LocalDate dueOn;
    }

    /** Offender: a rule for one kind of measure. */
    static final class AsksForTheKind {
        boolean isMeeting(Measure measure) {
            return measure.kind().startsWith("MEETINGS");
        }
    }
}
