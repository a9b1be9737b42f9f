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
package io.github.b24spring.documentation;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.catalog.MethodCatalog;
import io.github.b24spring.client.catalog.MethodDescription;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A page of the reference that describes one method.
 *
 * @param path where the page lies in the documentation
 * @param method the method, as the client's table of methods spells it
 * @param version the version of the API that the examples call
 * @param text the whole page
 */
record Page(String path, MethodDescription method, RestVersion version, String text) {

	private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*(?:\\.\\w+)+");

	private static final Pattern URL = Pattern.compile("/rest/\\S*?([A-Za-z]\\w*(?:\\.\\w+)+)(?:\\.json)?['\"\\s?]");

	private static final Pattern HEAD_END = Pattern.compile("(?m)^##+ .*(Example|Response|Returned)");

	private static final Pattern ANSWER = Pattern
		.compile("(?m)^##+ .*(Response|Returned|Answer|Return Value|Result).*$");

	private static final Pattern BODY = Pattern.compile("-d '(\\{.*?\\})'", Pattern.DOTALL);

	private static final Pattern JSON = Pattern.compile("```(?:json|js)?\\s*\\n(.*?)```", Pattern.DOTALL);

	static Optional<Page> read(String path, String text) {
		return method(text).map((method) -> new Page(path, method, version(method, path, text), text));
	}

	private static Optional<MethodDescription> method(String text) {
		MethodCatalog catalog = MethodCatalog.documented();
		String title = text.lines().filter((line) -> line.startsWith("# ")).findFirst().orElse("");
		List<String> names = NAME.matcher(title).results().map(MatchResult::group).filter(catalog::isKnown).toList();
		if (!names.isEmpty()) {
			return catalog.find(names.get(names.size() - 1));
		}
		Matcher url = URL.matcher(text);
		return url.find() ? catalog.find(url.group(1)) : Optional.empty();
	}

	private static RestVersion version(MethodDescription method, String path, String text) {
		if (method.versions().size() == 1) {
			return method.versions().iterator().next();
		}
		return (path.contains("rest-v3") || text.contains("/rest/api/")) ? RestVersion.V3 : RestVersion.V2;
	}

	/**
	 * What comes before the examples: the parameters.
	 */
	String head() {
		Matcher end = HEAD_END.matcher(this.text);
		return end.find() ? this.text.substring(0, end.start()) : this.text;
	}

	/**
	 * The tables of parameters, the method's own first.
	 */
	List<Parameter.Table> tables() {
		return Parameter.tables(head());
	}

	/**
	 * The examples of requests.
	 */
	String examples() {
		Matcher answer = ANSWER.matcher(this.text);
		int start = head().length();
		return this.text.substring(start, answer.find(start) ? answer.start() : this.text.length());
	}

	/**
	 * The body of the first request that is given as text.
	 */
	@Nullable JsonNode body() {
		Matcher body = BODY.matcher(this.text);
		return body.find() ? AnswerSample.parse(body.group(1)) : null;
	}

	/**
	 * What comes after the examples: the answer.
	 */
	String answer() {
		Matcher answer = ANSWER.matcher(this.text);
		return answer.find(head().length()) ? this.text.substring(answer.start()) : "";
	}

	/**
	 * The first sample of an answer.
	 */
	String sample() {
		Matcher json = JSON.matcher(answer());
		return json.find() ? json.group(1) : "";
	}

	/**
	 * The tables that explain the answer.
	 */
	List<Parameter.Table> answerTables() {
		String answer = answer();
		int errors = answer.indexOf("## Error");
		return Parameter.tables((errors != -1) ? answer.substring(0, errors) : answer);
	}

	/**
	 * The last part of the method's name, in lower case.
	 */
	String verb() {
		String name = this.method.name();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase();
	}

}
