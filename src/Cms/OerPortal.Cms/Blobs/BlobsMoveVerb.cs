using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Blobs;

/// <summary><c>blobs-move s3|disk [--dry-run] [--delete-source]</c>. May be stopped and begun again at any time: what is there already is passed over.</summary>
internal sealed class BlobsMoveVerb(BlobLocations locations, BlobCarriage carriage) : IPortalVerb
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public string Name => "blobs-move";

    public string Description => "blobs-move s3 | disk: copy all files there, each compared with its hash; --dry-run only counts; --delete-source also compares those that were there and takes away the source";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var (isDry, deletes) = (arguments.Contains("--dry-run"), arguments.Contains("--delete-source"));
        if (arguments.Where(a => a is not ("--dry-run" or "--delete-source")).ToList() is not [("s3" or "disk") and var target] || (isDry && deletes))
            return await RefuseAsync("Usage: blobs-move s3 | disk [--dry-run | --delete-source]");
        if (locations.Bucket is not { } bucket)
            return await RefuseAsync("There is no bucket: set Blobs__S3__Bucket and what belongs to it (docs/operations.md).");
        if (deletes && locations.IsInBucket != (target == "s3"))
            return await RefuseAsync($"Set Blobs__Store={target} for the portal first, and start it anew: else new files go on coming to where they are taken away from.");
        (IBlobStore From, IBlobStore To)[] ways = target == "s3" ? [(locations.Disk, bucket)] : [(locations.Waiting, locations.Disk), (bucket, locations.Disk)];
        var tally = new Tally();
        foreach (var (from, to) in ways)
        {
            await foreach (var blob in from.ListAsync(cancellation))
                tally.Expect(blob);
        }

        await Console.Out.WriteLineAsync($"{Number(tally.Expected)} files, {Size(tally.ExpectedBytes)}.");
        foreach (var (from, to) in ways)
            await MoveAsync(from, to, isDry, new CarryingWay(IsSentAgain: false, IsReadBack: true, deletes), tally, cancellation);
        return await SayAsync(tally, isDry, deletes);
    }

    private async Task MoveAsync(IBlobStore from, IBlobStore to, bool isDry, CarryingWay how, Tally tally, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(from.ListAsync(cancellation), options, async (blob, token) =>
        {
            var became = !isDry ? await carriage.CarryAsync(from, to, blob, how, token)
                : await BlobCarriage.IsThereAsync(to, blob, token) ? Carried.WasThere : Carried.Moved;
            tally.Count(became, blob);
            if (became is Carried.Damaged or Carried.Spoiled)
                await Console.Error.WriteLineAsync(became == Carried.Damaged ? $"{blob.Sha256}: damaged where it is; left there." : $"{blob.Sha256}: did not arrive as it was sent; begin again.");
            if (tally.IsTimeToSay(Pause))
                await Console.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{tally.Done * 100 / Math.Max(1, tally.Expected)} % · {Number(tally.Done)} files · {Size(tally.DoneBytes)} · {Size((long)(tally.DoneBytes / tally.Seconds))} a second"));
        });
    }

    private static async Task<int> SayAsync(Tally tally, bool isDry, bool deletes)
    {
        await Console.Out.WriteLineAsync(
            $"{Number(tally[Carried.Moved])} {(isDry ? "would be moved" : "moved")}, {Number(tally[Carried.WasThere])} were there, {Number(tally[Carried.Gone])} deleted meanwhile, "
            + $"{Number(tally[Carried.Damaged])} damaged, {Number(tally[Carried.Spoiled])} did not arrive whole{(deletes ? "; what is there was taken away from here" : "")}.");
        return tally[Carried.Damaged] + tally[Carried.Spoiled] == 0 ? 0 : 1;
    }

    private static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 2;
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB");

    private sealed class Tally
    {
        private readonly ConcurrentDictionary<Carried, long> _counts = new();
        private readonly long _began = Stopwatch.GetTimestamp();
        private long _said = Stopwatch.GetTimestamp();
        private long _bytes;

        public long Expected { get; private set; }

        public long ExpectedBytes { get; private set; }

        public long Done => _counts.Values.Sum();

        public long DoneBytes => Interlocked.Read(ref _bytes);

        public double Seconds => Stopwatch.GetElapsedTime(_began).TotalSeconds;

        public long this[Carried became] => _counts.GetValueOrDefault(became);

        public void Expect(StoredBlob blob)
        {
            Expected++;
            ExpectedBytes += blob.Length;
        }

        public void Count(Carried became, StoredBlob blob)
        {
            _counts.AddOrUpdate(became, 1, (_, before) => before + 1);
            Interlocked.Add(ref _bytes, blob.Length);
        }

        public bool IsTimeToSay(TimeSpan pause)
        {
            var said = Interlocked.Read(ref _said);
            return Stopwatch.GetElapsedTime(said) > pause && Interlocked.CompareExchange(ref _said, Stopwatch.GetTimestamp(), said) == said;
        }
    }
}
