"""What builds run without a buildspec of the blueprint: fixed text, with no value of it inside."""

IMAGE = """\
set -euo pipefail
image="$REPOSITORY_URL:$CODEBUILD_RESOLVED_SOURCE_VERSION"
aws ecr get-login-password | docker login --username AWS --password-stdin "${REPOSITORY_URL%%/*}"
# Tags never move: a commit that is built again keeps the image it has.
if ! docker manifest inspect "$image" > /dev/null 2>&1; then
  docker build --tag "$image" .
  docker push "$image"
fi
printf '[{"name":"%s","imageUri":"%s"}]' "$CONTAINER" "$image" > imagedefinitions.json
printf '{"ImageURI":"%s"}' "$image" > imageDetail.json
"""
"""Builds the image of a commit, pushes it, and writes down which it is in the words of both ways to deploy to ECS."""

RELEASE = """\
set -euo pipefail
environments() {
  aws elasticbeanstalk describe-environments --application-name "$APPLICATION" --no-include-deleted "$@" --output text
}
live=$(environments --environment-names "$FIRST" "$SECOND" \\
  --query "Environments[?starts_with(CNAME, '$LIVE_CNAME.')].EnvironmentName")
case "$live" in
  "$FIRST") idle=$SECOND ;;
  "$SECOND") idle=$FIRST ;;
  *)
    echo "Neither $FIRST nor $SECOND has the address $LIVE_CNAME: nothing tells which of them is live."
    exit 1
    ;;
esac
settled() {
  while true; do
    status=$(environments --environment-names "$1" --query 'Environments[0].Status')
    case "$status" in
      Ready) return ;;
      Launching | Updating | LinkingFrom | LinkingTo) sleep 10 ;;
      *)
        echo "The environment $1 is $status."
        exit 1
        ;;
    esac
  done
}
runs() {
  running=$(environments --environment-names "$1" --query 'Environments[0].VersionLabel')
  health=$(environments --environment-names "$1" --query 'Environments[0].Health')
  if [ "$running" != "$VERSION" ] || [ "$health" = Red ]; then
    echo "The environment $1 runs $running with health $health, and not $VERSION."
    exit 1
  fi
}
if [ "$STEP" = deploy ]; then
  export VERSION="pipeline-${CODEBUILD_BUILD_ID##*:}"
  bucket=$(aws elasticbeanstalk create-storage-location --query S3Bucket --output text)
  archive=$(mktemp -d)/version.zip
  zip -q -r "$archive" .
  aws s3 cp --only-show-errors "$archive" "s3://$bucket/$APPLICATION/$VERSION.zip"
  aws elasticbeanstalk create-application-version --application-name "$APPLICATION" --version-label "$VERSION" \\
    --source-bundle "S3Bucket=$bucket,S3Key=$APPLICATION/$VERSION.zip" > /dev/null
  settled "$idle"
  aws elasticbeanstalk update-environment --environment-name "$idle" --version-label "$VERSION" > /dev/null
  sleep 10
  settled "$idle"
  runs "$idle"
  echo "$VERSION runs in $idle, $live is live."
elif [ "$(environments --environment-names "$live" --query 'Environments[0].VersionLabel')" = "$VERSION" ]; then
  echo "$VERSION is live in $live already."
else
  settled "$idle"
  settled "$live"
  runs "$idle"
  aws elasticbeanstalk swap-environment-cnames --source-environment-name "$live" --destination-environment-name "$idle"
  sleep 10
  settled "$idle"
  settled "$live"
  echo "$idle is live with $VERSION, $live keeps the version before."
fi
"""
"""Deploys to whichever of two environments is idle, or swaps their addresses, as STEP says."""
