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
package io.github.b24spring.client.internal.answer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.exception.Bitrix24ApiException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24InsufficientScopeException;
import io.github.b24spring.client.exception.Bitrix24ValidationException;
import io.github.b24spring.client.exception.Bitrix24ValidationException.FieldError;
import io.github.b24spring.client.internal.transport.PortalStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each code, shape and status of the documentation, to its exception.
 */
class ErrorMappingTests {

	@RegisterExtension
	private final PortalStub portal = new PortalStub();

	@ParameterizedTest
	@CsvSource({ "QUERY_LIMIT_EXCEEDED,503,RateLimit,false", "query_limit_exceeded,503,RateLimit,false",
			"OPERATION_TIME_LIMIT,429,OperatingLimit,false", "SOME_NEW_CODE,429,RateLimit,false",
			"OVERLOAD_LIMIT,503,PortalBlocked,false", "INTERNAL_SERVER_ERROR,500,Server,true",
			"ERROR_UNEXPECTED_ANSWER,500,Server,true", "PORTAL_DELETED,500,PortalUnavailable,false",
			"INVALID_REQUEST,400,BadRequest,false", "NO_AUTH_FOUND,401,Authentication,false",
			"expired_token,401,ExpiredToken,false", "invalid_token,401,Authentication,false",
			"INVALID_CREDENTIALS,403,AccessDenied,false", "INVALID_CREDENTIALS,401,Authentication,false",
			"ACCESS_DENIED,400,AccessDenied,false", "AccessException,400,AccessDenied,false",
			"insufficient_scope,403,InsufficientScope,false", "user_access_error,403,AccessDenied,false",
			"WRONG_AUTH_TYPE,403,WrongAuthType,false", "ERROR_WRONG_CONTEXT,400,WrongAuthType,false",
			"allowed_only_intranet_user,403,AccessDenied,false", "METHOD_CONFIRM_WAITING,401,ConfirmationPending,false",
			"METHOD_CONFIRM_DENIED,403,AccessDenied,false", "ERROR_METHOD_NOT_FOUND,404,MethodNotFound,false",
			"METHOD_NOT_FOUND,404,MethodNotFound,false", "ERROR_MANIFEST_IS_NOT_AVAILABLE,404,NotFound,false",
			"ERROR_BATCH_METHOD_NOT_ALLOWED,405,Batch,false", "ERROR_BATCH_LENGTH_EXCEEDED,400,Batch,false",
			"ERROR_OAUTH,401,Authentication,false", "PAYMENT_REQUIRED,402,PaymentRequired,false",
			"NOT_FOUND,400,NotFound,false", "ERROR_NOT_FOUND,400,NotFound,false", "OWNER_NOT_FOUND,400,NotFound,false",
			"ENTITY_NOT_FOUND,400,NotFound,false", "ERROR_ARGUMENT,400,Validation,false",
			"INVALID_ARG_VALUE,400,Validation,false", "100,400,Validation,false",
			"WRONG_DATETIME_FORMAT,400,Validation,false", "REQUIRED_ARG_MISSING,400,Validation,false",
			"MISSING_PARAMS,400,Validation,false", "INVALID_FORMAT,400,Validation,false",
			"BINDING_NOT_FOUND,400,NotFound,false", "ACTIVITY_IS_ALREADY_BOUND,400,Conflict,false",
			"LAST_BINDING_CANNOT_BE_DELETED,400,Conflict,false", "CAN_NOT_UPDATE_COMPLETED_TODO,400,Conflict,false",
			"CAN_NOT_UPDATE_COLOR_COMPLETED_TODO,400,Conflict,false",
			"CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO,400,Conflict,false",
			"CAN_NOT_UPDATE_WRONG_COLOR_TODO,400,Validation,false",
			"ERROR_PARENT_ACTIVITY_RESTRICT,400,Validation,false",
			"SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR,400,Validation,false",
			"SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR,400,Validation,false",
			"ERROR_WRONG_APPLICATION,400,AccessDenied,false", "WRONG_FIELD_VALUE,400,Validation,false",
			"INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE,400,Validation,false",
			"ERROR_EMPTY_LAYOUT,400,Validation,false", "FIELD_IS_REQUIRED,400,Validation,false",
			"FIELD_IS_REDUNDANT,400,Validation,false", "ENUM_FIELD,400,Validation,false",
			"TOO_MANY_ITEMS,400,Validation,false", "KEY_CONTAIN_WRONG_SYMBOLS,400,Validation,false",
			"WRONG_LANG,400,Validation,false", "UNSUITABLE_ACTIVITY_TYPE_ERROR,400,Validation,false",
			"ArgumentNullException,400,Validation,false", "ERROR_CORE,400,Api,true", "SOME_NEW_CODE,400,Api,true",
			"SOME_NEW_CODE,500,Server,true" })
	void systemCode(String code, int status, String type, boolean mayHaveRun) {
		this.portal.answer(status, "{\"error\":\"" + code + "\",\"error_description\":\"why\"}");
		Bitrix24Exception failure = failure();
		assertThat(failure.getClass().getSimpleName()).isEqualTo("Bitrix24" + type + "Exception");
		assertThat(failure.code()).isEqualTo(code);
		assertThat(failure.description()).isEqualTo("why");
		assertThat(failure.httpStatus()).isEqualTo(status);
		assertThat(failure.method()).isEqualTo("crm.deal.get");
		assertThat(failure.mayHaveRun()).isEqualTo(mayHaveRun);
		assertThat(failure).hasMessageContaining("crm.deal.get").hasMessageContaining(code);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"\" | Access denied. | AccessDenied | ''",
			"\"\" | Activity is not found | NotFound | ''", "\"\" | Not found | NotFound | ''",
			"\"\" | Could not find 'CONTACT' with ID: 1 | NotFound | ''",
			"\"\" | The field SUBJECT is not defined or empty | Validation | ''",
			"\"\" | Application context required | WrongAuthType | ''",
			"\"\" | Access denied! Application context required | WrongAuthType | ''",
			"\"AccessException\" | Application context required | WrongAuthType | AccessException",
			"\"\" | Admin permissions required | AccessDenied | ''",
			"\"\" | Email send error. General error | Api | ''",
			"\"\" | The only one communication is allowed for activity of specified type | Validation | ''",
			"\"\" | Could not build binding. Please ensure that owner info is correct | Validation | ''",
			"\"\" | The activity type Task is not supported in current context | Validation | ''",
			"\"\" | Use crm.activity.configurable.add for this activity provider | Validation | ''",
			"0 | boom | Api | 0", "42 | boom | Api | 42", "200040300010 | boom | Api | 200040300010",
			"100 | boom | Validation | 100",
			"\"ACCESS_DENIED\" | REST API is available only on commercial plans | PlanRestriction | ACCESS_DENIED",
			"\"ACCESS_DENIED\" | Access denied! Application context required | WrongAuthType | ACCESS_DENIED",
			"null | boom | Api |", "true | boom | Api | true", "[] | boom | Api |" }, quoteCharacter = '\'')
	void polymorphicError(String error, String description, String type, String code) {
		this.portal.answer(400, "{\"error\":" + error + ",\"error_description\":\"" + description + "\"}");
		Bitrix24Exception failure = failure();
		assertThat(failure.getClass().getSimpleName()).isEqualTo("Bitrix24" + type + "Exception");
		assertThat(failure.code()).isEqualTo(code);
		assertThat(failure.description()).isEqualTo(description);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Failed to load module \\\"subscribe\\\"", "Invalid data", "Invalid email is specified",
			"\\\"From\\\" is not found", "\\\"To\\\" is not found", "Failed to add posting. why",
			"Failed to save posting file. why", "Failed to update activity", "General error" })
	void activityOfAnUnsentEmailExists(String reason) {
		this.portal.answer(400, "{\"error\":\"\",\"error_description\":\"Email send error. " + reason + "\"}");
		Bitrix24Exception failure = failure();
		assertThat(failure).isInstanceOf(Bitrix24ApiException.class);
		assertThat(failure.mayHaveRun()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "BITRIX_REST_V3_EXCEPTION_ENTITYNOTFOUNDEXCEPTION,400,NotFound",
			"BITRIX_REST_V3_EXCEPTION_ACCESSDENIEDEXCEPTION,403,AccessDenied",
			"BITRIX_REST_V3_EXCEPTION_INSUFFICIENTSCOPEEXCEPTION,403,InsufficientScope",
			"BITRIX_REST_V3_EXCEPTION_INVALIDJSONEXCEPTION,400,BadRequest",
			"BITRIX_REST_V3_EXCEPTION_UNKNOWNDTOPROPERTYEXCEPTION,400,BadRequest",
			"BITRIX_REST_V3_EXCEPTION_INVALIDSELECTEXCEPTION,400,BadRequest",
			"BITRIX_REST_V3_EXCEPTION_INVALIDFILTEREXCEPTION,400,BadRequest",
			"BITRIX_REST_V3_EXCEPTION_UNKNOWNFILTEROPERATOREXCEPTION,400,BadRequest",
			"BITRIX_REST_V3_EXCEPTION_INVALIDORDEREXCEPTION,400,BadRequest",
			"BITRIX_REST_V3_EXCEPTION_INVALIDPAGINATIONEXCEPTION,400,BadRequest",
			"BITRIX_REST_V3_EXCEPTION_INVALIDIDEMPOTENCYKEYEXCEPTION,400,BadRequest",
			"BITRIX_REST_V3_EXCEPTION_IDEMPOTENCYKEYREUSEDEXCEPTION,422,Conflict",
			"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION,400,Validation",
			"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTFILTERVALIDATIONEXCEPTION,400,Validation",
			"BITRIX_REST_V3_REALISATION_EXCEPTION_FIELDNOTFOUNDEXCEPTION,400,NotFound",
			"BITRIX_REST_V3_EXCEPTION_VALIDATION_DTOVALIDATIONEXCEPTION,400,Validation",
			"BITRIX_REST_V3_EXCEPTION_RATELIMITEXCEPTION,429,OperatingLimit",
			"BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION,400,MethodNotFound",
			"FEATURE_NOT_AVAILABLE_ON_CURRENT_PLAN,400,PlanRestriction", "BATCH_PROCESSING,400,Conflict",
			"NOTE_COLLECTION_UNDER_IMPORT,409,Conflict" })
	void errorObjectOfVersion3(String code, int status, String type) {
		this.portal.answer(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"why\"}}");
		Bitrix24Exception failure = failure();
		assertThat(failure.getClass().getSimpleName()).isEqualTo("Bitrix24" + type + "Exception");
		assertThat(failure.code()).isEqualTo(code);
		assertThat(failure.description()).isEqualTo("why");
	}

	@ParameterizedTest
	@CsvSource({ "BITRIX_REST_V3_EXCEPTION_ENTITYNOTFOUNDEXCEPTION,400,true",
			"BITRIX_REST_V3_EXCEPTION_RATELIMITEXCEPTION,429,true",
			"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION,400,true", "PORTAL_DELETED,500,false",
			"NO_AUTH_FOUND,401,false" })
	void batchOfVersion3MayHaveRunInPartAndIsNotSentAgain(String code, int status, boolean mayHaveRun) {
		this.portal.answer(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"why\"}}");
		Map<String, Object> command = Map.of("method", "tasks.task.add", "query", Map.of());
		StepVerifier
			.create(this.portal.client()
				.build()
				.call("batch")
				.version(RestVersion.V3)
				.params(List.of(command, command))
				.retrieve(JsonNode.class))
			.consumeErrorWith((failure) -> assertThat(((Bitrix24Exception) failure).mayHaveRun()).isEqualTo(mayHaveRun))
			.verify(Duration.ofSeconds(30));
		assertThat(this.portal.server().getAllServeEvents()).hasSize(1);
	}

	@Test
	void fieldErrorsOfVersion3AreKept() {
		this.portal.answer(400, """
				{"error":{"code":"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION","message":"no",
				"validation":[{"field":"id","message":"missing"},{"field":"title","message":"empty"}]}}""");
		assertThat(failure()).isInstanceOfSatisfying(Bitrix24ValidationException.class,
				(ex) -> assertThat(ex.fieldErrors()).containsExactly(new FieldError("id", "missing"),
						new FieldError("title", "empty")));
	}

	@Test
	void errorWinsOverResultAndOverStatus200() {
		this.portal.answer(200, "{\"result\":[],\"error\":\"NOT_FOUND\",\"error_description\":\"\"}");
		assertThat(failure().getClass().getSimpleName()).isEqualTo("Bitrix24NotFoundException");
	}

	@Test
	void missingScopeIsNamed() {
		this.portal.answer(403, "{\"error\":\"insufficient_scope\",\"error_description\":\"\"}");
		assertThat(failure()).hasMessageContaining("'crm'")
			.isInstanceOfSatisfying(Bitrix24InsufficientScopeException.class,
					(ex) -> assertThat(ex.scope()).isEqualTo("crm"));
	}

	@ParameterizedTest
	@CsvSource({ "500,Server", "401,Authentication", "402,PaymentRequired", "400,Api" })
	void statusDecidesWhereNothingElseTells(int status, String type) {
		this.portal.answer(status, "{}");
		assertThat(failure().getClass().getSimpleName()).isEqualTo("Bitrix24" + type + "Exception");
	}

	private Bitrix24Exception failure() {
		Bitrix24Exception[] failure = new Bitrix24Exception[1];
		StepVerifier.create(this.portal.client().build().call("crm.deal.get").param("id", 1).retrieve(JsonNode.class))
			.consumeErrorWith((ex) -> failure[0] = (Bitrix24Exception) ex)
			.verify(Duration.ofSeconds(30));
		return failure[0];
	}

}
