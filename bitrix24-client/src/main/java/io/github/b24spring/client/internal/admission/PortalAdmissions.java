package io.github.b24spring.client.internal.admission;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RateLimiterFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The admissions of all portals. The portal counts the requests of an address, whatever
 * credentials they carry, so all clients of a portal in a process share one.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PortalAdmissions {

	private static final Log logger = LogFactory.getLog(PortalAdmissions.class);

	private static final PortalAdmissions SHARED = new PortalAdmissions(Timing.system(), null);

	private final Map<String, PortalAdmission> portals = new ConcurrentHashMap<>();

	private final Timing timing;

	private final RateLimiterFactory factory;

	private PortalAdmissions(Timing timing, @Nullable RateLimiterFactory factory) {
		this.timing = timing;
		this.factory = (factory != null) ? factory : (host, settings) -> new LeakyBucket(settings, timing);
	}

	/**
	 * The admissions of this process.
	 * @return the same for everybody
	 */
	public static PortalAdmissions shared() {
		return SHARED;
	}

	/**
	 * Makes admissions that nobody else shares, for tests.
	 * @param timing where time comes from
	 * @return the admissions
	 */
	public static PortalAdmissions create(Timing timing) {
		return new PortalAdmissions(timing, null);
	}

	/**
	 * Makes admissions with limiters of another kind.
	 * @param factory makes the limiter of a portal
	 * @return the admissions
	 */
	public static PortalAdmissions create(RateLimiterFactory factory) {
		return new PortalAdmissions(Timing.system(), factory);
	}

	/**
	 * Finds the admission of a portal, or makes it. The settings of the first client
	 * hold.
	 * @param portalHost the host of the portal
	 * @param settings what the portal allows
	 * @return the admission
	 */
	public PortalAdmission of(String portalHost, RateLimitSettings settings) {
		PortalAdmission admission = this.portals
			.computeIfAbsent(portalHost,
					(host) -> new PortalAdmission(settings, settings.isUnlimited()
							? new LeakyBucket(settings, this.timing) : this.factory.create(host, settings),
							this.timing));
		if (!admission.settings().equals(settings)) {
			logger.warn("Clients of the portal '" + portalHost
					+ "' have different rate limit settings; those of the first one hold");
		}
		return admission;
	}

	/**
	 * Learns that a portal has another name, under which it still counts as one.
	 * @param previousHost the name that is known
	 * @param host the new name
	 */
	public void renamed(String previousHost, String host) {
		PortalAdmission admission = this.portals.get(previousHost);
		if (admission != null) {
			this.portals.putIfAbsent(host, admission);
		}
	}

}
