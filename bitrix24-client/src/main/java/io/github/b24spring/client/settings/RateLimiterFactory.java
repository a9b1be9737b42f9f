package io.github.b24spring.client.settings;

/**
 * Makes the limiter of a portal, shared by all clients of the portal that share its
 * limits. A portal that nobody used for half an hour gets a new one; so does one whose
 * clients were closed, when the next comes with other settings.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface RateLimiterFactory {

	/**
	 * Create a limiter.
	 * @param portalHost the host of the portal
	 * @param settings what the portal allows, never unlimited
	 * @return the limiter
	 */
	RateLimiter create(String portalHost, RateLimitSettings settings);

}
