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
package io.github.b24spring.client.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.OAuthApplication;
import io.github.b24spring.client.oauth.OAuthSettings;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.event.ApplicationPosts;
import io.github.b24spring.testportal.event.FormPost;
import io.github.b24spring.testportal.event.HandlerReply;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/**
 * A portal with an application that receives its events over HTTP.
 */
final class ReceivingApplication implements BeforeEachCallback, AfterEachCallback {

	static final Duration LIMIT = Duration.ofSeconds(30);

	static final String CLIENT_SECRET = "cl1ents3cret";

	final Bitrix24TestPortal portal = Bitrix24TestPortal.start();

	final TokenStore store = TokenStore.inMemory();

	final Events.Notes notes = new Events.Notes();

	/**
	 * What was handled, before the receiver knows.
	 */
	final List<Bitrix24Event> handled = new CopyOnWriteArrayList<>();

	/**
	 * How many were handled, after the receiver knows.
	 */
	final AtomicInteger finished = new AtomicInteger();

	final DefaultEventDispatcher.Builder dispatcherBuilder = DefaultEventDispatcher.builder().monitor(this.notes);

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.handle((request, response) -> request.receive()
			.aggregate()
			.asByteArray()
			.defaultIfEmpty(new byte[0])
			.flatMap((body) -> receiver().receive(body))
			.flatMap((reception) -> response.status(reception.httpStatus()).send().then()))
		.bindNow();

	final Application application = Application.local("local.5f3b6c0d2b2e98.12345678", CLIENT_SECRET)
		.withScope("crm", "user", "bizproc")
		.withHandler(handler());

	final Installation installation = this.portal.install(this.application);

	final Bitrix24OAuth oauth = Bitrix24OAuth.builder(OAuthApplication.of(this.application.clientId(), CLIENT_SECRET))
		.settings(OAuthSettings.defaults().withLocalServer(this.portal.oauth().url()))
		.tokenStore(this.store)
		.build();

	final Bitrix24Clients clients = Bitrix24Clients
		.builder(this.oauth,
				(credentials) -> Bitrix24ClientBuilder.create(credentials)
					.limits(PortalLimits.create())
					.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
					.build())
		.build();

	private DefaultEventDispatcher dispatcher = this.dispatcherBuilder.build();

	private EventReceiver receiver = EventReceiver
		.builder(EventAuthenticator.of(this.oauth, this.clients), this::handle)
		.monitor(this.notes)
		.build();

	private CompletableFuture<Void> running = new CompletableFuture<>();

	private Mono<Void> handle(Bitrix24Event event) {
		return this.dispatcher.dispatch(event)
			.doOnTerminate(() -> this.handled.add(event))
			.doFinally((signal) -> this.finished.incrementAndGet());
	}

	EventReceiver receiver() {
		return this.receiver;
	}

	String handler() {
		return "http://127.0.0.1:" + this.server.port() + "/events";
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		rebuild();
	}

	/**
	 * Take the handlers that were added.
	 */
	void rebuild() {
		rebuild((builder) -> builder);
	}

	void rebuild(UnaryOperator<EventReceiver.Builder> change) {
		this.running.cancel(true);
		this.dispatcher.close();
		this.dispatcher = this.dispatcherBuilder.build();
		this.receiver = change
			.apply(EventReceiver.builder(EventAuthenticator.of(this.oauth, this.clients), this::handle)
				.monitor(this.notes))
			.build();
		this.running = this.receiver.run().toFuture();
	}

	ApplicationPosts posts() {
		return this.portal.posts(this.installation);
	}

	int send(FormPost post) {
		return post.send().thenApply(HandlerReply::status).orTimeout(30, TimeUnit.SECONDS).join();
	}

	/**
	 * Stop, so that all that was accepted is handled.
	 */
	void settle() {
		this.portal.events().delivery().settled().orTimeout(30, TimeUnit.SECONDS).join();
		StepVerifier.create(this.receiver.stop(LIMIT)).expectNext(0).expectComplete().verify(LIMIT.multipliedBy(2));
		this.running = this.receiver.run().toFuture();
	}

	Bitrix24Client client() {
		return this.clients.ofPortal(this.portal.memberId()).toFuture().join();
	}

	TokenKey key() {
		return this.oauth.key(this.portal.memberId());
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.running.cancel(true);
		this.dispatcher.close();
		this.clients.close();
		this.server.disposeNow();
		this.portal.close();
	}

}
