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
package io.github.b24spring.testportal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Something that goes wrong with a call, on the side of the portal.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Fault {

	/**
	 * The portal takes the request, does not run it, and says nothing until its limit for
	 * a request is over; then it closes the connection.
	 */
	public static final Fault HANG = new Fault(new Hang(), false);

	/**
	 * The portal runs the call, and says nothing until its limit for a request is over;
	 * then it closes the connection.
	 */
	public static final Fault HANG_AFTER_EXECUTION = HANG.afterExecution();

	/**
	 * The connection is reset before the call has run.
	 */
	public static final Fault RESET = new Fault(
			new Ending(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER), false);

	/**
	 * The connection is reset after the call has run.
	 */
	public static final Fault RESET_AFTER_EXECUTION = RESET.afterExecution();

	/**
	 * The connection is closed without an answer before the call has run.
	 */
	public static final Fault EMPTY = new Fault(new Ending(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE),
			false);

	/**
	 * What comes is not HTTP; the call has not run.
	 */
	public static final Fault GARBAGE = new Fault(
			new Ending(com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE), false);

	/**
	 * The call runs, and the connection ends in the middle of the answer.
	 */
	public static final Fault TRUNCATED = new Fault(
			new Ending(com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK), true);

	/**
	 * The call runs, and its answer is JSON of which the second half is missing.
	 */
	public static final Fault HALF_JSON = new Fault(new Halve(), true);

	private final Effect effect;

	private final boolean afterExecution;

	private Fault(Effect effect, boolean afterExecution) {
		this.effect = effect;
		this.afterExecution = afterExecution;
	}

	/**
	 * An answer without a body.
	 * @param status the HTTP status
	 * @return the fault, before the call has run
	 */
	public static Fault status(int status) {
		return body(status, "text/plain", "");
	}

	/**
	 * A page of HTML, such as a proxy before the portal shows.
	 * @param status the HTTP status
	 * @return the fault, before the call has run
	 */
	public static Fault html(int status) {
		return body(status, "text/html", "<html><head><title>" + status + "</title></head><body><center><h1>" + status
				+ "</h1></center></body></html>");
	}

	/**
	 * An answer of any kind.
	 * @param status the HTTP status
	 * @param contentType the content type
	 * @param body the body
	 * @return the fault, before the call has run
	 */
	public static Fault body(int status, String contentType, String body) {
		return new Fault(new Answer(PortalResponse.of(status, contentType, body.getBytes(StandardCharsets.UTF_8))),
				false);
	}

	/**
	 * An error in the portal's own form.
	 * @param status the HTTP status
	 * @param code the value of {@code error}: a text, possibly empty, or a number
	 * @param description the value of {@code error_description}
	 * @return the fault, before the call has run
	 */
	public static Fault error(int status, Object code, String description) {
		return new Fault(new Refusal(status, code, description), false);
	}

	/**
	 * The answer of a portal that has been renamed.
	 * @param location the new address of what was asked for
	 * @return the fault, before the call has run
	 */
	public static Fault redirect(String location) {
		return new Fault(new Answer(PortalResponse.of(302, "text/html", new byte[0]).withHeader("Location", location)),
				false);
	}

	/**
	 * The call runs, and its answer comes late.
	 * @param delay by how much
	 * @return the fault
	 */
	public static Fault slow(Duration delay) {
		return new Fault(new Delay(delay), true);
	}

	/**
	 * The same fault before the call has run, in place of it.
	 * @return the fault
	 */
	public Fault beforeExecution() {
		return new Fault(this.effect, false);
	}

	/**
	 * The same fault after the call has run, in place of its answer.
	 * @return the fault
	 */
	public Fault afterExecution() {
		return new Fault(this.effect, true);
	}

	boolean isAfterExecution() {
		return this.afterExecution;
	}

	boolean isRefusal() {
		return this.effect instanceof Refusal;
	}

	PortalResponse apply(PortalResponse response, Duration requestTimeout) {
		return this.effect.apply(response, requestTimeout);
	}

	/**
	 * The answer for a command of a batch, which can only fail as the portal's errors do.
	 * @return the error
	 */
	io.github.b24spring.testportal.method.PortalErrorException toError() {
		Refusal refusal = (Refusal) this.effect;
		return new io.github.b24spring.testportal.method.PortalErrorException(refusal.status, refusal.code,
				refusal.description);
	}

	private interface Effect {

		PortalResponse apply(PortalResponse response, Duration requestTimeout);

	}

	private record Hang() implements Effect {

		@Override
		public PortalResponse apply(PortalResponse response, Duration requestTimeout) {
			return PortalResponse.ending(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE)
				.after(requestTimeout);
		}

	}

	private record Ending(com.github.tomakehurst.wiremock.http.Fault ending) implements Effect {

		@Override
		public PortalResponse apply(PortalResponse response, Duration requestTimeout) {
			return PortalResponse.ending(this.ending).after(response.delay());
		}

	}

	private record Answer(PortalResponse answer) implements Effect {

		@Override
		public PortalResponse apply(PortalResponse response, Duration requestTimeout) {
			return this.answer.after(response.delay());
		}

	}

	private record Refusal(int status, Object code, String description) implements Effect {

		@Override
		public PortalResponse apply(PortalResponse response, Duration requestTimeout) {
			return PortalResponse.json(this.status, Map.of("error", this.code, "error_description", this.description))
				.after(response.delay());
		}

	}

	private record Halve() implements Effect {

		@Override
		public PortalResponse apply(PortalResponse response, Duration requestTimeout) {
			byte[] half = java.util.Arrays.copyOf(response.body(), response.body().length / 2);
			return new PortalResponse(response.status(), response.headers(), half, response.delay(), response.ending());
		}

	}

	private record Delay(Duration delay) implements Effect {

		@Override
		public PortalResponse apply(PortalResponse response, Duration requestTimeout) {
			return response.after(response.delay().plus(this.delay));
		}

	}

}
