package io.github.b24spring.benchmarks;

/**
 * Something to be measured.
 *
 * @author The b24spring maintainers
 */
@FunctionalInterface
interface Scenario {

	void run(Report report) throws Exception;

}
