using OerPortal.Epub.Zip;

namespace OerPortal.Ingest.Scanning;

/// <summary>The verdict about a file and all that is in it.</summary>
/// <param name="Reply">The worst reply.</param>
/// <param name="Place">The member it was about; null for the file as a whole.</param>
/// <param name="Parts">Streams the scanner read to the end: the file and each member.</param>
/// <param name="Broken">Set when the archive breaks a rule; the file is refused even if no malware was found.</param>
public sealed record FileScanResult(ScanReply Reply, string? Place, int Parts, FileRefusedException? Broken);

/// <summary>
/// Scans a file as a whole and each member of a ZIP as its own stream: clamd alone passes EICAR in members with
/// ZIP64 sizes, behind damaged headers or behind a cut directory.
/// </summary>
public sealed class FileScan(ClamdClient client)
{
    /// <param name="path">A local file.</param>
    /// <param name="report">Called with the share done, 0 to 1, from any thread.</param>
    /// <param name="passed">Called with the name of each member found clean, from any thread.</param>
    public async Task<FileScanResult> RunAsync(string path, Action<double>? report, Action<string>? passed, CancellationToken cancellation)
    {
        FileRefusedException? broken = null;
        StrictZip? zip = null;
        try
        {
            if (IsZip(path))
                zip = StrictZip.Open(path, ZipLimits.Default);
        }
        catch (FileRefusedException e)
        {
            broken = e;
        }
        using (zip)
        {
            return await RunAsync(path, zip, broken, report, passed, cancellation);
        }
    }

    private static bool IsZip(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> head = stackalloc byte[4];
        return RandomAccess.Read(file, head, 0) == 4 && StrictZip.LooksLikeZip(head);
    }

    private async Task<FileScanResult> RunAsync(
        string path, StrictZip? zip, FileRefusedException? broken, Action<double>? report, Action<string>? passed, CancellationToken cancellation)
    {
        var length = new FileInfo(path).Length;
        var members = zip?.Members.Where(m => m.Length > 0).OrderByDescending(m => m.Length).ToList() ?? [];
        var total = (double)(length + members.Sum(m => m.Length));
        var worst = new ScanReply(ScanVerdict.Clean);
        string? place = null;
        var parts = 0;
        long done = 0;
        var gate = new Lock();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        // The whole file first (null), then the largest members: short ones fill the gaps at the end.
        var streams = members.Prepend(null);
        var how = new ParallelOptions { MaxDegreeOfParallelism = client.Concurrency, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForEachAsync(streams, how, async (member, token) =>
            {
                ScanReply reply;
                try
                {
                    await using var content = member is null ? OpenWhole(path) : zip!.OpenRead(member);
                    reply = await client.ScanAsync(content, member?.Length ?? length, token);
                }
                catch (FileRefusedException e)
                {
                    lock (gate)
                        broken ??= e;
                    return;
                }
                lock (gate)
                {
                    parts++;
                    done += member?.Length ?? length;
                    if (Weight(reply) > Weight(worst))
                        (worst, place) = (reply, member?.Name);
                    report?.Invoke(total == 0 ? 1 : done / total);
                }
                if (reply.Verdict == ScanVerdict.Clean && member is not null)
                    passed?.Invoke(member.Name);
                // Malware settles the matter, and without a scanner the rest need not be asked.
                if (reply.Verdict is ScanVerdict.Infected or ScanVerdict.Unavailable)
                    await stop.CancelAsync();
            });
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Stopped by the verdict in hand.
        }
        return new FileScanResult(worst, place, parts, broken);
    }

    // ClamAV's own FileStream-sized reads: sequential, no extra buffer, since the client reads in large chunks.
    private static FileStream OpenWhole(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);

    private static int Weight(ScanReply reply) => reply.Verdict switch
    {
        ScanVerdict.Clean => 0,
        ScanVerdict.TooLarge => 1,
        ScanVerdict.Suspicious => 2,
        ScanVerdict.LimitsExceeded => 3,
        ScanVerdict.Encrypted => 4,
        ScanVerdict.Unavailable => 5,
        _ => 6,
    };
}
