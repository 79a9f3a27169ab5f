package dk.fodfaeste.kit.web;

/** The services, each of which has pages of its own for its audit trail and its state. None of them knows the others, so the list is in kit. */
public enum ServicePart {
    PARTICIPANTS("participant-service", "Borgere og forløb", "Citizens and enrolments"),
    OUTCOMES("outcome-service", "Opfølgninger og aktiviteter", "Follow-ups and activities"),
    REPORTING("reporting-service", "Resultater og rapporter", "Results and reports");

    private final String service;
    private final String danish;
    private final String english;

    ServicePart(String service, String danish, String english) {
        this.service = service;
        this.danish = danish;
        this.english = english;
    }

    public String service() {
        return service;
    }

    /** The address of the pages of its audit trail. */
    public String auditAddress() {
        return "/audit/" + service;
    }

    /** The address of the page of its state. */
    public String statusAddress() {
        return "/status/" + service;
    }

    /** In the language of the request. */
    public String title() {
        return DisplayText.say(danish, english);
    }
}
