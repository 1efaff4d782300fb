# Rendered by tfgen 0.1.0 from the blueprint trial: module dns.

resource "aws_route53_record" "this" {
  #checkov:skip=CKV2_AWS_23:the blueprint says what each name leads to
  for_each = var.records

  zone_id                          = local.zone_id
  name                             = var.record_names[each.key]
  type                             = each.value.type
  records                          = each.value.alias == null ? local.values[each.key] : null
  ttl                              = each.value.alias == null ? each.value.ttl : null
  set_identifier                   = local.is_chosen[each.key] ? each.key : null
  multivalue_answer_routing_policy = each.value.multivalue ? true : null

  dynamic "alias" {
    for_each = each.value.alias[*]

    content {
      name                   = alias.value.name
      zone_id                = alias.value.zone_id
      evaluate_target_health = alias.value.check_target
    }
  }

  dynamic "weighted_routing_policy" {
    for_each = each.value.weight[*]

    content {
      weight = weighted_routing_policy.value
    }
  }

  dynamic "latency_routing_policy" {
    for_each = each.value.latency[*]

    content {
      region = latency_routing_policy.value
    }
  }

  dynamic "failover_routing_policy" {
    for_each = each.value.failover[*]

    content {
      type = upper(failover_routing_policy.value)
    }
  }

  dynamic "geolocation_routing_policy" {
    for_each = each.value.continent == null && each.value.country == null ? [] : [each.value]

    content {
      continent = geolocation_routing_policy.value.continent
      country   = geolocation_routing_policy.value.country
    }
  }
}

locals {
  # A text of more than 255 characters stands in the zone as several, which are put together again: RFC 7208, section 3.3.
  values = {
    for key, record in var.records : key => record.type != "TXT" ? record.values : [
      for text in record.values : strcontains(text, "\"") ? text : join("\"\"", regexall(".{1,255}", text))
    ]
  }

  # Only records that Route 53 chooses between are told apart by more than their name.
  is_chosen = {
    for key, record in var.records : key => record.multivalue || anytrue([
      for choice in [record.weight, record.latency, record.failover, record.continent, record.country] : choice != null
    ])
  }
}
