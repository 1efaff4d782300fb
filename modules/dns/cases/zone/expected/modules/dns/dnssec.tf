# Rendered by tfgen 0.1.0 from the blueprint company: module dns.

# Keys that sign zones are of this kind and live in us-east-1, and Route 53 cannot use them if they rotate.
resource "aws_kms_key" "signing" {
  description              = "Signs the zone ${var.zone}"
  customer_master_key_spec = "ECC_NIST_P256"
  key_usage                = "SIGN_VERIFY"
  deletion_window_in_days  = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Account"
        Effect   = "Allow"
        Action   = "kms:*"
        Resource = "*"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
      },
      {
        Sid      = "Signing"
        Effect   = "Allow"
        Action   = ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"]
        Resource = "*"
        Principal = {
          Service = "dnssec-route53.amazonaws.com"
        }
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
          ArnEquals = {
            "aws:SourceArn" = aws_route53_zone.this.arn
          }
        }
      },
      {
        Sid      = "Grants"
        Effect   = "Allow"
        Action   = "kms:CreateGrant"
        Resource = "*"
        Principal = {
          Service = "dnssec-route53.amazonaws.com"
        }
        Condition = {
          Bool = {
            "kms:GrantIsForAWSResource" = "true"
          }
        }
      },
    ]
  })
}

resource "aws_kms_alias" "signing" {
  name          = "alias/${var.name}/signing"
  target_key_id = aws_kms_key.signing.key_id
}

resource "aws_route53_key_signing_key" "this" {
  name                       = "first"
  hosted_zone_id             = aws_route53_zone.this.zone_id
  key_management_service_arn = aws_kms_key.signing.arn
}

resource "aws_route53_hosted_zone_dnssec" "this" {
  hosted_zone_id = aws_route53_key_signing_key.this.hosted_zone_id
}
