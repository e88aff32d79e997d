FROM node:24-bookworm-slim

WORKDIR /app

# The image has the Node that Parley needs; the one that npm brings for older machines (189 MB) is taken out again.
# Optional packages stay otherwise: some libraries bring their binaries that way.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/node-linux-* node_modules/.bin/node \
  && npm cache clean --force

COPY bin bin
COPY src src
COPY commands commands
COPY config config
COPY LICENSE ./

# Nothing else is written to but /tmp: the rest can be read-only.
RUN mkdir data && chown node:node data
VOLUME /app/data
USER node

ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

# Directly, not through npm: so that a stop reaches the bot and it can finish what it sends.
CMD ["node", "bin/parley.js", "start"]
