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
package io.github.b24spring.client.internal.transport;

import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.client.list.SortOrder;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * What is sent.
 */
enum RequestKind {

	CALL("crm.deal.get") {
		@Override
		Mono<?> send(Bitrix24Client client) {
			return client.call("crm.deal.get").param("id", 1).retrieve(Object.class);
		}
	},

	WRITE("crm.deal.add") {
		@Override
		Mono<?> send(Bitrix24Client client) {
			return client.call("crm.deal.add").param("fields", Map.of("TITLE", "x")).retrieve(Object.class);
		}
	},

	BATCH("batch") {
		@Override
		Mono<?> send(Bitrix24Client client) {
			return client.batch()
				.command("a", "crm.deal.add", Integer.class)
				.execute()
				.map((response) -> response.get("a", Integer.class));
		}
	},

	LIST("crm.deal.list") {
		@Override
		Mono<?> send(Bitrix24Client client) {
			return client.list("crm.deal.list", Object.class).order("TITLE", SortOrder.ASC).fetch().then();
		}
	},

	UPLOAD("disk.folder.uploadfile") {
		@Override
		Mono<?> send(Bitrix24Client client) {
			FileUpload upload = FileUpload.of(new ClassPathResource("META-INF/spring/aot.factories"));
			return client.call("disk.folder.uploadfile").param("fileContent", upload).retrieve(Object.class);
		}
	},

	DOWNLOAD("file") {
		@Override
		Mono<?> send(Bitrix24Client client) {
			return client.download("/file?token=abcdefgh").content().map(DataBufferUtils::release).then();
		}
	};

	private final String method;

	RequestKind(String method) {
		this.method = method;
	}

	String method() {
		return this.method;
	}

	static String methodOf(String head) {
		String path = head.substring(0, head.indexOf(" HTTP")).split("\\?")[0];
		return path.substring(path.lastIndexOf('/') + 1);
	}

	static String answer(String head) {
		return switch (methodOf(head)) {
			case "batch" -> RawPortal.ok("{\"result\":{\"result\":{\"c0\":1},\"result_error\":[]}}");
			case "crm.deal.list" -> RawPortal.ok("{\"result\":[{\"ID\":1}],\"total\":1}");
			case "file" -> RawPortal.ok("a file").replace("application/json", "text/plain");
			default -> RawPortal.ok("{\"result\":1}");
		};
	}

	abstract Mono<?> send(Bitrix24Client client);

}
