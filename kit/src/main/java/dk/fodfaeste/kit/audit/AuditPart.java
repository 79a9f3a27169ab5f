package dk.fodfaeste.kit.audit;

import dk.fodfaeste.kit.web.DisplayText;

/** The services, each of which has an audit trail of its own with a page. None of them knows the others, so the list is in kit. */
public enum AuditPart {
    PARTICIPANTS("participant-service", "Borgere og forløb", "Citizens and enrolments"),
    OUTCOMES("outcome-service", "Opfølgninger og aktiviteter", "Follow-ups and activities"),
    REPORTING("reporting-service", "Resultater og rapporter", "Results and reports");

    private final String service;
    private final String danish;
    private final String english;

    AuditPart(String service, String danish, String english) {
        this.service = service;
        this.danish = danish;
        this.english = english;
    }

    public String service() {
        return service;
    }

    /** The address of its pages. */
    public String address() {
        return "/audit/" + service;
    }

    /** In the language of the request. */
    public String title() {
        return DisplayText.say(danish, english);
    }
}
