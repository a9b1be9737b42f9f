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

import java.util.Arrays;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.DownloadSpec;
import io.github.b24spring.client.ListSpec;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * The methods {@code crm.activity.*}. The publishers fail with a
 * {@link io.github.b24spring.client.exception.Bitrix24Exception}; the webhook or
 * application needs the scope {@code crm}.
 * <p>
 * Of an object that does not exist, or that the user may not see, a read gives an empty
 * publisher, and a write fails with
 * {@link io.github.b24spring.client.exception.Bitrix24NotFoundException}. A write to
 * which the portal answers {@code false} or {@code null} fails with
 * {@link io.github.b24spring.client.exception.Bitrix24ApiException}.
 * <p>
 * Where a method needs an application, a webhook fails with
 * {@link io.github.b24spring.client.exception.Bitrix24WrongAuthTypeException}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/index.html">Activities</a>
 */
public interface CrmActivityOperations {

	/**
	 * Create the operations of a client.
	 * @param client the client
	 * @return the operations
	 */
	static CrmActivityOperations of(Bitrix24Client client) {
		return new CrmActivityTemplate(client);
	}

	/**
	 * Create an activity ({@code crm.activity.add}). It is never created twice: when the
	 * outcome is unknown, the call fails and
	 * {@link io.github.b24spring.client.exception.Bitrix24Exception#mayHaveRun()} says
	 * so. In particular, an e-mail that the portal could not send fails with "Email send
	 * error", and its activity exists nevertheless.
	 * <p>
	 * Bitrix24 has deprecated the method except for meetings and e-mails: prefer
	 * universal activities ({@link CrmActivityTodoOperations#add}) or configurable ones
	 * ({@link CrmActivityConfigurableOperations#add}).
	 * @param activity the activity
	 * @return the id of the activity
	 */
	Mono<Long> add(NewActivity activity);

	/**
	 * Change an activity ({@code crm.activity.update}). Fields that are not set stay as
	 * they are; what becomes of former files when files are set is not documented.
	 * <p>
	 * Bitrix24 has deprecated the method: prefer {@link CrmActivityTodoOperations#update}
	 * and {@link CrmActivityConfigurableOperations#update} for activities of these kinds.
	 * @param id the id of the activity
	 * @param change the change
	 * @return completes when the activity is changed
	 */
	Mono<Void> update(long id, ActivityChange change);

	/**
	 * Read an activity of any kind ({@code crm.activity.get}). Communications, bindings
	 * and files are not among its fields.
	 * @param id the id of the activity
	 * @return the activity; empty if there is none
	 */
	Mono<Activity> get(long id);

	/**
	 * List activities of all kinds ({@code crm.activity.list}), those that the user may
	 * read. Names of fields are in {@link ActivityFields}; communications and files come
	 * only when they are selected, for files {@link ActivityFields#FILES} and
	 * {@link ActivityFields#STORAGE_ELEMENT_IDS} together.
	 * @return a description of the list of all activities, to be narrowed
	 */
	ListSpec<Activity> list();

	/**
	 * List the activities that are bound to any of some CRM objects
	 * ({@code crm.activity.list} with a filter on {@link ActivityFields#BINDINGS}). The
	 * portal repeats an activity for each object that it is bound to; all rows in the
	 * order of their ids have it once.
	 * @param objects the objects
	 * @return a description of the list, to be narrowed further
	 */
	default ListSpec<Activity> listBoundTo(CrmObject... objects) {
		Assert.notEmpty(objects, "'objects' must not be empty");
		return list().filter(Map.of(ActivityFields.BINDINGS,
				Arrays.stream(objects)
					.map((object) -> Map.of(ActivityFields.OWNER_TYPE_ID, object.type().value(),
							ActivityFields.OWNER_ID, object.id()))
					.toList()));
	}

	/**
	 * Delete an activity of any kind ({@code crm.activity.delete}).
	 * @param id the id of the activity
	 * @return completes when the activity is deleted
	 */
	Mono<Void> delete(long id);

	/**
	 * Describe the fields of activities ({@code crm.activity.fields}).
	 * @return the descriptors by name of the field, in the portal's order; unmodifiable
	 */
	Mono<Map<String, FieldDescriptor>> fields();

	/**
	 * Describe the fields of an activity's communications
	 * ({@code crm.activity.communication.fields}).
	 * @return the descriptors by name of the field, in the portal's order; unmodifiable
	 */
	Mono<Map<String, FieldDescriptor>> communicationFields();

	/**
	 * Read the transcript of a call ({@code crm.activity.call.getTranscript}). Asking for
	 * it does not make the portal transcribe the call.
	 * @param activityId the id of the call's activity
	 * @return the transcript; empty if there is none (yet), or no such activity
	 */
	Mono<String> callTranscript(long activityId);

	/**
	 * Download a file of an activity. The link needs an access token: a webhook fails
	 * with {@link io.github.b24spring.client.exception.Bitrix24WrongAuthTypeException}.
	 * @param file the file, of an activity that was listed with its files
	 * @return a description of the download
	 * @throws IllegalArgumentException if the file has no link
	 */
	DownloadSpec download(ActivityFile file);

	/**
	 * Return the universal activities ({@code crm.activity.todo.*}).
	 * @return the operations
	 */
	CrmActivityTodoOperations todo();

	/**
	 * Return the CRM objects that activities are bound to
	 * ({@code crm.activity.binding.*}).
	 * @return the operations
	 */
	CrmActivityBindingOperations bindings();

	/**
	 * Return the configurable activities ({@code crm.activity.configurable.*}).
	 * @return the operations
	 */
	CrmActivityConfigurableOperations configurable();

	/**
	 * Return the badges of configurable activities ({@code crm.activity.badge.*}).
	 * @return the operations
	 */
	CrmActivityBadgeOperations badges();

	/**
	 * Return the types of activities of the application ({@code crm.activity.type.*}).
	 * @return the operations
	 */
	CrmActivityTypeOperations types();

	/**
	 * Return the blocks that the application adds to activities
	 * ({@code crm.activity.layout.blocks.*}).
	 * @return the operations
	 */
	CrmActivityLayoutBlockOperations layoutBlocks();

}
