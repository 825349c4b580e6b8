using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

/// <summary>An operator who names a collector gets traces and metrics there.</summary>
public sealed class TelemetryTests(TelemetryTests.ObservedPortal portal) : IClassFixture<TelemetryTests.ObservedPortal>
{
    [Fact]
    public async Task Traces_and_metrics_reach_the_collector()
    {
        using var guest = portal.Guest();
        await guest.OpenAsync("/");
        await PortalApp.EventuallyAsync(() => Task.FromResult(portal.Has("/v1/traces", "GET /") && portal.Has("/v1/metrics", "http.server.request.duration")), "traces and metrics arrived");
        portal.Has("/v1/traces", "oer-portal").ShouldBeTrue();
    }

    public sealed class ObservedPortal : PortalApp
    {
        private readonly ConcurrentQueue<(string Path, string Body)> _received = new();
        private WebApplication? _collector;

        protected override PortalAppOptions Options => new()
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector!.Urls.First(),
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            },
        };

        public override async ValueTask InitializeAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _collector = builder.Build();
            _collector.MapPost("/{**path}", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                _received.Enqueue((request.Path, Encoding.UTF8.GetString(body.ToArray())));
            });
            await _collector.StartAsync();
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await _collector!.DisposeAsync();
        }

        /// <summary>Names in the messages are plain UTF-8.</summary>
        internal bool Has(string path, string word) => _received.Any(r => r.Path == path && r.Body.Contains(word, StringComparison.Ordinal));
    }
}
