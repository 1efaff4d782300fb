"""An Aurora cluster, PostgreSQL or MySQL, serverless or of instances, encrypted and protected against deletion.

Left alone it is serverless: a writer and a reader in another Availability Zone, each between half a capacity unit and
eight. `capacity: {min: 0, max: 8, pause_after: 10m}` lets an idle cluster pause; the first connection afterwards waits
some fifteen seconds. With an `instance_class` the cluster is provisioned, and `reader_scaling: {max: 6, cpu: 70}` adds
readers by load; readers that were added so must be gone before the cluster can be deleted. Instances are called a, b, c
and so on, and any of them may become the writer. The storage grows by itself; `storage: io-optimized` charges nothing
for reads and writes, and pays where they are more than a quarter of the bill.

Connections take TLS only; data, backups, logs, insights and the password are encrypted with a key of its own. Backups
are kept for a week, and a last snapshot is taken when the cluster is deleted: to keep that for more than 30 days, copy
it to another key, because this one goes with the cluster. A cluster to delete must first be applied with
`deletion_protection: false`. `backtrack: 24h` winds Aurora MySQL back in place; a cluster has it from the beginning or
never.

A workload that says `uses: [orders]` gets ORDERS_HOST for the writer and ORDERS_READER_HOST for the readers, and the
master password as ORDERS_PASSWORD, read when its tasks start. RDS makes that password, keeps it in Secrets Manager and
changes it every 90 days: tasks that are older must be started anew then. With `uses: {orders: iam}` there is no
password. The workload signs tokens that log it in as the database user `app`, which must be made once:
`CREATE USER app; GRANT rds_iam TO app;`, in MySQL `CREATE USER app IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS'
REQUIRE SSL;`.

`global_database: {}` makes it the primary of a global database, and `global_database: {role: secondary, identifier:
...}`, in another Region, a copy that is read there and can take over. RDS manages no password of a global database:
the module makes one, in no state and no file, which changes when `password_version` is raised. A secondary has the
users of the primary, and workloads log in to it with `iam`.

For another major version set `major_upgrades` and `apply_immediately` to true as well. To start from a snapshot, add
`overrides: {aws_rds_cluster.this: {snapshot_identifier: ...}}` before the first apply, with the `database` and
`username` the snapshot was taken with.
"""

from collections.abc import Mapping

from generator.component import Access, Link, Module, Output, Place, Stateful, Statement
from generator.interfaces import ALARM_SINK, NETWORK, Alarm, Tenant

from .check import check
from .engine import ENGINES
from .inputs import Inputs
from .monitoring import alarms


def _alarms(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    return alarms(serverless=inputs.is_serverless, readers=inputs.readers)


def _address(inputs: Inputs) -> Mapping[str, str]:
    engine = ENGINES[inputs.engine]
    return {
        "HOST": "{reader_endpoint}" if inputs.is_secondary else "{endpoint}",
        "READER_HOST": "{reader_endpoint}",
        "PORT": "{port}",
        "NAME": "{database}",
        "SCHEME": engine.scheme,
        "SSLMODE": engine.tls,
    }


def _fixed(inputs: Inputs, place: Place) -> Mapping[str, object]:
    """https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/rds/cluster.go"""
    named = {} if inputs.is_secondary else {"database": inputs.database, "username": inputs.username}
    return {"name": place.name, "engine": inputs.engine, **named}


MODULE = Module(
    inputs=Inputs,
    links={
        "network": Link(
            NETWORK,
            "The VPC whose database subnets it is in.",
            ("vpc_id", "database_subnet_ids"),
            sends=lambda _inputs, _linked: {"": Tenant(copies=0, subnets="database", zones=2)},
        ),
        "alarms": Link(ALARM_SINK, "Where alarms on load, memory and lag go.", required=False, sends=_alarms),
    },
    outputs={
        "endpoint": Output("aws_rds_cluster.this.endpoint", "Host name of the writer."),
        "reader_endpoint": Output("aws_rds_cluster.this.reader_endpoint", "Host name that leads to the readers."),
        "port": Output("var.port", "Port the database listens on.", "number"),
        "database": Output("var.database", "Name of the first database."),
        "username": Output("var.username", "Name of the master user."),
        "master_secret_arn": Output(
            "local.master_secret_arn",
            "ARN of the secret that holds the master user's name and password.",
            when=lambda inputs: not inputs.is_secondary,
        ),
        "key_arn": Output("aws_kms_key.this.arn", "ARN of the KMS key of the data and the secret."),
        "iam_user": Output("var.iam_user", "Name of the database user that logs in with IAM."),
        "iam_user_arn": Output("local.iam_user_arn", "What IAM calls the database user that logs in with it."),
        "identifier": Output("aws_rds_cluster.this.cluster_identifier", "Identifier of the cluster."),
        "arn": Output("aws_rds_cluster.this.arn", "ARN of the cluster."),
        "security_group_id": Output("aws_security_group.this.id", "ID of the security group of the database."),
        "global_identifier": Output(
            "aws_rds_global_cluster.this.id",
            "Identifier of the global database, for secondaries to join.",
            when=lambda inputs: inputs.is_global and not inputs.is_secondary,
            depends_on=("aws_rds_cluster_instance.this",),
        ),
    },
    accesses={
        "connect": Access(
            "Logs in as the master user, with the password read when the workload starts.",
            environment=lambda inputs: {**_address(inputs), "USERNAME": "{username}"},
            secrets={"PASSWORD": "{master_secret_arn}:password::"},
            secret_statements=(
                Statement(("secretsmanager:GetSecretValue",), ("{master_secret_arn}",)),
                Statement(("kms:Decrypt",), ("{key_arn}",)),
            ),
            when=lambda inputs: not inputs.is_secondary,
            otherwise="log in with iam: the secret is in the primary's Region",
        ),
        "iam": Access(
            "Logs in as the user in iam_user, with a token the workload signs.",
            statements=(Statement(("rds-db:connect",), ("{iam_user_arn}",)),),
            environment=lambda inputs: {**_address(inputs), "USERNAME": "{iam_user}"},
        ),
    },
    security_group="security_group_id",
    port="port",
    stateful=(Stateful("aws_rds_cluster.this", _fixed), Stateful("aws_kms_key.this")),
    protections={"deletion_protection": True, "final_snapshot": True},
    remedies={
        "CKV_AWS_133": "backup_retention: 7d",
        "CKV_AWS_139": "deletion_protection: true",
        "CKV_AWS_226": "minor_upgrades: true",
        "CKV_AWS_326": "backtrack: 24h",
        "CKV_AWS_338": "log_retention: 365d",
    },
    # Names of roles end at 64, "-monitoring" taken off.
    name_limit=53,
    check=check,
)
