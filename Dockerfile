# The service in one image: web, worker, beat and the one-shot that prepares the database differ by their command alone.
FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app

COPY requirements-image.lock ./
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --require-hashes -r requirements-image.lock

ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/app:/app/platform DJANGO_SETTINGS_MODULE=config.settings.production
COPY manage.py ./
COPY platform platform
COPY tenants tenants
COPY plans plans
COPY reporting reporting
COPY regional regional
COPY deploy/ready.py deploy/
# The key is for this step alone: collecting files signs nothing.
RUN python -m config.run messages \
    && SECRET_KEY=collecting BASE_HOST=localhost python manage.py collectstatic --noinput \
    && python -m compileall -q .

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin kotopolku
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/app:/app/platform PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production
WORKDIR /app
USER 10001
EXPOSE 8000
STOPSIGNAL SIGTERM
CMD ["gunicorn", "config.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "4", \
     "--max-requests", "5000", "--max-requests-jitter", "500", "--worker-tmp-dir", "/dev/shm", "--keep-alive", "75", \
     "--no-control-socket", "--log-level", "warning"]
