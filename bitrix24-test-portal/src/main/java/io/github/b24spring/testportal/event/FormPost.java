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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A form that a portal is about to send to a handler. A test can send it as it is, as
 * often as it likes, or spoil it first.
 * <p>
 * It is immutable: each method returns another form.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class FormPost {

	private final FormSender sender;

	private final @Nullable URI address;

	private final Map<String, String> query;

	private final Map<String, String> fields;

	private final int cutAt;

	private final boolean broken;

	private FormPost(FormSender sender, @Nullable URI address, Map<String, String> query, Map<String, String> fields,
			int cutAt, boolean broken) {
		this.sender = sender;
		this.address = address;
		this.query = query;
		this.fields = fields;
		this.cutAt = cutAt;
		this.broken = broken;
	}

	static FormPost of(FormSender sender, @Nullable URI address, Map<String, ? extends @Nullable Object> values) {
		return new FormPost(sender, address, Map.of(), PhpForm.flatten(values), Integer.MAX_VALUE, false);
	}

	FormPost withQuery(Map<String, String> query) {
		return new FormPost(this.sender, this.address, query, this.fields, this.cutAt, this.broken);
	}

	/**
	 * Return the same form for another handler.
	 * @param address the address, which must be on this machine
	 * @return the form
	 */
	public FormPost to(String address) {
		return new FormPost(this.sender, URI.create(address), this.query, this.fields, this.cutAt, this.broken);
	}

	/**
	 * Return the same form with another field, or another value of one.
	 * @param name the name with its brackets, such as {@code auth[member_id]}
	 * @param value the value
	 * @return the form
	 */
	public FormPost with(String name, String value) {
		Map<String, String> fields = new LinkedHashMap<>(this.fields);
		fields.put(name, value);
		return withFields(fields);
	}

	/**
	 * Return the same form without some fields.
	 * @param prefix what their names begin with, such as {@code auth}
	 * @return the form
	 */
	public FormPost without(String prefix) {
		Map<String, String> fields = new LinkedHashMap<>(this.fields);
		fields.keySet().removeIf((name) -> name.startsWith(prefix));
		return withFields(fields);
	}

	/**
	 * Return the same form with a wrong {@code application_token}, as one who does not
	 * know it would send.
	 * @return the form
	 */
	public FormPost forged() {
		Map<String, String> fields = new LinkedHashMap<>(this.fields);
		fields.replaceAll((name, value) -> name.toLowerCase(java.util.Locale.ROOT).contains("application_token")
				? new StringBuilder(value).reverse() + "0" : value);
		return withFields(fields);
	}

	/**
	 * Return the same form with a field that is nested deeply.
	 * @param levels the number of brackets
	 * @return the form
	 */
	public FormPost nested(int levels) {
		return with("nested" + "[a]".repeat(levels), "1");
	}

	/**
	 * Return the same form with a long value.
	 * @param bytes the length of the value
	 * @return the form
	 */
	public FormPost oversized(int bytes) {
		return with("padding", "x".repeat(bytes));
	}

	/**
	 * Return the same form with many fields.
	 * @param number the number of fields that are added
	 * @return the form
	 */
	public FormPost crowded(int number) {
		Map<String, String> fields = new LinkedHashMap<>(this.fields);
		for (int i = 0; i < number; i++) {
			fields.put("crowd[" + i + "]", "1");
		}
		return withFields(fields);
	}

	/**
	 * Return a form of which the end is missing; the request is whole.
	 * @param bytes the number of bytes that are left
	 * @return the form
	 */
	public FormPost truncated(int bytes) {
		return new FormPost(this.sender, this.address, this.query, this.fields, bytes, false);
	}

	/**
	 * Return a form whose connection ends before all of it is sent.
	 * @param bytes the number of bytes that are sent
	 * @return the form, the sending of which fails
	 */
	public FormPost broken(int bytes) {
		return new FormPost(this.sender, this.address, this.query, this.fields, bytes, true);
	}

	private FormPost withFields(Map<String, String> fields) {
		return new FormPost(this.sender, this.address, this.query, fields, this.cutAt, this.broken);
	}

	/**
	 * Return the fields by their names with brackets.
	 * @return the fields
	 */
	public Map<String, String> fields() {
		return Collections.unmodifiableMap(this.fields);
	}

	/**
	 * Return the form as it is sent.
	 * @return the encoded form
	 */
	public String body() {
		return new String(cut(), StandardCharsets.UTF_8);
	}

	/**
	 * Return where the form is sent.
	 * @return the address with its query
	 * @throws IllegalStateException if the application has no handler
	 */
	public URI address() {
		if (this.address == null) {
			throw new IllegalStateException(
					"The application has no handler: set it by Application.withHandler, or FormPost.to");
		}
		if (this.query.isEmpty()) {
			return this.address;
		}
		String separator = (this.address.getRawQuery() != null) ? "&" : "?";
		return URI.create(this.address + separator + PhpForm.encode(this.query));
	}

	/**
	 * Send the form.
	 * @return the answer, or the failure of the connection
	 * @throws IllegalArgumentException if the handler is not on this machine
	 */
	public CompletableFuture<HandlerReply> send() {
		byte[] sent = cut();
		if (!this.broken) {
			return this.sender.send(address(), sent, sent.length);
		}
		return this.sender.send(address(), PhpForm.encode(this.fields).getBytes(StandardCharsets.UTF_8), sent.length);
	}

	private byte[] cut() {
		byte[] whole = PhpForm.encode(this.fields).getBytes(StandardCharsets.UTF_8);
		return (whole.length <= this.cutAt) ? whole : Arrays.copyOf(whole, this.cutAt);
	}

	@Override
	public String toString() {
		return "Form with the fields " + this.fields.keySet();
	}

}
