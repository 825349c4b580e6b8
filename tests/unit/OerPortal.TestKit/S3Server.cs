using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OerPortal.TestKit;

/// <summary>A real S3 server (s3rver) of the test's own, in a folder of its own; it can be ended and started again with what it has.</summary>
public sealed class S3Server : IAsyncDisposable
{
    /// <summary>The only bucket.</summary>
    public const string Bucket = "oer";

    /// <summary>Id and secret of the only key.</summary>
    public const string Key = "S3RVER";

    private readonly string _folder = TemporaryFolder.Create("oer-s3-");
    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>Where it answers.</summary>
    public Uri Endpoint => new($"http://127.0.0.1:{_port}");

    /// <summary>Settings of a portal that keeps its blobs here.</summary>
    public Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["Blobs:Store"] = "s3",
        ["Blobs:S3:Bucket"] = Bucket,
        ["Blobs:S3:Endpoint"] = Endpoint.AbsoluteUri,
        ["Blobs:S3:AccessKey"] = Key,
        ["Blobs:S3:SecretKey"] = Key,
    };

    /// <summary>Starts one.</summary>
    public static async Task<S3Server> StartAsync()
    {
        var server = new S3Server();
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it after <see cref="StopAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        var program = Checkout.PathTo("node_modules", "s3rver", "bin", "s3rver.js");
        if (!File.Exists(program)) throw new InvalidOperationException("There is no s3rver to test with: run bin/setup.");
        string[] arguments = [program, "--directory", _folder, "--address", "127.0.0.1", "--port", $"{_port}", "--silent", "--configure-bucket", Bucket];
        _process = Process.Start(new ProcessStartInfo("node", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        await PortalApp.EventuallyAsync(AnswersAsync, "s3rver answers");
    }

    /// <summary>Ends it as a power failure would.</summary>
    public async Task StopAsync()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var line = new TcpClient();
            await line.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException e)
        {
            return _process!.HasExited ? throw new InvalidOperationException($"s3rver ended with code {_process.ExitCode}.", e) : false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
