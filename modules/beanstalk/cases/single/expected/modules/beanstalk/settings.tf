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
    # The name of the namespace is older than launch templates, which these options bring about.
    "aws:autoscaling:launchconfiguration" = {
      DisableDefaultEC2SecurityGroup = true
      DisableIMDSv1                  = true
      IamInstanceProfile             = aws_iam_instance_profile.this.name
      RootVolumeSize                 = var.root_volume
      RootVolumeType                 = "gp3"
      SecurityGroups                 = aws_security_group.instances.id
    }

    "aws:ec2:instances" = {
      EnableSpot             = false
      InstanceTypes          = join(",", var.instance_types)
      SupportedArchitectures = "x86_64"
    }

    "aws:ec2:vpc" = {
      AssociatePublicIpAddress = true
      Subnets                  = join(",", sort(var.public_subnet_ids))
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
      DeploymentPolicy = "AllAtOnce"
      Timeout          = 600
    }

    "aws:elasticbeanstalk:environment" = {
      EnvironmentType = "SingleInstance"
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
  }
}
