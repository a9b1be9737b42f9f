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
package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.connect.ListMemory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DataSizeUnit;
import org.springframework.util.unit.DataSize;
import org.springframework.util.unit.DataUnit;

/**
 * Properties of lists.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@ConfigurationProperties("bitrix24.lists")
public class Bitrix24ListProperties {

	/**
	 * Memory that the lists of all portals may fill together with what they read ahead of
	 * their subscribers. By default, a quarter of the heap.
	 */
	@DataSizeUnit(DataUnit.MEGABYTES)
	private @Nullable DataSize memory;

	public @Nullable DataSize getMemory() {
		return this.memory;
	}

	public void setMemory(@Nullable DataSize memory) {
		this.memory = memory;
	}

	ListMemory listMemory() {
		PropertyChecks.check(this);
		return (this.memory != null) ? ListMemory.of(this.memory.toBytes()) : ListMemory.shared();
	}

}
