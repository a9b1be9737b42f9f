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
package io.github.b24spring.client.internal.transport;

import java.net.URI;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24PortalMovedException;
import io.github.b24spring.client.internal.pipeline.Call;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a secret may follow a redirect: only to the same path of a portal that
 * can be the same one under a new name.
 */
final class RedirectPolicy {

	/**
	 * The others ask for a GET, or for a choice.
	 */
	private static final Set<Integer> STATUSES = Set.of(301, 302, 307, 308);

	private final AllowedHosts allowedHosts;

	private final UnaryOperator<String> redaction;

	RedirectPolicy(AllowedHosts allowedHosts, UnaryOperator<String> redaction) {
		this.allowedHosts = allowedHosts;
		this.redaction = redaction;
	}

	/**
	 * Find where to follow to.
	 * @throws Bitrix24PortalMovedException if the redirect is not followed
	 */
	PortalAddress follow(Call call, Authorized authorized, PortalRedirectException redirect) {
		PortalAddress from = authorized.portal();
		if (!STATUSES.contains(redirect.status())) {
			throw refused(call, redirect, "the portal redirected in a way that is not followed");
		}
		URI location = locationOf(redirect, from);
		PortalAddress to = (location != null) ? PortalAddress.find(location) : null;
		if (location == null || to == null) {
			throw refused(call, redirect, "the portal redirected to nowhere");
		}
		boolean onThisMachine = to.isLoopback() && from.isLoopback();
		if (!to.isSecure() && !onThisMachine) {
			throw refused(call, redirect, to, "the portal redirected to ", " without https");
		}
		String path = authorized.secret(call.version()).insert(MethodUri.path(call.version(), call.method()));
		if (!path.equals(location.getRawPath())) {
			throw refused(call, redirect, to, "the portal redirected to another path on ", "");
		}
		boolean samePort = to.port() == from.port();
		if (!(to.isSameCloud(from) && samePort) && !this.allowedHosts.permit(to, from.port()) && !onThisMachine) {
			throw refused(call, redirect, to, "the portal redirected to ", ", which is not allowed");
		}
		return to;
	}

	/**
	 * Refuse a second redirect in a row.
	 */
	Bitrix24PortalMovedException again(Call call, PortalAddress from, PortalRedirectException redirect) {
		URI location = locationOf(redirect, from);
		PortalAddress to = (location != null) ? PortalAddress.find(location) : null;
		String description = "the portal redirected again after it had redirected to '" + from.host() + "'";
		return refused(call, redirect, (to != null) ? to.hostName() : "", description);
	}

	private static @Nullable URI locationOf(PortalRedirectException redirect, PortalAddress from) {
		String location = redirect.location();
		if (location == null || location.isEmpty()) {
			return null;
		}
		try {
			return URI.create(from.url() + "/").resolve(location);
		}
		catch (IllegalArgumentException ex) {
			// The exception repeats the location, which repeats the secret.
			return null;
		}
	}

	private Bitrix24PortalMovedException refused(Call call, PortalRedirectException redirect, String description) {
		return refused(call, redirect, "", description);
	}

	private Bitrix24PortalMovedException refused(Call call, PortalRedirectException redirect, PortalAddress to,
			String before, String after) {
		return refused(call, redirect, to.host(), before + "'" + to.host() + "'" + after);
	}

	private Bitrix24PortalMovedException refused(Call call, PortalRedirectException redirect, String host,
			String description) {
		return new Bitrix24PortalMovedException(
				new Bitrix24Error(null, this.redaction.apply(description), call.method(), redirect.status(), false),
				this.redaction.apply(host));
	}

}
