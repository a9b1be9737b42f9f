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
package io.github.b24spring.testportal;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/**
 * The portal as an extension of WireMock. It answers every request under {@code /rest/}
 * and {@code /oauth/} that no stub matches, so that an ordinary stub always wins, and
 * under {@code /__portal/statistics} it tells ({@code GET}) and resets ({@code DELETE})
 * what it has counted.
 * <p>
 * WireMock finds it by itself in a jar in {@code /var/wiremock/extensions} of its
 * container. There the environment variable {@value #OPTIONS_VARIABLE} takes the options
 * of {@link Bitrix24TestPortalApplication}, and WireMock should be given
 * {@code --async-response-enabled true}, so that answers that take their time occupy no
 * thread.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24PortalTransformer implements ResponseDefinitionTransformerV2 {

	/**
	 * The name of the extension, for stubs that ask for it.
	 */
	public static final String NAME = "bitrix24-portal";

	/**
	 * The environment variable that holds the options where WireMock makes the extension.
	 */
	public static final String OPTIONS_VARIABLE = "BITRIX24_TEST_PORTAL_OPTIONS";

	private static final String STATISTICS = "/__portal/statistics";

	private final Sites sites;

	/**
	 * Create the extension with the options of the environment. WireMock calls this.
	 */
	public Bitrix24PortalTransformer() {
		this(new Sites(PortalOptions.parse(System.getenv(OPTIONS_VARIABLE))));
	}

	Bitrix24PortalTransformer(Sites sites) {
		this.sites = sites;
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public boolean applyGlobally() {
		return true;
	}

	@Override
	public ResponseDefinition transform(ServeEvent serveEvent) {
		ResponseDefinition stubbed = serveEvent.getResponseDefinition();
		if (stubbed.wasConfigured() && !stubbed.hasTransformer(this)) {
			return stubbed;
		}
		Request request = serveEvent.getRequest();
		String url = request.getUrl();
		if (url.equals(STATISTICS)) {
			return statistics(request, stubbed);
		}
		PortalResponse response = this.sites.answer(read(request));
		return (response != null) ? render(response) : stubbed;
	}

	private ResponseDefinition statistics(Request request, ResponseDefinition otherwise) {
		if (request.getMethod().equals(RequestMethod.GET)) {
			return ResponseDefinitionBuilder.jsonResponse(this.sites.main().portal().statistics().toMap());
		}
		if (request.getMethod().equals(RequestMethod.DELETE)) {
			this.sites.main().portal().statistics().reset();
			return ResponseDefinition.noContent();
		}
		return otherwise;
	}

	private static PortalRequest read(Request request) {
		String url = request.getUrl();
		int question = url.indexOf('?');
		return new PortalRequest("http://" + header(request, "Host"), (question < 0) ? url : url.substring(0, question),
				(question < 0) ? "" : url.substring(question + 1), header(request, "Content-Type"),
				header(request, "Authorization"), request.getBody(), parts(request),
				String.valueOf(request.getClientIp()));
	}

	private static String header(Request request, String name) {
		String value = request.getHeader(name);
		return (value != null) ? value : "";
	}

	private static List<Map.Entry<String, String>> parts(Request request) {
		if (!request.isMultipart()) {
			return List.of();
		}
		return request.getParts().stream().map((part) -> Map.entry(part.getName(), part.getBody().asString())).toList();
	}

	private ResponseDefinition render(PortalResponse response) {
		ResponseDefinitionBuilder builder = new ResponseDefinitionBuilder().withStatus(response.status());
		response.headers().forEach(builder::withHeader);
		Duration delay = this.sites.settings().clock.toReal(response.delay());
		if (!delay.isZero()) {
			builder.withFixedDelay(Math.toIntExact(delay.plusNanos(999_999).toMillis()));
		}
		if (response.ending() != null) {
			return builder.withFault(response.ending()).build();
		}
		return builder.withBody(response.body()).build();
	}

}
