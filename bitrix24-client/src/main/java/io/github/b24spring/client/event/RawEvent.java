package io.github.b24spring.client.event;

/**
 * An event of which no more is known than its code and data.
 *
 * @param details what all events have
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record RawEvent(EventDetails details) implements Bitrix24Event {
}
