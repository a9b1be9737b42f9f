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

import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;

/**
 * A portal in this process that notes each write, keeps a file, and has activities that
 * do not change.
 *
 * @author The b24spring maintainers
 */
final class ChaosPortal implements AutoCloseable {

	static final long ROWS = 20_000;

	static final String FILE_LINK = "/chaos/file?token=0123456789abcdef";

	private final Bitrix24TestPortal portal;

	private final WriteLedger ledger;

	private final byte[] file = new byte[300_000];

	ChaosPortal(WriteLedger ledger) {
		this.ledger = ledger;
		new Random(1).nextBytes(this.file);
		this.portal = Bitrix24TestPortal.builder()
			.activities(ActivityData.generated(ROWS, IdSequence.dense(1)))
			.reportOperating(false)
			.recordRequests(false)
			.start();
		this.portal.method("crm.deal.add", (request) -> MethodResult.of(noted(marker(request, "fields", "TITLE"))));
		this.portal.method("disk.folder.uploadfile", (request) -> {
			String marker = noted(marker(request, "data", "NAME"));
			List<?> file = (List<?>) request.parameters().get("fileContent");
			byte[] content = Base64.getDecoder().decode((file != null) ? file.get(1).toString() : "");
			return MethodResult.of(marker + Arrays.hashCode(content));
		});
		this.portal.wireMock()
			.stubFor(WireMock.get(WireMock.urlPathEqualTo("/chaos/file"))
				.willReturn(WireMock.ok().withHeader("Content-Type", "application/octet-stream").withBody(this.file)));
	}

	private static String marker(MethodRequest request, String map, String name) {
		String text = (request.parameters().get(map) instanceof Map<?, ?> fields) ? String.valueOf(fields.get(name))
				: "";
		Matcher marker = WriteLedger.MARKER.matcher(text);
		return marker.find() ? marker.group() : "unknown";
	}

	private String noted(String marker) {
		this.ledger.done(marker);
		return marker;
	}

	int port() {
		return URI.create(this.portal.url()).getPort();
	}

	/**
	 * The address of the webhook through a proxy.
	 */
	String webhookUrl(int proxyPort) {
		return this.portal.webhookUrl().replace(":" + port() + "/", ":" + proxyPort + "/");
	}

	byte[] file() {
		return this.file;
	}

	@Override
	public void close() {
		this.portal.close();
	}

}
