using System.Net;
using System.Net.Http.Headers;
using System.Reflection;

namespace OerPortal.Cms.Outside;

/// <summary>Asks strangers: redirects are followed by hand, each looked at like the first address; time and size are limited.</summary>
internal sealed class OutsideDoor : IOutsideDoor
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    private readonly HttpClient _client;
    private readonly AnswerBody _body;
    private readonly OutsideRules _rules;
    private readonly TimeProvider _time;

    public OutsideDoor(OutsideRules rules, INameResolution names, string temp, string? origin, TimeProvider time)
    {
        (_rules, _time) = (rules, time);
        _body = new AnswerBody(temp, rules);
        // The client disposes of it. No proxy: it would resolve names by itself, behind the guard's back.
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = new GuardedConnection(names, rules).ConnectAsync,
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
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"OerPortal-{rules.Name}/{version}{(origin is null ? "" : $" (+{origin})")}");
        _client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
    }

    public Task<OutsideAnswer> GetAsync(Uri address, string accept, CancellationToken cancellation)
        => InTimeAsync(address, limit => FollowAsync(HttpMethod.Get, address, accept, ReadAsync, limit), cancellation);

    public async Task<int> KnockAsync(Uri address, CancellationToken cancellation)
    {
        var status = await InTimeAsync(address, limit => FollowAsync(HttpMethod.Head, address, "*/*", StatusAsync, limit), cancellation);
        return status < 400 ? status : await InTimeAsync(address, limit => FollowAsync(HttpMethod.Get, address, "*/*", StatusAsync, limit), cancellation);
    }

    public Task<int> PostAsync(Uri address, IReadOnlyDictionary<string, string> form, CancellationToken cancellation)
        => InTimeAsync(address, limit => SendAsync(address, form, limit), cancellation);

    public void Dispose() => _client.Dispose();

    private async Task<T> InTimeAsync<T>(Uri address, Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_rules.Longest);
        try
        {
            return await ask(limit.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new OutsideTroubleException("slow", $"{_rules.Longest.TotalSeconds:0}", e) { IsPassing = true };
        }
        catch (HttpRequestException e)
        {
            throw FindTrouble(e) ?? new OutsideTroubleException("noAnswer", address.Host, e) { IsPassing = true };
        }
        catch (IOException e)
        {
            throw FindTrouble(e) ?? new OutsideTroubleException("cutOff", address.Host, e) { IsPassing = true };
        }
    }

    private async Task<T> FollowAsync<T>(HttpMethod method, Uri address, string accept, Func<Uri, HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        for (var redirects = 0; ; redirects++)
        {
            OutsideAddress.Demand(address);
            using var request = new HttpRequestMessage(method, address);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (Next(address, answer) is not { } next)
                return await read(address, answer, cancellation);
            if (redirects == MostRedirects)
                throw new OutsideTroubleException("redirects", address.Host);
            if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
                throw new OutsideTroubleException("downgrade", next.Host);
            address = next;
        }
    }

    private async Task<int> SendAsync(Uri address, IReadOnlyDictionary<string, string> form, CancellationToken cancellation)
    {
        OutsideAddress.Demand(address);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return (int)answer.StatusCode;
    }

    private static Uri? Next(Uri address, HttpResponseMessage answer)
        => (int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 && answer.Headers.Location is { } location ? new Uri(address, location) : null;

    private async Task<OutsideAnswer> ReadAsync(Uri address, HttpResponseMessage answer, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        var type = answer.Content.Headers.ContentType;
        var media = type?.MediaType ?? "";
        if (status is >= 200 and < 300 || (status is >= 400 and < 500 and not (408 or 429) && _rules.ReadsRefusalsIn is { } read && media.Contains(read, StringComparison.OrdinalIgnoreCase)))
            return new OutsideAnswer(await _body.KeepAsync(answer.Content, cancellation), media, type?.CharSet?.Trim('"', '\''), address, status);
        throw new OutsideTroubleException("status", $"{status}") { IsPassing = status is 408 or 429 or >= 500, RetryAfter = RetryAfter(answer) };
    }

    private static Task<int> StatusAsync(Uri address, HttpResponseMessage answer, CancellationToken cancellation) => Task.FromResult((int)answer.StatusCode);

    private TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - _time.GetUtcNow() : null);
        return wait is not { } long_ ? null : long_ < TimeSpan.Zero ? TimeSpan.Zero : long_ > LongestWait ? LongestWait : long_;
    }

    private static OutsideTroubleException? FindTrouble(Exception e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is OutsideTroubleException trouble)
                return trouble;
            if (inner is System.Security.Authentication.AuthenticationException)
                return new OutsideTroubleException("certificate", "", e);
        }
        return null;
    }
}
