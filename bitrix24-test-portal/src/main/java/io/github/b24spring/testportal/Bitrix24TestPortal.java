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

import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.b24spring.testportal.crm.ActivityStore;
import io.github.b24spring.testportal.event.ApplicationPosts;
import io.github.b24spring.testportal.event.EventCause;
import io.github.b24spring.testportal.event.PortalEvents;
import io.github.b24spring.testportal.event.Robots;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.PortalMethod;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import io.github.b24spring.testportal.oauth.OAuthServer;
import org.jspecify.annotations.Nullable;

/**
 * A Bitrix24 portal that runs in this process.
 *
 * <pre class="code">
 * try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
 *     // call portal.webhookUrl()
 * }
 * </pre>
 *
 * It listens on the loopback interface alone. Unless it is told otherwise it has no
 * limits and answers at once.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24TestPortal implements AutoCloseable {

	private final PortalServer server;

	private final Site site;

	private Bitrix24TestPortal(PortalServer server, Site site) {
		this.server = server;
		this.site = site;
	}

	/**
	 * Start a portal without limits on a free port.
	 * @return the portal
	 */
	public static Bitrix24TestPortal start() {
		return builder().start();
	}

	/**
	 * Prepare a portal.
	 * @return what to describe it with
	 */
	public static Bitrix24TestPortalBuilder builder() {
		return new Bitrix24TestPortalBuilder();
	}

	static Bitrix24TestPortal start(PortalSettings settings) {
		PortalServer server = new PortalServer(settings);
		return new Bitrix24TestPortal(server, server.sites().main());
	}

	/**
	 * Return the address of the portal.
	 * @return the address, without a slash at its end
	 */
	public String url() {
		return this.site.identity().url();
	}

	/**
	 * Return the address of the portal's webhook, with a slash at its end.
	 * @return the address, which holds the secret code
	 */
	public String webhookUrl() {
		PortalSettings settings = portal().settings();
		return url() + "/rest/" + settings.userId + "/" + settings.webhookCode + "/";
	}

	/**
	 * Return the access token of an application.
	 * @return the token
	 */
	public String accessToken() {
		return portal().settings().accessToken;
	}

	/**
	 * Return the server that the portal runs on. Stubs that are added to it win over the
	 * portal.
	 * @return the server
	 */
	public WireMockServer wireMock() {
		return this.server.wireMock();
	}

	/**
	 * Give the portal a method, or another way of answering one.
	 * @param name the name of the method
	 * @param method the method
	 */
	public void method(String name, PortalMethod method) {
		portal().methods().add(name, method);
	}

	/**
	 * Make the portal accept a token.
	 * @param token the token
	 */
	public void acceptToken(String token) {
		portal().credentials().accept(token);
	}

	/**
	 * Make the portal refuse a token because it has expired.
	 * @param token the token
	 */
	public void expireToken(String token) {
		portal().credentials().expire(token);
	}

	/**
	 * Return the {@code member_id} of the portal.
	 * @return 32 hexadecimal digits
	 */
	public String memberId() {
		return this.site.identity().memberId();
	}

	/**
	 * Another portal in the same process, which is opened when it is first asked for. It
	 * has its own address, data, faults and statistics, and shares the server, the clock
	 * and the OAuth server with this one. It costs next to nothing until it is called.
	 * @param name the name, which its address ends with: letters, digits, - and _
	 * @return the portal; closing it makes its address unknown
	 */
	public Bitrix24TestPortal portal(String name) {
		return new Bitrix24TestPortal(this.server, this.server.sites().open(name));
	}

	/**
	 * Give the portal another address. The former one redirects from now on.
	 * @param name the name that the address ends with
	 */
	public void rename(String name) {
		this.server.sites().rename(this.site, name);
	}

	/**
	 * Return the OAuth server, which all portals of this process share.
	 * @return the server
	 */
	public OAuthServer oauth() {
		return this.server.sites().oauth();
	}

	/**
	 * Return what is to go wrong with requests for tokens. In the place of a method a
	 * fault is given a {@code grant_type}, such as {@code refresh_token}.
	 * @return the faults
	 */
	public Faults oauthFaults() {
		return this.server.sites().oauthFaults();
	}

	/**
	 * Move the portal to the second OAuth server, which is started when it is first
	 * needed. The first one refuses the portal's tokens from now on.
	 * @return the address of the second server, without a slash at its end
	 */
	public String useOtherOAuthServer() {
		String url = this.server.otherOAuthUrl();
		this.site.identity().atOtherHost(true);
		return url;
	}

	/**
	 * Install an application, in the name of the webhook's user and without telling the
	 * application.
	 * @param application the application
	 * @return the installation, which has the tokens
	 */
	public Installation install(Application application) {
		return oauth().install(application, this.site.identity(), this.server.sites().settings().userId);
	}

	/**
	 * Return what the portal sends to an application. Each form has tokens of its own,
	 * and is sent by a call of its own.
	 * @param installation the application on this portal
	 * @return the forms
	 */
	public ApplicationPosts posts(Installation installation) {
		if (!installation.portal().memberId().equals(memberId())) {
			throw new IllegalArgumentException("'installation' must be one on this portal");
		}
		Sites sites = this.server.sites();
		return new ApplicationPosts(installation, sites.oauth(), clock().toClock(), sites.sender(), robots());
	}

	/**
	 * Return the robots that wait for an answer, and the answers.
	 * @return the robots
	 */
	public Robots robots() {
		return events().robots();
	}

	/**
	 * Return the events of the portal: how they are delivered, and what was.
	 * @return the events
	 */
	public PortalEvents events() {
		return portal().events();
	}

	/**
	 * Emit an event of the CRM to all that have bound it. Calls that change something
	 * emit theirs by themselves.
	 * @param code the code, such as {@code ONCRMDEALUPDATE}
	 * @param id the id of the object
	 */
	public void emit(String code, long id) {
		events().emit(code, id);
	}

	/**
	 * Emit an event to all that have bound it.
	 * @param code the code
	 * @param data the data, nested as they will be
	 * @param cause who caused it
	 */
	public void emit(String code, Map<String, ? extends @Nullable Object> data, EventCause cause) {
		events().emit(code, data, cause);
	}

	/**
	 * Return what is to go wrong.
	 * @return the faults
	 */
	public Faults faults() {
		return portal().faults();
	}

	/**
	 * Return what the portal has counted.
	 * @return the statistics
	 */
	public Statistics statistics() {
		return portal().statistics();
	}

	/**
	 * Return the last calls that ran, in the order in which they did, those in batches
	 * included and {@code batch} itself not.
	 * @return the calls, at most 10,000
	 * @throws IllegalStateException if the portal does not record requests
	 */
	public List<MethodRequest> calls() {
		return portal().journal().calls();
	}

	/**
	 * Return the last calls of a method that ran, in the order in which they did, those
	 * in batches included.
	 * @param method the name of the method
	 * @return the calls
	 * @throws IllegalStateException if the portal does not record requests
	 */
	public List<MethodRequest> calls(String method) {
		return calls().stream().filter((call) -> call.method().equalsIgnoreCase(method)).toList();
	}

	/**
	 * Return the activities of the portal, and what happened to them.
	 * @return the activities
	 */
	public ActivityStore activities() {
		return portal().activities();
	}

	/**
	 * Return the portal's clock.
	 * @return the clock
	 */
	public PortalClock clock() {
		return this.server.sites().settings().clock;
	}

	/**
	 * Return how many requests the portal accepts from an address.
	 * @return the limit
	 */
	public RateLimit rateLimit() {
		return this.server.sites().settings().rateLimit;
	}

	/**
	 * Make all portals of this process what they were at the start, as between two tests:
	 * faults, statistics, calls, data, methods that were added, events, stubs and
	 * WireMock's journal are forgotten, and limits count anew. The clock goes on;
	 * addresses, installations and their tokens stay.
	 */
	public void reset() {
		this.server.sites().reset();
		wireMock().resetAll();
	}

	@Override
	public void close() {
		if (this.site == this.server.sites().main()) {
			this.server.stop();
		}
		else {
			this.server.sites().close(this.site);
		}
	}

	private Portal portal() {
		return this.site.portal();
	}

}
