package com.example;

import io.github.b24spring.autoconfigure.Bitrix24ClientBuilderFactory;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.crm.CrmActivityOperations;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

	@Bean
	Bitrix24Client secondPortal(Bitrix24ClientBuilderFactory builders,
			@Value("${application.second-webhook-url}") String webhookUrl) {
		return builders.builderFor(Bitrix24Credentials.webhook(webhookUrl)).build();
	}

	@Bean(defaultCandidate = false)
	CrmActivityOperations secondActivities(@Qualifier("secondPortal") Bitrix24Client client) {
		return CrmActivityOperations.of(client);
	}

}
