package dk.fodfaeste.reporting.businesscase;

import java.time.Instant;

/** The assumptions of a business case after a change, and why they were changed. */
record BusinessCaseVersion(
        String initiative,
        String code,
        int version,
        Assumptions assumptions,
        String because,
        Instant recordedAt,
        String recordedBy) {}
