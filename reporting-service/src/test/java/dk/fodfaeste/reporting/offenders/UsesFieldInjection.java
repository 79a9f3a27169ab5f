package dk.fodfaeste.reporting.offenders;

import jakarta.inject.Inject;
import java.time.Clock;

/** Violates the rule that beans use constructor injection. */
public class UsesFieldInjection {
    @Inject
    Clock clock;
}
