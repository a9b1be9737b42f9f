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
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;

/**
 * Lets one answer through for each request. Informational answers are skipped; a
 * connection on which anything else arrives is closed, because the next call would take
 * it for its own answer. So is a connection that nobody used for long.
 */
final class AnswerHandler extends ChannelDuplexHandler {

	/**
	 * A portal sends one or two; without an end, they are no answer.
	 */
	private static final int MAX_INFORMATIONAL = 32;

	private final long maxIdleNanos;

	private boolean awaiting;

	private boolean skipping;

	private int informational;

	private @Nullable Object lastContent;

	private long idleSince;

	private boolean idleCheckScheduled;

	AnswerHandler(Duration maxIdleTime) {
		this.maxIdleNanos = maxIdleTime.toNanos();
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpRequest) {
			this.awaiting = true;
			this.informational = 0;
		}
		context.write(message, promise);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (this.lastContent != null || !this.awaiting) {
			ReferenceCountUtil.release(message);
			refuse(context);
		}
		else if (message instanceof HttpObject answer && answer.decoderResult().isFailure()) {
			Throwable cause = answer.decoderResult().cause();
			ReferenceCountUtil.release(message);
			if (!(cause instanceof PrematureChannelClosureException)) {
				context.fireExceptionCaught(new MalformedAnswerException(cause));
				context.close();
			}
		}
		else if (this.skipping || isInformational(message)) {
			this.skipping = !(message instanceof LastHttpContent);
			ReferenceCountUtil.release(message);
			if (this.informational > MAX_INFORMATIONAL) {
				context.close();
			}
		}
		else if (message instanceof LastHttpContent) {
			// Whether anything follows is known when everything that arrived with it
			// was read.
			this.lastContent = message;
		}
		else {
			if (message instanceof HttpResponse response) {
				// Reactor Netty logs the words of the other side.
				response.setStatus(HttpResponseStatus.valueOf(response.status().code()));
			}
			context.fireChannelRead(message);
		}
	}

	private boolean isInformational(Object message) {
		boolean informational = message instanceof HttpResponse response
				&& response.status().codeClass() == HttpStatusClass.INFORMATIONAL
				&& response.status().code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
		if (informational) {
			this.informational++;
		}
		return informational;
	}

	/**
	 * The connection is closed, at once or when its answer has been passed on.
	 */
	private void refuse(ChannelHandlerContext context) {
		if (this.lastContent != null) {
			Connection.from(context.channel()).markPersistent(false);
		}
		else {
			context.close();
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		passLastContent(context);
		context.fireChannelReadComplete();
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		passLastContent(context);
		context.fireChannelInactive();
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		ReferenceCountUtil.release(this.lastContent);
		this.lastContent = null;
	}

	private void passLastContent(ChannelHandlerContext context) {
		Object last = this.lastContent;
		if (last != null) {
			this.lastContent = null;
			this.awaiting = false;
			this.idleSince = context.executor().ticker().nanoTime();
			closeWhenIdle(context, this.maxIdleNanos);
			context.fireChannelRead(last);
		}
	}

	private void closeWhenIdle(ChannelHandlerContext context, long delay) {
		if (!this.idleCheckScheduled && context.channel().isActive()) {
			this.idleCheckScheduled = true;
			context.executor().schedule(() -> checkIdle(context), delay, TimeUnit.NANOSECONDS);
		}
	}

	private void checkIdle(ChannelHandlerContext context) {
		this.idleCheckScheduled = false;
		if (this.awaiting) {
			return;
		}
		long left = this.maxIdleNanos - (context.executor().ticker().nanoTime() - this.idleSince);
		if (left > 0) {
			closeWhenIdle(context, left);
		}
		else {
			context.close();
		}
	}

}
