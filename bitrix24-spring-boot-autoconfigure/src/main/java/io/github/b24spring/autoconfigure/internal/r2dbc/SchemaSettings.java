package io.github.b24spring.autoconfigure.internal.r2dbc;

import java.util.List;
import java.util.Locale;

import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.sql.init.DatabaseInitializationSettings;

/**
 * Finds the script that makes the tables of a store.
 *
 * @param mode when it is run
 * @param location where it is, with {@code @@platform@@} for the kind of the database
 * @param platform the kind of the database, {@code null} if its driver tells it
 * @author The b24spring maintainers
 */
public record SchemaSettings(DatabaseInitializationMode mode, String location, @Nullable String platform) {

	/**
	 * Return the settings for a database.
	 * @param connectionFactory the way to the database
	 * @return the settings
	 */
	public DatabaseInitializationSettings of(ConnectionFactory connectionFactory) {
		String kind = (this.platform != null) ? this.platform
				: connectionFactory.getMetadata().getName().toLowerCase(Locale.ROOT);
		DatabaseInitializationSettings settings = new DatabaseInitializationSettings();
		settings.setSchemaLocations(List.of(this.location.replace("@@platform@@", kind)));
		settings.setMode(this.mode);
		return settings;
	}

}
