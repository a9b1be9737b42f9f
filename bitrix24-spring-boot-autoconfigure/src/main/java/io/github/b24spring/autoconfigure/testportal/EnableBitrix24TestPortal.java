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

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.b24spring.autoconfigure.Bitrix24RateLimitProperties.Plan;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives a test of a Spring application a {@link Bitrix24TestPortal}, which the
 * application talks to.
 * <p>
 * The portal is a bean of the application's context, to be injected into fields with
 * {@code @Autowired}, and into methods as a parameter. {@code bitrix24.webhook-url} is
 * its address. It is {@linkplain Bitrix24TestPortal#reset() reset} before each test, and
 * closed with the context. Where tests run in parallel, those with the annotation run one
 * after another, because they may share a context and its portal.
 *
 * <pre class="code">
 * &#064;SpringBootTest
 * &#064;EnableBitrix24TestPortal
 * class DealsTests {
 *
 *     &#064;Test
 *     void test(Bitrix24TestPortal portal) {
 *     }
 *
 * }
 * </pre>
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(TestPortalSpringExtension.class)
@ResourceLock("io.github.b24spring.testportal.Bitrix24TestPortal")
public @interface EnableBitrix24TestPortal {

	/**
	 * How many activities the portal has at the start of each test.
	 * @return the number
	 */
	int activities() default 0;

	/**
	 * Plan whose rate limit the portal keeps. The client is configured for it.
	 * @return the plan
	 */
	Plan plan() default Plan.UNLIMITED;

}
