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
package io.github.b24spring.autoconfigure.testportal;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.Bitrix24ConnectionDetails;
import io.github.b24spring.testportal.Bitrix24TestPortal;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for the connection to a
 * {@link Bitrix24TestPortal} bean.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(before = Bitrix24AutoConfiguration.class)
@ConditionalOnClass(Bitrix24TestPortal.class)
@ConditionalOnSingleCandidate(Bitrix24TestPortal.class)
public final class Bitrix24TestPortalAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Bitrix24ConnectionDetails bitrix24TestPortalConnectionDetails(Bitrix24TestPortal testPortal) {
		return new Bitrix24TestPortalConnectionDetails(testPortal);
	}

}
