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
package io.github.b24spring.testportal;

import java.util.List;

/**
 * Runs a portal as a process of its own, which prints the address of its webhook when it
 * is ready.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24TestPortalApplication {

	private Bitrix24TestPortalApplication() {
	}

	/**
	 * Start the portal.
	 * @param args the options; {@code --help} lists them
	 */
	public static void main(String[] args) {
		if (List.of(args).contains("--help")) {
			System.out.print(PortalOptions.USAGE);
			return;
		}
		Bitrix24TestPortal portal = Bitrix24TestPortal.start(PortalOptions.parse(List.of(args)));
		System.out.println(portal.webhookUrl());
	}

}
