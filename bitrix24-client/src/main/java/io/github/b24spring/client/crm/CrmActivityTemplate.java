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
package io.github.b24spring.client.crm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.DownloadSpec;
import io.github.b24spring.client.ListSpec;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.util.Assert;

/**
 * The operations on top of a client.
 */
final class CrmActivityTemplate implements CrmActivityOperations {

	private static final ParameterizedTypeReference<LinkedHashMap<String, FieldDescriptor>> DESCRIPTORS = new ParameterizedTypeReference<>() {
	};

	private final Bitrix24Client client;

	CrmActivityTemplate(Bitrix24Client client) {
		this.client = client;
	}

	@Override
	public Mono<Long> add(NewActivity activity) {
		String method = "crm.activity.add";
		return Answers.present(method,
				this.client.call(method).param("fields", activity.fields()).retrieve(Long.class));
	}

	@Override
	public Mono<Void> update(long id, ActivityChange change) {
		String method = "crm.activity.update";
		return Answers.done(method,
				this.client.call(method).param("id", id).param("fields", change.fields()).retrieve(Boolean.class));
	}

	@Override
	public Mono<Activity> get(long id) {
		return Answers.found(this.client.call("crm.activity.get").param("id", id).retrieve(Activity.class));
	}

	@Override
	public ListSpec<Activity> list() {
		return this.client.list("crm.activity.list", Activity.class);
	}

	@Override
	public Mono<Void> delete(long id) {
		String method = "crm.activity.delete";
		return Answers.done(method, this.client.call(method).param("id", id).retrieve(Boolean.class));
	}

	@Override
	public Mono<Map<String, FieldDescriptor>> fields() {
		return descriptors("crm.activity.fields");
	}

	@Override
	public Mono<Map<String, FieldDescriptor>> communicationFields() {
		return descriptors("crm.activity.communication.fields");
	}

	private Mono<Map<String, FieldDescriptor>> descriptors(String method) {
		return this.client.call(method).retrieve(DESCRIPTORS).map(Collections::unmodifiableMap);
	}

	@Override
	public Mono<String> callTranscript(long activityId) {
		return Answers
			.found(this.client.call("crm.activity.call.getTranscript")
				.param("activityId", activityId)
				.retrieve(CallTranscript.class))
			.mapNotNull(CallTranscript::transcription);
	}

	@Override
	public DownloadSpec download(ActivityFile file) {
		String url = file.url();
		Assert.isTrue(url != null, () -> "File " + file.id() + " has no link");
		return this.client.download(url);
	}

	@Override
	public CrmActivityTodoOperations todo() {
		return new CrmActivityTodoTemplate(this.client);
	}

	@Override
	public CrmActivityBindingOperations bindings() {
		return new CrmActivityBindingTemplate(this.client);
	}

	@Override
	public CrmActivityConfigurableOperations configurable() {
		return new CrmActivityConfigurableTemplate(this.client);
	}

	@Override
	public CrmActivityBadgeOperations badges() {
		return new CrmActivityBadgeTemplate(this.client);
	}

	@Override
	public CrmActivityTypeOperations types() {
		return new CrmActivityTypeTemplate(this.client);
	}

	@Override
	public CrmActivityLayoutBlockOperations layoutBlocks() {
		return new CrmActivityLayoutBlockTemplate(this.client);
	}

	/**
	 * The result of {@code crm.activity.call.getTranscript}.
	 */
	record CallTranscript(@Nullable String transcription) {

	}

}
