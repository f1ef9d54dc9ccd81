# syntax=docker/dockerfile:1.7
# Real dbt with DuckDB, for those who want dbt to build the models. Every package is pinned by version and hash.
#
# The base's digest can be pinned as in docker/Dockerfile: --build-arg PYTHON_DIGEST=@sha256:…
ARG PYTHON_VERSION=3.11.14
ARG PYTHON_DIGEST=

FROM python:${PYTHON_VERSION}-slim-bookworm${PYTHON_DIGEST}
COPY scripts/requirements/dbt.txt /tmp/dbt.txt
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /tmp/dbt.txt \
    && rm /tmp/dbt.txt \
    && groupadd --gid 10001 f1lake \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin f1lake
COPY transform /opt/transform
# All that dbt writes beside the warehouse goes to /tmp, so that the root can be read-only.
ENV DBT_PROJECT_DIR=/opt/transform DBT_PROFILES_DIR=/opt/transform \
    DBT_TARGET_PATH=/tmp/target DBT_LOG_PATH=/tmp/logs DBT_SEND_ANONYMOUS_USAGE_STATS=false \
    F1_BRONZE=/opt/data/bronze F1_WAREHOUSE=/opt/data/warehouse \
    HOME=/tmp PYTHONDONTWRITEBYTECODE=1
USER 10001:10001
WORKDIR /tmp
ENTRYPOINT ["dbt"]
CMD ["build"]
