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
