package dk.fodfaeste.reporting.fidelity;

/** The items of the IPS fidelity scale with 25 items (Becker, Swanson, Bond and Merrens 2008), in its order. */
public enum FidelityItem {
    CASELOAD_SIZE(FidelityGroup.STAFFING),
    EMPLOYMENT_STAFF(FidelityGroup.STAFFING),
    VOCATIONAL_GENERALISTS(FidelityGroup.STAFFING),
    INTEGRATION_BY_TEAM_ASSIGNMENT(FidelityGroup.ORGANISATION),
    INTEGRATION_BY_FREQUENT_CONTACT(FidelityGroup.ORGANISATION),
    COLLABORATION_WITH_REHABILITATION(FidelityGroup.ORGANISATION),
    VOCATIONAL_UNIT(FidelityGroup.ORGANISATION),
    ROLE_OF_SUPERVISOR(FidelityGroup.ORGANISATION),
    ZERO_EXCLUSION(FidelityGroup.ORGANISATION),
    FOCUS_ON_COMPETITIVE_EMPLOYMENT(FidelityGroup.ORGANISATION),
    EXECUTIVE_SUPPORT(FidelityGroup.ORGANISATION),
    BENEFITS_COUNSELLING(FidelityGroup.SERVICES),
    DISCLOSURE(FidelityGroup.SERVICES),
    ONGOING_ASSESSMENT(FidelityGroup.SERVICES),
    RAPID_SEARCH(FidelityGroup.SERVICES),
    INDIVIDUALISED_SEARCH(FidelityGroup.SERVICES),
    FREQUENT_EMPLOYER_CONTACT(FidelityGroup.SERVICES),
    QUALITY_OF_EMPLOYER_CONTACT(FidelityGroup.SERVICES),
    DIVERSITY_OF_JOBS(FidelityGroup.SERVICES),
    DIVERSITY_OF_EMPLOYERS(FidelityGroup.SERVICES),
    COMPETITIVE_JOBS(FidelityGroup.SERVICES),
    FOLLOW_ALONG_SUPPORT(FidelityGroup.SERVICES),
    TIME_UNLIMITED_SUPPORT(FidelityGroup.SERVICES),
    COMMUNITY_BASED_SERVICES(FidelityGroup.SERVICES),
    ASSERTIVE_ENGAGEMENT(FidelityGroup.SERVICES);

    private final FidelityGroup group;

    FidelityItem(FidelityGroup group) {
        this.group = group;
    }

    public FidelityGroup group() {
        return group;
    }
}
