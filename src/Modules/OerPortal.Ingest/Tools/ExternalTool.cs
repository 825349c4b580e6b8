using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OerPortal.Ingest.Tools;

/// <summary>
/// Runs a program on untrusted input: no shell, an environment of its own, its own temporary folder, bounded
/// memory, time and output, and no network where the system lets us take it away.
/// </summary>
public static class ExternalTool
{
    /// <summary>Set to 1 where the process that runs tools has no network to lend them.</summary>
    internal const string HasNoNetwork = "OER_NO_NETWORK";

    private const int KeptErrorBytes = 4096;
    private static readonly Lazy<string[]> NoNetwork = new(FindNoNetwork);

    /// <summary>Whether the program is installed.</summary>
    public static bool IsInstalled(string program) => Find(program) is not null;

    /// <param name="program">Name in the system's program folders.</param>
    /// <param name="arguments">Passed as they are.</param>
    /// <param name="folder">Working and temporary folder, private to this run's file.</param>
    public static async Task<ToolResult> RunAsync(
        string program, IReadOnlyList<string> arguments, string folder, ToolLimits limits, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = Prepare(program, arguments, folder, limits) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return new ToolResult(-1, "", e.Message, TimedOut: false);
        }
        process.StandardInput.Close();
        using var timer = new CancellationTokenSource(limits.Clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        try
        {
            var output = ReadAsync(process.StandardOutput.BaseStream, limits.OutputBytes, stop.Token);
            var errors = ReadAsync(process.StandardError.BaseStream, KeptErrorBytes, stop.Token);
            await Task.WhenAll(output, errors, process.WaitForExitAsync(stop.Token));
            return new ToolResult(process.ExitCode, await output, await errors, TimedOut: false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            return new ToolResult(-1, "", $"{program} took longer than {limits.Clock}", TimedOut: true);
        }
    }

    private static ProcessStartInfo Prepare(string program, IReadOnlyList<string> arguments, string folder, ToolLimits limits)
    {
        var seconds = Math.Ceiling(limits.Time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        string[] wrapped =
        [
            "prlimit", $"--as={limits.MemoryBytes}", "--data=unlimited", $"--cpu={seconds}", $"--fsize={limits.FileBytes}", "--nofile=256", "--core=0",
            .. NoNetwork.Value, program, .. arguments,
        ];
        // Without util-linux (not a Debian server) the program still runs under the time and output limits.
        if (Find("prlimit") is null)
            wrapped = [program, .. arguments];
        if (limits.GivesWay && Find("nice") is not null)
            wrapped = ["nice", "-n", "9", .. wrapped];
        var start = new ProcessStartInfo(wrapped[0], wrapped[1..])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["LANG"] = "C.UTF-8";
        // libvips: only loaders that are fuzzed (no ImageMagick, SVG, PDF or the like).
        if (!limits.MayReadDrawings)
            start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        // Tesseract: four threads take four cores and are hardly faster than one.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        if (limits.Fonts is { } fonts)
            start.Environment["FONTCONFIG_FILE"] = fonts;
        return start;
    }

    private static async Task<string> ReadAsync(Stream stream, int atMost, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
            kept.Write(buffer, 0, Math.Min(read, atMost - (int)kept.Length));
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private static string? Find(string program) => Array.Find(
        ["/usr/local/bin/", "/usr/bin/", "/bin/"], folder => File.Exists(folder + program));

    // An empty network namespace needs either root or unprivileged user namespaces; tried once.
    private static string[] FindNoNetwork()
    {
        if (Environment.GetEnvironmentVariable(HasNoNetwork) == "1")
            return [];
        string[][] ways = [["unshare", "--net", "--"], ["unshare", "--net", "--map-current-user", "--"]];
        return Array.Find(ways, Works) ?? [];

        static bool Works(string[] way)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(way[0], [.. way[1..], "true"])
                {
                    UseShellExecute = false,
                    RedirectStandardError = true,
                });
                return process is not null && process.WaitForExit(5000) && process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }
}
