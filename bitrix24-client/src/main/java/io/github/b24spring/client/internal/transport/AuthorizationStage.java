package io.github.b24spring.client.internal.transport;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24PortalMovedException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.Stage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Adds the credentials to a call, and follows the portal when it was renamed. The only
 * code that knows secrets, so it also decides where they may go.
 *
 * @see <a href=
 * "https://apidocs.bitrix24.com/settings/how-to-call-rest-api/change-domen.html">Change
 * of the portal's address</a>
 */
public final class AuthorizationStage implements Stage {

	private static final Log logger = LogFactory.getLog(AuthorizationStage.class);

	private final TransportStage next;

	private final Bitrix24Credentials credentials;

	private final UnaryOperator<String> redaction;

	private final SecretPath secretPath;

	private final Set<String> allowedRedirectHosts;

	private final Bitrix24ClientListener listener;

	private final AtomicReference<PortalAddress> portal;

	public AuthorizationStage(TransportStage next, Bitrix24Credentials credentials, Set<String> allowedRedirectHosts,
			Bitrix24ClientListener listener) {
		this.next = next;
		this.credentials = credentials;
		this.redaction = credentials::redact;
		this.secretPath = SecretPath.of(credentials.webhookPath());
		this.allowedRedirectHosts = allowedRedirectHosts;
		this.listener = listener;
		this.portal = new AtomicReference<>(credentials.portal());
	}

	public String portalHost() {
		return this.portal.get().host();
	}

	public PortalAddress portal() {
		return this.portal.get();
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		PortalAddress address = this.portal.get();
		return send(call, address, (redirect) -> sendToNewAddress(call, address, redirect));
	}

	private Mono<Envelope> sendToNewAddress(Call call, PortalAddress from, PortalRedirectException redirect) {
		PortalAddress to = newAddress(call, from, redirect);
		return send(call, to,
				(again) -> Mono.error(refused(call, again, hostOf(again.location()),
						"the portal redirected again after it had redirected to '" + to.host() + "'")))
			.doOnNext((answer) -> moveTo(from, to));
	}

	private Mono<Envelope> send(Call call, PortalAddress address,
			Function<PortalRedirectException, Mono<Envelope>> redirected) {
		String accessToken = this.credentials.accessToken();
		Object body = (accessToken != null) ? call.parameters().valueWith("auth", accessToken)
				: call.parameters().value();
		return this.next.exchange(
				new PortalRequest(call.method(), call.version(), address, this.secretPath, body, this.redaction),
				redirected);
	}

	private PortalAddress newAddress(Call call, PortalAddress from, PortalRedirectException redirect) {
		URI location = locationOf(redirect, from);
		if (location == null) {
			throw refused(call, redirect, "", "the portal redirected to nowhere");
		}
		PortalAddress to = PortalAddress.of(location);
		if (!to.isSecure() && !(to.isLoopback() && from.isLoopback())) {
			throw refused(call, redirect, to.host(), "the portal redirected to '" + to.host() + "' without https");
		}
		String path = MethodUri.path(call.version(), call.method());
		if (!this.secretPath.insert(path).equals(location.getRawPath())) {
			throw refused(call, redirect, to.host(), "the portal redirected to another path on '" + to.host() + "'");
		}
		if (!to.isCloudPortalLike(from) && !this.allowedRedirectHosts.contains(to.hostName())
				&& !(to.isLoopback() && from.isLoopback())) {
			throw refused(call, redirect, to.host(),
					"the portal redirected to '" + to.host() + "', which is not allowed");
		}
		return to;
	}

	private static @Nullable URI locationOf(PortalRedirectException redirect, PortalAddress from) {
		String location = redirect.location();
		if (location == null) {
			return null;
		}
		try {
			URI uri = URI.create(from.url() + "/").resolve(location);
			return (uri.getHost() != null) ? uri : null;
		}
		catch (IllegalArgumentException ex) {
			// The exception repeats the location, which repeats the secret.
			return null;
		}
	}

	private static String hostOf(@Nullable String location) {
		try {
			String host = (location != null) ? URI.create(location).getHost() : null;
			return (host != null) ? host : "";
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private static Bitrix24PortalMovedException refused(Call call, PortalRedirectException redirect, String host,
			String description) {
		return new Bitrix24PortalMovedException(
				new Bitrix24Error(null, description, call.method(), redirect.status(), false), host);
	}

	private void moveTo(PortalAddress from, PortalAddress to) {
		if (this.portal.compareAndSet(from, to)) {
			logger.warn("The portal '" + from.host() + "' answers as '" + to.host()
					+ "' now; change the configured address, because the old name may be given to somebody else");
			this.listener.portalRenamed(from.host(), to.host());
		}
	}

}
