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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.RestVersion;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code http.client.requests} tells of an address: the same for all methods,
 * because the number of its values is bounded for the whole application.
 */
class UriTemplateTests {

	@RegisterExtension
	private final PortalStub portal = new PortalStub();

	@Test
	void addressIsThatOfAnyMethod() {
		List<String> uris = new CopyOnWriteArrayList<>();
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

			@Override
			public void onStop(Observation.Context context) {
				KeyValue uri = context.getLowCardinalityKeyValue("uri");
				if ("http.client.requests".equals(context.getName())) {
					uris.add((uri != null) ? uri.getValue() : "");
				}
			}

		});
		this.portal.answer(200, "{\"result\":1}");
		Bitrix24Client client = this.portal.client().observationRegistry(registry).build();
		for (String method : List.of("crm.deal.get", "profile")) {
			for (RestVersion version : RestVersion.values()) {
				StepVerifier.create(client.call(method).version(version).retrieve(Integer.class))
					.expectNext(1)
					.expectComplete()
					.verify(Duration.ofSeconds(30));
			}
		}
		assertThat(uris).containsExactly("/rest/{method}", "/rest/api/{method}", "/rest/{method}",
				"/rest/api/{method}");
	}

}
