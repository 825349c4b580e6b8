using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OerPortal.TestKit;

/// <summary>A real web server on loopback that answers as a test wants.</summary>
public sealed class MadeUpServer : IAsyncDisposable
{
    /// <summary>Leads here by <see cref="MadeUpNames"/>.</summary>
    public const string Host = "nguon.test";

    private readonly WebApplication _app;
    private int _asked;
    private int _now;
    private int _together;

    private MadeUpServer(WebApplication app) => _app = app;

    /// <summary>On loopback.</summary>
    public int Port { get; private set; }

    /// <summary>How many questions came.</summary>
    public int Asked => _asked;

    /// <summary>The most that were being answered at once.</summary>
    public int Together => _together;

    /// <summary>Paths with their queries, in order.</summary>
    public List<string> Questions { get; } = [];

    /// <summary>Of a path, by its made-up name.</summary>
    public string Address(string path = "/oai") => $"http://{Host}:{Port}{path}";

    /// <summary>Starts it.</summary>
    public static async Task<MadeUpServer> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new MadeUpServer(app);
        app.Run(async http =>
        {
            lock (server.Questions)
                server.Questions.Add(http.Request.Path + http.Request.QueryString);
            Interlocked.Increment(ref server._asked);
            var now = Interlocked.Increment(ref server._now);
            server._together = Math.Max(server._together, now);
            try
            {
                await answer(http);
            }
            catch (OperationCanceledException)
            {
                // whoever asked went away
            }
            finally
            {
                Interlocked.Decrement(ref server._now);
            }
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        server.Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        return server;
    }

    /// <summary>One that always says the same.</summary>
    public static Task<MadeUpServer> StartAsync(string type, string body) => StartAsync(http =>
    {
        http.Response.ContentType = type;
        return http.Response.WriteAsync(body);
    });

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
