"""A PostgreSQL, MySQL or MariaDB database on RDS, encrypted, in two Availability Zones and protected against deletion.

A standby in another zone takes over when the first instance fails. The storage is gp3 and grows by itself up to five
times its size. Connections take TLS only; data, backups, logs, insights and the password are encrypted with a key of
its own. Backups are kept for a week, and a last snapshot is taken when the database is deleted: to keep that for more
than 30 days, copy it to another key, because this one goes with the database. A database to delete must first be
applied with `deletion_protection: false`.

RDS makes the master password and keeps it in Secrets Manager; it is in no state and no file. A workload that says
`uses: [database]` gets it as DATABASE_PASSWORD, read when its tasks start: it is changed every 90 days, and tasks that
are older must be started anew then. With `uses: {database: iam}` there is no password. The workload signs tokens that
log it in as the database user `app`, which must be made once: `CREATE USER app; GRANT rds_iam TO app;`.

With `engine: mysql` or `mariadb` port, version and logs are that engine's, and users for IAM are made with `CREATE USER
app IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL;`.

`replicas: {reporting: {instance_class: db.r7g.large}}` are copies to read from: a workload gets DATABASE_READER_HOST,
the first of them, and DATABASE_REPORTING_HOST. `blue_green_update: true` makes changes to a copy that takes the
database's place within a minute. RDS manages no password for either; the module makes one then, in no state and no
file, which changes when `password_version` is raised. A database that gets either later has a new secret from then on.

`proxy: true` puts an RDS Proxy before the database: workloads reach the proxy, only the proxy reaches the database, and
many connections of theirs share few. A database that gets a proxy later is out of reach until workloads are started
anew.

Versions may be a major one, whose minor upgrades AWS makes, or an exact one. For another major version set
`major_upgrades` and `apply_immediately` to true as well: the parameters of the old version can only go when the upgrade
is over, so it begins with the apply, and the database is away for some minutes. To start from a snapshot, add
`overrides: {aws_db_instance.this: {snapshot_identifier: ...}}` before the first apply, with the `database` and
`username` the snapshot was taken with.
"""

from collections.abc import Mapping

from generator.component import Access, Link, Module, Output, Place, Stateful, Statement
from generator.interfaces import ALARM_SINK, NETWORK, Alarm, Tenant

from .engine import ENGINES
from .inputs import Inputs, check
from .monitoring import alarms
from .replicas import readers_of


def _alarms(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    return alarms(inputs.storage, tuple(inputs.replicas))


def _address(inputs: Inputs) -> Mapping[str, str]:
    engine = ENGINES[inputs.engine]
    return {
        "HOST": "{proxy_endpoint}" if inputs.proxy else "{endpoint}",
        "PORT": "{port}",
        "NAME": "{database}",
        "SSLMODE": engine.tls,
        # What a DATABASE_URL of PostgreSQL begins with everybody knows; MariaDB's is that of MySQL.
        **({} if inputs.engine == "postgres" else {"SCHEME": "mysql"}),
        **readers_of(inputs.replicas),
    }


def _secret(inputs: Inputs) -> str:
    return "{master_secret_arn}" if inputs.has_managed_password else "{own_secret_arn}"


def _fixed(inputs: Inputs, _place: Place) -> Mapping[str, object]:
    """https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/rds/instance.go"""
    return {"engine": inputs.engine, "database": inputs.database, "username": inputs.username}


MODULE = Module(
    inputs=Inputs,
    links={
        "network": Link(
            NETWORK,
            "The VPC whose database subnets it is in.",
            ("vpc_id", "database_subnet_ids"),
            sends=lambda _inputs, _linked: {"": Tenant(copies=0, subnets="database", zones=2)},
        ),
        "alarms": Link(ALARM_SINK, "Where alarms on CPU, storage and memory go.", required=False, sends=_alarms),
    },
    outputs={
        "endpoint": Output("aws_db_instance.this.address", "Host name clients connect to."),
        "proxy_endpoint": Output(
            "aws_db_proxy.this.endpoint",
            "Host name of the proxy, which clients connect to.",
            when=lambda inputs: inputs.proxy,
            depends_on=("aws_db_proxy_target.this",),
        ),
        "replica_endpoints": Output(
            "{ for name, replica in aws_db_instance.replica : name => replica.address }",
            "Host names of the read replicas, by name.",
            "map(string)",
            when=lambda inputs: bool(inputs.replicas),
        ),
        "port": Output("var.port", "Port the database listens on.", "number"),
        "database": Output("var.database", "Name of the first database."),
        "username": Output("var.username", "Name of the master user."),
        "master_secret_arn": Output(
            "aws_db_instance.this.master_user_secret[0].secret_arn",
            "ARN of the secret that RDS keeps the master user's name and password in.",
            when=lambda inputs: inputs.has_managed_password,
        ),
        "own_secret_arn": Output(
            "aws_secretsmanager_secret_version.master.arn",
            "ARN of the secret made here that holds the master user's name and password.",
            when=lambda inputs: not inputs.has_managed_password,
        ),
        "key_arn": Output("aws_kms_key.this.arn", "ARN of the KMS key of the data and the secret."),
        "iam_user": Output("var.iam_user", "Name of the database user that logs in with IAM."),
        "iam_user_arn": Output(
            "local.iam_user_arn",
            "What IAM calls the database user that logs in with it.",
        ),
        "identifier": Output("aws_db_instance.this.identifier", "Identifier of the instance."),
        "arn": Output("aws_db_instance.this.arn", "ARN of the instance."),
        "security_group_id": Output("aws_security_group.this.id", "ID of the security group of the database."),
    },
    accesses={
        "connect": Access(
            "Logs in as the master user, with the password read when the workload starts.",
            environment=lambda inputs: {**_address(inputs), "USERNAME": "{username}"},
            secrets=lambda inputs: {"PASSWORD": f"{_secret(inputs)}:password::"},
            secret_statements=lambda inputs: (
                Statement(("secretsmanager:GetSecretValue",), (_secret(inputs),)),
                Statement(("kms:Decrypt",), ("{key_arn}",)),
            ),
        ),
        "iam": Access(
            "Logs in as the user in iam_user, with a token the workload signs.",
            statements=(Statement(("rds-db:connect",), ("{iam_user_arn}",)),),
            environment=lambda inputs: {**_address(inputs), "USERNAME": "{iam_user}"},
            when=lambda inputs: not inputs.proxy,
            otherwise="log in with connect: the proxy knows the master user only; or leave proxy out",
        ),
    },
    security_group="security_group_id",
    port="port",
    stateful=(Stateful("aws_db_instance.this", _fixed), Stateful("aws_kms_key.this")),
    protections={"deletion_protection": True, "final_snapshot": True},
    remedies={
        "CKV_AWS_133": "backup_retention: 7d",
        "CKV_AWS_157": "multi_az: true",
        "CKV_AWS_226": "minor_upgrades: true",
        "CKV_AWS_293": "deletion_protection: true",
        "CKV_AWS_338": "log_retention: 365d",
    },
    # Names of roles end at 64, "-monitoring" taken off.
    name_limit=53,
    check=check,
)
