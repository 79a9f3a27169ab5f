package dk.fodfaeste.kit.webhook;

import dk.fodfaeste.kit.web.DisplayText;

/** Why an attempt to deliver an event failed. */
public enum DeliveryFailure {
    /** Another status than 2xx, 3xx and 410. */
    STATUS("Modtageren svarede med en fejl", "The receiver answered with an error"),
    REDIRECT(
            "Modtageren svarede med en viderestilling, som ikke følges",
            "The receiver answered with a redirect, which is not followed"),
    GONE("Modtageren tager ikke imod mere", "The receiver takes no more events"),
    TIMEOUT("Modtageren svarede ikke i tide", "The receiver did not answer in time"),
    UNREACHABLE("Der er ingen forbindelse til modtageren", "There is no connection to the receiver"),
    CERTIFICATE("Modtagerens certifikat er ikke gyldigt", "The certificate of the receiver is not valid"),
    UNKNOWN_NAME("Adressens navn findes ikke", "The name in the address does not exist"),
    PRIVATE_ADDRESS("Adressen er på et lukket net", "The address is inside a private network");

    private final String danish;
    private final String english;

    DeliveryFailure(String danish, String english) {
        this.danish = danish;
        this.english = english;
    }

    /** In the language of the request. */
    public String text() {
        return DisplayText.say(danish, english);
    }
}
