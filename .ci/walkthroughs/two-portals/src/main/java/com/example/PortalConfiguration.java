package com.example;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

	@Bean
	@Primary
	Bitrix24Client firstPortal(Bitrix24ClientBuilder builder) {
		return builder.build();
	}

	@Bean
	Bitrix24Client secondPortal(@Value("${application.second-webhook-url}") String webhookUrl) {
		return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(webhookUrl)).build();
	}

	@Bean
	@Primary
	CrmActivityOperations firstActivities(Bitrix24Client client) {
		return CrmActivityOperations.of(client);
	}

	@Bean
	CrmActivityOperations secondActivities(@Qualifier("secondPortal") Bitrix24Client client) {
		return CrmActivityOperations.of(client);
	}

}
