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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Bitrix24TestPortalExtension}.
 *
 * @author The b24spring maintainers
 */
class Bitrix24TestPortalExtensionTests {

	private static final Bitrix24TestPortalBuilder BUILDER = Bitrix24TestPortal.builder()
		.activities(ActivityData.generated(3, IdSequence.dense(1)));

	private static final List<String> EARLIER = new ArrayList<>();

	@RegisterExtension
	final Bitrix24TestPortalExtension extension = new Bitrix24TestPortalExtension(BUILDER);

	@RepeatedTest(2)
	void eachTestHasAPortalOfItsOwn(Bitrix24TestPortal portal, RepetitionInfo repetition) throws Exception {
		assertThat(portal).isSameAs(this.extension.portal());
		assertThat(EARLIER).hasSize(repetition.getCurrentRepetition() - 1)
			.allSatisfy((address) -> assertThatIOException().isThrownBy(() -> profile(address)));
		assertThat(portal.statistics().requests()).isZero();
		assertThat(portal.activities().count()).isEqualTo(3);
		assertThat(portal.clock().instant()).isBefore(Instant.now().plus(Duration.ofHours(1)));
		assertThat(profile(portal.webhookUrl())).isEqualTo(200);
		portal.activities().put(Map.of("SUBJECT", "Call"));
		portal.clock().advance(Duration.ofDays(1));
		EARLIER.add(portal.webhookUrl());
	}

	@Test
	void portalIsThereOnlyWhileATestRuns() {
		assertThatIllegalStateException().isThrownBy(new Bitrix24TestPortalExtension()::portal)
			.withMessage("No test is running");
	}

	private static int profile(String webhookUrl) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(webhookUrl + "profile")).build(),
					HttpResponse.BodyHandlers.discarding())
			.statusCode();
	}

}
