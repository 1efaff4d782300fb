# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk.

locals {
  # Every option as the API answers with it: texts, lists sorted and without white space, and no option that an environment
  # of this kind does not have. Whatever differs from that would be set again by every plan.
  settings = flatten([
    for group in [local.options, local.further_options] : [
      for namespace, options in group : [
        for name, value in options : { namespace = namespace, name = name, value = tostring(value) }
      ]
    ]
  ])

  every_minute = 60

  options = {
    "aws:autoscaling:asg" = {
      Cooldown                  = var.cooldown
      EnableCapacityRebalancing = true
      MaxSize                   = var.max_instances
      MinSize                   = var.min_instances
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
      RollingUpdateType    = "Immutable"
    }

    "aws:ec2:instances" = {
      EnableSpot                           = true
      InstanceTypes                        = join(",", var.instance_types)
      SpotAllocationStrategy               = var.spot_allocation
      SpotFleetOnDemandAboveBasePercentage = 100 - var.spot_percent
      SpotFleetOnDemandBase                = var.on_demand_base
      SupportedArchitectures               = "arm64"
    }

    "aws:ec2:vpc" = {
      AssociatePublicIpAddress = false
      Subnets                  = join(",", sort(var.private_subnet_ids))
      ELBScheme                = "public"
      ELBSubnets               = join(",", sort(var.public_subnet_ids))
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
      DeploymentPolicy = "TrafficSplitting"
      Timeout          = 600
    }

    "aws:elasticbeanstalk:environment" = {
      EnvironmentType  = "LoadBalanced"
      LoadBalancerType = "application"
      ServiceRole      = aws_iam_role.service.name
    }

    "aws:elasticbeanstalk:environment:process:default" = {
      DeregistrationDelay        = var.deregistration_delay
      HealthCheckInterval        = var.health_check.interval
      HealthCheckPath            = var.health_check.path
      HealthCheckTimeout         = var.health_check.timeout
      HealthyThresholdCount      = var.health_check.healthy_threshold
      MatcherHTTPCode            = var.health_check.codes
      Port                       = 80
      Protocol                   = "HTTP"
      StickinessEnabled          = true
      StickinessLBCookieDuration = var.sticky_sessions
      StickinessType             = "lb_cookie"
      UnhealthyThresholdCount    = var.health_check.unhealthy_threshold
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
      PreferredStartTime           = "Tue:02:30"
      ServiceRoleForManagedUpdates = aws_iam_role.service.name
    }

    "aws:elasticbeanstalk:managedactions:platformupdate" = {
      InstanceRefreshEnabled = true
      UpdateLevel            = "patch"
    }

    "aws:elasticbeanstalk:trafficsplitting" = {
      EvaluationTime    = 10
      NewVersionPercent = 20
    }

    "aws:elbv2:listener:443" = {
      DefaultProcess     = "default"
      ListenerEnabled    = true
      Protocol           = "HTTPS"
      SSLCertificateArns = local.certificate_arn
      SSLPolicy          = var.tls_policy
    }

    # Port 80 is a listener of Terraform's, which redirects.
    "aws:elbv2:listener:default" = {
      ListenerEnabled = false
    }

    "aws:elbv2:loadbalancer" = {
      AccessLogsS3Bucket   = aws_s3_bucket_policy.access_logs.bucket
      AccessLogsS3Enabled  = true
      IdleTimeout          = var.idle_timeout
      ManagedSecurityGroup = aws_security_group.load_balancer.id
      SecurityGroups       = aws_security_group.load_balancer.id
    }
  }

  further_options = {
    "aws:autoscaling:launchconfiguration" = {
      "MonitoringInterval" = "1 minute"
    }
    "aws:elasticbeanstalk:container:python" = {
      "WSGIPath" = "shop:app"
    }
  }

  schedule_settings = flatten([
    for name, schedule in var.schedules : [
      for option, value in {
        DesiredCapacity = coalesce(schedule.desired, schedule.min)
        MaxSize         = schedule.max
        MinSize         = schedule.min
        Recurrence      = schedule.cron
      } : { resource = name, name = option, value = tostring(value) }
    ]
  ])
}
