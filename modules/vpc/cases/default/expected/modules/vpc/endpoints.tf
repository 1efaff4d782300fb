# Rendered by tfgen 0.1.0 from the blueprint default: module vpc.

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${data.aws_region.current.id}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = concat(values(aws_route_table.private)[*].id, [aws_route_table.database.id])

  tags = {
    Name = "${var.name}-s3"
  }
}
