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
package io.github.b24spring.client.event;

import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventRefusalsTests {

	@ParameterizedTest
	@EnumSource
	void formThatLacksSomethingIsMalformedAndOthersAreUnproven(RefusalReason reason) {
		EventRefusal refusal = EventRefusals.ofForm(new RefusedRequestException(reason, "No."));
		assertThat(refusal)
			.isEqualTo((reason == RefusalReason.INCOMPLETE) ? EventRefusal.MALFORMED : EventRefusal.UNPROVEN);
	}

}
