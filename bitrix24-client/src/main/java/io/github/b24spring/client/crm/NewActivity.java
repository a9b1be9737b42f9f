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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An activity to be created. Immutable; every method returns a changed copy.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see CrmActivityOperations#add(NewActivity)
 */
public final class NewActivity extends ActivityValues<NewActivity> {

	private NewActivity(Map<String, ? extends @Nullable Object> fields) {
		super(fields);
	}

	/**
	 * Describe a call.
	 * @param owner the CRM object that the call belongs to
	 * @param subject the title
	 * @param communication whom the call is held with, and the phone number
	 * @return the call
	 */
	public static NewActivity call(CrmObject owner, String subject, Communication communication) {
		return of(ActivityType.CALL, owner, subject).withCommunications(List.of(communication));
	}

	/**
	 * Describe a meeting. The portal enters it into the calendar of the responsible user.
	 * @param owner the CRM object that the meeting belongs to
	 * @param subject the title
	 * @param communication whom the meeting is held with
	 * @return the meeting
	 */
	public static NewActivity meeting(CrmObject owner, String subject, Communication communication) {
		return of(ActivityType.MEETING, owner, subject).withCommunications(List.of(communication));
	}

	/**
	 * Describe an e-mail that is recorded, but not sent.
	 * @param owner the CRM object that the e-mail belongs to
	 * @param subject the subject
	 * @param communications whom the e-mail was exchanged with, and the addresses; not
	 * empty
	 * @param direction the direction
	 * @return the e-mail
	 */
	public static NewActivity email(CrmObject owner, String subject, List<Communication> communications,
			ActivityDirection direction) {
		Assert.notEmpty(communications, "'communications' must not be empty");
		return of(ActivityType.EMAIL, owner, subject).withCommunications(communications).withDirection(direction);
	}

	/**
	 * Describe an e-mail that the portal sends at once. Sending cannot be taken back, and
	 * adding the activity again sends it again.
	 * @param owner the CRM object that the e-mail belongs to
	 * @param subject the subject
	 * @param communications the receivers and their addresses; not empty
	 * @return the e-mail
	 */
	public static NewActivity emailToSend(CrmObject owner, String subject, List<Communication> communications) {
		return email(owner, subject, communications, ActivityDirection.OUTGOING).withCompleted(true);
	}

	/**
	 * Describe an activity of the application that the credentials belong to, which
	 * cannot be those of a webhook.
	 * @param owner the CRM object that the activity belongs to
	 * @param subject the title
	 * @param providerTypeId the type, as registered with
	 * {@link CrmActivityTypeOperations#add(NewActivityType)}
	 * @return the activity
	 */
	public static NewActivity ofApplication(CrmObject owner, String subject, String providerTypeId) {
		Assert.hasText(providerTypeId, "'providerTypeId' must not be empty");
		return new NewActivity(Map.of()).owner(owner)
			.withSubject(subject)
			.withField(ActivityFields.PROVIDER_ID, "REST_APP")
			.withField(ActivityFields.PROVIDER_TYPE_ID, providerTypeId);
	}

	/**
	 * Describe an activity of any kind. Which fields it needs besides depends on the
	 * kind.
	 * @param type the kind
	 * @param owner the CRM object that the activity belongs to
	 * @param subject the title
	 * @return the activity
	 */
	public static NewActivity of(ActivityType type, CrmObject owner, String subject) {
		return new NewActivity(Map.of()).owner(owner)
			.withField(ActivityFields.TYPE_ID, type.value())
			.withSubject(subject);
	}

	private NewActivity owner(CrmObject owner) {
		return withField(ActivityFields.OWNER_TYPE_ID, owner.type().value()).withField(ActivityFields.OWNER_ID,
				owner.id());
	}

	/**
	 * Set the sender of an e-mail; otherwise the portal takes the mailbox of the user, or
	 * the shared one.
	 * @param sender {@code Name Surname <address>}
	 * @return a changed copy
	 */
	public NewActivity withSender(String sender) {
		return setting("MESSAGE_FROM", sender);
	}

	/**
	 * Let the sender of an e-mail get no copy.
	 * @return a changed copy
	 */
	public NewActivity withoutCopyToSender() {
		return setting("DISABLE_SENDING_MESSAGE_COPY", "Y");
	}

	private NewActivity setting(String name, String value) {
		Map<String, @Nullable Object> settings = new LinkedHashMap<>();
		if (fields().get(ActivityFields.SETTINGS) instanceof Map<?, ?> former) {
			former.forEach((key, setting) -> settings.put(String.valueOf(key), setting));
		}
		settings.put(name, value);
		return withSettings(settings);
	}

	@Override
	NewActivity with(Map<String, @Nullable Object> fields) {
		return new NewActivity(fields);
	}

}
