using System.Text;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub.Tests.Zip;

/// <summary>Cases 3 to 28 of the table of bad inputs, as far as they concern the archive itself.</summary>
public sealed class StrictZipTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Đọc sách mỗi ngày.");

    [Fact]
    public void A_plain_archive_is_read() => Reads(new ZipForge().Add("a/b.txt", Text).Add("c.txt", Text, m => m.Store(Text)));

    [Theory]
    [InlineData(12, false)]
    [InlineData(16, false)]
    [InlineData(20, true)]
    [InlineData(24, true)]
    [InlineData(16, true)]
    public void An_archive_from_a_pipe_is_read_when_its_descriptors_agree(int descriptor, bool zip64) =>
        Reads(new ZipForge().Add("a.txt", Text, m => (m.Descriptor, m.Zip64Local) = (descriptor, zip64)).Add("b.txt", Text));

    [Fact]
    public void ZIP64_sizes_in_a_local_header_are_read() => Reads(new ZipForge().Add("a.txt", Text, m => m.Zip64Local = true));

    [Fact]
    public void A_short_comment_and_few_trailing_bytes_are_read() =>
        Reads(new ZipForge { Comment = [1, 2, 3], After = new byte[1000] }.Add("a.txt", Text));

    [Fact]
    public void A_lying_descriptor_is_refused() =>
        Refuses(Refusal.ZipHeadersDisagree, Patch(new ZipForge().Add("a.txt", Text, m => m.Descriptor = 16).Build(), "PK\u0007\u0008", 8));

    [Fact]
    [BadInput(6)]
    public void A_cut_off_directory_is_refused() =>
        Refuses(Refusal.ZipDamaged, new ZipForge().Add("a.txt", Text).Build(withDirectory: false));

    [Fact]
    public void A_cut_off_file_is_refused() => Refuses(Refusal.ZipDamaged, new ZipForge().Add("a.txt", Text).Build()[..^30]);

    [Fact]
    [BadInput(7)]
    public void A_damaged_local_header_is_refused() =>
        Refuses(Refusal.ZipDamaged, new ZipForge().Add("a", Text).Add("b", Text, m => m.LocalSignature = 0x04034b51));

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(93)]
    [InlineData(99)]
    [InlineData(12345)]
    [BadInput(8)]
    public void An_unknown_method_is_refused(int method) =>
        Refuses(Refusal.ZipMethod, new ZipForge().Add("a.txt", Text, m => m.Method = (ushort)method));

    [Fact]
    [BadInput(9)]
    public void An_encrypted_member_is_refused() =>
        Refuses(Refusal.Encrypted, new ZipForge().Add("a.txt", Text, m => m.Flags |= 1));

    [Fact]
    [BadInput(9)]
    public void An_encryption_flag_in_one_header_only_is_refused() =>
        Refuses(Refusal.ZipHeadersDisagree, new ZipForge().Add("a.txt", Text, m => m.LocalFlags = 0x0801));

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("%PDF-1.7\n")]
    [InlineData("GIF89a")]
    [BadInput(13)]
    public void Bytes_before_the_archive_are_refused(string before)
    {
        var forge = new ZipForge { Before = Encoding.ASCII.GetBytes(before.PadRight(4096)) }.Add("a.txt", Text);
        Refuses(Refusal.ZipNotAtStart, forge);
    }

    [Fact]
    public void A_ZIP_hidden_behind_a_first_local_header_is_refused()
    {
        var inner = new ZipForge { Before = [.. "PK\u0003\u0004"u8, .. new byte[60]] }.Add("a.txt", Text);
        Refuses(Refusal.ZipNotAtStart, inner);
    }

    [Fact]
    [BadInput(15)]
    public void More_than_64_KiB_behind_the_archive_are_refused() =>
        Refuses(Refusal.ZipTrailingBytes, new ZipForge { After = new byte[70_000] }.Add("a.txt", Text));

    [Fact]
    public void A_gap_between_members_is_refused() =>
        Refuses(Refusal.ZipGap, new ZipForge { Gap = new byte[7] }.Add("a.txt", Text).Add("b.txt", Text));

    [Fact]
    [BadInput(18)]
    public void Overlapping_members_are_refused() =>
        Refuses(Refusal.ZipOverlap, new ZipForge { Overlap = true }.Add("a.txt", Text).Add("b.txt", Text));

    [Fact]
    public void An_archive_that_declares_too_much_is_refused() =>
        Refuses(Refusal.ZipTooLargeUnpacked, new ZipForge().Add("a.txt", Text, m => m.Length = 600u << 20));

    [Fact]
    [BadInput(27)]
    public void A_wrong_checksum_is_refused() =>
        ReadRefuses(Refusal.ZipChecksum, new ZipForge().Add("a.txt", Text, m => m.Crc ^= 1).Build());

    [Fact]
    public void Bytes_hidden_behind_the_deflate_data_are_refused() =>
        ReadRefuses(Refusal.ZipChecksum, new ZipForge().Add("a.txt", Text, m => m.Packed = [.. m.Packed, .. "hidden"u8]).Build());

    [Fact]
    public void Broken_deflate_data_is_refused() =>
        ReadRefuses(Refusal.ZipDamaged, new ZipForge().Add("a.txt", Text, m => m.Packed = [0xff, 0xff, 0xff, 0xff]).Build());

    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("a.txt", "A.TXT")]
    [InlineData("tiếng.txt", "tiếng.txt")]
    [InlineData("a", "a/b.txt")]
    [BadInput(21)]
    public void Names_that_some_computer_takes_for_one_are_refused(string first, string second) =>
        Refuses(Refusal.ZipDuplicateName, new ZipForge().Add(first.Normalize(NormalizationForm.FormC), Text)
            .Add(second.Normalize(NormalizationForm.FormD), Text));

    [Theory]
    [InlineData("../../etc/x")]
    [InlineData("a/../../x")]
    [InlineData("..\\..\\x")]
    [InlineData("/abs")]
    [InlineData("C:\\x")]
    [InlineData("C:/x")]
    [InlineData("\\\\srv\\s")]
    [InlineData("a/./b")]
    [InlineData("a//b")]
    [InlineData("a./b")]
    [InlineData("a ")]
    [InlineData("CON")]
    [InlineData("aux.html")]
    [InlineData("x:stream")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("a\u202Egpj.exe")]
    [InlineData("a\u200Bb")]
    [BadInput(22, 23, 25)]
    public void Unsafe_names_are_refused(string name) => Refuses(Refusal.ZipUnsafeName, new ZipForge().Add(name, Text));

    [Fact]
    [BadInput(25)]
    public void Endless_names_and_depths_are_refused()
    {
        Refuses(Refusal.ZipUnsafeName, new ZipForge().Add(new string('a', 5000), Text));
        Refuses(Refusal.ZipUnsafeName, new ZipForge().Add(string.Join('/', Enumerable.Repeat("a", 300)), Text));
    }

    [Theory]
    [InlineData(0xA000u)]
    [InlineData(0x2000u)]
    [InlineData(0x6000u)]
    [InlineData(0x1000u)]
    [BadInput(24)]
    public void Links_and_devices_are_refused(uint type) =>
        Refuses(Refusal.ZipSpecialFile, new ZipForge().Add("a", Text, m => m.Attributes = (type | 0x1FF) << 16));

    [Fact]
    [BadInput(24)]
    public void A_hard_link_field_is_refused() =>
        Refuses(Refusal.ZipSpecialFile, new ZipForge().Add("a", Text, m => m.CentralExtra = [0x0d, 0, 16, 0, .. new byte[16]]));

    [Fact]
    [BadInput(26)]
    public void Two_names_for_one_member_are_refused() =>
        Refuses(Refusal.ZipHeadersDisagree, new ZipForge().Add("a.txt", Text, m => m.LocalName = "b.txt"u8.ToArray()));

    [Fact]
    public void Two_lengths_for_one_member_are_refused() =>
        Refuses(Refusal.ZipHeadersDisagree, new ZipForge().Add("a.txt", Text, m => m.LocalLength = 5));

    [Fact]
    [BadInput(26)]
    public void Names_without_the_UTF8_flag_are_code_page_437()
    {
        using var file = new TemporaryFile(new ZipForge().Add([0x81, 0x62], Text, m => m.Flags = 0).Build());
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default);
        zip.Members[0].Name.ShouldBe("üb");
    }

    [Fact]
    public void Names_that_claim_to_be_UTF8_and_are_not_are_refused() =>
        Refuses(Refusal.ZipUnsafeName, new ZipForge().Add([0xff, 0xfe], Text));

    [Theory]
    [InlineData("7z\u00bc\u00af\u0027\u001c")]
    [InlineData("Rar!\u001a\u0007\u0001\0")]
    [InlineData("\u001f\u008b\u0008\0")]
    [BadInput(10, 28)]
    public void Other_archives_are_no_ZIP(string head) =>
        Refuses(Refusal.ZipNotAtStart, [.. Encoding.Latin1.GetBytes(head), .. new byte[100]]);

    private static void Reads(ZipForge forge)
    {
        using var file = new TemporaryFile(forge.Build());
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default);
        foreach (var member in zip.Members)
            zip.ReadAll(member, 1000, Refusal.TooLarge).ShouldBe(Text);
    }

    private static void Refuses(Refusal reason, ZipForge forge) => Refuses(reason, forge.Build());

    private static void Refuses(Refusal reason, byte[] bytes)
    {
        using var file = new TemporaryFile(bytes);
        Should.Throw<FileRefusedException>(() => StrictZip.Open(file.Path, ZipLimits.Default)).Reason.ShouldBe(reason);
    }

    private static void ReadRefuses(Refusal reason, byte[] bytes)
    {
        using var file = new TemporaryFile(bytes);
        using var zip = StrictZip.Open(file.Path, ZipLimits.Default);
        using var stream = zip.OpenRead(zip.Members[0]);
        Should.Throw<FileRefusedException>(() => stream.CopyTo(Stream.Null)).Reason.ShouldBe(reason);
    }

    private static byte[] Patch(byte[] bytes, string after, int offset)
    {
        bytes[bytes.AsSpan().IndexOf(Encoding.Latin1.GetBytes(after)) + offset] ^= 1;
        return bytes;
    }
}
