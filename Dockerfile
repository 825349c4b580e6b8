# The portal as an image. Build it from the checkout:  docker build -t oerportal .
# Settings are environment variables, see docs/operations.md. Data (blobs, temporary files) is in the volume /data.

FROM node:20-bookworm-slim AS assets
WORKDIR /source
COPY package.json package-lock.json .npmrc ./
COPY src/Reader/package.json src/Reader/
COPY themes/OerPortal.Theme/package.json themes/OerPortal.Theme/
RUN npm ci
COPY build build
COPY src/Reader src/Reader
COPY src/Modules src/Modules
COPY themes themes
RUN node build/assets.mjs

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props global.json BannedSymbols.txt .editorconfig ./
COPY src src
COPY themes themes
# The built assets lie beside their sources, where the host's build picks them up.
COPY --from=assets /source/src/Modules src/Modules
COPY --from=assets /source/themes themes
RUN dotnet publish src/Cms/OerPortal.Cms.Web -c Release -o /portal

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Programs that look at uploaded files; each runs in a process of its own with limits (bubblewrap works where the container may make namespaces). Virus scanning is another container's.
RUN apt-get update \
 && apt-get install -y --no-install-recommends poppler-utils qpdf libvips-tools tesseract-ocr tesseract-ocr-vie util-linux bubblewrap curl \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o app -g app /data
WORKDIR /portal
COPY --from=build /portal .
USER app
ENV ASPNETCORE_URLS=http://+:8080 OER_DATA=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["curl", "-fsS", "-o", "/dev/null", "http://localhost:8080/health/ready"]
ENTRYPOINT ["dotnet", "OerPortal.Cms.Web.dll"]
