# syntax=docker/dockerfile:1
# The bot as a container: no root, no compiler, no pip; everything installed is in requirements.txt with its hash.
FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements.txt pyproject.toml README.md LICENSE ./
RUN python -m venv --without-pip /opt/zerenqu \
 && pip --python /opt/zerenqu install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt
COPY storage storage
COPY handlers handlers
COPY bot bot
RUN pip --python /opt/zerenqu install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation . \
 && pip --python /opt/zerenqu uninstall --yes hatchling editables packaging pathspec pluggy tomlkit trove-classifiers

FROM python:3.13-slim
RUN rm -rf /usr/local/lib/python3.13/ensurepip /usr/local/lib/python3.13/site-packages/pip* /usr/local/bin/pip* \
 && useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin zerenqu \
 && install --directory --owner zerenqu --group zerenqu --mode 0700 /data
COPY --from=build /opt/zerenqu /opt/zerenqu
ENV PATH=/opt/zerenqu/bin:$PATH PYTHONDONTWRITEBYTECODE=1 ZRQ_DATABASE_URL=sqlite:////data/zerenqu.db
USER zerenqu
WORKDIR /data
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8000/readyz', timeout=5)"]
ENTRYPOINT ["zerenqu"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
