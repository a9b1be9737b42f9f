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

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.DownloadSpec;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.internal.answer.AnswerReader;
import io.github.b24spring.client.internal.pipeline.CallPipeline;
import io.github.b24spring.client.internal.pipeline.Stage;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.HttpSettings;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The way to a portal: the last stages of a call and of a download, and whatever is known
 * of the portal's address and of the secrets. The door of this package.
 */
public final class PortalConnection {

	private final PortalConnector connector;

	private final WebClients webClients;

	private final HttpSettings settings;

	private final JsonMapper jsonMapper;

	private final Timing timing;

	private final Authorization authorization;

	private final AnswerReader answers;

	/**
	 * Create a connection. Nothing is sent.
	 * @param webClients send the requests, made by {@link #webClients}
	 * @param connector the HTTP library
	 * @param settings time-outs and limits of HTTP
	 * @param jsonMapper writes parameters
	 * @param timing where time comes from
	 * @param credentials what the portal lets the client in with
	 * @param listener notified when the portal answers under a new name
	 */
	public PortalConnection(WebClients webClients, PortalConnector connector, HttpSettings settings,
			JsonMapper jsonMapper, Timing timing, Bitrix24Credentials credentials, Bitrix24ClientListener listener) {
		this.connector = connector;
		this.webClients = webClients;
		this.settings = settings;
		this.jsonMapper = jsonMapper;
		this.timing = timing;
		this.authorization = new Authorization(credentials, new SecretRedactor(), listener);
		this.answers = new AnswerReader(jsonMapper, this.authorization.redactor()::redact);
	}

	/**
	 * Make what sends the requests of any number of connections.
	 * @param builder what it is built from, but for the connector
	 * @param connector the HTTP library
	 * @param settings tell what the client calls itself
	 */
	public static WebClients webClients(WebClient.Builder builder, PortalConnector connector, HttpSettings settings) {
		WebClient files = builder.clone()
			.clientConnector(connector.connector())
			.defaultHeader(HttpHeaders.USER_AGENT, settings.userAgent())
			.build();
		return new WebClients(files.mutate().defaultHeaders(TransportStage::addMediaTypes).build(), files,
				new MethodUris());
	}

	/**
	 * Make the stages of this connection.
	 */
	public CallPipeline.Connection stages() {
		SecretRedactor redactor = this.authorization.redactor();
		RedirectPolicy redirects = new RedirectPolicy(
				new AllowedHosts("allowedRedirectHosts", this.settings.allowedRedirectHosts()), redactor);
		AllowedHosts downloadHosts = new AllowedHosts("allowedDownloadHosts", this.settings.allowedDownloadHosts());
		return new CallPipeline.Connection(UploadStage::new,
				(next) -> new AuthorizationStage(next, this.authorization, redirects),
				new TransportStage(this.webClients, this.jsonMapper, this.answers, this.settings, this.timing,
						redactor),
				new FileStage(new FileRequests(this.webClients.files(), this.answers, this.settings, this.timing),
						this.authorization, downloadHosts));
	}

	/**
	 * Describe a download.
	 * @param first the first stage on the way to the one that downloads
	 * @param url the link
	 */
	public static DownloadSpec download(Stage first, String url) {
		return new DefaultDownloadSpec(first, url);
	}

	/**
	 * Return what reads the answers of this portal, and takes its secrets out of them.
	 */
	public AnswerReader answers() {
		return this.answers;
	}

	/**
	 * Return where the portal answers, as far as is known.
	 */
	public String portalHost() {
		return this.authorization.portal().host();
	}

	/**
	 * Close the connections that were opened for this alone.
	 */
	public void close() {
		this.connector.close();
	}

	/**
	 * What sends requests. It is large, and the same for all portals.
	 *
	 * @param calls sends calls
	 * @param files downloads files
	 * @param uris the addresses of methods
	 */
	public record WebClients(WebClient calls, WebClient files, MethodUris uris) {
	}

}
