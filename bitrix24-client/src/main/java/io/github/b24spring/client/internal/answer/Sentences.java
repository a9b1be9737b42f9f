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
package io.github.b24spring.client.internal.answer;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the portal's words stand for, where it gives no code or one for several things.
 * Hundreds of methods give none, and no two have the same words, so the rules look for
 * how such sentences are built. The first that fits decides: what names a cause comes
 * before what names only its effect.
 */
final class Sentences {

	/**
	 * The sense of a sentence shows in its beginning.
	 */
	private static final int MAX_LENGTH = 1000;

	private static final Pattern MARKUP = Pattern.compile("<[^<>]{0,20}>");

	private static final List<Rule> RULES = List.of(
			// The activity was stored, whatever the reason that follows sounds like.
			new Rule(ErrorType.OTHER, "email send error"),
			new Rule(ErrorType.OTHER, "module\\b.*\\bnot (found|available|installed)", "\\b(is not|module) installed"),
			new Rule(ErrorType.INSUFFICIENT_SCOPE, "required more scopes"),
			new Rule(ErrorType.PLAN_RESTRICTION, "commercial plan", "on your plan"),
			new Rule(ErrorType.WRONG_AUTH_TYPE, "application context required"),
			new Rule(ErrorType.ACCESS_DENIED, "access[_ ]denied", "access to .* denied",
					"insufficient (permission|right)", "permissions? required",
					"\\b(no|not have)( \\w+)? (perm|right|access)", "\\bno access",
					"action\\b.*(not[_ ]allowed|not available|unavailable)", "not allowed to",
					"^you cannot (?!.* as )"),
			new Rule(ErrorType.CONFLICT, "\\balready\\b", "\\bduplicate\\b"),
			new Rule(ErrorType.VALIDATION,
					"not (been )?(defined|specified|set|provided|filled|passed|entered|given)\\b",
					"required (field|param|arg)", "\\b(is|are) required", "\\brequired\\.?$", "\\bmandatory\\b",
					"(must|should) (not )?contain", "should be set",
					"(must|should) (be|have) (an? |the )?(non[ -]empty |indexed )?"
							+ "(array|list|object|string|integer|number|not empty|of type|either|greater|less|positive|in the)",
					"should not be", "\\bexpected\\b", "\\b(invalid|incorrect|wrong|unsupported|malformed)\\b",
					"not (supported|valid|correct)\\b", "\\bonly\\b.*\\b(allowed|supported)", "not allowed for",
					"^unknown (?!error)", "\\bempty\\b", "\\bmissing\\b", "too (long|short|large|big|many)",
					"cannot be (less|greater|more|empty)", "does not have (a )?(name|title)",
					"^the .\\w+. field is not found", "\\b(id|name) (is )?not found$", "no parameters found",
					"no (data|fields) to", "can ?not parse", "not match", "\\bmismatch", "undefined (array key|index)",
					"earlier than", "could not build binding", "^use [\\w.]+ for "),
			new Rule(ErrorType.NOT_FOUND, "n.t (been )?found", "\\b(do|does)(n.t| not) exist", "could not find",
					"^no .* found", "not registered"));

	private Sentences() {
	}

	/**
	 * Find what an error without a code is.
	 * @return the type, or {@code null} if the words do not tell
	 */
	static @Nullable ErrorType find(@Nullable String description) {
		String text = normalize(description);
		return RULES.stream().filter((rule) -> rule.fits(text)).map(Rule::type).findFirst().orElse(null);
	}

	/**
	 * Find why access was denied.
	 */
	static ErrorType refused(@Nullable String description) {
		ErrorType type = find(description);
		return (type == ErrorType.PLAN_RESTRICTION || type == ErrorType.WRONG_AUTH_TYPE) ? type
				: ErrorType.ACCESS_DENIED;
	}

	private static String normalize(@Nullable String text) {
		if (text == null) {
			return "";
		}
		String start = text.substring(0, Math.min(text.length(), MAX_LENGTH));
		return MARKUP.matcher(start).replaceAll("").strip().toLowerCase(Locale.ROOT);
	}

	private record Rule(ErrorType type, Pattern pattern) {

		private Rule(ErrorType type, String... patterns) {
			this(type, Pattern.compile(String.join("|", patterns)));
		}

		boolean fits(String text) {
			return this.pattern.matcher(text).find();
		}

	}

}
