# Rendered by tfgen 0.1.0 from the blueprint fastier: module codepipeline.

locals {
  environments     = [var.environment_name]
  application_arn  = "arn:${local.partition}:elasticbeanstalk:${local.account}:application/${var.application_name}"
  versions_arn     = "arn:${local.partition}:elasticbeanstalk:${local.account}:applicationversion/${var.application_name}/*"
  environment_arns = formatlist("arn:${local.partition}:elasticbeanstalk:${local.account}:environment/${var.application_name}/%s", local.environments)

  # The bucket Elastic Beanstalk has in each Region of an account.
  versions_bucket_arn = "arn:${local.partition}:s3:::elasticbeanstalk-${data.aws_region.current.id}-${data.aws_caller_identity.current.account_id}"
}

# Elastic Beanstalk changes what an environment consists of in the name of whoever deploys.
resource "aws_iam_role_policy" "beanstalk" {
  name   = "beanstalk"
  role   = aws_iam_role.pipeline.id
  policy = data.aws_iam_policy_document.beanstalk.json
}

# After AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy, for these environments only:
# https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy.html
data "aws_iam_policy_document" "beanstalk" {
  statement {
    sid = "Versions"
    actions = [
      "elasticbeanstalk:CreateApplicationVersion",
      "elasticbeanstalk:DescribeApplications",
      "elasticbeanstalk:DescribeApplicationVersions",
      "elasticbeanstalk:DescribeEvents",
    ]
    resources = [local.application_arn, local.versions_arn]
  }

  statement {
    sid = "Environment"
    actions = [
      "elasticbeanstalk:DescribeConfigurationSettings",
      "elasticbeanstalk:DescribeEnvironmentHealth",
      "elasticbeanstalk:DescribeEnvironmentResources",
      "elasticbeanstalk:DescribeEnvironments",
      "elasticbeanstalk:DescribeEvents",
      "elasticbeanstalk:DescribeInstancesHealth",
      "elasticbeanstalk:UpdateEnvironment",
    ]
    resources = local.environment_arns
  }

  statement {
    sid = "VersionFiles"
    actions = [
      "s3:DeleteObject",
      "s3:GetObject",
      "s3:GetObjectAcl",
      "s3:GetObjectVersion",
      "s3:PutObject",
      "s3:PutObjectAcl",
    ]
    resources = ["${local.versions_bucket_arn}/*"]
  }

  statement {
    sid       = "VersionBucket"
    actions   = ["s3:CreateBucket", "s3:GetBucketLocation", "s3:GetBucketPolicy", "s3:ListBucket"]
    resources = [local.versions_bucket_arn]
  }

  # These are about no single resource.
  statement {
    sid = "Look"
    actions = [
      "autoscaling:DescribeAutoScalingGroups",
      "autoscaling:DescribeAutoScalingInstances",
      "autoscaling:DescribeLoadBalancers",
      "autoscaling:DescribeNotificationConfigurations",
      "autoscaling:DescribeScalingActivities",
      "autoscaling:DescribeScheduledActions",
      "ec2:DescribeAddresses",
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeImages",
      "ec2:DescribeInstances",
      "ec2:DescribeKeyPairs",
      "ec2:DescribeLaunchTemplates",
      "ec2:DescribeLaunchTemplateVersions",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSpotInstanceRequests",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcs",
      "elasticbeanstalk:CreateStorageLocation",
      "elasticloadbalancing:DescribeListeners",
      "elasticloadbalancing:DescribeLoadBalancers",
      "elasticloadbalancing:DescribeRules",
      "elasticloadbalancing:DescribeTargetGroups",
      "elasticloadbalancing:DescribeTargetHealth",
    ]
    resources = ["*"]
  }

  statement {
    sid     = "LookCloser"
    actions = ["ec2:DescribeInstanceAttribute", "logs:DescribeLogGroups", "sns:ListSubscriptionsByTopic"]
    resources = [
      "arn:${local.partition}:ec2:${local.account}:instance/*",
      "arn:${local.partition}:logs:${local.account}:log-group:*",
      "arn:${local.partition}:sns:${local.account}:ElasticBeanstalkNotifications-*",
    ]
  }

  # Where the environment streams its logs, whoever deploys makes the groups and sets how long they are kept.
  statement {
    sid       = "LogGroups"
    actions   = ["logs:CreateLogGroup", "logs:PutRetentionPolicy"]
    resources = formatlist("arn:${local.partition}:logs:${local.account}:log-group:/aws/elasticbeanstalk/%s/*", local.environments)
  }

  statement {
    sid = "Stack"
    actions = [
      "cloudformation:CancelUpdateStack",
      "cloudformation:DescribeStackEvents",
      "cloudformation:DescribeStackResource",
      "cloudformation:DescribeStackResources",
      "cloudformation:DescribeStacks",
      "cloudformation:GetTemplate",
      "cloudformation:ListStackResources",
      "cloudformation:UpdateStack",
    ]
    resources = ["arn:${local.partition}:cloudformation:${local.account}:stack/awseb-e-*/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/elasticbeanstalk:environment-name"
      values   = local.environments
    }
  }

  # Immutable and traffic-splitting deployments have a stack of their own for a while. What is not there yet has no tags;
  # the pattern is not that of the environments' own stacks, awseb-<id>-stack.
  statement {
    sid = "TemporaryStack"
    actions = [
      "cloudformation:CancelUpdateStack",
      "cloudformation:CreateStack",
      "cloudformation:DeleteStack",
      "cloudformation:DescribeStackEvents",
      "cloudformation:DescribeStackResource",
      "cloudformation:DescribeStackResources",
      "cloudformation:DescribeStacks",
      "cloudformation:GetTemplate",
      "cloudformation:ListStackResources",
      "cloudformation:UpdateStack",
    ]
    resources = ["arn:${local.partition}:cloudformation:${local.account}:stack/awseb-e-*-*-stack/*"]
  }

  statement {
    sid = "Instances"
    actions = [
      "autoscaling:AttachInstances",
      "autoscaling:DeleteAutoScalingGroup",
      "autoscaling:DeletePolicy",
      "autoscaling:DeleteScheduledAction",
      "autoscaling:DetachInstances",
      "autoscaling:PutNotificationConfiguration",
      "autoscaling:PutScalingPolicy",
      "autoscaling:PutScheduledUpdateGroupAction",
      "autoscaling:ResumeProcesses",
      "autoscaling:SetDesiredCapacity",
      "autoscaling:SuspendProcesses",
      "autoscaling:TerminateInstanceInAutoScalingGroup",
      "autoscaling:UpdateAutoScalingGroup",
    ]
    resources = ["arn:${local.partition}:autoscaling:${local.account}:autoScalingGroup:*:autoScalingGroupName/awseb-e-*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/elasticbeanstalk:environment-name"
      values   = local.environments
    }
  }

  # Immutable and traffic-splitting deployments start instances beside those there are.
  statement {
    sid       = "NewGroup"
    actions   = ["autoscaling:CreateAutoScalingGroup", "autoscaling:CreateOrUpdateTags"]
    resources = ["arn:${local.partition}:autoscaling:${local.account}:autoScalingGroup:*:autoScalingGroupName/awseb-e-*"]
  }

  statement {
    sid = "NewTemplate"
    actions = [
      "ec2:CreateLaunchTemplate",
      "ec2:CreateLaunchTemplateVersion",
      "ec2:DeleteLaunchTemplate",
      "ec2:DeleteLaunchTemplateVersions",
    ]
    resources = ["arn:${local.partition}:ec2:${local.account}:launch-template/*"]
  }

  statement {
    sid       = "NewInstances"
    actions   = ["ec2:RunInstances"]
    resources = ["arn:${local.partition}:ec2:${local.account}:*", "arn:${local.partition}:ec2:${data.aws_region.current.id}::image/*"]

    condition {
      test     = "ArnLike"
      variable = "ec2:LaunchTemplate"
      values   = ["arn:${local.partition}:ec2:${local.account}:launch-template/*"]
    }
  }

  statement {
    sid       = "NewTags"
    actions   = ["ec2:CreateTags"]
    resources = ["arn:${local.partition}:ec2:${local.account}:*"]

    condition {
      test     = "StringEquals"
      variable = "ec2:CreateAction"
      values   = ["CreateLaunchTemplate", "RunInstances"]
    }
  }

  statement {
    sid       = "OldInstances"
    actions   = ["ec2:TerminateInstances"]
    resources = ["arn:${local.partition}:ec2:${local.account}:instance/*"]

    condition {
      test     = "StringEquals"
      variable = "ec2:ResourceTag/elasticbeanstalk:environment-name"
      values   = local.environments
    }
  }

  statement {
    sid = "Targets"
    actions = [
      "elasticloadbalancing:AddTags",
      "elasticloadbalancing:CreateTargetGroup",
      "elasticloadbalancing:DeleteTargetGroup",
      "elasticloadbalancing:DeregisterTargets",
      "elasticloadbalancing:ModifyListener",
      "elasticloadbalancing:ModifyRule",
      "elasticloadbalancing:ModifyTargetGroup",
      "elasticloadbalancing:ModifyTargetGroupAttributes",
      "elasticloadbalancing:RegisterTargets",
    ]
    resources = [
      "arn:${local.partition}:elasticloadbalancing:${local.account}:listener-rule/app/awseb-*",
      "arn:${local.partition}:elasticloadbalancing:${local.account}:listener/app/awseb-*",
      "arn:${local.partition}:elasticloadbalancing:${local.account}:targetgroup/awseb-*",
    ]
  }

  statement {
    sid       = "Alarms"
    actions   = ["cloudwatch:DeleteAlarms", "cloudwatch:PutMetricAlarm"]
    resources = ["arn:${local.partition}:cloudwatch:${local.account}:alarm:awseb-*"]
  }

  statement {
    sid       = "Queue"
    actions   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl"]
    resources = ["arn:${local.partition}:sqs:${local.account}:awseb-e-*"]
  }

  statement {
    sid       = "InstanceRole"
    actions   = ["iam:PassRole"]
    resources = [var.instance_role_arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ec2.amazonaws.com"]
    }
  }

  statement {
    sid       = "ServiceRole"
    actions   = ["iam:PassRole"]
    resources = [var.service_role_arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["elasticbeanstalk.amazonaws.com"]
    }
  }
}
