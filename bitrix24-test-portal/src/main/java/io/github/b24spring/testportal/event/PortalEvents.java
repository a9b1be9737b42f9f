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
package io.github.b24spring.testportal.event;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalMethod;
import io.github.b24spring.testportal.oauth.OAuthServer;
import io.github.b24spring.testportal.oauth.PortalIdentity;
import org.jspecify.annotations.Nullable;

/**
 * The events of a portal: sends them to the handlers that applications have bound, and
 * keeps them for those that fetch them.
 * <p>
 * Calls that change something emit their events by themselves. All times are those of the
 * portal's clock, except the delays of a {@link DeliveryPlan}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PortalEvents {

	private final PortalIdentity portal;

	private final OAuthServer oauth;

	private final Clock clock;

	private final FormSender sender;

	private final Robots robots = new Robots();

	private final EventCodes codes = new EventCodes();

	private final Set<Long> employees = ConcurrentHashMap.newKeySet(1);

	private final EventBindings bindings;

	private final OfflineMethods offline;

	private final FetchMethods fetched;

	private final List<OutboundWebhook> webhooks = new CopyOnWriteArrayList<>();

	private final EventDelivery delivery = new EventDelivery();

	private final OfflineSignals signals;

	/**
	 * Create a portal's events.
	 * @param portal the portal
	 * @param oauth the OAuth server
	 * @param clock the portal's clock
	 * @param sender what sends events
	 */
	public PortalEvents(PortalIdentity portal, OAuthServer oauth, Clock clock, FormSender sender) {
		this.portal = portal;
		this.oauth = oauth;
		this.clock = clock;
		this.sender = sender;
		Installations installations = new Installations(oauth, portal);
		this.bindings = new EventBindings(this.codes, installations, (user) -> !this.employees.contains(user));
		this.offline = new OfflineMethods(clock, installations, (user) -> !this.employees.contains(user));
		this.fetched = new FetchMethods(clock);
		this.signals = new OfflineSignals(clock);
	}

	/**
	 * Register the methods about events.
	 * @param methods takes each method with its name
	 */
	public void register(BiConsumer<String, PortalMethod> methods) {
		methods.accept("event.bind", this.bindings::bind);
		methods.accept("event.unbind", this.bindings::unbind);
		methods.accept("event.get", this.bindings::get);
		methods.accept("events", this.bindings::codes);
		methods.accept("event.test", this::test);
		methods.accept("event.offline.get", this.offline::get);
		methods.accept("event.offline.clear", this.offline::clear);
		methods.accept("event.offline.error", this.offline::error);
		methods.accept("event.offline.list", this.offline::list);
		methods.accept("feature.get", OfflineMethods::feature);
		methods.accept("im.v2.Event.subscribe", this.fetched::subscribe);
		methods.accept("im.v2.Event.unsubscribe", this.fetched::unsubscribe);
		methods.accept("im.v2.Event.get", this.fetched::get);
		methods.accept("imbot.v2.Event.get", this.fetched::getOfBot);
		methods.accept("bizproc.event.send", this.robots::answer);
	}

	/**
	 * Return the robots that wait for an answer.
	 * @return the robots
	 */
	public Robots robots() {
		return this.robots;
	}

	/**
	 * Make a user one who is no administrator. All are unless said otherwise.
	 * @param userId the id of the user
	 */
	public void employee(long userId) {
		this.employees.add(userId);
	}

	/**
	 * Tell whether a user is an administrator, as {@code profile} says.
	 * @param userId the id of the user
	 * @return whether it is no {@link #employee(long)}
	 */
	public boolean isAdministrator(long userId) {
		return !this.employees.contains(userId);
	}

	/**
	 * Let applications bind an event that the portal does not know by itself.
	 * @param code the code
	 */
	public void know(String code) {
		this.codes.add(code);
	}

	/**
	 * Bind an outbound webhook, which brings no tokens.
	 * @param handler where events are sent
	 * @param applicationToken the secret by which they show where they come from
	 * @param codes the codes of the events
	 */
	public void outboundWebhook(String handler, String applicationToken, String... codes) {
		for (String code : codes) {
			this.webhooks
				.add(new OutboundWebhook(code.toUpperCase(Locale.ROOT), URI.create(handler), applicationToken));
		}
	}

	/**
	 * Return how events are sent to handlers.
	 * @return the delivery
	 */
	public EventDelivery delivery() {
		return this.delivery;
	}

	/**
	 * Emit an event of the CRM, caused by the user with the id 1.
	 * @param code the code, such as {@code ONCRMDEALUPDATE}
	 * @param id the id of the object
	 */
	public void emit(String code, long id) {
		emit(code, Map.of("FIELDS", Map.of("ID", id)), EventCause.user(1));
	}

	/**
	 * Emit an event.
	 * @param code the code
	 * @param data the data, nested as they will be
	 * @param cause who caused it
	 */
	public void emit(String code, Map<String, ? extends @Nullable Object> data, EventCause cause) {
		String event = code.toUpperCase(Locale.ROOT);
		for (EventBinding binding : this.bindings.of(event)) {
			if (binding.isOffline()) {
				queue(binding, data, cause);
			}
			else {
				send(binding, data, cause.userId());
			}
		}
		for (OutboundWebhook webhook : this.webhooks) {
			if (webhook.event().equals(event)) {
				this.delivery.send(webhook.form(this.sender, this.portal, this.oauth, this.clock, data));
			}
		}
	}

	/**
	 * Put an event into the messenger's queue of a user, who must have subscribed.
	 * @param userId the id of the user
	 * @param type the type, such as {@code ONIMV2MESSAGEADD}
	 * @param data the data
	 * @return whether it was queued
	 */
	public boolean emitMessage(long userId, String type, Map<String, ? extends @Nullable Object> data) {
		return this.fetched.addForUser(userId, type, data);
	}

	/**
	 * Return what waits in the messenger's queue of a user.
	 * @param userId the id of the user
	 * @return the number of events, those included that are too old to be fetched
	 */
	public int waitingMessages(long userId) {
		return this.fetched.waitingForUser(userId);
	}

	/**
	 * Register a bot that fetches its events.
	 * @param botId the id of the bot
	 * @param botToken what a webhook has to show as {@code botToken}
	 */
	public void bot(long botId, String botToken) {
		this.fetched.addBot(botId, botToken);
	}

	/**
	 * Put an event into the queue of a bot, which must be registered.
	 * @param botId the id of the bot
	 * @param type the type, such as {@code ONIMBOTV2COMMANDADD}
	 * @param data the data
	 * @return whether it was queued
	 */
	public boolean emitToBot(long botId, String type, Map<String, ? extends @Nullable Object> data) {
		return this.fetched.addForBot(botId, type, data);
	}

	/**
	 * Emit the event of a call that has run, if there is one.
	 * @param request the call
	 * @param result its result
	 */
	public void ran(MethodRequest request, MethodResult result) {
		WriteEvents.Written written = WriteEvents.of(request, result);
		if (written != null) {
			emit(written.event(), written.data(), new EventCause(request.caller().userId(), request.caller().clientId(),
					Arguments.of(request).text("auth_connector")));
		}
	}

	private MethodResult test(MethodRequest request) {
		this.bindings.get(request);
		emit("ONAPPTEST", Map.of("QUERY", request.parameters()), EventCause.user(request.caller().userId()));
		return MethodResult.of(1);
	}

	private void queue(EventBinding binding, Map<String, ? extends @Nullable Object> data, EventCause cause) {
		String clientId = binding.installation().application().clientId();
		boolean own = clientId.equals(cause.clientId()) && !cause.connector().isEmpty()
				&& cause.connector().equals(binding.connector());
		if (own) {
			return;
		}
		this.offline.queue(binding.installation(), binding.connector())
			.add(this.clock.instant(), binding.event(), data, cause.userId(), messageId(binding.event(), data));
		for (EventBinding signal : this.bindings.of(OfflineSignals.EVENT)) {
			if (!signal.isOffline() && signal.isOf(binding.installation()) && this.signals.isDue(signal)) {
				send(signal, Map.of(), signal.installation().userId());
			}
		}
	}

	private void send(EventBinding binding, Map<String, ? extends @Nullable Object> data, @Nullable Long actor) {
		if (!binding.installation().isFinished() || binding.handler() == null) {
			return;
		}
		Long userId = (binding.userId() != 0) ? Long.valueOf(binding.userId()) : actor;
		ApplicationPosts posts = new ApplicationPosts(binding.installation(), this.oauth, this.clock, this.sender,
				this.robots);
		boolean signal = binding.event().equals(OfflineSignals.EVENT);
		this.delivery.send((signal ? posts.signal(binding.event(), (userId != null) ? userId : 1)
				: posts.event(binding.event(), data, userId))
			.with("event_handler_id", Long.toString(binding.id()))
			.to(binding.handler().toString()));
	}

	private static String messageId(String event, Map<String, ? extends @Nullable Object> data) {
		try {
			byte[] content = (event + '|' + data).getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no MD5", ex);
		}
	}

}
