using System.IO.Hashing;
using System.Text;
using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;
using static OerPortal.Epub.Tests.Kit.ZipVerdict;

namespace OerPortal.Epub.Tests.Zip;

/// <summary>Which names members may have, and by which of several names they go.</summary>
public sealed class ZipNameTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Đọc sách mỗi ngày.");

    [Fact]
    public void A_name_as_long_as_is_allowed()
    {
        var limits = new ZipLimits { NameBytes = 8 };
        Passes(new ZipForge().Add("12345678", Text), limits);
        Refuses(Refusal.ZipUnsafeName, new ZipForge().Add("123456789", Text), limits);
        Refuses(Refusal.ZipUnsafeName, new ZipForge().Add("", Text));
        Passes(new ZipForge().Add(new string('a', 255), Text));
        Refuses(Refusal.ZipUnsafeName, new ZipForge().Add(new string('a', 256), Text));
        Refuses(Refusal.ZipUnsafeName, new ZipForge().Add(new string('ư', 128), Text));
    }

    [Fact]
    public void As_deep_as_is_allowed()
    {
        var limits = new ZipLimits { Depth = 2 };
        Passes(new ZipForge().Add("a/b/c", Text), limits);
        Refuses(Refusal.ZipUnsafeName, new ZipForge().Add("a/b/c/d", Text), limits);
        Passes(new ZipForge().Add("a/b/c/", []), limits);
    }

    [Theory]
    [InlineData("a\u001F", false)]
    [InlineData("a b", true)]
    [InlineData("a~", true)]
    [InlineData("a\u007F", false)]
    [InlineData("a\u009F", false)]
    [InlineData("a\u00A0b", true)]
    [InlineData("a\u200A", true)]
    [InlineData("a\u200B", false)]
    [InlineData("a\u200F", false)]
    [InlineData("a\u2010", true)]
    [InlineData("a\u2027", true)]
    [InlineData("a\u2028", false)]
    [InlineData("a\u202E", false)]
    [InlineData("a\u202F", true)]
    [InlineData("a\u205F", true)]
    [InlineData("a\u2060", false)]
    [InlineData("a\u206F", false)]
    [InlineData("a\u2070", true)]
    [InlineData("a\uFEFF", false)]
    [InlineData("a\uFFFE", false)]
    [InlineData("a\uFFFF", false)]
    [InlineData("con", false)]
    [InlineData("nul .txt", false)]
    [InlineData("a/prn", false)]
    [InlineData("conin$", false)]
    [InlineData("CONOUT$", false)]
    [InlineData("com1", false)]
    [InlineData("com9.x", false)]
    [InlineData("lpt5", false)]
    [InlineData("com", true)]
    [InlineData("com10", true)]
    [InlineData("..", false)]
    [InlineData(".", false)]
    [InlineData(".a", true)]
    [InlineData("a.", false)]
    [InlineData("a/", false)] // a folder that holds bytes
    public void Names_are_plain_on_every_computer(string name, bool passes)
    {
        if (passes) Passes(new ZipForge().Add(name, Text));
        else Should.Throw<FileRefusedException>(() => Passes(new ZipForge().Add(name, Text)));
    }

    [Theory]
    [InlineData("COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9 CON PRN AUX NUL CONIN$ CONOUT$")]
    [BadInput(23)]
    public void No_device_can_be_a_name(string names)
    {
        foreach (var name in names.Split(' ')) Refuses(Refusal.ZipUnsafeName, new ZipForge().Add(name, Text));
    }

    [Fact]
    public void Folders_and_their_files_stand_beside_each_other() =>
        Passes(new ZipForge().Add("a/", [], m => m.Store([])).Add("a/b", Text).Add("ab", Text).Add("a/b c/d", Text));

    [Theory]
    [InlineData("a/b/c/d")]
    [InlineData("A/b")]
    public void No_file_is_the_folder_of_another(string below) => Refuses(Refusal.ZipDuplicateName, new ZipForge().Add("a", Text).Add(below, Text));

    [Fact]
    public void A_name_in_Unicode_beside_the_old_one_counts_when_it_belongs_to_it()
    {
        byte[] old = [0x81, 0x62];
        Name(old, 0, Field(1, Crc32.HashToUInt32(old), "üb mới")).ShouldBe("üb mới");
        Name(old, 0, Field(2, Crc32.HashToUInt32(old), "mới")).ShouldBe("üb");
        Name(old, 0, Field(1, 1234, "mới")).ShouldBe("üb");
        Name(old, 0, [0x75, 0x70, 4, 0, 1, 0, 0, 0]).ShouldBe("üb");
        Name("tên"u8.ToArray(), 0x0800, Field(1, Crc32.HashToUInt32("tên"u8), "tên")).ShouldBe("tên");
        Should.Throw<FileRefusedException>(() => Name("tên"u8.ToArray(), 0x0800, Field(1, Crc32.HashToUInt32("tên"u8), "khác"))).Reason.ShouldBe(Refusal.ZipHeadersDisagree);
        Should.Throw<FileRefusedException>(() => Name(old, 0, Field(1, Crc32.HashToUInt32(old), "../x"))).Reason.ShouldBe(Refusal.ZipUnsafeName);
        Should.Throw<FileRefusedException>(() => Name(old, 0, Field(1, Crc32.HashToUInt32(old), ""))).Reason.ShouldBe(Refusal.ZipUnsafeName);

        static byte[] Field(byte version, uint crc, string name)
        {
            var text = Encoding.UTF8.GetBytes(name);
            return [0x75, 0x70, (byte)(text.Length + 5), 0, version, .. BitConverter.GetBytes(crc), .. text];
        }

        static string Name(byte[] name, ushort flags, byte[] field)
        {
            using var file = new TemporaryFile(new ZipForge().Add(name, Text, m => (m.Flags, m.CentralExtra) = (flags, field)).Build());
            using var zip = StrictZip.Open(file.Path, ZipLimits.Default);
            return zip.Members[0].Name;
        }
    }

    [Fact]
    public void Names_in_books_are_UTF8_when_they_can_be()
    {
        Passes(new ZipForge().Add("tên", Text, m => m.Flags = 0), new() { NamesAreUtf8 = true }).ShouldBe(["tên"]);
        Passes(new ZipForge().Add([0x81, 0x62], Text, m => m.Flags = 0), new() { NamesAreUtf8 = true }).ShouldBe(["üb"]);
    }
}
