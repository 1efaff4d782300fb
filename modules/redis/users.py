"""Who may log in: the two IAM users and what each may do, or whoever has the token."""

from collections.abc import Mapping
from typing import Any

from generator.component import Access, Statement, problem, shown

READ_ACCESS = (
    "on ~* -@all +@read +@connection -@dangerous +info +cluster|info +cluster|myid +cluster|nodes +cluster|shards"
    " +cluster|slots"
)
_ADDRESS = {
    "HOST": "{endpoint}",
    "PORT": "{port}",
    "TLS": "true",
    "URL": "rediss://{endpoint}:{port}",
    "REPLICATION_GROUP_ID": "{replication_group_id}",
}


def check_access(value: object) -> object:
    """Says in words what the pattern says to Terraform."""
    if isinstance(value, str) and not value.startswith("on "):
        message = f'must start with "on", without which the user could not log in, and is {shown(value)}'
        raise problem(message, 'write it as "on ~app:* +@read": the keys after ~, the commands after +')
    return value


def _read_environment(inputs: Any) -> Mapping[str, str]:
    host = "{reader_endpoint}" if inputs.has_reader else "{endpoint}"
    return _ADDRESS | {"HOST": host, "URL": f"rediss://{host}:{{port}}", "USER": "{read_user_name}"}


ACCESSES = {
    "read-write": Access(
        "Reads and writes: as an IAM user, or with the token.",
        statements=(Statement(("elasticache:Connect",), ("{arn}", "{user_arn}")),),
        environment=_ADDRESS | {"USER": "{user_name}"},
        secrets={"AUTH_TOKEN": "{auth_token_secret_arn}"},
        secret_statements=(
            Statement(("secretsmanager:GetSecretValue",), ("{auth_token_secret_arn}",)),
            Statement(("kms:Decrypt",), ("{auth_token_key_arn}",)),
        ),
    ),
    "read": Access(
        "Reads as an IAM user, from a replica where there is one and no shards; not with authentication by token.",
        statements=(Statement(("elasticache:Connect",), ("{arn}", "{read_user_arn}")),),
        environment=_read_environment,
        when=lambda inputs: inputs.has_users,
    ),
}
