using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OerPortal.Deposit.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Deposit.Tests;

/// <summary>docs/deposit-api.md is what it says: its script is run as it stands there, by sh with curl and jq.</summary>
public sealed class WorkedExampleTests(DepositApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_script_of_the_guide_goes_from_nothing_to_handed_in_twice_the_same()
    {
        using var program = await app.NewProgramAsync();
        await using var door = await DoorAsync();
        var address = new Uri(door.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var file = Path.Combine(app.DataFolder, "Phân số – phiếu.epub");
        await File.WriteAllBytesAsync(file, SmallBook.Epub("Phân số", "Một phần hai."), Ct);

        var (code, said) = await RunAsync($"http://localhost:{address.Port}{program.Site.PathPrefix}", program.Token, file);

        code.ShouldBe(0, said);
        said.ShouldContain("\"state\": \"ready\"");
        said.ShouldContain("submitted http://localhost");
        // What was handed in is no draft any more: the same script again finds it and says so.
        (code, said) = await RunAsync($"http://localhost:{address.Port}{program.Site.PathPrefix}", program.Token, file);
        code.ShouldNotBe(0);
        var mine = await program.AskAsync(HttpMethod.Get, "contributions");
        mine.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    private static async Task<(int Code, string Said)> RunAsync(string portal, string token, string file)
    {
        var guide = await File.ReadAllTextAsync(Checkout.PathTo("docs", "deposit-api.md"), Ct);
        var script = guide.Split("```sh\n")[1].Split("```")[0];
        var start = new ProcessStartInfo("sh", ["-c", script]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["PORTAL"], start.Environment["TOKEN"], start.Environment["FILE"]) = (portal, token, file);
        using var shell = Process.Start(start)!;
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(Ct), shell.StandardError.ReadToEndAsync(Ct));
        await shell.WaitForExitAsync(Ct);
        return (shell.ExitCode, await output + await errors);
    }

    // curl speaks to a port; the portal of these tests has none. What comes in here is asked of it.
    private async Task<WebApplication> DoorAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var door = builder.Build();
        var portal = app.Guest().Client;
        door.Run(async http =>
        {
            using var question = new HttpRequestMessage(HttpMethod.Parse(http.Request.Method), http.Request.Path.ToUriComponent() + http.Request.QueryString);
            if (http.Request.ContentLength is > 0 || http.Request.Method is "PUT" or "POST")
                question.Content = new StreamContent(http.Request.Body);
            foreach (var (name, values) in http.Request.Headers.Where(h => h.Key is not "Host"))
            {
                if (!question.Headers.TryAddWithoutValidation(name, values.ToArray()))
                    question.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }

            using var answer = await portal.SendAsync(question, http.RequestAborted);
            http.Response.StatusCode = (int)answer.StatusCode;
            http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
        });
        await door.StartAsync(Ct);
        return door;
    }
}
