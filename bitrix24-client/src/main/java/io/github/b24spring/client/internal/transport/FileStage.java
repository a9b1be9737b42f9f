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

import io.github.b24spring.client.exception.Bitrix24ExpiredTokenException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.Stage;
import reactor.core.publisher.Mono;

/**
 * Downloads a file: finds out where the link leads, completes it with the token where it
 * asks for one, and follows redirects. The envelope comes when the file was received, and
 * holds nothing.
 *
 * @see <a href="https://apidocs.bitrix24.com/api-reference/files/index.html">Files</a>
 */
final class FileStage implements Stage {

	private static final int MAX_REDIRECTS = 3;

	private static final Envelope RECEIVED = new Envelope(null, null, null, null, null);

	private final FileRequests requests;

	private final Authorization authorization;

	private final AllowedHosts allowedHosts;

	FileStage(FileRequests requests, Authorization authorization, AllowedHosts allowedHosts) {
		this.requests = requests;
		this.authorization = authorization;
		this.allowedHosts = allowedHosts;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return Mono.deferContextual((context) -> exchange(FileDelivery.from(context)));
	}

	private Mono<Envelope> exchange(FileDelivery delivery) {
		return this.authorization.authorize()
			.flatMap((authorized) -> download(delivery, authorized).onErrorResume(Bitrix24ExpiredTokenException.class,
					(expired) -> delivery.isDelivered() ? Mono.error(expired)
							: this.authorization.renew(authorized)
								.flatMap((renewed) -> download(delivery, renewed))
								.switchIfEmpty(Mono.error(expired))));
	}

	private Mono<Envelope> download(FileDelivery delivery, Authorized authorized) {
		return Mono.defer(() -> send(delivery, authorized, link(delivery.url(), authorized), MAX_REDIRECTS))
			.thenReturn(RECEIVED);
	}

	private Mono<Void> send(FileDelivery delivery, Authorized authorized, FileLink link, int redirects) {
		return this.requests.send(delivery, link, authorized.portal())
			.onErrorResume(PortalRedirectException.class, (redirect) -> {
				String location = redirect.location();
				if (location == null || redirects == 0) {
					return Mono.error(FileLink.refused((location == null) ? "the portal redirected to nowhere"
							: "the portal redirected too often"));
				}
				return send(delivery, authorized, link.redirected(location, authorized, this.allowedHosts),
						redirects - 1);
			});
	}

	private FileLink link(String url, Authorized authorized) {
		return FileLink.of(url, authorized, this.allowedHosts, this.authorization.redactor());
	}

}
