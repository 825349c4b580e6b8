using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OerPortal.Search.Tests.Kit;

/// <summary>Something that speaks as Elasticsearch does, and remembers what it was told.</summary>
internal sealed class Stub : IAsyncDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UnixEpoch.AddYears(50);
    private static readonly DateTimeOffset Until = From.AddYears(50);

    private readonly WebApplication _app;

    private Stub(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    /// <summary>Heads of the requests and their bodies.</summary>
    public ConcurrentQueue<(IHeaderDictionary Headers, string Body)> Heard { get; } = [];

    /// <param name="answer">Status and body of each answer in turn; the last one stays.</param>
    public static async Task<Stub> StartAsync(X509Certificate2? certificate, params (int Status, string Body)[] answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate);
        }));
        var stub = new Stub(builder.Build());
        stub._app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            stub.Heard.Enqueue((new HeaderDictionary(http.Request.Headers.ToDictionary()), await reader.ReadToEndAsync()));
            var (status, body) = answer[Math.Min(stub.Heard.Count, answer.Length) - 1];
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/vnd.elasticsearch+json;compatible-with=9";
            http.Response.Headers["X-Elastic-Product"] = "Elasticsearch";
            await http.Response.WriteAsync(body);
        });
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>An authority of one's own.</summary>
    public static X509Certificate2 Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(From, Until);
    }

    public static X509Certificate2 Certificate(X509Certificate2 authority, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, From, Until, [1, 2, 3, 4]);
        return X509CertificateLoader.LoadPkcs12(signed.CopyWithPrivateKey(key).Export(X509ContentType.Pkcs12), password: null);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
