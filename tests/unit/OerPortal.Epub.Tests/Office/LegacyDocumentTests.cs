using OerPortal.Epub.Tests.Kit;
using OerPortal.Office;

namespace OerPortal.Epub.Tests.Office;

public sealed class LegacyDocumentTests
{
    private static readonly byte[] Text = Padded([0xEC, 0xA5, 0xC1, 0, 0, 0, 0, 0, 0, 0, 0, 0], 5000);
    private static readonly byte[] LockedText = Padded([0xEC, 0xA5, 0xC1, 0, 0, 0, 0, 0, 0, 0, 0, 1], 5000);

    // BOF and one sheet; the lock stands between them.
    private static readonly byte[] Sheets = Padded([0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x85, 0, 8, 0, 0, 0, 0, 0, 0, 0, 1, 0], 600);
    private static readonly byte[] LockedSheets = Padded([0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x2F, 0, 2, 0, 1, 0], 600);
    private static readonly byte[] MacroSheets = Padded([0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x85, 0, 8, 0, 0, 0, 0, 0, 0, 1, 1, 0], 600);
    private static readonly byte[] Show = new byte[6000];
    private static readonly byte[] MacroShow = Padded([0x1F, 0, 0xFF, 3, 0x14, 0, 0, 0, 2, 0, 0, 4, 0xC, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0], 6000);
    private static readonly byte[] NoMacroShow = Padded([0x1F, 0, 0xFF, 3, 0x14, 0, 0, 0, 2, 0, 0, 4, 0xC, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0], 6000);

    [Fact]
    public void Each_form_is_told_by_its_stream()
    {
        Read(("WordDocument", Text)).ShouldBe(new LegacyDocument(LegacyKind.Word, IsEncrypted: false, HasMacros: false));
        Read(("Workbook", Sheets)).ShouldBe(new LegacyDocument(LegacyKind.Workbook, IsEncrypted: false, HasMacros: false));
        Read(("PowerPoint Document", Show), ("Current User", User(0xE391C05F))).ShouldBe(new LegacyDocument(LegacyKind.Slides, IsEncrypted: false, HasMacros: false));
        Read(("Something", Text)).Kind.ShouldBe(LegacyKind.Unknown);
    }

    [Fact]
    public void A_password_is_seen_in_each()
    {
        Read(("WordDocument", LockedText)).IsEncrypted.ShouldBeTrue();
        Read(("Workbook", LockedSheets)).IsEncrypted.ShouldBeTrue();
        Read(("PowerPoint Document", Show), ("Current User", User(0xF3D1C4DF))).IsEncrypted.ShouldBeTrue();
        Read(("EncryptedPackage", Text)).ShouldBe(new LegacyDocument(LegacyKind.Protected, IsEncrypted: true, HasMacros: false));
    }

    [Fact]
    public void Macros_are_seen_in_each()
    {
        Read(("WordDocument", Text), ("Macros", null), ("_VBA_PROJECT", Text)).HasMacros.ShouldBeTrue();
        Read(("Workbook", Sheets), ("_VBA_PROJECT_CUR", null)).HasMacros.ShouldBeTrue();
        Read(("Workbook", MacroSheets)).HasMacros.ShouldBeTrue();
        Read(("PowerPoint Document", MacroShow)).HasMacros.ShouldBeTrue();
        Read(("PowerPoint Document", NoMacroShow)).HasMacros.ShouldBeFalse();
    }

    [Fact]
    public void Chains_that_go_in_circles_end()
    {
        var file = OleForge.Build(("WordDocument", Text));
        // The directory follows itself, and so does the stream.
        BitConverter.TryWriteBytes(file.AsSpan(512 + 4), 1);
        BitConverter.TryWriteBytes(file.AsSpan(512 + 16), 4);
        Read(file).Kind.ShouldBe(LegacyKind.Word);
        Read(file[..700]).Kind.ShouldBe(LegacyKind.Unknown);
        Read(file[..20]).Kind.ShouldBe(LegacyKind.Unknown);
    }

    [Theory]
    [InlineData(".VnTime", true)]
    [InlineData("VNI-Times", true)]
    [InlineData("Times New Roman", false)]
    public void An_old_font_is_seen_in_either_width_of_letters(string font, bool isOld)
    {
        using var wide = new TemporaryFile([.. new byte[99], .. System.Text.Encoding.Unicode.GetBytes(font), .. new byte[99]]);
        using var narrow = new TemporaryFile(System.Text.Encoding.Latin1.GetBytes("{\\rtf1{\\fonttbl{\\f0 " + font + ";}}x}"));
        FileSearch.NamesOldFont(wide.Path).ShouldBe(isOld);
        FileSearch.NamesOldFont(narrow.Path).ShouldBe(isOld);
    }

    private static LegacyDocument Read(params (string, byte[]?)[] streams) => Read(OleForge.Build(streams));

    private static LegacyDocument Read(byte[] bytes)
    {
        using var file = new TemporaryFile(bytes);
        return LegacyDocument.Read(file.Path);
    }

    private static byte[] User(uint token) => [.. new byte[12], .. BitConverter.GetBytes(token), .. new byte[20]];

    private static byte[] Padded(byte[] head, int length) => [.. head, .. new byte[length - head.Length]];
}
