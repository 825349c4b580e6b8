using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Amazon.S3.Model;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Blobs.S3;
using OerPortal.Cms.Web;

namespace OerPortal.Bench;

/// <summary><c>blobs-measure</c>: puts and reads through the store and through the bare client, in turns, against the bucket that is set.</summary>
internal sealed class BlobsVerb(IServiceProvider services, BlobLocations locations) : IPortalVerb
{
    private const int Small = 60_000;
    private const int Large = 64_000_000;
    private const int Range = 64_000;
    private const int Smalls = 60;
    private const int Larges = 3;
    private const int Ranges = 150;

    public string Name => "blobs-measure";

    public string Description => "blobs-measure: puts and range reads through the store against the bare client (needs Blobs__S3__…)";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (locations.Bucket is not { } store)
        {
            await Console.Error.WriteLineAsync("Set Blobs__S3__Bucket and what belongs to it.");
            return 2;
        }

        var bare = new Bare(services.GetRequiredService<S3Line>(), services.GetRequiredService<S3Settings>().Bucket);
        var large = RandomNumberGenerator.GetBytes(Large);
        var blob = await store.PutAsync(new MemoryStream(large), cancellation);
        await bare.PutAsync("bench/large", large, cancellation);
        await Console.Out.WriteLineAsync("| | store, ms each | bare client, ms each | ratio |\n|---|---|---|---|");
        await SayAsync("put 60 kB", Smalls, () => store.PutAsync(New(Small), cancellation), () => bare.PutAsync("bench/small", RandomNumberGenerator.GetBytes(Small), cancellation));
        await SayAsync("put 64 MB", Larges, () => store.PutAsync(New(Large), cancellation), () => bare.PutAsync("bench/new", RandomNumberGenerator.GetBytes(Large), cancellation));
        await SayAsync(
            "read 64 kB somewhere in 64 MB", Ranges, async () => await DrainAsync(await store.OpenRangeAsync(blob.Sha256, Somewhere(), Range, cancellation)), () => bare.ReadAsync("bench/large", Somewhere(), Range, cancellation));
        await SayAsync("read 64 MB", Larges, async () => await DrainAsync(await store.OpenReadAsync(blob.Sha256, cancellation)), () => bare.ReadAsync("bench/large", 0, Large, cancellation));
        await SayAsync("take in 60 kB, to be sent later", Smalls, () => locations.Waiting.PutAsync(New(Small), cancellation), () => bare.PutAsync("bench/small", RandomNumberGenerator.GetBytes(Small), cancellation));
        using var process = Process.GetCurrentProcess();
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nMost memory of the process: {process.PeakWorkingSet64 / 1e6:0} MB."));
        return 0;
    }

    private static MemoryStream New(int length) => new(RandomNumberGenerator.GetBytes(length));

    private static long Somewhere() => RandomNumberGenerator.GetInt32(Large - Range);

    private static async Task DrainAsync(Stream content)
    {
        await using (content)
            await content.CopyToAsync(Stream.Null);
    }

    // In turns, so that what else the machine does hits both alike.
    private static async Task SayAsync(string what, int times, Func<Task> ours, Func<Task> bare)
    {
        var (mine, theirs) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var i = 0; i < times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await ours();
            var between = Stopwatch.GetTimestamp();
            await bare();
            (mine, theirs) = (mine + Stopwatch.GetElapsedTime(began, between), theirs + Stopwatch.GetElapsedTime(between));
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {what} | {mine.TotalMilliseconds / times:0.0} | {theirs.TotalMilliseconds / times:0.0} | {mine / theirs:0.00} |"));
    }

    /// <summary>The client as somebody uses it who needs no store.</summary>
    private sealed class Bare(S3Line line, string bucket)
    {
        public async Task PutAsync(string key, byte[] content, CancellationToken cancellation)
            => await line.Client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = new MemoryStream(content) }, cancellation);

        public async Task ReadAsync(string key, long offset, long length, CancellationToken cancellation)
        {
            using var answer = await line.Client.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key, ByteRange = new ByteRange(offset, offset + length - 1) }, cancellation);
            await answer.ResponseStream.CopyToAsync(Stream.Null, cancellation);
        }
    }
}
