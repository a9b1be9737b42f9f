package io.github.b24spring.testportal;

/**
 * What the time of a batch is charged to. The documentation says the commands alone; in
 * the field the batch itself was seen to be charged too.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum OperatingCharge {

	/**
	 * Each command is charged to its own method.
	 */
	COMMANDS,

	/**
	 * The whole time is charged to the method {@code batch}.
	 */
	BATCH,

	/**
	 * The time is charged twice: to each command's method and to {@code batch}.
	 */
	BOTH;

	boolean commands() {
		return this != BATCH;
	}

	boolean batch() {
		return this != COMMANDS;
	}

}
