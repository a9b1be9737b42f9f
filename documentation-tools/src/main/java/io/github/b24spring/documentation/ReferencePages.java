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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the pages that say what stands elsewhere: the properties, from the metadata of
 * the auto-configuration, and what a language model is to read, from the index of the
 * documentation.
 *
 * @author The b24spring maintainers
 */
public final class ReferencePages {

	private ReferencePages() {
	}

	/**
	 * Make the pages.
	 * @param args the directory with this project unless it is the current one
	 * @throws IOException if a file cannot be read or written
	 */
	public static void main(String[] args) throws IOException {
		Path project = Path.of((args.length > 0) ? args[0] : "");
		for (Map.Entry<Path, String> page : pages(project).entrySet()) {
			Files.writeString(page.getKey(), page.getValue());
		}
	}

	/**
	 * Return the pages as they should be, by file.
	 */
	static Map<Path, String> pages(Path project) throws IOException {
		Map<Path, String> pages = new LinkedHashMap<>();
		pages.put(project.resolve("docs/properties.md"), PropertyReference.page());
		pages.put(project.resolve("llms.txt"), ReadingList.page(project));
		return pages;
	}

}
