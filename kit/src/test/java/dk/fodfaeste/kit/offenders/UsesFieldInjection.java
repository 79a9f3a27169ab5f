package dk.fodfaeste.kit.offenders;

import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import java.time.Clock;

/** Violates "beans use constructor injection". */
@Vetoed
public class UsesFieldInjection {
    @Inject
    Clock clock;
}
