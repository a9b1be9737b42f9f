package io.github.b24spring.client.event;

import java.util.List;

/**
 * What is not on a portal as it is declared.
 *
 * @param missing the events that are declared and not bound
 * @param unexpected the events that are bound and not declared
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record EventSubscriptionDifference(List<EventBinding> missing, List<EventBinding> unexpected) {

	public EventSubscriptionDifference {
		missing = List.copyOf(missing);
		unexpected = List.copyOf(unexpected);
	}

	/**
	 * Return whether all is as it is declared.
	 * @return whether there is no difference
	 */
	public boolean isEmpty() {
		return this.missing.isEmpty() && this.unexpected.isEmpty();
	}

}
