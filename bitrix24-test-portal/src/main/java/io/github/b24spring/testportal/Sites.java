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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.b24spring.testportal.event.FormSender;
import io.github.b24spring.testportal.oauth.OAuthServer;
import org.jspecify.annotations.Nullable;

/**
 * All portals of a process and their OAuth server, by the addresses of requests: the
 * first portal is at the root, others are below {@code /portals/NAME}. Which server
 * answers makes no difference to a test in a container, where no address is known before
 * the first request.
 *
 * @author The b24spring maintainers
 */
final class Sites {

	private static final String PREFIX = "/portals/";

	private final PortalSettings settings;

	private final OAuthServer oauth;

	private final OAuthPages pages;

	private final FormSender sender = new FormSender();

	private final Site main;

	private final Map<String, Site> byName = new ConcurrentHashMap<>();

	private final Map<String, Site> byMemberId = new ConcurrentHashMap<>();

	private final Map<String, String> renamed = new ConcurrentHashMap<>();

	private volatile String origin = "";

	private volatile String oauthOrigin = "";

	private volatile String otherOAuthOrigin = "";

	Sites(PortalSettings settings) {
		this.settings = settings;
		this.oauth = new OAuthServer(settings.clock.toClock(), () -> this.oauthOrigin, () -> this.otherOAuthOrigin);
		this.pages = new OAuthPages(this.oauth);
		this.main = new Site("", settings, this.oauth, this.sender, () -> this.origin);
		this.byMemberId.put(this.main.identity().memberId(), this.main);
	}

	/**
	 * Say where the portals and the OAuth servers are.
	 * @param origin the scheme, host and port of the portals
	 * @param oauthOrigin those of the OAuth server
	 */
	void at(String origin, String oauthOrigin) {
		this.origin = origin;
		this.oauthOrigin = oauthOrigin;
	}

	void otherOAuthServerAt(String origin) {
		this.otherOAuthOrigin = origin;
	}

	PortalSettings settings() {
		return this.settings;
	}

	OAuthServer oauth() {
		return this.oauth;
	}

	FormSender sender() {
		return this.sender;
	}

	Faults oauthFaults() {
		return this.pages.faults();
	}

	Site main() {
		return this.main;
	}

	Site open(String name) {
		if (!name.matches("[A-Za-z0-9_-]{1,63}")) {
			throw new IllegalArgumentException("'name' must consist of letters, digits, '-' and '_'");
		}
		return this.byName.computeIfAbsent(name, (key) -> {
			Site site = new Site(key, this.settings, this.oauth, this.sender, () -> this.origin + PREFIX + key);
			this.byMemberId.put(site.identity().memberId(), site);
			return site;
		});
	}

	void close(Site site) {
		this.byName.values().remove(site);
		this.byMemberId.remove(site.identity().memberId());
	}

	/**
	 * Make all portals what they were at the start. Who has tokens keeps them.
	 */
	void reset() {
		this.main.reset();
		this.byName.values().forEach(Site::reset);
		oauthFaults().clear();
		this.oauth.statistics().reset();
	}

	void rename(Site site, String name) {
		if (this.byName.putIfAbsent(name, site) != null) {
			throw new IllegalArgumentException("There is a portal '" + name + "' already");
		}
		String before = site.identity().url().substring(this.origin.length());
		site.identity().rename(() -> this.origin + PREFIX + name);
		this.renamed.put(before, PREFIX + name);
	}

	/**
	 * Answer a request.
	 * @param request the request
	 * @return the answer, or {@code null} if nothing is at its address
	 */
	@Nullable PortalResponse answer(PortalRequest request) {
		if (this.origin.isEmpty()) {
			at(request.origin(), request.origin());
		}
		String path = request.path();
		String site = "";
		if (path.startsWith(PREFIX)) {
			int slash = path.indexOf('/', PREFIX.length());
			site = (slash < 0) ? path : path.substring(0, slash);
		}
		String moved = this.renamed.get(site);
		if (moved != null && !isOAuthServer(request)) {
			return PortalResponse.redirect(this.origin + moved + path.substring(site.length())
					+ (request.query().isEmpty() ? "" : "?" + request.query()));
		}
		Site found = site.isEmpty() ? this.main : this.byName.get(site.substring(PREFIX.length()));
		return (found != null) ? answer(found, request.withPath(path.substring(site.length()))) : null;
	}

	private @Nullable PortalResponse answer(Site site, PortalRequest request) {
		String path = request.path();
		if (path.startsWith("/oauth/token")) {
			boolean other = request.origin().equals(this.otherOAuthOrigin);
			return this.pages.token(request, other, !isOAuthServer(request));
		}
		if (path.startsWith("/oauth/authorize")) {
			return this.pages.authorize(request, site.identity(), this.settings.userId);
		}
		if (!path.startsWith("/rest/")) {
			return null;
		}
		return (path.startsWith("/rest/app.info") ? siteOfToken(site, request) : site).portal().answer(request);
	}

	/**
	 * The OAuth server tells of an application on any portal.
	 */
	private Site siteOfToken(Site site, PortalRequest request) {
		if (site != this.main || !isOAuthServer(request)) {
			return site;
		}
		Object token = request.parameters().get("auth");
		String memberId = this.oauth.memberId(String.valueOf(token));
		return (memberId != null) ? this.byMemberId.getOrDefault(memberId, site) : site;
	}

	private boolean isOAuthServer(PortalRequest request) {
		return request.origin().equals(this.oauthOrigin) || request.origin().equals(this.otherOAuthOrigin);
	}

}
