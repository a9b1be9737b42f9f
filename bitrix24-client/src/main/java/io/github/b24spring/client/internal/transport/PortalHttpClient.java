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

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import reactor.netty.NettyPipeline;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.util.context.ContextView;

/**
 * Prepares a Reactor Netty client for secrets in requests and for writes.
 * <p>
 * The secret enters a request in the channel's pipeline, below everything of Reactor
 * Netty that logs or measures. The wiretap sees bytes, so it is switched off for this
 * client; so is the silent second try after a reset connection, which could run a write
 * twice, and HTTP/2, whose streams have other pipelines.
 */
final class PortalHttpClient {

	/**
	 * Shorter than the keep-alive of common front-end servers and the patience of
	 * firewalls, so that a connection is not used at the moment when it dies, or after.
	 */
	private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(30);

	private static final String REQUEST_HANDLER = "bitrix24.request";

	private static final String ANSWER_HANDLER = "bitrix24.answer";

	private PortalHttpClient() {
	}

	static HttpClient prepare(HttpClient httpClient) {
		return prepare(httpClient, MAX_IDLE_TIME);
	}

	static HttpClient prepare(HttpClient httpClient, Duration maxIdleTime) {
		EarlyLoading.of(httpClient);
		return httpClient.wiretap(false)
			.disableRetry(true)
			.followRedirect(false)
			.protocol(HttpProtocol.HTTP11)
			.compress(true)
			.doOnRequest((request, connection) -> beforeRequest(request.currentContextView(), connection.channel()))
			.doOnChannelInit((observer, channel, address) -> addHandlers(channel.pipeline(), maxIdleTime));
	}

	private static void beforeRequest(ContextView context, Channel channel) {
		OutgoingRequest request = OutgoingRequest.from(context);
		request.progress().watch();
		channel.attr(RequestHandler.REQUEST).set(request);
	}

	private static void addHandlers(ChannelPipeline pipeline, Duration maxIdleTime) {
		pipeline.addAfter(NettyPipeline.HttpCodec, ANSWER_HANDLER, new AnswerHandler(maxIdleTime));
		pipeline.addAfter(ANSWER_HANDLER, REQUEST_HANDLER, RequestHandler.INSTANCE);
		GzipCheck.addTo(pipeline, REQUEST_HANDLER);
	}

}
