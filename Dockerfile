# The service on Node, for one's own servers; compose.yaml puts its database and search beside it.
FROM node:20-bookworm-slim

ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY tsconfig.json ./
COPY migrations migrations
COPY seed seed
COPY src src

# Once here instead of at every start; the service could not write it.
RUN node src/entry/start.js --build

# Anchors of the audit chain and backups are written by the service: volumes made from these folders belong to it.
RUN mkdir -p data /backups && chown node:node data /backups
USER node
VOLUME ["/app/data", "/backups"]
EXPOSE 8787

HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8787/livez').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]

# Not through npm: the signal to stop must reach the service itself.
CMD ["node", "src/entry/start.js"]
