using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OerPortal.OpenData.Tests.Kit;

namespace OerPortal.OpenData.Tests.Opds;

/// <summary>Leads programs outside this process to the portal inside it.</summary>
internal sealed class Street : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Street(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<Street> OpenAsync(OpenDataApp app)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var street = new Street(builder.Build());
        var client = app.Guest().Client;
        street._app.Run(http => LeadAsync(http, client));
        await street._app.StartAsync(TestContext.Current.CancellationToken);
        return street;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task LeadAsync(HttpContext http, HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, http.Request.GetEncodedUrl());
        using var answer = await client.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is "Content-Type" or "Access-Control-Allow-Origin"))
            http.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
