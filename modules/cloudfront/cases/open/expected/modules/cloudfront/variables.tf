# Rendered by tfgen 0.1.0 from the blueprint archive: module cloudfront.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 38
    error_message = "The name must have 38 characters at most."
  }
}

variable "domain" {
  description = "Name people reach it under, in lower case: www.example.com."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.domain))
    error_message = "domain must match the pattern ^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$."
  }
}

variable "hosted_zone" {
  description = "Route 53 zone in which its names and their proof for the certificate are entered."
  type        = string
  default     = null

  validation {
    condition     = var.hosted_zone == null ? true : can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.hosted_zone))
    error_message = "hosted_zone must match the pattern ^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$."
  }
}

variable "certificate_arn" {
  description = "ARN of a certificate in us-east-1, instead of a new one."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn == null ? true : can(regex("^arn:[a-z-]+:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+$", var.certificate_arn))
    error_message = "certificate_arn must match the pattern ^arn:[a-z-]+:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+$."
  }
}

variable "root_object" {
  description = "Object that / stands for; index.html in a bucket."
  type        = string
  default     = null

  validation {
    condition     = var.root_object == null ? true : can(regex("^[^/].{0,254}$", var.root_object))
    error_message = "root_object must match the pattern ^[^/].{0,254}$."
  }
}

variable "fallback" {
  description = "Page that answers for what is not in the bucket."
  type        = string
  default     = null

  validation {
    condition     = var.fallback == null ? true : can(regex("^/[!-~]+$", var.fallback))
    error_message = "fallback must match the pattern ^/[!-~]+$."
  }
}

variable "price_class" {
  description = "Where in the world it answers; 100 is North America, Europe and Israel."
  type        = string
  default     = "PriceClass_All"
  nullable    = false

  validation {
    condition     = contains(["PriceClass_100", "PriceClass_200", "PriceClass_All"], var.price_class)
    error_message = "price_class must be one of PriceClass_100, PriceClass_200, PriceClass_All."
  }
}

variable "keep_access_logs" {
  description = "Days the access logs are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "force_destroy" {
  description = "Whether the access logs may be deleted together with their bucket."
  type        = bool
  default     = false
  nullable    = false
}

variable "names" {
  description = "All names it answers to."
  type        = list(string)
  nullable    = false
}

variable "alternative_names" {
  description = "Names the certificate holds besides the domain."
  type        = list(string)
  nullable    = false
}

variable "first_object" {
  description = "Object that / stands for."
  type        = string
  nullable    = false
}

variable "countries" {
  description = "Countries that are let in or kept out."
  type        = list(string)
  nullable    = false
}

variable "frames" {
  description = "Who may show its pages in a frame."
  type        = string
  nullable    = false
}

variable "referrer" {
  description = "What other sites learn of the page a link was on."
  type        = string
  nullable    = false
}

variable "domain_name" {
  description = "Host name of the bucket in its Region."
  type        = string
  nullable    = false
}
