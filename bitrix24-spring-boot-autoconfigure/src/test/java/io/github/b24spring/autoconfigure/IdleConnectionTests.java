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
package io.github.b24spring.autoconfigure;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.b24spring.client.Bitrix24Client;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A connection of Boot's connector is closed when nobody used it for as long as one of
 * the client's own: behind a firewall that forgets it, a write would not know whether it
 * ran.
 */
class IdleConnectionTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final PortalServer portal = new PortalServer();

	private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

	private final MovedTime time = new MovedTime();

	@Test
	void connectionIsClosedAfterThirtyIdleSeconds() {
		this.portal.answer(okJson("{\"result\":1}"));
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(Bitrix24AutoConfiguration.class))
			.withBean(ClientHttpConnectorBuilder.class,
					() -> ClientHttpConnectorBuilder.reactor().withHttpClientCustomizer(this::observed))
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl())
			.run((context) -> {
				Bitrix24Client client = context.getBean(Bitrix24Client.class);
				write(client);
				this.time.advance(Duration.ofSeconds(29));
				write(client);
				assertThat(this.channels).hasSize(1);
				this.time.advance(Duration.ofSeconds(29));
				assertThat(this.channels).allMatch(Channel::isOpen);
				this.time.advance(Duration.ofSeconds(2));
				Set<Channel> first = new HashSet<>(this.channels);
				await().atMost(LIMIT).until(() -> first.stream().noneMatch(Channel::isOpen));
				write(client);
				assertThat(this.channels).hasSize(2);
			});
		this.time.group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

	private HttpClient observed(HttpClient client) {
		return client.runOn((useNative) -> this.time.group)
			.doOnConnected((connection) -> this.channels.add(connection.channel()));
	}

	private void write(Bitrix24Client client) {
		StepVerifier.create(client.call("crm.deal.add").retrieve(Integer.class))
			.expectNext(1)
			.expectComplete()
			.verify(LIMIT);
		// The connection is given back after the answer, and is idle from then on.
		this.time.group.submit(() -> {
		}).syncUninterruptibly();
	}

	/**
	 * Time of an event loop, which stands still until it is moved.
	 */
	private static final class MovedTime implements Ticker {

		private final long start = Ticker.systemTicker().nanoTime();

		private final AtomicLong moved = new AtomicLong();

		private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()) {

			@Override
			protected IoEventLoop newChild(Executor executor, IoHandlerFactory factory, Object... arguments) {
				return new SingleThreadIoEventLoop(this, executor, factory) {

					@Override
					public Ticker ticker() {
						return MovedTime.this;
					}

				};
			}

		};

		void advance(Duration duration) {
			this.moved.addAndGet(duration.toNanos());
			// What is due is looked for when there is something to do.
			this.group.next().submit(() -> {
			}).syncUninterruptibly();
		}

		@Override
		public long initialNanoTime() {
			return Ticker.systemTicker().initialNanoTime();
		}

		@Override
		public long nanoTime() {
			return this.start + this.moved.get();
		}

		@Override
		public void sleep(long delay, TimeUnit unit) throws InterruptedException {
			Ticker.systemTicker().sleep(delay, unit);
		}

	}

}
