package dk.fodfaeste.kit.intake;

import java.util.List;
import java.util.function.Consumer;

/**
 * How a service processes the events of a channel, both when they arrive and when an operator re-drives one of them.
 *
 * @param channel the name of the incoming channel
 * @param type the record type of the payload; its constructor refuses invalid data with an exception
 * @param apply processes the events in the transaction of the caller; must be idempotent
 */
public record EventHandler<T>(String channel, Class<T> type, Consumer<List<ReceivedEvent<T>>> apply) {}
