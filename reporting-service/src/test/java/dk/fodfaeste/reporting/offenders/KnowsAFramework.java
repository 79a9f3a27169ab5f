package dk.fodfaeste.reporting.offenders;

import jakarta.enterprise.context.ApplicationScoped;

/** Violates the rule that pure packages depend on Java only. */
@ApplicationScoped
public class KnowsAFramework {}
