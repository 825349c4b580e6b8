using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OerPortal.Cms.Hosting;

/// <summary>Traces and metrics to a collector, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; the usual <c>OTEL_…</c> variables say how. Nothing of it is loaded otherwise.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Endpoint] is { Length: > 0 })
            Add(builder);
    }

    // A method of its own, so that the libraries are read from disk only here.
    private static void Add(WebApplicationBuilder builder) => builder.Services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService(builder.Configuration[ServiceName] ?? "oer-portal"))
        .UseOtlpExporter()
        .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource(PortalTrace.Source, "Npgsql"))
        .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter("OerPortal.*"));
}
