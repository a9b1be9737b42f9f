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
package io.github.b24spring.benchmarks;

import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.b24spring.testportal.Bitrix24TestPortalApplication;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A test portal in a process of its own.
 *
 * @author The b24spring maintainers
 */
final class PortalProcess implements AutoCloseable {

	/**
	 * The portal counts requests by the address that this header tells.
	 */
	static final String ADDRESS_HEADER = "X-Forwarded-For";

	private static final int WARM_UP_REQUESTS = 120;

	private static final int REQUESTS_PER_ADDRESS = 40;

	private final JavaProcess process;

	private final String webhookUrl;

	private final HttpClient httpClient = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private PortalProcess(JavaProcess process, String webhookUrl) {
		this.process = process;
		this.webhookUrl = webhookUrl;
	}

	/**
	 * Start a portal, and make it answer often enough to be past its slow beginnings.
	 * @param options the options of the portal
	 * @return the portal
	 */
	static PortalProcess start(String... options) throws Exception {
		PortalProcess portal = startCold(options);
		try {
			portal.warmUp();
			return portal;
		}
		catch (Exception ex) {
			portal.close();
			throw ex;
		}
	}

	/**
	 * Start a portal that has answered nothing yet, such as one that fails at random.
	 * @param options the options of the portal
	 * @return the portal
	 */
	static PortalProcess startCold(String... options) throws Exception {
		List<String> arguments = new ArrayList<>(List.of("--port=0"));
		arguments.addAll(List.of(options));
		return startCold(Bitrix24TestPortalApplication.class, arguments);
	}

	private static PortalProcess startCold(Class<?> application, List<String> arguments) throws Exception {
		JavaProcess process = JavaProcess.start(Redirect.PIPE, List.of("-Xmx512m"), application.getName(), arguments);
		try {
			return new PortalProcess(process, process.readLine(60));
		}
		catch (Exception ex) {
			process.close();
			throw ex;
		}
	}

	/**
	 * Start a portal whose activities can be exchanged.
	 * @return the portal, which has none yet
	 */
	static PortalProcess startExchangeable() throws Exception {
		return startCold(ExchangeablePortal.class, List.of());
	}

	/**
	 * Start a portal whose rows are large.
	 * @param rows the number of rows
	 * @return the portal
	 */
	static PortalProcess startLargeRows(int rows) throws Exception {
		return startCold(LargeRowsPortal.class, List.of(Integer.toString(rows)));
	}

	/**
	 * Give an {@linkplain #startExchangeable() exchangeable} portal other activities.
	 * @param ids how their ids lie
	 * @param rows the number of activities
	 * @param seed decides their ids
	 */
	void exchange(String ids, int rows, long seed) throws Exception {
		this.process.writeLine(ids + " " + rows + " " + seed);
		this.process.readLine(60);
		resetStatistics();
	}

	private void warmUp() throws Exception {
		for (int i = 0; i < WARM_UP_REQUESTS; i++) {
			post("server.time", "portal-" + i / REQUESTS_PER_ADDRESS);
		}
		resetStatistics();
	}

	String webhookUrl() {
		return this.webhookUrl;
	}

	String url() {
		return this.webhookUrl.substring(0, this.webhookUrl.indexOf("/rest/"));
	}

	/**
	 * Call a method without the client, as another program would.
	 * @param method the method
	 * @return the HTTP status
	 */
	int post(String method) throws Exception {
		return post(method, null);
	}

	private int post(String method, @Nullable String address) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.webhookUrl + method))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{}"));
		if (address != null) {
			request.header(ADDRESS_HEADER, address);
		}
		return this.httpClient.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
	}

	void resetStatistics() throws Exception {
		this.httpClient.send(HttpRequest.newBuilder(statisticsUri()).DELETE().build(),
				HttpResponse.BodyHandlers.discarding());
	}

	PortalStatistics statistics() throws Exception {
		String body = this.httpClient
			.send(HttpRequest.newBuilder(statisticsUri()).build(), HttpResponse.BodyHandlers.ofString())
			.body();
		return JsonMapper.shared().readValue(body, PortalStatistics.class);
	}

	private URI statisticsUri() {
		return URI.create(url() + "/__portal/statistics");
	}

	/**
	 * The processor time that the portal has used, which a busy machine may not give it
	 * when it needs it.
	 */
	Duration cpuTime() {
		return this.process.process().info().totalCpuDuration().orElse(Duration.ZERO);
	}

	@Override
	public void close() {
		this.process.close();
	}

	record PortalStatistics(long requests, long refusals, long operatingRefusals, int peakConcurrency,
			Map<String, Long> callsByMethod) {

		long calls(String method) {
			return this.callsByMethod.getOrDefault(method, 0L);
		}

	}

}
