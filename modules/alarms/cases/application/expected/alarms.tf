# Rendered by tfgen 0.1.0 from the blueprint application: component alarms.

module "alarms" {
  source = "./modules/alarms"

  name       = "${local.name}-alarms"
  email      = ["ops@example.com"]
  thresholds = { "app.cpu" = 70 }
  layout = {
    states = [
      {
        y      = 0
        height = 4
        alarms = [
          "network.nat_ports",
          "network.nat_drops",
          "edge.target_errors",
          "edge.load_balancer_errors",
          "edge.response_time",
          "app.cpu",
          "app.memory",
          "app.tasks",
          "app.unhealthy",
          "cache.cpu",
          "cache.memory",
          "cache.evictions",
        ]
      },
    ]
    headings = { network = 4, edge = 11, app = 18, cache = 31 }
    graphs = {
      "network.nat_ports"         = { x = 0, y = 5 }
      "network.nat_drops"         = { x = 8, y = 5 }
      "edge.target_errors"        = { x = 0, y = 12 }
      "edge.load_balancer_errors" = { x = 8, y = 12 }
      "edge.response_time"        = { x = 16, y = 12 }
      "app.cpu"                   = { x = 0, y = 19 }
      "app.memory"                = { x = 8, y = 19 }
      "app.tasks"                 = { x = 16, y = 19 }
      "app.unhealthy"             = { x = 0, y = 25 }
      "cache.cpu"                 = { x = 0, y = 32 }
      "cache.memory"              = { x = 8, y = 32 }
      "cache.evictions"           = { x = 16, y = 32 }
    }
  }
  alarms = {
    "network.nat_ports" = {
      description = "A NAT gateway has no port left for connections to one address: keep connections open and use them again, or reach AWS services by endpoints."
      metrics = {
        errors_1 = {
          namespace  = "AWS/NATGateway"
          name       = "ErrorPortAllocation"
          statistic  = "Sum"
          dimensions = { NatGatewayId = module.network.nat_gateway_ids["1"] }
        }
      }
      threshold = 0
    }
    "network.nat_drops" = {
      description = "NAT gateways lose more than one packet in ten thousand: look at the AWS Health dashboard."
      metrics = {
        lost_1 = {
          namespace  = "AWS/NATGateway"
          name       = "PacketsDropCount"
          statistic  = "Sum"
          dimensions = { NatGatewayId = module.network.nat_gateway_ids["1"] }
        }
        sent_1 = {
          namespace  = "AWS/NATGateway"
          name       = "PacketsInFromSource"
          statistic  = "Sum"
          dimensions = { NatGatewayId = module.network.nat_gateway_ids["1"] }
        }
        answered_1 = {
          namespace  = "AWS/NATGateway"
          name       = "PacketsInFromDestination"
          statistic  = "Sum"
          dimensions = { NatGatewayId = module.network.nat_gateway_ids["1"] }
        }
      }
      expression = "100 * (lost_1) / (sent_1 + answered_1)"
      threshold  = 0.01
    }
    "edge.target_errors" = {
      description = "Services answer with server errors: look at their logs and their last deployment."
      metrics = {
        errors = {
          namespace  = "AWS/ApplicationELB"
          name       = "HTTPCode_Target_5XX_Count"
          statistic  = "Sum"
          dimensions = { LoadBalancer = module.edge.load_balancer_arn_suffix }
        }
        requests = {
          namespace  = "AWS/ApplicationELB"
          name       = "RequestCount"
          statistic  = "Sum"
          dimensions = { LoadBalancer = module.edge.load_balancer_arn_suffix }
        }
      }
      expression = "100 * errors / requests"
      threshold  = 5
    }
    "edge.load_balancer_errors" = {
      description = "The load balancer answers for its services: no task is healthy, or none answers in time."
      metrics = {
        errors = {
          namespace  = "AWS/ApplicationELB"
          name       = "HTTPCode_ELB_5XX_Count"
          statistic  = "Sum"
          dimensions = { LoadBalancer = module.edge.load_balancer_arn_suffix }
        }
        requests = {
          namespace  = "AWS/ApplicationELB"
          name       = "RequestCount"
          statistic  = "Sum"
          dimensions = { LoadBalancer = module.edge.load_balancer_arn_suffix }
        }
      }
      expression = "100 * errors / (FILL(requests, 0) + errors)"
      threshold  = 5
    }
    "edge.response_time" = {
      description = "One answer in twenty is slow: look at the load of the services and of what they use."
      metrics = {
        slowest = {
          namespace  = "AWS/ApplicationELB"
          name       = "TargetResponseTime"
          statistic  = "p95"
          dimensions = { LoadBalancer = module.edge.load_balancer_arn_suffix }
        }
      }
      threshold = 1
    }
    "app.cpu" = {
      description = "CPU above 80 percent for five minutes: give the tasks more of it, or scale a larger maximum."
      metrics = {
        cpu = {
          namespace  = "AWS/ECS"
          name       = "CPUUtilization"
          dimensions = { ClusterName = module.app.cluster_name, ServiceName = module.app.service_name }
        }
      }
      threshold = 80
    }
    "app.memory" = {
      description = "Memory above 90 percent: tasks that run out are killed. Give them more, or look for a leak."
      metrics = {
        memory = {
          namespace  = "AWS/ECS"
          name       = "MemoryUtilization"
          dimensions = { ClusterName = module.app.cluster_name, ServiceName = module.app.service_name }
        }
      }
      threshold = 90
    }
    "app.tasks" = {
      description = "Fewer tasks than wanted for ten minutes: the events of the service say why."
      metrics = {
        desired = {
          namespace  = "ECS/ContainerInsights"
          name       = "DesiredTaskCount"
          dimensions = { ClusterName = module.app.cluster_name, ServiceName = module.app.service_name }
        }
        running = {
          namespace  = "ECS/ContainerInsights"
          name       = "RunningTaskCount"
          dimensions = { ClusterName = module.app.cluster_name, ServiceName = module.app.service_name }
        }
      }
      expression  = "desired - running"
      threshold   = 0
      evaluations = 10
    }
    "app.unhealthy" = {
      description = "Tasks do not pass the load balancer's health check: read their logs."
      metrics = {
        unhealthy = {
          namespace = module.app.load_balancer_namespace
          name      = "UnHealthyHostCount"
          statistic = "Maximum"
          dimensions = {
            TargetGroup  = module.app.target_group_arn_suffix
            LoadBalancer = module.app.load_balancer_arn_suffix
          }
        }
      }
      threshold = 0
    }
    "cache.cpu" = {
      description = "The cache is busy: spread the load or take larger nodes."
      metrics = {
        node_001 = {
          namespace  = "AWS/ElastiCache"
          name       = "EngineCPUUtilization"
          dimensions = { CacheClusterId = "${module.cache.replication_group_id}-001" }
        }
        node_002 = {
          namespace  = "AWS/ElastiCache"
          name       = "EngineCPUUtilization"
          dimensions = { CacheClusterId = "${module.cache.replication_group_id}-002" }
        }
      }
      expression  = "MAX(METRICS())"
      threshold   = 80
      period      = 300
      evaluations = 3
    }
    "cache.memory" = {
      description = "The cache is nearly full: take larger nodes."
      metrics = {
        node_001 = {
          namespace  = "AWS/ElastiCache"
          name       = "DatabaseMemoryUsagePercentage"
          statistic  = "Maximum"
          dimensions = { CacheClusterId = "${module.cache.replication_group_id}-001" }
        }
        node_002 = {
          namespace  = "AWS/ElastiCache"
          name       = "DatabaseMemoryUsagePercentage"
          statistic  = "Maximum"
          dimensions = { CacheClusterId = "${module.cache.replication_group_id}-002" }
        }
      }
      expression  = "MAX(METRICS())"
      threshold   = 90
      period      = 300
      evaluations = 3
    }
    "cache.evictions" = {
      description = "The cache drops keys for lack of memory: take larger nodes."
      metrics = {
        node_001 = {
          namespace  = "AWS/ElastiCache"
          name       = "Evictions"
          statistic  = "Sum"
          dimensions = { CacheClusterId = "${module.cache.replication_group_id}-001" }
        }
        node_002 = {
          namespace  = "AWS/ElastiCache"
          name       = "Evictions"
          statistic  = "Sum"
          dimensions = { CacheClusterId = "${module.cache.replication_group_id}-002" }
        }
      }
      expression  = "SUM(METRICS())"
      threshold   = 1000
      period      = 300
      evaluations = 3
    }
  }
}
