package com.example;

import java.util.Map;

import io.github.b24spring.client.crm.FieldDescriptor;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PortalController {

	private final CommunicationFields fields;

	PortalController(CommunicationFields fields) {
		this.fields = fields;
	}

	@GetMapping("/fields")
	Map<String, FieldDescriptor> fields() {
		return this.fields.all().block();
	}

	@GetMapping("/thread")
	String thread() {
		return Thread.currentThread().toString().contains("VirtualThread") ? "virtual" : "platform";
	}

}
