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
package io.github.b24spring.autoconfigure.tracing;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.micrometer.tracing.Tracer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for traces of the client: links
 * between calls and the requests that they share.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@AutoConfiguration(after = Bitrix24AutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
				"org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration" })
@ConditionalOnClass(Tracer.class)
@ConditionalOnBean(Tracer.class)
@ConditionalOnBooleanProperty(name = "bitrix24.enabled", matchIfMissing = true)
public final class Bitrix24TracingAutoConfiguration {

	/**
	 * The first handler that supports an observation makes its span, so it stands before
	 * those that support all.
	 */
	@Bean
	@ConditionalOnMissingBean
	@Order(0)
	SharedRequestTracingHandler bitrix24SharedRequestTracingHandler(Tracer tracer) {
		return new SharedRequestTracingHandler(tracer);
	}

	@Bean
	@ConditionalOnMissingBean
	SharedRequestFilter bitrix24SharedRequestFilter() {
		return new SharedRequestFilter();
	}

}
