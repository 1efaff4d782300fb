# Rendered by tfgen 0.1.0 from the blueprint default: component alarms.

module "alarms" {
  source = "./modules/alarms"

  name  = "${local.name}-alarms"
  email = ["ops@example.com"]
  layout = {
    states = [
      {
        y      = 0
        height = 2
        alarms = ["edge.target_errors", "edge.load_balancer_errors", "edge.response_time"]
      },
    ]
    headings = { edge = 2 }
    graphs = {
      "edge.target_errors"        = { x = 0, y = 3 }
      "edge.load_balancer_errors" = { x = 8, y = 3 }
      "edge.response_time"        = { x = 16, y = 3 }
    }
  }
  alarms = {
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
  }
}
