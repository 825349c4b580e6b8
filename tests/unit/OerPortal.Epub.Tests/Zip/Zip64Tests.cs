using System.Buffers.Binary;
using System.Text;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;
using static OerPortal.Epub.Tests.Kit.ZipVerdict;

namespace OerPortal.Epub.Tests.Zip;

/// <summary>Archives with 64-bit figures in their end record or directory, and those that lie in one field of them.</summary>
public sealed class Zip64Tests
{
    private const int Zip64End = 56;
    private const int Locator = 20;
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Đọc sách mỗi ngày.");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_end_record_in_64_bits_is_read(bool isOldOneEmpty) => Read(Archive(isOldOneEmpty)).ShouldBe(["a.txt", "b.txt"]);

    [Theory]
    [InlineData(0)] // signature
    [InlineData(4)] // length: an extensible sector to hide in
    [InlineData(16)] // disk
    [InlineData(20)] // disk of the directory
    [InlineData(24)] // members here and in all
    [InlineData(32)]
    [InlineData(40)] // length and place of the directory
    [InlineData(48)]
    [InlineData(Zip64End + 4)] // the locator: disk, place, disks
    [InlineData(Zip64End + 8)]
    [InlineData(Zip64End + 16, 2)]
    public void A_lie_in_it_is_refused(int field, byte change = 1) => Refuses(Refusal.ZipDamaged, Archive(isOldOneEmpty: true, end => end[field] ^= change));

    [Theory]
    [InlineData(47)]
    [InlineData(55)]
    public void Figures_beyond_all_archives_are_refused(int highestByte) => Refuses(Refusal.ZipDamaged, Archive(isOldOneEmpty: true, end => end[highestByte] = 0x80));

    [Theory]
    [InlineData(12)]
    [InlineData(16)]
    public void An_old_record_that_says_otherwise_is_refused(int field) =>
        Refuses(Refusal.ZipHeadersDisagree, Archive(isOldOneEmpty: false, end => end[Zip64End + Locator + field] ^= 1));

    [Fact]
    public void An_old_record_that_counts_otherwise_is_refused() =>
        Refuses(Refusal.ZipHeadersDisagree, Archive(isOldOneEmpty: false, end => end[Zip64End + Locator + 8] = end[Zip64End + Locator + 10] = 3));

    [Theory]
    [InlineData(10, 2)]
    [InlineData(12, 4)]
    [InlineData(16, 4)]
    public void An_old_record_that_points_to_one_that_is_not_there_is_refused(int field, int length) => Refuses(Refusal.ZipDamaged, Archive(isOldOneEmpty: false, end =>
    {
        end[Zip64End] = 0;
        end.Slice(Zip64End + Locator + field, length).Fill(0xff);
        if (field == 10) end.Slice(Zip64End + Locator + 8, 2).Fill(0xff);
    }));

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void An_archive_of_several_disks_is_refused(int field)
    {
        var bytes = Forge().Build();
        bytes[bytes.Length - 22 + field] = 1;
        Refuses(Refusal.ZipDamaged, bytes);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void A_disk_that_is_said_in_64_bits_is_read(int field)
    {
        var bytes = Forge().Build();
        bytes.AsSpan(bytes.Length - 22 + field, 2).Fill(0xff);
        Read(bytes).Count.ShouldBe(2);
    }

    [Fact]
    public void Members_here_and_in_all_must_be_as_many()
    {
        var bytes = Forge().Build();
        bytes[^14] = 1;
        Refuses(Refusal.ZipDamaged, bytes);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public void A_directory_in_64_bits_is_read(bool length, bool packed, bool offset) => Read(Directory(length, packed, offset)).ShouldBe(["a.txt", "b.txt"]);

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(false, false, true)]
    public void A_directory_that_is_short_of_a_figure_is_refused(bool length, bool packed, bool offset) =>
        Refuses(Refusal.ZipDamaged, Directory(length, packed, offset, field => field[..^1]));

    [Fact]
    public void A_length_below_nothing_is_refused_although_both_headers_say_it() => Refuses(Refusal.ZipDamaged, new ZipForge().Add("a.txt", Text, m =>
    {
        m.Length = uint.MaxValue;
        byte[] negative = [0, 0, 0, 0, 0, 0, 0, 0x80];
        m.CentralExtra = [1, 0, 8, 0, .. negative];
        m.LocalExtra = [1, 0, 16, 0, .. negative, .. BitConverter.GetBytes((long)m.Packed.Length)];
    }));

    [Fact]
    public void A_member_on_another_disk_is_refused()
    {
        var bytes = Forge().Build();
        bytes[bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 34] = 1;
        Refuses(Refusal.ZipDamaged, bytes);
    }

    private static ZipForge Forge() => new ZipForge().Add("a.txt", Text).Add("b.txt", Text);

    // The figures of the old record once more in 64 bits in front of it.
    private static byte[] Archive(bool isOldOneEmpty, SpanAction? change = null)
    {
        var bytes = Forge().Build();
        var old = bytes[^22..];
        var end = new byte[Zip64End + Locator + 22];
        "PK\u0006\u0006\u002C"u8.CopyTo(end);
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(24), BinaryPrimitives.ReadUInt16LittleEndian(old.AsSpan(10)));
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(32), BinaryPrimitives.ReadUInt16LittleEndian(old.AsSpan(10)));
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(40), BinaryPrimitives.ReadUInt32LittleEndian(old.AsSpan(12)));
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(48), BinaryPrimitives.ReadUInt32LittleEndian(old.AsSpan(16)));
        "PK\u0006\u0007"u8.CopyTo(end.AsSpan(Zip64End));
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(Zip64End + 8), bytes.Length - 22);
        end[Zip64End + 16] = 1;
        if (isOldOneEmpty) old.AsSpan(8, 12).Fill(0xff);
        old.CopyTo(end, Zip64End + Locator);
        change?.Invoke(end);
        return [.. bytes[..^22], .. end];
    }

    // The second member's figures in an extra field.
    private static byte[] Directory(bool length, bool packed, bool offset, Func<byte[], byte[]>? change = null)
    {
        var plain = Forge().Build();
        var at = plain.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        var figures = new List<byte>();
        foreach (var (isWide, field) in new[] { (length, 24), (packed, 20), (offset, 42) })
            if (isWide) figures.AddRange([.. plain[(at + field)..(at + field + 4)], 0, 0, 0, 0]);
        var extra = change?.Invoke([.. figures]) ?? [.. figures];
        var bytes = new ZipForge().Add("a.txt", Text).Add("b.txt", Text, m => m.CentralExtra = [1, 0, (byte)extra.Length, 0, .. extra]).Build();
        foreach (var (isWide, field) in new[] { (length, 24), (packed, 20), (offset, 42) })
            if (isWide) bytes.AsSpan(at + field, 4).Fill(0xff);
        return bytes;
    }

    private static List<string> Read(byte[] bytes)
    {
        using var file = new TemporaryFile(bytes);
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default);
        foreach (var member in zip.Members)
            zip.ReadAll(member, 1000, Refusal.TooLarge).ShouldBe(Text);
        return [.. zip.Members.Select(m => m.Name)];
    }

    private delegate void SpanAction(Span<byte> end);
}
