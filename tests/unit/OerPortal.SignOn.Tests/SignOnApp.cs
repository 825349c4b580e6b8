using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

[assembly: AssemblyFixture(typeof(OerPortal.SignOn.Tests.SignOnApp))]

namespace OerPortal.SignOn.Tests;

/// <summary>
/// A portal that is a provider, reached by other programs at a port of its own, and a client of a certified provider. Both peers are npm's, run by node.
/// </summary>
public sealed class SignOnApp : PortalApp
{
    internal const string School = "thcs-theo-luat";

    private readonly int _port = FreePort();
    private readonly int _outsidePort = FreePort();
    private WebApplication? _line;
    private Process? _outside;
    private HttpClient? _inside;

    internal string Origin => $"http://localhost:{_port}";

    /// <summary>What the provider says of whom.</summary>
    internal string OutsidePeople { get; } = TemporaryFolder.Create("oer-signon-");

    /// <summary>Systems that the portal tells of sign-outs.</summary>
    internal MadeUpServer Told { get; private set; } = null!;

    /// <summary>The logout tokens that came.</summary>
    internal List<string> LogoutTokens { get; } = [];

    protected override PortalAppOptions Options => new()
    {
        Settings = new Dictionary<string, string>
        {
            ["Portal:Address"] = Origin,
            ["SignOn:Provider:Enabled"] = "true",
            ["SignOn:Provider:AllowedHosts"] = "localhost",
            ["SignOn:Clients:0:Id"] = "nganh",
            ["SignOn:Clients:0:Name"] = "Tài khoản ngành",
            ["SignOn:Clients:0:Issuer"] = $"http://localhost:{_outsidePort}",
            ["SignOn:Clients:0:ClientId"] = "cong",
            ["SignOn:Clients:0:ClientSecret"] = "mat-ma-cua-cong-o-nha-cung-cap",
            ["SignOn:Clients:0:LinksByEmail"] = "true",
            ["SignOn:Clients:0:Roles:0:Claim"] = "don_vi",
            ["SignOn:Clients:0:Roles:0:Value"] = "gv-theo-luat",
            ["SignOn:Clients:0:Roles:0:School"] = School,
            ["SignOn:Clients:0:Roles:0:Role"] = "Teacher",
        },
    };

    public SignOnApp() => Log.Expect("The required antiforgery request token was not provided");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _inside = Guest().Client;
        _line = await ListenAsync();
        Told = await MadeUpServer.StartAsync(async http =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            lock (LogoutTokens)
                LogoutTokens.Add(form["logout_token"].ToString());
        });
        _outside = StartNode("provider.mjs", $"{_outsidePort}", $"{Origin}/dang-nhap/qua/nganh/ve", $"{Origin}/dang-nhap/qua/nganh/da-ra", OutsidePeople);
        (await _outside.StandardOutput.ReadLineAsync(Ct)).ShouldBe("ready", await ErrorsAsync(_outside));
    }

    public override async ValueTask DisposeAsync()
    {
        if (_outside is not null)
        {
            _outside.Kill(entireProcessTree: true);
            _outside.Dispose();
        }

        Directory.Delete(OutsidePeople, recursive: true);
        await Told.DisposeAsync();
        if (_line is not null)
            await _line.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Asks the certified system to take a step.</summary>
    internal async Task<JsonObject> StepAsync(string step, TestSystem system, params (string Name, JsonNode? Value)[] more)
    {
        var asked = new JsonObject { ["step"] = step, ["issuer"] = Origin + "/", ["clientId"] = system.ClientId, ["secret"] = system.Secret };
        foreach (var (name, value) in more)
            asked[name] = value?.DeepClone();
        using var node = StartNode("system.mjs", asked.ToJsonString());
        var said = await node.StandardOutput.ReadToEndAsync(Ct);
        await node.WaitForExitAsync(Ct);
        return said.Length > 0 ? JsonNode.Parse(said)!.AsObject() : throw new InvalidOperationException(await node.StandardError.ReadToEndAsync(Ct));
    }

    /// <summary>Somebody signed in through the page, with a session of their own.</summary>
    internal async Task<Visitor> EnterAsync(TestPerson person)
    {
        var visitor = Guest();
        using var answer = await visitor.PostFormAsync("/dang-nhap", [new("Input.Login", person.UserName), new("Input.Password", TestPerson.Password), new("Input.IsShared", "false")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    internal async Task<T?> AskAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        return await connection.ExecuteScalarAsync<T>(sql, values);
    }

    private static Process StartNode(string script, params string[] arguments)
    {
        var program = Checkout.PathTo("tests", "unit", "OerPortal.SignOn.Tests", "Peers", script);
        return Process.Start(new ProcessStartInfo("node", [program, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    private static async Task<string> ErrorsAsync(Process node) => node.HasExited ? await node.StandardError.ReadToEndAsync(Ct) : "";

    /// <summary>A port at which other programs reach the portal, which runs without one.</summary>
    private async Task<WebApplication> ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(_port));
        var line = builder.Build();
        line.Run(PassOnAsync);
        await line.StartAsync(Ct);
        return line;
    }

    private async Task PassOnAsync(HttpContext http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(http.Request.Method), $"{Origin}{http.Request.Path}{http.Request.QueryString}");
        if (http.Request.ContentLength > 0)
        {
            request.Content = new StreamContent(http.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", http.Request.ContentType);
        }

        if (http.Request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await _inside!.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.Headers.WwwAuthenticate.Count > 0)
            http.Response.Headers.WWWAuthenticate = answer.Headers.WwwAuthenticate.ToString();
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <param name="Secret">Null for apps and devices.</param>
internal sealed record TestSystem(Guid Id, string ClientId, string? Secret, string Name);
