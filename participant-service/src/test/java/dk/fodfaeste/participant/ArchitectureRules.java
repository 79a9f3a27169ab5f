package dk.fodfaeste.participant;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/** The architecture rules of this service. */
final class ArchitectureRules {
    private static final Set<String> CLOCK_READERS =
            Set.of("now", "currentTimeMillis", "nanoTime", "systemUTC", "systemDefaultZone", "system");

    private ArchitectureRules() {}

    /** The domain classes in the root package do not depend on HTTP. */
    static ArchRule domainDoesNotDependOnHttp(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx..");
    }

    /** Only the clock bean reads the time. */
    static ArchRule timeIsReadFromTheClock() {
        return noClasses().should().callMethodWhere(readsTheTimeWithoutClock());
    }

    private static DescribedPredicate<JavaMethodCall> readsTheTimeWithoutClock() {
        return DescribedPredicate.describe("now() without a clock", call -> {
            MethodCallTarget target = call.getTarget();
            String owner = target.getOwner().getName();
            boolean withClock = target.getRawParameterTypes().stream()
                    .anyMatch(type -> type.getName().equals("java.time.Clock"));
            return (owner.startsWith("java.time.") || owner.equals("java.lang.System"))
                    && CLOCK_READERS.contains(target.getName())
                    && !withClock;
        });
    }

    /** Packages have no cyclic dependencies, and the root package depends on no other. */
    static ArchRule packagesHaveNoCycles(String root) {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass one) {
                        return one.getPackageName().startsWith(root)
                                ? SliceIdentifier.of(one.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    /** Entities change by commands that check the rules, not by setters. */
    static ArchRule thereAreNoSetters() {
        return noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe("calls a setter of this service", call -> {
                    MethodCallTarget target = call.getTarget();
                    return target.getOwner().getPackageName().startsWith("dk.fodfaeste.participant")
                            && target.getName().matches("set[A-Z].*");
                }));
    }

    /** Only measures/ asks which kind or anchor a measure has. Code that asks which fields a kind has works for a new kind too. */
    static ArchRule kindsOfMeasuresAreNotAskedFor() {
        return noClasses()
                .should()
                .accessFieldWhere(DescribedPredicate.describe("a kind or an anchor of a measure", access -> {
                    String owner = access.getTarget().getOwner().getSimpleName();
                    return Set.of("MeasureKind", "AnchorKind").contains(owner)
                            && !access.getTarget().getName().equals("USUAL");
                }));
    }
}
