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
package io.github.b24spring.testportal.oauth;

import java.time.Duration;
import java.util.Map;

/**
 * What the OAuth server answers.
 *
 * @param status the HTTP status
 * @param body the members of the JSON body
 * @param delay how long the answer takes, in the portal's time
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TokenAnswer(int status, Map<String, Object> body, Duration delay) {

}
