package io.github.b24spring.testportal.list;

/**
 * One id in each stretch of numbers.
 */
record JitteredIds(long step, long seed) implements IdSequence {

	JitteredIds {
		if (step < 1) {
			throw new IllegalArgumentException("'step' must be at least 1");
		}
	}

	@Override
	public long id(long position) {
		return 1 + position * this.step + Mixer.below(this.seed, position, this.step);
	}

	@Override
	public long rank(long id) {
		if (id <= 1) {
			return 0;
		}
		long position = (id - 1) / this.step;
		return (id(position) < id) ? position + 1 : position;
	}

}
