package dk.fodfaeste.reporting.followup;

/** The age groups of breakdowns. */
public enum AgeGroup {
    UNDER_18(0),
    AGE_18_29(18),
    AGE_30_39(30),
    AGE_40_49(40),
    AGE_50_59(50),
    AGE_60_PLUS(60),
    UNKNOWN(Integer.MAX_VALUE);

    private final int fromAge;

    AgeGroup(int fromAge) {
        this.fromAge = fromAge;
    }

    /** @param age null if unknown */
    public static AgeGroup of(Integer age) {
        if (age == null) {
            return UNKNOWN;
        }
        AgeGroup result = UNDER_18;
        for (AgeGroup group : values()) {
            if (group != UNKNOWN && group.fromAge <= age) {
                result = group;
            }
        }
        return result;
    }

    /** Whether the group is displayed even if it is empty. */
    public boolean isAlwaysShown() {
        return this != UNDER_18 && this != UNKNOWN;
    }
}
