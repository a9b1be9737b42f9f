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

import io.github.b24spring.testportal.list.IdProfile;
import io.github.b24spring.testportal.list.IdSequence;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PortalOptions}.
 *
 * @author The b24spring maintainers
 */
class PortalOptionsTests {

	@Test
	void operatingLimitHoldsInItsWindow() {
		PortalSettings settings = PortalOptions.parse("--operating-limit=5s --operating-window=20s");
		assertThat(settings.operatingLimit).isEqualTo(Duration.ofSeconds(5));
		assertThat(settings.operatingWindow).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void idsLieAsTheirProfileSays() {
		IdSequence ids = PortalOptions.parse("--ids=far-block --activities=2000 --seed=7").activities.ids();
		assertThat(ids.id(1999)).isEqualTo(IdSequence.uneven(IdProfile.FAR_BLOCK, 2000, 7).id(1999))
			.isGreaterThan(400_000);
	}

	@Test
	void faultsStrikeRequestsAtRandomAndMethodsAlways() {
		PortalSettings settings = PortalOptions
			.parse(List.of("--faults=1:half-json", "--fault=crm.activity.add:reset-after-execution"));
		assertThat(settings.faults.forRequest("profile")).isSameAs(Fault.HALF_JSON);
		assertThat(settings.faults.forRequest("crm.activity.add")).isSameAs(Fault.RESET_AFTER_EXECUTION);
		assertThat(PortalOptions.parse("").faults.forRequest("profile")).isNull();
	}

	@Test
	void unknownFaultIsRefusedByTheNameOfItsOption() {
		assertThatIllegalArgumentException().isThrownBy(() -> PortalOptions.parse("--faults=0.05:flood"))
			.withMessageStartingWith("Option '--faults'");
	}

}
