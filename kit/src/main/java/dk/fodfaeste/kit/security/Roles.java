package dk.fodfaeste.kit.security;

import java.util.Set;

/** The values of the claim {@code role} of a token. */
public final class Roles {

    public static final String CONSULTANT = "consultant";
    public static final String LEAD = "lead";
    public static final String ANALYST = "analyst";
    public static final String STEERING = "steering";
    public static final String REGISTER = "register";
    public static final String DPO = "dpo";
    public static final String RECORDS = "records";
    public static final String ADMIN = "admin";
    /** A unit of another administration, which records activities of the kinds in its token. */
    public static final String PARTNER = "partner";

    /** Another system that reads events over HTTP, of the topics in its token. */
    public static final String SUBSCRIBER = "subscriber";

    /** Another Fodfæste service with its client credentials. */
    public static final String SERVICE = "service";

    /** A program that reads the metrics of the services, and nothing else. */
    public static final String MONITORING = "monitoring";

    /** The roles that may send files; each endpoint takes some of them. */
    public static final Set<String> IMPORTING = Set.of(LEAD, REGISTER, ADMIN, SERVICE);

    private Roles() {}
}
