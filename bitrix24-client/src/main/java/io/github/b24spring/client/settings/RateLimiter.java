package io.github.b24spring.client.settings;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Counts the requests to one portal as the portal does. The default counts those of this
 * process; one that several machines share can take its place.
 * <p>
 * All methods return at once and do not throw; a limiter that cannot reach what it shares
 * lets the stage fail, and with it the call.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface RateLimiter {

	/**
	 * Takes the place of one request if it is free.
	 * @param spare the places that must stay free besides
	 * @return zero if the place was taken, otherwise the time after which it is worth
	 * asking again
	 */
	CompletionStage<Duration> acquire(int spare);

	/**
	 * Gives back a place that was taken and not used.
	 */
	void release();

	/**
	 * Takes all places away for a time, because the portal refused a request.
	 * @param duration the time, after which there is one place
	 */
	void pause(Duration duration);

	/**
	 * Changes how fast places come back, because others share the portal's rate.
	 * @param share the share of the rate, more than 0 and at most 1
	 */
	void throttle(double share);

	/**
	 * Tells where the limiter stands.
	 * @return the state, as far as it is known on this machine
	 */
	State state();

	/**
	 * Where a limiter stands.
	 *
	 * @param places the places that are free
	 * @param capacity the most places that can be free
	 * @param rate the places that come back a second
	 * @param pausedFor the rest of a pause
	 */
	record State(double places, double capacity, double rate, Duration pausedFor) {
	}

}
