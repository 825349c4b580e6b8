using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Running;

/// <summary>
/// The real host as a process of its own, with its embedded database, its virus scanner and a data folder that goes away
/// afterwards. It can be killed and started again on the same port.
/// </summary>
public sealed class RunningPortal : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(3);

    private readonly string _dataFolder = TemporaryFolder.Create("oer-e2e-");
    private readonly int _port = FreePort();
    private readonly string _recipe;
    private Process? _process;

    private RunningPortal(string recipe) => _recipe = recipe;

    /// <summary>"http://localhost:41234", without a slash at its end.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_port}");

    /// <summary>What it wrote to the terminal.</summary>
    public TerminalLog Log { get; } = new();

    /// <summary>Reads the portal's database, for what no page shows.</summary>
    public PortalDatabase Database => new(Path.Combine(_dataFolder, "postgres"));

    /// <summary>Starts a portal and waits until it is ready.</summary>
    /// <param name="recipe">Seed data, or "" for none; it is waited for until every file of it is ready.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<RunningPortal> StartAsync(string recipe, CancellationToken ct)
    {
        var portal = new RunningPortal(recipe);
        await portal.StartAsync(ct);
        if (recipe.Length > 0) await portal.Database.SeededAsync(recipe, ct);
        return portal;
    }

    /// <summary>Ends the process at once, as a power cut would. PostgreSQL is left behind, as it would be by a crash.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts the process again after <see cref="KillAsync"/>.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var host = Checkout.PathTo("src", "Cms", "OerPortal.Cms.Web");
        var start = new ProcessStartInfo("dotnet", [
            "exec", Path.Combine(host, "bin", "Debug", "net10.0", "OerPortal.Cms.Web.dll"), "--contentRoot", host])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Checkout.Root,
        };
        start.Environment["PORT"] = _port.ToString(CultureInfo.InvariantCulture);
        start.Environment["OER_DATA"] = _dataFolder;
        start.Environment["Portal__Recipe"] = _recipe;
        // The official signatures need the internet and a gigabyte; those of test files will do.
        start.Environment["Clamd__AcceptTestSignatures"] = "true";
        // Pages elsewhere that a journey stands up.
        start.Environment["Links__AllowedHosts"] = "127.0.0.1";
        // The browser and the database share two cores with everything that is tested.
        start.Environment["Search__AnswerSeconds"] = "60";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        // One line a message, so that a warning carries its text.
        start.Environment["Logging__Console__FormatterName"] = "simple";
        start.Environment["Logging__Console__FormatterOptions__SingleLine"] = "true";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Log.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Log.Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync(ct);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        var code = 0;
        if (_process is not null)
        {
            // SIGTERM, so that it stops the servers it started.
            using (Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) { }
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            await _process.WaitForExitAsync(patience.Token);
            code = _process.ExitCode;
            _process.Dispose();
        }
        Directory.Delete(_dataFolder, recursive: true);
        code.ShouldBe(0, $"The portal was asked to stop and broke:\n{Log}");
    }

    private async Task ReadyAsync(CancellationToken ct)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };
        var since = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(since) < StartTime)
        {
            if (_process!.HasExited) throw new InvalidOperationException($"The portal ended with code {_process.ExitCode}:\n{Log}");
            try
            {
                using var answer = await client.GetAsync($"{Address}/health/ready", ct);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
        }
        throw new TimeoutException($"The portal was not ready after {StartTime.TotalMinutes} minutes:\n{Log}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
