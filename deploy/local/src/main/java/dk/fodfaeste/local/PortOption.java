package dk.fodfaeste.local;

import picocli.CommandLine.Option;

/** The port of the one address. */
final class PortOption {
    @Option(names = "--port", paramLabel = "PORT", description = "of the one address (default: ${DEFAULT-VALUE})")
    private int number = 8080;

    int number() {
        return number;
    }

    /** The option itself accepts any number. */
    int checked() {
        if (number < 1 || number > 65_535) {
            throw new CannotStart("There is no port " + number + "; ports go from 1 to 65535.");
        }
        return number;
    }
}
