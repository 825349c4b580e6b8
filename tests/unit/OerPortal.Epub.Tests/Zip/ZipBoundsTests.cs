using System.Text;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;
using static OerPortal.Epub.Tests.Kit.ZipVerdict;

namespace OerPortal.Epub.Tests.Zip;

/// <summary>The last archive that passes each bound, and the first one that does not.</summary>
public sealed class ZipBoundsTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Đọc sách mỗi ngày.");

    [Fact]
    public void As_many_members_as_are_allowed()
    {
        var forge = new ZipForge().Add("a", Text).Add("b", Text);
        Passes(forge, new() { Members = 2 });
        Refuses(Refusal.ZipTooManyMembers, forge, new() { Members = 1 });
    }

    [Fact]
    public void As_many_bytes_as_are_allowed()
    {
        var forge = new ZipForge().Add("a", new byte[100]).Add("b", new byte[100]);
        Passes(forge, new() { UnpackedBytes = 200 });
        Passes(new ZipForge().Add("a", new byte[100]), new() { UnpackedBytes = 100 });
        Refuses(Refusal.ZipTooLargeUnpacked, forge, new() { UnpackedBytes = 199 });
        Refuses(Refusal.ZipTooLargeUnpacked, forge, new() { UnpackedBytes = 99 });
    }

    [Fact]
    public void As_dense_as_is_allowed()
    {
        // Twenty bytes that say they are a thousand.
        var forge = new ZipForge().Add("a", new byte[1000], m => m.Packed = new byte[20]);
        Passes(forge, new() { Ratio = 51, MemberRatioFloor = 999, ArchiveRatioFloor = 999 });
        Refuses(Refusal.ZipRatio, forge, new() { Ratio = 50, MemberRatioFloor = 999, ArchiveRatioFloor = 2000 });
        Refuses(Refusal.ZipRatio, forge, new() { Ratio = 50, MemberRatioFloor = 2000, ArchiveRatioFloor = 999 });
        Passes(forge, new() { Ratio = 50, MemberRatioFloor = 1000, ArchiveRatioFloor = 1000 });
        Passes(forge, new() { Ratio = 50, MemberRatioFloor = 2000, ArchiveRatioFloor = 2000 });
    }

    [Fact]
    public void As_many_bytes_behind_the_archive_as_are_allowed()
    {
        var limits = new ZipLimits { TrailingBytes = 100 };
        Passes(new ZipForge { After = new byte[100] }.Add("a", Text), limits);
        Refuses(Refusal.ZipTrailingBytes, new ZipForge { After = new byte[101] }.Add("a", Text), limits);
        Passes(new ZipForge { Comment = new byte[100] }.Add("a", Text), limits);
    }

    [Theory]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + (64 << 10) - 2)] // its signature lies across two of the stretches that are looked at
    [InlineData((1 << 20) + (64 << 10) - 1)]
    [InlineData((1 << 20) + (64 << 10))]
    [InlineData(5 << 20)]
    public void An_archive_far_from_the_end_is_told_from_a_damaged_one(int behind)
    {
        Refuses(Refusal.ZipTrailingBytes, new ZipForge { After = new byte[behind] }.Add("a", Text));
        var broken = new ZipForge { After = new byte[behind] }.Add("a", Text).Build();
        broken[broken.AsSpan().LastIndexOf("PK\u0005\u0006"u8)] = 0;
        Refuses(Refusal.ZipDamaged, broken);
    }

    [Fact]
    public void So_is_one_that_is_nothing_but_its_end() => Refuses(Refusal.ZipTrailingBytes, new ZipForge { After = new byte[100_000] });

    [Fact]
    public void A_comment_that_says_it_is_longer_than_the_file_is_refused()
    {
        var bytes = new ZipForge { Comment = [1, 2, 3] }.Add("a", Text).Build();
        Passes(bytes);
        bytes[^5] = 4;
        Refuses(Refusal.ZipDamaged, bytes);
    }

    [Fact]
    public void An_end_record_that_is_cut_off_is_refused() => Refuses(Refusal.ZipDamaged, new ZipForge().Add("a", Text).Build()[..^1]);

    [Fact]
    public void Nothing_shorter_than_an_end_record_is_an_archive()
    {
        Passes(new ZipForge().Build());
        Refuses(Refusal.ZipDamaged, new ZipForge().Build()[..^1]);
        Refuses(Refusal.ZipDamaged, []);
    }

    [Fact]
    public void A_directory_must_end_where_the_end_record_begins()
    {
        foreach (var field in new[] { 12, 16 })
            foreach (var by in new[] { -1, 1 })
            {
                var bytes = new ZipForge().Add("a", Text).Build();
                bytes[bytes.Length - 22 + field] = (byte)(bytes[bytes.Length - 22 + field] + by);
                Refuses(Refusal.ZipDamaged, bytes);
            }
    }

    [Fact]
    public void A_directory_that_ends_within_an_entry_is_refused()
    {
        var bytes = new ZipForge { DeclaredMembers = 2 }.Add("a", Text).Build();
        bytes[^10] += 10;
        Refuses(Refusal.ZipDamaged, [.. bytes[..^22], .. "PK\u0001\u0002123456"u8, .. bytes[^22..]]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_directory_has_as_many_members_as_it_says(int declared) => Refuses(Refusal.ZipDamaged, new ZipForge { DeclaredMembers = declared }.Add("a", Text));

    [Theory]
    [InlineData(28)]
    [InlineData(30)]
    [InlineData(32)]
    public void An_entry_that_reaches_beyond_the_directory_is_refused(int lengthField)
    {
        var bytes = new ZipForge().Add("a", Text).Build();
        bytes[bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + lengthField]++;
        Refuses(Refusal.ZipDamaged, bytes);
    }

    [Fact]
    public void Members_come_in_the_order_of_the_file_and_are_found_by_name()
    {
        using var file = new TemporaryFile(new ZipForge().Add("b/", [], m => m.Store([])).Add("b/a", Text).Add("a", Text).Build());
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default);

        zip.Members.Select(m => (m.Name, m.IsFolder)).ShouldBe([("b/", true), ("b/a", false), ("a", false)]);
        zip.UnpackedLength.ShouldBe(2 * Text.Length);
        zip.TryFind("b/a", out var found).ShouldBeTrue();
        found.ShouldBe(zip.Members[1]);
        zip.TryFind("B/a", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_member_is_read_whole_up_to_the_length_that_is_asked_for()
    {
        using var file = new TemporaryFile(new ZipForge().Add("a", Text).Build());
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default);

        zip.ReadAll(zip.Members[0], Text.Length, Refusal.TooLarge).ShouldBe(Text);
        Should.Throw<FileRefusedException>(() => zip.ReadAll(zip.Members[0], Text.Length - 1, Refusal.TooLarge)).Reason.ShouldBe(Refusal.TooLarge);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public async Task A_member_is_read_a_byte_at_a_time_and_to_its_end(ushort method)
    {
        using var file = new TemporaryFile(new ZipForge().Add("a", Text, m =>
        {
            if (method == 0) m.Store(Text);
        }).Build());
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default);
        await using var stream = zip.OpenRead(zip.Members[0]);
        var read = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, TestContext.Current.CancellationToken) == 1)
        {
            read.AddRange(one);
            stream.Position.ShouldBe(read.Count);
        }

        read.ShouldBe(Text);
        (await stream.ReadAsync(one, TestContext.Current.CancellationToken)).ShouldBe(0);
        (stream.CanRead, stream.CanSeek, stream.CanWrite).ShouldBe((true, false, false));
        await Should.ThrowAsync<OperationCanceledException>(() => stream.ReadExactlyAsync(one, new CancellationToken(canceled: true)).AsTask());
    }

    [Fact]
    public void Nothing_stands_between_the_last_member_and_the_directory() => Refuses(Refusal.ZipGap, new ZipForge { Gap = new byte[7] }.Add("a", Text));

    [Fact]
    public void A_member_that_goes_on_behind_its_length_is_refused()
    {
        using var file = new TemporaryFile(new ZipForge().Add("a", Text, m => m.Length = 5).Build());
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default);
        using var stream = zip.OpenRead(zip.Members[0]);
        Should.Throw<FileRefusedException>(() => stream.CopyTo(Stream.Null)).Reason.ShouldBe(Refusal.ZipChecksum);
    }

    [Fact]
    public void A_member_that_ends_before_its_length_is_refused()
    {
        var bytes = new ZipForge().Add("a", Text, m => m.Length++).Build();
        using var file = new TemporaryFile(bytes);
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default);
        Should.Throw<FileRefusedException>(() => zip.ReadAll(zip.Members[0], 1000, Refusal.TooLarge)).Reason.ShouldBe(Refusal.ZipChecksum);
    }
}
