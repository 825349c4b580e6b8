using System.Text;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;
using OerPortal.TestKit;
using static OerPortal.Epub.Tests.Kit.ZipVerdict;

namespace OerPortal.Epub.Tests.Zip;

/// <summary>Real books, and archives as large as the portal's own limits: what takes seconds.</summary>
public sealed class LargeZipTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Đọc sách mỗi ngày.");

    [Theory]
    [MemberData(nameof(Books.Epubs), MemberType = typeof(Books))]
    public void Real_books_pass_and_all_their_members_can_be_read(string book)
    {
        using var zip = StrictZip.Open(Corpus.PathTo(book), ZipLimits.Default);
        zip.Members.Count.ShouldBeGreaterThan(3);
        zip.Members[0].Name.ShouldBe("mimetype");
        foreach (var member in zip.Members)
            zip.ReadAll(member, long.MaxValue, Refusal.TooLarge).LongLength.ShouldBe(member.Length);
    }

    [Fact]
    [BadInput(16)]
    public void A_bomb_that_declares_its_size_is_refused_before_unpacking() =>
        Refuses(Refusal.ZipRatio, new ZipForge().Add("a.txt", new byte[100 << 20]));

    [Fact]
    public void A_white_picture_is_no_bomb()
    {
        using var file = new TemporaryFile(new ZipForge().Add("word/media/image1.emf", new byte[60 << 20]).Build());
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default);
        zip.Members[0].Length.ShouldBe(60 << 20);
    }

    [Fact]
    [BadInput(16)]
    public void A_bomb_in_pieces_is_a_bomb() =>
        Refuses(Refusal.ZipRatio, new ZipForge().Add("a", new byte[50 << 20]).Add("b", new byte[50 << 20]).Add("c", new byte[50 << 20]));

    [Fact]
    [BadInput(17)]
    public void A_member_that_inflates_beyond_its_declared_size_stops_there()
    {
        var bytes = new ZipForge().Add("a.txt", new byte[50 << 20], m => m.Length = 1000).Build();
        using var file = new TemporaryFile(bytes);
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default);
        using var stream = zip.OpenRead(zip.Members[0]);
        Should.Throw<FileRefusedException>(() => stream.CopyTo(Stream.Null)).Reason.ShouldBe(Refusal.ZipChecksum);
    }

    [Fact]
    [BadInput(20)]
    public void More_than_ten_thousand_members_are_refused()
    {
        var forge = new ZipForge();
        for (var i = 0; i < 10_001; i++)
            forge.Add($"{i}", [], m => m.Store([]));
        Refuses(Refusal.ZipTooManyMembers, forge);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [BadInput(20)]
    public void A_million_members_are_refused_before_they_are_read(bool isDeclared)
    {
        var bytes = Million(isDeclared);
        var work = ProcessorTime.Begin();
        Refuses(isDeclared ? Refusal.ZipTooManyMembers : Refusal.ZipDamaged, bytes);
        work.Spent.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    // Empty members with numbers for names, counted in a ZIP64 end record, or in the old one as if they were a thousand.
    private static byte[] Million(bool isDeclared)
    {
        const int Count = 1_000_000, NameLength = 6;
        var bytes = new byte[(Count * (30 + 46 + (2 * NameLength))) + 56 + 20 + 22];
        var directory = Count * (30 + NameLength);
        for (var i = 0; i < Count; i++)
        {
            var local = bytes.AsSpan(i * (30 + NameLength));
            var central = bytes.AsSpan(directory + (i * (46 + NameLength)));
            "PK\u0003\u0004\u0014"u8.CopyTo(local);
            "PK\u0001\u0002\u0014\0\u0014"u8.CopyTo(central);
            local[26] = central[28] = NameLength;
            BitConverter.TryWriteBytes(central[42..], i * (30 + NameLength));
            i.TryFormat(local.Slice(30, NameLength), out _, "D6");
            i.TryFormat(central.Slice(46, NameLength), out _, "D6");
        }
        var end = bytes.AsSpan(directory + (Count * (46 + NameLength)));
        if (isDeclared)
        {
            "PK\u0006\u0006\u002C"u8.CopyTo(end);
            BitConverter.TryWriteBytes(end[24..], (long)Count);
            BitConverter.TryWriteBytes(end[32..], (long)Count);
            BitConverter.TryWriteBytes(end[40..], (long)Count * (46 + NameLength));
            BitConverter.TryWriteBytes(end[48..], (long)directory);
            "PK\u0006\u0007"u8.CopyTo(end[56..]);
            BitConverter.TryWriteBytes(end[64..], (long)bytes.Length - 98);
            end[72] = 1;
        }
        "PK\u0005\u0006"u8.CopyTo(end[76..]);
        BitConverter.TryWriteBytes(end[84..], isDeclared ? ushort.MaxValue : (ushort)1000);
        BitConverter.TryWriteBytes(end[86..], isDeclared ? ushort.MaxValue : (ushort)1000);
        BitConverter.TryWriteBytes(end[88..], Count * (46 + NameLength));
        BitConverter.TryWriteBytes(end[92..], directory);
        return isDeclared ? bytes : [.. bytes[..^98], .. bytes[^22..]];
    }
}
