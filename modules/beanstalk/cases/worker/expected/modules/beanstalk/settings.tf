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
      RollingUpdateType    = "Immutable"
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
      DeploymentPolicy = "Immutable"
      Timeout          = 600
    }

    "aws:elasticbeanstalk:environment" = {
      EnvironmentType = "LoadBalanced"
      ServiceRole     = aws_iam_role.service.name
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

    "aws:elasticbeanstalk:sqsd" = {
      ConnectTimeout         = var.messages.connect_timeout
      ErrorVisibilityTimeout = coalesce(var.messages.retry_after, var.messages.timeout + 1)
      HttpConnections        = var.messages.connections
      HttpPath               = var.messages.path
      InactivityTimeout      = var.messages.timeout
      MimeType               = var.messages.content_type
      VisibilityTimeout      = var.messages.timeout + 1
      WorkerQueueURL         = var.queue_url
    }
  }
}
