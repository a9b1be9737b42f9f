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

/**
 * Pages in the form of the documentation, with words of our own.
 */
final class Pages {

	static final String PRICES = """
			# Prices by filter catalog.price.list

			> Scope: [`catalog`](../../scopes/permissions.md)

			## Method Parameters

			#|
			|| **Name**
			`type` | **Description** ||
			|| **select**
			[`array`](../../data-types.md)| Fields ||
			|| **filter**
			[`object`](../../data-types.md)| Conditions, with a prefix:
			- `>=` — not less
			- `>` — more
			- `<` — less
			- `@` — one of an array, as in `"mol%"`
			||
			|| **order**
			[`object`](../../data-types.md)| Fields and directions:
			- `asc` — up
			- `desc` — down
			||
			|| **start***
			[`integer`](../../data-types.md) | The page size is static — 50 records.

			`start = (N-1) * 50` ||
			|#

			## Code Examples

			    -d '{"filter":{">id":1},"order":{"id":"ASC"},"select":["id"]}' \\
			    https://**portal**/rest/**user**/**code**/catalog.price.list

			## Response Handling

			```json
			{
			    "result": {
			        "prices": [
			            // the first
			            {"id": 1, "price": 2,},
			        ]
			    },
			    "total": 1
			}
			```

			### Returned Data

			#|
			|| **Name**
			`type` | **Description** ||
			|| **total**
			[`integer`](../../data-types.md) | Number of rows ||
			|#
			""";

	private Pages() {
	}

	/**
	 * A page with one table of parameters and one sample.
	 */
	static String of(String method, String parameters, String examples, String answer) {
		return """
				# Some rows %s

				## Method Parameters

				%s
				## Code Examples

				%s

				## Response Handling

				```json
				%s
				```
				""".formatted(method, parameters, examples, answer);
	}

	/**
	 * A table, in which each line of text is a row: name, type and description, parted by
	 * bars.
	 */
	static String table(String... rows) {
		StringBuilder table = new StringBuilder("#|\n|| **Name**\n`type` | **Description** ||\n");
		for (String row : rows) {
			String[] cells = row.split("\\|", 3);
			table.append("|| **%s**\n[`%s`](x.md) | %s ||\n".formatted(cells[0], cells[1], cells[2]));
		}
		return table + "|#\n";
	}

}
