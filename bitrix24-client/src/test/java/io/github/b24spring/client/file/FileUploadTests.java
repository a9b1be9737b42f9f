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

import java.util.Base64;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FileUploadTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Test
	void contentOfAnyLengthIsBase64WithoutLineBreaks() {
		for (int length : new int[] { 0, 1, 2, 3, 76, 57 * 1000 + 1, 100_000 }) {
			byte[] content = new byte[length];
			new Random(length).nextBytes(content);
			JsonNode json = JSON
				.readTree(JSON.writeValueAsBytes(FileUpload.of("a.bin", new ByteArrayResource(content))));
			assertThat(json.path("fileData").path(0).asString()).isEqualTo("a.bin");
			assertThat(json.path("fileData").path(1).asString()).isEqualTo(Base64.getEncoder().encodeToString(content));
		}
	}

	@Test
	void nameIsThatOfTheResource() {
		ClassPathResource resource = new ClassPathResource("META-INF/spring/aot.factories");
		assertThat(FileUpload.of(resource).name()).isEqualTo("aot.factories");
		assertThatIllegalArgumentException().isThrownBy(() -> FileUpload.of(new ByteArrayResource(new byte[0])));
	}

	@Test
	void loadedContentIsTheSame() throws Exception {
		ClassPathResource resource = new ClassPathResource("META-INF/spring/aot.factories");
		FileUpload upload = FileUpload.of("b", resource);
		StepVerifier.create(upload.loaded()).assertNext((loaded) -> {
			assertThat(loaded.content()).isInstanceOf(ByteArrayResource.class);
			assertThat(JSON.writeValueAsString(loaded)).isEqualTo(JSON.writeValueAsString(upload));
		}).verifyComplete();
	}

	@Test
	void uploadCanBePartOfABean() {
		record Parameters(FileUpload icon) {

		}
		Parameters parameters = new Parameters(FileUpload.of("a.bin", new ByteArrayResource(new byte[] { 1, 2, 3 })));
		Map<?, ?> converted = JSON.convertValue(parameters, Map.class);
		assertThat(JSON.writeValueAsString(converted)).isEqualTo("{\"icon\":{\"fileData\":[\"a.bin\",\"AQID\"]}}");
	}

}
