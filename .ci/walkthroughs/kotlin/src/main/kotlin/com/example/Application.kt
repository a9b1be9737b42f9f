package com.example

import com.fasterxml.jackson.annotation.JsonProperty
import io.github.b24spring.client.Bitrix24Client
import io.github.b24spring.client.crm.CrmActivityOperations
import kotlinx.coroutines.reactor.awaitSingle
import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.RestController

@SpringBootApplication
class Application

fun main(args: Array<String>) {
	runApplication<Application>(*args)
}

data class Deal(@param:JsonProperty("ID") val id: Long, @param:JsonProperty("TITLE") val title: String,
	@param:JsonProperty("UF_CRM_NOTE") val note: String = "None")

@RestController
class PortalController(private val activities: CrmActivityOperations, private val client: Bitrix24Client) {

	@GetMapping("/fields")
	suspend fun fields() = activities.communicationFields().awaitSingle()

	@GetMapping("/deals/{id}")
	suspend fun deal(@PathVariable id: Long): Map<String, Any> {
		val deal = client.call("crm.deal.get").param("id", id).retrieve(Deal::class.java).awaitSingle()
		return mapOf("id" to deal.id, "title" to deal.title, "note" to deal.note)
	}

}
