package io.github.b24spring.autoconfigure.oauth.r2dbc;

import io.github.b24spring.autoconfigure.internal.r2dbc.SchemaSettings;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.boot.r2dbc.init.R2dbcScriptDatabaseInitializer;

/**
 * Makes the tables of tokens. An application that makes them by other means, such as
 * Flyway, has no need of it.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class Bitrix24TokenStoreScriptDatabaseInitializer extends R2dbcScriptDatabaseInitializer {

	/**
	 * Create an initializer.
	 * @param connectionFactory the way to the database
	 * @param properties which script is run, and when
	 */
	public Bitrix24TokenStoreScriptDatabaseInitializer(ConnectionFactory connectionFactory,
			Bitrix24R2dbcTokenStoreProperties properties) {
		super(connectionFactory,
				new SchemaSettings(properties.getInitializeSchema(), properties.getSchema(), properties.getPlatform())
					.of(connectionFactory));
	}

}
