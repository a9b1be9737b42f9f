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
 * Where answers are read. {@link io.github.b24spring.client.internal.answer.AnswerReader}
 * turns what came over HTTP into an
 * {@link io.github.b24spring.client.internal.answer.Envelope} or an exception, takes
 * batches apart, and decodes results; codes of errors are mapped in {@code ErrorCodes},
 * sentences in {@code Sentences}. Knows neither HTTP clients nor stages.
 */
@NullMarked
package io.github.b24spring.client.internal.answer;

import org.jspecify.annotations.NullMarked;
