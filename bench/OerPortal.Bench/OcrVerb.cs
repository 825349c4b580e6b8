using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Web;
using OerPortal.Ingest.Recognition;
using OerPortal.Ingest.Workers;

namespace OerPortal.Bench;

/// <summary><c>ocr-measure SCAN ORIGINAL</c>: reads a scan as the portal does, and by the bare tools, and compares the letters with the document it was made from.</summary>
internal sealed partial class OcrVerb(FileWorkers workers, PortalFolders folders) : IPortalVerb
{
    public string Name => "ocr-measure";

    public string Description => "ocr-measure SCAN ORIGINAL: error rate and time of reading a scan (PDF)";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments is not [var scan, var original])
        {
            await Console.Error.WriteLineAsync("Usage: ocr-measure SCAN ORIGINAL");
            return 2;
        }

        var truth = (await OutputAsync("pdftotext", "-enc", "UTF-8", original, "-")).Split('\f').Select(Plain).ToArray();
        var pages = int.Parse((await OutputAsync("qpdf", "--show-npages", scan)).Trim(), CultureInfo.InvariantCulture);
        double ours = 0, bare = 0;
        int wrong = 0, letters = 0, plainWrong = 0;
        await using var opening = new FileOpening(workers, folders.Temp, scan, Path.GetFileName(scan));
        await Console.Out.WriteLineAsync("| page | made from | letters | error rate | bare tool's | sure | s | bare tool's |\n|---|---|---|---|---|---|---|---|");
        for (var page = 1; page <= pages; page++)
        {
            var began = Stopwatch.GetTimestamp();
            var read = await opening.ReadPageAsync(page, cancellation);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var (plain, plainSeconds) = await BareAsync(scan, page);
            var text = Plain(read.Text);
            var source = Array.FindIndex(truth, t => t.Length > 0 && t == truth.MaxBy(candidate => Alike(candidate, text)));
            var (errors, plainErrors) = (Distance(truth[source], text), Distance(truth[source], plain));
            (ours, bare, wrong, plainWrong, letters) = (ours + seconds, bare + plainSeconds, wrong + errors, plainWrong + plainErrors, letters + truth[source].Length);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"| {page} | {source + 1} | {truth[source].Length} | {100.0 * errors / truth[source].Length:0.0} % | {100.0 * plainErrors / truth[source].Length:0.0} % | {read.Confidence} % | {seconds:0.0} | {plainSeconds:0.0} |"));
        }

        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"\nCharacter error rate {100.0 * wrong / letters:0.00} % (bare tool {100.0 * plainWrong / letters:0.00} %), {ours / pages:0.0} s a page, {ours / bare:0.00} times the bare tool."));
        return 0;
    }

    // What somebody would type at a terminal.
    private static async Task<(string Text, double Seconds)> BareAsync(string scan, int page)
    {
        var drawn = Path.Combine(Path.GetTempPath(), $"ocr-measure-{Environment.ProcessId}");
        var began = Stopwatch.GetTimestamp();
        await OutputAsync("pdftoppm", "-r", "300", "-gray", "-f", $"{page}", "-l", $"{page}", "-singlefile", scan, drawn);
        var text = await OutputAsync("tesseract", drawn + ".pgm", "stdout", "-l", "vie+eng");
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        File.Delete(drawn + ".pgm");
        return (Plain(text), seconds);
    }

    private static async Task<string> OutputAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    private static string Plain(string text) => Blanks().Replace(text.Normalize(NormalizationForm.FormC), " ").Trim();

    private static int Alike(string one, string other) => one.Split(' ').ToHashSet().Intersect(other.Split(' ')).Count();

    private static int Distance(string from, string to)
    {
        var before = Enumerable.Range(0, to.Length + 1).ToArray();
        var now = new int[to.Length + 1];
        for (var i = 1; i <= from.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= to.Length; j++)
                now[j] = Math.Min(Math.Min(now[j - 1], before[j]) + 1, before[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
            (before, now) = (now, before);
        }

        return before[to.Length];
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
