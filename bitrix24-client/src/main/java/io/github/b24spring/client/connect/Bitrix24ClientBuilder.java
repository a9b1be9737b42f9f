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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.pipeline.CallPipeline;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.internal.transport.PortalConnection;
import io.github.b24spring.client.internal.transport.PortalConnector;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.observation.Bitrix24ClientListConvention;
import io.github.b24spring.client.observation.Bitrix24ClientRequestConvention;
import io.github.b24spring.client.observation.Bitrix24ClientSharedRequestConvention;
import io.github.b24spring.client.settings.HttpSettings;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RetrySettings;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Builds a client. Everything but the credentials has a default.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24ClientBuilder {

	private final Bitrix24Credentials credentials;

	private WebClient.Builder webClientBuilder = WebClient.builder();

	private @Nullable PortalConnector connector;

	private HttpSettings httpSettings = HttpSettings.defaults();

	private JsonMapper jsonMapper = Bitrix24JsonMapper.create();

	private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

	private @Nullable Bitrix24ClientRequestConvention observationConvention;

	private @Nullable Bitrix24ClientListConvention listObservationConvention;

	private @Nullable Bitrix24ClientSharedRequestConvention sharedRequestObservationConvention;

	private final List<Bitrix24ClientListener> listeners = new ArrayList<>();

	private Function<Bitrix24Exception, @Nullable String> hints = (failure) -> null;

	private RateLimitSettings rateLimitSettings = RateLimitSettings.standard();

	private RetrySettings retrySettings = RetrySettings.defaults();

	private PortalLimits limits = PortalLimits.shared();

	private ListMemory listMemory = ListMemory.shared();

	private ClientDefaults defaults = ClientDefaults.NONE;

	private Timing timing = Timing.system();

	private Bitrix24ClientBuilder(Bitrix24Credentials credentials) {
		this.credentials = credentials;
	}

	/**
	 * Start a builder.
	 * @param credentials what the portal lets the client in with
	 * @return the builder
	 */
	public static Bitrix24ClientBuilder create(Bitrix24Credentials credentials) {
		return new Bitrix24ClientBuilder(credentials);
	}

	/**
	 * Set what the {@link WebClient} is built from: filters, default headers, observation
	 * convention. Its connector is replaced; choose one with
	 * {@link #connector(ClientHttpConnector)} or {@link #reactorConnector(Function)}.
	 * @param webClientBuilder the builder, which is copied by {@link #build()}
	 * @return this
	 */
	public Bitrix24ClientBuilder webClientBuilder(WebClient.Builder webClientBuilder) {
		this.webClientBuilder = webClientBuilder;
		return this;
	}

	/**
	 * Use a connector of any HTTP library. It must not follow redirects, not repeat
	 * requests, and keep no cookies, which Jetty's and Apache's do unless told. Jetty's
	 * must not decode gzip, on which some broken answers hold a thread for ever: give it
	 * a decoder of {@code identity} alone, and a protocol handler for informational
	 * answers above 103, after which it finds no other. The logs of a library see the
	 * address of a webhook: where they may be switched on, prefer
	 * {@link #reactorConnector(Function)}.
	 * @param connector the connector, with its own time-outs
	 * @return this
	 */
	public Bitrix24ClientBuilder connector(ClientHttpConnector connector) {
		this.connector = PortalConnector.of(connector);
		return this;
	}

	/**
	 * Use a connector of Reactor Netty, the default, that is made elsewhere.
	 * @param factory makes the connector, and applies the operator to its
	 * {@link HttpClient} after everything else: the operator keeps the address of a
	 * webhook out of every log and metric, and repeated requests out of the portal
	 * @return this
	 */
	public Bitrix24ClientBuilder reactorConnector(
			Function<UnaryOperator<HttpClient>, ? extends ClientHttpConnector> factory) {
		this.connector = PortalConnector.reactor(factory);
		return this;
	}

	/**
	 * Change time-outs and limits of HTTP. The connect time-out of a connector that is
	 * made elsewhere is its own.
	 * @param change gets the settings so far, at first {@link HttpSettings#defaults()}
	 * @return this
	 */
	public Bitrix24ClientBuilder httpSettings(UnaryOperator<HttpSettings> change) {
		this.httpSettings = change.apply(this.httpSettings);
		return this;
	}

	/**
	 * Set the mapper that writes parameters and reads results.
	 * @param jsonMapper a mapper with the
	 * {@link io.github.b24spring.client.json.Bitrix24JacksonModule}
	 * @return this
	 */
	public Bitrix24ClientBuilder jsonMapper(JsonMapper jsonMapper) {
		this.jsonMapper = jsonMapper;
		return this;
	}

	/**
	 * Set where calls are observed.
	 * @param observationRegistry the registry
	 * @return this
	 */
	public Bitrix24ClientBuilder observationRegistry(ObservationRegistry observationRegistry) {
		this.observationRegistry = observationRegistry;
		return this;
	}

	/**
	 * Set names and tags of the observation.
	 * @param observationConvention the convention, or {@code null} for the default
	 * @return this
	 */
	public Bitrix24ClientBuilder observationConvention(
			@Nullable Bitrix24ClientRequestConvention observationConvention) {
		this.observationConvention = observationConvention;
		return this;
	}

	/**
	 * Set the names and tags of the observation of lists.
	 * @param convention the convention, or {@code null} for the default
	 * @return this builder
	 */
	public Bitrix24ClientBuilder listObservationConvention(@Nullable Bitrix24ClientListConvention convention) {
		this.listObservationConvention = convention;
		return this;
	}

	/**
	 * Set the names and tags of the observation of requests that several calls share.
	 * @param convention the convention, or {@code null} for the default
	 * @return this builder
	 */
	public Bitrix24ClientBuilder sharedRequestObservationConvention(
			@Nullable Bitrix24ClientSharedRequestConvention convention) {
		this.sharedRequestObservationConvention = convention;
		return this;
	}

	/**
	 * Set what the surroundings know of failures, such as the name of the property that
	 * changes a limit. It follows the message of the exception.
	 * @param hints gives a sentence, or {@code null} if nothing more is known
	 * @return this
	 */
	public Bitrix24ClientBuilder hints(Function<Bitrix24Exception, @Nullable String> hints) {
		this.hints = hints;
		return this;
	}

	/**
	 * Add a listener for what happens between client and portal. Listeners are called in
	 * the order in which they were added.
	 * @param listener the listener
	 * @return this
	 */
	public Bitrix24ClientBuilder addListener(Bitrix24ClientListener listener) {
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Change what the portal allows and how calls wait for it. Of several clients of a
	 * portal, the settings of the first hold until all of them are closed.
	 * @param change gets the settings so far, at first
	 * {@link RateLimitSettings#standard()}
	 * @return this
	 */
	public Bitrix24ClientBuilder rateLimitSettings(UnaryOperator<RateLimitSettings> change) {
		this.rateLimitSettings = change.apply(this.rateLimitSettings);
		return this;
	}

	/**
	 * Change how calls are repeated.
	 * @param change gets the settings so far, at first {@link RetrySettings#defaults()}
	 * @return this
	 */
	public Bitrix24ClientBuilder retrySettings(UnaryOperator<RetrySettings> change) {
		this.retrySettings = change.apply(this.retrySettings);
		return this;
	}

	/**
	 * Set with whom the limits of a portal are shared, by default with all clients of
	 * this process.
	 * @param limits the limits
	 * @return this
	 */
	public Bitrix24ClientBuilder limits(PortalLimits limits) {
		this.limits = limits;
		return this;
	}

	/**
	 * Set with whom the memory is shared that lists read ahead into, by default with all
	 * clients of this process.
	 * @param listMemory the memory
	 * @return this
	 */
	public Bitrix24ClientBuilder listMemory(ListMemory listMemory) {
		this.listMemory = listMemory;
		return this;
	}

	/**
	 * Mark calls that change something, as
	 * {@link io.github.b24spring.client.Bitrix24Client.Mutation#authConnector(String)}
	 * does; by default they are not.
	 * @param authConnector the name that the application gives to its offline queue
	 * @return this
	 */
	public Bitrix24ClientBuilder authConnector(String authConnector) {
		Assert.hasText(authConnector, "'authConnector' must not be empty");
		this.defaults = this.defaults.withAuthConnector(authConnector);
		return this;
	}

	/**
	 * Set where time comes from, for tests.
	 */
	Bitrix24ClientBuilder timing(Timing timing) {
		this.timing = timing;
		return this;
	}

	/**
	 * Build the client. Nothing is sent; what its first call needs is loaded in the
	 * background.
	 * @return the client
	 */
	public Bitrix24Client build() {
		PortalConnector portalConnector = (this.connector != null) ? this.connector
				: PortalConnector.standard(this.httpSettings, this.rateLimitSettings);
		WebClient.Builder webClient = this.webClientBuilder.clone();
		if (!this.observationRegistry.isNoop()) {
			webClient.observationRegistry(this.observationRegistry);
		}
		CallPipeline.loadEarly(this.jsonMapper);
		return new ClientAssembly(PortalConnection.webClients(webClient, portalConnector, this.httpSettings),
				portalConnector, this.httpSettings, this.jsonMapper, CallPipeline.parameterMapper(this.jsonMapper),
				new CallPipeline.Observing(this.observationRegistry, this.observationConvention,
						this.listObservationConvention, this.sharedRequestObservationConvention, this.hints),
				new GuardedListener(this.listeners), this.rateLimitSettings, this.retrySettings, this.limits,
				this.listMemory, this.timing, new Object())
			.client(this.credentials, this.defaults);
	}

}
