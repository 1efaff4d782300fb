"""What is advised of groups of instances, and what of theirs must stay out of the user data."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main

BLUEPRINT = """\
version: 1
name: shop
region: us-east-1
protect: true
components:
  net: {module: vpc, nat: per_az}
  web:
    module: asg
    user_data: "#!/bin/bash\\necho '${HOME} %{x} $$'"
    secrets: {MAIL: "shop/mail:key"}
    instance_types: [m7g.large, m6g.large]
    scale: SCALE
    spot: {base: BASE}
"""


@pytest.mark.parametrize(
    ("scale", "base", "advice"),
    [
        pytest.param("{min: 2, max: 4}", "1", [], id="nothing"),
        pytest.param("{min: 1, max: 4}", "1", ["has min 1"], id="one-instance"),
        pytest.param("{min: 2, max: 4}", "0", ["spot has base 0"], id="all-on-spot"),
    ],
)
def test_what_production_would_lose_is_told(
    scale: str,
    base: str,
    advice: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.yaml").write_text(BLUEPRINT.replace("SCALE", scale).replace("BASE", base))

    with pytest.raises(SystemExit) as ended:
        main(["render", "b.yaml", "-o", "out"])

    said = capsys.readouterr().err
    assert ended.value.code in (0, None)
    assert said.count("W031") == len(advice)
    assert all(words in said for words in advice)


def test_scripts_and_secrets_reach_instances_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.yaml").write_text(BLUEPRINT.replace("SCALE", "{min: 2}").replace("BASE", "1"))

    with pytest.raises(SystemExit):
        main(["render", "b.yaml", "-o", "out"])

    call = Path("out/shop/web.tf").read_text()
    instance = Path("out/shop/modules/asg/instance.tf").read_text()
    assert r'''"#!/bin/bash\necho '$${HOME} %%{x} $$'"''' in call
    assert 'al2023-ami-kernel-default-arm64"' in call
    assert "shop/mail" not in instance
    assert "${base64encode(var.user_data)}" in instance
