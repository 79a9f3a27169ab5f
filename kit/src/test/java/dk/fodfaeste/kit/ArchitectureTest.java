package dk.fodfaeste.kit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dk.fodfaeste.kit.offenders.KnowsAService;
import dk.fodfaeste.kit.offenders.ReadsTheSystemClock;
import dk.fodfaeste.kit.offenders.UsesFieldInjection;
import dk.fodfaeste.kit.offenders.first.DependsOnSecond;
import dk.fodfaeste.kit.offenders.second.DependsOnFirst;
import dk.fodfaeste.outcome.offenders.StubOfAService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The architecture rules of kit. Each rule has an offender that proves that the rule finds violations. */
class ArchitectureTest {
    private static final String KIT = "dk.fodfaeste.kit";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(KIT);

    /** Event types such as {@code dk.fodfaeste.enrolment.exited.v1} are no packages. */
    private static final Pattern SERVICE_PACKAGE =
            Pattern.compile("dk\\.fodfaeste\\.(participant|outcome|reporting)\\b(?![a-z.-]*\\.v1)");

    private static final DescribedPredicate<JavaMethodCall> READS_THE_TIME_WITHOUT_CLOCK =
            new DescribedPredicate<>("now() without a clock") {
                @Override
                public boolean test(JavaMethodCall call) {
                    AccessTarget.MethodCallTarget target = call.getTarget();
                    boolean isNow = target.getName().equals("now")
                            && target.getOwner().isAssignableTo(Temporal.class)
                            && target.getRawParameterTypes().isEmpty();
                    return isNow
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
                        "packages have no cycles",
                        slices().matching(KIT + ".(**)").should().beFreeOfCycles(),
                        DependsOnFirst.class,
                        DependsOnSecond.class),
                new Rule(
                        "only ClockProducer reads the system clock",
                        noClasses()
                                .that()
                                .doNotHaveFullyQualifiedName(KIT + ".time.ClockProducer")
                                .should()
                                .callMethodWhere(READS_THE_TIME_WITHOUT_CLOCK),
                        ReadsTheSystemClock.class),
                new Rule(
                        "kit depends on no service",
                        noClasses()
                                .should()
                                .dependOnClassesThat(resideInAPackage("dk.fodfaeste..")
                                        .and(DescribedPredicate.not(resideInAPackage(KIT + "..")))),
                        KnowsAService.class,
                        StubOfAService.class),
                new Rule(
                        "beans use constructor injection",
                        noFields()
                                .that()
                                .areDeclaredInClassesThat()
                                .doNotHaveModifier(JavaModifier.ABSTRACT)
                                .should()
                                .beAnnotatedWith(Inject.class),
                        UsesFieldInjection.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void kit_obeys_the_rule(Rule rule) {
        rule.rule().check(CLASSES);
    }

    @ParameterizedTest(name = "finds the offender: {0}")
    @MethodSource("rules")
    void the_rule_finds_its_offender(Rule rule) {
        JavaClasses offenders = new ClassFileImporter().importClasses(rule.offenders());
        assertThat(rule.rule().evaluate(offenders).hasViolation()).isTrue();
    }

    @Test
    void no_source_or_resource_names_a_package_of_a_service() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> naming = files.filter(file -> file.toString().matches(".*\\.(java|html|properties|csv|sql)"))
                    .filter(file -> namesAService(read(file)))
                    .toList();
            assertThat(naming).isEmpty();
        }
        assertThat(namesAService("dk.fodfaeste.outcome.Status")).isTrue();
    }

    private static boolean namesAService(String text) {
        return SERVICE_PACKAGE.matcher(text).find();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(file.toString(), unreadable);
        }
    }
}
