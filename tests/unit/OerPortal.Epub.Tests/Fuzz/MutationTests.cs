using System.Diagnostics;
using System.Globalization;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;
using OerPortal.TestKit;

namespace OerPortal.Epub.Tests.Fuzz;

/// <summary>
/// Books that somebody has damaged on purpose or by accident: whatever is done to them, nothing but a named refusal comes out, soon
/// and within bounded memory. Runs some seconds; <c>OER_FUZZ_SECONDS</c> lets it run as long as one likes, <c>OER_FUZZ_SEED</c> again.
/// </summary>
public sealed class MutationTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private const long MostKept = 256L << 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_named_refusals_come_out_of_damaged_books()
    {
        var seconds = Number("OER_FUZZ_SECONDS") ?? 6;
        var seed = Number("OER_FUZZ_SEED") ?? Environment.TickCount;
        var books = Small().ToList();
        books.Count.ShouldBeGreaterThan(5);
        var clock = Stopwatch.StartNew();
        for (var round = seed; clock.Elapsed.TotalSeconds < seconds; round++)
        {
            var random = new Random(round);
            var bytes = Mutation.Of(books[random.Next(books.Count)], random);
            await ReadAsync(bytes, round);
        }
        GC.GetTotalMemory(forceFullCollection: true).ShouldBeLessThan(MostKept);
    }

    private static async Task ReadAsync(byte[] bytes, int round)
    {
        using var file = new TemporaryFile(bytes);
        using var folder = new BookFolder();
        var clock = Stopwatch.StartNew();
        try
        {
            using var zip = StrictZip.Open(file.Path, ZipLimits.Default with { NamesAreUtf8 = true });
            var split = await BookSplit.PlanAsync(zip, OldMarkup.Mend(zip, EpubInspection.Inspect(zip)), Cancellation);
            var pack = await new PublicationPack(zip, split, new PackedPictures(zip, folder.Path, drawing: null)).WriteAsync(folder.File("pack"), report: null, Cancellation);
            WebPublication.Manifest(PackedBook.Of(split.Book, pack.Report), "x", PageSizes.Read(zip, split.Book.Package));
            WebPublication.Positions(split, zip);
        }
        catch (FileRefusedException)
        {
            // Named: that is all a teacher must hear.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"OER_FUZZ_SEED={round} brings out {e.GetType().Name}"), e);
        }
        clock.Elapsed.ShouldBeLessThan(Longest, string.Create(CultureInfo.InvariantCulture, $"OER_FUZZ_SEED={round}"));
    }

    private static IEnumerable<byte[]> Small() => Beside(Corpus.PathTo("epub/wasteland.epub"))
        .Concat(Beside(Corpus.Reported("z01-nen-qua-ong-dan.epub")))
        .Where(f => f.Length < 400_000).OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => File.ReadAllBytes(f.FullName));

    private static IEnumerable<FileInfo> Beside(string book) => new FileInfo(book).Directory!.EnumerateFiles("*.epub");

    private static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
