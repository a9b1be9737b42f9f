package com.example;

import java.util.Map;

import io.github.b24spring.client.crm.CrmActivityOperations;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.mockito.BDDMockito.given;

@SpringJUnitConfig(CommunicationFields.class)
class CommunicationFieldsTests {

	@MockitoBean
	CrmActivityOperations activities;

	@Test
	void tellsWhatThePortalKnows(@Autowired CommunicationFields fields) {
		given(this.activities.communicationFields()).willReturn(Mono.just(Map.of()));
		StepVerifier.create(fields.all()).expectNext(Map.of()).verifyComplete();
	}

}
