# Rendered by tfgen 0.1.0 from the blueprint shop: module codepipeline.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  partition      = data.aws_partition.current.partition
  account        = "${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}"
  connection_arn = aws_codeconnections_connection.this.arn
}

resource "aws_codepipeline" "this" {
  name          = var.name
  pipeline_type = "V2"
  role_arn      = aws_iam_role.pipeline.arn

  artifact_store {
    type     = "S3"
    location = aws_s3_bucket.artifacts.bucket

    encryption_key {
      type = "KMS"
      id   = aws_kms_key.this.arn
    }
  }

  stage {
    name = "Source"

    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = ["source"]

      configuration = {
        ConnectionArn        = local.connection_arn
        FullRepositoryId     = var.repository
        BranchName           = var.branch
        DetectChanges        = "true"
        OutputArtifactFormat = "CODE_ZIP"
      }
    }
  }

  stage {
    name = "Build"

    action {
      name             = "Build"
      category         = "Build"
      owner            = "AWS"
      provider         = "CodeBuild"
      version          = "1"
      input_artifacts  = ["source"]
      output_artifacts = ["build"]

      configuration = {
        ProjectName = aws_codebuild_project.build.name
      }
    }
  }

  stage {
    name = "Approve"

    action {
      name     = "Approve"
      category = "Approval"
      owner    = "AWS"
      provider = "Manual"
      version  = "1"

      configuration = {
        CustomData      = "Deploy this version of ${var.repository}?"
        NotificationArn = var.topic_arn
      }
    }
  }

  stage {
    name = "Deploy"

    action {
      name     = "Deploy"
      category = "Deploy"
      owner    = "AWS"
      provider = "CodeDeployToECS"
      version  = "1"
      # Not the source: CodePipeline hands over 3 MB at most, https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
      input_artifacts = ["build"]

      configuration = {
        ApplicationName                = var.codedeploy_application
        DeploymentGroupName            = var.codedeploy_group
        AppSpecTemplateArtifact        = "build"
        TaskDefinitionTemplateArtifact = "build"
        Image1ArtifactName             = "build"
        Image1ContainerName            = "IMAGE1_NAME"
      }
    }
  }

  depends_on = [aws_iam_role_policy.pipeline]
}

# It is pending until a person confirms it in the console.
resource "aws_codeconnections_connection" "this" {
  name          = var.name
  provider_type = "GitLab"
}
