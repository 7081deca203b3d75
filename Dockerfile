# syntax=docker/dockerfile:1
# The service with its model baked in: built once with a network, run without one.

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
# Set at build time where PyTorch's CPU wheels are wanted, as its installation page describes.
ARG PIP_EXTRA_INDEX_URL=
ENV PIP_EXTRA_INDEX_URL=${PIP_EXTRA_INDEX_URL} PIP_DISABLE_PIP_VERSION_CHECK=1
# requirements-postgres.lock adds what speaks to a database, requirements-cluster.lock Dask as well.
ARG LOCK=requirements.lock
COPY requirements.lock requirements-postgres.lock requirements-cluster.lock ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --requirement "$LOCK"

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install --yes --no-install-recommends tesseract-ocr \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home matcher \
    && mkdir /index && chown matcher /index
COPY --from=build /venv /venv
WORKDIR /app
COPY matcher ./matcher
COPY index ./index
COPY api ./api
COPY scripts ./scripts
COPY samples ./samples
# The model is loaded once here, so that a damaged download fails the build and not the first request.
RUN /venv/bin/python -c "from matcher.embedding import load_embedder; load_embedder()"
USER matcher
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HF_HUB_OFFLINE=1 ORT_DISABLE_TELEMETRY=1 HF_HOME=/tmp/huggingface \
    CV_MATCHER_INDEX=/index CV_MATCHER_HOST=0.0.0.0 CV_MATCHER_PORT=8000
VOLUME /index
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=2)"]
CMD ["python", "-m", "api"]
