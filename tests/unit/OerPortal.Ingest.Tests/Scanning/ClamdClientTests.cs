using System.Security.Cryptography;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Tests.Kit;

namespace OerPortal.Ingest.Tests.Scanning;

public sealed class ClamdClientTests(ClamdFixture clamd)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plain_bytes_are_clean() => (await ScanAsync(RandomNumberGenerator.GetBytes(1 << 20))).Verdict.ShouldBe(ScanVerdict.Clean);

    [Fact]
    public async Task An_empty_stream_is_clean() => (await ScanAsync([])).Verdict.ShouldBe(ScanVerdict.Clean);

    [Fact]
    [BadInput(1)]
    public async Task EICAR_is_found_by_name()
    {
        var reply = await ScanAsync(Eicar.Bytes);
        reply.Verdict.ShouldBe(ScanVerdict.Infected);
        reply.Detail!.ShouldContain("Eicar", Case.Insensitive);
    }

    [Theory]
    [InlineData("clam.pdf")]
    [InlineData("clam.zip")]
    [InlineData("clam.ole.doc")]
    [InlineData("clam.ppt")]
    [InlineData("clam.exe.rtf")]
    [InlineData("clam.7z")]
    public async Task Programs_inside_real_wrappers_are_found(string file)
    {
        var path = Path.Combine("/usr/share/clamav-testfiles", file);
        Assert.SkipUnless(File.Exists(path), "Debian's clamav-testfiles is not installed.");
        (await ScanAsync(await File.ReadAllBytesAsync(path, Cancellation))).Verdict.ShouldBe(ScanVerdict.Infected);
    }

    [Fact]
    [BadInput(10)]
    public async Task An_encrypted_archive_has_its_own_verdict()
    {
        var archive = new ZipForge().Add("a.txt", RandomNumberGenerator.GetBytes(100), m => m.Flags |= 1).Build();
        (await ScanAsync(archive)).Verdict.ShouldBe(ScanVerdict.Encrypted);
    }

    [Theory]
    [InlineData("", "empty reply")]
    [InlineData("stream: OK and more", null)]
    [InlineData("stream: OK\0stream: OK\0", null)]
    [InlineData("OK\0", null)]
    [InlineData("stream: ERROR\0", null)]
    [InlineData("COMMAND READ TIMED OUT\n", null)]
    public async Task Any_other_reply_is_no_verdict(string reply, string? why)
    {
        using var odd = new ScriptedClamd(reply);
        var answer = await ScanAsync([1, 2, 3], odd.Address);
        answer.Verdict.ShouldBe(ScanVerdict.Unavailable);
        if (why is not null)
            answer.Detail.ShouldBe(why);
    }

    [Theory]
    [InlineData("stream: OK\0", ScanVerdict.Clean)]
    [InlineData("stream: OK\n", ScanVerdict.Clean)]
    [InlineData("stream: Win.Test FOUND\0", ScanVerdict.Infected)]
    [InlineData("stream: Heuristics.Encrypted.Zip FOUND\0", ScanVerdict.Encrypted)]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND\0", ScanVerdict.LimitsExceeded)]
    [InlineData("stream: Heuristics.OLE2.ContainsMacros FOUND\0", ScanVerdict.Suspicious)]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", ScanVerdict.TooLarge)]
    public async Task Known_replies_have_their_meaning(string reply, ScanVerdict verdict)
    {
        using var scripted = new ScriptedClamd(reply);
        (await ScanAsync([1], scripted.Address)).Verdict.ShouldBe(verdict);
    }

    [Fact]
    public async Task A_refused_connection_is_no_verdict() =>
        (await ScanAsync([1], ClamdAddress.Loopback(1))).Verdict.ShouldBe(ScanVerdict.Unavailable);

    [Fact]
    public async Task A_reset_connection_is_no_verdict()
    {
        using var resetting = new ScriptedClamd("", reset: true);
        (await ScanAsync([1], resetting.Address)).Verdict.ShouldBe(ScanVerdict.Unavailable);
    }

    [Fact]
    public async Task A_scanner_that_never_answers_is_given_up_after_its_time_limit()
    {
        using var silent = new ScriptedClamd(reply: null);
        using var client = new ClamdClient(() => silent.Address, 1, new HurriedTime());
        (await client.ScanAsync(new MemoryStream([1]), 1, Cancellation)).ShouldBe(new ScanReply(ScanVerdict.Unavailable, "time limit"));
    }

    [Fact]
    public async Task A_scanner_without_signatures_counts_as_down()
    {
        using var blind = new ScriptedClamd("stream: OK\0");
        using var client = new ClamdClient(() => blind.Address, 1, TimeProvider.System);
        var status = await new ScannerHealth(client, TimeProvider.System).ProbeAsync(Cancellation);
        status.IsUp.ShouldBeFalse();
    }

    [Fact]
    public async Task The_probe_reads_version_and_says_that_only_test_signatures_are_loaded()
    {
        var status = await clamd.Health.ProbeAsync(Cancellation);
        status.IsUp.ShouldBeTrue();
        status.Version!.ShouldStartWith("ClamAV ");
        status.OnlyTestSignatures.ShouldBe(status.DatabaseDate is null);
    }

    [Theory]
    [InlineData("ClamAV 1.4.6/27812/Fri Nov 20 08:05:34 2026", "2026-11-20")]
    [InlineData("ClamAV 1.4.6/27812/Sun Nov  1 08:05:34 2026", "2026-11-01")]
    [InlineData("ClamAV 1.4.6", null)]
    public void The_date_of_the_signatures_is_read(string version, string? date) =>
        ScannerHealth.DateOf(version)?.ToString("yyyy-MM-dd", null).ShouldBe(date);

    private Task<ScanReply> ScanAsync(byte[] content) => clamd.Client.ScanAsync(new MemoryStream(content), content.Length, Cancellation);

    private static async Task<ScanReply> ScanAsync(byte[] content, ClamdAddress address)
    {
        using var client = new ClamdClient(() => address, 1, TimeProvider.System);
        return await client.ScanAsync(new MemoryStream(content), content.Length, Cancellation);
    }
}
