package dk.fodfaeste.kit.republishing;

import dk.fodfaeste.kit.web.DisplayText;

/** The services that publish events, each with a page that sends them once more. None of them knows the other, so the list is in kit. */
public enum EventWriter {
    PARTICIPANTS("participant-service", "Forløb og indsatser", "Enrolments and initiatives"),
    OUTCOMES("outcome-service", "Opfølgninger og aktiviteter", "Follow-ups and activities");

    private final String service;
    private final String danish;
    private final String english;

    EventWriter(String service, String danish, String english) {
        this.service = service;
        this.danish = danish;
        this.english = english;
    }

    /** The address of its page. */
    public String address() {
        return "/republishing/" + service;
    }

    /** In the language of the request. */
    public String title() {
        return DisplayText.say(danish, english);
    }
}
