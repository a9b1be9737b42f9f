package io.github.b24spring.client.exception;

import java.time.Duration;

/**
 * The call was not sent, because too many calls wait for the limits of the portal
 * already, or it would have had to wait too long.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24AdmissionException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	private final Duration estimatedWait;

	/**
	 * Creates an exception.
	 * @param method the REST method
	 * @param description why the call may not wait
	 * @param estimatedWait how long the call would have waited
	 */
	public Bitrix24AdmissionException(String method, String description, Duration estimatedWait) {
		super(Bitrix24Error.withoutAnswer(method, description, false),
				"It would have waited about " + estimatedWait.toMillis() + " ms; see bitrix24.rate-limit.max-wait"
						+ " and bitrix24.rate-limit.max-queue-size.",
				null);
		this.estimatedWait = estimatedWait;
	}

	/**
	 * How long the call would have waited for its turn.
	 * @return an estimate
	 */
	public Duration estimatedWait() {
		return this.estimatedWait;
	}

}
