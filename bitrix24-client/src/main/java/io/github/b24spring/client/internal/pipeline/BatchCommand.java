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
package io.github.b24spring.client.internal.pipeline;

import java.lang.reflect.Type;
import java.util.List;

import io.github.b24spring.client.batch.BatchReference;

/**
 * A command of a batch that a user describes.
 *
 * @param name the user's name for it
 * @param call what it does
 * @param type the type of its result
 * @param references what it takes from the results of earlier commands
 */
record BatchCommand(String name, Call call, Type type, List<BatchReference> references) {
}
