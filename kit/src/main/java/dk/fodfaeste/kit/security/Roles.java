package dk.fodfaeste.kit.security;

/** The roles a token may carry in its claim {@code role}. */
public final class Roles {

    public static final String CONSULTANT = "consultant";
    public static final String LEAD = "lead";
    public static final String ANALYST = "analyst";
    public static final String STEERING = "steering";
    public static final String REGISTER = "register";
    public static final String DPO = "dpo";
    public static final String RECORDS = "records";
    public static final String ADMIN = "admin";
    /** One of our own services, calling with its client credentials. */
    public static final String SERVICE = "service";

    private Roles() {}
}
