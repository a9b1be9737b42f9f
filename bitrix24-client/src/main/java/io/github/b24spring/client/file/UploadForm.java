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
package io.github.b24spring.client.file;

import java.util.List;
import java.util.Locale;

/**
 * The JSON that a method takes for a file.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/files/how-to-upload-files.html">How to
 * upload files</a>
 */
public enum UploadForm {

	/**
	 * {@code {"fileData":["name","Base64"]}}, of the classic CRM methods.
	 */
	FILE_DATA,

	/**
	 * {@code ["name","Base64"]}.
	 */
	PAIR,

	/**
	 * {@code "Base64"}, of methods that take the name as another parameter.
	 */
	CONTENT;

	/**
	 * The attribute of a JSON writer that tells the form.
	 */
	public static final Object ATTRIBUTE = UploadForm.class;

	private static final List<String> PAIRS = List.of("disk.", "crm.item.", "crm.timeline.", "lists.", "entity.",
			"user.", "bizproc.", "catalog.productimage.", "task.", "tasks.", "log.", "im.", "imbot.", "sonet_group.",
			"calendar.", "landing.");

	private static final List<String> CONTENTS = List.of("documentgenerator.", "crm.documentgenerator.", "telephony.",
			"im.v2.file.", "imbot.v2.file.", "disk.file.content.");

	/**
	 * Return the form that a method takes.
	 * @param method the REST method
	 * @return the form, {@link #FILE_DATA} where the documentation says nothing else
	 */
	public static UploadForm of(String method) {
		String name = method.toLowerCase(Locale.ROOT);
		if (startsWithAny(name, CONTENTS)) {
			return CONTENT;
		}
		return startsWithAny(name, PAIRS) ? PAIR : FILE_DATA;
	}

	private static boolean startsWithAny(String name, List<String> prefixes) {
		for (String prefix : prefixes) {
			if (name.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

}
