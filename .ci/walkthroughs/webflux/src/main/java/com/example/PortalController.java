package com.example;

import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.FieldDescriptor;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PortalController {

	private final CommunicationFields fields;

	private final Bitrix24Client client;

	PortalController(CommunicationFields fields, Bitrix24Client client) {
		this.fields = fields;
		this.client = client;
	}

	@GetMapping("/fields")
	Mono<Map<String, FieldDescriptor>> fields() {
		return this.fields.all();
	}

	@GetMapping("/deals/{id}")
	Mono<Deal> deal(@PathVariable("id") long id) {
		return Deal.find(this.client, id);
	}

}
