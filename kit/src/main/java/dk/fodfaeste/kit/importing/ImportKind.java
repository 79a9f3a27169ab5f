package dk.fodfaeste.kit.importing;

import java.util.List;

/**
 * One of the files that are imported, as its page speaks of it, in the language of the request.
 *
 * @param address of its page
 * @param columns of the file
 * @param otherName of the other file's page; blank where the user may not import that
 */
public record ImportKind(
        String address, String title, String about, List<Column> columns, String otherName, String otherAddress) {

    /** @param required whether the header must name it */
    public record Column(String name, String meaning, boolean required) {}
}
