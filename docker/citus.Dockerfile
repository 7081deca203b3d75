# Citus with pgvector, for the coordinator and the workers of the profile cluster.
# Its PostgreSQL is 18, so that pgvector is that of the same.
FROM citusdata/citus:14.1.0
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-18-pgvector \
    && rm -rf /var/lib/apt/lists/* /docker-entrypoint-initdb.d/*
COPY --chmod=755 with-pgpass.sh join-workers.sh /usr/local/bin/
COPY --chmod=644 extensions.sql /docker-entrypoint-initdb.d/
USER postgres
