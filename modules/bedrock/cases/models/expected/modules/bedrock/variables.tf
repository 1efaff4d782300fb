# Rendered by tfgen 0.1.0 from the blueprint chat: module bedrock.

variable "models" {
  description = "Ids of models or inference profiles, the preferred one first."
  type        = list(string)
  nullable    = false
}
