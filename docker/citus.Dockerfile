# Citus with pgvector, for the coordinator and the workers of the profile cluster.
FROM citusdata/citus:13.0.3
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-17-pgvector \
    && rm -rf /var/lib/apt/lists/* /docker-entrypoint-initdb.d/*
COPY --chmod=755 with-pgpass.sh join-workers.sh /usr/local/bin/
COPY --chmod=644 extensions.sql /docker-entrypoint-initdb.d/
USER postgres
