using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Hosting;

/// <summary>
/// Sends the addresses that modules name through the portal once it has started, on no network. The setting <c>Portal:WarmUp</c> says
/// whether; without it, outside development: there, starting costs more than a first page.
/// </summary>
internal sealed class WarmUp(
    IEnumerable<WarmAddress> addresses, IHttpContextFactory contexts, PortalAddress portal, IConfiguration configuration, IHostEnvironment environment,
    IHostApplicationLifetime lifetime, ILogger<WarmUp> log) : TirelessService(log)
{
    // What is asked for a second time finds what only the first could open: connections, statements, kept parts.
    private const int Rounds = 2;

    // The runtime counts calls, to know what is worth compiling well, only once nothing new has been called for 100 ms; what was asked for
    // before does not count.
    private const int CountedRounds = 3;
    private static readonly TimeSpan BeforeCounting = TimeSpan.FromMilliseconds(300);

    private RequestDelegate? _portal;

    /// <summary>Stands first in the way of requests, to know what comes after.</summary>
    public RequestDelegate Before(RequestDelegate next) => _portal = next;

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        if (!configuration.GetValue("Portal:WarmUp", !environment.IsDevelopment()))
            return;
        var started = new TaskCompletionSource();
        await using var told = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
        var (begun, asked, answered) = (Stopwatch.GetTimestamp(), 0, 0);
        for (var round = 0; round < Rounds + CountedRounds; round++)
        {
            if (round >= Rounds)
                await Task.Delay(BeforeCounting, stopping);
            foreach (var address in addresses)
            {
                asked++;
                answered += await AnswersAsync(address.Path, stopping) ? 1 : 0;
            }
        }

        // What starting left behind would stay with the process until it is busy.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        log.LogInformation("Warm after {Seconds:0.0} s: {Answered} of {Asked} questions were answered", Stopwatch.GetElapsedTime(begun).TotalSeconds, answered, asked);
    }

    private async Task<bool> AnswersAsync(string path, CancellationToken stopping)
    {
        var http = contexts.Create(Features(path));
        try
        {
            http.RequestAborted = stopping;
            await _portal!(http);
            return http.Response.StatusCode == StatusCodes.Status200OK;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            log.LogDebug(e, "Nothing was warmed at {Path}", path);
            return false;
        }
        finally
        {
            contexts.Dispose(http);
        }
    }

    private FeatureCollection Features(string path)
    {
        // Where nobody said the address: secure, as behind a proxy, because pages with forms refuse anything else.
        var (host, scheme) = portal.Origin is { } origin && new Uri(origin) is var at ? (at.Authority, at.Scheme) : ("localhost", Uri.UriSchemeHttps);
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = HttpMethods.Get,
            Scheme = scheme,
            Protocol = HttpProtocol.Http11,
            Path = query < 0 ? path : path[..query],
            QueryString = query < 0 ? "" : path[query..],
            RawTarget = path,
            // Says nothing of itself: who counts readers takes it for a program.
            Headers = new HeaderDictionary { ["Host"] = host, ["Accept"] = "text/html,*/*", ["Accept-Language"] = "vi", ["Accept-Encoding"] = "gzip" },
        });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        features.Set<IHttpConnectionFeature>(new HttpConnectionFeature { RemoteIpAddress = IPAddress.Loopback });
        return features;
    }
}
