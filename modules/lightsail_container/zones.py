"""Where Route 53 leads the names of a container service."""

from collections.abc import Mapping

# The zones that the names of container services lie in, by Region; a Region that is not here has none.
# https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-route-53-alias-record-for-container-service.html
ZONES: Mapping[str, str] = {
    "ap-east-1": "Z08783602ZZF1Q7DYQZ4Q",
    "ap-northeast-1": "Z0626125UAU4JWQ9JSKN",
    "ap-northeast-2": "Z06260262XZM84B2WPLHH",
    "ap-south-1": "Z10460781IQMISS0I0VVY",
    "ap-southeast-1": "Z0625921354DRJH4EY9V0",
    "ap-southeast-2": "Z09597943PQQZATPFE96E",
    "ap-southeast-3": "Z03072883T5HFTY4T7CDL",
    "ap-southeast-5": "Z09430204C5DXNNO314Y",
    "ca-central-1": "Z10450993RIRIJJUUMA5W",
    "eu-central-1": "Z06137433FV04OY4EC6L0",
    "eu-north-1": "Z016970523TDG2TZMUXKK",
    "eu-south-2": "Z09429752610EUUODCNMZ",
    "eu-west-1": "Z0624732FELAMMKW3Y21",
    "eu-west-2": "Z0624918ZXDYQZLOXA66",
    "eu-west-3": "Z09594631DSW2QUR7CFGO",
    "sa-east-1": "Z06385701RRVJGO1IDVWQ",
    "us-east-1": "Z06246771KYU0IRHI74W4",
    "us-east-2": "Z10362273VJ548563IY84",
    "us-west-2": "Z0959753D43BBB908BAV",
}
