"""What other components may use of a distribution."""

from generator.component import Output

OUTPUTS = {
    "url": Output("local.url", "Address people open.", shown=True),
    "dns_name": Output("aws_cloudfront_distribution.this.domain_name", "AWS's own name of it.", shown=True),
    "dns_zone_id": Output(
        "aws_cloudfront_distribution.this.hosted_zone_id",
        "Route 53 zone of that name, for alias records made elsewhere.",
    ),
    "distribution_id": Output(
        "aws_cloudfront_distribution.this.id", "ID of the distribution, for invalidations.", shown=True
    ),
    "distribution_arn": Output("aws_cloudfront_distribution.this.arn", "ARN of the distribution."),
    "certificate_arn": Output(
        "aws_acm_certificate_validation.this.certificate_arn",
        "ARN of the certificate made here.",
        when=lambda inputs: inputs.makes_certificate,
    ),
    "access_log_bucket": Output(
        "aws_s3_bucket.access_logs.id", "Bucket the access logs go to.", when=lambda inputs: inputs.access_logs
    ),
    "web_acl_arn": Output(
        "aws_wafv2_web_acl.this.arn", "ARN of the firewall.", when=lambda inputs: inputs.has_firewall
    ),
}
