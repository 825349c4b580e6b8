using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Kit;

/// <summary>
/// One Elasticsearch for the whole test run, started when the first test asks for it and ended with the run. It comes from the folder that
/// <c>OER_SHARED</c> names; <c>OER_TEST_ES</c> may name one that runs already.
/// </summary>
internal static class SearchServer
{
    public const string Absent = "There is no Elasticsearch to test with: set OER_SHARED to the folder that holds elasticsearch/, and install Java 17 and unzip (bin/setup does).";

    private static readonly string Home = Path.Combine(Corpus.Shared, "elasticsearch");
    private static readonly string Folder = Checkout.PathTo(".cache", "test-elasticsearch");
    private static readonly Lazy<Task<Uri?>> Server = new(StartAsync);

    /// <summary>Null where it cannot be had.</summary>
    public static Task<Uri?> AddressAsync() => Server.Value;

    /// <summary>Starts nodes of one's own.</summary>
    /// <param name="folder">Where they keep everything.</param>
    /// <returns>Addresses of the nodes.</returns>
    public static async Task<IReadOnlyList<Uri>> StartAsync(string folder, int nodes, string heap, string? password = null)
    {
        var port = FreePort(nodes);
        // The script sets nothing of Java but its heap. A node that lives for a minute never earns back what the optimising compiler costs.
        await RunAsync($"'{Home}/start' '{folder}' --port {port} --nodes {nodes} --heap '{heap} -XX:TieredStopAtLevel=1'{(password is null ? "" : $" --password {password}")}", Path.Combine(folder, "start.log"));
        return [.. Enumerable.Range(port, nodes).Select(number => new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{number}")))];
    }

    public static Task StopAsync(string folder) => RunAsync($"'{Home}/stop' '{folder}'", Path.Combine(folder, "stop.log"));

    private static async Task<Uri?> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("OER_TEST_ES") is { Length: > 0 } named) return new Uri(named);
        if (!File.Exists(Path.Combine(Home, "start"))) return null;
        Directory.CreateDirectory(Folder);
        // Of a run that was ended before it could end it.
        await StopAsync(Folder);
        foreach (var data in Directory.EnumerateDirectories(Folder, "data", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })) Directory.Delete(data, recursive: true);
        var address = (await StartAsync(Folder, nodes: 1, "512m"))[0];
        AppDomain.CurrentDomain.ProcessExit += (_, _) => StopAsync(Folder).GetAwaiter().GetResult();
        return address;
    }

    // Its children keep whatever they are given to write to: a pipe would never end.
    private static async Task RunAsync(string command, string log)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", $"exec {command} >'{log}' 2>&1 </dev/null"]))!;
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0) throw new InvalidOperationException($"{command}: {await File.ReadAllTextAsync(log)}");
    }

    // Node after node takes the next number, and one a hundred further for the others.
    private static int FreePort(int nodes)
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            if (Enumerable.Range(port, nodes).Concat(Enumerable.Range(port + 101, nodes)).All(IsFree)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
