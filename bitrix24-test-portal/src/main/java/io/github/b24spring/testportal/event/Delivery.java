package io.github.b24spring.testportal.event;

import java.net.URI;

/**
 * An event that was sent to a handler.
 *
 * @param form what was sent
 * @param handler where it was sent
 * @param status the HTTP status of the answer, 0 if there was none
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record Delivery(FormPost form, URI handler, int status) {

	/**
	 * Return the code of the event.
	 * @return the code
	 */
	public String event() {
		return this.form.fields().getOrDefault("event", "");
	}

	/**
	 * Return whether the handler took the event.
	 * @return whether it answered with 200 or 202
	 */
	public boolean isTaken() {
		return this.status == 200 || this.status == 202;
	}

}
