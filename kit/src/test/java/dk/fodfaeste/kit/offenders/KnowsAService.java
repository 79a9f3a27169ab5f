package dk.fodfaeste.kit.offenders;

import dk.fodfaeste.outcome.offenders.StubOfAService;

/** Violates "kit depends on no service". */
public final class KnowsAService {
    StubOfAService service;
}
