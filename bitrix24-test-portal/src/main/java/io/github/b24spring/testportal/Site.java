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
package io.github.b24spring.testportal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

import io.github.b24spring.testportal.event.FormSender;
import io.github.b24spring.testportal.oauth.OAuthServer;
import io.github.b24spring.testportal.oauth.PortalIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A portal among those of a process. What answers its calls is made when it is first
 * needed, so that a portal that nobody calls costs nearly nothing.
 *
 * @author The b24spring maintainers
 */
final class Site {

	private final String name;

	private final PortalSettings settings;

	private final OAuthServer oauth;

	private final FormSender sender;

	private final PortalIdentity identity;

	private volatile @Nullable Portal portal;

	/**
	 * Create a portal.
	 * @param name its name, empty for the first one
	 * @param settings what the first portal is like, and so this
	 * @param oauth the OAuth server
	 * @param sender what sends its events
	 * @param url gives the address without a slash at its end
	 */
	Site(String name, PortalSettings settings, OAuthServer oauth, FormSender sender, Supplier<String> url) {
		this.name = name;
		this.settings = settings;
		this.oauth = oauth;
		this.sender = sender;
		this.identity = new PortalIdentity(name.isEmpty() ? settings.memberId : memberId(name), url);
	}

	String name() {
		return this.name;
	}

	PortalIdentity identity() {
		return this.identity;
	}

	Portal portal() {
		Portal present = this.portal;
		return (present != null) ? present : create();
	}

	/**
	 * Begin anew when the next request comes.
	 */
	synchronized void reset() {
		portal().faults().clear();
		this.portal = null;
	}

	private synchronized Portal create() {
		Portal present = this.portal;
		if (present == null) {
			PortalSettings settings = this.name.isEmpty() ? this.settings : this.settings.forPortal(this.name);
			present = new Portal(settings, this.oauth, this.identity, this.sender);
			this.portal = present;
		}
		return present;
	}

	/**
	 * Derive a {@code member_id} from a name.
	 * @param name the name
	 * @return 32 hexadecimal digits
	 */
	static String memberId(String name) {
		try {
			byte[] digest = MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no MD5", ex);
		}
	}

}
