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

import java.io.IOException;
import java.io.UncheckedIOException;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.annotation.JsonSerialize;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.util.Assert;

/**
 * A file to be stored by the portal. Its JSON form is
 * {@code {"fileData":["name","Base64"]}}, which the classic CRM methods take.
 * <p>
 * The content is read on a thread that may block while the request is sent, as fast as
 * the portal takes it, so that neither the file nor its Base64 is ever held in memory.
 * This holds for uploads as parameters, in maps, lists and beans at any depth. A command
 * of a batch cannot hold one.
 * <p>
 * A call whose file breaks off fails with an {@link UncheckedIOException}, and the portal
 * gets but a part of the request. Each try of a call reads the content again. Before
 * anything is sent, the client makes sure that it can be read; a {@link Resource} that
 * can be read but once, such as an
 * {@link org.springframework.core.io.InputStreamResource}, is taken into memory.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/files/how-to-upload-files.html">How to
 * upload files</a>
 */
@JsonSerialize(using = FileUploadSerializer.class)
public final class FileUpload {

	/**
	 * The attribute of a JSON writer that holds a {@code Consumer<Resource>} of the
	 * content that is left out of the JSON, which ends where the content belongs.
	 */
	public static final Object CONTENT_ATTRIBUTE = FileUpload.class;

	private final String name;

	private final Resource content;

	private FileUpload(String name, Resource content) {
		Assert.hasText(name, "'name' must not be empty");
		this.name = name;
		this.content = content;
	}

	/**
	 * Describe a file under its own name.
	 * @param content the content
	 * @return the upload
	 * @throws IllegalArgumentException if the resource has no file name
	 */
	public static FileUpload of(Resource content) {
		String name = content.getFilename();
		Assert.notNull(name, "The resource has no file name: give one");
		return new FileUpload(name, content);
	}

	/**
	 * Describe a file.
	 * @param name the name of the file in the portal
	 * @param content the content
	 * @return the upload
	 */
	public static FileUpload of(String name, Resource content) {
		return new FileUpload(name, content);
	}

	/**
	 * Return the name of the file in the portal.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return where the content is read from.
	 * @return the content
	 */
	public Resource content() {
		return this.content;
	}

	/**
	 * Return whether the content is in memory. If not, it is read as the request is sent.
	 * @return whether it is in memory
	 */
	public boolean isLoaded() {
		return this.content instanceof ByteArrayResource;
	}

	/**
	 * Read the content into memory, on a thread that may block.
	 * @return an upload that can be written from any thread, any number of times; fails
	 * with {@link UncheckedIOException} if the content cannot be read
	 */
	public Mono<FileUpload> loaded() {
		if (isLoaded()) {
			return Mono.just(this);
		}
		return Mono.fromCallable(this.content::getContentAsByteArray)
			.subscribeOn(Schedulers.boundedElastic())
			.onErrorMap(IOException.class, UncheckedIOException::new)
			.map((bytes) -> new FileUpload(this.name, new ByteArrayResource(bytes)));
	}

	@Override
	public String toString() {
		return this.name;
	}

}
