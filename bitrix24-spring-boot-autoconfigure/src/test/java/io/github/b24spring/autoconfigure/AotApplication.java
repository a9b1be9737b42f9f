package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.CrmActivityOperations;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
			System.out.println("health=" + context.containsBean("bitrix24HealthContributor"));
			System.out.println("metrics=" + context.containsBean("bitrix24Metrics"));
		}
	}

	@Bean
	Object needsOperations(CrmActivityOperations operations) {
		return operations.toString();
	}

}
