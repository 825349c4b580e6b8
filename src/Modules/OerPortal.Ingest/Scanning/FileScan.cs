using OerPortal.Ingest.Workers;

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
    /// <param name="opening">The same in the hands of a worker, which unpacks it.</param>
    /// <param name="report">Called with the share done, 0 to 1, from any thread.</param>
    /// <param name="passed">Called with the name of each member found clean, from any thread.</param>
    internal async Task<FileScanResult> RunAsync(string path, FileOpening opening, Action<double>? report, Action<string>? passed, CancellationToken cancellation)
    {
        FileRefusedException? broken = null;
        IReadOnlyList<ListedMember> members = [];
        try
        {
            members = await opening.ListAsync(cancellation);
        }
        catch (FileRefusedException e)
        {
            broken = e;
        }
        return await RunAsync(path, opening, members, broken, report, passed, cancellation);
    }

    private async Task<FileScanResult> RunAsync(
        string path, FileOpening opening, IReadOnlyList<ListedMember> all, FileRefusedException? broken, Action<double>? report, Action<string>? passed, CancellationToken cancellation)
    {
        var length = new FileInfo(path).Length;
        var members = all.Index().Where(m => m.Item.Length > 0).OrderByDescending(m => m.Item.Length).ToList();
        var total = (double)(length + members.Sum(m => m.Item.Length));
        var worst = new ScanReply(ScanVerdict.Clean);
        string? place = null;
        var parts = 0;
        long done = 0;
        var gate = new Lock();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        // The whole file first (null), then the largest members: short ones fill the gaps at the end.
        var streams = members.Select(m => ((int Index, ListedMember Item)?)m).Prepend(null);
        var how = new ParallelOptions { MaxDegreeOfParallelism = client.Concurrency, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForEachAsync(streams, how, async (indexed, token) =>
            {
                var member = indexed?.Item;
                ScanReply reply;
                try
                {
                    await using var content = member is null ? OpenWhole(path) : opening.OpenMember(indexed!.Value.Index);
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
