package dk.fodfaeste.kit.web;

import java.util.List;

/** The services, each of which has pages of its own that are in kit. None of them knows the others, so the list is here. */
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

    /** Those that publish events. */
    public static List<ServicePart> publishing() {
        return List.of(PARTICIPANTS, OUTCOMES);
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

    /** The address of the pages of its webhooks. */
    public String webhookAddress() {
        return "/webhooks/" + service;
    }

    /** The address of the page that sends its events once more. */
    public String republishingAddress() {
        return "/republishing/" + service;
    }

    /** The address of the pages of its interface. */
    public String interfaceAddress() {
        return "/interfaces/" + service;
    }

    /** In the language of the request. */
    public String title() {
        return DisplayText.say(danish, english);
    }
}
