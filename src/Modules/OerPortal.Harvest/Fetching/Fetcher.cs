using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Sites;
using OerPortal.Harvest.Models;

namespace OerPortal.Harvest.Fetching;

/// <summary>Asks sources: redirects are followed by hand, each looked at like the first address; time and size are limited.</summary>
internal sealed class Fetcher : IDisposable
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    private readonly HttpClient _client;
    private readonly AnswerBody _body;
    private readonly HarvestSettings _settings;
    private readonly TimeProvider _time;

    public Fetcher(INameResolution names, HarvestSettings settings, PortalFolders folders, PortalAddress portal, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        _body = new AnswerBody(folders.Temp, settings.MostBytes);
        // The client disposes of it. No proxy: it would resolve names by itself, behind the guard's back.
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = new GuardedConnection(names, settings).ConnectAsync,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseHeadersLength = 64,
            ActivityHeadersPropagator = null,
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(2) ?? "1.0";
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"OerPortal-Harvest/{version}{(portal.Origin is { } origin ? $" (+{origin})" : "")}");
        _client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
    }

    /// <exception cref="SourceTroubleException">No answer that anything could be taken from.</exception>
    public async Task<Fetched> GetAsync(Uri address, string accept, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(_settings.ResponseSeconds));
        try
        {
            return await FollowAsync(address, accept, limit.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new SourceTroubleException("slow", $"{_settings.ResponseSeconds}", e) { IsPassing = true };
        }
        catch (HttpRequestException e)
        {
            throw FindTrouble(e) ?? new SourceTroubleException("noAnswer", address.Host, e) { IsPassing = true };
        }
        catch (IOException e)
        {
            throw FindTrouble(e) ?? new SourceTroubleException("cutOff", address.Host, e) { IsPassing = true };
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<Fetched> FollowAsync(Uri address, string accept, CancellationToken cancellation)
    {
        for (var redirects = 0; ; redirects++)
        {
            SourceAddress.Demand(address);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (Next(address, answer) is not { } next)
                return await ReadAsync(address, answer, cancellation);
            if (redirects == MostRedirects)
                throw new SourceTroubleException("redirects", address.Host);
            if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
                throw new SourceTroubleException("downgrade", next.Host);
            address = next;
        }
    }

    private static Uri? Next(Uri address, HttpResponseMessage answer)
        => (int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 && answer.Headers.Location is { } location ? new Uri(address, location) : null;

    private async Task<Fetched> ReadAsync(Uri address, HttpResponseMessage answer, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        // Some repositories say what is wrong with a question in OAI-PMH and in HTTP.
        if (status is >= 200 and < 300 || (status is >= 400 and < 500 and not (408 or 429) && type.Contains("xml", StringComparison.OrdinalIgnoreCase)))
            return new Fetched(await _body.KeepAsync(answer.Content, cancellation), type, address, status);
        throw new SourceTroubleException("status", $"{status}") { IsPassing = status is 408 or 429 or >= 500, RetryAfter = RetryAfter(answer) };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - _time.GetUtcNow() : null);
        return wait is not { } long_ ? null : long_ < TimeSpan.Zero ? TimeSpan.Zero : long_ > LongestWait ? LongestWait : long_;
    }

    private static SourceTroubleException? FindTrouble(Exception e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is SourceTroubleException trouble)
                return trouble;
            if (inner is System.Security.Authentication.AuthenticationException)
                return new SourceTroubleException("certificate", "", e);
        }
        return null;
    }
}
