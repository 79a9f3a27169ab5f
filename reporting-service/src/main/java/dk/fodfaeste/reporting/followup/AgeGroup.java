package dk.fodfaeste.reporting.followup;

/** How old somebody is, as coarsely as figures say it. */
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

    /** @param age null where nobody knows */
    public static AgeGroup of(Integer age) {
        if (age == null) {
            return UNKNOWN;
        }
        AgeGroup oldest = UNDER_18;
        for (AgeGroup group : values()) {
            if (group != UNKNOWN && group.fromAge <= age) {
                oldest = group;
            }
        }
        return oldest;
    }

    /** Those that stand in every table, whether they hold somebody or not. */
    public boolean isUsual() {
        return this != UNDER_18 && this != UNKNOWN;
    }
}
