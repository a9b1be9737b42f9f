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
package io.github.b24spring.testportal.event;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import io.github.b24spring.testportal.oauth.OAuthServer;
import io.github.b24spring.testportal.oauth.PortalIdentity;
import io.github.b24spring.testportal.oauth.TokenPair;
import org.jspecify.annotations.Nullable;

/**
 * What a portal sends to an application that is installed there: each method makes a form
 * with tokens of its own, which is then to be {@linkplain FormPost#send() sent}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class ApplicationPosts {

	private final Installation installation;

	private final OAuthServer oauth;

	private final Clock clock;

	private final FormSender sender;

	private final Robots robots;

	/**
	 * Create the forms of an application.
	 * @param installation the application on a portal
	 * @param oauth the OAuth server
	 * @param clock the portal's clock
	 * @param sender what sends them
	 * @param robots the portal's robots
	 */
	public ApplicationPosts(Installation installation, OAuthServer oauth, Clock clock, FormSender sender,
			Robots robots) {
		this.installation = installation;
		this.oauth = oauth;
		this.clock = clock;
		this.sender = sender;
		this.robots = robots;
	}

	/**
	 * Make the event {@code ONAPPINSTALL}, with tokens of the user who installed the
	 * application.
	 * @return the form, for the application's handler
	 */
	public FormPost installed() {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("VERSION", version());
		data.put("ACTIVE", "Y");
		data.put("INSTALLED", this.installation.isFinished() ? "Y" : "N");
		data.put("LANGUAGE_ID", "en");
		return event("ONAPPINSTALL", data, auth(this.installation.tokens()));
	}

	/**
	 * Make the event {@code ONAPPUPDATE}, with new tokens.
	 * {@link Installation#update(Application)} comes first.
	 * @param previousVersion the version before
	 * @return the form, for the application's handler
	 */
	public FormPost updated(int previousVersion) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("VERSION", version());
		data.put("PREVIOUS_VERSION", previousVersion);
		data.put("LANGUAGE_ID", "en");
		return event("ONAPPUPDATE", data, auth(this.installation.tokens()));
	}

	/**
	 * Make the event {@code ONAPPUNINSTALL}, which brings no tokens.
	 * {@link Installation#uninstall()} comes first.
	 * @param clean whether the user wants the application's data to be deleted
	 * @return the form, for the application's handler
	 */
	public FormPost uninstalled(boolean clean) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("LANGUAGE_ID", "en");
		data.put("CLEAN", clean ? 1 : 0);
		return event("ONAPPUNINSTALL", data, auth(null, null));
	}

	/**
	 * Make the event {@code ONAPPUSERREADY}: its data are tokens of the application's own
	 * system user, and it brings those of the user who installed the application besides.
	 * @return the form, for the application's handler
	 */
	public FormPost userReady() {
		PortalIdentity portal = this.installation.portal();
		TokenPair tokens = this.installation.tokens(this.installation.systemUserId());
		String serverEndpoint = this.oauth.serverEndpoint(portal);
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("access_token", tokens.accessToken());
		data.put("refresh_token", tokens.refreshToken());
		data.put("expires_in", expiresIn());
		data.put("scope", application().scopeText());
		data.put("domain", URI.create(serverEndpoint).getAuthority());
		data.put("server_endpoint", serverEndpoint);
		data.put("client_endpoint", portal.clientEndpoint());
		data.put("member_id", portal.memberId());
		data.put("user_id", tokens.userId());
		data.put("client_id", application().clientId());
		data.put("status", application().status());
		data.put("LANGUAGE_ID", "en");
		return event("ONAPPUSERREADY", data, auth(this.installation.tokens()));
	}

	/**
	 * Make an event that the acting user caused, or nobody: a robot's changes bring no
	 * tokens.
	 * @param code the code, such as {@code ONCRMACTIVITYADD}
	 * @param data the data, nested as they will be
	 * @param userId the id of the acting user, or {@code null}
	 * @return the form, for the application's handler unless it is sent
	 * {@linkplain FormPost#to(String) elsewhere}
	 */
	public FormPost event(String code, Map<String, ? extends @Nullable Object> data, @Nullable Long userId) {
		return event(code, data, auth((userId != null) ? this.installation.accessToken(userId) : null, null));
	}

	/**
	 * Make an event of a bot in webhook mode, which has tokens in two places: those of
	 * the data belong to the bot.
	 * @param code the code, such as {@code ONIMBOTV2MESSAGEADD}
	 * @param botId the id of the bot
	 * @param data the data besides those of the bot
	 * @return the form, for the application's handler unless it is sent
	 * {@linkplain FormPost#to(String) elsewhere}
	 */
	public FormPost bot(String code, long botId, Map<String, ? extends @Nullable Object> data) {
		Map<String, Object> bot = new LinkedHashMap<>();
		bot.put("id", botId);
		bot.put("auth", auth(this.installation.accessToken(botId), null));
		Map<String, @Nullable Object> all = new LinkedHashMap<>();
		all.put("bot", bot);
		all.putAll(data);
		return event(code, all, auth(this.installation.accessToken(this.installation.userId()), null));
	}

	FormPost signal(String code, long userId) {
		return event(code, Map.of(), auth(this.installation.tokens(userId)));
	}

	/**
	 * Make the request for the application's page, as it comes when a user opens it.
	 * @param userId the id of the user
	 * @return the form, for the application's handler
	 */
	public FormPost page(long userId) {
		return placement("DEFAULT", "{}", userId);
	}

	/**
	 * Make the request for a page in a place of the portal's interface.
	 * @param placement the code of the place, such as {@code CRM_DEAL_DETAIL_TAB}
	 * @param options the JSON text that goes with it, on real portals also the text
	 * {@code undefined}
	 * @param userId the id of the user
	 * @return the form, for the application's handler
	 */
	public FormPost placement(String placement, String options, long userId) {
		PortalIdentity portal = this.installation.portal();
		TokenPair tokens = this.installation.tokens(userId);
		Map<String, String> query = new LinkedHashMap<>();
		query.put("DOMAIN", portal.domain());
		query.put("PROTOCOL", portal.url().startsWith("https:") ? "1" : "0");
		query.put("LANG", "en");
		query.put("APP_SID", portal.memberId());
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("AUTH_ID", tokens.accessToken());
		fields.put("AUTH_EXPIRES", expiresIn());
		fields.put("REFRESH_ID", tokens.refreshToken());
		fields.put("SERVER_ENDPOINT", this.oauth.serverEndpoint(portal));
		fields.put("APPLICATION_TOKEN", this.installation.applicationToken());
		fields.put("APPLICATION_SCOPE", application().scopeText());
		fields.put("member_id", portal.memberId());
		fields.put("status", application().status());
		fields.put("PLACEMENT", placement);
		fields.put("PLACEMENT_OPTIONS", options);
		return FormPost.of(this.sender, application().handler(), fields).withQuery(query);
	}

	/**
	 * Make the request of a robot or of a workflow's activity. Its field
	 * {@code event_token} is what {@code bizproc.event.send} is to be given, once.
	 * @param code the code of the robot
	 * @param wait whether the workflow waits for that
	 * @param properties the robot's settings, filled in
	 * @return the form, for the application's handler unless it is sent
	 * {@linkplain FormPost#to(String) elsewhere}
	 */
	public FormPost robot(String code, boolean wait, Map<String, ? extends @Nullable Object> properties) {
		String eventToken = this.robots.start();
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("workflow_id", eventToken.substring(0, eventToken.indexOf('|')));
		fields.put("code", code);
		fields.put("document_id", List.of("crm", "CCrmDocumentDeal", "DEAL_1"));
		fields.put("document_type", List.of("crm", "CCrmDocumentDeal", "DEAL"));
		fields.put("event_token", eventToken);
		fields.put("properties", properties);
		fields.put("use_subscription", wait ? "Y" : "N");
		fields.put("timeout_duration", 0);
		fields.put("ts", this.clock.instant().getEpochSecond());
		fields.put("auth", auth(this.installation.accessToken(this.installation.userId()), null));
		return FormPost.of(this.sender, application().handler(), fields);
	}

	private FormPost event(String code, Map<String, ? extends @Nullable Object> data, Map<String, Object> auth) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("event", code.toUpperCase(Locale.ROOT));
		fields.put("data", data);
		fields.put("ts", this.clock.instant().getEpochSecond());
		fields.put("auth", auth);
		return FormPost.of(this.sender, application().handler(), fields);
	}

	private Map<String, Object> auth(TokenPair tokens) {
		return auth(tokens.accessToken(), tokens.refreshToken());
	}

	private Map<String, Object> auth(@Nullable String accessToken, @Nullable String refreshToken) {
		PortalIdentity portal = this.installation.portal();
		Map<String, Object> auth = new LinkedHashMap<>();
		if (accessToken != null) {
			auth.put("access_token", accessToken);
			auth.put("expires_in", expiresIn());
		}
		auth.put("scope", application().scopeText());
		auth.put("domain", portal.domain());
		auth.put("server_endpoint", this.oauth.serverEndpoint(portal));
		auth.put("status", application().status());
		auth.put("client_endpoint", portal.clientEndpoint());
		auth.put("member_id", portal.memberId());
		if (refreshToken != null) {
			auth.put("refresh_token", refreshToken);
		}
		auth.put("application_token", this.installation.applicationToken());
		return auth;
	}

	private long expiresIn() {
		return Math.max(1, this.oauth.accessTokenLife().toSeconds());
	}

	private int version() {
		return application().version();
	}

	private Application application() {
		return this.installation.application();
	}

}
