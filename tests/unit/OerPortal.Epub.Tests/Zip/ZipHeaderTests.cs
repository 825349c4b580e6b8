using System.Text;
using OerPortal.Epub.Tests.Kit;
using static OerPortal.Epub.Tests.Kit.ZipVerdict;

namespace OerPortal.Epub.Tests.Zip;

/// <summary>Both headers of a member, its descriptor and its extra fields.</summary>
public sealed class ZipHeaderTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Đọc sách mỗi ngày.");

    [Theory]
    [InlineData(0x8000u, "a", true)]
    [InlineData(0x4000u, "a/", true)]
    [InlineData(0x8000u, "a/", true)]
    [InlineData(0x4000u, "a", false)]
    [InlineData(0xC000u, "a", false)]
    public void Only_files_and_folders_are_members(uint type, string name, bool passes)
    {
        var forge = new ZipForge().Add(name, name[^1] == '/' ? [] : Text, m =>
        {
            m.Attributes = type << 16;
            if (name[^1] == '/') m.Store([]);
        });
        if (passes) Passes(forge);
        else Refuses(Refusal.ZipSpecialFile, forge);
    }

    [Theory]
    [InlineData(0x0002, null)]
    [InlineData(0x0004, null)]
    [InlineData(0x0010, Refusal.ZipMethod)]
    [InlineData(0x0020, Refusal.ZipMethod)]
    [InlineData(0x8000, Refusal.ZipMethod)]
    [InlineData(0x0040, Refusal.Encrypted)]
    [InlineData(0x2000, Refusal.Encrypted)]
    public void Flags_that_change_what_the_bytes_mean_are_refused(int flag, Refusal? reason)
    {
        var forge = new ZipForge().Add("a", Text, m => m.Flags |= (ushort)flag);
        if (reason is { } why) Refuses(why, forge);
        else Passes(forge);
    }

    [Theory]
    [InlineData(0x0002, true)]
    [InlineData(0x0010, false)]
    [InlineData(0x0020, false)]
    [InlineData(0x0040, false)]
    [InlineData(0x2000, false)]
    [InlineData(0x0800, false)]
    [InlineData(0x0008, false)]
    public void Both_headers_have_the_same_flags(int flag, bool mayDiffer)
    {
        var forge = new ZipForge().Add("a", Text, m => m.LocalFlags = (ushort)(m.Flags ^ flag));
        if (mayDiffer) Passes(forge);
        else Refuses(Refusal.ZipHeadersDisagree, forge);
    }

    [Theory]
    [InlineData(8)] // method
    [InlineData(14)] // checksum
    [InlineData(18)] // packed length
    [InlineData(22)] // length
    public void Both_headers_say_the_same(int field)
    {
        var bytes = new ZipForge().Add("a", Text).Build();
        bytes[field] ^= 1;
        Refuses(Refusal.ZipHeadersDisagree, bytes);
    }

    [Fact]
    public void Only_a_descriptor_excuses_a_length_that_is_not_said() =>
        Refuses(Refusal.ZipHeadersDisagree, new ZipForge().Add("a", Text, m => m.LocalLength = 0));

    [Fact]
    public void Sizes_in_64_bits_are_both_there() => Refuses(
        Refusal.ZipHeadersDisagree, new ZipForge().Add("a", Text, m => (m.LocalLength, m.LocalExtra) = (uint.MaxValue, [1, 0, 8, 0, (byte)Text.Length, 0, 0, 0, 0, 0, 0, 0])));

    [Fact]
    public void Of_sizes_in_64_bits_only_those_count_that_have_no_other_place()
    {
        var bytes = new ZipForge().Add("a", Text, m => m.LocalExtra = [1, 0, 16, 0, 1, 2, 3, 4, 0, 0, 0, 0, .. BitConverter.GetBytes((long)m.Packed.Length)]).Build();
        bytes.AsSpan(18, 4).Fill(0xff);
        Passes(bytes);
    }

    [Fact]
    public void What_is_stored_has_one_length() =>
        Refuses(Refusal.ZipHeadersDisagree, new ZipForge().Add("a", Text, m => (m.Method, m.Packed) = (0, [.. Text, 0])));

    [Theory]
    [InlineData(11, Refusal.ZipHeadersDisagree)]
    [InlineData(13, Refusal.ZipGap)]
    [InlineData(25, Refusal.ZipGap)]
    public void Between_two_members_stands_a_descriptor_or_nothing(int between, Refusal reason) =>
        Refuses(reason, new ZipForge { Gap = new byte[between] }.Add("a", Text, m => (m.LocalFlags, m.Flags) = (0x0808, 0x0808)).Add("b", Text, m => (m.LocalFlags, m.Flags) = (0x0808, 0x0808)));

    [Theory]
    [InlineData(12, 0)]
    [InlineData(12, 4)]
    [InlineData(12, 8)]
    [InlineData(16, 0)]
    [InlineData(16, 4)]
    [InlineData(16, 8)]
    [InlineData(16, 12)]
    [InlineData(20, 0)]
    [InlineData(20, 4)]
    [InlineData(20, 8)]
    [InlineData(20, 12)]
    [InlineData(20, 16)]
    [InlineData(24, 0)]
    [InlineData(24, 4)]
    [InlineData(24, 8)]
    [InlineData(24, 12)]
    [InlineData(24, 16)]
    [InlineData(24, 20)]
    public void A_descriptor_says_the_same_as_the_directory(int length, int field)
    {
        var bytes = new ZipForge().Add("a", Text, m => m.Descriptor = length).Build();
        bytes[bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) - length + field] ^= 1;
        Refuses(Refusal.ZipHeadersDisagree, bytes);
    }

    [Theory]
    [InlineData("0A0B00", "", true)] // three bytes are no field
    [InlineData("0000000000", "", true)] // zeros that align
    [InlineData("0A0B0200FF", "", false)]
    [InlineData("00000200FF", "", false)]
    [InlineData("0A0B0100FF", "0A0B0100FF", true)]
    [InlineData("0000010000", "", true)]
    [InlineData("", "0000000100", false)] // in the directory nothing aligns
    [InlineData("01000000", "", true)]
    [InlineData("0100000001000000", "", false)] // the sizes twice
    [InlineData("", "0D000C00000000000000000000000000", true)] // times and owners
    [InlineData("", "0D000D0000000000000000000000000000", false)] // and the target of a link
    public void Extra_fields_are_whole(string local, string central, bool passes)
    {
        var forge = new ZipForge().Add("a", Text, m => (m.LocalExtra, m.CentralExtra) = (Convert.FromHexString(local), Convert.FromHexString(central)));
        if (passes) Passes(forge);
        else Should.Throw<FileRefusedException>(() => Passes(forge));
    }

    [Fact]
    public void A_member_may_have_a_comment() => Passes(new ZipForge().Add("a", Text, m => m.Comment = [1, 2, 3]).Add("b", Text)).ShouldBe(["a", "b"]);
}
