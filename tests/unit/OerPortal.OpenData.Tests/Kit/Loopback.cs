using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace OerPortal.OpenData.Tests.Kit;

/// <summary>The portal of the tests at an address of this machine, for programs outside this process.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private readonly WebApplication _server;

    private Loopback(WebApplication server) => _server = server;

    public string Origin => _server.Urls.Single();

    public static async Task<Loopback> OpenAsync(HttpClient portal)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(http => PassAsync(http, portal));
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new Loopback(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task PassAsync(HttpContext http, HttpClient portal)
    {
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(http.Request.GetEncodedPathAndQuery(), UriKind.Relative));
        request.Headers.Host = http.Request.Host.Value;
        using var answer = await portal.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
