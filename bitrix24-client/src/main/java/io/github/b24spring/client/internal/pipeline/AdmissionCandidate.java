package io.github.b24spring.client.internal.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import io.github.b24spring.client.internal.admission.Admissible;
import io.github.b24spring.client.internal.admission.MethodGate;
import io.github.b24spring.client.internal.admission.OperatingBudget;
import org.jspecify.annotations.Nullable;

/**
 * A call before admission.
 */
final class AdmissionCandidate implements Admissible {

	/**
	 * What a command costs until its method has told, in seconds.
	 */
	private static final double USUAL_COST = 0.1;

	private final Call call;

	private final OperatingBudget budget;

	private final @Nullable Object joinKey;

	/**
	 * Creates a candidate.
	 * @param joinKey what the call may be joined by, if it is fit for that; {@code null}
	 * to send it alone
	 */
	AdmissionCandidate(Call call, OperatingBudget budget, @Nullable Object joinKey) {
		this.call = call;
		this.budget = budget;
		this.joinKey = joinKey;
	}

	Call call() {
		return this.call;
	}

	@Override
	public CallPriority priority() {
		return this.call.priority();
	}

	@Override
	public String method() {
		return this.call.method();
	}

	/**
	 * The gates as they are now: a method has none before the portal told of it.
	 */
	@Override
	public Collection<MethodGate> gates() {
		MethodGate own = this.budget.find(this.call.method());
		if (this.call.commands().isEmpty()) {
			return (own != null) ? List.of(own) : List.of();
		}
		Set<MethodGate> gates = new LinkedHashSet<>();
		for (Call command : this.call.commands().values()) {
			MethodGate gate = this.budget.find(command.method());
			if (gate != null) {
				gates.add(gate);
			}
		}
		if (own != null) {
			gates.add(own);
		}
		return new ArrayList<>(gates);
	}

	@Override
	public @Nullable Object joinKey() {
		return (this.joinKey != null && CallTraits.isJoinable(this.call)) ? this.joinKey : null;
	}

	@Override
	public double cost() {
		return this.budget.cost(this.call.method(), USUAL_COST);
	}

	@Override
	public Bitrix24Exception portalBlocked(String description) {
		return new Bitrix24PortalBlockedException(
				new Bitrix24Error("OVERLOAD_LIMIT", description, this.call.method(), null, false));
	}

}
