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
package io.github.b24spring.client.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.form.BracketForm;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a portal has posted to a handler, of which nothing is proven.
 *
 * @param event the event, without a client
 * @param applicationToken the secret that it brings, {@code null} if it brings none
 */
record ReceivedForm(Bitrix24Event event, @Nullable String applicationToken) {

	private static final Set<String> LIFECYCLE = Set.of("ONAPPINSTALL", "ONAPPUPDATE", "ONAPPUNINSTALL",
			"ONAPPUSERREADY");

	private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.:]{0,99}");

	private static final Pattern MEMBER_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

	private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

	private static final BracketForm NO_QUERY = BracketForm.parse(new byte[0]);

	static ReceivedForm read(BracketForm form, Instant now) {
		BracketForm auth = form.below("auth");
		String memberId = memberId(auth);
		String ts = form.text("ts");
		Instant time = Instant
			.ofEpochSecond((ts != null && SECONDS.matcher(ts).matches()) ? Long.parseLong(ts) : now.getEpochSecond());
		return new ReceivedForm(event(form, memberId, time), auth.text("application_token"));
	}

	private static Bitrix24Event event(BracketForm form, String memberId, Instant time) {
		String code = form.text("event");
		if (code == null) {
			return RobotRequests.read(form, memberId, time);
		}
		if (!CODE.matcher(code).matches()) {
			throw malformed("The field 'event' is not the code of an event");
		}
		EventDetails details = EventDetails.sent(code, memberId, time, form.below("data").values());
		if (!LIFECYCLE.contains(details.code())) {
			return Bitrix24Event.of(details);
		}
		return new ApplicationLifecycleEvent(withoutTokens(details), ApplicationRequest.read(form, NO_QUERY));
	}

	private static EventDetails withoutTokens(EventDetails details) {
		Map<String, Object> data = new LinkedHashMap<>(details.data().values());
		data.remove("access_token");
		data.remove("refresh_token");
		return new EventDetails(details.code(), details.memberId(), details.time(), details.key(), details.origin(),
				EventData.of(data), null);
	}

	/**
	 * Outgoing webhooks of some portals bring no {@code member_id}.
	 */
	private static String memberId(BracketForm auth) {
		String memberId = auth.text("member_id");
		if (memberId == null || memberId.isEmpty()) {
			memberId = auth.text("domain");
			memberId = (memberId != null) ? PortalAddress.hostName(memberId) : null;
		}
		if (memberId == null || !MEMBER_ID.matcher(memberId).matches()) {
			throw malformed("The request does not say which portal it comes from: it has neither a usable"
					+ " 'auth[member_id]' nor 'auth[domain]'");
		}
		return memberId;
	}

	static RefusedRequestException malformed(String message) {
		return new RefusedRequestException(RefusalReason.INCOMPLETE, message);
	}

	/**
	 * Whether its proof leaves nothing to prove it by once more, so that it must be
	 * carried out though the portal goes away meanwhile.
	 */
	boolean isUsedUpByItsProof() {
		return this.event instanceof ApplicationLifecycleEvent;
	}

	Mono<EventPortal> authenticate(EventAuthenticator authenticator) {
		return (this.event instanceof ApplicationLifecycleEvent lifecycle)
				? authenticator.authenticate(lifecycle.request())
				: authenticator.authenticate(this.event.memberId(), this.applicationToken);
	}

	/**
	 * Make the event of what is proven.
	 */
	Bitrix24Event from(EventPortal portal) {
		EventDetails named = this.event.details();
		EventDetails details = new EventDetails(named.code(), portal.memberId(), named.time(), named.key(),
				named.origin(), named.data(), portal.client());
		if (this.event instanceof ApplicationLifecycleEvent lifecycle) {
			return new ApplicationLifecycleEvent(details, lifecycle.request());
		}
		return (this.event instanceof RobotRequest robot) ? robot.with(details) : Bitrix24Event.of(details);
	}

	@Override
	public String toString() {
		return this.event.toString();
	}

}
