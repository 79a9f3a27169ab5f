package dk.fodfaeste.reporting.offenders;

import jakarta.enterprise.context.ApplicationScoped;

/** Breaks the rule that rates know Java only. */
@ApplicationScoped
public class KnowsAFramework {}
