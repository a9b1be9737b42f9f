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

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;

/**
 * Puts the secret into a request, and tells when its head was written.
 */
@Sharable
final class RequestHandler extends ChannelOutboundHandlerAdapter {

	static final AttributeKey<OutgoingRequest> REQUEST = AttributeKey.valueOf("bitrix24.request");

	static final RequestHandler INSTANCE = new RequestHandler();

	private RequestHandler() {
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpRequest request) {
			write(context, request, promise.unvoid());
		}
		else {
			context.write(message, promise);
		}
	}

	private static void write(ChannelHandlerContext context, HttpRequest request, ChannelPromise promise) {
		OutgoingRequest outgoing = context.channel().attr(REQUEST).getAndSet(null);
		if (outgoing == null) {
			context.write(request, promise);
			return;
		}
		promise.addListener((future) -> {
			if (future.isSuccess()) {
				outgoing.progress().written();
			}
		});
		context.write(withSecret(request, outgoing.secret()), promise);
	}

	/**
	 * Copy the request: Reactor Netty keeps the original and reads its URI later.
	 */
	private static HttpRequest withSecret(HttpRequest request, RequestSecret secret) {
		String uri = secret.insert(request.uri());
		HttpHeaders headers = headers(request, secret.authorization());
		if (request instanceof FullHttpRequest full) {
			return new DefaultFullHttpRequest(full.protocolVersion(), full.method(), uri, full.content(), headers,
					full.trailingHeaders());
		}
		return new DefaultHttpRequest(request.protocolVersion(), request.method(), uri, headers);
	}

	private static HttpHeaders headers(HttpRequest request, @Nullable String authorization) {
		return (authorization != null) ? request.headers().copy().set(HttpHeaderNames.AUTHORIZATION, authorization)
				: request.headers();
	}

}
