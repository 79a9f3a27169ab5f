package dk.fodfaeste.kit.intake;

import java.util.List;

/** A listener whose dead letters can be re-driven. */
public interface EventHandlers {
    /** The handlers of the channels that it listens to. */
    List<EventHandler<?>> handlers();
}
