package io.github.b24spring.client.internal.transport;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AttributeKey;
import reactor.netty.NettyPipeline;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

/**
 * Prepares a Reactor Netty client for secrets in paths and for writes.
 * <p>
 * The secret enters a request in the channel's pipeline, below everything of Reactor
 * Netty that logs or measures. The wiretap sees bytes, so it is switched off for this
 * client; so is the silent second try after a reset connection, which could run a write
 * twice, and HTTP/2, whose streams have other pipelines.
 */
public final class SecretPathHttpClient {

	private static final String HANDLER_NAME = "bitrix24.secretPath";

	private static final AttributeKey<SecretPath> SECRET_PATH = AttributeKey.valueOf(HANDLER_NAME);

	private SecretPathHttpClient() {
	}

	public static HttpClient prepare(HttpClient httpClient) {
		return httpClient.wiretap(false)
			.disableRetry(true)
			.followRedirect(false)
			.protocol(HttpProtocol.HTTP11)
			.compress(true)
			.doOnRequest((request, connection) -> connection.channel()
				.attr(SECRET_PATH)
				.set(SecretPath.from(request.currentContextView())))
			.doOnChannelInit((observer, channel, address) -> addHandler(channel.pipeline()));
	}

	private static void addHandler(ChannelPipeline pipeline) {
		pipeline.addAfter(NettyPipeline.HttpCodec, HANDLER_NAME, Handler.INSTANCE);
	}

	@Sharable
	private static final class Handler extends ChannelOutboundHandlerAdapter {

		private static final Handler INSTANCE = new Handler();

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
			SecretPath secretPath = (message instanceof HttpRequest)
					? context.channel().attr(SECRET_PATH).getAndSet(null) : null;
			context.write((secretPath != null) ? withSecret((HttpRequest) message, secretPath) : message, promise);
		}

		/**
		 * Copies the request: Reactor Netty keeps the original and reads its URI later.
		 */
		private static HttpRequest withSecret(HttpRequest request, SecretPath secretPath) {
			String uri = secretPath.insert(request.uri());
			if (request instanceof FullHttpRequest full) {
				return new DefaultFullHttpRequest(full.protocolVersion(), full.method(), uri, full.content(),
						full.headers(), full.trailingHeaders());
			}
			return new DefaultHttpRequest(request.protocolVersion(), request.method(), uri, request.headers());
		}

	}

}
