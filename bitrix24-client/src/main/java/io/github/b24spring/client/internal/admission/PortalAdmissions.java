/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.b24spring.client.internal.admission;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RateLimiter;
import io.github.b24spring.client.settings.RateLimiterFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The admissions of portals. A portal counts the requests of an address, whatever
 * credentials they carry, so its clients share one. Portals and accounts that nobody uses
 * any more are forgotten.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PortalAdmissions {

	private static final Log logger = LogFactory.getLog(PortalAdmissions.class);

	/**
	 * What may be left out of a host: the port of its scheme, and the dot of the root.
	 */
	private static final Pattern OPTIONAL_END = Pattern.compile("\\.?(?::(?:80|443))?$|\\.(?=:\\d+$)");

	private final IdleMap<String, PortalAdmission> portals;

	private final Timing timing;

	private final RateLimiterFactory factory;

	private PortalAdmissions(Timing timing, @Nullable RateLimiterFactory factory) {
		this.portals = new IdleMap<>(timing);
		this.timing = timing;
		this.factory = (factory != null) ? factory : (host, settings) -> new LeakyBucket(settings, timing);
	}

	/**
	 * Create admissions that share nothing with others.
	 * @param timing where time comes from
	 * @param factory makes the limiter of a portal, or {@code null} to count the requests
	 * of this process
	 * @return the admissions
	 */
	public static PortalAdmissions create(Timing timing, @Nullable RateLimiterFactory factory) {
		return new PortalAdmissions(timing, factory);
	}

	/**
	 * Return the admission of an account. Of several clients of a portal the settings of
	 * the first hold, until all of them are closed: then those of the next hold, while
	 * what was counted stays.
	 * @param portalHost the host of the portal
	 * @param settings what the portal allows
	 * @param account identifies the credentials
	 * @param client the client, or what it has in common with those made from it; held
	 * weakly, because not everybody closes what they opened
	 * @return the admission
	 */
	public Admission of(String portalHost, RateLimitSettings settings, Object account, Object client) {
		PortalAdmission portal = of(portalHost, settings);
		if (!portal.open(client, settings)) {
			logger.warn("Clients of the portal '" + portalHost
					+ "' have different rate limit settings; those of the first one hold");
		}
		return new Admission(portal, portal.budget(account));
	}

	/**
	 * Record that a client is closed, on whatever portals it was.
	 * @param client what it was opened with
	 */
	public void closed(Object client) {
		this.portals.forEach((portal) -> portal.closed(client));
	}

	PortalAdmission of(String portalHost, RateLimitSettings settings) {
		return this.portals.get(canonical(portalHost),
				(host) -> new PortalAdmission(settings, (current) -> limiter(host, current), this.timing));
	}

	private RateLimiter limiter(String host, RateLimitSettings settings) {
		return settings.isUnlimited() ? new LeakyBucket(settings, this.timing) : this.factory.create(host, settings);
	}

	/**
	 * Record that a portal has another name, under which it still counts as one.
	 * @param previousHost the name that is known
	 * @param host the new name
	 */
	public void renamed(String previousHost, String host) {
		this.portals.alias(canonical(previousHost), canonical(host));
	}

	/**
	 * One way of writing for all names of a host.
	 */
	private static String canonical(String host) {
		String shortest = OPTIONAL_END.matcher(host).replaceAll("");
		try {
			return IDN.toASCII(shortest).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			return shortest.toLowerCase(Locale.ROOT);
		}
	}

	int size() {
		return this.portals.size();
	}

}
