using System.Security.Cryptography;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Scanning;

public sealed class FileScanTests(ClamdFixture clamd, OwnWorkers workers) : IClassFixture<OwnWorkers>
{
    [Theory]
    [MemberData(nameof(Books.Epubs), MemberType = typeof(Books))]
    public async Task Every_member_of_a_real_book_is_scanned(string book)
    {
        var result = await ScanAsync(Corpus.PathTo(book));
        result.Reply.Verdict.ShouldBe(ScanVerdict.Clean);
        result.Broken.ShouldBeNull();
        result.Parts.ShouldBeGreaterThan(4);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(true, 24)]
    [InlineData(false, 16)]
    [BadInput(2)]
    public async Task EICAR_in_a_member_is_found_and_named(bool zip64, int descriptor)
    {
        var archive = new ZipForge().Add("a.txt", "Sạch")
            .Add("b/virus.com", Eicar.Bytes, m => (m.Zip64Local, m.Descriptor) = (zip64, descriptor)).Build();
        using var file = new TemporaryFile(archive);
        (await ScanAsync(file.Path)).Reply.Verdict.ShouldBe(ScanVerdict.Infected);
    }

    [Fact]
    [BadInput(4)]
    public async Task EICAR_behind_ZIP64_sizes_is_found_only_because_members_are_scanned_one_by_one()
    {
        var archive = new ZipForge().Add("virus.com", Eicar.Bytes, m => m.Zip64Local = true).Build();
        using var file = new TemporaryFile(archive);
        (await clamd.Client.ScanAsync(new MemoryStream(archive), archive.Length, TestContext.Current.CancellationToken))
            .Verdict.ShouldBe(ScanVerdict.Clean, "clamd alone has learnt to look: the premise of this test has changed");
        var result = await ScanAsync(file.Path);
        result.Reply.Verdict.ShouldBe(ScanVerdict.Infected);
        result.Place.ShouldBe("virus.com");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(20)]
    [BadInput(3)]
    public async Task Nested_archives_are_never_clean_when_they_hide_something(int depth)
    {
        var inner = new ZipForge().Add("virus.com", Eicar.Bytes).Build();
        for (var i = 1; i < depth; i++)
            inner = new ZipForge().Add("inner.zip", inner).Build();
        using var file = new TemporaryFile(inner);
        var verdict = (await ScanAsync(file.Path)).Reply.Verdict;
        verdict.ShouldBeOneOf(ScanVerdict.Infected, ScanVerdict.LimitsExceeded);
    }

    [Fact]
    [BadInput(6)]
    public async Task A_broken_archive_is_told_apart_from_a_clean_one()
    {
        using var file = new TemporaryFile(new ZipForge().Add("a.txt", Eicar.Bytes).Build(withDirectory: false));
        (await ScanAsync(file.Path)).Broken!.Reason.ShouldBe(Refusal.ZipDamaged);
    }

    [Fact]
    [BadInput(17)]
    public async Task A_bomb_that_lies_about_its_size_stops_while_reading()
    {
        using var file = new TemporaryFile(new ZipForge().Add("bomb", new byte[300 << 20], m => m.Length = 100).Build());
        (await ScanAsync(file.Path)).Broken!.Reason.ShouldBe(Refusal.ZipChecksum);
    }

    [Fact]
    public async Task Progress_ends_at_one()
    {
        using var file = new TemporaryFile(new ZipForge().Add("a", RandomNumberGenerator.GetBytes(50_000)).Add("b", "b").Build());
        var last = 0.0;
        await using var opening = workers.Open(file.Path);
        await new FileScan(clamd.Client).RunAsync(file.Path, opening, share => last = Math.Max(last, share), passed: null, TestContext.Current.CancellationToken);
        last.ShouldBe(1);
    }

    private async Task<FileScanResult> ScanAsync(string path)
    {
        await using var opening = workers.Open(path);
        return await new FileScan(clamd.Client).RunAsync(path, opening, report: null, passed: null, TestContext.Current.CancellationToken);
    }
}
