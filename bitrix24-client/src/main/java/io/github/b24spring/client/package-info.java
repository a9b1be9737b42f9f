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
/**
 * What a user of the Bitrix24 client sees first: the client, the descriptions of calls,
 * lists, batches and downloads, and their answers. A client is made in
 * {@code client.connect}, fails with what is in {@code client.exception}, and has typed
 * families of methods in packages such as {@code client.crm}.
 * <p>
 * What users describe is made by factory methods and changed by {@code with…} methods,
 * which return copies. What the client returns are mostly records, so that tests can make
 * them: a record that gains a component keeps the constructors that it had.
 */
@NullMarked
package io.github.b24spring.client;

import org.jspecify.annotations.NullMarked;
