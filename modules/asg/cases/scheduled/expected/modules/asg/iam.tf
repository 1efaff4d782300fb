# Rendered by tfgen 0.1.0 from the blueprint batch: module asg.

resource "aws_iam_instance_profile" "this" {
  name = "${var.name}-instance"
  role = aws_iam_role.this.name
}

resource "aws_iam_role" "this" {
  name               = "${var.name}-instance"
  description        = "What the instances of ${var.name} and the program on them may do"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy_attachment" "instance" {
  for_each = var.policies

  role       = aws_iam_role.this.name
  policy_arn = each.value
}
