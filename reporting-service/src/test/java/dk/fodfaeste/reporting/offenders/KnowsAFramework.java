package dk.fodfaeste.reporting.offenders;

import jakarta.enterprise.context.ApplicationScoped;

/** Violates the rules that pure packages depend on no framework. */
@ApplicationScoped
public class KnowsAFramework {}
