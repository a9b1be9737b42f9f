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
