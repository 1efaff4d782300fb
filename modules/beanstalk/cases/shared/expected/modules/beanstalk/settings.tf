# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk.

locals {
  # Every option as the API answers with it: texts, lists sorted and without white space, and no option that an environment
  # of this kind does not have. Whatever differs from that would be set again by every plan.
  settings = flatten([
    for namespace, options in local.options : [
      for name, value in options : { namespace = namespace, name = name, value = tostring(value) }
    ]
  ])

  every_minute = 60

  options = {
    "aws:autoscaling:asg" = {
      Cooldown = var.cooldown
      MaxSize  = var.max_instances
      MinSize  = var.min_instances
    }

    # The name of the namespace is older than launch templates, which these options bring about.
    "aws:autoscaling:launchconfiguration" = {
      DisableDefaultEC2SecurityGroup = true
      DisableIMDSv1                  = true
      IamInstanceProfile             = aws_iam_instance_profile.this.name
      RootVolumeSize                 = var.root_volume
      RootVolumeType                 = "gp3"
      SecurityGroups                 = aws_security_group.instances.id
    }

    "aws:autoscaling:trigger" = var.trigger

    "aws:autoscaling:updatepolicy:rollingupdate" = {
      RollingUpdateEnabled = true
      RollingUpdateType    = "Health"
    }

    "aws:ec2:instances" = {
      EnableSpot             = false
      InstanceTypes          = join(",", var.instance_types)
      SupportedArchitectures = "x86_64"
    }

    "aws:ec2:vpc" = {
      AssociatePublicIpAddress = false
      Subnets                  = join(",", sort(var.private_subnet_ids))
      VPCId                    = var.vpc_id
    }

    "aws:elasticbeanstalk:cloudwatch:logs" = {
      DeleteOnTerminate = !var.keep_logs
      RetentionInDays   = var.log_retention
      StreamLogs        = true
    }

    "aws:elasticbeanstalk:cloudwatch:logs:health" = {
      DeleteOnTerminate      = !var.keep_logs
      HealthStreamingEnabled = true
      RetentionInDays        = var.log_retention
    }

    "aws:elasticbeanstalk:command" = {
      BatchSize        = "25"
      BatchSizeType    = "Percentage"
      DeploymentPolicy = "RollingWithAdditionalBatch"
      Timeout          = 600
    }

    "aws:elasticbeanstalk:environment" = {
      EnvironmentType      = "LoadBalanced"
      LoadBalancerIsShared = true
      LoadBalancerType     = "application"
      ServiceRole          = aws_iam_role.service.name
    }

    "aws:elasticbeanstalk:environment:process:default" = {
      DeregistrationDelay     = var.deregistration_delay
      HealthCheckInterval     = var.health_check.interval
      HealthCheckPath         = var.health_check.path
      HealthCheckTimeout      = var.health_check.timeout
      HealthyThresholdCount   = var.health_check.healthy_threshold
      MatcherHTTPCode         = var.health_check.codes
      Port                    = 80
      Protocol                = "HTTP"
      StickinessEnabled       = false
      UnhealthyThresholdCount = var.health_check.unhealthy_threshold
    }

    "aws:elasticbeanstalk:healthreporting:system" = {
      ConfigDocument = jsonencode({
        Version = 1
        CloudWatchMetrics = {
          Environment = { for name in var.environment_metrics : name => local.every_minute }
          Instance    = { for name in var.instance_metrics : name => local.every_minute }
        }
      })
      SystemType = "enhanced"
    }

    "aws:elasticbeanstalk:managedactions" = {
      PreferredStartTime           = "Sun:03:00"
      ServiceRoleForManagedUpdates = aws_iam_role.service.name
    }

    "aws:elasticbeanstalk:managedactions:platformupdate" = {
      InstanceRefreshEnabled = false
      UpdateLevel            = "minor"
    }

    "aws:elbv2:listener:${var.listener_port}" = {
      Rules = "app"
    }

    "aws:elbv2:listenerrule:app" = {
      HostHeaders  = replace(var.url, "/^https?:[/][/]/", "")
      PathPatterns = join(",", sort(var.listener_rule.paths))
      Priority     = var.listener_rule.priority
      Process      = "default"
    }

    "aws:elbv2:loadbalancer" = {
      SecurityGroups     = var.security_group_id
      SharedLoadBalancer = var.load_balancer_arn
    }
  }
}
