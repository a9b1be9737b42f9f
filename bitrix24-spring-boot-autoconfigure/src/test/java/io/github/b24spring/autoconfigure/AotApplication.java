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
package io.github.b24spring.autoconfigure;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.EventDetails;
import io.github.b24spring.client.event.EventDispatcher;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * An application that starts, tells what it has, and ends.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class AotApplication {

	public static void main(String[] arguments) {
		try (ConfigurableApplicationContext context = SpringApplication.run(AotApplication.class, arguments)) {
			System.out.println("portal=" + context.getBean(Bitrix24Client.class).portalHost());
			context.getBeanProvider(NamedPortals.class)
				.ifAvailable((portals) -> portals.names()
					.forEach((name) -> System.out.println(name + "=" + portals.client(name).portalHost())));
			context.getBean(EventDispatcher.class)
				.dispatch(Bitrix24Event.of(EventDetails.sent("ONCRMDEALADD", "a223c6b3710f85df", Instant.EPOCH,
						Map.of("FIELDS", Map.of("ID", "22")))))
				.toFuture()
				.orTimeout(60, TimeUnit.SECONDS)
				.join();
			System.out.println("health=" + context.containsBean("bitrix24HealthContributor"));
			System.out.println("metrics=" + context.containsBean("bitrix24Metrics"));
		}
	}

	@Bean
	Object needsOperations(CrmActivityOperations operations) {
		return operations.toString();
	}

	@EventListener(condition = "#event.change.name() == 'ADDED'")
	void listen(CrmItemEvent event) {
		System.out.println("heard=" + event.id());
	}

}
