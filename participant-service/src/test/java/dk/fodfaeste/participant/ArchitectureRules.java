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

/** What holds for every class of this service. */
final class ArchitectureRules {
    private static final Set<String> CLOCK_READERS =
            Set.of("now", "currentTimeMillis", "nanoTime", "systemUTC", "systemDefaultZone", "system");

    private ArchitectureRules() {}

    /** The domain is spoken to over HTTP and does not know it. */
    static ArchRule domainDoesNotDependOnHttp(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx..");
    }

    /** There is one clock, and it is handed round. */
    static ArchRule timeIsReadFromTheClock() {
        return noClasses().should().callMethodWhere(readsTheTimeWithoutClock());
    }

    private static DescribedPredicate<JavaMethodCall> readsTheTimeWithoutClock() {
        return DescribedPredicate.describe("asks for the time without the clock", call -> {
            MethodCallTarget target = call.getTarget();
            String owner = target.getOwner().getName();
            boolean withClock = target.getRawParameterTypes().stream()
                    .anyMatch(type -> type.getName().equals("java.time.Clock"));
            return (owner.startsWith("java.time.") || owner.equals("java.lang.System"))
                    && CLOCK_READERS.contains(target.getName())
                    && !withClock;
        });
    }

    /** Steps lean on the steps before them; the top level on none. */
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

    /** What another step has no business with stays in its package: an entity is changed by its verbs. */
    static ArchRule thereAreNoSetters() {
        return noClasses().should().callMethodWhere(DescribedPredicate.describe("sets a field of ours", call -> {
            MethodCallTarget target = call.getTarget();
            return target.getOwner().getPackageName().startsWith("dk.fodfaeste.participant")
                    && target.getName().matches("set[A-Z].*");
        }));
    }
}
