using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Elastic.Clients.Elasticsearch;
using Elastic.Transport;
using OerPortal.Search.Models;
using HttpMethod = Elastic.Transport.HttpMethod;

namespace OerPortal.Search.Elasticsearch;

/// <summary>
/// The way to the nodes: the official client with its choice of nodes, sign-in and time limits. The only class that knows the client's
/// assemblies, so that they are loaded when Elasticsearch is configured and not before (docs/adr/0023-elasticsearch.md). Singleton.
/// </summary>
internal sealed class Cluster : IDisposable
{
    /// <summary>How long work in the background waits for it.</summary>
    public static readonly TimeSpan Patiently = TimeSpan.FromSeconds(60);

    /// <summary>The answer of a server that has no room for what is written.</summary>
    public const int Busy = 429;

    private readonly ElasticsearchClientSettings _settings;
    private readonly ITransport _transport;

    public Cluster(ElasticsearchSettings settings)
    {
        Soon = TimeSpan.FromSeconds(settings.AnswerSeconds);
        NodePool nodes = settings.Addresses is [var only] ? new SingleNodePool(only) : new StaticNodePool(settings.Addresses);
        var invoker = settings.Compatibility == 8 ? new HttpRequestInvoker((inner, _) => new SpeakVersion8(inner)) : new HttpRequestInvoker();
        _settings = new ElasticsearchClientSettings(nodes, invoker).DisablePing().EnableHttpCompression(enabled: false).RequestTimeout(Soon).MaximumRetries(settings.Addresses.Count - 1);
        if (settings.ApiKey is { Length: > 0 } key) _settings.Authentication(new ApiKey(key));
        else if (settings.User is { Length: > 0 } user) _settings.Authentication(new BasicAuthentication(user, settings.Password ?? ""));
        if (settings.Authority is { Length: > 0 } file) _settings.ServerCertificateValidationCallback(TrustIn(X509CertificateLoader.LoadCertificateFromFile(file)));
        _transport = new ElasticsearchClient(_settings).Transport;
    }

    /// <summary>How long a person waits for it.</summary>
    public TimeSpan Soon { get; }

    /// <summary>Asks for what must be there.</summary>
    /// <exception cref="IndexUnavailableException">No answer within the limit, or one that says: not now.</exception>
    public async Task<JsonDocument> AskAsync(string method, string path, Body? body, TimeSpan limit, CancellationToken cancellation)
    {
        var (status, document) = await SendAsync(method, path, body, limit, cancellation);
        if (status is >= 200 and < 300) return document;
        using (document) throw Refused(status, document);
    }

    /// <param name="orBusy">Whoever asks waits by itself when the server has no room.</param>
    /// <returns>Whatever is answered but that something is wrong there or on the way.</returns>
    /// <exception cref="IndexUnavailableException">No answer within the limit, or one that says: not now.</exception>
    public async Task<(int Status, JsonDocument Document)> SendAsync(
        string method, string path, Body? body, TimeSpan limit, CancellationToken cancellation, bool orBusy = false)
    {
        RawAnswer answer;
        try
        {
            answer = await RequestAsync(method, path, body, limit, cancellation);
        }
        catch (TransportException e)
        {
            throw new IndexUnavailableException($"Elasticsearch cannot be asked: {e.Message}", e);
        }

        cancellation.ThrowIfCancellationRequested();
        if (answer.Status is not { } status) throw new IndexUnavailableException("Elasticsearch does not answer.", answer.Failure);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(answer.Body is { Length: > 0 } bytes ? bytes : "{}"u8.ToArray());
        }
        catch (JsonException e)
        {
            throw new IndexUnavailableException($"Elasticsearch answers {status}, and not in JSON.", e);
        }

        if (status is not (401 or 403 or Busy or >= 500) || (orBusy && status == Busy)) return (status, document);
        using (document) throw Refused(status, document);
    }

    // Not awaited here: the state of an async method would hold the client's types, and whoever looks through the types of this assembly load them.
    private Task<RawAnswer> RequestAsync(string method, string path, Body? body, TimeSpan limit, CancellationToken cancellation) => _transport.RequestAsync<BytesResponse>(
        new EndpointPath(Enum.Parse<HttpMethod>(method), path),
        body is null ? null : PostData.ReadOnlyMemory(body.Written),
        configureActivity: null,
        new RequestConfiguration { RequestTimeout = limit, MaxRetryTimeout = limit },
        cancellation).ContinueWith(RawAnswer.Of, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private sealed record RawAnswer(int? Status, byte[]? Body, Exception? Failure)
    {
        public static RawAnswer Of(Task<BytesResponse> asked)
        {
            var answer = asked.GetAwaiter().GetResult();
            return new RawAnswer(answer.ApiCallDetails.HttpStatusCode, answer.Body, answer.ApiCallDetails.OriginalException);
        }
    }

    public void Dispose() => (_settings as IDisposable)?.Dispose();

    private static IndexUnavailableException Refused(int status, JsonDocument document)
        => new($"Elasticsearch answers {status}: {(document.RootElement.TryGetProperty("error", out var error) ? error.ToString() : "")}");

    // The name must be right in any case; only who vouches for it is another one.
    private static Func<object, X509Certificate, X509Chain, SslPolicyErrors, bool> TrustIn(X509Certificate2 authority) => (_, certificate, _, errors) =>
    {
        if (errors == SslPolicyErrors.None) return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(new X509Certificate2(certificate));
    };

    /// <summary>The client of version 9 says <c>compatible-with=9</c>, which a server of version 8 refuses.</summary>
    private sealed class SpeakVersion8(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            foreach (var said in request.Headers.Accept.SelectMany(accepted => accepted.Parameters).Concat(request.Content?.Headers.ContentType?.Parameters ?? []))
            {
                if (said.Name == "compatible-with") said.Value = "8";
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
