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

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Fails for an answer that ends before what was packed does: Netty takes the part that
 * came for the whole. What is packed by gzip ends with its length.
 */
final class GzipCheck {

	private static final String TAIL = "bitrix24.gzip.tail";

	private static final String DECOMPRESSOR = "bitrix24.gzip";

	private static final String END = "bitrix24.gzip.end";

	private boolean gzip;

	private long packedBytes;

	private int lastFour;

	private int unpackedBytes;

	private GzipCheck() {
	}

	static void addTo(ChannelPipeline pipeline, String after) {
		GzipCheck check = new GzipCheck();
		pipeline.addAfter(after, TAIL, check.new Tail());
		pipeline.addAfter(TAIL, DECOMPRESSOR, new HttpContentDecompressor(false, 0));
		pipeline.addAfter(DECOMPRESSOR, END, check.new End());
	}

	private void begin(@Nullable String encoding) {
		this.gzip = encoding != null
				&& (encoding.strip().equalsIgnoreCase("gzip") || encoding.strip().equalsIgnoreCase("x-gzip"));
		this.packedBytes = 0;
		this.lastFour = 0;
		this.unpackedBytes = 0;
	}

	private void packed(ByteBuf content) {
		this.packedBytes += content.readableBytes();
		for (int i = Math.max(content.readerIndex(), content.writerIndex() - 4); i < content.writerIndex(); i++) {
			this.lastFour = (this.lastFour >>> 8) | (content.getByte(i) << 24);
		}
	}

	private boolean isCut() {
		return this.gzip && this.packedBytes > 0 && this.lastFour != this.unpackedBytes;
	}

	/**
	 * Sees what comes before it is unpacked.
	 */
	private final class Tail extends ChannelInboundHandlerAdapter {

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			if (message instanceof HttpResponse response) {
				begin(response.headers().get(HttpHeaderNames.CONTENT_ENCODING));
			}
			if (message instanceof HttpContent content) {
				packed(content.content());
			}
			context.fireChannelRead(message);
		}

	}

	/**
	 * Sees what was unpacked, and keeps the end from an answer that has none.
	 */
	private final class End extends ChannelInboundHandlerAdapter {

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			if (message instanceof HttpContent content) {
				GzipCheck.this.unpackedBytes += content.content().readableBytes();
			}
			if (message instanceof LastHttpContent && isCut()) {
				ReferenceCountUtil.release(message);
				context.fireExceptionCaught(new DecompressionException("the answer ends before what was packed does"));
				context.close();
			}
			else {
				context.fireChannelRead(message);
			}
		}

	}

}
