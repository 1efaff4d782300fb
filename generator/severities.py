"""How grave a finding is: a table of ours, since checkov tells nobody without a key of its vendor.

A check about what a control of AWS's own Security Hub is about has the severity AWS gives that control ("Security Hub
controls reference" in the AWS Security Hub user guide). All others have that of the vendor's public policy reference
("AWS policies" in the Prisma Cloud documentation), where "informational" counts as low. A check that neither knows is
medium, which is also what AWS gives most controls: it is in doubt, not harmless. What tfgen itself finds is high, since
something was not checked.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

SEVERITIES = ("low", "medium", "high", "critical")

_AWS = "AWS Security Hub"
_VENDOR = "Prisma Cloud policy reference"
_DEFAULT = "medium"
_PAGE = "https://docs.aws.amazon.com/securityhub/latest/userguide/{service}-controls.html#{service}-{number}"

# CHECK=CONTROL; the prefix CKV_AWS_ is left out and CKV2_AWS_ is written as V2.
_CONTROLS = {
    "critical": """
        17=RDS.2 20=S3.2 57=S3.3 87=Redshift.1 89=DMS.1 137=ES.2 301=Lambda.1 302=RDS.1 303=SSM.4
        305=CloudFront.1 348=IAM.4 375=S3.2 391=Redshift.1
    """,
    "high": """
        1=IAM.1 24=EC2.13 25=EC2.14 53=S3.8 54=S3.8 55=S3.8 56=S3.8 62=IAM.1 67=CloudTrail.1 70=S3.6 79=EC2.8
        88=EC2.9 122=SageMaker.1 134=ElastiCache.1 163=ECR.1 226=RDS.13 238=GuardDuty.1 251=CloudTrail.3
        277=EC2.18 306=SageMaker.2 307=SageMaker.3 316=CodeBuild.5 319=CloudWatch.17 322=ElastiCache.2
        323=ElastiCache.7 331=EC2.23 333=ECS.2 334=ECS.4 335=ECS.3 336=ECS.5 339=EKS.2 340=ElasticBeanstalk.2
        341=AutoScaling.4 389=AutoScaling.5 V2_3=GuardDuty.1 V2_6=S3.8 V2_12=EC2.2 V2_52=Opensearch.7
    """,
    "medium": """
        3=EC2.3 5=ES.1 6=ES.3 7=KMS.4 8=EC2.3 10=IAM.15 11=IAM.12 12=IAM.14 14=IAM.13 15=IAM.11 16=RDS.3
        18=S3.9 19=S3.4 26=SNS.1 27=SQS.1 28=DynamoDB.2 29=ElastiCache.4 30=ElastiCache.5 31=ElastiCache.6
        34=CloudFront.3 35=CloudTrail.2 36=CloudTrail.4 42=EFS.1 43=Kinesis.1 47=DynamoDB.3 51=ECR.2 65=ECS.12
        68=CloudFront.6 71=Redshift.4 83=ES.8 84=ES.4 86=CloudFront.5 91=ELB.5 92=ELB.5 105=Redshift.2
        106=EC2.7 127=ELB.2 129=RDS.9 130=EC2.15 131=ELB.4 133=RDS.11 138=ELB.9 141=Redshift.6 146=RDS.4
        150=ELB.6 157=RDS.5 161=RDS.10 162=RDS.12 165=DynamoDB.2 175=WAF.4 176=WAF.1 213=ELB.8 228=ES.8
        231=EC2.21 232=EC2.21 304=SecretsManager.4 308=APIGateway.5 309=APIGateway.8 314=CodeBuild.4
        315=AutoScaling.9 317=ES.5 318=ES.7 320=Redshift.9 321=Redshift.7 326=RDS.14 328=ELB.12 329=EFS.3
        330=EFS.4 332=ECS.10 338=CloudWatch.16 343=Redshift.3 363=Lambda.2 376=ELB.3 379=S3.5 V2_2=EC2.3
        V2_4=APIGateway.1 V2_5=EC2.22 V2_8=RDS.26 V2_11=EC2.6 V2_16=DynamoDB.1 V2_18=EFS.2 V2_20=ELB.1
        V2_29=APIGateway.4 V2_42=CloudFront.7 V2_45=Config.1 V2_46=CloudFront.2 V2_48=Config.1
        V2_50=ElastiCache.3 V2_51=APIGateway.2 V2_54=CloudFront.10 V2_57=SecretsManager.1 V2_59=ES.7
        V2_62=S3.11 V2_65=S3.12 V2_72=CloudFront.9
    """,
    "low": """
        9=IAM.17 13=IAM.16 21=S3.14 40=IAM.2 73=APIGateway.3 117=Lambda.3 118=RDS.6 124=CloudFormation.1
        139=RDS.7 144=S3.7 293=RDS.8 310=CloudFront.4 311=CodeBuild.3 312=ElasticBeanstalk.1 313=RDS.16
        V2_1=EC2.16 V2_9=EC2.28 V2_10=CloudTrail.5 V2_15=AutoScaling.1 V2_19=EC2.12 V2_31=WAF.11 V2_60=RDS.17
        V2_61=S3.13
    """,
}
_REFERENCE = {
    "high": """
        41 46 49 60 61 63 94 96 97 98 99 100 101 102 103 168 192 267 268 270 271 272 274 275 278 279 280 281
        282 283 287 288 289 290 291 292 295 296 297 298 337 344 345 346 347 350 352 354 355 356 357 358 364
        V2_38 V2_56 V2_66
    """,
    "medium": """
        2 32 33 44 45 48 58 74 77 78 80 81 82 85 90 93 110 112 113 121 126 147 155 156 159 160 164 166 167 169
        170 250 258 269 285 286 300 324 365 366 V2_22 V2_23 V2_40 V2_43 V2_47 V2_64
    """,
    "low": """
        22 23 37 38 39 50 59 64 66 69 72 75 76 104 107 108 109 111 114 115 116 119 120 123 135 136 140 142 143
        145 148 149 152 153 154 158 171 172 173 174 177 178 179 180 181 182 183 184 185 186 187 189 190 191
        193 194 195 196 197 198 199 200 201 202 203 204 205 206 207 208 209 210 211 212 214 215 216 217 218
        219 220 221 222 223 224 225 227 229 230 233 234 235 236 237 239 240 241 242 243 244 245 246 247 248
        249 252 253 254 255 256 257 259 260 261 262 263 264 265 266 273 276 284 294 325 327 342 349 351 353
        359 360 361 362 V2_7 V2_14 V2_21 V2_27 V2_28 V2_30 V2_32 V2_33 V2_34 V2_35 V2_36 V2_37 V2_39 V2_41
        V2_44 V2_49 V2_53 V2_55 V2_58 V2_63
    """,
}


class Grade(NamedTuple):
    """How grave a check is and who says so; `source` is empty where nobody does."""

    severity: str
    source: str = ""
    page: str = ""


def grade(check: str) -> Grade:
    if re.fullmatch(r"C[0-9]{3}", check):
        return Grade("high", "tfgen")
    return _grades().get(check, Grade(_DEFAULT))


def at_least(severity: str, threshold: str) -> bool:
    return SEVERITIES.index(severity) >= SEVERITIES.index(threshold)


@cache
def _grades() -> dict[str, Grade]:
    grades = {
        _check(name): Grade(severity, _VENDOR) for severity, names in _REFERENCE.items() for name in names.split()
    }
    for severity, pairs in _CONTROLS.items():
        for name, _, control in (pair.partition("=") for pair in pairs.split()):
            service, _, number = control.lower().partition(".")
            page = _PAGE.format(service=service, number=number)
            grades[_check(name)] = Grade(severity, f"{_AWS} {control}", page)
    return grades


def _check(name: str) -> str:
    return f"CKV2_AWS_{name.removeprefix('V2_')}" if name.startswith("V2_") else f"CKV_AWS_{name}"
