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
package io.github.b24spring.client.connect;

import io.github.b24spring.client.internal.admission.PortalAdmissions;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimiterFactory;

/**
 * The limits of portals, counted for all clients that were built with the same instance.
 * A portal counts the requests of an address, whatever credentials they carry, so clients
 * of a portal in one process should share them.
 * <p>
 * The settings of a portal's first client hold until all of its clients are closed; those
 * of the next hold then, while what was counted stays. A portal is known by its host,
 * however it is written, also after it was renamed. What was counted for portals and
 * accounts that no client uses is forgotten after half an hour.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/limits.html">Limits</a>
 */
public final class PortalLimits {

	private static final PortalLimits SHARED = create();

	private final PortalAdmissions admissions;

	private PortalLimits(PortalAdmissions admissions) {
		this.admissions = admissions;
	}

	/**
	 * Return the limits that clients share unless they are built with others.
	 * @return the same for all of this process
	 */
	public static PortalLimits shared() {
		return SHARED;
	}

	/**
	 * Create limits that are shared with nobody yet, which count the requests of this
	 * process.
	 * @return new limits
	 */
	public static PortalLimits create() {
		return create(Timing.system());
	}

	/**
	 * Create limits that are shared with nobody yet, with limiters of another kind, such
	 * as one that several machines share.
	 * @param factory makes the limiter of each portal that has a limit
	 * @return new limits
	 */
	public static PortalLimits create(RateLimiterFactory factory) {
		return new PortalLimits(PortalAdmissions.create(Timing.system(), factory));
	}

	/**
	 * Create limits with another time, for tests.
	 */
	static PortalLimits create(Timing timing) {
		return new PortalLimits(PortalAdmissions.create(timing, null));
	}

	PortalAdmissions admissions() {
		return this.admissions;
	}

}
